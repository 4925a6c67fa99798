"""Snippets are whole clauses, cut from the text as it stands."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from archive_viewer.search.snippets import Mark, snippets

TEXTS = st.text(st.sampled_from("甲乙丙丁。，；！\n a."), min_size=1, max_size=400)


@given(TEXTS, st.data())
def test_a_snippet_is_the_text_at_its_place_and_holds_a_mark(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, min(len(text), start + 8)))
    for snippet in snippets(text, [Mark(start, end, 0)]):
        assert snippet.text == text[snippet.start : snippet.end]
        assert snippet.start <= start
        assert end <= snippet.end
        assert len(snippet.text) <= 60 + 8


@given(TEXTS, st.lists(st.integers(0, 399), max_size=30))
def test_snippets_are_few_and_apart(text: str, places: list[int]) -> None:
    marks = [Mark(p, p + 1, i % 3) for i, p in enumerate(sorted({p for p in places if p < len(text)}))]
    found = sorted(snippets(text, marks))
    assert len(found) <= 3
    assert all(one.end <= other.start for one, other in pairwise(found))


def test_a_snippet_ends_with_its_clause() -> None:
    text = (
        "第一句与此无关，而且相当长，相当长，相当长，相当长，长到放不进同一段摘录里去，所以应当略去才好，这一点毋庸置疑。玉溪公安护发展。"
        + "后" * 70
    )
    (snippet,) = snippets(text, [Mark(text.index("护发展"), text.index("护发展") + 3, 0)])
    assert snippet.text.endswith("玉溪公安护发展。")
    assert text[snippet.start - 1] in "，。"


def test_the_clause_with_most_different_words_comes_first() -> None:
    filler = "无关的话" * 20 + "。"
    text = "扫黑。" + filler + "扫黑与禁毒。" + filler
    first = text.index("扫黑与")
    marks = [Mark(0, 2, 0), Mark(first, first + 2, 0), Mark(first + 3, first + 5, 1)]
    assert "扫黑与禁毒" in snippets(text, marks)[0].text


def test_without_a_mark_the_text_begins() -> None:
    assert snippets("短\n这是一段足够长的开头文字，用来告诉读者这是什么文章。", ())[0].text.startswith("这是一段")
    assert snippets("", ()) == ()


def test_half_width_commas_end_clauses_but_not_numbers() -> None:
    text = "全市形势平稳,查封资产1,023.5万元,居全省第一,群众满意"
    at = text.index("居全省")
    (found,) = snippets(text * 4, [Mark(at, at + 3, 0)])
    assert found.text.startswith(("居全省", "查封", "全市"))
    assert "1,023.5万元" in found.text or "1," not in found.text
