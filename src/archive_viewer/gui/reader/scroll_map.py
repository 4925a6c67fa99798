"""The scroll bar of the source, which is also a map of the marks on it."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QHelpEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QScrollBar, QToolTip, QWidget

from archive_viewer.gui.reader.margins import draw_diamond
from archive_viewer.gui.theme import Theme

WIDTH = 16
LEAST_THUMB = 24
NEAR = 4


def plain_hint(text: str) -> str:
    """`text` as a tool tip that is not taken for markup."""
    return f"<p>{escape(text).replace(chr(10), '<br>')}</p>" if text else ""


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark on the map: how far down the text it is (0 to 1), its lane and colour token, what hovering names."""

    at: float
    lane: str
    token: str
    label: str


class ScrollMap(QScrollBar):
    """Hits at the left, highlights and findings at the right, the part in view behind them. A click jumps there."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._theme = theme
        self._ticks: list[Tick] = []
        self._grabbed: float | None = None
        self.setFixedWidth(WIDTH)
        self.setMouseTracking(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        theme.changed.connect(self.update)

    @property
    def ticks(self) -> list[Tick]:
        return self._ticks

    def set_ticks(self, ticks: Sequence[Tick]) -> None:
        """Show these marks; hits are drawn last."""
        self._ticks = sorted(ticks, key=lambda tick: (tick.lane == "hit", tick.at))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(WIDTH, 64)

    def thumb(self) -> QRectF:
        """The box of the part in view."""
        whole = self.maximum() - self.minimum() + self.pageStep()
        if whole <= 0 or self.maximum() <= self.minimum():
            return QRectF()
        height = max(LEAST_THUMB, self.height() * self.pageStep() / whole)
        way = (self.value() - self.minimum()) / (self.maximum() - self.minimum())
        return QRectF(2, 2 + way * (self.height() - height - 4), WIDTH - 3, height)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), self._theme.color("pane"))
        painter.fillRect(QRectF(0, 0, 1, self.height()), self._theme.color("rule"))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("thumb"))
        painter.drawRoundedRect(self.thumb(), 3, 3)
        for tick in self._ticks:
            self._paint_tick(painter, tick)

    def _paint_tick(self, painter: QPainter, tick: Tick) -> None:
        y, color = self._y(tick), self._theme.color(tick.token)
        if tick.lane == "hit":
            painter.fillRect(QRectF(2, y - 1, 4, 2), color)
        elif tick.lane == "finding":
            draw_diamond(painter, QPointF(10.5, y), 3, color)
        else:
            painter.fillRect(QRectF(8, y - 1.5, 5, 3), color)

    def _y(self, tick: Tick) -> float:
        return round(3 + tick.at * (self.height() - 6))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        y, thumb = event.position().y(), self.thumb()
        if thumb.top() <= y <= thumb.bottom():
            self._grabbed = y - thumb.top()
        else:
            self._grabbed = thumb.height() / 2
            self._move_to(y)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._grabbed is not None:
            self._move_to(event.position().y())

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        self._grabbed = None

    def _move_to(self, y: float) -> None:
        room = self.height() - self.thumb().height() - 4
        if self._grabbed is not None and room > 0:
            way = (y - self._grabbed - 2) / room
            self.setValue(round(self.minimum() + way * (self.maximum() - self.minimum())))

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            y = event.pos().y()
            near = [t for t in self._ticks if abs(self._y(t) - y) <= NEAR and t.label]
            if near:
                closest = min(near, key=lambda t: abs(self._y(t) - y))
                QToolTip.showText(event.globalPos(), plain_hint(closest.label), self)
            else:
                QToolTip.hideText()
            return True
        return super().event(event)
