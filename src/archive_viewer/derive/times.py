"""Time expressions in the text, resolved to EDTF against the date of publication."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from archive_viewer.derive import calendar_terms as terms
from archive_viewer.derive.lexicon import Words, lexicon
from archive_viewer.derive.numerals import DIGITS, han_value
from archive_viewer.derive.reading import Reading


@dataclass(slots=True)
class TimeExpression:
    """A stretch of text that names a time.

    `role`: governs (a claim can hold for it), basis (a comparison stands on it), blocks (a clause with it holds for
    no resolvable time: 目前, 每年, 近年来), silent (part of a name). `shown` says whether it becomes a date fact.
    """

    start: int
    end: int
    period: str | None
    vague: bool = False
    role: str = "governs"
    shown: bool = True


_N = "零一二三四五六七八九"
_YEAR = rf"(?:(?P<year>(?<!\d)\d{{4}}|[{_N}]{{4}})\s?年度?(?![级轮代]))"
_MONTH = r"(?P<month>(?<!\d)(?:1[0-2]|0?[1-9])|十[一二]?|[一二三四五六七八九])\s?月(?:份)?"
_DAY = r"(?P<day>(?<!\d)(?:3[01]|[12]\d|0?[1-9])|(?:[二三]?十[一二三四五六七八九]?|[一二三四五六七八九]))\s?[日号]"
_PART = r"(?P<part>[上下]半年|前[一二三123]个?季度|第?[一二三四1-4]季度|前(?:1[0-2]|[2-9]|[二三四五六七八九十])个?月|年?[底末初中](?=[，。、的前,已将共累已建完，实有达我全各]|$)|年终|年[底末初]|[春夏秋冬]季|内)"
_TEN = r"(?P<ten>[上中下]旬|底|末|初)"
_RELATIVE = rf"(?P<relative>{'|'.join(sorted([*lexicon('period_words')['years'], *lexicon('period_words')['same_year']], key=len, reverse=True))})"
_FIRST = rf"(?=[\d{_N}十今去上前本明后来年当同全次翌下第])"
_POINT = re.compile(
    rf"{_FIRST}(?:"
    rf"(?:(?:{_YEAR}|{_RELATIVE})(?:的)?)(?:{_PART}|{_MONTH}(?:{_DAY}|{_TEN})?)?"
    rf"|(?P<lonepart>今年?[春夏秋冬]|上半年|下半年|前[一二三123]个?季度|第?[一二三四1-4]季度|前(?:1[0-2]|[2-9]|[二三四五六七八九十])个?月|年[底末初](?!数)|今[春夏秋冬])"
    rf"|{_MONTH.replace('?P<month>', '?P<month2>')}(?:{_DAY.replace('?P<day>', '?P<day2>')}|{_TEN.replace('?P<ten>', '?P<ten2>')})?"
    rf"|(?P<lone>(?<!\d)(?:3[01]|[12]\d|0?[1-9]))日(?![本元圆均内游])"
    r")"
)
_NUMERIC = re.compile(r"(?<![\d.])(?P<y>(?:19|20)\d\d)(?P<sep>[-/.])(?P<m>1[0-2]|0?[1-9])(?P=sep)(?P<d>3[01]|[12]\d|0?[1-9])(?!\d|\.\d)")
_YEARS = re.compile(r"(?<!\d)(?P<a>(?:1[5-9]|20)\d\d)(?:年)?\s?[-~至到]\s?(?P<b>(?:1[5-9]|20)\d\d)(?:年|财年|学年|赛季)")
_MONTHS = re.compile(rf"(?:{_YEAR}|{_RELATIVE})?(?P<a>(?<!\d)(?:1[0-2]|0?[1-9])|十[一二]?|[一二三四五六七八九])(?:月份?)?[-~至到](?P<b>1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九])(?:月份?)(?!\d)")
_DAYS = re.compile(rf"(?:{_YEAR}|{_RELATIVE})?(?:(?P<am>(?<!\d)(?:1[0-2]|0?[1-9]))月)?(?P<a>(?<!\d)(?:3[01]|[12]\d|0?[1-9]))日?\s?[-~至到]\s?(?:(?P<bm>1[0-2]|0?[1-9])月)?(?P<b>3[01]|[12]\d|0?[1-9])日")
_PLAN = re.compile(r"[“\"]?(?P<plan>十[一二三四五六七八九]?|[一二三四五六七八九])五[”\"]?(?:(?:规划|计划)?(?:时期|期间|期末|末|以来|前[一二三四]年)|(?=规划|计划|开局|收官))|[“](?P<quoted>十[一二三四五六七八九]?|[一二三四五六七八九])五[”]")
_DECADE = re.compile(r"(?:(?P<last>上个?世纪)|(?P<this>本世纪)|(?P<century>\d\d|[一二]?十[一二三四五六七八九]?)世纪)(?:(?P<decade>[1-9]0|[一二三四五六七八九]十)年代)?(?:初|末|中期|初期|末期|中叶|以来)?")
_SPAN = re.compile(r"(?:近|过去|最近|这|未来|今后)(?:的)?(?:这)?(?:\d{1,3}|[一二三四五六七八九十两几百]{1,3})(?:多|余)?(?:年|个月|天|周)(?:多|间|来|以来|里|中|时间)?|(?:\d{1,3}|[一二三四五六七八九十两几百]{1,3})(?:多|余)?(?:年|个月|天)(?:以来|来|间)")
_AGO = re.compile(r"(?:\d{1,4}|[一二三四五六七八九十两几数百]{1,4})(?:多|余)?(?:年|个月|天|周)(?:前|之前|以前)")
_WEEKDAY = re.compile(r"(?P<week>上周|本周|下周|上星期|这周|下星期)(?P<weekday>[一二三四五六日天])")
_SINCE = re.compile("以来|开始|[起](?![来义点步诉飞草源初到因])|至今|之后|以后")
_BASIS_BEFORE = re.compile("(?:相比|相较于|相较|较之|对比|比照|不及|高于|低于|超过|优于|好于|[比较]|[与同和](?=.{0,12}相比))(?:于)?[“\"]?$")
_BASIS_AFTER = re.compile(".{0,6}?相比|同期|的\\d+(?:\\.\\d+)?(?:倍|%)|的.{0,4}倍")
_FUTURE = re.compile("将|拟|预计|计划|力争|有望|即将|定于|争取")
_PERSON_AGE = re.compile("[出]生")


@cache
def _fixed() -> Words[tuple[str, int | str]]:
    table = lexicon("period_words")
    words: dict[str, tuple[str, int | str]] = {}
    for kind in ("days", "same_day", "months", "weeks", "eras"):
        words.update({word: (kind, value) for word, value in table[kind].items()})
    for kind in ("vague", "current", "habitual"):
        words.update({word: (kind, 0) for word in table[kind]})
    return Words(words)


_FIXED_FIRST = re.compile("|".join(sorted({w[:2] for kind in ("days", "same_day", "months", "weeks", "eras", "vague", "current", "habitual") for w in lexicon("period_words")[kind]})))


def _small(numeral: str) -> int:
    return int(numeral) if numeral.isdigit() else int(han_value(numeral) or 0)


def _year_of(numeral: str) -> int:
    return int(numeral) if numeral.isdigit() else int("".join(str(DIGITS[c]) for c in numeral))


class Calendar:
    """Resolves what a text leaves unsaid: the year and month in force where an expression stands."""

    def __init__(self, published: date | None) -> None:
        self.published = published
        self._year: int | None = None
        self._month: int | None = None
        self._paragraph = -1
        self.last_day: date | None = None

    def enter(self, paragraph: int) -> None:
        if paragraph != self._paragraph:
            self._paragraph, self._year, self._month = paragraph, None, None

    def memory(self) -> tuple[int | None, int | None]:
        return self._year, self._month

    def recall(self, memory: tuple[int | None, int | None]) -> None:
        """Forget what an expression left behind that only compares or counts as somebody else's time."""
        self._year, self._month = memory

    def year(self, month: int | None = None, future: bool = False) -> int | None:
        """The year that a bare month belongs to: the paragraph's, else the latest one not after publication."""
        if self._year is not None:
            return self._year
        if self.published is None:
            return None
        late = month is not None and month > self.published.month and not future
        return self.published.year - 1 if late else self.published.year

    def relative(self, word: str) -> int | None:
        offsets = lexicon("period_words")["years"]
        if word in offsets:
            return None if self.published is None else self.published.year + offsets[word]
        base = self._year if self._year is not None else (self.published.year if self.published else None)
        return None if base is None else base + (1 if word in ("次年", "翌年") else 0)

    def month_for(self, day: int, future: bool) -> tuple[int, int] | None:
        """Year and month that a bare day belongs to."""
        if self._month is not None and self._year is not None:
            return self._year, self._month
        if self.published is None:
            return None
        index = self.published.year * 12 + self.published.month - 1
        if day > self.published.day and not future:
            index -= 1
        return index // 12, index % 12 + 1

    def note(self, year: int | None, month: int | None = None) -> None:
        if year is not None:
            self._year, self._month = year, month

    def settle(self, year: int | None, month: int | None, day: int | None, future: bool) -> str | None:
        """EDTF of a point whose named parts are given, and remember it."""
        if month is None and day is not None:
            placed = self.month_for(day, future)
            if placed is None:
                return None
            year, month = placed
        if year is None:
            year = self.year(month, future)
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


def _part(part: str, year: int) -> str | None:
    """A named part of a year as EDTF; 底 is December, 初 January, seasons have EDTF's codes 21 to 24."""
    if part in ("上半年", "下半年"):
        return terms.months(year, 1, 6) if part[0] == "上" else terms.months(year, 7, 12)
    if part.endswith("季度"):
        number = _small(re.sub("[前第个季度]", "", part))
        return terms.months(year, 1, 3 * number) if part[0] == "前" else terms.months(year, 3 * number - 2, 3 * number)
    if part.startswith("前"):
        return terms.months(year, 1, _small(part.strip("前个月")))
    for mark, number in (("底", 12), ("末", 12), ("终", 12), ("初", 1)):
        if mark in part:
            return terms.month(year, number)
    for number, mark in enumerate("春夏秋冬", 21):
        if mark in part:
            return f"{year}-{number}"
    return f"{year:04d}"


def _point(m: re.Match[str], calendar: Calendar, future: bool) -> str | None:
    g = m.groupdict()
    year = _year_of(g["year"]) if g["year"] else calendar.relative(g["relative"]) if g["relative"] else None
    part = g["part"] or g["lonepart"]
    if part:
        year = year if year is not None else calendar.year(None, future)
        if year is None:
            return None
        calendar.note(year)
        return _part(part, year)
    month = _small(g["month"] or g["month2"]) if g["month"] or g["month2"] else None
    day = g["day"] or g["day2"] or g["lone"]
    if (g["relative"]) and year is None:
        return None
    return calendar.settle(year, month, _small(day) if day else None, future)


def _years_of_range(m: re.Match[str], calendar: Calendar) -> int | None:
    if m["year"]:
        return _year_of(m["year"])
    return calendar.relative(m["relative"]) if m["relative"] else None


def _month_range(m: re.Match[str], calendar: Calendar) -> str | None:
    first, last = _small(m["a"]), _small(m["b"])
    year = _years_of_range(m, calendar) or calendar.year(last)
    if year is None or not 1 <= first < last <= 12:
        return None
    calendar.note(year)
    return terms.months(year, first, last)


def _day_range(m: re.Match[str], calendar: Calendar, future: bool) -> str | None:
    year = _years_of_range(m, calendar)
    first = calendar.settle(year, int(m["am"]) if m["am"] else None, int(m["a"]), future)
    last = calendar.settle(year, int(m["bm"]) if m["bm"] else None, int(m["b"]), future) if first else None
    return f"{first}/{last}" if first and last and first < last else None


def _decade(m: re.Match[str]) -> str | None:
    if m["last"] or m["this"]:
        hundreds = 19 if m["last"] else 20
    else:
        hundreds = _small(m["century"]) - 1
    if not 0 <= hundreds <= 25:
        return None
    return f"{hundreds:02d}{_small(m['decade']) // 10}X" if m["decade"] else f"{hundreds:02d}XX"


def _word(kind: str, value: int | str, calendar: Calendar) -> TimeExpression | None:
    today = calendar.published
    made = TimeExpression(0, 0, None)
    if kind == "eras":
        made.period, made.vague, made.role = str(value), True, "blocks"
    elif kind in ("vague", "current", "habitual"):
        made.vague, made.role, made.shown = True, "blocks", kind == "vague"
        made.period = f"../{today.year}" if today and kind == "vague" else None
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


_SHAPES = re.compile(rf"[\d今去上前本明后来年当同全次翌下第{_N}十这近过未最两几数“\"昨改新建中入党一多长日不此以现如迄截每历往常至眼月百]")


def find_times(text: Reading, published: date | None) -> list[TimeExpression]:
    """All time expressions, by start, none overlapping."""
    calendar = Calendar(published)
    found: list[TimeExpression] = []
    at = 0
    for m in _SHAPES.finditer(text.flat):
        if m.start() < at:
            continue
        calendar.enter(text.paragraph_start(m.start())) if text.flat[m.start()].isdigit() or m.group() in "今去上前本当同年" else None
        memory = calendar.memory()
        made = _read(text, m.start(), calendar)
        if made:
            if _role(text.flat, made) != "governs" or text.flat[made.end : made.end + 1] == "的":
                calendar.recall(memory)
            made.role = made.role if made.role != "governs" else _role(text.flat, made)
            found.append(made)
            at = made.end
    return found


def _read(text: Reading, at: int, calendar: Calendar) -> TimeExpression | None:
    flat = text.flat
    future = bool(_FUTURE.search(flat, max(0, at - 8), at + 14))
    for shape, resolve in (
        (_NUMERIC, lambda m: calendar.settle(int(m["y"]), int(m["m"]), int(m["d"]), future)),
        (_YEARS, lambda m: f"{m['a']}/{m['b']}" if m["a"] < m["b"] else None),
        (_MONTHS, lambda m: _month_range(m, calendar)),
        (_DAYS, lambda m: _day_range(m, calendar, future)),
        (_PLAN, lambda m: terms.five_year_plan(_small(m["plan"] or m["quoted"]))),
        (_DECADE, _decade),
    ):
        m = shape.match(flat, at)
        if m and (period := resolve(m)):
            return _since(flat, TimeExpression(m.start(), m.end(), period))
    if m := _WEEKDAY.match(flat, at):
        return _weekday(m, calendar)
    for vague in (_SPAN, _AGO):
        if m := vague.match(flat, at):
            return TimeExpression(m.start(), m.end(), None, vague=True, role="blocks")
    if word := _fixed().at(flat, at):
        made = _word(*word[1], calendar)
        if made:
            made.start, made.end = at, at + len(word[0])
        return made
    return _single(flat, at, calendar, future)


def _single(flat: str, at: int, calendar: Calendar, future: bool) -> TimeExpression | None:
    m = _POINT.match(flat, at)
    if not m:
        return None
    if m["month2"] and not m["day2"] and not m["month2"].isdigit() and flat[m.end() : m.end() + 1] in tuple("亮球饼光季刊票"):
        return None
    period = _point(m, calendar, future)
    end = m.end()
    gap = re.compile(r"\s?[-~至到]\s?").match(flat, end)
    if gap and (far := _POINT.match(flat, gap.end())) and period and (last := _point(far, calendar, future)):
        first = terms.ends(period)[0]
        if first < terms.ends(last)[1]:
            return TimeExpression(at, far.end(), f"{first}/{terms.ends(last)[1]}")
    return _since(flat, TimeExpression(at, end, period))


def _weekday(m: re.Match[str], calendar: Calendar) -> TimeExpression:
    weeks = lexicon("period_words")["weeks"]
    number = "一二三四五六日".find(m["weekday"].replace("天", "日"))
    period = None
    if calendar.published:
        monday = calendar.published - timedelta(days=calendar.published.weekday()) + timedelta(weeks=weeks[m["week"]])
        period = terms.day(monday + timedelta(days=number))
    return TimeExpression(m.start(), m.end(), period)


def _since(flat: str, made: TimeExpression) -> TimeExpression:
    """Open the interval where the words after it do (2018年以来)."""
    inside = flat[made.start : made.end].endswith("以来")
    m = None if inside else _SINCE.match(flat, made.end)
    if (m or inside) and made.period:
        made.period = f"{terms.ends(made.period)[0]}/.."
        made.end = m.end() if m and m.group() in ("以来", "起", "至今") else made.end
    return made


def _role(flat: str, made: TimeExpression) -> str:
    before, after = flat[max(0, made.start - 6) : made.start], flat[made.end : made.end + 9]
    if _BASIS_BEFORE.search(before) or re.match(".{0,8}相比", after) or (after.startswith("同期") and not after.startswith("同期的")):
        return "basis"
    if re.search("[是为于]$", before) and re.match("的", after) and re.search("倍|%", flat[made.end : made.end + 10]):
        return "basis"
    if flat.find("》", made.end, made.end + 30) > -1 and flat.find("《", made.end, made.end + 30) in (-1, *range(flat.find("》", made.end), made.end + 30)):
        return "silent"
    return "governs"


def shown(times: list[TimeExpression]) -> Iterator[TimeExpression]:
    """Those that become date facts."""
    return (t for t in times if t.shown)
