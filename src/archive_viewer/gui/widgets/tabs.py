"""Underlined tabs with a pane each: counts beside the words, a chevron for those that don't fit."""

from functools import partial

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from archive_viewer.gui.theme import Theme
from archive_viewer.gui.widgets.buttons import IconButton

HEIGHT = 40
GAP = 24
COUNT_GAP = 6


class UnderlineBar(QTabBar):
    """A tab bar drawn as words on a line; the current one is bold and underlined."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(False)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self.setMouseTracking(True)
        self.setFixedHeight(HEIGHT)
        theme.changed.connect(self.update)

    def set_count(self, index: int, count: str) -> None:
        """The figure beside the tab's word; "" for none."""
        self.setTabData(index, count)
        self.setTabText(index, self.tabText(index))
        self.updateGeometry()
        self.update()

    def tabSizeHint(self, index: int) -> QSize:
        bold = QFontMetrics(self._theme.ui_font(13, bold=True)).horizontalAdvance(self.tabText(index))
        count = str(self.tabData(index) or "")
        extra = COUNT_GAP + QFontMetrics(self._theme.ui_font(13)).horizontalAdvance(count) if count else 0
        return QSize(bold + extra + GAP, HEIGHT)

    def minimumTabSizeHint(self, index: int) -> QSize:
        return self.tabSizeHint(index)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        for index in range(self.count()):
            if self.isTabVisible(index):
                self._paint_tab(painter, index, self.tabRect(index))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.update()
        super().mouseMoveEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self.update()
        super().leaveEvent(event)

    def _paint_tab(self, painter: QPainter, index: int, rect: QRect) -> None:
        theme, current = self._theme, index == self.currentIndex()
        hovered = rect.contains(self.mapFromGlobal(self.cursor().pos())) and self.underMouse()
        font = theme.ui_font(13, bold=current)
        inner = rect.adjusted(GAP // 2, 0, -GAP // 2, 0)
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.setFont(font)
        painter.setPen(theme.color("text" if current or hovered else "text2"))
        painter.drawText(inner, flags, self.tabText(index))
        count = str(self.tabData(index) or "")
        if count:
            advance = QFontMetrics(font).horizontalAdvance(self.tabText(index)) + COUNT_GAP
            painter.setFont(theme.ui_font(13))
            painter.setPen(theme.color("muted"))
            painter.drawText(inner.adjusted(advance, 0, GAP, 0), flags, count)
        if current:
            painter.fillRect(QRectF(inner.left(), rect.bottom() - 1, inner.width(), 2), theme.color("accent"))
            if self.hasFocus():
                painter.setPen(theme.color("accent"))
                painter.drawRoundedRect(QRectF(rect).adjusted(3.5, 6.5, -3.5, -6.5), 4, 4)


class TabbedPane(QWidget):
    """Tabs above a stack of panes; a pane is named by a key. Tabs without room go under a chevron."""

    currentChanged = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._keys: list[str] = []
        self.bar = UnderlineBar(theme)
        self.stack = QStackedWidget()
        self._chevron = IconButton(theme, "down")
        self._header = QWidget()
        self._header.setObjectName("paneHeader")
        self._header.setFixedHeight(HEIGHT)
        row = QHBoxLayout(self._header)
        row.setContentsMargins(4, 0, 8, 0)
        row.setSpacing(4)
        row.addWidget(self.bar)
        row.addStretch(1)
        row.addWidget(self._chevron)
        self._row = row
        self._corners: list[QWidget] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._header)
        column.addWidget(self.stack, 1)
        self._chevron.hide()
        self._chevron.clicked.connect(self._show_menu)
        self.bar.currentChanged.connect(self._switch)
        theme.changed.connect(self._fit)

    def add(self, key: str, pane: QWidget) -> None:
        """Append a pane; its word comes with `set_words`."""
        self._keys.append(key)
        self.stack.addWidget(pane)
        self.bar.addTab("")

    def remove(self, key: str) -> None:
        """Take a pane out; it stays alive."""
        if key in self._keys:
            index = self._keys.index(key)
            pane = self.stack.widget(index)
            self._keys.remove(key)
            if pane is not None:
                self.stack.removeWidget(pane)
            self.bar.removeTab(index)
            self.stack.setCurrentIndex(self.bar.currentIndex())
            self._fit()

    def add_corner(self, button: QWidget) -> None:
        """A button at the right end of the tabs."""
        self._corners.append(button)
        self._row.addWidget(button)

    def set_words(self, words: dict[str, str]) -> None:
        """The tabs' words by key, in the language of the moment."""
        for index, key in enumerate(self._keys):
            self.bar.setTabText(index, words[key])
            pane = self.stack.widget(index)
            if pane is not None:
                pane.setAccessibleName(words[key])
        self.bar.updateGeometry()
        self._fit()

    def set_count(self, key: str, count: str) -> None:
        """A figure beside a tab's word."""
        self.bar.set_count(self._keys.index(key), count)
        self._fit()

    def name_chevron(self, text: str) -> None:
        """What the chevron says it does."""
        self._chevron.name(text)

    def keys(self) -> tuple[str, ...]:
        """Panes in the order of their tabs."""
        return tuple(self._keys)

    def current(self) -> str:
        """The key of the pane in front."""
        index = self.bar.currentIndex()
        return self._keys[index] if index >= 0 else ""

    def show_pane(self, key: str) -> None:
        """Bring a pane to the front."""
        if key in self._keys:
            self.bar.setCurrentIndex(self._keys.index(key))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _switch(self, index: int) -> None:
        if 0 <= index < self.stack.count():
            self.stack.setCurrentIndex(index)
            self._fit()
            self.currentChanged.emit(self._keys[index])

    def _fit(self) -> None:
        corners = sum(corner.sizeHint().width() + 4 for corner in self._corners)
        widths = [self.bar.tabSizeHint(i).width() for i in range(self.bar.count())]
        room = self.width() - 16 - corners
        crowded = sum(widths) > room
        if crowded:
            room -= self._chevron.sizeHint().width() + 3 * self._row.spacing()
        current = self.bar.currentIndex()
        room -= widths[current] if 0 <= current < len(widths) else 0
        for index, width in enumerate(widths):
            shown = index == current or room >= width
            if index != current and shown:
                room -= width
            elif index != current:
                room = 0
            if self.bar.isTabVisible(index) != shown:
                self.bar.setTabVisible(index, shown)
        self._chevron.setVisible(crowded)
        self.bar.updateGeometry()

    def _show_menu(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for index, key in enumerate(self._keys):
            if not self.bar.isTabVisible(index):
                menu.addAction(self.bar.tabText(index), partial(self.show_pane, key))
        menu.popup(self._chevron.mapToGlobal(QPoint(0, self._chevron.height())))
