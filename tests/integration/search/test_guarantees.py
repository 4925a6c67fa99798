"""The guarantees over real text: complete, exact, folded, placed."""

import gzip
import json
import random
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from opencc import OpenCC

from archive_viewer.domain.ports import IndexDocument, SearchRequest
from archive_viewer.search import fold, parse

HAN = re.compile(r"[\u4e00-\u9fff]+")


def runs(documents: list[IndexDocument], number: int, seed: int = 5) -> list[str]:
    """Random stretches of one to eight Han characters."""
    rng = random.Random(seed)
    every = [run for document in documents for run in HAN.findall(document.text + " " + document.title)]
    found = []
    for _ in range(number):
        run = rng.choice(every)
        size = rng.randint(1, min(8, len(run)))
        start = rng.randrange(len(run) - size + 1)
        found.append(run[start : start + size])
    return found


def holding(documents: list[IndexDocument], run: str) -> set[int]:
    needle = fold(run)
    return {
        d.article_id
        for d in documents
        if any(needle in fold(v) for v in (d.text, d.title, d.kicker, d.byline, d.source, d.notes))
    }


def check(shelves: Any, documents: list[IndexDocument], run: str) -> None:
    results = shelves.search(run)
    complete = [hit for hit in results.hits if not hit.partial]
    assert {hit.article_id for hit in complete} == holding(documents, run)
    assert results.total == len(complete)
    for hit in complete:
        document = shelves.documents[hit.article_id]
        assert hit.matches or hit.fields
        for span in hit.matches:
            assert fold(span.of(document.text)) == fold(run)
        for span in hit.title_matches:
            assert fold(span.of(document.title)) == fold(run)
        for snippet in hit.snippets:
            assert snippet.text == document.text[snippet.start : snippet.end]
        assert hit.matches == shelves.index.occurrences(parse(run), document)


def test_every_run_of_the_sample_is_found_where_it_stands_and_nowhere_else(
    new_shelves: Callable[..., Any], paragraphs: list[IndexDocument]
) -> None:
    shelves = new_shelves(paragraphs)
    for run in runs(paragraphs, 400):
        check(shelves, paragraphs, run)


def test_every_run_of_real_news_is_found(new_shelves: Callable[..., Any], testdata: Path) -> None:
    documents = []
    with gzip.open(testdata / "corpus" / "news-20k.jsonl.gz", "rt", encoding="utf-8") as lines:
        for n, line in zip(range(1, 601), lines, strict=False):
            item = json.loads(line)
            documents.append(IndexDocument(n, item["title"], item["text"], source=item["source"] or ""))
    shelves = new_shelves(documents)
    for run in runs(documents, 150):
        check(shelves, documents, run)


def test_traditional_and_simplified_find_each_other_and_say_so(
    new_shelves: Callable[..., Any], paragraphs: list[IndexDocument]
) -> None:
    traditional = OpenCC("s2t")
    turned = [
        IndexDocument(d.article_id + 1000, traditional.convert(d.title), traditional.convert(d.text))
        for d in paragraphs
    ]
    shelves = new_shelves([*paragraphs, *turned])
    for run in runs(paragraphs, 100, seed=9):
        want = {i for d in paragraphs if run in d.text for i in (d.article_id, d.article_id + 1000)}
        for typed in (run, traditional.convert(run)):
            found = shelves.ids(typed)
            assert want <= found
    hits = {hit.article_id > 1000: hit for hit in shelves.search("情指勤督舆").hits if not hit.partial}
    assert hits[True].folded
    assert not hits[False].folded
    assert hits[True].matches[0].of(shelves.documents[hits[True].article_id].text) == "情指勤督輿"


def test_a_caption_a_comment_and_a_tag_are_found(shelves: Any) -> None:
    shelves.put([IndexDocument(7, "题", "正文", kicker="专栏", byline="李发兴", source="人民网", notes="存疑\n核实")])
    for typed, field in {"专栏": "kicker", "发兴": "byline", "人民网": "source", "疑": "notes", "题": "title"}.items():
        (hit,) = shelves.search(typed).hits
        assert hit.fields == (field,)


def test_neighbours_across_a_gap_are_no_match(shelves: Any) -> None:
    shelves.put(
        [IndexDocument(1, "", "展开改革，施展改变"), IndexDocument(2, "", "展……改"), IndexDocument(3, "", "展\n改")]
    )
    assert shelves.ids("展改") == {1}
    assert shelves.ids("展 改") == {1, 2, 3}


WORDS = st.text(st.sampled_from("ab1.,- 玉公安"), min_size=1, max_size=12)


@given(WORDS, WORDS)
def test_words_match_whole_and_numbers_whole_or_by_their_parts(text: str, typed: str) -> None:
    from archive_viewer.search.finding import found_in

    query = parse(f'"{typed}"')
    found = found_in(query, IndexDocument(1, "", text))
    for mark in found.text:
        around = text[mark.start - 1 : mark.start], text[mark.end : mark.end + 1]
        inner = text[mark.start], text[mark.end - 1]
        for outside, inside in zip(around, inner, strict=True):
            assert not (outside.isascii() and outside.isalnum() and inside.isascii() and inside.isalnum())


@pytest.mark.parametrize(
    ("typed", "text", "found"),
    [
        ("5.625", "达5.625亿元", True),
        ("625", "达5.625亿元", True),
        ("5.62", "达5.625亿元", False),
        ("5.625", "第15.625号", False),
        ("5.625", "版本5.625.1", False),
        ("5.625亿", "达５.６２５億元", True),
        ("cov", "covid", False),
        ("cov*", "covid", True),
        ("COVID", "（Covid）", True),
        ("A股", "Ａ股", True),
        ("A股", "BA股", False),
        ("2021年", "2021年", True),
        ("021年", "2021年", False),
        ('"new york"', "New\nYork", True),
        ("example.com", "见http://www.example.com/a", True),
        ("ab.cd*", "ab.cdef", True),
        ("ab.cd", "ab.cdef", False),
    ],
)
def test_words_and_numbers(shelves: Any, typed: str, text: str, found: bool) -> None:
    shelves.put([IndexDocument(1, "", text), IndexDocument(2, "", "别的")])
    assert shelves.ids(typed) == ({1} if found else set())
    assert shelves.ids(typed, unindexed=frozenset({1, 2})) == ({1} if found else set())


def test_a_query_that_reads_nothing_finds_nothing(shelves: Any) -> None:
    shelves.put([IndexDocument(1, "甲", "乙")])
    results = shelves.index.search(SearchRequest(parse("  ")), shelves.read)
    assert (results.total, results.hits) == (0, ())
