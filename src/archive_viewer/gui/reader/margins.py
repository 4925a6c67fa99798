"""Paints what stands beside the lines: review cells in the gutter, comment marks in the margin."""

from collections import defaultdict
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from archive_viewer.domain.annotation import Annotation
from archive_viewer.domain.fact import FactKind, FactStatus
from archive_viewer.gui.reader.columns import MARK_WIDTH, Columns
from archive_viewer.gui.reader.lines import LinesInView
from archive_viewer.gui.reader.marks import Marks
from archive_viewer.gui.theme import Theme, mark_number

CELL = 6.0
CELL_PITCH = 7.5
CELLS_IN_COLUMN = 4
COMMENT_ICON = 18
GLYPH_ICON = 10


@dataclass(frozen=True)
class MarginMark:
    """One mark in the right margin: where it is, and the annotations that it stands for."""

    box: QRectF
    annotations: tuple[Annotation, ...]


class MarginPainter:
    """Draws the gutter and the right margin, and remembers where the marks are for the pointer."""

    def __init__(self, theme: Theme, marks: Marks) -> None:
        self._theme = theme
        self._marks = marks
        self.shown: list[MarginMark] = []

    def gutter(self, painter: QPainter, lines: LinesInView, columns: Columns) -> None:
        """One cell for each number that begins on a line: filled when reviewed, a diamond when doubtful."""
        cells: dict[int, list[str]] = defaultdict(list)
        for _, span, fact in self._marks.facts.between(*lines.span):
            line = lines.line_of(span.start) if fact.kind is FactKind.QUANTITY else -1
            if line < 0:
                continue
            if next(self._marks.findings.between(*span), None) is not None:
                cells[line].append("doubt")
            else:
                cells[line].append("open" if fact.status is FactStatus.DERIVED else "done")
        for line, states in cells.items():
            self._column(painter, lines, line, states, columns)

    def _column(self, painter: QPainter, lines: LinesInView, line: int, states: list[str], columns: Columns) -> None:
        middle = lines.lines[line].baseline - lines.size * 0.42
        for number, start in enumerate(range(0, len(states), CELLS_IN_COLUMN)):
            stack = states[start : start + CELLS_IN_COLUMN]
            top = middle - (len(stack) * CELL_PITCH - (CELL_PITCH - CELL)) / 2
            left = columns.gutter - number * CELL_PITCH
            for place, state in enumerate(stack):
                self._cell(painter, QRectF(left, top + place * CELL_PITCH, CELL, CELL), state)

    def _cell(self, painter: QPainter, box: QRectF, state: str) -> None:
        if state == "done":
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.color("success"))
            painter.drawRoundedRect(box, 1, 1)
        elif state == "doubt":
            draw_diamond(painter, box.center(), CELL / 2 + 0.5, self._theme.color("warn"))
        else:
            painter.setPen(QPen(self._theme.color("cellOff"), 1.25))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(box.adjusted(0.6, 0.6, -0.6, -0.6))

    def margin(self, painter: QPainter, lines: LinesInView, columns: Columns) -> None:
        """A comment mark, or the highlight's glyph, beside the line on which an annotation begins."""
        begun: dict[int, list[Annotation]] = defaultdict(list)
        for _, span, annotation in self._marks.annotations.between(*lines.span):
            line = lines.line_of(span.start)
            if line >= 0:
                begun[line].append(annotation)
        self.shown = []
        for line, annotations in sorted(begun.items()):
            commented = [a for a in annotations if a.comment or a.tags]
            shown = commented or annotations
            middle = lines.lines[line].baseline - lines.size * 0.42
            box = QRectF(columns.marks, middle - MARK_WIDTH / 2, MARK_WIDTH, MARK_WIDTH)
            self.shown.append(MarginMark(box, tuple(shown)))
            self._mark(painter, box, shown, comment=bool(commented))

    def _mark(self, painter: QPainter, box: QRectF, annotations: list[Annotation], *, comment: bool) -> None:
        theme, first = self._theme, annotations[0]
        number = mark_number(first.color.value)
        if any(a.id == self._marks.current_annotation for a in annotations):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("accentSoft"))
            painter.drawRoundedRect(box, 4, 4)
        size = COMMENT_ICON if comment else GLYPH_ICON
        icon = "tag" if comment and not first.comment else "comment" if comment else f"mark-{number}"
        corner = QPointF(round(box.center().x() - size / 2), round(box.center().y() - size / 2))
        painter.drawPixmap(corner, theme.pixmap(icon, f"hs{number}", size))
        if len(annotations) > 1:
            painter.setFont(theme.ui_font(10, bold=True))
            painter.setPen(theme.color(f"hs{number}"))
            corner_box = QRectF(box.right() - 9, box.bottom() - 11, 10, 12)
            painter.drawText(corner_box, Qt.AlignmentFlag.AlignCenter, str(len(annotations)))

    def mark_at(self, point: QPointF) -> MarginMark | None:
        """The margin mark under a point of the viewport."""
        return next((mark for mark in self.shown if mark.box.contains(point)), None)


def draw_diamond(painter: QPainter, center: QPointF, radius: float, color: QColor) -> None:
    """A filled diamond, the sign of a finding."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    x, y = center.x(), center.y()
    painter.drawPolygon(
        QPolygonF([QPointF(x, y - radius), QPointF(x + radius, y), QPointF(x, y + radius), QPointF(x - radius, y)])
    )
