"""A bordered button that shows a choice and opens the menu of all choices."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QActionGroup, QPainter, QPaintEvent
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from archive_viewer.gui.theme import Theme

_ARROW = 14


class MenuButton(QToolButton):
    """`chosen` carries the key that a person picked."""

    chosen = Signal(str)

    def __init__(self, keys: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "field")
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self._theme: Theme | None = None
        menu = QMenu(self)
        self._group = QActionGroup(self)
        self._actions = {}
        for key in keys:
            action = menu.addAction(key)
            action.setCheckable(True)
            self._group.addAction(action)
            self._actions[key] = action
            action.triggered.connect(lambda _=False, k=key: self._pick(k))
        self._actions[keys[0]].setChecked(True)
        self.setMenu(menu)

    @property
    def current(self) -> str:
        """The key of the choice."""
        return next(k for k, a in self._actions.items() if a.isChecked())

    def set_current(self, key: str) -> None:
        """Choose without announcing it."""
        if key in self._actions:
            self._actions[key].setChecked(True)
            self._show()

    def say(self, labels: dict[str, str], name: str) -> None:
        """Labels by key, and the name that a screen reader gives."""
        for key, label in labels.items():
            self._actions[key].setText(label)
        self.setAccessibleName(name)
        self.setToolTip(name)
        self._show()

    def restyle(self, theme: Theme) -> None:
        """The arrow in the colour of the moment."""
        self._theme = theme
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), 32)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._theme is None:
            return
        painter = QPainter(self)
        at = QPoint(self.width() - _ARROW - 9, (self.height() - _ARROW) // 2)
        painter.drawPixmap(at, self._theme.pixmap("down", "text2", _ARROW))
        painter.end()

    def _pick(self, key: str) -> None:
        self._show()
        self.chosen.emit(key)

    def _show(self) -> None:
        self.setText(self._actions[self.current].text())
        self.updateGeometry()


class IconMenuButton(MenuButton):
    """A square button with an icon in place of the choice's words; the hint says what is chosen."""

    def __init__(self, icon: str, keys: Sequence[str], parent: QWidget | None = None) -> None:
        self._icon = icon
        super().__init__(keys, parent)
        self.setProperty("look", "square")
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        self.setIconSize(QSize(16, 16))

    def restyle(self, theme: Theme) -> None:
        plain = self.current == next(iter(self._actions))
        self._theme = theme
        self.setIcon(theme.icon(self._icon, "text2" if plain else "accent", 16))

    def sizeHint(self) -> QSize:
        return QToolButton.sizeHint(self)

    def paintEvent(self, event: QPaintEvent) -> None:
        QToolButton.paintEvent(self, event)

    def _show(self) -> None:
        self.setToolTip(f"{self.accessibleName()}: {self._actions[self.current].text()}")
        if self._theme is not None:
            self.restyle(self._theme)
