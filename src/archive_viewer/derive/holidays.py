"""Public holidays of the mainland: which days were off, weekends that join them counted in.

The days are those that the State Council's General Office announced, 2004 to 2026 (resources/lexicons/holidays.json).
"""

import re
from collections.abc import Iterable
from datetime import date

from archive_viewer.derive.calendar import Calendar, year_of
from archive_viewer.derive.lexicon import lexicon

_ALSO = {"十一": "国庆", "劳动": "五一", "新年": "元旦"}


def holiday(m: re.Match[str], calendar: Calendar) -> str | None:
    """EDTF of the holiday that a match of HOLIDAY names, in the year in force, else the nearest to publication."""
    days: dict[str, str] = lexicon("holidays")[_ALSO.get(m["holiday"], m["holiday"])]
    if m["year"]:
        year: int | None = year_of(m["year"])
    else:
        year = calendar.relative(m["relative"]) if m["relative"] else calendar.in_force
    if year is None:
        return _nearest(days.values(), calendar.published)
    calendar.note(year)
    return days.get(str(year))


def _nearest(periods: Iterable[str], published: date | None) -> str | None:
    if published is None:
        return None
    day = published.toordinal()
    return min(periods, key=lambda period: abs(date.fromisoformat(period[:10]).toordinal() - day))
