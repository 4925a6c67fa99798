"""Paints the marks on the lines in view: fills under the glyphs; rules, boxes and outlines over them."""

from collections.abc import Iterator

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from archive_viewer.domain.annotation import Color
from archive_viewer.domain.fact import Fact
from archive_viewer.domain.span import Span
from archive_viewer.gui.reader.lines import LinesInView, Piece
from archive_viewer.gui.reader.marks import LEVELS, Marks
from archive_viewer.gui.theme import Theme, mark_number
from archive_viewer.gui.widgets.kind_line import draw_kind_line, kind_token

COLORS = tuple(color.value for color in Color)
RULE_PITCH = 3.0
LINK_WIDTH = 1.5
PULSE_WIDTH = 2.0
DIFFERENCE_WIDTH = 2.0
DIFFERENCES = {"added": "diffAdd", "removed": "diffDel"}


class MarkPainter:
    """Draws `marks` in the theme's colours."""

    def __init__(self, theme: Theme, marks: Marks) -> None:
        self._theme = theme
        self._marks = marks

    def under(self, painter: QPainter, lines: LinesInView, selection: Span) -> None:
        """Selection, highlights, findings, differences, hits and the linked fact's fill, from the bottom up."""
        painter.setPen(Qt.PenStyle.NoPen)
        for piece in lines.pieces(selection):
            painter.fillRect(lines.line_box(piece), self._theme.color("sel"))
        view = lines.span
        for _, span, band in self._marks.bands.between(*view):
            for piece in lines.pieces(span):
                self._band(painter, piece.box, band.colors)
        for _, span, _ in self._marks.findings.between(*view):
            for piece in lines.pieces(span):
                self._box(painter, piece.box, QPen(self._theme.color("warn"), 1), self._theme.color("warnSoft"), 2)
        for _, span, change in self._marks.differences.between(*view):
            for piece in lines.pieces(span):
                painter.fillRect(piece.box.adjusted(0, 1, 0, -1), self._theme.color(DIFFERENCES[change]))
        self._hits(painter, lines, selection)
        for fact, piece in self._linked(lines):
            pen = QPen(self._theme.color(kind_token(fact.kind)), LINK_WIDTH)
            self._box(painter, piece.box.adjusted(-2, -1, 2, 1), pen, self._theme.color("kQtySoft"), 4)

    def _hits(self, painter: QPainter, lines: LinesInView, selection: Span) -> None:
        """Hits; what is selected of the current one looks selected: Qt draws its glyphs in that colour."""
        for number, span, _ in self._marks.hits.between(*lines.span):
            current = number == self._marks.current_hit
            for piece in lines.pieces(span):
                self._hit(painter, piece.box, span, current=current)
            if current and selection.overlaps(span):
                both = Span(max(span.start, selection.start), min(span.end, selection.end))
                for piece in lines.pieces(both):
                    painter.fillRect(piece.box, self._theme.color("sel"))

    def over(self, painter: QPainter, lines: LinesInView) -> None:
        """The rules of the facts, the rules and strokes of differences."""
        for _, span, change in self._marks.differences.between(*lines.span):
            painter.setPen(QPen(self._theme.color(f"{DIFFERENCES[change]}Ink"), DIFFERENCE_WIDTH))
            for piece in lines.pieces(span):
                y = piece.box.bottom() - 1 if change == "added" else piece.box.center().y()
                painter.drawLine(QPointF(piece.box.left(), y), QPointF(piece.box.right(), y))
        pitch = RULE_PITCH * lines.size / 17
        for place, span, fact in self._marks.facts.between(*lines.span):
            level = self._marks.levels[place]
            if level >= LEVELS:
                continue
            for piece in lines.pieces(span):
                box = piece.box
                left, right = box.left() + (1 if piece.first else 0), box.right() - (1 if piece.last else 0)
                draw_kind_line(painter, self._theme, fact.kind, left, right, box.bottom() - 0.5 + level * pitch)

    def pulse(self, painter: QPainter, lines: LinesInView, span: Span, strength: float) -> None:
        """The outline that shows where one has arrived; `strength` fades from 1 to 0."""
        color = QColor(self._theme.color("accent"))
        color.setAlphaF(max(0.0, min(1.0, strength)))
        painter.setPen(QPen(color, PULSE_WIDTH))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for piece in lines.pieces(span):
            painter.drawRoundedRect(piece.box.adjusted(-3, -2, 3, 2), 4, 4)

    def _linked(self, lines: LinesInView) -> Iterator[tuple[Fact, Piece]]:
        fact = self._marks.linked()
        if fact is not None:
            for piece in lines.pieces(fact.span):
                yield fact, piece

    def _band(self, painter: QPainter, box: QRectF, colors: tuple[str, ...]) -> None:
        height = box.height() / len(colors)
        for place, color in enumerate(colors):
            part = QRectF(box.left(), box.top() + place * height, box.width(), height)
            painter.fillRect(part, self._theme.color(f"hl{mark_number(color)}"))

    def _hit(self, painter: QPainter, box: QRectF, span: Span, *, current: bool) -> None:
        theme = self._theme
        if current:
            fill: QColor | None = theme.color("accent")
        elif next(self._marks.bands.between(*span), None) is not None:
            fill = None
        else:
            fill = theme.color("accentSoft")
        self._box(painter, box.adjusted(-0.5, 0.5, 0.5, -0.5), QPen(theme.color("accent"), 1), fill, 2)

    @staticmethod
    def _box(painter: QPainter, box: QRectF, pen: QPen, fill: QColor | None, radius: float) -> None:
        painter.setPen(pen)
        painter.setBrush(fill if fill is not None else QColor(Qt.GlobalColor.transparent))
        painter.drawRoundedRect(box, radius, radius)
