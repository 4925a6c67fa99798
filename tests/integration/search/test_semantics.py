"""AND, OR, NOT, NEAR, fields and conditions mean what a plain reading of the text says, indexed or not."""

import random
import re
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archive_viewer.domain.ports import IndexDocument, SearchCancelledError, SearchRequest
from archive_viewer.domain.query import And, Near, Node, Not, Or, Query, Within, Words
from archive_viewer.search import fold, parse

FIELDS = ("text", "title", "kicker", "byline", "source", "notes")
CONDITION = Within("tag", "核实", "核实")
TAGGED = frozenset(range(1, 60, 3))


def places(text: str, run: str) -> list[tuple[int, int]]:
    return [m.span() for m in re.finditer(re.escape(run), text)]


def plain(node: Node, document: IndexDocument) -> bool:
    """The meaning of a tree over Han runs, spelled out."""
    match node:
        case Words(text, field, _, _):
            return any(text in getattr(document, f) for f in ((field,) if field else FIELDS))
        case Near(left, right, distance):
            return any(
                0 <= max(a, c) - min(b, d) <= distance
                for f in FIELDS
                for a, b in places(getattr(document, f), left.text)
                for c, d in places(getattr(document, f), right.text)
            )
        case Not(inner):
            return not plain(inner, document)
        case And(nodes):
            return all(plain(n, document) for n in nodes)
        case Or(nodes):
            return any(plain(n, document) for n in nodes)
        case Within():
            return document.article_id in TAGGED


@pytest.fixture(scope="module")
def crowd(new_shelves: Callable[..., Any]) -> Any:
    """Sixty short documents over five characters, so that everything happens somewhere."""
    rng = random.Random(3)

    def text(longest: int) -> str:
        return "".join(rng.choice("玉溪公安厅，") for _ in range(rng.randint(0, longest)))

    documents = [
        IndexDocument(
            n, text(6), text(25), text(3), text(3), text(3), published=f"20{n % 20 + 10}-01-02", notes=text(4)
        )
        for n in range(1, 61)
    ]
    shelves = new_shelves(documents[:20])
    shelves.put(documents[20:])
    return shelves


RUNS = st.text(st.sampled_from("玉溪公安厅"), min_size=1, max_size=4)
LEAVES = st.one_of(
    st.builds(Words, RUNS),
    st.builds(Words, RUNS, st.sampled_from(FIELDS)),
    st.builds(
        Near,
        st.builds(Words, RUNS.map(lambda r: r[:2])),
        st.builds(Words, RUNS.map(lambda r: r[:1])),
        st.integers(0, 5),
    ),
    st.just(CONDITION),
)
TREES = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        st.builds(Not, inner),
        st.lists(inner, min_size=1, max_size=3).map(tuple).map(And),
        st.lists(inner, min_size=1, max_size=3).map(tuple).map(Or),
    ),
    max_leaves=6,
)


@given(TREES, st.booleans())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_tree_finds_what_it_says(crowd: Any, tree: Node, loose: bool) -> None:
    want = {i for i, document in crowd.documents.items() if plain(tree, document)}
    unindexed = frozenset(range(1, 61)) if loose else frozenset(range(5, 60, 7))
    request = SearchRequest(Query("", tree), limit=100, within={CONDITION: TAGGED}, unindexed=unindexed)
    results = crowd.index.search(request, crowd.read)
    complete = [hit.article_id for hit in results.hits if not hit.partial]
    assert set(complete) == want
    assert len(complete) == len(want) == results.total
    assert sum(results.years.values()) == results.total
    whole = [hit.partial for hit in results.hits]
    assert whole == sorted(whole)


def test_a_condition_without_an_answer_narrows_nothing(crowd: Any) -> None:
    both = crowd.ids("玉溪 tag:核实")
    assert both == crowd.ids("玉溪") == crowd.ids("玉溪 -tag:核实")
    assert crowd.ids("玉溪 OR tag:核实") == set(crowd.documents)


def test_conditions_alone_list_what_is_allowed_newest_first(crowd: Any) -> None:
    results = crowd.search("tag:核实", allowed=TAGGED)
    dates = [hit.published_at for hit in results.hits]
    assert {hit.article_id for hit in results.hits} == TAGGED
    assert dates == sorted(dates, reverse=True)


def test_allowed_narrows_whatever_is_asked(crowd: Any) -> None:
    every = crowd.ids("玉 -溪公")
    assert crowd.ids("玉 -溪公", allowed=frozenset({1, 2, 3, 30, 31, 32})) == every & {1, 2, 3, 30, 31, 32}


def test_orders(crowd: Any) -> None:
    newest = [hit.published_at for hit in crowd.search("sort:date 玉").hits]
    oldest = [hit.published_at for hit in crowd.search("sort:-date 玉").hits]
    added = [hit.article_id for hit in crowd.search("sort:added 玉").hits]
    titles = [fold(hit.title) for hit in crowd.search("sort:title 玉").hits]
    assert newest == sorted(newest, reverse=True)
    assert oldest == sorted(oldest)
    assert added == sorted(added, reverse=True)
    assert titles == sorted(titles)


def test_a_limit_cuts_the_hits_and_not_the_total(crowd: Any) -> None:
    every = crowd.search("玉")
    few = crowd.search("玉", limit=3)
    assert few.total == every.total
    assert few.hits == every.hits[:3]
    assert few.years == every.years


def test_a_sentence_that_stands_nowhere_finds_the_best_passage(shelves: Any, paragraphs: list[IndexDocument]) -> None:
    shelves.put(paragraphs)
    results = shelves.search("玉溪的骑警队一共有多少支，有多少人？", limit=5)
    assert results.total == 0
    assert all(hit.partial for hit in results.hits)
    assert "10支163人的骑警队" in shelves.documents[results.hits[0].article_id].text
    assert results.hits[0].matches


def test_partial_hits_follow_complete_ones_and_keep_to_the_exclusions(shelves: Any) -> None:
    shelves.put([IndexDocument(1, "", "扫黑与禁毒"), IndexDocument(2, "", "扫黑"), IndexDocument(3, "", "禁毒，交通")])
    results = shelves.search("扫黑 禁毒 -交通")
    assert [(hit.article_id, hit.partial) for hit in results.hits] == [(1, False), (2, True)]
    assert not any(hit.partial for hit in shelves.search('"扫黑与禁毒品走私"').hits)


def test_a_hit_in_the_title_comes_first(shelves: Any) -> None:
    shelves.put(
        [IndexDocument(1, "别的", "玉溪在远方，文字一样长"), IndexDocument(2, "玉溪", "某城在远方，文字一样长")]
    )
    assert [hit.article_id for hit in shelves.search("玉溪").hits] == [2, 1]


def test_words_in_annotations_are_sought_there_alone(shelves: Any) -> None:
    shelves.put([IndexDocument(1, "", "存疑"), IndexDocument(2, "", "正文", notes="存疑")])
    assert shelves.ids("in:annotations 存疑") == {2}
    assert shelves.ids("存疑") == {1, 2}


def test_a_speaker_is_named_before_a_colon(shelves: Any, paragraphs: list[IndexDocument]) -> None:
    shelves.put(paragraphs)
    spoken = {d.article_id for d in paragraphs if d.text.startswith("王贵元:")}
    assert shelves.ids("speaker:王贵元") == spoken
    assert spoken < shelves.ids("王贵元")


def test_facets_count_every_complete_hit(shelves: Any, paragraphs: list[IndexDocument]) -> None:
    shelves.put(paragraphs)
    found = shelves.ids("公安")
    results = shelves.search("公安", limit=1, unindexed=frozenset(list(found)[:3]))
    years = [paragraphs[i - 1].published[:4] for i in found]
    assert results.years == {year: years.count(year) for year in set(years)}
    assert list(results.years) == sorted(results.years, reverse=True)
    assert results.sources == {"人民网": sum(bool(paragraphs[i - 1].source) for i in found)}


def test_a_cancelled_search_stops(crowd: Any) -> None:
    for unindexed in (frozenset[int](), frozenset(range(1, 61))):
        request = SearchRequest(parse("玉溪公安"), unindexed=unindexed, cancelled=lambda: True)
        with pytest.raises(SearchCancelledError):
            crowd.index.search(request, crowd.read)


def test_an_error_of_the_database_is_not_taken_for_damage(crowd: Any) -> None:
    def broken(ids: object) -> Any:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        crowd.index.search(SearchRequest(parse("公安")), broken)


def test_hits_that_the_database_no_longer_has_are_left_out(shelves: Any) -> None:
    shelves.put([IndexDocument(1, "", "玉溪"), IndexDocument(2, "", "玉溪")])
    del shelves.documents[1]
    assert shelves.ids("玉溪") == {2}


SYNTAX = st.lists(
    st.sampled_from(
        ["玉", "溪公", "a", '"', "(", ")", "-", " ", " OR ", " AND ", " NEAR/2 ", "title:", "*", "？", "\ud800"]
    ),
    max_size=12,
).map("".join)


@given(SYNTAX)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_is_typed_the_index_and_the_text_agree(crowd: Any, typed: str) -> None:
    assert crowd.ids(typed) == crowd.ids(typed, unindexed=frozenset(crowd.documents))


@pytest.mark.parametrize("piece", ["玉", "玉 ", "玉溪 NEAR ", "玉溪 OR ", "-玉溪 ", "a* ", '"玉', "(玉", "，", "玉1"])
def test_ten_thousand_characters_are_searched_for_without_harm(crowd: Any, piece: str) -> None:
    crowd.search((piece * 10_000)[:10_000])


def test_a_long_choice_stops_when_it_is_cancelled(crowd: Any) -> None:
    asked = iter(range(1_000_000))
    typed = " OR ".join(f"玉{n}" for n in range(2000))
    with pytest.raises(SearchCancelledError):
        crowd.index.search(SearchRequest(parse(typed), cancelled=lambda: next(asked) > 50), crowd.read)
    assert next(asked) < 60


def test_partial_hits_keep_to_the_fields_that_were_asked_for(shelves: Any) -> None:
    shelves.put(
        [
            IndexDocument(1, "一", "扫黑与禁毒", source="央视网"),
            IndexDocument(2, "二", "扫黑", source="人民网"),
            IndexDocument(3, "三", "扫黑", source="央视网"),
        ]
    )
    results = shelves.search("扫黑 禁毒 source:央视网")
    assert [(hit.article_id, hit.partial) for hit in results.hits] == [(1, False), (3, True)]
