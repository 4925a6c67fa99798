"""The original of an article: what file it is and since when, its text to read and search, its bytes to save."""

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from archive_viewer.gui.passages.destination import documents_folder
from archive_viewer.gui.reader.original_text import SearchedText, fixed_font
from archive_viewer.gui.reader.originals import LONGEST_LINE, Original
from archive_viewer.gui.theme import Theme
from archive_viewer.gui.widgets.buttons import IconButton, PushButton
from archive_viewer.gui.widgets.numbers import grouped

ENCODINGS = {
    "utf-8": "UTF-8",
    "gb18030": "GB 18030",
    "big5": "Big5",
    "shift_jis": "Shift_JIS",
    "euc_jp": "EUC-JP",
    "euc-kr": "EUC-KR",
    "utf-16-le": "UTF-16LE",
    "utf-16-be": "UTF-16BE",
    "hz": "HZ",
    "iso2022_jp": "ISO-2022-JP",
}
"""Encodings as one writes them; others stand under the name that they have."""
_KILO = 1024


class OriginalDialog(QDialog):
    """Shows what was imported, without interpreting it. `saveWanted` carries where the bytes are to go."""

    saveWanted = Signal(Path)

    def __init__(self, theme: Theme, original: Original, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._original = original
        self.setObjectName("originalDialog")
        self.setWindowTitle(self.tr("Original of “{title}”").format(title=original.article.title))
        self.resize(880, 680)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head())
        line = QFrame()
        line.setProperty("hairline", True)
        line.setFixedHeight(1)
        column.addWidget(line)
        self.searched: SearchedText | None = None
        if original.text is None:
            column.addWidget(self._not_text(), 1)
        else:
            self.searched = SearchedText(theme, self)
            self.searched.text.setFrameShape(QFrame.Shape.NoFrame)
            self.searched.text.setProperty("look", "page")
            self.searched.text.show_text(original.text)
            column.addWidget(self.searched, 1)
            self._add_keys(self.searched)
        column.addLayout(self._foot())
        (self.searched.text if self.searched else self._save).setFocus()

    def _head(self) -> QWidget:
        head = QWidget()
        head.setObjectName("sheet")
        head.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        grid = QGridLayout(head)
        grid.setContentsMargins(20, 14, 20, 12)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(3)
        grid.setColumnStretch(1, 1)
        for row, (name, value) in enumerate(self._facts()):
            label, field = QLabel(name), self._value(name, value)
            label.setProperty("tone", "muted")
            grid.addWidget(label, row, 0)
            grid.addWidget(field, row, 1, 1, 2)
        row = grid.rowCount()
        label, digest = QLabel("SHA-256"), self._value("SHA-256", self._original.view.sha256)
        label.setProperty("tone", "muted")
        digest.setObjectName("originalDigest")
        digest.setFont(fixed_font(12))
        copy = IconButton(self._theme, "copy", size=16)
        copy.setObjectName("originalCopyDigest")
        copy.name(self.tr("Copy the SHA-256"))
        copy.clicked.connect(lambda _on=False: QGuiApplication.clipboard().setText(self._original.view.sha256))
        grid.addWidget(label, row, 0)
        grid.addWidget(digest, row, 1)
        grid.addWidget(copy, row, 2)
        grid.addLayout(self._verdict(), row + 1, 1, 1, 2)
        return head

    def _value(self, name: str, text: str) -> QLineEdit:
        """Words that can be selected and copied, however long they are."""
        field = QLineEdit(text)
        field.setReadOnly(True)
        field.setProperty("flat", True)
        field.setFont(self._theme.ui_font(13, cjk=True))
        field.setCursorPosition(0)
        field.setAccessibleName(name)
        field.setToolTip(text)
        return field

    def _facts(self) -> list[tuple[str, str]]:
        original, article = self._original, self._original.article
        size = self._bytes(original.view.size)
        captured = _moment(article.captured_at) if article.captured_at else ""
        facts = (
            (self.tr("File"), article.file_name),
            (self.tr("Kind"), " · ".join(part for part in (self._kind(), self._encoding(), size) if part)),
            (self.tr("Address"), article.url or ""),
            (self.tr("Captured"), captured),
            (self.tr("Imported"), _moment(original.imported_at)),
        )
        return [(name, value) for name, value in facts if value]

    def _kind(self) -> str:
        kinds = {
            "": self.tr("Plain text"),
            "HTML": self.tr("Web page (HTML)"),
            "MHTML": self.tr("Saved web page (MHTML)"),
            "WARC": self.tr("Record of a web archive (WARC)"),
            "ARC": self.tr("Record of a web archive (ARC)"),
            "PDF": self.tr("PDF document"),
            "DOCX": self.tr("Word document (DOCX)"),
            "EPUB": self.tr("E-book (EPUB)"),
        }
        return kinds.get(self._original.view.kind, self._original.view.kind)

    def _encoding(self) -> str:
        charset = self._original.view.charset if self._original.text is not None else ""
        return ENCODINGS.get(charset, charset)

    def _bytes(self, size: int) -> str:
        exact = self.tr("{n} bytes").format(n=grouped(size, chinese=self._theme.chinese))
        if size < _KILO:
            return exact
        rough = f"{size / _KILO:.0f} KB" if size < _KILO * _KILO else f"{size / _KILO / _KILO:.1f} MB"
        return self.tr("{rough} ({exact})").format(rough=rough, exact=exact)

    def _verdict(self) -> QHBoxLayout:
        """Whether the bytes are still those that were imported, with a sign that is not colour alone."""
        intact = self._original.intact
        sign, words = QLabel(), QLabel(self.tr("Just checked: these are the bytes that were imported"))
        if not intact:
            words.setText(self.tr("Just checked: the bytes have changed since the import"))
        sign.setPixmap(self._theme.pixmap("check" if intact else "warn", "success" if intact else "error", 14))
        words.setObjectName("originalVerdict")
        words.setProperty("tone", "status" if intact else "error")
        row = QHBoxLayout()
        row.setContentsMargins(2, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(sign)
        row.addWidget(words, 1)
        return row

    def _not_text(self) -> QWidget:
        page = QWidget()
        page.setObjectName("originalBinary")
        icon, heading, hint = QLabel(), QLabel(self._kind()), QLabel()
        icon.setPixmap(self._theme.pixmap("doc", "muted", 40))
        heading.setFont(self._theme.ui_font(15, bold=True))
        hint.setText(self.tr("This kind of file can't be shown as text. Save it to open it in another program."))
        hint.setProperty("tone", "muted")
        column = QVBoxLayout(page)
        column.addStretch(2)
        for part, gap in ((icon, 12), (heading, 4), (hint, 0)):
            part.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(part)
            column.addSpacing(gap)
        column.addStretch(3)
        page.setAccessibleName(f"{heading.text()} {hint.text()}")
        return page

    def _foot(self) -> QHBoxLayout:
        note = QLabel(self._note())
        note.setObjectName("originalNote")
        note.setProperty("tone", "status")
        note.setWordWrap(True)
        self._save = PushButton(self._theme, "export")
        self._save.setObjectName("originalSave")
        self._save.setText(self.tr("Save the original as…"))
        self._save.setToolTip(self.tr("Exactly the bytes that were kept (Ctrl+S)"))
        self._close = PushButton(self._theme, primary=True)
        self._close.setObjectName("originalClose")
        self._close.setText(self.tr("Close"))
        self._save.clicked.connect(self._ask_where)
        self._close.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.setContentsMargins(20, 12, 20, 12)
        row.setSpacing(8)
        row.addWidget(note, 1)
        row.addWidget(self._save)
        row.addWidget(self._close)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Save), self).activated.connect(self._ask_where)
        return row

    def _note(self) -> str:
        """What of the text is not as it is in the file."""
        chinese = self._theme.chinese
        if self._original.view.cut and self._original.text is not None:
            return self.tr("Only the beginning is shown; saving takes the whole")
        if self._original.folded:
            most = grouped(LONGEST_LINE, chinese=chinese)
            return self.tr("Lines of more than {n} characters are folded here, not in the file").format(n=most)
        return ""

    def _add_keys(self, searched: SearchedText) -> None:
        for keys, step in (("F3", 1), ("Shift+F3", -1), ("Shift+Return", -1)):
            QShortcut(QKeySequence(keys), self).activated.connect(lambda s=step: searched.text.step(s))
        find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        find.activated.connect(lambda: searched.field.setFocus(Qt.FocusReason.ShortcutFocusReason))

    def _ask_where(self) -> None:
        proposal = str(Path(documents_folder(), self._original.view.file_name))
        name, _kind = QFileDialog.getSaveFileName(self, self.tr("Save the original"), proposal)
        if name:
            self.saveWanted.emit(Path(name))


def _moment(iso: str) -> str:
    """A moment to the second in local time with its zone; what is less exact comes back as it is."""
    try:
        moment = datetime.fromisoformat(iso)
    except ValueError:
        return iso
    if moment.tzinfo is None:
        return iso
    local = moment.astimezone()
    zone = f"{local:%z}"
    return f"{local:%Y-%m-%d %H:%M:%S} (UTC{zone[:3]}:{zone[3:5]})"
