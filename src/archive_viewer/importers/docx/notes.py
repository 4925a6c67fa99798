"""How a Word document marks its footnotes and endnotes: numbers in the format that its settings name."""

from collections.abc import Callable, Iterable
from typing import Any

from archive_viewer.importers.docx.styles import value_of

KINDS = ("footnotes", "endnotes")
_DEFAULT = {"footnotes": "decimal", "endnotes": "lowerRoman"}
_ROMAN = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_SIGNS = "*†‡§"
_CIRCLED = 20


def formats(holders: Iterable[Any]) -> dict[str, str]:
    """The number format of either kind of note; `holders` are the settings and the sections, the last word counts."""
    found = dict(_DEFAULT)
    for holder in holders:
        for kind in KINDS:
            said = value_of(holder.find(f"{{*}}{kind.removesuffix('s')}Pr/{{*}}numFmt"))
            found[kind] = said or found[kind]
    return found


def mark(number: int, style: str) -> str:
    """The mark of the note with a number from 1, in brackets unless it is a sign of its own."""
    if style == "chicago":
        return _SIGNS[(number - 1) % len(_SIGNS)] * ((number - 1) // len(_SIGNS) + 1)
    if style.startswith("decimalEnclosedCircle") and number <= _CIRCLED:
        return chr(ord("①") + number - 1)
    return f"[{_WRITTEN.get(style, str)(number)}]"


def _roman(number: int) -> str:
    written = ""
    for worth, letters in _ROMAN:
        written += letters * (number // worth)
        number %= worth
    return written


def _letter(number: int) -> str:
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)


_WRITTEN: dict[str, Callable[[int], str]] = {
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
    "lowerLetter": _letter,
    "upperLetter": lambda number: _letter(number).upper(),
}
