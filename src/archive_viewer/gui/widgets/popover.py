"""A frame that floats over the window until one clicks elsewhere or presses Escape."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QWidget

from archive_viewer.gui.theme import Theme


class Popover(QFrame):
    """A popup with the look of a raised card."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self._theme = theme
        self.setProperty("popover", True)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
