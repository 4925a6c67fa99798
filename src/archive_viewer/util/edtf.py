"""EDTF dates and intervals (ISO 8601-2) as stretches of days on a time line."""

import re
from datetime import date
from typing import NamedTuple

_DATE = re.compile(r"^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?:T.*)?$")
_UNKNOWN_DIGITS = re.compile(r"^(\d{1,3})(X{1,3})$")
_EARLIER = re.compile(r"^(\d{4})(-\d{2})?$")
_OPEN = ("..", "")
_MONTHS_OF_PART = {
    **{21 + n: (3 * n + 3, 3) for n in range(4)},
    **{33 + n: (3 * n + 1, 3) for n in range(4)},
    40: (1, 6),
    41: (7, 6),
}
"""First month and number of months of a season (21 spring to 24 winter), quarter (33 to 36) or half (40, 41)."""


class Interval(NamedTuple):
    """Days [start, end) as proleptic Gregorian ordinals (`date.toordinal`); None is an open end."""

    start: int | None
    end: int | None

    @property
    def open(self) -> bool:
        return self.start is None or self.end is None


def interval(edtf: str | None) -> Interval | None:
    """The days that an EDTF date or interval covers: 2021-06 is all of June, 2018/.. has no end.

    Approximation marks (~ ? %) are passed over. None for what is empty, unbounded on both sides, turned round, no
    date at all or outside the years 1 to 9999.
    """
    if not edtf:
        return None
    first, bar, last = (part.strip() for part in edtf.partition("/"))
    if not bar:
        return _days(first)
    left = None if first in _OPEN else _days(first)
    right = None if last in _OPEN else _days(last)
    if (left is None and first not in _OPEN) or (right is None and last not in _OPEN):
        return None
    start = left.start if left is not None else None
    end = right.end if right is not None else None
    if (start is None and end is None) or (start is not None and end is not None and start >= end):
        return None
    return Interval(start, end)


def sooner(edtf: str, months: int = 0) -> str | None:
    """The same stretch of the calendar some months earlier; without `months`, the stretch of its length before it.

    2022-01/2022-08 is 2021-01/2021-08 twelve months before; before 2022-03 comes 2022-02, before a quarter the quarter.
    None for days and open ends, and for what is no EDTF period.
    """
    first, bar, last = edtf.partition("/")
    ends = [_EARLIER.match(part) for part in ((first, last) if bar else (first,))]
    if not all(ends):
        return None
    if months == 12:
        return "/".join(f"{int(m[1]) - 1:04}{m[2] or ''}" for m in ends if m)
    if months or bar:
        return None
    year, part = int(ends[0][1]), ends[0][2]  # type: ignore[index]
    if part is None:
        return f"{year - 1:04}"
    number = int(part[1:])
    for low, high in ((1, 12), (33, 36), (40, 41)):
        if low <= number <= high:
            return f"{year:04}-{number - 1:02}" if number > low else f"{year - 1:04}-{high:02}"
    return None


def day(moment: str | None) -> int | None:
    """The ordinal of the day that an ISO 8601 date or time falls on, None where it isn't one."""
    found = _days(moment[:10]) if moment else None
    return found.start if found is not None else None


def _days(words: str) -> Interval | None:
    """One EDTF date as the days that it covers."""
    words = words.rstrip("~?%")
    if unknown := _UNKNOWN_DIGITS.match(words):
        known, places = unknown[1], len(unknown[2])
        if len(known) + places != 4:
            return None
        return _months(int(known) * 10**places, 1, 12 * 10**places)
    match = _DATE.match(words)
    if match is None:
        return None
    year, month, of_month = (int(part) if part else None for part in match.groups())
    assert year is not None  # noqa: S101 - the pattern begins with it
    if month is None:
        return _months(year, 1, 12)
    if of_month is not None:
        return _single_day(year, month, of_month)
    if month in _MONTHS_OF_PART:
        return _months(year, *_MONTHS_OF_PART[month])
    return _months(year, month, 1) if 1 <= month <= 12 else None


def _single_day(year: int, month: int, of_month: int) -> Interval | None:
    try:
        start = date(year, month, of_month).toordinal()
    except ValueError:
        return None
    return Interval(start, start + 1)


def _months(year: int, month: int, count: int) -> Interval | None:
    """`count` months from the first of one; a part of the year may run into the next one (winter)."""
    last = year * 12 + month - 1 + count
    try:
        return Interval(date(year, month, 1).toordinal(), date(last // 12, last % 12 + 1, 1).toordinal())
    except ValueError:
        return None
