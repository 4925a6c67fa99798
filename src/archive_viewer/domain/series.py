"""Series: what an archive says of one measure through time."""

from collections.abc import Iterator
from dataclasses import dataclass

from archive_viewer.domain.fact import Fact
from archive_viewer.domain.record import Record


@dataclass(frozen=True, slots=True)
class Measure(Record):
    """What is counted, without the place it is counted in, and in what.

    `unit` stands for all counters of the same things (人, 名, 位); "" where only rates of change are known.
    """

    words: str
    unit: str


@dataclass(frozen=True, slots=True)
class MeasureCount(Record):
    """How many levels and rates of a measure an archive has, and whether two of them disagree about one period."""

    measure: Measure
    levels: int
    rates: int
    disagreeing: bool = False

    @property
    def total(self) -> int:
        return self.levels + self.rates


@dataclass(frozen=True, slots=True)
class Level(Record):
    """What a measure came to in a period (EDTF), in base units.

    `facts` are those that state it; where it is `computed`, the level and the rate that it follows from.
    """

    period: str
    value: float
    value_max: float | None
    place: str | None
    facts: tuple[Fact, ...]
    computed: bool = False


@dataclass(frozen=True, slots=True)
class Series(Record):
    """The levels of a measure by time, and the rates of change from which no level follows.

    Series of the same `axis` are numbers of one kind: counts of things, an amount of one currency, percent.
    """

    measure: Measure
    axis: str
    levels: tuple[Level, ...]
    rates: tuple[Fact, ...]

    def facts(self) -> Iterator[Fact]:
        """Every fact that the series rests on, once, levels first."""
        seen: set[int | None] = set()
        for fact in [f for level in self.levels for f in level.facts] + list(self.rates):
            if fact.id is None or fact.id not in seen:
                seen.add(fact.id)
                yield fact
