"""The value of a numeral: Arabic, Chinese and mixed, with the words that blur it (余, 多, 几, 数)."""

import re
from dataclasses import dataclass

_WRITTEN = ("零", "一壹", "二两贰", "三叁", "四肆", "五伍", "六陆", "七柒", "八捌", "九玖")
DIGITS = {c: value for value, row in enumerate(_WRITTEN) for c in row}
POWERS = {
    "十": 10,
    "拾": 10,
    "百": 100,
    "佰": 100,
    "千": 1000,
    "仟": 1000,
    "万": 10_000,
    "亿": 100_000_000,
    "兆": 10**12,
}
HAN = ("".join(DIGITS) + "".join(POWERS)).replace("兆", "")
LONGEST = 40

_ARABIC = re.compile(r"\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+|·\d+(?=[万亿%]))?")
_TRILLION = f"兆(?=[{HAN}]|多?[元圆美日港欧])"
_POWERS = re.compile(f"[十百千万亿]+|{_TRILLION}")
_HAN = re.compile(f"[{HAN}]+(?:{_TRILLION}[{HAN}]*)?")
_FRACTION = re.compile(f"点([{''.join(DIGITS)}]+)(?:万亿|[万亿])?")
_BLUR = re.compile("多|余|几|来(?=[个万亿名人天年岁户家次里斤亩米块位条])")
_VAGUE = re.compile("(?:[几数]|好几)([十百千万亿]+)")

Number = int | float


@dataclass(frozen=True, slots=True)
class Numeral:
    """A numeral's extent and its value; `high` for a pair such as 三五 (3 to 5); `blur` is over, about or None.

    `power` is the product of the trailing powers (5.6亿: 100000000; 30: 1); `han` says that only Chinese characters
    write it; `bare` that it is a power alone (百, 千万), which counts only beside a word such as 近 or 余.
    """

    start: int
    end: int
    value: Number
    high: Number | None = None
    blur: str | None = None
    power: int = 1
    han: bool = False
    bare: bool = False


def exact(value: float) -> Number:
    """The same number, as int where it is whole, after rounding to twelve significant digits."""
    if isinstance(value, int):
        return value
    rounded = float(f"{value:.12g}")
    return int(rounded) if rounded.is_integer() and abs(rounded) < 1e17 else rounded


def _section(run: str) -> Number | None:
    """Value of Chinese digits and powers below 万, None where they don't make a number."""
    total = 0
    digit: int | None = None
    last = 10_000
    zero = False
    for c in run:
        if c in DIGITS:
            if digit is not None:
                return None
            if DIGITS[c] == 0:
                zero = True
            else:
                digit = DIGITS[c]
            continue
        power = POWERS[c]
        if power >= last:
            return None
        if digit is None and power > 10 and total:
            return None
        total += (digit or 1) * power
        digit, last, zero = None, power, False
    if digit is not None:
        total += digit if zero or last in (10, 10_000) else digit * last // 10
    return total


def han_value(run: str) -> Number | None:
    """Value of a numeral in Chinese characters with powers (一千两百三十四万); None where the characters make none."""
    if not run or len(run) > LONGEST:
        return None
    for power in ("兆", "亿", "万"):
        if power in run:
            head, _, tail = run.rpartition(power)
            high = han_value(head) if head else 1
            if high is None:
                return None
            if not tail:
                return high * POWERS[power]
            low = None if tail[0] in "百千佰仟" else han_value(tail)
            if low is None or low >= POWERS[power]:
                return None
            if len(tail) == 1 and tail in DIGITS:
                low = low * POWERS[power] // 10
            return high * POWERS[power] + low
    if all(c in DIGITS for c in run) and len(run) > 1:
        return DIGITS[run[1]] if len(run) == 2 and run[0] == "零" else None
    return _section(run)


def _pair(run: str) -> tuple[Number, Number] | None:
    """The two ends of a blurred pair: 三五, 二三十, 七八百万, 十七八."""
    for i in range(len(run) - 1):
        a, b = run[i], run[i + 1]
        if a in DIGITS and b in DIGITS and 0 < DIGITS[a] < DIGITS[b] and DIGITS[b] - DIGITS[a] <= 2:
            low, high = han_value(run[:i] + a + run[i + 2 :]), han_value(run[:i] + b + run[i + 2 :])
            if low is not None and high is not None and low < high:
                return low, high
            return None
    return None


def _scale(run: str) -> int:
    scale = 1
    for c in run:
        scale *= POWERS[c]
    return scale


def _powers(flat: str, at: int) -> str:
    """Powers at `at`, without a 千 or 百 that belongs to the unit after it (5万千瓦, 3千克, 980百帕)."""
    found = _POWERS.match(flat, at, at + 6)
    if not found:
        return ""
    run = found.group()
    after = flat[found.end() : found.end() + 1]
    if (run[-1] == "千" and after and after in "克瓦米伏卡帕赫焦") or (run[-1] == "百" and after == "帕"):
        return run[:-1]
    return run


def read_arabic(flat: str, at: int) -> Numeral | None:
    """The Arabic or mixed numeral that begins at `at`: 1,234 · 5.625亿 · 100多万 · 7万5千."""
    found = _ARABIC.match(flat, at)
    if not found:
        return None
    end = found.end()
    if end - at > LONGEST:
        return Numeral(at, end, 0, bare=True)
    written = found.group().replace(",", "").replace("·", ".")
    value: Number = float(written) if "." in written else int(written)
    blur, power, total, last = None, 1, 0.0, 0
    while True:
        gap = 1 if flat[end : end + 1] in (" ", "\u00a0") and flat[end + 1 : end + 2] in ("万", "亿") else 0
        run = _powers(flat, end + gap)
        if not run and (mid := _BLUR.match(flat, end)) and (after := _powers(flat, mid.end())):
            blur, run, gap = "about" if mid.group() == "来" else "over", after, mid.end() - end
        if not run:
            break
        power = _scale(run)
        end += gap + len(run)
        total += value * power
        padded = flat[end : end + 1] == "零"
        following = _ARABIC.match(flat, end + padded)
        if (last and power >= last) or not following or len(following.group()) > 4 or "." in following.group():
            value = 0
            break
        tail = _powers(flat, following.end())
        if not tail and (padded or (power == 10_000 and len(following.group()) == 4)):
            value, end = int(following.group()), following.end()
            total += value
            break
        if not tail or _scale(tail) >= power:
            value = 0
            break
        value, last, end = int(following.group()), power, following.end()
    if power == 1:
        total = value
    return Numeral(at, end, exact(total), blur=blur, power=power)


def read_han(flat: str, at: int) -> Numeral | None:
    """The numeral in Chinese characters that begins at `at`: 三千六百万 · 数十 · 十几 · 三点五 · 两三百."""
    vague = _VAGUE.match(flat, at, at + 8)
    if vague:
        scale = _scale(vague.group(1))
        return Numeral(at, vague.end(), scale, blur="over", power=scale, han=True)
    found = _HAN.match(flat, at)
    if not found:
        return None
    run, end = found.group(), found.end()
    if len(run) > LONGEST:
        return Numeral(at, end, 0, bare=True, han=True)
    if len(run) > 1 and run[-1] in "两" and run[-2] in POWERS:
        run, end = run[:-1], end - 1
    if run[-1] == "千" and len(run) > 1 and flat[end : end + 1] in ("瓦", "克", "伏") and han_value(run) != 1000:
        run, end = run[:-1], end - 1
    if (point := _FRACTION.match(flat, end, end + 16)) and len(run) < 12 and (whole := han_value(run)) is not None:
        scale = _scale(point.group()[1 + len(point.group(1)) :])
        digits = "".join(str(DIGITS[c]) for c in point.group(1))
        return Numeral(at, point.end(), exact(float(f"{whole}.{digits}") * scale), power=scale, han=True)
    if pair := _pair(run):
        return Numeral(at, end, pair[0], pair[1], "about", han=True)
    value = han_value(run)
    if value is None:
        return Numeral(at, end, 0, bare=True, han=True)
    bare = run[0] in "百千万亿佰仟"
    trailing = _POWERS.search(run[-2:])
    power = _scale(trailing.group()) if trailing and run[-1] in POWERS else 1
    if (mid := _BLUR.match(flat, end)) and (after := _POWERS.match(flat, mid.end(), mid.end() + 3)):
        scale = _scale(after.group())
        return Numeral(at, after.end(), value * scale, blur="over", power=scale, han=True)
    return Numeral(at, end, value, power=power, han=True, bare=bare)
