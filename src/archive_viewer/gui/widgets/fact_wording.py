"""How a fact reads in a row: its number and unit, its measure, its change, its period, in two languages."""

import re
from typing import NamedTuple

from archive_viewer.domain.fact import Fact, FactKind, FactStatus
from archive_viewer.gui.widgets.periods import period_words

_ARABIC = r"[0-9０-９][0-9０-９,，]*(?:[.．][0-9０-９]+)?"
_NUMBER = re.compile(rf"{_ARABIC}(?:\s*[%％]?\s*(?:[—–~～－-]+|至|到)\s*{_ARABIC})?")
_RANGE = re.compile(rf"({_ARABIC})\s*[%％]?\s*(?:[—–~～－-]+|至|到)\s*({_ARABIC})")
_HAN_NUMBER = re.compile(r"[零〇一二两三四五六七八九十百千万亿半几数]+")
_WIDTHS = str.maketrans("０１２３４５６７８９．％", "0123456789.%", "，,")
THIN_SPACE = "\u2009"

_BASIS = {
    "zh": {"yoy": "同比", "mom": "环比", "since": "较前"},
    "en": {"yoy": "year on year", "mom": "month on month", "since": "on an earlier period"},
}
_CHANGE = {"zh": {"up": "上升", "down": "下降", "flat": "持平"}, "en": {"up": "up", "down": "down", "flat": "flat"}}


class Figure(NamedTuple):
    """A fact's number as a row prints it: what stands before it, the number, what is counted."""

    before: str
    number: str
    unit: str


def grouped(number: str, *, chinese: bool) -> str:
    """Groups of three from four digits up: a thin space in Chinese, a comma in English."""
    whole, dot, rest = number.partition(".")
    mark = THIN_SPACE if chinese else ","
    sign = "-" if whole.startswith("-") else ""
    digits = whole.lstrip("-")
    if len(digits) >= 4:
        head = len(digits) % 3
        parts = ([digits[:head]] if head else []) + [digits[i : i + 3] for i in range(head, len(digits), 3)]
        digits = mark.join(parts)
    return sign + digits + dot + rest


def plain_number(value: float) -> str:
    """A number without a needless fraction: 70.0 is 70, 36.7 stays."""
    return f"{value:.10f}".rstrip("0").rstrip(".") if value != int(value) else str(int(value))


def figure(fact: Fact, *, chinese: bool) -> Figure:
    """Number and unit as the text writes them (5.625 亿元, not 562500000); Chinese numerals become digits.

    A corrected fact reads by its value, for there the text is what was wrong.
    """
    if fact.value is None:
        return Figure("", "", "")
    if fact.status is FactStatus.CORRECTED:
        return _scaled(fact, chinese)
    text = fact.text.strip()
    if fact.unit == "ratio" and len(text) <= 9:
        return Figure("", text, "")
    found = _NUMBER.search(text)
    if found is None:
        return _han_figure(fact, text, chinese)
    ends = _RANGE.match(found[0])
    written = [ends[1], ends[2]] if ends else [found[0]]
    number = "–".join(grouped(w.translate(_WIDTHS), chinese=chinese) for w in written)
    before = text[: found.start()].strip()
    return Figure(before if len(before) <= 3 else "", number, text[found.end() :].strip().replace("％", "%"))


def _han_figure(fact: Fact, text: str, chinese: bool) -> Figure:
    found = _HAN_NUMBER.search(text)
    if found is None:
        return Figure("", text, "") if len(text) <= 6 else _scaled(fact, chinese)
    if set(found[0]) & set("几数半") or len(text) > 8:
        return Figure("", text, "") if len(text) <= 6 else _scaled(fact, chinese)
    scaled = _scaled(fact, chinese)
    counter = text[found.end() :].strip() if not scaled.unit or scaled.unit[0] not in "万亿" else ""
    return Figure(text[: found.start()].strip(), scaled.number, counter or scaled.unit)


def _scaled(fact: Fact, chinese: bool) -> Figure:
    values = [v for v in (fact.value, fact.value_max) if v is not None]
    unit = "" if fact.unit in (None, "ratio") else str(fact.unit)
    if chinese and unit == "CNY":
        unit = "元"
    scale, name = 1, ""
    if chinese:
        for power, han in ((10**8, "亿"), (10**4, "万")):
            if all(abs(v) >= power and round(v / power, 4) * power == v for v in values):
                scale, name = power, han
                break
    number = "–".join(grouped(plain_number(v / scale), chinese=chinese) for v in values)
    return Figure("", number, name + unit)


def change_words(fact: Fact, *, chinese: bool) -> str:
    """同比上升, “up year on year”; "" where the number is no change."""
    if fact.change is None:
        return ""
    tongue = "zh" if chinese else "en"
    basis = _BASIS[tongue].get(fact.basis or "", "")
    change = _CHANGE[tongue].get(fact.change, "")
    return f"{basis}{change}" if chinese else f"{change} {basis}".strip()


def headline(fact: Fact) -> str:
    """What the row is about: the measure of a quantity, the words of anything else."""
    if fact.kind is FactKind.QUANTITY:
        return fact.measure or fact.text
    return fact.text.replace("\n", " ")


def details(fact: Fact, *, chinese: bool) -> list[str]:
    """The second line's parts: change, period, place, speaker."""
    period = period_words(fact.period, chinese=chinese, vague=fact.vague)
    parts = [change_words(fact, chinese=chinese), period, fact.place or ""]
    if fact.speaker and fact.kind is not FactKind.PERSON:
        parts.append(fact.speaker)
    if fact.kind is not FactKind.QUANTITY and fact.measure:
        parts.append(fact.measure)
    return [p for p in parts if p and p != headline(fact)]


def spoken(fact: Fact, status: str, *, chinese: bool) -> str:
    """The row as a sentence for a screen reader: 破获各类刑事案件，1245 起，2018 年起至今，待核。"""
    shown = figure(fact, chinese=chinese)
    number = f"{shown.before}{shown.number} {shown.unit}".strip().replace(THIN_SPACE, "")
    parts = [headline(fact), number, *details(fact, chinese=chinese), status]
    return ("，" if chinese else ", ").join(p for p in parts if p)
