"""A passage is found again in a changed text, or honestly given up."""

import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive_viewer.anchoring import Ambiguous, find_again, locate
from archive_viewer.anchoring.approximating import allowed_edits
from archive_viewer.domain.annotation import Anchoring, Quote
from archive_viewer.domain.span import Span

SAMPLE = (Path(__file__).parents[3] / "resources" / "sample" / "article.txt").read_text(encoding="utf-8")


def again(old: str, new: str, words: str, nth: int = 0) -> tuple[str | None, Anchoring]:
    start = -1
    for _ in range(nth + 1):
        start = old.index(words, start + 1)
    found = find_again(Quote.at(old, start, start + len(words)), start, start + len(words), old, new)
    return (None if found.span is None else found.span.of(new)), found.outcome


def test_an_unchanged_text_leaves_it_unchanged() -> None:
    assert again(SAMPLE, SAMPLE, "1023人") == ("1023人", Anchoring.UNCHANGED)


def test_an_edit_after_it_leaves_it_unchanged() -> None:
    assert again(SAMPLE, SAMPLE + "\n更正声明", "1023人") == ("1023人", Anchoring.UNCHANGED)


def test_a_paragraph_before_it_moves_it() -> None:
    assert again(SAMPLE, "编者按。\n" + SAMPLE, "2个先进单位") == ("2个先进单位", Anchoring.MOVED)


def test_of_two_equal_passages_each_finds_its_own() -> None:
    words = "玉溪市连续10次入选“中国最安全城市”"
    new = "编者按。\n" + SAMPLE.replace("展现云南公安十年来的工作成效和亮点", "展现成效")
    first = find_again(Quote.at(SAMPLE, SAMPLE.index(words), SAMPLE.index(words) + len(words)),
                       SAMPLE.index(words), SAMPLE.index(words) + len(words), SAMPLE, new)  # fmt: skip
    last = SAMPLE.rindex(words)
    second = find_again(Quote.at(SAMPLE, last, last + len(words)), last, last + len(words), SAMPLE, new)
    assert first.span is not None
    assert second.span is not None
    assert first.span.start == new.index(words)
    assert second.span.start == new.rindex(words)


def test_a_corrected_figure_is_altered_not_silently_the_same() -> None:
    words = "破获各类刑事案件1245起,查封、冻结涉黑涉恶资产5.625亿元"
    new = SAMPLE.replace("1245起", "1254起")
    assert again(SAMPLE, new, words) == (words.replace("1245", "1254"), Anchoring.ALTERED)


@pytest.mark.parametrize("words", ["88个", "1023人", "5.625亿元", "9.3亿元"])
def test_few_characters_may_not_differ(words: str) -> None:
    new = SAMPLE.replace(words, "若干")
    assert again(SAMPLE, new, words) == (None, Anchoring.ORPHANED)


def test_short_words_elsewhere_are_not_taken_for_it() -> None:
    old = "第一段讲了修路的事情，共有2个标段。\n第二段讲了别的。"
    new = "完全不同的一篇文章，说的是种树：有2个苗圃。"
    assert again(old, new, "2个") == (None, Anchoring.ORPHANED)


def test_a_removed_paragraph_leaves_an_orphan() -> None:
    words = "三是保障水平达到新层次。警务保障力度不断加强,保障机制不断健全"
    line = next(line for line in SAMPLE.split("\n") if words in line)
    assert again(SAMPLE, SAMPLE.replace(line + "\n", ""), words) == (None, Anchoring.ORPHANED)


def test_the_allowance_grows_slowly() -> None:
    assert [allowed_edits(n) for n in (1, 4, 7, 8, 40, 100, 10_000)] == [0, 0, 0, 1, 5, 12, 48]


BODY = "\n".join(line for line in SAMPLE.split("\n") if len(line) > 60)


@given(st.integers(0, 2**32), st.integers(10, 60), st.integers(1, 12))
def test_edits_elsewhere_never_lose_or_misplace_a_passage(seed: int, length: int, edits: int) -> None:
    """Insertions, deletions and replacements outside of the passage and its nearest context: the same words, there."""
    rng = random.Random(seed)
    start = rng.randrange(len(BODY) - length)
    end = start + length
    left, middle, right = BODY[: max(0, start - 8)], BODY[max(0, start - 8) : end + 8], BODY[end + 8 :]
    for _ in range(edits):
        side = rng.random() < 0.5
        piece = left if side else right
        at = rng.randrange(len(piece) + 1)
        piece = piece[:at] + rng.choice(["", "插入的话", "。\n新段落", "X"]) + piece[at + rng.randrange(20) :]
        left, right = (piece, right) if side else (left, piece)
    new = left + middle + right
    found = find_again(Quote.at(BODY, start, end), start, end, BODY, new)
    assert found.span is not None
    assert found.span.of(new) == BODY[start:end]
    assert found.span.start == len(left) + min(8, start)


@given(st.integers(0, 2**32), st.integers(24, 80))
def test_one_edit_inside_is_found_as_altered_at_its_place(seed: int, length: int) -> None:
    rng = random.Random(seed)
    start = rng.randrange(len(BODY) - length)
    end = start + length
    at = rng.randrange(start + 4, end - 4)
    new = BODY[:at] + "囧" + BODY[at + rng.randrange(2) :]
    found = find_again(Quote.at(BODY, start, end), start, end, BODY, new)
    assert found.outcome is Anchoring.ALTERED
    assert found.span is not None
    assert abs(found.span.start - start) <= 1
    assert "囧" in found.span.of(new)


@given(st.text("甲乙丙。\n", max_size=60), st.text("甲乙丙。\n", max_size=60), st.data())
def test_a_span_is_exact_unless_it_says_altered(old: str, new: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(old)))
    end = data.draw(st.integers(start, len(old)))
    found = find_again(Quote.at(old, start, end), start, end, old, new)
    assert (found.span is None) == (found.outcome is Anchoring.ORPHANED)
    if found.span is not None:
        assert 0 <= found.span.start < found.span.end <= len(new)
        assert (found.span.of(new) == old[start:end]) or found.outcome is Anchoring.ALTERED
        assert (found.outcome is Anchoring.UNCHANGED) <= (found.span == Span(start, end))


def test_a_typed_quote_is_located_by_its_context() -> None:
    text = "甲有2个。\n乙有2个。"
    assert locate(text, Quote("甲有")) == Span(0, 2)
    assert locate(text, Quote("2个", prefix="乙有")) == Span(8, 10)
    assert locate(text, Quote("2个", suffix="。乙")) is None
    assert locate(text, Quote("2个", suffix="。\n乙")) == Span(2, 4)
    assert locate(text, Quote("丙")) is None
    assert locate(text, Quote("")) is None
    found = locate(text, Quote("2个"))
    assert isinstance(found, Ambiguous)
    assert found.count == 2
