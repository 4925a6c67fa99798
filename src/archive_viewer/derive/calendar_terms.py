"""Parts of the calendar as EDTF (ISO 8601-2) strings."""

from calendar import monthrange
from datetime import date, timedelta


def day(when: date) -> str:
    return when.isoformat()


def month(year: int, number: int) -> str:
    return f"{year:04d}-{number:02d}"


def months(year: int, first: int, last: int) -> str:
    """An interval of whole months in one year."""
    return month(year, first) if first == last else f"{month(year, first)}/{month(year, last)}"


def shifted_month(when: date, by: int) -> str:
    index = when.year * 12 + when.month - 1 + by
    return month(index // 12, index % 12 + 1)


def week(when: date, by: int) -> str:
    """The interval Monday to Sunday, `by` weeks from the week of `when`."""
    monday = when - timedelta(days=when.weekday()) + timedelta(weeks=by)
    return f"{day(monday)}/{day(monday + timedelta(days=6))}"


TENS = ("上旬", "中旬", "下旬")
"""The parts of ten days that Chinese divides a month into; the last has what is left."""


def ten_days(period: str, name: str) -> str:
    """The interval of one of TENS in a month (2016-12)."""
    year, number = map(int, period.split("-"))
    first = 1 + 10 * TENS.index(name)
    last = monthrange(year, number)[1] if name == TENS[-1] else first + 9
    return f"{day(date(year, number, first))}/{day(date(year, number, last))}"


def week_of_month(period: str, number: int) -> str | None:
    """The interval of the `number`-th week of a month (2016-10) that begins in it, Monday to Sunday."""
    if len(period) != 7 or not 1 <= int(period[5:]) <= 12:
        return None
    first = date(int(period[:4]), int(period[5:]), 1)
    monday = first + timedelta(days=-first.weekday() % 7 + 7 * (number - 1))
    return f"{day(monday)}/{day(monday + timedelta(days=6))}"


def five_year_plan(number: int) -> str | None:
    """The years of China's five-year plan `number` (the first ran 1953 to 1957, the third began in 1966)."""
    if not 1 <= number <= 30:
        return None
    first = 1953 + (number - 1) * 5 if number < 3 else 1966 + (number - 3) * 5
    return f"{first}/{first + 4}"


def real_day(year: int, number: int, of_month: int) -> date | None:
    try:
        return date(year, number, of_month)
    except ValueError:
        return None


def ends(period: str) -> tuple[str, str]:
    """First and last part of an interval, the same part twice where it is none."""
    first, _, last = period.partition("/")
    return first, last or first
