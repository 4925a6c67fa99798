"""The small form in which a name is typed, in place; it can offer names that the archive knows."""

from collections.abc import Sequence

from PySide6.QtCore import QStringListModel, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QFrame, QHBoxLayout, QLabel, QLineEdit, QToolButton, QVBoxLayout, QWidget

from archive_viewer.gui.theme import Theme

_WAIT = 120


class NameForm(QFrame):
    """`given` carries the name on Return, `asked` what is typed while names are to be offered, `closed` every end."""

    given = Signal(str)
    asked = Signal(str)
    closed = Signal()

    def __init__(self, theme: Theme, question: str, accept: str, cancel: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._over = False
        label = QLabel(question, self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setFont(theme.ui_font(12))
        self.field = QLineEdit(self)
        self.field.setObjectName("nameField")
        self.field.setProperty("small", "true")
        self.field.setAccessibleName(question)
        self.field.setFont(theme.ui_font(13, cjk=True))
        self.matcher = QCompleter(self)
        self._names = QStringListModel(self.matcher)
        self.matcher.setModel(self._names)
        self.matcher.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self.matcher.setWidget(self.field)
        self.matcher.activated.connect(self.field.setText)
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(_WAIT)
        self._wait.timeout.connect(lambda: self.asked.emit(self.field.text().strip()))
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(self.field, 1)
        for words, look, act in ((accept, "primary", self._give), (cancel, "boxed", self._close)):
            button = QToolButton(self)
            button.setText(words)
            button.setProperty("look", look)
            button.clicked.connect(act)
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(label)
        column.addLayout(row)
        self.field.returnPressed.connect(self._give)
        self.field.textEdited.connect(lambda _text: self._wait.start())

    def fill(self, name: str) -> None:
        """Begin with a name, all of it selected."""
        self.field.setText(name)
        self.field.selectAll()

    def offer(self, names: Sequence[str]) -> None:
        """Offer these names below the field."""
        self._names.setStringList(list(names))
        if names and self.field.hasFocus() and list(names) != [self.field.text()]:
            self.matcher.complete()

    @property
    def offered(self) -> list[str]:
        """The names that are offered."""
        return self._names.stringList()

    def focus(self) -> None:
        """Put the cursor into the field, and ask for names."""
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._close()
        else:
            super().keyPressEvent(event)

    def _give(self) -> None:
        name = self.field.text().strip()
        if not self._over:
            self._over = True
            self.given.emit(name)
            self.closed.emit()

    def _close(self) -> None:
        if not self._over:
            self._over = True
            self.closed.emit()
