"""The marks on a text, sorted so that those in view are found at once. Knows nothing of Qt."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Generic, TypeVar

from archive_viewer.domain.annotation import Annotation, Target
from archive_viewer.domain.fact import Fact, FactKind, FactStatus
from archive_viewer.domain.span import Span

RULED = frozenset(
    {
        FactKind.QUANTITY,
        FactKind.DATE,
        FactKind.PERSON,
        FactKind.TITLE,
        FactKind.ORGANISATION,
        FactKind.PLACE,
        FactKind.WORK,
    }
)
"""Kinds that have a rule under the line; layout shows the others."""

LEVELS = 2
"""Rules that fit one below the other under a line."""

BANDS = 3
"""Highlights that are told apart on the same characters."""

T = TypeVar("T")


class SpanIndex(Generic[T]):
    """Things with spans, sorted by start. Finding those in a range costs O(log n) and what is found."""

    def __init__(self, things: Iterable[tuple[Span, T]] = ()) -> None:
        kept = sorted((pair for pair in things if pair[0].length > 0), key=lambda pair: pair[0])
        self.spans = [span for span, _ in kept]
        self.things = [thing for _, thing in kept]
        self._starts = [span.start for span in self.spans]
        self._reach: list[int] = []
        reach = 0
        for span in self.spans:
            reach = max(reach, span.end)
            self._reach.append(reach)

    def __len__(self) -> int:
        return len(self.spans)

    def between(self, start: int, end: int) -> Iterator[tuple[int, Span, T]]:
        """Those that overlap [start, end), in order, with their place in the order."""
        last = bisect_left(self._starts, end)
        for place in range(bisect_right(self._reach, start), last):
            if self.spans[place].end > start:
                yield place, self.spans[place], self.things[place]

    def at(self, offset: int) -> list[T]:
        """Those that cover the character at `offset` or end just before it, the shortest first."""
        found = [
            (span.length, place)
            for place, span, _ in self.between(max(0, offset - 1), offset + 1)
            if span.start <= offset <= span.end
        ]
        inside = [pair for pair in found if self.spans[pair[1]].end > offset]
        return [self.things[place] for _, place in sorted(inside or found)]


@dataclass(frozen=True, slots=True)
class Band:
    """A stretch on which the same highlights lie: `colors` from top to bottom."""

    span: Span
    colors: tuple[str, ...]


class Marks:
    """Everything that is drawn on one article: facts, annotations, hits, findings, differences, by code points."""

    def __init__(self) -> None:
        self.facts: SpanIndex[Fact] = SpanIndex()
        self.levels: list[int] = []
        self.annotations: SpanIndex[Annotation] = SpanIndex()
        self.highlights: SpanIndex[Annotation] = SpanIndex()
        self.hits: SpanIndex[int] = SpanIndex()
        self.findings: SpanIndex[str] = SpanIndex()
        self.differences: SpanIndex[str] = SpanIndex()
        self.bands: SpanIndex[Band] = SpanIndex()
        self.current_hit = -1
        self.linked_fact: int | None = None
        self.current_annotation: int | None = None

    def set_facts(self, facts: Iterable[Fact]) -> None:
        """Take the facts that are drawn: those of a kind with a rule that nobody rejected."""
        drawn = [f for f in facts if f.kind in RULED and f.status is not FactStatus.REJECTED]
        self.facts = SpanIndex((f.span, f) for f in drawn)
        self.levels = rule_levels(self.facts.spans)

    def set_annotations(self, annotations: Iterable[Annotation]) -> None:
        """Take the annotations that stand at a place; those on a passage are highlights."""
        placed = [(a.span, a) for a in annotations if a.span is not None]
        self.annotations = SpanIndex(placed)
        self.highlights = SpanIndex((span, a) for span, a in placed if a.target is Target.PASSAGE)
        self.bands = SpanIndex((band.span, band) for band in bands(self.highlights))

    def set_hits(self, hits: Sequence[Span], current: int = -1) -> None:
        """Take the hits of a search, in order; `current` is the one stood on, -1 for none."""
        self.hits = SpanIndex((span, number) for number, span in enumerate(sorted(hits)))
        self.current_hit = current if 0 <= current < len(self.hits) else -1

    def set_findings(self, spans: Iterable[tuple[Span, str]]) -> None:
        """Take the places that a check found doubtful, with what it says of them."""
        self.findings = SpanIndex(spans)

    def set_differences(self, spans: Iterable[tuple[Span, str]]) -> None:
        """Take what another revision or article lacks here, "added", or has no longer, "removed"."""
        self.differences = SpanIndex(spans)

    def linked(self) -> Fact | None:
        """The fact whose row is current elsewhere."""
        return next((f for f in self.facts.things if f.id == self.linked_fact), None) if self.linked_fact else None


def bands(highlights: SpanIndex[Annotation]) -> list[Band]:
    """Cut overlapping highlights into stretches with the same colours; the oldest three are shown."""
    edges = sorted({edge for span in highlights.spans for edge in span})
    found = []
    for start, end in pairwise(edges):
        over = sorted((a.id, a.color.value) for _, _, a in highlights.between(start, end))
        if over:
            found.append(Band(Span(start, end), tuple(color for _, color in over[:BANDS])))
    return found


def rule_levels(spans: Sequence[Span]) -> list[int]:
    """How far below the line each rule lies so that overlapping ones stay apart: 0 closest, the shortest there."""
    index = SpanIndex((span, place) for place, span in enumerate(spans))
    levels = [-1] * len(spans)
    for place in sorted(range(len(spans)), key=lambda p: spans[p].length):
        span = spans[place]
        taken = {levels[other] for _, _, other in index.between(span.start, span.end) if other != place}
        levels[place] = next(level for level in range(len(spans) + 1) if level not in taken)
    return levels
