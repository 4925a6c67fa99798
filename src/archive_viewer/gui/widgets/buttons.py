"""Buttons that wear an icon of the theme and follow it from light to dark."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QPushButton, QToolButton, QWidget

from archive_viewer.gui.theme import Theme

WORD_GAP = 4


class IconButton(QToolButton):
    """A flat button with an icon of resources/icons; checked, it turns to the accent colour."""

    def __init__(
        self,
        theme: Theme,
        icon: str,
        parent: QWidget | None = None,
        *,
        size: int = 18,
        words: bool = False,
        color: str = "text2",
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icon = icon
        self._size = size
        self._color = color
        self._words = words
        self.setAutoRaise(True)
        self.setIconSize(QSize(size + WORD_GAP if words else size, size))
        style = Qt.ToolButtonStyle.ToolButtonTextBesideIcon if words else Qt.ToolButtonStyle.ToolButtonIconOnly
        self.setToolButtonStyle(style)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.toggled.connect(self._dress)
        theme.changed.connect(self._dress)
        self._dress()

    def set_icon(self, name: str, color: str | None = None) -> None:
        """Wear another icon, and another colour if one is given."""
        self._icon = name
        self._color = color or self._color
        self._dress()

    def bind(self, action: QAction, *, keep_text: bool = False) -> None:
        """Trigger the action on a click and follow its text (unless kept), hint and whether it can be used."""
        self.clicked.connect(lambda _checked=False: action.trigger())

        def follow() -> None:
            text = action.text().replace("&", "").rstrip("….")
            keys = action.shortcut().toString(action.shortcut().SequenceFormat.NativeText)
            if not keep_text:
                self.setText(text)
            self.setToolTip(f"{text} ({keys})" if keys else text)
            self.setAccessibleName(text)
            self.setEnabled(action.isEnabled())

        action.changed.connect(follow)
        follow()

    def name(self, text: str) -> None:
        """Say what the button does, in its hint and to a screen reader."""
        self.setToolTip(text)
        self.setAccessibleName(text)

    def _dress(self) -> None:
        color = "accent" if self.isChecked() else self._color
        if not self._words:
            self.setIcon(self._theme.icon(self._icon, color, self._size))
            return
        icon = QIcon(_padded(self._theme.pixmap(self._icon, color, self._size)))
        icon.addPixmap(_padded(self._theme.pixmap(self._icon, "disabled", self._size)), QIcon.Mode.Disabled)
        self.setIcon(icon)


class PushButton(QPushButton):
    """A bordered button, or the filled one that a dialog's Return key means."""

    def __init__(
        self, theme: Theme, icon: str | None = None, parent: QWidget | None = None, *, primary: bool = False
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icon = icon
        self._primary = primary
        self.setProperty("primary", primary)
        self.setAutoDefault(False)
        self.setDefault(primary)
        theme.changed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        if self._icon is not None:
            pixmap = self._theme.pixmap(self._icon, "onAccent" if self._primary else "text2", 18)
            icon = QIcon(_padded(pixmap))
            icon.addPixmap(_padded(self._theme.pixmap(self._icon, "disabled", 18)), QIcon.Mode.Disabled)
            self.setIcon(icon)
            self.setIconSize(QSize(18 + WORD_GAP, 18))


def _padded(pixmap: QPixmap) -> QPixmap:
    """The pixmap with room at its right, so that words beside it don't touch it."""
    ratio = pixmap.devicePixelRatio()
    wide = QPixmap(pixmap.width() + round(WORD_GAP * ratio), pixmap.height())
    wide.setDevicePixelRatio(ratio)
    wide.fill(Qt.GlobalColor.transparent)
    painter = QPainter(wide)
    painter.drawPixmap(0, 0, pixmap)
    painter.end()
    return wide
