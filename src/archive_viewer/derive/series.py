"""Which numbers are of one measure, what they come to through time, and which levels follow from rates."""

from collections.abc import Iterable, Sequence
from functools import cache, lru_cache

from archive_viewer.derive.audit.claims import SHORTEST, plain, unit_class
from archive_viewer.derive.lexicon import Words, lexicon, units
from archive_viewer.derive.places import division_at
from archive_viewer.domain.fact import Fact, FactKind, FactStatus
from archive_viewer.domain.series import Level, Measure, Series
from archive_viewer.util.edtf import interval, sooner

PERCENT = "%"
_DIGITS = 4


def stem(measure: str | None) -> str:
    """What is measured, without marks and the place in front: 玉溪市破获刑事案件 and 破获刑事案件 alike."""
    return _parted(plain(measure))[1]


def scope(fact: Fact) -> str | None:
    """Where a number holds: its place, or the one that its measure begins with; 全国 and 我国 are 中国."""
    return fact.place or _parted(plain(fact.measure))[0] or None


def is_rate(fact: Fact) -> bool:
    """Is it a change in percent rather than a level?"""
    return fact.change is not None


def measure_of(fact: Fact) -> Measure:
    """The measure that a number is a level of; a rate has no unit of its own here."""
    return Measure(stem(fact.measure), "" if is_rate(fact) else unit_class(fact))


def series_of(measure: Measure, facts: Iterable[Fact]) -> Series:
    """The series of a measure out of its facts: stated levels, computed ones where none is stated, remaining rates.

    A rate up 36.7% on the year before puts the year before at level / 1.367, and the other way round.
    """
    told = [f for f in facts if _tells(f)]
    rates = [f for f in told if is_rate(f) and f.unit == PERCENT]
    levels = _stated(f for f in told if not is_rate(f) and measure_of(f) == measure)
    used: set[int] = set()
    for number, rate in enumerate(rates):
        found = _computed(levels, rate)
        if found is not None:
            used.add(number)
            levels.extend(found)
    remaining = tuple(rate for number, rate in enumerate(rates) if number not in used)
    return Series(measure, _axis(measure.unit), tuple(sorted(levels, key=_when)), tuple(sorted(remaining, key=_when)))


def disagreeing(levels: Sequence[Level]) -> bool:
    """Do two stated levels of the same place and period differ?"""
    stated = [level for level in levels if not level.computed]
    firsts: dict[str, list[Level]] = {}
    for level in stated:
        firsts.setdefault(level.period, []).append(level)
    return any(
        _same_place(one, other) and one.value != other.value
        for alike in firsts.values()
        for n, one in enumerate(alike)
        for other in alike[n + 1 :]
    )


def _axis(unit: str) -> str:
    found = units().at(unit, 0) if unit else None
    return "count" if found and found[0] == unit and found[1].family == "counter" else unit


@cache
def _scopes() -> Words[str]:
    return Words(lexicon("series_words")["scopes"])


@cache
def _listed(name: str) -> Words[None]:
    return Words(dict.fromkeys(lexicon("series_words")[name]))


@lru_cache(20_000)
def _parted(words: str) -> tuple[str, str]:
    """The place that a measure begins with, "" for none or for one that only its article knows, and the rest."""
    place, at = "", 0
    while at < len(words) - SHORTEST and not _listed("kept").at(words, at):
        found = _scopes().at(words, at)
        length = len(found[0]) if found else len(division_at(words, at) or "")
        if not length or len(words) - at - length < SHORTEST:
            break
        place = found[1] if found else words[at : at + length]
        at += length
        while (filler := _listed("fillers").at(words, at)) and len(words) - at - len(filler[0]) >= SHORTEST:
            at += len(filler[0])
    return place, words[at:]


def _tells(fact: Fact) -> bool:
    there = fact.kind is FactKind.QUANTITY and fact.status is not FactStatus.REJECTED and fact.value is not None
    return there and interval(fact.period) is not None


def _stated(facts: Iterable[Fact]) -> list[Level]:
    """Levels that several facts state alike are one."""
    alike: dict[tuple[object, ...], list[Fact]] = {}
    for fact in facts:
        alike.setdefault((fact.period, fact.value, fact.value_max, scope(fact)), []).append(fact)
    return [
        Level(str(f[0].period), float(f[0].value or 0), f[0].value_max, scope(f[0]), tuple(f)) for f in alike.values()
    ]


def _computed(levels: Sequence[Level], rate: Fact) -> list[Level] | None:
    """The levels that follow from a rate and stated ones, none where both ends are stated; None where none does."""
    period = str(rate.period)
    before = sooner(period, months=12 if rate.basis == "yoy" else 0) if rate.basis in ("yoy", "mom") else None
    factor = 1 + _signed(rate) / 100
    if before is None or factor <= 0:
        return None
    now_, then = _at(levels, period, rate), _at(levels, before, rate)
    if now_ is None and then is None:
        return None
    if now_ is not None and then is not None:
        return []
    known, sought, value = (now_, before, now_.value / factor) if now_ else (then, period, then.value * factor)  # type: ignore[union-attr]
    assert known is not None  # noqa: S101 - one of the two is there
    return [Level(sought, _rounded(value, known), None, known.place or scope(rate), (*known.facts[:1], rate), True)]


def _at(levels: Sequence[Level], period: str, rate: Fact) -> Level | None:
    fitting = (level for level in levels if level.period == period and not level.computed)
    return next((level for level in fitting if _near(level, rate)), None)


def _near(level: Level, rate: Fact) -> bool:
    where = scope(rate)
    return level.place is None or where is None or level.place == where


def _same_place(one: Level, other: Level) -> bool:
    return one.place is None or other.place is None or one.place == other.place


def _signed(rate: Fact) -> float:
    return float(rate.value or 0) * {"down": -1, "flat": 0}.get(rate.change or "", 1)


def _rounded(value: float, known: Level) -> float:
    """No more digits than the known level has, but at least four."""
    digits = len(f"{known.value:.15g}".replace(".", "").strip("0"))
    return float(f"{value:.{max(_DIGITS, digits)}g}")


def _when(told: Level | Fact) -> tuple[int, int, float]:
    days = interval(told.period)
    assert days is not None  # noqa: S101 - only what has a period gets here
    return days.start or 0, days.end or 10**7, float(told.value or 0)
