"""The whole of the time line in a strip, with a window over the days in sight that can be dragged and stretched."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QWidget

from archive_viewer.gui.theme import Theme
from archive_viewer.gui.timeline.moments import Contents
from archive_viewer.gui.timeline.scale import Scale, ticks
from archive_viewer.util.edtf import Interval

HEIGHT = 58
_TOP, _STRIP = 8.0, 30.0
_GRIP = 7.0
_SHORT = 4.0
_ZOOM = 1.35
_NOTCH = 120.0


class Overview(QWidget):
    """`changed` carries the Scale that a person wants to see."""

    changed = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("timelineOverview")
        self.setFixedHeight(HEIGHT)
        self.setMouseTracking(True)
        self._theme = theme
        self._contents = Contents((), 0)
        self._bounds = Scale(0, 366)
        self._shown = self._bounds
        self._published: Interval | None = None
        self._held = ""
        self._from: tuple[float, Scale] = (0.0, self._bounds)

    def show_contents(self, contents: Contents, bounds: Scale, shown: Scale, published: Interval | None) -> None:
        """Draw these moments over these bounds, the window over what is shown."""
        self._contents, self._bounds, self._shown, self._published = contents, bounds, shown, published
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, HEIGHT)

    def window_box(self) -> QRectF:
        """The window over the days in sight."""
        scale = self._scale()
        left, right = scale.x(self._shown.first), scale.x(self._shown.last)
        return QRectF(left, _TOP, max(right - left, 6), _STRIP)

    def wheelEvent(self, event: QWheelEvent) -> None:
        about = self._shown.x(self._scale().day(event.position().x()))
        self.changed.emit(self._shown.zoomed(_ZOOM ** (event.angleDelta().y() / _NOTCH), about, self._bounds))
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        x = event.position().x()
        self._held = self._part_at(x)
        if not self._held:
            day, half = self._scale().day(x), (self._shown.last - self._shown.first) / 2
            self.changed.emit(self._shown.between(day - half, day + half, self._bounds))
            self._held = "window"
        self._from = (x, self._shown)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        x = event.position().x()
        if not self._held:
            shapes = {"": Qt.CursorShape.ArrowCursor, "window": Qt.CursorShape.OpenHandCursor}
            self.setCursor(shapes.get(self._part_at(x), Qt.CursorShape.SizeHorCursor))
            return
        start, before = self._from
        days = (x - start) / self._scale().per_day
        if self._held == "window":
            self.changed.emit(before.moved(days, self._bounds))
        elif self._held == "first":
            self.changed.emit(before.between(min(before.first + days, before.last - 1), before.last, self._bounds))
        else:
            self.changed.emit(before.between(before.first, max(before.last + days, before.first + 1), self._bounds))

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        self._held = ""

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, scale = self._theme, self._scale()
        painter.fillRect(self.rect(), theme.color("pane"))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("sunken"))
        strip = QRectF(scale.left, _TOP, scale.right - scale.left, _STRIP)
        painter.drawRoundedRect(strip, 3, 3)
        self._paint_window(painter, fill=True)
        self._paint_moments(painter, scale)
        self._paint_years(painter, scale)
        if self._published is not None and self._published.start is not None:
            pen = QPen(theme.color("cinnabar"), 1)
            pen.setDashPattern([3, 2])
            painter.setPen(pen)
            x = scale.x(self._published.start)
            painter.drawLine(QPointF(x, _TOP), QPointF(x, _TOP + _STRIP))
        self._paint_window(painter, fill=False)
        painter.end()

    def _scale(self) -> Scale:
        return self._bounds.within(14.0, max(self.width() - 14.0, 60.0))

    def _part_at(self, x: float) -> str:
        box = self.window_box()
        if abs(x - box.left()) <= _GRIP:
            return "first"
        if abs(x - box.right()) <= _GRIP:
            return "last"
        return "window" if box.left() < x < box.right() else ""

    def _paint_moments(self, painter: QPainter, scale: Scale) -> None:
        """A thin line for each bar, a dot for each point, lanes below one another."""
        lanes = [lane for lane in self._contents.lanes if lane.moments]
        gap = min(5.0, (_STRIP - 8) / max(len(lanes), 1))
        until = self._published.end if self._published is not None else None
        for number, lane in enumerate(lanes):
            y = _TOP + 5 + number * gap
            for moment in lane.moments:
                color = QColor(self._theme.color("kDate" if moment.dates_only else "kQty"))
                color.setAlpha(110 if moment.vague else 190)
                start, end = moment.days
                left = scale.x(start) if start is not None else scale.left
                right = scale.x(end) if end is not None else scale.x(until) if until is not None else scale.right
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(color)
                if right - left < _SHORT:
                    painter.drawEllipse(QPointF((left + right) / 2, y), 1.9, 1.9)
                else:
                    painter.drawRect(QRectF(left, y - min(1.0, gap / 3), right - left, min(2.0, gap * 0.7)))

    def _paint_years(self, painter: QPainter, scale: Scale) -> None:
        font = self._theme.number_font(11)
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        painter.setPen(self._theme.color("muted"))
        for tick in ticks(scale, chinese=self._theme.chinese)[0]:
            x = scale.x(tick.day)
            if x + metrics.horizontalAdvance(tick.words) < self.width() - 4:
                painter.drawText(QPointF(x, HEIGHT - 7), tick.words)

    def _paint_window(self, painter: QPainter, *, fill: bool) -> None:
        accent, box = self._theme.color("accent"), self.window_box()
        if fill:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.color("accentSoft"))
            painter.drawRoundedRect(box, 3, 3)
            return
        painter.setPen(QPen(accent, 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, 3, 3)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(accent)
        for x in (box.left(), box.right()):
            painter.drawRoundedRect(QRectF(x - 2.5, box.center().y() - 6, 5, 12), 1.5, 1.5)
