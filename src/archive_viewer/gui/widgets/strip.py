"""A strip above the panes that says something lasting: read-only, a missing font, an error to act on."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from archive_viewer.gui.theme import Theme
from archive_viewer.gui.widgets.buttons import IconButton

ICONS = {"warn": "warn", "error": "stop", "info": "info", "lock": "lock"}


class NoticeStrip(QFrame):
    """An icon, a bold word, a sentence, a button at the right. `kind` is info, warn, lock or error."""

    pressed = Signal()

    def __init__(self, theme: Theme, kind: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        tone = "warn" if kind == "lock" else kind
        self._tone = "accent" if tone == "info" else tone
        self._kind = kind
        self.setProperty("strip", tone)
        self._icon = QLabel()
        self._word = QLabel()
        self._word.setProperty("bold", True)
        self._text = QLabel()
        for label in (self._word, self._text):
            label.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setWordWrap(True)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.button = IconButton(theme, "close", words=True)
        self.button.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.button.clicked.connect(self.pressed)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 8, 6)
        row.setSpacing(8)
        row.addWidget(self._icon)
        row.addWidget(self._word)
        row.addWidget(self._text, 1)
        row.addWidget(self.button)
        theme.changed.connect(self._dress)
        self._dress()

    def say(self, word: str, text: str) -> None:
        """Show the strip with these words."""
        self._word.setText(word)
        self._word.setVisible(bool(word))
        self._text.setText(text)
        self.setAccessibleName(f"{word} {text}".strip())
        self.show()

    @property
    def text(self) -> str:
        return self._text.text()

    def _dress(self) -> None:
        self._icon.setPixmap(self._theme.pixmap(ICONS[self._kind], self._tone, 18))
