"""What search promises, held against real news: complete, exact, folded, placed, alive, forgiving."""

import gzip
import itertools
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from opencc import OpenCC

from archive_viewer.domain.ports import IndexDocument, SearchCancelledError
from archive_viewer.domain.span import Span
from archive_viewer.search.folding import fold

pytestmark = pytest.mark.testdata
EXAMPLES = settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
HAN = re.compile(r"[\u4e00-\u9fff]+")
WIDE = {**{c: c + 0xFEE0 for c in range(0x21, 0x7F)}}
_TRADITIONAL = OpenCC("s2t")


@pytest.fixture(scope="module")
def news(testdata: Path, new_shelves: Callable[..., Any]) -> Any:
    with gzip.open(testdata / "corpus" / "news-20k.jsonl.gz", "rt", encoding="utf-8") as lines:
        items = [json.loads(line) for line in itertools.islice(lines, 0, 12_000, 40)]
    return new_shelves(
        IndexDocument(n, item["title"], item["text"], source=item["source"], published=item["date"])
        for n, item in enumerate(items, 1)
    )


@st.composite
def runs(draw: st.DrawFn, most: int = 10) -> Callable[[Any], str]:
    """A way to take an unspaced Han run out of some text."""
    which, where, size = draw(st.integers(0, 10**6)), draw(st.integers(0, 10**6)), draw(st.integers(1, most))

    def taken(news: Any) -> str:
        documents = list(news.documents.values())
        found = HAN.findall(documents[which % len(documents)].text)
        run: str = found[where % len(found)]
        start = where % max(1, len(run) - size + 1)
        return run[start : start + size]

    return taken


def holding(news: Any, typed: str) -> set[int]:
    """The documents that have what was typed in any field, by a plain look at all of them."""
    needle = fold(typed)
    return {
        n
        for n, d in news.documents.items()
        if any(needle in fold(field) for field in (d.text, d.title, d.kicker, d.byline, d.source, d.notes))
    }


@EXAMPLES
@given(runs())
def test_complete_and_exact(news: Any, taken: Callable[[Any], str]) -> None:
    run = taken(news)
    assert news.ids(run) == holding(news, run)


@EXAMPLES
@given(runs())
def test_folded_forms_find_the_same_and_are_said_to(news: Any, taken: Callable[[Any], str]) -> None:
    run = taken(news)
    traditional = _TRADITIONAL.convert(run)
    if len(traditional) != len(run) or fold(traditional) != fold(run):
        return
    plain, turned = news.search(run), news.search(traditional)
    assert {h.article_id for h in turned.hits if not h.partial} == {h.article_id for h in plain.hits if not h.partial}
    for hit in turned.hits:
        if not hit.partial and hit.matches:
            text = news.documents[hit.article_id].text
            assert hit.folded or all(text[m.start : m.end] == traditional for m in hit.matches)


@EXAMPLES
@given(st.integers(0, 10**6), st.sampled_from(["wide", "upper", "lower"]))
def test_numbers_and_letters_of_any_width_and_case_meet(news: Any, which: int, form: str) -> None:
    words = sorted({w for d in news.documents.values() for w in re.findall(r"(?<![\w.])[A-Za-z]{2,}(?![\w.])", d.text)})
    words += ["2018", "10", "5.5"]
    word = words[which % len(words)]
    turned = {"wide": word.translate(WIDE), "upper": word.upper(), "lower": word.lower()}[form]
    assert news.ids(turned) == news.ids(word)


@EXAMPLES
@given(runs(6))
def test_every_place_is_given_and_snippets_are_the_source(news: Any, taken: Callable[[Any], str]) -> None:
    run = taken(news)
    for hit in news.search(run).hits:
        text = news.documents[hit.article_id].text
        for snippet in hit.snippets:
            assert text[snippet.start : snippet.end] == snippet.text
        if hit.partial:
            continue
        folded, needle = fold(text), fold(run)
        places, at = [], folded.find(needle)
        while at >= 0:
            places.append(Span(at, at + len(needle)))
            at = folded.find(needle, at + len(needle))
        assert list(hit.matches) == places
        assert not places or any(s.start <= m.start and m.end <= s.end for s in hit.snippets for m in places)


@EXAMPLES
@given(st.lists(runs(3), min_size=1, max_size=3), st.integers(0, 12))
def test_a_search_that_is_cancelled_stops_and_one_that_is_not_is_whole(
    news: Any, several: list[Callable[[Any], str]], patience: int
) -> None:
    words = [taken(news) for taken in several]
    typed = " ".join(f'"{word}"' for word in words)
    asked = iter(range(10**6))
    try:
        results = news.search(typed, cancelled=lambda: next(asked) >= patience)
    except SearchCancelledError:
        return
    assert results.total == len(set.intersection(*(holding(news, word) for word in words)))


@pytest.mark.parametrize("typed", ["的", "国 中", "的 OR 了 OR 在", "sort:date 的"])
def test_a_query_that_nearly_everything_answers_reads_only_what_it_shows(news: Any, typed: str) -> None:
    before = news.reads
    results = news.search(typed, limit=10)
    assert results.total > 100
    assert news.reads - before <= 60


SYNTAX = [
    "AND",
    "OR",
    "NOT",
    "NEAR/3",
    "(",
    ")",
    '"',
    "“",
    "”",
    "-",
    "*",
    "[",
    "]",
    "title:",
    "标题:",
    "date:[",
    "num:",
    ":",
]


@EXAMPLES
@given(st.lists(st.one_of(runs(4), st.sampled_from(SYNTAX), st.text(max_size=4)), max_size=8), st.booleans())
def test_whatever_is_typed_is_answered(news: Any, pieces: list[Any], spaced: bool) -> None:
    typed = (" " if spaced else "").join(piece(news) if callable(piece) else piece for piece in pieces)
    results = news.search(typed, limit=5)
    assert results.query == typed
    assert all(isinstance(code, str) for code, _ in results.remarks)
