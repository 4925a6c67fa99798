"""The upright axis of a chart: from where to where, its ticks, and its numbers in words."""

import math
from typing import NamedTuple

from archive_viewer.gui.widgets.fact_wording import grouped, plain_number

_STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)
_FAR_FROM_ZERO = 0.8


class ValueAxis(NamedTuple):
    """Values from `low` to `high` with a tick every `step`, printed in units of `scale`."""

    low: float
    high: float
    step: float
    scale: float

    def ticks(self) -> list[float]:
        """The values of the ticks, lowest first."""
        count = round((self.high - self.low) / self.step)
        return [self.low + n * self.step for n in range(count + 1)]

    def y(self, value: float, top: float, bottom: float) -> float:
        """Where a value lies between two edges, in pixels from above."""
        return bottom - (value - self.low) / (self.high - self.low) * (bottom - top)


def value_axis(values: list[float], most: int, *, chinese: bool) -> ValueAxis:
    """An axis of at most `most` ticks that holds all values; it starts at 0 unless all of them are far from it."""
    low, high = min(values), max(values)
    if low > 0 and low < high * _FAR_FROM_ZERO:
        low = 0.0
    elif low == high:
        low, high = (0.0, high) if high > 0 else (low, 0.0)
    if low == high:
        high = low + 1
    raw = (high - low) / max(1, most - 1)
    power = 10.0 ** math.floor(math.log10(raw))
    step = next(s * power for s in _STEPS if s * power >= raw * 0.999)
    low, high = math.floor(low / step) * step, math.ceil(high / step - 1e-9) * step
    largest = max(abs(low), abs(high))
    scale = next((s for s in ((1e12, 1e8, 1e4) if chinese else (1e9, 1e6)) if largest >= 10 * s), 1.0)
    return ValueAxis(low, high, step, scale)


def scale_words(scale: float, unit: str, *, chinese: bool) -> str:
    """What the axis counts in: 亿元, million USD, %."""
    names = {1e12: "万亿", 1e8: "亿", 1e4: "万"} if chinese else {1e9: "billion", 1e6: "million"}
    money = "元" if chinese and unit == "CNY" else unit
    return f"{names.get(scale, '')}{money}" if chinese else f"{names.get(scale, '')} {money}".strip()


def tick_words(value: float, axis: ValueAxis, *, chinese: bool) -> str:
    """A tick's number in units of the axis's scale."""
    return grouped(plain_number(round(value / axis.scale, 10)), chinese=chinese)


def amount_words(value: float, *, chinese: bool) -> str:
    """A number for a label: grouped, in 亿 and 万 or billion and million where it is long, with four digits or all."""
    for scale, name in (
        ((1e12, "万亿"), (1e8, "亿"), (1e4, "万")) if chinese else ((1e9, " billion"), (1e6, " million"))
    ):
        if abs(value) >= 10 * scale:
            return (
                grouped(
                    f"{value / scale:.4g}" if abs(value) < 1e4 * scale else str(round(value / scale)), chinese=chinese
                )
                + name
            )
    return grouped(plain_number(float(f"{value:.6g}")), chinese=chinese)
