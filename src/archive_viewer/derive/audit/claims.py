"""What a number is said of, as far as two numbers can be about the same thing."""

import math
import re
from collections.abc import Iterable
from functools import cache

from archive_viewer.derive.lexicon import lexicon
from archive_viewer.domain.fact import Fact, FactKind, FactStatus
from archive_viewer.util.edtf import interval

_ALIKE = ("人名位", "个家所座处", "起件宗", "项条")
_MARKS = re.compile(r"[\s“”‘’《》()（）]")
SHORTEST = 2
_THINGS = frozenset("家个所座处起件宗项条台辆")
_PEOPLE = frozenset("人名位户")
_SCALE = re.compile("[十百千万亿]+")


def numbers(facts: Iterable[Fact]) -> list[Fact]:
    """The quantities that stand, by place."""
    return [f for f in facts if f.kind is FactKind.QUANTITY and f.value is not None and f.status != FactStatus.REJECTED]


def unit_class(fact: Fact) -> str:
    """Counters that count the same things are one: 人, 名 and 位."""
    return alike(fact.unit)


def alike(unit: str | None) -> str:
    """The counter that stands for all that count the same things."""
    unit = unit or ""
    return next((group[0] for group in _ALIKE if unit and unit in group), unit)


def plain(measure: str | None) -> str:
    """A measure without its marks of quotation and brackets."""
    return _MARKS.sub("", measure or "")


def head(measure: str | None) -> str:
    """The noun that a measure begins with, up to its verb: 警务室 of 警务室设立专门调解区."""
    words = plain(measure)
    ends = [at for verb in _verbs() if (at := words.find(verb)) >= SHORTEST]
    return words[: min(ends)] if ends else words


def same_head(one: str, other: str) -> bool:
    """Is one of the two noun phrases the other one with more said of it (警务室, 社区警务室)?"""
    return min(len(one), len(other)) >= SHORTEST and (one.endswith(other) or other.endswith(one))


def compatible(one: Fact, other: Fact) -> bool:
    """Can both hold of the same place and time, as far as they say?"""
    places = one.place is None or other.place is None or one.place == other.place
    return places and (one.period is None or other.period is None or one.period == other.period)


def overlapping(one: Fact, other: Fact) -> bool:
    """Do the periods of the two have days in common, as far as they say?"""
    first, second = interval(one.period), interval(other.period)
    if first is None or second is None:
        return True
    late = first.end is not None and second.start is not None and first.end <= second.start
    early = second.end is not None and first.start is not None and second.end <= first.start
    return not (late or early)


def counts_things(fact: Fact) -> bool:
    """Does it count institutions, events or objects?"""
    return fact.unit in _THINGS


def counts(fact: Fact) -> bool:
    """Is it a count, which one looks up, rather than a measurement, which comes out differently each time?"""
    return fact.unit in _THINGS or fact.unit in _PEOPLE


def rounded(one: Fact, other: Fact) -> bool:
    """Is one of the two the other one written in fewer digits (8.9万亿, 89027亿)?"""
    return _shortens(one, other) or _shortens(other, one)


def _shortens(short: Fact, long: Fact) -> bool:
    scaled = _SCALE.search(short.text)
    digits = f"{float(short.value or 0):.10g}".replace(".", "").strip("0")
    if not digits or ("." not in short.text and not scaled):
        return False
    step = 10.0 ** (math.floor(math.log10(float(short.value or 0))) + 1 - len(digits))
    return abs(float(long.value or 0) - float(short.value or 0)) < step


@cache
def _verbs() -> tuple[str, ...]:
    return tuple(word for word in lexicon("measure_words")["after_stops"] if len(word) >= 2 and word != "之一")
