"""Asks for a few words: a note over several lines, or tags. Ctrl+Return takes them, Esc gives up."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from archive_viewer.gui.theme import Theme
from archive_viewer.gui.widgets.buttons import PushButton
from archive_viewer.gui.widgets.note_form import TagField, tags_of


class AskDialog(QDialog):
    """A label over what is typed. A subclass says what that is; `taken` is its business."""

    def __init__(self, name: str, title: str, label: str, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self._theme = theme
        self._label = QLabel(label)
        self._label.setWordWrap(True)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(20, 16, 20, 16)
        self._column.setSpacing(10)
        self._column.addWidget(self._label)

    def finish(self, editor: QWidget) -> None:
        """Put the editor under the label, and buttons under that."""
        editor.setAccessibleName(self._label.text())
        cancel, take = PushButton(self._theme), PushButton(self._theme, primary=True)
        cancel.setText(QCoreApplication.translate("AskDialog", "Cancel"))
        take.setText(QCoreApplication.translate("AskDialog", "Save"))
        cancel.clicked.connect(self.reject)
        take.clicked.connect(self.accept)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(take)
        self._column.addWidget(editor, 1)
        self._column.addLayout(buttons)
        editor.installEventFilter(self)
        editor.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            if control and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.accept()
                return True
        return super().eventFilter(watched, event)


class NoteDialog(AskDialog):
    """Asks for a note; `taken` carries it."""

    taken = Signal(str)

    def __init__(self, name: str, title: str, label: str, text: str, theme: Theme, parent: QWidget) -> None:
        super().__init__(name, title, label, theme, parent)
        self.resize(460, 240)
        self.editor = QPlainTextEdit(text)
        self.editor.setTabChangesFocus(True)
        self.editor.setFont(theme.ui_font(13, cjk=True))
        self.finish(self.editor)
        self.accepted.connect(lambda: self.taken.emit(self.editor.toPlainText()))


class AddTagsDialog(AskDialog):
    """Asks for tags, completing those that are known; `taken` carries them. Return takes them too."""

    taken = Signal(list)

    def __init__(self, name: str, title: str, label: str, known: Sequence[str], theme: Theme, parent: QWidget) -> None:
        super().__init__(name, title, label, theme, parent)
        self.resize(420, 0)
        self.editor = TagField(known, self)
        self.editor.setFont(theme.ui_font(13, cjk=True))
        self.finish(self.editor)
        self.accepted.connect(lambda: self.taken.emit(list(tags_of(self.editor.text()))))
