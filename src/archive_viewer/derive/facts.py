"""All facts of one text, in the order of the text."""

from bisect import bisect_left
from collections.abc import Sequence
from datetime import date

from archive_viewer.derive.alignment import align
from archive_viewer.derive.bracketed import balanced
from archive_viewer.derive.changes import assign_changes
from archive_viewer.derive.entities import find_entities
from archive_viewer.derive.measures import assign_measures
from archive_viewer.derive.periods import assign_periods
from archive_viewer.derive.quantities import find_quantities
from archive_viewer.derive.quantity import Quantity
from archive_viewer.derive.reading import Reading
from archive_viewer.derive.structure import find_items, find_turns
from archive_viewer.derive.time_expression import TimeExpression
from archive_viewer.derive.times import find_times
from archive_viewer.domain.article import Block
from archive_viewer.domain.fact import Fact, FactKind

RULES_VERSION = "rules/5"


def derive_facts(text: str, published_at: str | None = None, blocks: Sequence[Block] | None = None) -> list[Fact]:
    """Facts that `text` states, sorted by start; offsets are code points into `text`.

    `published_at` (ISO 8601, at least the day) anchors relative times; without it, or where it can't be read, they
    have no period. `blocks`, as laid into the same text, tell who speaks; without them labels at line starts do.
    """
    reading = Reading(text)
    published = _day(published_at)
    times = find_times(reading, published)
    quantities = measured(reading, times)
    facts = [_date(reading, t) for t in times if t.shown]
    turns = find_turns(text, blocks, RULES_VERSION)
    facts += turns
    facts += find_items(text, RULES_VERSION)
    entities = list(find_entities(reading, times, frozenset(t.speaker for t in turns if t.speaker), RULES_VERSION))
    facts += entities
    places = [f for f in entities if f.kind == FactKind.PLACE]
    starts = [f.start for f in places]
    for q in quantities:
        i = bisect_left(starts, q.start)
        here = places[i - 1].text if i and places[i - 1].start >= reading.clause(q.start)[0] else None
        facts.append(_quantity(reading, q, here))
    return sorted(facts, key=lambda f: (f.start, -f.end, f.kind))


def measured(reading: Reading, times: Sequence[TimeExpression]) -> list[Quantity]:
    """The quantities of a text with all that the words around say of them."""
    quantities = find_quantities(reading, [(t.start, t.end) for t in times])
    assign_changes(reading, quantities)
    assign_periods(reading, quantities, times)
    assign_measures(reading, quantities, times)
    align(reading, quantities, times)
    return quantities


def _day(published_at: str | None) -> date | None:
    try:
        return date.fromisoformat((published_at or "")[:10])
    except ValueError:
        return None


def _date(reading: Reading, t: TimeExpression) -> Fact:
    words = reading.text[t.start : t.end]
    return Fact(FactKind.DATE, t.start, t.end, words, period=t.period, vague=t.vague, derived_by=RULES_VERSION)


def _quantity(reading: Reading, q: Quantity, place: str | None) -> Fact:
    return Fact(
        FactKind.QUANTITY,
        q.start,
        q.end,
        reading.text[q.start : q.end],
        value=q.value,
        value_max=q.value_max,
        unit=q.unit,
        qualifier=q.qualifier,
        measure=q.measure and balanced(q.measure),
        change=q.change,
        basis=q.basis,
        period=q.period,
        place=place,
        derived_by=RULES_VERSION,
    )
