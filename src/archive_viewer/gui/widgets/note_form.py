"""The small form in which a comment, tags and a colour are written, in place."""

import re
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QSize, QStringListModel, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import (
    QApplication,
    QButtonGroup,
    QCompleter,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from archive_viewer.domain.annotation import Color
from archive_viewer.gui.theme import Theme

_SEPARATORS = re.compile(r"[,，、;；\s]+")


def tags_of(typed: str) -> tuple[str, ...]:
    """The tags in what was typed, separated by commas or spaces, each once, without #."""
    return tuple(dict.fromkeys(t.lstrip("#") for t in _SEPARATORS.split(typed) if t.lstrip("#")))


class TagField(QLineEdit):
    """Tags separated by commas, with completion of the one at the end."""

    def __init__(self, known: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._known = list(known)
        self._matcher = QCompleter(self)
        self._matcher.setModel(QStringListModel(self._known, self._matcher))
        self._matcher.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._matcher.setFilterMode(Qt.MatchFlag.MatchContains)
        self._matcher.setWidget(self)
        self._matcher.activated.connect(self._complete)
        self.textEdited.connect(self._offer)

    @property
    def matcher(self) -> QCompleter:
        """The completer over existing tags."""
        return self._matcher

    def _offer(self, text: str) -> None:
        last = _SEPARATORS.split(text)[-1]
        self._matcher.setCompletionPrefix(last)
        if last and self._matcher.completionCount() and self._matcher.currentCompletion() != last:
            self._matcher.complete()
        else:
            popup = self._matcher.popup()
            if popup is not None:
                popup.hide()

    def _complete(self, tag: str) -> None:
        text = self.text()
        last = _SEPARATORS.split(text)[-1]
        self.setText(f"{text[: len(text) - len(last)]}{tag}, ")


class NoteForm(QFrame):
    """Comment, tags, colour. Saves on Ctrl+Return and when the focus leaves; Esc gives up what was typed.

    `saved` carries (comment, tags, colour); it is emitted only where something changed. `closed` follows every end.
    """

    saved = Signal(str, object, str)
    closed = Signal()
    deleteRequested = Signal()

    def __init__(
        self,
        theme: Theme,
        known_tags: Sequence[str],
        parent: QWidget | None = None,
        *,
        colors: bool = True,
        deletable: bool = True,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._before: tuple[str, tuple[str, ...], str] = ("", (), Color.YELLOW.value)
        self._ended = False
        self.comment = QPlainTextEdit(self)
        self.comment.setObjectName("commentEdit")
        self.comment.setTabChangesFocus(True)
        self.comment.setFont(theme.ui_font(13, cjk=True))
        self.comment.setFixedHeight(76)
        self.tags = TagField(known_tags, self)
        self.tags.setObjectName("tagEdit")
        self.tags.setFont(theme.ui_font(12, cjk=True))
        self.tags.setProperty("small", "true")
        self._colors = QButtonGroup(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.comment)
        column.addWidget(self.tags)
        column.addLayout(self._buttons(colors, deletable))
        for widget in (self.comment, self.tags):
            widget.installEventFilter(self)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._focus_moved)
        self.retranslate()

    def fill(self, comment: str, tags: Sequence[str], color: str) -> None:
        """Begin with what is stored."""
        self._before = (comment, tuple(tags), color)
        self.write(comment, tags, color)

    def write(self, comment: str, tags: Sequence[str], color: str) -> None:
        """Put an unsaved draft over what is stored."""
        self.comment.setPlainText(comment)
        self.tags.setText(", ".join(tags))
        for button in self._colors.buttons():
            button.setChecked(button.property("color") == color)

    def content(self) -> tuple[str, tuple[str, ...], str]:
        """What stands in the form."""
        button = self._colors.checkedButton()
        color = str(button.property("color")) if button is not None else self._before[2]
        return self.comment.toPlainText().strip(), tags_of(self.tags.text()), color

    def finish(self) -> None:
        """Save what changed and close."""
        if self._ended:
            return
        self._ended = True
        content = self.content()
        if content != self._before:
            self.saved.emit(*content)
        self.closed.emit()

    def cancel(self) -> None:
        """Close without saving."""
        if not self._ended:
            self._ended = True
            self.closed.emit()

    def disarm(self) -> None:
        """End without a word: what stands in the form goes on in another."""
        self._ended = True

    def focus(self, part: str) -> None:
        """Put the cursor in the comment or in the tags."""
        target: QWidget = self.tags if part == "tag" else self.comment
        target.setFocus(Qt.FocusReason.OtherFocusReason)
        self.comment.moveCursor(QTextCursor.MoveOperation.End)

    def retranslate(self) -> None:
        """Words in the language of the moment."""
        self.comment.setPlaceholderText(self.tr("Comment, Markdown"))
        self.comment.setAccessibleName(self.tr("Comment"))
        self.tags.setPlaceholderText(self.tr("Tags, separated by commas"))
        self.tags.setAccessibleName(self.tr("Tags"))
        self._save.setText(self.tr("Save"))
        self._save.setToolTip(self.tr("Save (Ctrl+Return)"))
        self._cancel.setText(self.tr("Cancel"))
        self._delete.setToolTip(self.tr("Delete annotation"))
        self._delete.setAccessibleName(self.tr("Delete annotation"))
        names = (self.tr("Yellow"), self.tr("Orange"), self.tr("Green"), self.tr("Blue"), self.tr("Purple"))
        for button, name in zip(self._colors.buttons(), names, strict=True):
            button.setAccessibleName(name)
            button.setToolTip(name)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Escape:
                event.accept()
                return True
        elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            if event.key() == Qt.Key.Key_Escape:
                self.cancel()
                return True
            if enter and (control or watched is self.tags):
                self.finish()
                return True
        return super().eventFilter(watched, event)

    def _buttons(self, colors: bool, deletable: bool) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(2)
        for place, color in enumerate(Color, start=1):
            button = QToolButton(self)
            button.setCheckable(True)
            button.setProperty("color", color.value)
            button.setProperty("look", "swatch")
            button.setIcon(self._theme.icon(f"mark-{place}", f"hs{place}", 14))
            button.setIconSize(QSize(14, 14))
            button.setVisible(colors)
            self._colors.addButton(button)
            row.addWidget(button)
        row.addStretch(1)
        self._delete = QToolButton(self)
        self._delete.setIcon(self._theme.icon("trash", "text2", 16))
        self._delete.setProperty("look", "count")
        self._delete.clicked.connect(self.deleteRequested)
        self._delete.setVisible(deletable)
        self._cancel = QToolButton(self)
        self._cancel.setProperty("look", "boxed")
        self._cancel.setProperty("small", "true")
        self._cancel.clicked.connect(self.cancel)
        self._save = QToolButton(self)
        self._save.setProperty("look", "boxed")
        self._save.setProperty("small", "true")
        self._save.clicked.connect(self.finish)
        for button in (self._delete, self._cancel, self._save):
            row.addWidget(button)
        return row

    def _focus_moved(self, old: QWidget | None, new: QWidget | None) -> None:
        inside = old is not None and (old is self or self.isAncestorOf(old))
        if not inside or new is None or self._ended or self.isAncestorOf(new):
            return
        if new.window().windowFlags() & Qt.WindowType.Popup == Qt.WindowType.Popup:
            return
        QTimer.singleShot(0, self, self.finish)
