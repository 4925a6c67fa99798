"""A few lines of archive text in a list row: broken, cut with an ellipsis, with the words that matched lit up."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTextCharFormat, QTextLayout, QTextOption

from archive_viewer.domain.span import Span
from archive_viewer.util.offsets import Utf16Map

ELLIPSIS = "…"


@dataclass(frozen=True)
class Lighting:
    """Colours of lit words: their ink, the fill behind them."""

    ink: QColor
    fill: QColor


@dataclass(frozen=True)
class LitText:
    """Laid out text. `height` is in pixels; `draw` paints it with its top left corner at a point."""

    layout: QTextLayout
    lit: tuple[tuple[int, int], ...]
    line_height: float

    @property
    def height(self) -> float:
        return self.layout.lineCount() * self.line_height

    def draw(self, painter: QPainter, at: QPointF, ink: QColor, lighting: Lighting) -> None:
        """Paint fills, then the text over them."""
        painter.save()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(lighting.fill)
        for start, end in self.lit:
            for number in range(self.layout.lineCount()):
                line = self.layout.lineAt(number)
                first, last = max(start, line.textStart()), min(end, line.textStart() + line.textLength())
                if first < last:
                    left, right = _x(line.cursorToX(first)), _x(line.cursorToX(last))
                    box = QRectF(
                        at.x() + left - 1, at.y() + number * self.line_height, right - left + 2, self.line_height
                    )
                    painter.drawRoundedRect(box.adjusted(0, 1, 0, -1), 2, 2)
        formats = [_range(s, e, lighting.ink) for s, e in self.lit]
        painter.setPen(ink)
        self.layout.draw(painter, at, formats)
        painter.restore()


class Adjustment(Protocol):
    """One character at `at` (code points) that gets `gap` em after it, and full width where `wide`."""

    @property
    def at(self) -> int: ...
    @property
    def gap(self) -> float: ...
    @property
    def wide(self) -> bool: ...


Typeset = Callable[[str], Sequence[Adjustment]]


def lay_out(
    text: str,
    font: QFont,
    width: float,
    line_height: float,
    max_lines: int,
    lit: Sequence[Span] = (),
    typeset: Typeset = lambda _text: (),
) -> LitText:
    """Break `text` into at most `max_lines` of `width` pixels. `lit` are code points into `text`."""
    text, lit = _cut_front(text, lit, font, width * max_lines)
    units = Utf16Map(text)
    marks = tuple((units.to_utf16(s.start), units.to_utf16(s.end)) for s in lit)
    ranges = [*_adjusted(text, font, typeset), *(_range(s, e, None) for s, e in marks)]
    layout, cut = _broken(text, font, width, line_height, max_lines, ranges)
    if cut is not None:
        head, tail = text[: units.to_code_point(cut)], text[units.to_code_point(cut) :]
        bold = QFont(font)
        bold.setBold(bold.bold() or bool(marks))
        text = head + QFontMetricsF(bold).elidedText(tail, Qt.TextElideMode.ElideRight, width - 2)
        units = Utf16Map(text)
        whole = units.to_utf16(len(text)) - 1
        marks = tuple((a, min(b, whole)) for a, b in marks if a < whole)
        ranges = [*_adjusted(text, font, typeset), *(_range(s, e, None) for s, e in marks)]
        layout, _ = _broken(text, font, width + 2, line_height, max_lines, ranges)
    return LitText(layout, marks, line_height)


def _cut_front(text: str, lit: Sequence[Span], font: QFont, room: float) -> tuple[str, Sequence[Span]]:
    if not lit:
        return text, lit
    fits = int(room / QFontMetricsF(font).horizontalAdvance("汉"))
    first = lit[0]
    if first.end < fits:
        return text, lit
    drop = max(0, first.start - max(2, (fits - first.length) // 3))
    return ELLIPSIS + text[drop:], [s.shifted(len(ELLIPSIS) - drop) for s in lit if s.start >= drop]


def _broken(
    text: str,
    font: QFont,
    width: float,
    line_height: float,
    max_lines: int,
    ranges: list[QTextLayout.FormatRange],
) -> tuple[QTextLayout, int | None]:
    """The layout, and where its last line starts if the text goes on after it."""
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setFormats(ranges)
    layout.setCacheEnabled(True)
    layout.beginLayout()
    last, cut = 0, None
    for number in range(max_lines):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        line.setPosition(QPointF(0, number * line_height + (line_height - line.height()) / 2))
        last = line.textStart()
        reached = line.textStart() + line.textLength()
    else:
        if reached < Utf16Map(text).to_utf16(len(text)):
            cut = last
    layout.endLayout()
    return layout, cut


def _adjusted(text: str, font: QFont, typeset: Typeset) -> list[QTextLayout.FormatRange]:
    units = Utf16Map(text)
    ranges = []
    for adjustment in typeset(text):
        own = QFont(font)
        own.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, adjustment.gap * font.pixelSize())
        if adjustment.wide:
            own.setFeature(QFont.Tag("fwid"), 1)
        mark = QTextLayout.FormatRange()
        mark.start, mark.length = units.to_utf16(adjustment.at), 1
        form = QTextCharFormat()
        form.setFont(own)
        mark.format = form
        ranges.append(mark)
    return ranges


def _range(start: int, end: int, ink: QColor | None) -> QTextLayout.FormatRange:
    mark = QTextLayout.FormatRange()
    mark.start = start
    mark.length = end - start
    form = QTextCharFormat()
    form.setFontWeight(QFont.Weight.Bold)
    if ink is not None:
        form.setForeground(ink)
    mark.format = form
    return mark


def _x(value: object) -> float:
    """cursorToX gives a number, or a number with the cursor beside it."""
    return float(value[0]) if isinstance(value, tuple) else float(value)  # type: ignore[arg-type]
