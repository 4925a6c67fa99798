"""Painting that rows and cards share: backgrounds, one elided line of text with words lit up, bars."""

import re
from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from archive_viewer.domain.span import Span
from archive_viewer.gui.theme import Theme
from archive_viewer.util.offsets import Utf16Map

_FIELD = re.compile(r"^-|^\w+:")
_PIECE = re.compile(r'"([^"]+)"|“([^”]+)”|(\S+)')
_HALF_MARK = re.compile(r"(?<=[\u3400-\u9fff”’》〉）】])[,:;?!]|(?<=[%0-9A-Za-z])[,:;?!](?=[\u3400-\u9fff“‘《])")
DOT = 8
_OPERATORS = frozenset({"AND", "OR", "NOT"})


def plain_words(query: str) -> tuple[str, ...]:
    """The words of a search that can be lit up in a view: no fields, no operators, no exclusions."""
    words = []
    for match in _PIECE.finditer(query):
        word = match[1] or match[2] or match[3]
        if match[3] and (_FIELD.match(word) or word in _OPERATORS):
            continue
        word = word.strip("*()（）")
        if word:
            words.append(word)
    return tuple(words)


def lit_spans(text: str, words: Sequence[str]) -> list[Span]:
    """Where the words stand in the text, in code points, regardless of case."""
    spans: list[Span] = []
    for word in words:
        spans.extend(Span(m.start(), m.end()) for m in re.finditer(re.escape(word), text, re.IGNORECASE))
    return sorted(spans)


def wide_marks(text: str) -> str:
    """The text as it is painted: half-width marks beside Han drawn as full-width ones, as many characters as before."""
    return _HALF_MARK.sub(lambda mark: chr(ord(mark[0]) + 0xFEE0), text)


class CardDelegate(QStyledItemDelegate):
    """A delegate with the theme's brushes. `words` are lit up in every line that asks for it."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme
        self.words: tuple[str, ...] = ()
        self._on_soft = False

    def row_background(self, painter: QPainter, option: QStyleOptionViewItem, rect: QRectF, base: str = "pane") -> bool:
        """Fill a row and draw the hairline under it; a current row is soft accent, with a bar under focus.

        Returns whether the row is current.
        """
        current = bool(option.state & QStyle.StateFlag.State_Selected)
        self._on_soft = current
        painter.fillRect(rect, self.theme.color("accentSoft" if current else base))
        painter.fillRect(QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1), self.theme.color("rule"))
        if current:
            painter.fillRect(QRectF(rect.left(), rect.top(), 3, rect.height() - 1), self.theme.color("accent"))
        return current

    def line(
        self,
        painter: QPainter,
        box: QRectF,
        text: str,
        font: QFont,
        color: QColor,
        *,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
        lit: bool = False,
    ) -> float:
        """Draw one line, elided at the right, centred on the box's height; returns its width in pixels."""
        metrics = QFontMetricsF(font)
        shown = metrics.elidedText(wide_marks(text), Qt.TextElideMode.ElideRight, box.width())
        width = metrics.horizontalAdvance(shown)
        x = box.right() - width if align & Qt.AlignmentFlag.AlignRight else box.left()
        y = box.top() + (box.height() - metrics.height()) / 2
        spans = lit_spans(shown, self.words) if lit and self.words else []
        painter.setPen(color)
        if not spans:
            painter.setFont(font)
            painter.drawText(QPointF(x, y + metrics.ascent()), shown)
            return width
        layout = laid_out(shown, font, 1e6, self.lit_formats(shown, spans))
        layout.draw(painter, QPointF(x, y))
        return width

    def lit_formats(self, text: str, spans: Sequence[Span]) -> list[QTextLayout.FormatRange]:
        """Format ranges that light up spans (code points) of the text."""
        look = QTextCharFormat()
        look.setBackground(self.theme.color("sel" if self._on_soft else "accentSoft"))
        look.setForeground(self.theme.color("onHl" if self._on_soft else "accent"))
        positions = Utf16Map(text)
        return [
            format_range(positions.to_utf16(s.start), positions.to_utf16(s.end) - positions.to_utf16(s.start), look)
            for s in spans
        ]

    def pill(self, painter: QPainter, left: float, top: float, text: str, font: QFont, dot: str = "") -> float:
        """Draw a tag 20 px high at (left, top), with a dot in a token's colour where it has one; returns its width."""
        metrics = QFontMetricsF(font)
        inset = 6 + (DOT + 4 if dot else 0)
        width = metrics.horizontalAdvance(text) + inset + 6
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.theme.color("rule2c"), 1))
        painter.setBrush(self.theme.color("surface"))
        painter.drawRoundedRect(QRectF(left + 0.5, top + 0.5, width - 1, 19), 4, 4)
        if dot:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.theme.color(dot))
            painter.drawEllipse(QRectF(left + 6, top + 10 - DOT / 2, DOT, DOT))
        painter.restore()
        self.line(painter, QRectF(left + inset, top, width, 20), text, font, self.theme.color("text2"))
        return width


def format_range(start: int, length: int, look: QTextCharFormat) -> QTextLayout.FormatRange:
    """A format range in UTF-16 units."""
    part = QTextLayout.FormatRange()
    part.start, part.length, part.format = start, length, look
    return part


def laid_out(
    text: str, font: QFont, width: float, formats: Sequence[QTextLayout.FormatRange] = (), leading: float = 0
) -> QTextLayout:
    """The text laid out in lines of at most `width` px, `leading` px apart (0: the font's own)."""
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setFormats(list(formats))
    layout.beginLayout()
    y = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, y + max(0.0, (leading - line.height()) / 2)))
        y += leading or line.height()
    layout.endLayout()
    return layout


def lines_height(layout: QTextLayout, leading: float) -> float:
    """Height of a layout whose lines are `leading` px apart."""
    return layout.lineCount() * leading
