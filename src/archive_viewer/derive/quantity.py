"""A number in the text while its claim is being worked out, and the spans that numbers may not enter."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from archive_viewer.derive.lexicon import qualifiers
from archive_viewer.derive.numerals import Number


@dataclass(slots=True)
class Quantity:
    """A number in the text while its claim is being worked out; `level` says that a change verb reaches it (增至)."""

    start: int
    end: int
    value: Number
    value_max: Number | None
    unit: str | None
    family: str
    qualifier: str | None = None
    measure: str | None = None
    change: str | None = None
    basis: str | None = None
    period: str | None = None
    lead: int = 0
    level: bool = False


class Spans:
    """Spans that don't overlap, in order: does one cover a place?"""

    def __init__(self, spans: Sequence[tuple[int, int]]) -> None:
        self._starts = [s for s, _ in spans]
        self._ends = [e for _, e in spans]

    def cover(self, at: int) -> int | None:
        """The end of the span around `at`, None where there is none."""
        i = bisect_right(self._starts, at) - 1
        return self._ends[i] if i >= 0 and self._ends[i] > at else None


def merged(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The same ground as spans that don't overlap, in order."""
    apart: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if apart and start < apart[-1][1]:
            apart[-1] = (apart[-1][0], max(end, apart[-1][1]))
        else:
            apart.append((start, end))
    return apart


def qualified(flat: str, q: Quantity) -> Quantity:
    """Give `q` the approximation that stands beside it, and where the words before it end (`lead`)."""
    q.lead = q.start
    if q.family == "money" and flat.startswith("人民币", max(0, q.lead - 3)):
        q.lead = max(0, q.lead - 3)
    while q.lead and (word := qualifiers("before").before(flat, q.lead, max(0, q.lead - 4))):
        q.qualifier = q.qualifier or word[1]
        q.lead -= len(word[0])
    after = qualifiers("after").at(flat, q.end) if q.qualifier is None else None
    if after and (after[0] not in ("多", "余") or q.family in ("time", "metric", "times", "percent", "money")):
        q.qualifier = after[1]
    if q.qualifier is None and q.family == "time" and flat.startswith("内", q.end):
        q.qualifier = "at_most"
    return q
