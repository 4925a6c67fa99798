"""Numbers with their units: what stands in the text, worth how much, how exactly."""

import math
import re
from collections.abc import Sequence

from archive_viewer.derive.admission import acceptable, is_index, refused_before
from archive_viewer.derive.lexicon import Unit, listed, never, qualifiers, symbols, units
from archive_viewer.derive.numerals import DIGITS, HAN, POWERS, Numeral, exact, read_arabic, read_han
from archive_viewer.derive.quantity import Quantity, Spans, merged, qualified
from archive_viewer.derive.reading import Reading
from archive_viewer.derive.shapes import CLOCK, RATIO, fraction_at, half, special

_CANDIDATE = re.compile(rf"\d|[几数]?[{HAN}]+|[几数]|半")
_SEPARATOR = re.compile(r"\s?(?:-{1,2}|~|至|到|或)\s?")
_GAP = re.compile(r"[ \u00a0\u3000]{1,4}")
_LINK = re.compile(r"https?://[!-~]{1,2000}|[\w.+-]{1,64}@[A-Za-z0-9.-]{1,64}")
_LISTED = re.compile(r"(?<![\d.])(\d{1,6}(?:\.\d+)?)(?:、|和|及|与|以及)$")
_SPLIT_UNIT = re.compile("(多|半)(月|小时|星期|世纪|百分点|工作日|学期|季度)")
_SCALE_NAME = re.compile(r"(?:指数|系数|PMI|评分|均值|指标|得分)[^，。；、\d]{0,6}$")
_SPREAD = re.compile("不等|之间")
_LEAP = re.compile("的(?:跨越|飞跃|转变|提升|增长|跃升)")
_NEAR_MONEY = re.compile("[^，。；、\\d]*$")
_COUNTED_AFTER = re.compile("[^，。；：、！？\\s）)到至和与乘狂猛涨买]")
_PRICE = re.compile("[花卖买价钱赚付费]|工资|收入")
_HEIGHT = re.compile(r"\d{1,2}(?![\d.%人年月日米厘公个])|[一二三四五六七八九](?=[的，。、])")
_MONEY_TAIL = re.compile(r"(\d|[一二三四五六七八九两])([角毛])(?:(\d|[一二三四五六七八九两])分)?")


def find_quantities(reading: Reading, taken: Sequence[tuple[int, int]]) -> list[Quantity]:
    """All quantities outside the spans of `taken` (time expressions), by start."""
    flat = reading.flat
    found = special(flat, Spans(sorted(taken)))
    blocked = [(q.start, q.end) for q in found] + list(taken)
    blocked += [m.span() for m in RATIO.finditer(flat)]
    blocked += [m.span() for m in _LINK.finditer(flat)]
    masks = Spans(merged(blocked))
    at = 0
    while candidate := _CANDIDATE.search(flat, at):
        start = candidate.start()
        if covered := masks.cover(start):
            at = covered
            continue
        at, quantity = _quantity(flat, start, candidate.end())
        if quantity and (masks.cover(quantity.end - 1) is None or "每" in (quantity.unit or "")):
            found.append(quantity)
        elif quantity:
            at = max(start + 1, quantity.start + 1)
    found.sort(key=lambda q: q.start)
    return _with_shared_units(flat, found)


def _quantity(flat: str, start: int, stop: int) -> tuple[int, Quantity | None]:
    """The quantity that begins with the candidate at `start`, and where to look on."""
    if phrase := never().at(flat, start):
        return start + len(phrase[0]), None
    if flat[start] == "半":
        return half(flat, start)
    numeral = numeral_at(flat, start)
    if numeral is None:
        return max(stop, start + 1), None
    if clock := CLOCK.match(flat, start):
        unit = units().at(flat, numeral.end)
        if clock.end() >= numeral.end + 1 and not (unit and unit[0] == "点" and is_index(flat, numeral)):
            return clock.end(), None
    if refused_before(flat, numeral):
        return numeral.end, None
    if part := fraction_at(flat, start):
        return part.end, part
    high, end = _upper(flat, numeral)
    quantity = _with_unit(flat, numeral, high, end)
    return (quantity.end, quantity) if quantity else (max(end, numeral.end), None)


def numeral_at(flat: str, at: int) -> Numeral | None:
    """The numeral that begins at `at` of a flattened text, whether an amount or not."""
    return read_arabic(flat, at) if flat[at : at + 1].isdigit() and flat[at] < "\u0080" else read_han(flat, at)


def _upper(flat: str, low: Numeral) -> tuple[Numeral | None, int]:
    """The far end of a range that `low` opens: 30至50万, 20%-30%, 5万到10万."""
    at = low.end
    unit = units().at(flat, at)
    gap = _SEPARATOR.match(flat, at)
    if not gap and unit:
        gap = _SEPARATOR.match(flat, at + len(unit[0]))
    if not gap or not flat[gap.end() : gap.end() + 1]:
        return None, low.end
    if (
        gap.group().strip() == "到"
        and flat[low.start - 1 : low.start] == "从"
        and not _SPREAD.search(flat, at, at + 16)
    ):
        return None, low.end
    high = numeral_at(flat, gap.end()) if flat[gap.end()] in "0123456789" or flat[gap.end()] in HAN else None
    if high is None or high.bare or (high.han and not low.han) or (high.han and "-" in gap.group()):
        return None, low.end
    upper_unit = units().at(flat, high.end)
    if upper_unit and _LEAP.match(flat, high.end + len(upper_unit[0])):
        return None, low.end
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
    if not acceptable(flat, low, word, unit, at):
        return None if low.han else _unitless(flat, low, high, end, None)
    start = _bare_start(flat, low)
    threshold = unit.family == "money" and qualifiers("after").at(flat, at + len(word))
    round_number = low.end - low.start > 1
    if low.bare and blur is None and start == low.start and not threshold and not round_number:
        return None
    if word == "块" and not low.bare and _PRICE.search(flat, max(0, low.start - 10), low.start):
        unit = Unit("CNY", 1, "money")
    quantity = _assembled(flat, low, high, unit, at + len(word))
    quantity.qualifier = blur
    if start < low.start:
        named = qualifiers("before_bare").at(flat, start) or qualifiers("before").at(flat, start)
        quantity.start, quantity.qualifier = start, blur or (named[1] if named else None)
    return qualified(flat, _completed(flat, quantity, unit))


def _bare_start(flat: str, low: Numeral) -> int:
    """Where a power alone begins together with the word that makes it an amount (上万, 近百, 数千)."""
    if not low.bare:
        return low.start
    if low.end - low.start > 1 and flat[low.start - 1] == "成":
        return low.start
    word = qualifiers("before_bare").before(flat, low.start) or qualifiers("before").before(flat, low.start)
    return low.start - len(word[0]) if word else low.start


def _assembled(flat: str, low: Numeral, high: Numeral | None, unit: Unit, end: int) -> Quantity:
    value, top = low.value, low.high
    if high is not None:
        top = high.high or high.value
        if low.power == 1 and high.power > 1 and value * high.power <= top:
            value = value * high.power
    start = low.start
    if flat[max(0, start - 1) : start] == "负" or (not low.han and flat[max(0, start - 1) : start] == "-"):
        value, top, start = -value, None if top is None else -top, start - 1
    elif flat[max(0, start - 2) : start] == "零下":
        value, top, start = -value, None if top is None else -top, start - 2
    value = exact(value * unit.factor)
    top = exact(top * unit.factor) if top is not None else None
    if unit.name == "%" and flat[low.end : low.end + 1] == "折" and value > 100:
        value = exact(value / 10)
    return Quantity(start, end, value, top, unit.name, unit.family, lead=start)


def _completed(flat: str, q: Quantity, unit: Unit) -> Quantity:
    """What may follow a unit and belong to the number: 两个半小时, 3年多, 5元3角, 20多个."""
    if flat[q.end : q.end + 1] == "半" and unit.family in ("metric", "time"):
        q.value, q.end = exact(q.value + 0.5), q.end + 1
    elif unit.name == "个" and (m := _SPLIT_UNIT.match(flat, q.end)):
        word = units().at("个" + m.group(2), 0)
        if word:
            q.unit, q.family, q.end = word[1].name, word[1].family, m.end()
        if m.group(1) == "半":
            q.value = exact(q.value + 0.5)
        else:
            q.qualifier = "over"
    elif unit.name == "米" and isinstance(q.value, int) and (m := _HEIGHT.match(flat, q.end)):
        digits = m.group() if m.group().isascii() else str(DIGITS[m.group()])
        q.value, q.end = exact(float(f"{q.value}.{digits}")), m.end()
    elif unit.name == "CNY" and unit.factor == 1 and (m := _MONEY_TAIL.match(flat, q.end, q.end + 5)):
        cents = [int(d) if d.isdigit() else DIGITS[d] for d in (m.group(1), m.group(3) or "0")]
        q.value, q.end = exact(q.value + cents[0] / 10 + cents[1] / 100), m.end()
    return q


def _unitless(flat: str, low: Numeral, high: Numeral | None, end: int, blur: str | None) -> Quantity | None:
    """A number that names no unit but claims an amount: 36.57亿, 2000多农民, 指数为50.2."""
    if low.han or low.bare:
        return None
    top = high or low
    named = bool(_SCALE_NAME.search(flat, max(0, low.start - 14), low.start))
    following = flat[end : end + 1]
    crowd = blur is not None and low.value >= 10 and "\u4e00" <= following <= "\u9fff" and following not in HAN
    if top.power < 10_000 and not crowd and not (named and "." in flat[low.start : low.end]):
        return None
    if following.isascii() and following.isalnum():
        return None
    value = low.value * high.power if high and low.power == 1 else low.value
    maximum = None if high is None else high.value
    q = Quantity(low.start, end, exact(value), maximum, None, "number")
    q.qualifier = blur or low.blur
    qualified(flat, q)
    if low.power >= 10_000 and _is_money(flat, q):
        q.unit, q.family = "CNY", "money"
    return q


def _is_money(flat: str, q: Quantity) -> bool:
    """Is it yuan, by the words around the number, where it counts nothing else (花了400万, 300万奖励)?"""
    if listed("money_after").at(flat, q.end + flat.startswith("的", q.end)):
        return True
    if _COUNTED_AFTER.match(flat, q.end):
        return False
    near = _NEAR_MONEY.search(flat, max(0, q.lead - 12), q.lead)
    return near is not None and any(listed("money_before").at(flat, at) for at in range(near.start(), q.lead))


def _money_by_symbol(
    flat: str, low: Numeral, high: Numeral | None, end: int, blur: str | None, symbol: tuple[str, str]
) -> Quantity:
    start = low.start - len(symbol[0])
    value = low.value * high.power if high and low.power == 1 else low.value
    q = Quantity(start, end, exact(value), high.value if high else None, symbol[1], "money", blur)
    return qualified(flat, q)


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
