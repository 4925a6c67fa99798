"""num:, unit:, measure: and period: find the articles whose facts answer, and ask them of one and the same fact."""

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive_viewer import Archive
from archive_viewer.domain.query import And, Claim, Words
from archive_viewer.search import parse

TEXTS = {
    "抓获": "2021年，全市抓获嫌疑人4060人，破获案件120起。",
    "破获": "2022年1至6月，全市破获案件4060起，抓获嫌疑人88人，投入5.625亿元。",
    "持续": "2018年以来，全市抓获嫌疑人1023人，同比上升36.7%。",
    "前年": "2019年，全市抓获嫌疑人500人。",
}


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    folder = tmp_path_factory.mktemp("facts")
    for name, text in TEXTS.items():
        (folder / f"{name}.txt").write_text(f"{name}\n2022年09月03日09:15\n\n{text}", encoding="utf-8")
    with Archive.open(folder / "archive", create=True) as opened:
        opened.import_paths([folder / f"{name}.txt" for name in TEXTS])
        yield opened


def titles(archive: Archive, query: str) -> set[str]:
    return {hit.title for hit in archive.search(query, limit=50).hits}


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("num:4060", {"抓获", "破获"}),
        ("num:4060 unit:人", {"抓获"}),
        ("num:4060人", {"抓获"}),
        ("数值：[1000 TO 5000] 单位：人 指标：抓获", {"抓获", "持续"}),
        ("num:>=5.625亿元", {"破获"}),
        ("num:36.7%", {"持续"}),
        ("unit:元", {"破获"}),
        ("measure:抓获 period:2021", {"抓获", "持续"}),
        ("measure:抓获 period:2022", {"破获", "持续"}),
        ("measure:抓获 period:[2018 TO 2019]", {"持续", "前年"}),
        ("num:[* TO 100] unit:人", {"破获"}),
        ("抓获 -num:>4000", {"持续", "前年"}),
        ("num:500 OR num:1023", {"持续", "前年"}),
        ("num:99999999999", set()),
    ],
)
def test_articles_whose_facts_answer(archive: Archive, query: str, found: set[str]) -> None:
    assert titles(archive, query) == found


def test_a_hit_shows_the_facts_that_answer(archive: Archive) -> None:
    (hit,) = archive.search("num:4060 unit:人").hits
    text = archive.article(hit.article_id).text
    assert [text[start:end] for start, end in hit.matches] == ["4060人"]
    assert "4060人" in hit.snippets[0].text
    assert archive.services.searching.matches("num:4060 unit:人", hit.article_id) == hit.matches
    assert archive.search("嫌疑人 -num:>1").hits == ()


def test_a_rejected_fact_answers_no_longer(archive: Archive) -> None:
    (fact,) = (f for f in archive.facts(unit="CNY") if f.value == 562500000)
    assert fact.id is not None
    archive.services.facts.review(fact.id, "rejected")
    assert titles(archive, "unit:CNY") == set()
    archive.services.undo.undo()
    assert titles(archive, "unit:CNY") == {"破获"}


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 6000), st.integers(0, 6000))
def test_a_range_finds_what_a_plain_look_at_all_facts_finds(archive: Archive, one: int, other: int) -> None:
    low, high = sorted((one, other))
    stated = {f.article_id for f in archive.facts(kind="quantity", minimum=low, maximum=high)}
    hits = archive.search(f"num:[{low} TO {high}]", limit=50).hits
    assert {hit.article_id for hit in hits} == stated


def test_side_by_side_they_ask_one_fact() -> None:
    assert parse("num:>5 unit:人 公安").root == And((Claim(low=5 + 1e-9, unit="人"), Words("公安")))
    assert parse("unit:人 unit:起").root == And((Claim(unit="人"), Claim(unit="起")))


@pytest.mark.parametrize(
    ("query", "code"), [("num:abc", "search.unreadable_num"), ("period:某时", "search.unreadable_period")]
)
def test_what_cannot_be_read_is_said(query: str, code: str) -> None:
    assert [remark for remark, _ in parse(query).remarks] == [code]
