"""The original of an article: its bytes as text, never interpreted, and what is known of them; searched and saved."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QFontDatabase, QKeySequence, QShortcut, QTextCursor, QTextDocument
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from archive_viewer.domain.article import Article
from archive_viewer.gui.theme import Theme
from archive_viewer.gui.widgets.buttons import PushButton
from archive_viewer.gui.widgets.numbers import grouped

if TYPE_CHECKING:
    from archive_viewer.services.originals import OriginalView


class OriginalDialog(QDialog):
    """Shows text without interpreting it. `saveWanted` carries where the bytes are to be written."""

    saveWanted = Signal(Path)

    def __init__(self, theme: Theme, article: Article, original: "OriginalView", parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._original = original
        self.setObjectName("originalDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Original: %1").replace("%1", article.title))
        self.resize(860, 640)
        self._find = QLineEdit()
        self._find.setObjectName("originalFind")
        self._find.setPlaceholderText(self.tr("Find in the original"))
        self._find.setAccessibleName(self._find.placeholderText())
        self._find.setClearButtonEnabled(True)
        self._find.setMaximumWidth(280)
        self._missing = QLabel()
        self._missing.setProperty("tone", "error")
        self.text = self._text_view()
        save = PushButton(theme, "export")
        save.setObjectName("originalSave")
        save.setText(self.tr("Save the original as…"))
        close = PushButton(theme)
        close.setText(self.tr("Close"))
        foot = QHBoxLayout()
        if original.text is not None:
            foot.addWidget(self._find)
            foot.addWidget(self._missing)
        foot.addStretch(1)
        foot.addWidget(save)
        foot.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        column.addLayout(self._facts(article))
        column.addWidget(self.text, 1)
        column.addLayout(foot)
        save.clicked.connect(self._choose_place)
        close.clicked.connect(self.reject)
        self._find.textChanged.connect(lambda _words: self._search(again=False))
        self._find.returnPressed.connect(lambda: self._search(again=True))
        QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self).activated.connect(self._find.setFocus)
        QShortcut(QKeySequence("F3"), self).activated.connect(lambda: self._search(again=True))
        (self.text if original.text is not None else save).setFocus()

    def _text_view(self) -> QPlainTextEdit:
        view = QPlainTextEdit()
        view.setObjectName("originalText")
        view.setAccessibleName(self.windowTitle())
        view.setReadOnly(True)
        font = QFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        font.setPixelSize(13)
        view.setFont(font)
        shown = self._original.text
        if shown is None:
            shown = self.tr("This is a %1 file; its bytes are no text. Save it to open it with its own program.")
            shown = shown.replace("%1", self._original.kind)
        view.setPlainText(shown)
        return view

    def _facts(self, article: Article) -> QGridLayout:
        """What is known of the bytes, a line each; words and values can be copied."""
        original, chinese = self._original, self._theme.chinese
        size = self.tr("%1 bytes").replace("%1", grouped(original.size, chinese=chinese))
        if original.text is not None and original.cut:
            size += self.tr(" (the beginning is shown)")
        kind = original.kind or self.tr("text")
        rows = [
            (self.tr("From"), article.file_name),
            (self.tr("Address"), article.url or ""),
            (self.tr("Kept at"), (article.captured_at or "").replace("T", " ")),
            (self.tr("Kind"), self.tr(", ").join(part for part in (kind, original.charset, size) if part)),
            ("SHA-256", original.sha256),
        ]
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        for number, (word, value) in enumerate(row for row in rows if row[1]):
            name, said = QLabel(word), QLabel(value)
            name.setProperty("tone", "status")
            said.setTextFormat(Qt.TextFormat.PlainText)
            said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            said.setWordWrap(True)
            said.setAccessibleName(f"{word} {value}")
            grid.addWidget(name, number, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(said, number, 1)
        return grid

    def _search(self, *, again: bool) -> None:
        """Go to the next place that has the words, from the top once the end is reached."""
        words = self._find.text()
        cursor = self.text.textCursor()
        if not again:
            cursor.setPosition(cursor.selectionStart())
            self.text.setTextCursor(cursor)
        found = not words or self.text.find(words, QTextDocument.FindFlag(0))
        if not found:
            self.text.moveCursor(QTextCursor.MoveOperation.Start)
            found = self.text.find(words, QTextDocument.FindFlag(0))
        self._missing.setText("" if found else self.tr("Not found"))

    def _choose_place(self) -> None:
        proposal = str(Path.home() / self._original.file_name)
        name, _kind = QFileDialog.getSaveFileName(self, self.tr("Save the original"), proposal)
        if name:
            self.saveWanted.emit(Path(name))
