"""The text layer of a page as runs: stretches of characters on one baseline without a gap."""

import ctypes
import math
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

import pypdfium2.raw as pdfium

_MOST = 200_000
"""Characters that are read of one page."""
_SPACE = 0x20
_HYPHENS = (0x02, 0xAD, 0xFFFE)
_SOFT_HYPHEN = "\u00ad"
_GAP = 1.0
"""Heights of a character between two of them from which on they are apart."""
_RISE = 0.4


@dataclass(slots=True)
class Run:
    """Characters side by side. Coordinates are in points along the reading direction, y upwards from the baseline."""

    text: str
    x0: float
    x1: float
    y: float
    size: float
    page: int


@dataclass(slots=True)
class PageText:
    """What the layer of one page holds; `slanted` is what stands across the page's own direction."""

    runs: list[Run] = field(default_factory=list)
    slanted: list[str] = field(default_factory=list)
    letters: int = 0
    unknown: int = 0
    """Characters that the file doesn't say the meaning of."""


@dataclass(slots=True)
class _Glyph:
    code: int
    angle: int
    x: float
    y: float
    box: tuple[float, float, float, float]
    spaced: bool
    broken: bool


def page_text(page: Any, number: int) -> PageText:
    """The runs of a page of pypdfium2, in the order of the file; `number` counts from 1."""
    textpage = page.get_textpage()
    try:
        glyphs, unknown = _glyphs(textpage.raw, page.get_bbox())
    finally:
        textpage.close()
    found = PageText(letters=len(glyphs), unknown=unknown)
    if not glyphs:
        return found
    upright = Counter(glyph.angle for glyph in glyphs).most_common(1)[0][0]
    across = [glyph for glyph in glyphs if glyph.angle != upright]
    if across:
        found.slanted.append(_characters([glyph.code for glyph in across]))
    turned = [_turned(glyph, math.radians(-upright)) for glyph in glyphs if glyph.angle == upright]
    found.runs = _runs(turned, number)
    return found


def _glyphs(layer: Any, paper: tuple[float, float, float, float]) -> tuple[list[_Glyph], int]:
    """(the characters that stand on the paper, how many of them have no known meaning)."""
    left, bottom, right, top = paper
    rect, x, y = pdfium.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    glyphs: list[_Glyph] = []
    spaced = broken = False
    unknown = 0
    for n in range(min(pdfium.FPDFText_CountChars(layer), _MOST)):
        code = pdfium.FPDFText_GetUnicode(layer, n)
        if code in (0x0A, 0x0D, _SPACE, 0x09, 0xA0, 0x3000):
            spaced, broken = spaced or code in (_SPACE, 0x09, 0xA0), broken or code in (0x0A, 0x0D)
            continue
        pdfium.FPDFText_GetLooseCharBox(layer, n, rect)
        pdfium.FPDFText_GetCharOrigin(layer, n, x, y)
        if not (left <= (rect.left + rect.right) / 2 <= right and bottom <= y.value <= top):
            continue
        angle = round(math.degrees(max(0.0, pdfium.FPDFText_GetCharAngle(layer, n))) / 5) * 5 % 360
        if code == 0 or code == 0xFFFD or 0xE000 <= code <= 0xF8FF or pdfium.FPDFText_HasUnicodeMapError(layer, n) == 1:
            unknown += 1
            code = code or 0xFFFD
        box = (rect.left, rect.bottom, rect.right, rect.top)
        glyphs.append(_Glyph(code, angle, x.value, y.value, box, spaced, broken))
        spaced = broken = False
    return glyphs, unknown


def _turned(glyph: _Glyph, angle: float) -> _Glyph:
    """The glyph as it stands when the page is turned so that its text runs from left to right."""
    if not angle:
        return glyph
    cos, sin = math.cos(angle), math.sin(angle)
    left, bottom, right, top = glyph.box
    xs = [x * cos + y * sin for x in (left, right) for y in (bottom, top)]
    ys = [y * cos - x * sin for x in (left, right) for y in (bottom, top)]
    box = (min(xs), min(ys), max(xs), max(ys))
    x, y = glyph.x * cos + glyph.y * sin, glyph.y * cos - glyph.x * sin
    return _Glyph(glyph.code, 0, x, y, box, glyph.spaced, glyph.broken)


def _runs(glyphs: list[_Glyph], number: int) -> list[Run]:
    groups: list[list[_Glyph]] = []
    for glyph in glyphs:
        last = groups[-1][-1] if groups else None
        if last is not None and _same_place(last, glyph):
            continue
        if last is None or _apart(last, glyph):
            groups.append([glyph])
        else:
            groups[-1].append(glyph)
    drawn = {(run.text, round(run.x0), round(run.y)): run for run in (_run(group, number) for group in groups)}
    return list(drawn.values())


def _apart(last: _Glyph, glyph: _Glyph) -> bool:
    height = max(last.box[3] - last.box[1], glyph.box[3] - glyph.box[1])
    gap = glyph.box[0] - last.box[2]
    return abs(glyph.y - last.y) > _RISE * height or gap > _GAP * height or gap < -_GAP * height


def _same_place(last: _Glyph, glyph: _Glyph) -> bool:
    """Whether the glyph is the last one drawn again, a little aside, to look bold."""
    width = last.box[2] - last.box[0]
    return glyph.code == last.code and abs(glyph.x - last.x) < width / 4 and abs(glyph.y - last.y) < width / 4


def _run(glyphs: list[_Glyph], number: int) -> Run:
    codes: list[int] = []
    for glyph in glyphs:
        if glyph.spaced and codes:
            codes.append(_SPACE)
        codes.append(glyph.code)
    heights = sorted(glyph.box[3] - glyph.box[1] for glyph in glyphs)
    return Run(
        _characters(codes),
        min(glyph.box[0] for glyph in glyphs),
        max(glyph.box[2] for glyph in glyphs),
        glyphs[0].y,
        heights[len(heights) // 2],
        number,
    )


def _characters(codes: list[int]) -> str:
    """The text of UTF-32 codes or UTF-16 code units, as the library gives the one or the other."""
    text = "".join(_SOFT_HYPHEN if code in _HYPHENS else chr(min(code, 0x10FFFF)) for code in codes)
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
