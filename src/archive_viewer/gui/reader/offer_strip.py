"""The strip above a source that may be a new version of an article that is there: compare, join, keep apart, later."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from archive_viewer.gui.theme import Theme
from archive_viewer.gui.widgets.buttons import IconButton

_INDENT = 18
"""Pixels by which the buttons are set in, so that their icons stand under the words."""


class OfferStrip(QFrame):
    """A sentence and four buttons; Esc is the last of them, later."""

    acceptPressed = Signal()
    dismissPressed = Signal()
    comparePressed = Signal()
    laterPressed = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._said = ("", "")
        self.setObjectName("offerStrip")
        self.setProperty("strip", "info")
        self._icon = QLabel()
        self._text = QLabel()
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setWordWrap(True)
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.compare = IconButton(theme, "columns", words=True)
        self.accept = IconButton(theme, "clock", words=True)
        self.dismiss = IconButton(theme, "copy", words=True)
        self.later = IconButton(theme, "close")
        names = ("offerCompare", "offerAccept", "offerDismiss", "offerLater")
        signals = (self.comparePressed, self.acceptPressed, self.dismissPressed, self.laterPressed)
        said = QHBoxLayout()
        said.setSpacing(8)
        said.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        said.addWidget(self._text, 1)
        said.addWidget(self.later, 0, Qt.AlignmentFlag.AlignTop)
        choices = QHBoxLayout()
        choices.setContentsMargins(_INDENT, 0, 0, 0)
        choices.setSpacing(4)
        buttons = (self.compare, self.accept, self.dismiss, self.later)
        for button, name, signal in zip(buttons, names, signals, strict=True):
            button.setObjectName(name)
            button.clicked.connect(signal)
            if button is not self.later:
                choices.addWidget(button)
        choices.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 6, 8, 6)
        column.setSpacing(0)
        column.addLayout(said)
        column.addLayout(choices)
        self.retranslate()
        self.restyle()

    def say(self, title: str, origin: str) -> None:
        """Name the article that this one may be a version of, and where it is from."""
        self._said = (title, origin)
        text = self.tr("This may be a new version of “{title}” ({origin}).")
        if not origin:
            text = self.tr("This may be a new version of “{title}”.")
        self._text.setText(text.format(title=title, origin=origin))
        self.setAccessibleName(self._text.text())

    def retranslate(self) -> None:
        """Say everything again in the language of the moment."""
        self.compare.setText(self.tr("Compare"))
        self.accept.setText(self.tr("Make it a revision"))
        self.dismiss.setText(self.tr("Keep apart"))
        self.later.name(self.tr("Decide later"))
        self.say(*self._said)

    def restyle(self) -> None:
        """Take colours from the theme again."""
        self._icon.setPixmap(self._theme.pixmap("info", "accent", 18))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.laterPressed.emit()
        else:
            super().keyPressEvent(event)
