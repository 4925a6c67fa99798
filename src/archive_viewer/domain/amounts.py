"""Amounts and ranges of amounts as a person types them: 1000, >40万, 5.625亿, 1000..5000, [1000 TO 5000]."""

import re

_SCALE = {"万": 1e4, "亿": 1e8, "千": 1e3, "百": 1e2}
_NUMBER = re.compile(r"^(-?[\d.]+)([百千万亿]*)$")
_EITHER_SIDE = re.compile(r"^(?P<low>[^.]*(?:\.\d+)?)\.\.(?P<high>.*)$")
_BETWEEN = re.compile(r"\[?\s*(\S+)\s+TO\s+(\S+?)\s*\]?", re.IGNORECASE)
_SIGN = re.compile(r"^(>=|<=|≥|≤|>|<)")


def number_range(value: str) -> tuple[float | None, float | None]:
    """(low, high) of >1000, >=1000, <5, [1000 TO 5000], 1000..5000 or 1000; (None, None) where it isn't one.

    The bounds of > and < exclude the number itself; * and nothing leave a side open.
    """
    text = value.replace(",", "").replace("，", "").strip()
    if inside := _BETWEEN.fullmatch(text):
        return amount_of(inside[1]), amount_of(inside[2])
    if sides := _EITHER_SIDE.match(text):
        return amount_of(sides["low"]), amount_of(sides["high"])
    sign = _SIGN.match(text)
    amount = amount_of(text[sign.end() :] if sign else text)
    if amount is None:
        return None, None
    match sign[0] if sign else "":
        case ">":
            return _next(amount, up=True), None
        case "<":
            return None, _next(amount, up=False)
        case ">=" | "≥":
            return amount, None
        case "<=" | "≤":
            return None, amount
        case _:
            return amount, amount


def amount_of(text: str) -> float | None:
    """The number that 1000, 5.625亿 or 40万 writes; None where it writes none."""
    match = _NUMBER.match(text)
    if match is None or match[1].count(".") > 1 or match[1] in (".", "-", "-."):
        return None
    amount = float(match[1])
    for power in match[2]:
        amount *= _SCALE[power]
    return amount


def _next(amount: float, *, up: bool) -> float:
    step = max(1e-9, abs(amount) * 1e-12)
    return amount + step if up else amount - step
