"""The gap between two texts: tabs with the values at both edges, curves that join them, threads between differences."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QHelpEvent, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QToolTip, QWidget

from archive_viewer.domain.span import Span
from archive_viewer.gui.theme import Theme

if TYPE_CHECKING:
    from archive_viewer.gui.reader.article_view import ArticleView

WIDE, NARROW = 104, 88
TAB_HEIGHT = 22
TAB_PITCH = 25
PADDING = 6
SIGN = 9.0
BEYOND = 80.0
EDGE_MARK = 4


@dataclass(frozen=True)
class Joint:
    """Two values that belong together: where they stand, what their tabs and the hint say."""

    spans: tuple[Span, Span]
    labels: tuple[str, str]
    hint: str


@dataclass(frozen=True)
class Thread:
    """Two stretches that differ; the tokens are the colours of their edges, "" where a side has nothing."""

    spans: tuple[Span, Span]
    tokens: tuple[str, str]


class Gap(QWidget):
    """Follows both texts as they scroll. `pressed` carries the number of the joint that was clicked."""

    pressed = Signal(int)

    def __init__(self, theme: Theme, left: "ArticleView", right: "ArticleView", parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("compareGap")
        self._theme = theme
        self._views = (left, right)
        self._joints: tuple[Joint, ...] = ()
        self._threads: tuple[Thread, ...] = ()
        self._current_joint = self._current_thread = -1
        self._boxes: list[tuple[QRectF, int]] = []
        self.setFixedWidth(WIDE)
        self.setMouseTracking(True)
        for view in self._views:
            view.scrolled.connect(self.update)
            view.map.rangeChanged.connect(lambda _low, _high: self.update())

    @property
    def joints(self) -> tuple[Joint, ...]:
        """The values joined."""
        return self._joints

    def show_joints(self, joints: Sequence[Joint], threads: Sequence[Thread]) -> None:
        """Join these values and these stretches."""
        self._joints, self._threads = tuple(joints), tuple(threads)
        self.set_current(-1, -1)

    def set_current(self, joint: int, thread: int) -> None:
        """The ones that are stood on, -1 for none."""
        self._current_joint, self._current_thread = joint, thread
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = self._theme
        painter.fillRect(self.rect(), theme.color("pane"))
        for x in (0, self.width() - 1):
            painter.fillRect(x, 0, 1, self.height(), theme.color("rule"))
        self._boxes = []
        if any(view.article is None for view in self._views):
            return
        self._paint_threads(painter)
        shown = [(n, j, self._heights(j.spans)) for n, j in enumerate(self._joints)]
        shown = [(n, j, ys) for n, j, ys in shown if any(self._in_view(y) for y in ys)]
        tabs = [self._spread({n: ys[side] for n, _, ys in shown if self._in_view(ys[side])}) for side in (0, 1)]
        for number, joint, ys in sorted(shown, key=lambda entry: entry[0] == self._current_joint):
            self._paint_joint(painter, number, joint, (tabs[0].get(number, ys[0]), tabs[1].get(number, ys[1])))

    def _paint_threads(self, painter: QPainter) -> None:
        theme = self._theme
        for number, thread in enumerate(self._threads):
            ys = self._heights(thread.spans)
            if not any(self._in_view(y) for y in ys):
                continue
            current = number == self._current_thread
            pen = QPen(theme.color("accent" if current else "rule2c"), 1.5 if current else 1.0)
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPath(_curve(QPointF(EDGE_MARK, ys[0]), QPointF(self.width() - EDGE_MARK, ys[1])))
            for side, token in enumerate(thread.tokens):
                if token:
                    x = 0 if side == 0 else self.width() - EDGE_MARK
                    painter.fillRect(QRectF(x, ys[side] - 8, EDGE_MARK, 16), theme.color(token))

    def _paint_joint(self, painter: QPainter, number: int, joint: Joint, ys: tuple[float, float]) -> None:
        theme, current = self._theme, number == self._current_joint
        fonts = [self._label_font(label, bold=current) for label in joint.labels]
        boxes = [self._tab(fonts[side], joint.labels[side], ys[side], side) for side in (0, 1)]
        ends = (
            QPointF(boxes[0].right() if self._in_view(ys[0]) else 0, ys[0]),
            QPointF(boxes[1].left() if self._in_view(ys[1]) else self.width(), ys[1]),
        )
        path = _curve(*ends)
        painter.setPen(QPen(theme.color("warn"), 2.0 if current else 1.25))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(path)
        self._sign(painter, number, path.pointAtPercent(0.5), current=current)
        for side in (0, 1):
            if not self._in_view(ys[side]):
                continue
            box = boxes[side]
            self._boxes.append((box, number))
            painter.setPen(QPen(theme.color("warn"), 1))
            painter.setBrush(theme.color("warn" if current else "warnSoft"))
            painter.drawPath(_tab_shape(box, side))
            painter.setFont(fonts[side])
            painter.setPen(theme.color("surface" if current else "text"))
            cut = QFontMetricsF(fonts[side]).elidedText(
                joint.labels[side], Qt.TextElideMode.ElideRight, box.width() - 4
            )
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, cut)

    def _sign(self, painter: QPainter, number: int, at: QPointF, *, current: bool) -> None:
        theme = self._theme
        box = QRectF(at.x() - SIGN, at.y() - SIGN, 2 * SIGN, 2 * SIGN)
        self._boxes.append((box, number))
        painter.setPen(QPen(theme.color("warn"), 1.5 if current else 1.0))
        painter.setBrush(theme.color("warnSoft" if current else "surface"))
        painter.drawEllipse(box)
        for y in (-2.0, 2.0):
            painter.drawLine(at + QPointF(-4, y), at + QPointF(4, y))
        painter.drawLine(at + QPointF(-2.2, 4.5), at + QPointF(2.2, -4.5))

    def _most(self) -> float:
        """How wide a tab may be."""
        return self.width() / 2 - SIGN - 1

    def _label_font(self, label: str, *, bold: bool) -> QFont:
        """The tabs' type, smaller where the label has no room in it."""
        font = self._theme.number_font(12)
        font.setBold(bold)
        if QFontMetricsF(font).horizontalAdvance(label) > self._most() - 4:
            font.setPixelSize(11)
        return font

    def _tab(self, font: QFont, label: str, y: float, side: int) -> QRectF:
        width = min(self._most(), QFontMetricsF(font).horizontalAdvance(label) + 2 * PADDING)
        left = 0.0 if side == 0 else self.width() - width
        return QRectF(left, y - TAB_HEIGHT / 2, width, TAB_HEIGHT)

    def _heights(self, spans: tuple[Span, Span]) -> tuple[float, float]:
        """Where the lines of both ends are, in the gap's pixels; ends far out of view are just out of it."""
        found = []
        for view, span in zip(self._views, spans, strict=True):
            origin = self.mapFromGlobal(view.viewport().mapToGlobal(QPoint(0, 0))).y()
            y = origin + view.y_of(span.start) - view.map.value() + view.line_pitch / 2
            found.append(max(self._top() - BEYOND, min(self.height() + BEYOND, y)))
        return found[0], found[1]

    def _top(self) -> float:
        """Where the texts begin, below the names of the sides."""
        return float(self.mapFromGlobal(self._views[0].viewport().mapToGlobal(QPoint(0, 0))).y())

    def _in_view(self, y: float) -> bool:
        return self._top() + 4 <= y <= self.height() - 4

    @staticmethod
    def _spread(heights: dict[int, float]) -> dict[int, float]:
        """The tabs' heights, moved down where they would lie on one another."""
        placed: dict[int, float] = {}
        last = float("-inf")
        for number, y in sorted(heights.items(), key=lambda entry: (entry[1], entry[0])):
            last = max(y, last + TAB_PITCH)
            placed[number] = last
        return placed

    def _joint_at(self, point: QPointF) -> int:
        return next((number for box, number in reversed(self._boxes) if box.contains(point)), -1)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        number = self._joint_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and number >= 0:
            self.pressed.emit(number)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        over = self._joint_at(event.position()) >= 0
        self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            number = self._joint_at(QPointF(event.pos()))
            hint = f"<p>{escape(self._joints[number].hint)}</p>" if number >= 0 else ""
            QToolTip.showText(event.globalPos(), hint, self)
            return True
        return super().event(event)


def _curve(start: QPointF, end: QPointF) -> QPainterPath:
    path = QPainterPath(start)
    middle = (start.x() + end.x()) / 2
    path.cubicTo(QPointF(middle, start.y()), QPointF(middle, end.y()), end)
    return path


def _tab_shape(box: QRectF, side: int) -> QPainterPath:
    """A tab that grows out of the edge: square there, round at the other end."""
    path = QPainterPath()
    path.addRoundedRect(box, 4, 4)
    root = QPainterPath()
    root.addRect(QRectF(box.left() - 1 if side == 0 else box.right() - 5, box.top(), 6, box.height()))
    return path.united(root).simplified()
