"""Days on the one side, pixels on the other: zooming, scrolling, and where the axis has its ticks."""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import MAXYEAR, date
from typing import NamedTuple

from archive_viewer.util.edtf import Interval

LEAST_DAYS = 10.0
_MARGIN = 0.04
_APART = 60.0
_YEARS_APART = 44.0
_MINOR_APART = 10.0
_STEPS = ((1, 0), (7, 0), (0, 1), (0, 3), (0, 6), *((0, 12 * y) for y in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)))
_DAYS_OF_MONTH = 30.44
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


class Tick(NamedTuple):
    """A tick at a day; minor ones have no words."""

    day: int
    words: str


@dataclass(frozen=True, slots=True)
class Scale:
    """Days [first, last) laid over the pixels from `left` to `right`."""

    first: float
    last: float
    left: float = 0.0
    right: float = 100.0

    @property
    def per_day(self) -> float:
        """Pixels of one day."""
        return (self.right - self.left) / (self.last - self.first)

    def x(self, day: float) -> float:
        """Where a day begins."""
        return self.left + (day - self.first) * self.per_day

    def day(self, x: float) -> float:
        """The day at a place."""
        return self.first + (x - self.left) / self.per_day

    def within(self, left: float, right: float) -> "Scale":
        """The same days over other pixels."""
        return replace(self, left=left, right=max(left + 1, right))

    def zoomed(self, factor: float, about: float, bounds: "Scale") -> "Scale":
        """Closer by a factor, the day at x `about` staying where it is, within the days of `bounds`."""
        length = min(max((self.last - self.first) / factor, LEAST_DAYS), bounds.last - bounds.first)
        still = self.day(about)
        share = (still - self.first) / (self.last - self.first)
        return self._kept(still - share * length, length, bounds)

    def moved(self, days: float, bounds: "Scale") -> "Scale":
        """Later by some days, within the days of `bounds`."""
        return self._kept(self.first + days, self.last - self.first, bounds)

    def between(self, first: float, last: float, bounds: "Scale") -> "Scale":
        """From one day to another, within `bounds` and not closer than LEAST_DAYS."""
        return self._kept(first, min(max(last - first, LEAST_DAYS), bounds.last - bounds.first), bounds)

    def showing(self, days: Interval, bounds: "Scale") -> "Scale":
        """Moved just as far as it takes to bring a stretch of days, or its nearer end, into sight."""
        length = self.last - self.first
        end = days.end if days.end is not None else days.start
        start = days.start if days.start is not None else end
        if start is None or end is None or (start < self.last and end > self.first and days.open):
            return self
        if start >= self.first and end <= self.last:
            return self
        middle = (start + end) / 2
        if end - start > length:
            return self if start < self.last and end > self.first else self._kept(start - length / 4, length, bounds)
        return self._kept(middle - length / 2, length, bounds)

    def _kept(self, first: float, length: float, bounds: "Scale") -> "Scale":
        first = min(max(first, bounds.first), bounds.last - length)
        return replace(self, first=first, last=first + length)


def whole(stretches: Iterable[Interval], published: int | None) -> Scale:
    """Days that hold every end that is known, and the day of publication, with a margin."""
    ends = [end for days in stretches for end in days if end is not None]
    if published is not None:
        ends += [published, published + 1]
    if not ends:
        return Scale(0, 366)
    return _padded(min(ends), max(ends))


def opening(stretches: Sequence[Interval], published: int | None) -> Scale:
    """What is shown at first: from where three quarters of the stretches have begun, so that they are not crowded."""
    everything = whole(stretches, published)
    starts = sorted(days.start for days in stretches if days.start is not None)
    if len(starts) < 8:
        return everything
    first = _padded(starts[len(starts) // 4], everything.last).first
    return replace(everything, first=max(first, everything.first))


def _padded(first: float, last: float) -> Scale:
    length = max(last - first, LEAST_DAYS)
    low = max(1.0, first - _MARGIN * length)
    high = min(float(date.max.toordinal()), low + (1 + 2 * _MARGIN) * length)
    return Scale(low, high)


def ticks(scale: Scale, *, chinese: bool) -> tuple[list[Tick], list[Tick]]:
    """Major ticks with words, as dense as they can be read, and minor ones between them."""
    place = next((n for n, step in enumerate(_STEPS) if _width(step, scale) >= _room(step)), len(_STEPS) - 1)
    major = list(_walk(_STEPS[place], scale))
    minor: list[int] = []
    for finer in reversed(_STEPS[:place]):
        if _width(finer, scale) >= _MINOR_APART and _divides(finer, _STEPS[place]):
            minor = [d for d in _walk(finer, scale) if d not in set(major)]
            break
    words = [
        Tick(day, _words(date.fromordinal(day), _STEPS[place], first=n == 0, chinese=chinese))
        for n, day in enumerate(major)
    ]
    return words, [Tick(day, "") for day in minor]


def _width(step: tuple[int, int], scale: Scale) -> float:
    days, months = step
    return (days + months * _DAYS_OF_MONTH) * scale.per_day


def _room(step: tuple[int, int]) -> float:
    """The room that a tick's words want; years are short."""
    return _YEARS_APART if step[1] >= 12 else _APART


def _divides(finer: tuple[int, int], step: tuple[int, int]) -> bool:
    return finer[1] == 0 or step[1] % finer[1] == 0


def _walk(step: tuple[int, int], scale: Scale) -> Iterator[int]:
    """The days of the ticks in sight: days counted from a Monday, months from January, years by their number."""
    days, months = step
    low, high = max(1, math.ceil(scale.first)), min(date.max.toordinal(), math.floor(scale.last))
    if days:
        yield from range(low + (1 - low) % days, high + 1, days)
        return
    begin = date.fromordinal(low)
    count = (begin.year * 12 + begin.month - 1) // months * months
    while count // 12 <= MAXYEAR:
        year, month = divmod(count, 12)
        count += months
        if year < 1:
            continue
        day = date(year, month + 1, 1).toordinal()
        if day > high:
            return
        if day >= low:
            yield day


def _words(day: date, step: tuple[int, int], *, first: bool, chinese: bool) -> str:
    month = f"{day.month} 月" if chinese else _MONTHS[day.month - 1]
    if step[1] >= 12:
        return str(day.year)
    if step[1]:
        if day.month == 1 or first:
            whole_words = f"{day.year} 年 {month}" if chinese else f"{month} {day.year}"
            return str(day.year) if day.month == 1 else whole_words
        return month
    if first or (day.month == 1 and day.day <= max(1, step[0])):
        return f"{day.year} 年 {month} {day.day} 日" if chinese else f"{day.day} {month} {day.year}"
    return f"{month} {day.day} 日" if chinese else f"{day.day} {month}"
