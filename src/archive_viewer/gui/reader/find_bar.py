"""Finding words in the article that is open."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QWidget

from archive_viewer.gui.theme import Theme
from archive_viewer.gui.widgets.buttons import IconButton

HEIGHT = 44
TYPING_MS = 120


class FindBar(QWidget):
    """`queried` carries the words; `stepped` 1 or -1; `closed` says that nothing is looked for any more."""

    queried = Signal(str)
    stepped = Signal(int)
    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setFixedHeight(HEIGHT)
        self.field = QLineEdit(self)
        self.field.setObjectName("findField")
        self.field.setMaximumWidth(320)
        self.count = QLabel(self)
        self.count.setTextFormat(Qt.TextFormat.PlainText)
        self.count.setProperty("role", "muted")
        self.previous = IconButton(theme, "up", self)
        self.following = IconButton(theme, "down", self)
        self.close_button = IconButton(theme, "close", self)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 4, 8, 5)
        row.setSpacing(4)
        row.addWidget(self.field, 1)
        row.addSpacing(8)
        for part in (self.count, self.previous, self.following):
            row.addWidget(part)
        row.addStretch(1)
        row.addWidget(self.close_button)
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(TYPING_MS)
        self._typing.timeout.connect(lambda: self.queried.emit(self.field.text()))
        self.field.textChanged.connect(lambda _text: self._typing.start())
        self.previous.clicked.connect(lambda _on=False: self.stepped.emit(-1))
        self.following.clicked.connect(lambda _on=False: self.stepped.emit(1))
        self.close_button.clicked.connect(lambda _on=False: self.leave())
        self.retranslate()
        self.restyle()
        self.hide()

    def retranslate(self) -> None:
        """Say everything again in the language of the moment."""
        self.field.setPlaceholderText(self.tr("Find in this article"))
        self.field.setAccessibleName(self.tr("Find in this article"))
        self.previous.name(self.tr("Previous (Shift+Enter)"))
        self.following.name(self.tr("Next (Enter)"))
        self.close_button.name(self.tr("Close (Esc)"))

    def restyle(self) -> None:
        """Take fonts and colours from the theme again."""
        self.field.setFont(self._theme.ui_font(13, cjk=True))
        self.update()

    def open(self, words: str = "") -> None:
        """Show the bar with the field ready to type, filled with `words` if there are any."""
        self.show()
        if words:
            self.field.setText(words)
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()
        self.queried.emit(self.field.text())

    def leave(self) -> None:
        """Hide the bar and stop looking."""
        self._typing.stop()
        self.hide()
        self.closed.emit()

    def show_count(self, current: int, total: int) -> None:
        """Say where one stands: `current` from 0, -1 for nowhere yet."""
        if not self.field.text().strip():
            words = ""
        elif total == 0:
            words = self.tr("Not found")
        else:
            words = f"{current + 1}/{total}" if current >= 0 else str(total)
        self.count.setText(words)
        self.previous.setEnabled(total > 0)
        self.following.setEnabled(total > 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.stepped.emit(-1 if back else 1)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.color("chrome"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, self._theme.color("rule"))
