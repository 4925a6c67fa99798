"""What the results are made of: bars for the years, lines for the sources. A click narrows, another widens."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QLabel, QSizePolicy, QToolTip, QVBoxLayout, QWidget

from archive_viewer.domain.results import Results
from archive_viewer.gui.operations.searching import condition, tokens
from archive_viewer.gui.theme import Theme
from archive_viewer.gui.widgets.numbers import grouped

SOURCES = 4
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


class SourceRow(QAbstractButton):
    """A source and how many hits come from it."""

    def __init__(self, theme: Theme, source: str, count: int, *, narrowed: bool) -> None:
        super().__init__()
        self._theme = theme
        self._count = grouped(count, chinese=theme.chinese)
        self.setText(source)
        self.setCheckable(True)
        self.setChecked(narrowed)
        self.setAccessibleName(f"{source} {self._count}")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(120, 24)

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, painter = self._theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.isChecked() or self.underMouse() or self.hasFocus():
            painter.setPen(theme.color("accent") if self.hasFocus() else Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("accentSoft" if self.isChecked() else "chrome"))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        inner = self.rect().adjusted(6, 0, -6, 0)
        painter.setFont(theme.ui_font(12))
        painter.setPen(theme.color("muted"))
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, self._count)
        font = theme.ui_font(12, cjk=True, bold=self.isChecked())
        painter.setFont(font)
        painter.setPen(theme.color("accent" if self.isChecked() else "text"))
        room = inner.width() - 50
        text = QFontMetrics(font).elidedText(self.text(), Qt.TextElideMode.ElideRight, room)
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter, text)


class Facets(QWidget):
    """Years and sources of all complete hits. `toggled` carries a condition to add to the query or take out."""

    toggled = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._results: Results | None = None
        self.setObjectName("facets")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._year_word, self._range, self._source_word = QLabel(), QLabel(), QLabel()
        self._year_word.setProperty("facet", True)
        self._source_word.setProperty("facet", True)
        self._range.setProperty("tone", "status")
        self.years = YearBars(theme)
        self.years.setObjectName("yearBars")
        self.years.chosen.connect(lambda year: self.toggled.emit(condition("date", year)))
        head = QHBoxLayout()
        head.addWidget(self._year_word)
        head.addStretch(1)
        head.addWidget(self._range)
        self._rows: list[SourceRow] = []
        self._sources = QVBoxLayout()
        self._sources.setSpacing(0)
        self._sources.setContentsMargins(-6, 0, -6, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 10)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self.years)
        column.addWidget(self._source_word)
        column.addLayout(self._sources)
        theme.changed.connect(self._dress)
        self._dress()

    def show_results(self, results: Results | None) -> None:
        """Show the make-up of these results; nothing where there are none."""
        self._results = results
        narrowed = tokens(results.query) if results is not None else []
        years = results.years if results is not None else {}
        self.years.show_years(years, next((t[5:] for t in narrowed if t.startswith("date:")), ""))
        self._range.setText(self.years.range)
        for row in self._rows:
            self._sources.removeWidget(row)
            row.deleteLater()
        self._rows.clear()
        sources = sorted((results.sources if results else {}).items(), key=lambda item: (-item[1], item[0]))
        for source, count in [(s, n) for s, n in sources if s][:SOURCES]:
            token = condition("source", source)
            row = SourceRow(self._theme, source, count, narrowed=token in narrowed)
            row.clicked.connect(lambda _checked=False, t=token: self.toggled.emit(t))
            self._sources.addWidget(row)
            self._rows.append(row)
        self.years.setVisible(bool(years))
        self._year_word.setVisible(bool(years))
        self._source_word.setVisible(self._sources.count() > 0)

    @property
    def empty(self) -> bool:
        """Whether there is nothing to narrow by."""
        return self._results is None or not (self._results.years or self._results.sources)

    def _dress(self) -> None:
        self._year_word.setText(self.tr("Year"))
        self._source_word.setText(self.tr("Source"))
        self.years.setAccessibleName(self.tr("Hits by year"))
        self.show_results(self._results)
