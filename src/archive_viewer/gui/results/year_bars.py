"""How many hits each year has, as bars. A click narrows to a year."""

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QToolTip, QWidget

from archive_viewer.gui.theme import Theme
from archive_viewer.gui.widgets.numbers import grouped

BAR_HEIGHT = 40
LABEL_HEIGHT = 16
MOST_YEARS = 24
WIDEST = 40


class YearBars(QWidget):
    """A bar a year, from the first to the last. Arrow keys move, Return narrows to the year."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._years: list[tuple[str, int]] = []
        self._narrowed = ""
        self._cursor = -1
        self.setFixedHeight(BAR_HEIGHT + 2 * LABEL_HEIGHT + 4)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMouseTracking(True)
        theme.changed.connect(self.update)

    def show_years(self, years: dict[str, int], narrowed: str) -> None:
        """Counts by year; the year that the query is narrowed to, or ""."""
        known = sorted(int(y) for y in years if y.isdigit())
        span = range(max(known[0], known[-1] - MOST_YEARS + 1), known[-1] + 1) if known else range(0)
        self._years = [(str(y), years.get(str(y), 0)) for y in span]
        self._narrowed = narrowed
        self._cursor = -1
        self.setAccessibleDescription(", ".join(f"{y}: {n}" for y, n in self._years if n))
        self.update()

    @property
    def range(self) -> str:
        """First and last year, as one prints a span."""
        if not self._years:
            return ""
        first, last = self._years[0][0], self._years[-1][0]
        return first if first == last else f"{first}–{last}"

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._years:
            return
        theme, painter = self._theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = theme.ui_font(11)
        painter.setFont(font)
        highest = max(n for _, n in self._years) or 1
        step = self._step()
        every = max(1, -(-QFontMetrics(font).horizontalAdvance("00 ") // max(1, int(step))))
        base = LABEL_HEIGHT + BAR_HEIGHT + 2
        for number, (year, count) in enumerate(self._years):
            left, width = number * step, min(step - 4, 26) if step > 8 else step - 1
            left += (step - width) / 2
            height = max(2.0, BAR_HEIGHT * count / highest) if count else 2.0
            lit = year == self._narrowed or number == self._cursor
            color = theme.color("accent" if lit and count else "bar" if count else "rule")
            path = QPainterPath()
            path.addRoundedRect(QRectF(left, base - height, width, height), min(2, height / 2), min(2, height / 2))
            painter.fillPath(path, color)
            cell = QRectF(number * step - 6, 0, step + 12, LABEL_HEIGHT)
            if count and (step >= 18 or count == highest):
                painter.setPen(theme.color("muted"))
                text = grouped(count, chinese=theme.chinese)
                painter.drawText(cell.translated(0, base - height - LABEL_HEIGHT), Qt.AlignmentFlag.AlignCenter, text)
            if number % every == 0 or lit:
                painter.setPen(theme.color("text" if lit else "muted"))
                painter.drawText(cell.translated(0, base + 2), Qt.AlignmentFlag.AlignCenter, year[2:])
        if self.hasFocus():
            painter.setPen(theme.color("accent"))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._choose(self._at(event.position().x()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        number = self._at(event.position().x())
        if number != self._cursor:
            self._cursor = number
            self.update()
        if 0 <= number < len(self._years) and self._years[number][1]:
            year, count = self._years[number]
            QToolTip.showText(event.globalPosition().toPoint(), f"{year}: {count}", self)

    def leaveEvent(self, event: QEvent) -> None:
        self._cursor = -1
        self.update()
        super().leaveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right) and self._years:
            step = 1 if event.key() == Qt.Key.Key_Right else -1
            self._cursor = max(0, min(len(self._years) - 1, self._cursor + step))
            self.update()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._choose(self._cursor)
        else:
            super().keyPressEvent(event)

    def _step(self) -> float:
        return min(WIDEST, self.width() / max(1, len(self._years)))

    def _at(self, x: float) -> int:
        number = int(x // self._step())
        return number if number < len(self._years) else -1

    def _choose(self, number: int) -> None:
        if 0 <= number < len(self._years) and (self._years[number][1] or self._narrowed):
            self.chosen.emit(self._years[number][0])
