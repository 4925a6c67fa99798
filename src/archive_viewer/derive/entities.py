"""People, organisations, places, titles, works and quotations of a text, as facts."""

from collections.abc import Iterator, Sequence

from archive_viewer.derive.bracketed import LONGEST_WORK, pairs
from archive_viewer.derive.organisations import find_organisations
from archive_viewer.derive.people import find_people
from archive_viewer.derive.places import find_places
from archive_viewer.derive.quantity import Spans
from archive_viewer.derive.quotations import find_quotations
from archive_viewer.derive.reading import Reading
from archive_viewer.derive.time_expression import TimeExpression
from archive_viewer.domain.fact import Fact, FactKind


def find_entities(
    reading: Reading, times: Sequence[TimeExpression], speakers: frozenset[str], version: str
) -> Iterator[Fact]:
    """Entity facts: `measure` of a person is the name that its mentions share, `place` of a place a GB/T 2260 code."""
    text = reading.text
    people, titles = find_people(text, speakers)
    named = Spans([(p.start, p.end) for p in people])
    places = [p for p in find_places(text) if named.cover(p.start) is None]
    organisations = [o for o in find_organisations(text, places) if named.cover(o[0]) is None]
    bodies = Spans(organisations)
    for person in people:
        yield _fact(text, FactKind.PERSON, person.start, person.end, version, measure=person.name)
    for start, end in titles:
        yield _fact(text, FactKind.TITLE, start, end, version)
    for start, end in organisations:
        yield _fact(text, FactKind.ORGANISATION, start, end, version)
    for place in places:
        if bodies.cover(place.start) is None:
            yield _fact(text, FactKind.PLACE, place.start, place.end, version, place=place.code)
    for start, end, _ in pairs(text, "《", LONGEST_WORK):
        yield _fact(text, FactKind.WORK, start, end, version)
    for said in find_quotations(reading, people, Spans([(t.start, t.end) for t in times])):
        yield _fact(text, FactKind.QUOTATION, said.start, said.end, version, speaker=said.speaker, vague=said.anonymous)


def _fact(
    text: str,
    kind: FactKind,
    start: int,
    end: int,
    version: str,
    *,
    measure: str | None = None,
    place: str | None = None,
    speaker: str | None = None,
    vague: bool = False,
) -> Fact:
    words = text[start:end]
    return Fact(kind, start, end, words, measure=measure, place=place, speaker=speaker, vague=vague, derived_by=version)
