"""Marks are found by the range in view, and overlaps are shown side by side."""

from hypothesis import given
from hypothesis import strategies as st

from archive_viewer.domain.annotation import Annotation, Color, Target
from archive_viewer.domain.fact import Fact, FactKind, FactStatus
from archive_viewer.domain.span import Span
from archive_viewer.gui.reader.marks import Marks, SpanIndex, rule_levels
from archive_viewer.gui.reader.ticks import ticks

SPANS = st.lists(st.tuples(st.integers(0, 60), st.integers(1, 20)).map(lambda p: Span(p[0], p[0] + p[1])), max_size=25)


def _annotation(number: int, start: int, end: int, color: Color, target: Target = Target.PASSAGE) -> Annotation:
    return Annotation(number, str(number), 1, 1, target, start, end, "", "", "", "", (), color, "", "", "")


def _fact(number: int, start: int, end: int, kind: FactKind, status: FactStatus = FactStatus.DERIVED) -> Fact:
    return Fact(kind, start, end, "", status=status, id=number)


@given(SPANS, st.integers(0, 80), st.integers(1, 30))
def test_the_index_finds_what_a_search_through_all_would(spans: list[Span], start: int, length: int) -> None:
    index = SpanIndex((span, number) for number, span in enumerate(spans))
    view = Span(start, start + length)
    found = sorted(number for _, _, number in index.between(*view))
    assert found == [number for number, span in enumerate(spans) if span.overlaps(view)]


@given(SPANS)
def test_rules_that_overlap_never_share_a_level(spans: list[Span]) -> None:
    levels = rule_levels(spans)
    for one, first in enumerate(spans):
        for other in range(one):
            assert not first.overlaps(spans[other]) or levels[one] != levels[other]


def test_of_two_nested_facts_the_inner_one_keeps_close_to_the_text() -> None:
    assert rule_levels([Span(0, 10), Span(2, 4)]) == [1, 0]


def test_the_shortest_thing_under_the_cursor_comes_first() -> None:
    index = SpanIndex([(Span(0, 10), "outer"), (Span(3, 5), "inner")])
    assert index.at(4) == ["inner", "outer"]
    assert index.at(5) == ["outer"]
    assert index.at(10) == ["outer"]
    assert index.at(11) == []


def test_overlapping_highlights_share_the_band_oldest_on_top() -> None:
    marks = Marks()
    marks.set_annotations([_annotation(1, 0, 6, Color.YELLOW), _annotation(2, 4, 9, Color.BLUE)])
    assert [(b.span, b.colors) for b in marks.bands.things] == [
        (Span(0, 4), ("yellow",)),
        (Span(4, 6), ("yellow", "blue")),
        (Span(6, 9), ("blue",)),
    ]


def test_four_highlights_on_the_same_words_show_three() -> None:
    marks = Marks()
    marks.set_annotations(_annotation(n, 0, 3, color) for n, color in enumerate(list(Color)[:4]))
    assert [b.colors for b in marks.bands.things] == [("yellow", "orange", "green")]


def test_a_note_on_a_fact_marks_the_margin_but_fills_nothing() -> None:
    marks = Marks()
    marks.set_annotations([_annotation(1, 0, 3, Color.YELLOW, Target.FACT)])
    assert len(marks.annotations) == 1
    assert len(marks.bands) == 0


def test_rejected_facts_and_kinds_that_layout_shows_have_no_rule() -> None:
    marks = Marks()
    marks.set_facts(
        [
            _fact(1, 0, 2, FactKind.QUANTITY, FactStatus.REJECTED),
            _fact(2, 3, 9, FactKind.QUOTATION),
            _fact(3, 4, 6, FactKind.DATE),
        ]
    )
    assert [f.id for f in marks.facts.things] == [3]


def test_every_mark_has_its_tick_and_hits_have_no_name() -> None:
    marks = Marks()
    marks.set_annotations([_annotation(1, 0, 3, Color.GREEN)])
    marks.set_hits([Span(50, 52)])
    marks.set_findings([(Span(80, 82), "82 ≠ 81")])
    marks.set_differences([(Span(90, 91), "removed")])
    made = ticks(marks, lambda offset: offset / 100)
    assert [(t.at, t.lane, t.token, t.label) for t in made] == [
        (0.5, "hit", "accent", ""),
        (0.0, "highlight", "hs3", ""),
        (0.9, "difference", "diffDelInk", ""),
        (0.8, "finding", "warn", "82 ≠ 81"),
    ]
