"""Numbers of a special shape: ratios, scores, halves, doublings, fractions, stopwatch times."""

import re
from collections.abc import Iterator

from archive_viewer.derive.lexicon import refused, units
from archive_viewer.derive.numerals import DIGITS, HAN, Number, exact, han_value, read_arabic, read_han
from archive_viewer.derive.quantity import Quantity, Spans, qualified

_TURNED = re.compile(r"翻(?:了|上)?(?:近|约)?([一两二三四五六七八九十\d]{1,2})(?:番)|翻(?:了)?番")
_HALF = re.compile(r"(?<![一多大过参对前后上下各])一半|(?<=[近过])半(?=数|[的，。、])")
_DISCOUNT = re.compile("(?:(?<=打)对|[打价]?半|([一二三四五六七八九])([一二三四五六七八九]))折(?![叠磨返射扣腾])")
_FEW = "[一二三四五六七八九十]{1,3}"
CLOCK = re.compile(
    rf"""(?<!\d)(?:[01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d)?(?![\d.])
    | (?:\d{{1,2}}|{_FEW})[时点](?:整|半|许|(?:\d{{1,2}}|{_FEW})分(?:\d{{1,2}}秒)?)?(?![间段代评位])""",
    re.VERBOSE,
)
RATIO = re.compile(r"(?<![\d:.比])(\d{1,6}(?:\.\d+)?)\s?(:|比)\s?(\d{1,6}(?:\.\d+)?)(?![\d:比])")
_HAN_RATIO = re.compile(
    "(?<![一二三四五六七八九十百\\d])([一二三四五六七八九])比([一二三四五六七八九])(?=的?(?:模型|比例|复制|复原|还原|仿|制作))"
)
_STOPWATCH = re.compile(
    r"""(?<!\d)(?:(\d{1,3})小时)?(\d{1,3})分钟?(\d{1,2})秒(\d{1,3})?
    | (?<!\d)(\d{1,3})秒(\d{2,3})(?!\d)""",
    re.VERBOSE,
)
_TOLL = re.compile(rf"(?<!\d)(\d{{1,6}}|{_FEW})死(\d{{1,6}}|{_FEW})伤")
_SLASH = re.compile(
    r"(?<![\d/.])(\d{1,3})[/／](\d{1,3})(?=[的强弱]|以[上下]|左右|多)"
    r"|(?:(?<=降低)|(?<=减少)|(?<=增加)|(?<=提高)|(?<=[了约近占到达为过]))([1-9])[/／](\d{1,2})(?=[，。；、）)])"
)
_PER = re.compile(rf"(?:([{HAN}]{{1,8}}|\d{{1,6}})又)?(百|千|万|[{HAN}]{{1,6}}|\d{{1,4}})\s?分\s?之\s?")
_CONTEST = re.compile("[胜负平赢输击败领先落后场盘扳局]|比分|总分")
_HALF_AND_MORE = re.compile("半个?多(世纪|小时|月|星期|学期)")
_LASTING = re.compile("为期|历时|长达|耗时|用时")
_RATIO_WORDS = re.compile("比例|配比|比为|之比|按|比率")


def special(flat: str, taken: Spans) -> list[Quantity]:
    """Shapes that no numeral begins in the usual way, but for what `taken` covers."""
    shapes = (_ratios(flat, taken), _tolls(flat), _parts(flat), _stopwatch(flat), _turned(flat))
    return [quantity for shape in shapes for quantity in shape]


def _ratios(flat: str, taken: Spans) -> Iterator[Quantity]:
    for m in RATIO.finditer(flat):
        around = flat[max(0, m.start() - 14) : m.end() + 6]
        sized = bool(_RATIO_WORDS.search(around.replace(m.group(), "")))
        clock = CLOCK.fullmatch(m.group()) and len(m.group(3)) == 2
        plain = m.group(2) == ":" and not clock and not _CONTEST.search(around)
        if (sized or plain) and taken.cover(m.start()) is None and float(m.group(3)):
            share = exact(float(m.group(1)) / float(m.group(3)))
            yield Quantity(m.start(), m.end(), share, None, "ratio", "ratio", lead=m.start())


def _tolls(flat: str) -> Iterator[Quantity]:
    for m in _TOLL.finditer(flat):
        for group in (1, 2):
            number = _counted(m.group(group))
            if number is not None:
                yield Quantity(m.start(group), m.end(group), number, None, "人", "toll", lead=m.start(group))


def _parts(flat: str) -> Iterator[Quantity]:
    """Halves, fractions with a slash, and discounts that no numeral writes."""
    for m in _HAN_RATIO.finditer(flat):
        yield Quantity(m.start(), m.end(), exact(DIGITS[m[1]] / DIGITS[m[2]]), None, "ratio", "ratio", lead=m.start())
    for m in _SLASH.finditer(flat):
        top, bottom = int(m[1] or m[3]), int(m[2] or m[4])
        if top < bottom:
            yield qualified(flat, Quantity(m.start(), m.end(), top / bottom, None, "ratio", "ratio"))
    for m in _DISCOUNT.finditer(flat):
        tenths = 50 if m[1] is None else 10 * DIGITS[m[1]] + DIGITS[m[2]]
        start = m.end() - (2 if m[1] is None else 3)
        yield Quantity(start, m.end(), tenths, None, "%", "percent", lead=start)
    for m in _HALF.finditer(flat):
        if flat[m.end() : m.end() + 1] not in "天夜路截儿会身边" or m.end() == len(flat):
            yield qualified(flat, Quantity(m.start(), m.end(), 0.5, None, "ratio", "ratio"))


def _stopwatch(flat: str) -> Iterator[Quantity]:
    for m in _STOPWATCH.finditer(flat):
        hours, minutes, seconds, part = (m[1], m[2], m[3], m[4]) if m[3] else (None, None, m[5], m[6])
        if flat[m.start() - 1 : m.start()] not in ("时", "点"):
            value = int(hours or 0) * 3600 + int(minutes or 0) * 60 + float(f"{seconds}.{part or 0}")
            yield Quantity(m.start(), m.end(), exact(value), None, "秒", "time", lead=m.start())


def _turned(flat: str) -> Iterator[Quantity]:
    """翻一番 is twice as much, 翻两番 four times."""
    for m in _TURNED.finditer(flat):
        count = m.group(1) or "一"
        doubled = int(count) if count.isdigit() else DIGITS.get(count, 1)
        yield Quantity(m.start(), m.end(), 2**doubled, None, "倍", "times", change="up", lead=m.start())


def fraction_at(flat: str, at: int) -> Quantity | None:
    """三分之一, 百分之二十, 千分之五, 二又三分之一 at an offset: percent for 百, else a ratio; None where none is."""
    per = _PER.match(flat, at)
    if per is None:
        return None
    whole, base = per.groups()
    bottom = _counted(base if base.isdigit() or base[0] in DIGITS else "一" + base)
    top = read_han(flat, per.end()) or read_arabic(flat, per.end()) if per.end() < len(flat) else None
    if not bottom or top is None or (top.bare and flat[per.end() : top.end] != "百"):
        return None
    value, maximum = (100, None) if top.bare else (top.value, top.high)
    unit, scale = ("%", 1.0) if base == "百" else ("ratio", 1 / bottom)
    low = exact(value * scale) if unit == "%" else value / bottom + ((whole and _counted(whole)) or 0)
    high = None if maximum is None else maximum * scale
    q = Quantity(per.start(), top.end, low, high, unit, "percent" if unit == "%" else "ratio", top.blur)
    return qualified(flat, q)


def _counted(numeral: str) -> Number | None:
    return int(numeral) if numeral.isdigit() else han_value(numeral)


def half(flat: str, start: int) -> tuple[int, Quantity | None]:
    """半小时, 半年, 半个月, 半个多世纪 without a numeral before."""
    if more := _HALF_AND_MORE.match(flat, start):
        unit = units().at("个" + more[1], 0)
        q = Quantity(start, more.end(), 0.5, None, unit[1].name if unit else None, "time", "over")
        return more.end(), qualified(flat, q)
    unit = units().at(flat, start + 1)
    if unit and unit[0] == "成" and flat[start + 2 : start + 3] not in refused()["成"]:
        return start + 2, Quantity(start, start + 2, 5, None, "%", "percent", lead=start)
    inside = flat[start - 1 : start] in tuple("上下前后大一每多")
    lasting = unit is not None and unit[0] == "年" and _LASTING.search(flat, max(0, start - 2), start) is not None
    if not unit or unit[1].family != "time" or (unit[0] in ("天", "年", "日") and not lasting) or inside:
        return start + 1, None
    end = start + 1 + len(unit[0])
    return end, qualified(flat, Quantity(start, end, 0.5, None, unit[1].name, "time"))
