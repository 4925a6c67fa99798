"""A field that narrows a list as one types."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from archive_viewer.gui.theme import Theme


class FilterField(QLineEdit):
    """`filtered` carries the text as typed; `left` says that the hands want to go on in the list."""

    filtered = Signal(str)
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._glass = self.addAction(theme.icon("search", "muted", 16), QLineEdit.ActionPosition.LeadingPosition)
        self._clear = QAction(self)
        self.addAction(self._clear, QLineEdit.ActionPosition.TrailingPosition)
        self._clear.setVisible(False)
        self._clear.triggered.connect(self.clear)
        self.textChanged.connect(self._changed)
        self.restyle()

    def restyle(self) -> None:
        """Icons in the colours of the moment."""
        self._glass.setIcon(self._theme.icon("search", "muted", 16))
        self._clear.setIcon(self._theme.icon("close", "muted", 14))
        self.setFont(self._theme.ui_font(13, cjk=True))

    def say(self, hint: str, name: str) -> None:
        """The placeholder, and the name that a screen reader gives."""
        self.setPlaceholderText(hint)
        self.setAccessibleName(name)
        self._clear.setText(self.tr("Clear filter"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            return
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left.emit()
            return
        super().keyPressEvent(event)

    def _changed(self, text: str) -> None:
        self._clear.setVisible(bool(text))
        self.filtered.emit(text)
