"""Times told from the day of publication: 今明两天, 上周三, 近三年, 两年前."""

import re
from datetime import date, timedelta

from archive_viewer.derive import calendar_terms as terms
from archive_viewer.derive import time_patterns as shapes
from archive_viewer.derive.calendar import Calendar, small
from archive_viewer.derive.numerals import HAN
from archive_viewer.derive.time_expression import TimeExpression


def near(flat: str, at: int, calendar: Calendar, future: bool) -> TimeExpression | None:
    """Times told from the day of publication: 今明两天, 上周三, 近三年, 两年前."""
    today = calendar.published
    if today and (m := shapes.FROM_NOW.match(flat, at)):
        first, last = "今明后".find(m.group()[0]), 2 if "后" in m.group() else 1
        if m.group().endswith("年"):
            return TimeExpression(at, m.end(), f"{today.year + first}/{today.year + last}")
        days = (terms.day(today + timedelta(days=ahead)) for ahead in (first, last))
        return TimeExpression(at, m.end(), "/".join(days))
    if m := shapes.WEEKDAY.match(flat, at):
        return _weekday(m, calendar)
    if m := shapes.BARE_WEEKDAY.match(flat, at):
        return TimeExpression(at, m.end(), _next_weekday(m["weekday"], today, future))
    if m := shapes.SPAN.match(flat, at):
        return TimeExpression(at, m.end(), _last(m, today) if m["past"] else None, vague=True, role="blocks")
    if m := shapes.AGO.match(flat, at):
        return _ago(m, today)
    return None


def _ago(m: re.Match[str], today: date | None) -> TimeExpression:
    """The year, month or day that lies so far back (10年前, 两个月前, 3天前); 几年前 and 20多年前 are no year."""
    number = _number(m["count"])
    if today is None or not number or m["unit"] == "周" or (m["unit"] == "年" and number >= today.year):
        return TimeExpression(m.start(), m.end(), None, vague=True, role="blocks")
    if m["unit"] == "年":
        period = f"{today.year - number:04d}"
    elif m["unit"] == "个月":
        period = terms.shifted_month(today, -number)
    else:
        period = terms.day(today - timedelta(days=number))
    return TimeExpression(m.start(), m.end(), period, vague=True)


def _number(count: str) -> int:
    """The number that a count names exactly; 0 for 几, 数, 20多."""
    exact = count.isdigit() or not set(count) - set(HAN)
    return small(count) if exact else 0


def _last(m: re.Match[str], today: date | None) -> str | None:
    """The years, months, weeks or days up to publication that 近三年, 过去10天 speak of."""
    number = _number(re.sub("[多余]", "", m["count"]))
    if today is None or not 0 < number < 1000:
        return None
    unit = m["unit"]
    if unit == "年":
        return f"{today.year - number:04d}/{today.year:04d}" if number < today.year else None
    if unit == "个月":
        return f"{terms.shifted_month(today, -number)}/{terms.shifted_month(today, 0)}"
    return f"{terms.day(today - timedelta(days=number * (7 if unit == '周' else 1)))}/{terms.day(today)}"


def _weekday(m: re.Match[str], calendar: Calendar) -> TimeExpression:
    period = None
    if calendar.published:
        week = (len(m["week"]) if m["week"][0] == "下" else -len(m["week"])) if m["week"][0] in "上下" else 0
        monday = calendar.published - timedelta(days=calendar.published.weekday()) + timedelta(weeks=week)
        if m["weekday"] == "末":
            period = f"{terms.day(monday + timedelta(days=5))}/{terms.day(monday + timedelta(days=6))}"
        else:
            period = terms.day(monday + timedelta(days="一二三四五六日".find(m["weekday"].replace("天", "日"))))
    return TimeExpression(m.start(), m.end(), period)


def _next_weekday(name: str, today: date | None, future: bool) -> str | None:
    """The latest such day up to publication, or where the text looks ahead, the first one after it."""
    if today is None:
        return None
    number = "一二三四五六日".find(name.replace("天", "日"))
    days = (number - today.weekday()) % 7 or 7 if future else -((today.weekday() - number) % 7)
    return terms.day(today + timedelta(days=days))
