"""EDTF periods (ISO 8601-2) in words, Chinese and English."""

import re

_DATE = re.compile(r"^(?P<year>-?\d{4})(?:-(?P<month>\d{2})(?:-(?P<day>\d{2}))?)?(?:T.*)?$")
_DECADE = re.compile(r"^(\d{3})X$")
_CENTURY = re.compile(r"^(\d{2})XX$")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_SEASONS_ZH = {21: "春季", 22: "夏季", 23: "秋季", 24: "冬季"}
_SEASONS_EN = {21: "spring", 22: "summer", 23: "autumn", 24: "winter"}
_QUARTERS_ZH = "一二三四"


def period_words(edtf: str | None, *, chinese: bool, vague: bool = False) -> str:
    """An EDTF date or interval as a reader says it: 2018/.. is “2018 年起至今” or “since 2018”.

    What isn't understood comes back as it is; None gives "".
    """
    if not edtf:
        return ""
    start, bar, end = edtf.partition("/")
    if not bar:
        words = _point(start, chinese) or edtf
    else:
        words = (_interval_zh(start, end) if chinese else _interval_en(start, end)) or edtf
    if vague and words:
        return f"{words}（约略）" if chinese else f"{words} (vague)"
    return words


def _interval_zh(start: str, end: str) -> str:
    left, right = _point(start, True), _point(end, True)
    if end == "..":
        return f"{left}起至今" if left else ""
    if start in ("..", ""):
        return f"截至 {right}" if right else ""
    if not left or not right:
        return ""
    if start == end:
        return left
    first, last = _DATE.match(start), _DATE.match(end)
    if first and last:
        year, month, day = first.groups()
        year2, month2, day2 = last.groups()
        if month is None and month2 is None:
            return f"{int(year)}—{int(year2)} 年"
        if year == year2 and month and month2 and day is None and day2 is None:
            return f"{int(year)} 年 {int(month)}—{int(month2)} 月"
        if (year, month) == (year2, month2) and day and day2:
            return f"{int(year)} 年 {int(month or 1)} 月 {int(day)}—{int(day2)} 日"
        if year == year2:
            return f"{left} 至 {right.split('年 ', 1)[-1]}"
    return f"{left} 至 {right}"


def _interval_en(start: str, end: str) -> str:
    left, right = _point(start, False), _point(end, False)
    if end == "..":
        return f"since {left}" if left else ""
    if start in ("..", ""):
        return f"until {right}" if right else ""
    if not left or not right:
        return ""
    if start == end:
        return left
    first, last = _DATE.match(start), _DATE.match(end)
    if first and last:
        year, month, day = first.groups()
        year2, month2, day2 = last.groups()
        if year == year2 and month and month2:
            if day is None and day2 is None:
                return f"{_MONTHS[int(month) - 1]}–{_MONTHS[int(month2) - 1]} {int(year)}"
            if month == month2 and day and day2:
                return f"{int(day)}–{int(day2)} {_MONTHS[int(month) - 1]} {int(year)}"
    compact = month_free(left) and month_free(right)
    return f"{left}–{right}" if compact else f"{left} – {right}"


def month_free(words: str) -> bool:
    """Whether a period in words is a bare year."""
    return words.isdigit()


def _point(date: str, chinese: bool) -> str:
    """One EDTF date in words, "" where it isn't one."""
    mark = date[-1:] if date[-1:] in "~?%" else ""
    words = _plain_point(date.rstrip("~?%"), chinese)
    if words and mark:
        return f"约 {words}" if chinese else f"about {words}"
    return words


def _plain_point(date: str, chinese: bool) -> str:
    if decade := _DECADE.match(date):
        return f"{decade[1]}0 年代" if chinese else f"{decade[1]}0s"
    if century := _CENTURY.match(date):
        return f"{int(century[1]) + 1} 世纪" if chinese else f"{int(century[1])}00s"
    match = _DATE.match(date)
    if match is None:
        return ""
    year, month, day = match.groups()
    if month is None:
        return f"{int(year)} 年" if chinese else f"{int(year)}"
    number = int(month)
    if number > 12:
        return _part_of_year(int(year), number, chinese)
    if not 1 <= number <= 12:
        return ""
    if chinese:
        return f"{int(year)} 年 {number} 月" + (f" {int(day)} 日" if day else "")
    return (f"{int(day)} " if day else "") + f"{_MONTHS[number - 1]} {int(year)}"


def _part_of_year(year: int, code: int, chinese: bool) -> str:
    """Seasons (21 to 24), quarters (33 to 36) and halves (40, 41) of EDTF level 2."""
    if code in _SEASONS_ZH:
        return f"{year} 年{_SEASONS_ZH[code]}" if chinese else f"{_SEASONS_EN[code]} {year}"
    if 33 <= code <= 36:
        return f"{year} 年{_QUARTERS_ZH[code - 33]}季度" if chinese else f"Q{code - 32} {year}"
    if code in (40, 41):
        return f"{year} 年{'上' if code == 40 else '下'}半年" if chinese else f"H{code - 39} {year}"
    return ""
