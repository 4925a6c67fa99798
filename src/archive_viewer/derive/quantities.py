"""Numbers with their units: what stands in the text, worth how much, how exactly."""

import math
import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from archive_viewer.derive.lexicon import Unit, listed, never, qualifiers, refused, set_nouns, symbols, units
from archive_viewer.derive.numerals import DIGITS, HAN, POWERS, Number, Numeral, exact, han_value, read_arabic, read_han
from archive_viewer.derive.reading import Reading

_CANDIDATE = re.compile(rf"\d|[几数]?[{HAN}]+|[几数]|半")
_SEPARATOR = re.compile(r"\s?(?:-{1,2}|~|至|到|或)\s?")
_GAP = re.compile(r"[ \u00a0\u3000]{1,4}")
_PER = re.compile(f"(百|千|万|[{HAN}]{{1,6}})\\s?分\\s?之\\s?")
_TURNED = re.compile(r"翻(?:了|上)?(?:近|约)?([一两二三四五六七八九十\d]{1,2})(?:番)|翻(?:了)?番")
_RATIO = re.compile(r"(?<![\d:.比])(\d{1,6}(?:\.\d+)?)\s?(:|比)\s?(\d{1,6}(?:\.\d+)?)(?![\d:比])")
_CLOCK = re.compile(r"(?<!\d)(?:[01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d)?(?![\d.])|(?:\d{1,2}|[一二三四五六七八九十]{1,3})[时点](?:整|半|许|(?:\d{1,2}|[一二三四五六七八九十]{1,3})分(?:\d{1,2}秒)?)?(?!间|段|代|评|位)")
_HALF = re.compile(r"(?<![一多大过参对前后上下各])一半|(?<=[近过])半(?=数|[的，。、])")
_LINK = re.compile(r"https?://[!-~]{1,2000}|[\w.+-]{1,64}@[A-Za-z0-9.-]{1,64}")
_RATIO_WORDS = re.compile("比例|配比|比为|之比|按|比率")
_QUAKE = re.compile("大风|地震|强震|余震|左右|以上|阵风|风|暴|及以上|\\(含\\)|的?地震|震")
_LISTED = re.compile(r"(?<![\d.])(\d{1,6}(?:\.\d+)?)(?:、|和|及|与|以及)$")
_STOPWATCH = re.compile(r"(?<!\d)(?:(\d{1,3})小时)?(\d{1,3})分(?:钟)?(\d{1,2})秒(\d{1,3})?|(?<!\d)(\d{1,3})秒(\d{2,3})(?!\d)")
_MONEY_TAIL = re.compile(r"(\d|[一二三四五六七八九两])([角毛])(?:(\d|[一二三四五六七八九两])分)?")
_EVENT = re.compile("栏|蝶泳|蛙泳|仰泳|自由泳|混合泳|个人|接力|跑|短道|短跑|速滑|气步枪|气手枪|级|跳台|跳板|决赛|障碍")
_CONTEST = re.compile("男子|女子|混合|男|女|速滑|滑冰|赛跑")


@dataclass(slots=True)
class Quantity:
    """A number in the text while its claim is being worked out; `level` says that a change verb reaches it (增至)."""

    start: int
    end: int
    value: Number
    value_max: Number | None
    unit: str | None
    family: str
    qualifier: str | None = None
    measure: str | None = None
    change: str | None = None
    basis: str | None = None
    period: str | None = None
    lead: int = 0
    level: bool = False
    flags: set[str] = field(default_factory=set)


class Spans:
    """Spans that don't overlap, in order: does one cover a place?"""

    def __init__(self, spans: Sequence[tuple[int, int]]) -> None:
        self._starts = [s for s, _ in spans]
        self._ends = [e for _, e in spans]

    def cover(self, at: int) -> int | None:
        """The end of the span around `at`, None where there is none."""
        i = bisect_right(self._starts, at) - 1
        return self._ends[i] if i >= 0 and self._ends[i] > at else None


def find_quantities(reading: Reading, taken: Sequence[tuple[int, int]]) -> list[Quantity]:
    """All quantities outside the spans of `taken` (time expressions), by start."""
    flat = reading.flat
    found = _special(flat, Spans(sorted(taken)))
    blocked = [(q.start, q.end) for q in found] + list(taken)
    blocked += [m.span() for m in _RATIO.finditer(flat)]
    blocked += [m.span() for m in _LINK.finditer(flat)]
    masks = Spans(_merged(blocked))
    at = 0
    while candidate := _CANDIDATE.search(flat, at):
        start = candidate.start()
        if covered := masks.cover(start):
            at = covered
            continue
        at, quantity = _quantity(flat, start, candidate.end())
        if quantity and masks.cover(quantity.end - 1) is None:
            found.append(quantity)
        elif quantity:
            at = max(start + 1, quantity.start + 1)
    found.sort(key=lambda q: q.start)
    return _with_shared_units(flat, found)


def _with_shared_units(flat: str, found: list[Quantity]) -> list[Quantity]:
    """Add the numbers that leave their unit to the last of their list (0.9和2.7个百分点)."""
    complete: list[Quantity] = []
    for q in found:
        shared: list[Quantity] = []
        at = q.start
        floor = complete[-1].end if complete else 0
        while q.family in ("percent", "metric", "money") and (m := _LISTED.search(flat, max(floor, at - 16), at)):
            if "." not in m.group(1) + flat[q.start : q.end]:
                break
            number = float(m.group(1))
            scale = math.prod(POWERS.get(c, 1) for c in flat[q.start : q.end]) if q.family != "percent" else 1
            value = number * scale
            shared.append(Quantity(m.start(1), m.end(1), exact(value), None, q.unit, q.family, lead=m.start(1)))
            at = m.start(1)
        complete += [*reversed(shared), q]
    return complete


def _merged(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _special(flat: str, taken: Spans) -> list[Quantity]:
    """Shapes that no numeral begins in the usual way: ratios, halves, doublings; clock times come out as blocks."""
    found: list[Quantity] = []
    for m in _RATIO.finditer(flat):
        around = flat[max(0, m.start() - 14) : m.end() + 6]
        sized = bool(_RATIO_WORDS.search(around.replace(m.group(), "")))
        clock = _CLOCK.fullmatch(m.group()) and len(m.group(3)) == 2
        plain = m.group(2) == ":" and not clock and not re.search("[胜负平赢输击败领先落后场盘]", around)
        if (sized or plain) and taken.cover(m.start()) is None and float(m.group(3)):
            found.append(Quantity(m.start(), m.end(), exact(float(m.group(1)) / float(m.group(3))), None, "ratio", "ratio"))
    for m in _HALF.finditer(flat):
        if flat[m.end() : m.end() + 1] not in "天夜路截儿会身边" or m.end() == len(flat):
            found.append(_qualified(flat, Quantity(m.start(), m.end(), 0.5, None, "ratio", "ratio")))
    for m in _STOPWATCH.finditer(flat):
        hours, minutes, seconds, part = (m[1], m[2], m[3], m[4]) if m[3] else (None, None, m[5], m[6])
        if flat[m.start() - 1 : m.start()] not in ("时", "点"):
            value = int(hours or 0) * 3600 + int(minutes or 0) * 60 + float(f"{seconds}.{part or 0}")
            found.append(Quantity(m.start(), m.end(), exact(value), None, "秒", "time", lead=m.start()))
    for m in _TURNED.finditer(flat):
        count = m.group(1) or "一"
        doubled = int(count) if count.isdigit() else DIGITS.get(count, 1)
        found.append(Quantity(m.start(), m.end(), 2**doubled, None, "倍", "times", change="up", flags={"doubled"}))
    return found


def _quantity(flat: str, start: int, stop: int) -> tuple[int, Quantity | None]:
    """The quantity that begins with the candidate at `start`, and where to look on."""
    if phrase := never().at(flat, start):
        return start + len(phrase[0]), None
    if flat[start] == "半":
        return _half(flat, start)
    numeral = _numeral(flat, start)
    if numeral is None:
        return max(stop, start + 1), None
    if clock := _CLOCK.match(flat, start):
        unit = units().at(flat, numeral.end)
        if clock.end() >= numeral.end + 1 and not (unit and unit[0] == "点" and _is_index(flat, numeral)):
            return clock.end(), None
    if _refused_before(flat, numeral):
        return numeral.end, None
    if (per := _PER.match(flat, start)) and (fraction := _fraction(flat, per)):
        return fraction.end, fraction
    high, end = _upper(flat, numeral)
    quantity = _with_unit(flat, numeral, high, end)
    return (quantity.end, quantity) if quantity else (max(end, numeral.end), None)


def _numeral(flat: str, at: int) -> Numeral | None:
    return read_arabic(flat, at) if flat[at : at + 1].isdigit() and flat[at] < "\u0080" else read_han(flat, at)


def _is_index(flat: str, numeral: Numeral) -> bool:
    if numeral.han:
        return False
    return numeral.value > 24 or not isinstance(numeral.value, int) or bool(re.search("指数|大盘|点位", flat[max(0, numeral.start - 12) : numeral.start]))


def _refused_before(flat: str, numeral: Numeral) -> bool:
    """Ordinals, names such as G20 and 歼-20, and digits that go on from others are no quantities."""
    before = flat[numeral.start - 1 : numeral.start] if numeral.start else ""
    if before and before in "第初周其" and (numeral.han or before == "第"):
        return True
    if not numeral.han and before and (before.isascii() and (before.isalpha() or before in "./_#*^=&?+")):
        return symbols().before(flat, numeral.start) is None
    if not numeral.han and before == "-" and numeral.start > 1:
        return flat[numeral.start - 2].isalnum()
    return numeral.value > 1e16


def _upper(flat: str, low: Numeral) -> tuple[Numeral | None, int]:
    """The far end of a range that `low` opens: 30至50万, 20%-30%, 5万到10万."""
    at = low.end
    unit = units().at(flat, at)
    gap = _SEPARATOR.match(flat, at)
    if not gap and unit:
        gap = _SEPARATOR.match(flat, at + len(unit[0]))
    if not gap or not flat[gap.end() : gap.end() + 1]:
        return None, low.end
    high = _numeral(flat, gap.end()) if flat[gap.end()] in "0123456789" or flat[gap.end()] in HAN else None
    if high is None or high.bare or (high.han and not low.han) or high.han and "-" in gap.group():
        return None, low.end
    upper_unit = units().at(flat, high.end)
    if not upper_unit or (unit and gap.start() > at and unit[1].name != upper_unit[1].name):
        return None, low.end
    return high, high.end


def _with_unit(flat: str, low: Numeral, high: Numeral | None, end: int) -> Quantity | None:
    blur = low.blur or (high.blur if high else None)
    at = end
    if flat[at : at + 1] in ("余", "多", "几", "来") and flat[at : at + 1]:
        blur = blur or ("about" if flat[at] == "来" else "over")
        at += 1
        if flat[at : at + 1] in ("万", "亿"):
            return None
    gap = _GAP.match(flat, at)
    if gap and units().at(flat, gap.end()):
        at = gap.end()
    symbol = symbols().before(flat, low.start)
    matched = units().at(flat, at)
    if symbol and not (matched and matched[1].family == "money"):
        return _money_by_symbol(flat, low, high, end, blur, symbol)
    if matched is None:
        return _unitless(flat, low, high, at, blur)
    word, unit = matched
    if not _acceptable(flat, low, word, unit, at):
        return None if low.han else _unitless(flat, low, high, end, None)
    start = _bare_start(flat, low)
    if low.bare and blur is None and start == low.start:
        return None
    if word == "块" and not low.bare and flat[at + 1 : at + 2] in ("", *"，。、；,！"):
        unit = Unit("CNY", 1, "money")
    quantity = _assembled(flat, low, high, unit, at + len(word))
    quantity.qualifier = blur
    if start < low.start and (word_before := qualifiers("before_bare").at(flat, start)):
        quantity.start, quantity.qualifier = start, word_before[1]
    return _qualified(flat, _completed(flat, quantity, unit))


def _bare_start(flat: str, low: Numeral) -> int:
    """Where a power alone begins together with the word that makes it an amount (上万, 近百, 数千)."""
    if not low.bare:
        return low.start
    word = qualifiers("before_bare").before(flat, low.start) or qualifiers("before").before(flat, low.start)
    return low.start - len(word[0]) if word else low.start


def _assembled(flat: str, low: Numeral, high: Numeral | None, unit: Unit, end: int) -> Quantity:
    value, top = low.value, low.high
    if high is not None:
        top = high.high or high.value
        if low.power == 1 and high.power > 1 and value * unit.factor < top and value * high.power <= top * 1.0 + 0:
            value = value * high.power
    start = low.start
    if flat[max(0, start - 1) : start] in ("-", "负"):
        value, top, start = -value, None if top is None else -top, start - 1
    elif flat[max(0, start - 2) : start] == "零下":
        value, top = -value, None if top is None else -top
    value = exact(value * unit.factor)
    top = exact(top * unit.factor) if top is not None else None
    if unit.name == "%" and flat[low.end : low.end + 1] == "折" and value > 100:
        value = exact(value / 10)
    return Quantity(start, end, value, top, unit.name, unit.family, lead=start)


def _completed(flat: str, q: Quantity, unit: Unit) -> Quantity:
    """What may follow a unit and belong to the number: 两个半小时, 3年多, 5元3角, 20多个."""
    if flat[q.end : q.end + 1] == "半" and unit.family in ("metric", "time"):
        q.value, q.end = exact(q.value + 0.5), q.end + 1
    elif unit.name == "个" and (m := re.compile("(多|半)(月|小时|星期|世纪|百分点|工作日|学期|季度)").match(flat, q.end, q.end + 5)):
        q.unit, q.family = ("pp", "percent") if m.group(2) == "百分点" else ({"月": "个月"}.get(m.group(2), m.group(2)), "time")
        q.end = m.end()
        if m.group(1) == "半":
            q.value = exact(q.value + 0.5)
        else:
            q.qualifier = "over"
    elif unit.name == "CNY" and unit.factor == 1 and (m := _MONEY_TAIL.match(flat, q.end, q.end + 5)):
        cents = [int(d) if d.isdigit() else DIGITS[d] for d in (m.group(1), m.group(3) or "0")]
        q.value, q.end = exact(q.value + cents[0] / 10 + cents[1] / 100), m.end()
    return q


def _qualified(flat: str, q: Quantity) -> Quantity:
    """Give `q` the approximation that stands beside it, and where the words before it end (`lead`)."""
    q.lead = q.start
    while q.lead and (word := qualifiers("before").before(flat, q.lead, max(0, q.lead - 4))):
        q.qualifier = q.qualifier or word[1]
        q.lead -= len(word[0])
    if q.qualifier is None and (after := qualifiers("after").at(flat, q.end)):
        if after[0] not in ("多", "余") or q.family in ("time", "metric", "times", "percent", "money"):
            q.qualifier = after[1]
    return q


def _acceptable(flat: str, low: Numeral, word: str, unit: Unit, at: int) -> bool:
    """Does `word` stand here as the unit of `low`, and not inside another word or a set phrase?"""
    after = flat[at + len(word) : at + len(word) + 1]
    if after and after in refused().get(word, ()):
        return False
    if unit.family == "arabic" and low.han and low.power < 1000:
        return False
    if _year_like(flat, low) and low.value > 1980 and listed("label_years").at(flat, at) == (word, None):
        return False
    if low.han and low.value == 1 and not low.bare and unit.family in ("metric", "money", "time"):
        near = listed("one_before").before(flat, low.start) or listed("one_after").at(flat, at + len(word))
        return near is not None and word not in ("成", "度", "里")
    if word == "级":
        return not low.han and bool(_QUAKE.match(flat, at + 1))
    if word == "点":
        return _is_index(flat, low)
    if low.han and unit.family in ("counter", "arabic"):
        return _han_count(flat, low, word, at)
    if word == "年":
        if flat[low.start - 1 : low.start] in tuple("的这那"):
            return False
        return not (low.han and re.compile("行动|计划|规划|[级制期]|来|前|后").match(flat, at + 1, at + 4)) and not _year_like(flat, low)
    if word in ("米", "公里", "千米") and (_EVENT.match(flat, at + len(word)) or _CONTEST.search(flat, max(0, low.start - 5), low.start)):
        return False
    if word in ("m", "g", "t", "L", "V", "W", "K") and after.isascii() and after.isalnum():
        return False
    if word == "折":
        return 0 < low.value < 100
    if word in ("日", "月份"):
        return flat[at + 1 : at + 2] == "内"
    if word == "人" and flat[at + 1 : at + 2] == "次":
        return True
    return not (word == "成" and (low.value > 10 or flat[low.start - 1 : low.start] in tuple("组完建形")))


def _year_like(flat: str, low: Numeral) -> bool:
    return not low.han and low.power == 1 and isinstance(low.value, int) and 1000 <= low.value <= 2200 and low.blur is None and "," not in flat[low.start : low.end]


def _han_count(flat: str, low: Numeral, word: str, at: int) -> bool:
    if low.value == 1 and not low.bare:
        return word in ("人", "例") and bool(re.compile("死亡|受伤|遇难|失踪|重伤|轻伤|获救").match(flat, at + 1, at + 3))
    if set_nouns().at(flat, at + len(word)) and low.value < 20 and word in ("个", "项", "大", "种", "条"):
        return False
    return not (flat[low.start - 1 : low.start] in ("“", "‘") and low.value < 20 and low.start > 0)


def _unitless(flat: str, low: Numeral, high: Numeral | None, end: int, blur: str | None) -> Quantity | None:
    """A number that names no unit but claims an amount: 36.57亿, 2000多农民, 指数为50.2."""
    if low.han or low.bare:
        return None
    top = high or low
    named = bool(re.compile("(?:指数|系数|PMI|评分|均值|指标|得分)[^，。；、\\d]{0,6}$").search(flat, max(0, low.start - 14), low.start))
    following = flat[end : end + 1]
    crowd = blur is not None and low.value >= 10 and "\u4e00" <= flat[end : end + 1] <= "\u9fff" and flat[end] not in HAN
    if top.power < 10_000 and not crowd and not (named and "." in flat[low.start : low.end]):
        return None
    if following.isascii() and following.isalnum():
        return None
    value = low.value * high.power if high and low.power == 1 else low.value
    maximum = None if high is None else high.value
    q = Quantity(low.start, end, exact(value), maximum, None, "number")
    q.qualifier = blur or low.blur
    return _qualified(flat, q)


def _money_by_symbol(flat: str, low: Numeral, high: Numeral | None, end: int, blur: str | None, symbol: tuple[str, str]) -> Quantity:
    start = low.start - len(symbol[0])
    value = low.value * high.power if high and low.power == 1 else low.value
    q = Quantity(start, end, exact(value), high.value if high else None, symbol[1], "money", blur)
    return _qualified(flat, q)


def _fraction(flat: str, per: re.Match[str]) -> Quantity | None:
    """三分之一, 百分之二十, 千分之五: percent for 百, else a ratio."""
    base = per.group(1)
    bottom = {"百": 100, "千": 1000, "万": 10_000}.get(base) or han_value(base if base[0] in DIGITS else "一" + base)
    top = read_han(flat, per.end()) or read_arabic(flat, per.end()) if per.end() < len(flat) else None
    if not bottom or top is None or (top.bare and flat[per.end() : top.end] != "百"):
        return None
    value, maximum = (100, None) if top.bare else (top.value, top.high)
    unit, scale = ("%", 1.0) if base == "百" else ("ratio", 1 / bottom)
    low = exact(value * scale) if unit == "%" else value / bottom
    high = None if maximum is None else maximum * scale
    q = Quantity(per.start(), top.end, low, high, unit, "percent" if unit == "%" else "ratio", top.blur)
    return _qualified(flat, q)


def _half(flat: str, start: int) -> tuple[int, Quantity | None]:
    """半小时, 半年, 半个月 without a numeral before."""
    unit = units().at(flat, start + 1)
    if unit and unit[0] == "成" and flat[start + 2 : start + 3] not in refused()["成"]:
        return start + 2, Quantity(start, start + 2, 5, None, "%", "percent", lead=start)
    if not unit or unit[1].family != "time" or unit[0] in ("天", "年", "日") or flat[start - 1 : start] in tuple("上下前后大一每多"):
        return start + 1, None
    end = start + 1 + len(unit[0])
    return end, _qualified(flat, Quantity(start, end, 0.5, None, unit[1].name, "time"))
