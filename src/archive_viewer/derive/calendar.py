"""The year and month in force where a time expression stands, and what its parts resolve to."""

import re
from datetime import date

from archive_viewer.derive import calendar_terms as terms
from archive_viewer.derive.lexicon import lexicon
from archive_viewer.derive.numerals import DIGITS, han_value

_NEAR = 2
"""Months ahead in which a day without a year is still to come: in February 3月1日 is not that of the year before."""

_LATE = 2
"""The last month in which figures of 全年 are those of the year before."""


def small(numeral: str) -> int:
    return int(numeral) if numeral.isdigit() else int(han_value(numeral) or 0)


def year_of(numeral: str) -> int:
    if not numeral.isdigit():
        return int("".join(str(DIGITS[c]) for c in numeral))
    return int(numeral) if len(numeral) == 4 else 2000 + int(numeral)


class Calendar:
    """Resolves what a text leaves unsaid: the year and month in force where an expression stands."""

    def __init__(self, published: date | None) -> None:
        self.published = published
        self._year: int | None = None
        self._month: int | None = None
        self._named: int | None = None
        self._paragraph = -1
        self.last_day: date | None = None

    def enter(self, paragraph: int) -> None:
        if paragraph != self._paragraph:
            self._paragraph, self._year, self._month = paragraph, None, None

    @property
    def in_force(self) -> int | None:
        """The year that the paragraph has named so far."""
        return self._year

    def memory(self) -> tuple[int | None, int | None]:
        return self._year, self._month

    def recall(self, memory: tuple[int | None, int | None]) -> None:
        """Forget what an expression left behind that only compares or counts as somebody else's time."""
        self._year, self._month = memory

    def year(self, month: int | None = None, future: bool = False, day: bool = False) -> int | None:
        """The year that a bare month belongs to: the paragraph's, else the latest one not after publication.

        A day in a later month than publication's is still of this year where the paragraph speaks of the next one.
        """
        if self._year is not None:
            today = self.published
            coming = today is not None and self._year == today.year + 1
            return self._year - 1 if coming and today and day and month and month > today.month else self._year
        if self.published is None:
            return None
        ahead = 0 if month is None else month - self.published.month
        late = ahead > (_NEAR if day else 0) and not future
        return self.published.year - 1 if late else self.published.year

    def relative(self, word: str) -> int | None:
        offsets = lexicon("period_words")["years"]
        if word in offsets:
            return None if self.published is None else self.published.year + offsets[word]
        base = self._year if self._year is not None else self._named
        if base is None and word == "全年" and self.published:
            base = self.published.year - (self.published.month <= _LATE)
        return None if base is None else base + (1 if word in ("次年", "翌年") else 0)

    def same_month(self, by: int) -> str | None:
        """The month in force, or `by` months from it; None where none is."""
        if self._year is None or self._month is None:
            return None
        return terms.shifted_month(date(self._year, self._month, 1), by)

    def month_for(self, day: int, future: bool) -> tuple[int, int] | None:
        """Year and month that a bare day belongs to."""
        if self._month is not None and self._year is not None:
            return self._year, self._month
        if self.published is None:
            return None
        index = self.published.year * 12 + self.published.month - 1
        if day > self.published.day and not future:
            index -= 1
            while terms.real_day(index // 12, index % 12 + 1, day) is None:
                index -= 1
        return index // 12, index % 12 + 1

    def note(self, year: int | None, month: int | None = None) -> None:
        if year is not None:
            self._year, self._month, self._named = year, month, year

    def settle(self, year: int | None, month: int | None, day: int | None, future: bool) -> str | None:
        """EDTF of a point whose named parts are given, and remember it."""
        if month is None and day is not None:
            placed = self.month_for(day, future)
            if placed is None:
                return None
            year, month = placed
        if year is None:
            year = self.year(month, future, day is not None)
        if year is None:
            return None
        if month is None:
            self.note(year)
            return f"{year:04d}"
        self.note(year, month)
        if day is None:
            return terms.month(year, month)
        when = terms.real_day(year, month, day)
        self.last_day = when or self.last_day
        return terms.day(when) if when else None


def named_part(part: str, year: int) -> str | None:
    """A named part of a year as EDTF; 底 is December, 初 January, seasons have EDTF's codes 21 to 24."""
    if part.endswith("半年"):
        return terms.months(year, 1, 6) if part[0] in "上前" else terms.months(year, 7, 12)
    if part.endswith("季度"):
        number = small(re.sub("[前第个季度]", "", part))
        return terms.months(year, 1, 3 * number) if part[0] == "前" else terms.months(year, 3 * number - 2, 3 * number)
    if part[0] in "前头":
        return terms.months(year, 1, small(part.strip("前头个月")))
    for mark, number in (("底", 12), ("末", 12), ("终", 12), ("初", 1)):
        if mark in part:
            return terms.month(year, number)
    for number, mark in enumerate("春夏秋冬", 21):
        if mark in part:
            return f"{year}-{number}"
    return f"{year:04d}"
