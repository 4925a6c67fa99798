"""Time expressions in the text, resolved to EDTF against the date of publication."""

import re
from datetime import date, timedelta
from functools import cache

from archive_viewer.derive import calendar_terms as terms
from archive_viewer.derive import time_patterns as shapes
from archive_viewer.derive.calendar import Calendar, named_part, small, year_of
from archive_viewer.derive.holidays import holiday
from archive_viewer.derive.lexicon import Words, lexicon
from archive_viewer.derive.reading import Reading
from archive_viewer.derive.relative_times import near
from archive_viewer.derive.time_expression import TimeExpression

_TODAY = ("天", "日", "年", "早", "晚", "晨", "夜")


@cache
def _fixed() -> Words[tuple[str, int | str]]:
    table = lexicon("period_words")
    words: dict[str, tuple[str, int | str]] = {}
    for kind in ("days", "same_day", "months", "same_month", "weeks", "eras"):
        words.update({word: (kind, value) for word, value in table[kind].items()})
    for kind in ("vague", "current", "habitual"):
        words.update(dict.fromkeys(table[kind], (kind, 0)))
    return Words(words)


def _point(m: re.Match[str], calendar: Calendar, future: bool) -> str | None:
    g = m.groupdict()
    year = year_of(g["year"]) if g["year"] else calendar.relative(g["relative"]) if g["relative"] else None
    part = g["part"] or g["lonepart"]
    if part:
        year = year if year is not None else calendar.year(None, future)
        if year is None:
            return None
        calendar.note(year)
        return named_part(part, year)
    month = small(g["month"] or g["month2"]) if g["month"] or g["month2"] else None
    day = g["day"] or g["day2"] or g["lone"] or g["named"]
    if (g["relative"]) and year is None:
        return None
    ten = g["ten"] or g["ten2"]
    point = calendar.settle(year, month, small(day) if day else None, future)
    return terms.ten_days(point, ten) if point and ten in terms.TENS else point


def _years_of_range(m: re.Match[str], calendar: Calendar) -> int | None:
    if m["year"]:
        return year_of(m["year"])
    return calendar.relative(m["relative"]) if m["relative"] else None


def _month_range(m: re.Match[str], calendar: Calendar) -> str | None:
    first, last = small(m["a"]), small(m["b"])
    year = _years_of_range(m, calendar) or calendar.year(first)
    if year is None or not 1 <= first < last <= 12:
        return None
    calendar.note(year)
    return terms.months(year, first, last)


def _quarters(m: re.Match[str], calendar: Calendar) -> str | None:
    """二、三、四季度 as the months from the first of them to the last."""
    first, last = small(m["a"]), small(m["b"])
    year = _years_of_range(m, calendar) or calendar.year(None)
    return terms.months(year, 3 * first - 2, 3 * last) if year is not None and first < last else None


def _day_range(m: re.Match[str], calendar: Calendar, future: bool) -> str | None:
    year = _years_of_range(m, calendar)
    first = calendar.settle(year, small(m["am"]) if m["am"] else None, small(m["a"]), future)
    last = calendar.settle(year, small(m["bm"]) if m["bm"] else None, small(m["b"]), future) if first else None
    return f"{first}/{last}" if first and last and first < last else None


def _day_after_day(m: re.Match[str], calendar: Calendar, future: bool) -> str | None:
    """Two days in a row (29号和30号); days apart are two times."""
    period = _day_range(m, calendar, future)
    first, last = map(date.fromisoformat, period.split("/")) if period else (date.min, date.max)
    return period if last - first == timedelta(days=1) else None


def _decade(m: re.Match[str]) -> str | None:
    if m["bare"]:
        return f"19{small(m['bare']) // 10}X"
    hundreds = 19 if m["last"] else 20 if m["this"] else small(m["century"]) - 1
    if not 0 <= hundreds <= 25:
        return None
    return f"{hundreds:02d}{small(m['decade']) // 10}X" if m["decade"] else f"{hundreds:02d}XX"


def _word(kind: str, value: int | str, calendar: Calendar) -> TimeExpression | None:
    today = calendar.published
    made = TimeExpression(0, 0, None)
    if kind == "eras":
        made.period, made.vague, made.role = str(value), True, "blocks"
    elif kind in ("vague", "current", "habitual"):
        made.vague, made.role, made.shown = True, "blocks", kind == "vague"
        made.period = f"../{today.year}" if today and kind == "vague" else None
    elif kind == "same_month":
        made.period = calendar.same_month(int(value))
    elif kind == "same_day":
        made.period = terms.day(calendar.last_day + timedelta(days=int(value))) if calendar.last_day else None
    elif today is None:
        return made
    elif kind == "days":
        calendar.last_day = today + timedelta(days=int(value))
        calendar.note(calendar.last_day.year, calendar.last_day.month)
        made.period = terms.day(calendar.last_day)
    elif kind == "months":
        made.period = terms.shifted_month(today, int(value))
    else:
        made.period = terms.week(today, int(value))
    return made


def find_times(text: Reading, published: date | None) -> list[TimeExpression]:
    """All time expressions, by start, none overlapping."""
    calendar = Calendar(published)
    found: list[TimeExpression] = []
    at = 0
    for m in shapes.START.finditer(text.flat):
        if m.start() < at:
            continue
        calendar.enter(text.paragraph_start(m.start()))
        memory = calendar.memory()
        made = _meanwhile(text, m.start(), found) or _read(text, m.start(), calendar)
        if made:
            role = _role(text.flat, made)
            if role != "governs" or text.flat[made.end : made.end + 1] == "的":
                calendar.recall(memory)
            made.role = role if made.role == "governs" or role == "basis" else made.role
            if not (found and _restates(text.flat, found[-1], made)):
                found.append(made)
            at = made.end
    return found


def _meanwhile(text: Reading, at: int, found: list[TimeExpression]) -> TimeExpression | None:
    """在此期间: the stretch of time that the paragraph named last."""
    m = shapes.MEANWHILE.match(text.flat, at)
    named = [t.period for t in found[-4:] if t.start >= text.paragraph_start(at) and not t.vague]
    named = [period for period in named if period and "/" in period]
    return TimeExpression(at, m.end(), named[-1]) if m and named else None


def _restates(flat: str, before: TimeExpression, made: TimeExpression) -> bool:
    """Does a span of years only say again how long an open period is (2008年至今的这五年)?"""
    is_open = before.period is not None and before.period.endswith("/..")
    return is_open and made.vague and flat[before.end : made.start] == "的"


def _read(text: Reading, at: int, calendar: Calendar) -> TimeExpression | None:
    flat = text.flat
    future = bool(shapes.FUTURE.search(flat, max(0, at - 8), at + 14))
    for reader in (_traditional, _numeric, _stretch, near, _word_at, _single):
        made = reader(flat, at, calendar, future)
        if made:
            return made
    return None


def _traditional(flat: str, at: int, calendar: Calendar, _future: bool) -> TimeExpression | None:
    """Dates of the traditional calendar and of reigns, of which EDTF has only the year; public holidays."""
    if m := shapes.LUNAR.match(flat, at):
        return TimeExpression(at, m.end(), _lunar_year(m, calendar), vague=True)
    if m := shapes.HOLIDAY.match(flat, at):
        return TimeExpression(at, m.end(), holiday(m, calendar))
    if m := shapes.REIGN.match(flat, at):
        first = lexicon("period_words")["reigns"][m["reign"]]
        past = 1 if m["reign_year"] == "元" else small(m["reign_year"])
        return TimeExpression(at, m.end(), f"{first + past - 1:04d}" if past else None)
    return None


def _stretch(flat: str, at: int, calendar: Calendar, future: bool) -> TimeExpression | None:
    """Ranges of years, months and days, five-year plans, decades."""
    for shape, resolve in (
        (shapes.YEARS, lambda m: f"{m['a']}/{m['b']}" if m["a"] < m["b"] else None),
        (shapes.MONTHS, lambda m: _month_range(m, calendar)),
        (shapes.QUARTER_LIST, lambda m: _quarters(m, calendar)),
        (shapes.DAYS, lambda m: _day_range(m, calendar, future)),
        (shapes.DAY_AFTER_DAY, lambda m: _day_after_day(m, calendar, future)),
        (shapes.PLAN, lambda m: terms.five_year_plan(small(m["plan"] or m["quoted"]))),
        (shapes.DECADE, _decade),
    ):
        m = shape.match(flat, at)
        if m and shapes.YEARLY.search(flat, max(0, at - 8), at) and shape in (shapes.MONTHS, shapes.DAYS):
            return TimeExpression(at, m.end(), None, vague=True, role="blocks")
        if m and (period := resolve(m)):
            return _since(flat, TimeExpression(m.start(), m.end(), period))
    return None


def _word_at(flat: str, at: int, calendar: Calendar, _future: bool) -> TimeExpression | None:
    word = _fixed().at(flat, at)
    made = _word(*word[1], calendar) if word else None
    if not word or not made:
        return None
    if word[0].endswith("至今") and flat[at + len(word[0]) : at + len(word[0]) + 1] in _TODAY:
        return None
    made.start, made.end = at, at + len(word[0])
    if word[1][0] == "months" and made.period and shapes.EVER_SINCE.search(flat, max(0, at - 3), at):
        return _since(flat, made)
    gap = shapes.RANGE.match(flat, made.end) if word[1][0] == "days" and made.period else None
    far = _fixed().at(flat, gap.end()) if gap else None
    if gap and far and far[1][0] == "days" and (last := _word(*far[1], calendar)):
        if last.period and made.period and made.period < last.period:
            made.period, made.end = f"{made.period}/{last.period}", gap.end() + len(far[0])
        return made
    if word[1][0] in ("months", "same_month") and made.period and shapes.SINCE.match(flat, made.end):
        return _since(flat, made)
    if word[1][0] == "months" and made.period and (day := shapes.DAY_OF_MONTH.match(flat, made.end)):
        year, month = map(int, made.period.split("-"))
        return _since(flat, TimeExpression(at, day.end(), calendar.settle(year, month, int(day["day"]), False)))
    return made


def _lunar_year(m: re.Match[str], calendar: Calendar) -> str | None:
    """The year of a date in the traditional calendar, whose months are not those of EDTF."""
    if m["year"] or m["lunar_year"]:
        return f"{year_of(m['year'] or m['lunar_year']):04d}"
    year = calendar.relative(m["relative"]) if m["relative"] else None
    return None if year is None else f"{year:04d}"


def _numeric(flat: str, at: int, calendar: Calendar, future: bool) -> TimeExpression | None:
    """2018-01-10, or a range of two such days."""
    m = shapes.NUMERIC.match(flat, at)
    if not m:
        return None
    first = calendar.settle(int(m["y"]), int(m["m"]), int(m["d"]), future)
    gap = shapes.RANGE.match(flat, m.end())
    far = shapes.NUMERIC.match(flat, gap.end()) if gap else None
    if first and far:
        last = calendar.settle(int(far["y"]), int(far["m"]), int(far["d"]), future)
        if last and first < last:
            return TimeExpression(m.start(), far.end(), f"{first}/{last}")
    return _since(flat, TimeExpression(m.start(), m.end(), first)) if first else None


def _single(flat: str, at: int, calendar: Calendar, future: bool) -> TimeExpression | None:
    """A year, month, day or part of a year, or two of them with 至 between."""
    m = shapes.POINT.match(flat, at)
    if not m:
        return None
    by_name = m["month2"] and not m["day2"] and not m["month2"].isdigit()
    if by_name and flat[m.end() : m.end() + 1] in shapes.NO_MONTH_NAME:
        return None
    period = _point(m, calendar, future)
    end = m.end()
    gap = shapes.RANGE.match(flat, end)
    if not gap and period and flat[at - 1 : at] in ("从", "自"):
        if lasting := shapes.ACT_SINCE.match(flat, end):
            return TimeExpression(at, lasting.end(), f"{terms.ends(period)[0]}/..")
        gap = shapes.ACT_AND_RANGE.match(flat, end)
    if gap and (far := shapes.POINT.match(flat, gap.end())) and period and (last := _point(far, calendar, future)):
        first = terms.ends(period)[0]
        if first < terms.ends(last)[1]:
            return TimeExpression(at, far.end(), f"{first}/{terms.ends(last)[1]}")
    if period and (nth := shapes.NTH_WEEK.match(flat, end)) and (week := terms.week_of_month(period, small(nth[1]))):
        return TimeExpression(at, nth.end(), week)
    if period and len(period) == 10 and (named := shapes.DAY_OF_WEEK.match(flat, end)):
        end = named.end()
    return _since(flat, TimeExpression(at, end, period))


def _since(flat: str, made: TimeExpression) -> TimeExpression:
    """Open the interval where the words after it do (2018年以来)."""
    inside = flat[made.start : made.end].endswith("以来")
    if made.period and "/" not in made.period and (gap := shapes.BETWEEN.match(flat, made.end)):
        far = shapes.POINT.match(flat, gap.end())
        if far and far["year"] and (until := shapes.UNTIL.match(flat, far.end())) and not far["month"]:
            made.period, made.end = f"{made.period}/{year_of(far['year']) - 1:04d}", until.end()
            return made
    if made.period and "/" not in made.period and shapes.UNTIL.match(flat, made.end):
        made.period = f"../{made.period}"
        return made
    after = made.end + (flat[made.end : made.end + 1] in ("）", ")"))
    m = None if inside else shapes.SINCE.match(flat, after)
    ever = shapes.EVER_SINCE.search(flat, max(0, made.start - 3), made.start) and "/" not in (made.period or "/")
    if (m or inside or ever) and made.period:
        made.period = f"{terms.ends(made.period)[0]}/.."
        made.end = m.end() if m and m.group() in ("以来", "起", "至今") else made.end
    return made


def _role(flat: str, made: TimeExpression) -> str:
    if shapes.BASIS_BEFORE.search(flat, max(0, made.start - 6), made.start) or shapes.BASIS_AFTER.match(flat, made.end):
        return "basis"
    if shapes.FROM_LEVEL.search(flat, max(0, made.start - 1), made.start) and shapes.LEVEL_LEFT.match(flat, made.end):
        return "basis"
    if flat[made.end - 2 : made.end] == "世纪" and flat[made.end : made.end + 1] in tuple("网报社路杯"):
        return "silent"
    if shapes.AWARDED.search(flat, max(0, made.start - 2), made.start) and shapes.TITLE.match(flat, made.end):
        return "silent"
    if flat.endswith("全年", made.start, made.end) and shapes.OF_THE_YEAR.match(flat, made.end):
        return "silent"
    if shapes.PART_OF_NAME.match(flat, made.end) or shapes.UNDERGONE.search(flat, max(0, made.start - 2), made.start):
        return "silent"
    share = shapes.SHARE_BEFORE.search(flat, max(0, made.start - 1), made.start)
    if share and shapes.SHARE_AFTER.match(flat, made.end):
        return "basis"
    if shapes.IN_QUOTES.search(flat, max(0, made.start - 1), made.start) and shapes.QUOTE_END.match(flat, made.end):
        return "silent"
    closing = flat.find("》", made.end, made.end + 30)
    opening = flat.find("《", made.end, made.end + 30)
    return "silent" if closing >= 0 and (opening < 0 or opening > closing) else "governs"
