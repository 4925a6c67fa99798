"""The three panes side by side, their splitter, and the rail that the library becomes in a narrow window."""

from PySide6.QtCore import QByteArray, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from archive_viewer.gui.theme import Theme
from archive_viewer.gui.widgets.buttons import IconButton
from archive_viewer.gui.widgets.tabs import TabbedPane

NARROW = 1200
LEFT, CENTRE, RIGHT = 272, 776, 392
LEFT_LEAST, CENTRE_LEAST, RIGHT_LEAST = 220, 520, 304
COMPARE_LEAST = 888
RAIL = 48
FLOATING = 288


class Rail(QFrame):
    """Library and results as two icons, for windows without room for the pane."""

    pressed = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setObjectName("rail")
        self.setFixedWidth(RAIL)
        self._library = IconButton(theme, "archive", size=20)
        self._results = IconButton(theme, "search", size=20)
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 8, 4, 8)
        for key, button in (("library", self._library), ("results", self._results)):
            button.setCheckable(True)
            button.setFixedSize(40, 40)
            button.clicked.connect(lambda _checked=False, k=key: self.pressed.emit(k))
            column.addWidget(button)
        column.addStretch(1)
        theme.changed.connect(self._dress)
        self._dress()

    def show_open(self, key: str) -> None:
        """Which of the two is open beside the rail, "" for none."""
        self._library.setChecked(key == "library")
        self._results.setChecked(key == "results")

    def _dress(self) -> None:
        self._library.name(self.tr("Library"))
        self._results.name(self.tr("Results"))


class Panes(QWidget):
    """Left pane or rail, the source in the middle, the views at the right. `moved` carries the outer panes' widths."""

    moved = Signal(int, int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.left = TabbedPane(theme)
        self.left.setObjectName("leftPane")
        self.left.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.left.setMinimumWidth(LEFT_LEAST)
        self.centre = QStackedWidget()
        self.centre.setMinimumWidth(CENTRE_LEAST)
        self.views = TabbedPane(theme)
        self.views.setObjectName("viewsPane")
        self.views.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.views.setMinimumWidth(RIGHT_LEAST)
        self.rail = Rail(theme)
        self.rail.hide()
        self.rail.pressed.connect(self._toggle_floating)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setHandleWidth(1)
        self.splitter.setChildrenCollapsible(False)
        for number, pane in enumerate((self.left, self.centre, self.views)):
            self.splitter.addWidget(pane)
            self.splitter.setStretchFactor(number, 1 if pane is self.centre else 0)
        self.splitter.setSizes([LEFT, CENTRE, RIGHT])
        self.splitter.splitterMoved.connect(lambda _pos, _index: self._tell())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addWidget(self.splitter, 1)
        self.left.installEventFilter(self)
        self._narrow = self._comparing = False
        self._wide_state = QByteArray()
        self._before: tuple[bool, QByteArray] = (False, QByteArray())

    @property
    def narrow(self) -> bool:
        return self._narrow

    def show_left(self, key: str) -> None:
        """Bring library or results to the front; beside the rail, only where a person asked for it."""
        self.left.show_pane(key)
        if self._narrow:
            self._float()

    def close_floating(self) -> None:
        """Fold the floating pane back into the rail."""
        if self._narrow:
            self.left.hide()
            self.rail.show_open("")

    def state(self) -> str:
        """The splitter's state, to keep."""
        state = self._wide_state if self._narrow else self.splitter.saveState()
        return bytes(state.toBase64().data()).decode("ascii")

    def restore(self, state: str) -> None:
        """Take up a kept state."""
        if not self._narrow and state:
            self.splitter.restoreState(QByteArray.fromBase64(state.encode("ascii")))
        self._tell()

    def fit(self, width: int) -> None:
        """Rail or pane, by the window's width in pixels."""
        if self._comparing:
            self.views.setVisible(width >= RAIL + COMPARE_LEAST + RIGHT_LEAST + 1)
        narrow = self._comparing or width < NARROW
        if narrow == self._narrow:
            return
        if narrow:
            self._wide_state = self.splitter.saveState()
        self._narrow = narrow
        if narrow:
            self.left.setParent(self)
            self.left.setProperty("floating", True)
            self.left.hide()
        else:
            self.left.setProperty("floating", False)
            self.splitter.insertWidget(0, self.left)
            self.splitter.setStretchFactor(0, 0)
            self.left.show()
            if self._wide_state.isEmpty():
                self.splitter.setSizes([LEFT, CENTRE, RIGHT])
            else:
                self.splitter.restoreState(self._wide_state)
        self.left.setContentsMargins(0, 0, 1 if narrow else 0, 0)
        self.rail.setVisible(narrow)
        self.rail.show_open("")
        self.left.style().unpolish(self.left)
        self.left.style().polish(self.left)
        QTimer.singleShot(0, self, self._tell)

    def set_comparing(self, comparing: bool) -> None:
        """Give two texts the room: the library becomes the rail, the views go where there is none; and back again."""
        if comparing == self._comparing:
            return
        if comparing:
            self._before = (self._narrow, self.splitter.saveState())
        self._comparing = comparing
        self.close_floating()
        self.fit(self.width())
        self.centre.setMinimumWidth(COMPARE_LEAST if comparing else CENTRE_LEAST)
        if comparing:
            self.splitter.setSizes([self.width() - RAIL - RIGHT_LEAST - 1, RIGHT_LEAST])
        else:
            self.views.show()
            narrow, state = self._before
            if narrow == self._narrow:
                self.splitter.restoreState(state)
            self._tell()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._narrow and self.left.isVisible():
            self._place_floating()
        QTimer.singleShot(0, self, self._tell)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        pressed = self._narrow and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        if pressed and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            self.close_floating()
            return True
        return super().eventFilter(watched, event)

    def _toggle_floating(self, key: str) -> None:
        if self.left.isVisible() and self.left.current() == key:
            self.close_floating()
        else:
            self.left.show_pane(key)
            self._float()

    def _float(self) -> None:
        self.left.show()
        self._place_floating()
        self.left.raise_()
        self.rail.show_open(self.left.current())

    def _place_floating(self) -> None:
        self.left.setGeometry(RAIL, 0, FLOATING, self.height())

    def _tell(self) -> None:
        if self._narrow:
            self.moved.emit(0, self.views.width())
        else:
            self.moved.emit(self.left.width() + 1, self.views.width())
