"""Where an export goes: the path, changing it, opening the file afterwards, and the two last buttons."""

import re
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget

from archive_viewer.gui.theme import Theme
from archive_viewer.gui.widgets.check_box import CheckBox

_UNSAFE = re.compile(r'[\x00-\x1f<>:"/\\|?*]+')


def file_name(title: str, suffix: str) -> str:
    """A file name that every system takes, from a title."""
    stem = _UNSAFE.sub(" ", title).strip(" .")[:80] or "export"
    return " ".join(stem.split()) + suffix


def documents_folder() -> str:
    """Where a person keeps documents."""
    documents = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
    return str(documents if documents.is_dir() else Path.home())


class Destination(QFrame):
    """The strip at the foot of the dialog."""

    exporting = Signal()
    cancelled = Signal()
    pathChanged = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("strip")
        self.setProperty("edge", "top")
        self.setFixedHeight(60)
        self._theme = theme
        self._suffix = ""
        self.confirmed: Path | None = None
        self._label = QLabel(self)
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self.field = QLineEdit(self)
        self.field.setObjectName("exportPath")
        self.field.setFont(theme.ui_font(13, cjk=True))
        self.change, self.cancel, self.export = QToolButton(self), QToolButton(self), QToolButton(self)
        for button in (self.change, self.cancel):
            button.setProperty("look", "boxed")
        self.export.setProperty("look", "primary")
        self.export.setObjectName("exportButton")
        self.open_after = CheckBox(theme, self)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 0, 20, 0)
        row.setSpacing(8)
        row.addWidget(self._label)
        row.addWidget(self.field, 1)
        row.addWidget(self.change)
        row.addSpacing(40)
        for widget in (self.open_after, self.cancel, self.export):
            row.addWidget(widget)
        self.change.clicked.connect(self._ask)
        self.cancel.clicked.connect(self.cancelled)
        self.export.clicked.connect(self.exporting)
        self.field.textEdited.connect(self.pathChanged)

    @property
    def path(self) -> Path | None:
        """Where the file goes, None while the field is empty."""
        text = self.field.text().strip()
        return Path(text).expanduser() if text else None

    def set_path(self, path: Path, suffix: str) -> None:
        """Propose a path."""
        self._suffix = suffix
        self.field.setText(str(path))
        self.field.setCursorPosition(len(str(path)))

    def follow_suffix(self, suffix: str) -> None:
        """Give the file another format's ending."""
        path = self.path
        if path is not None and path.suffix == self._suffix:
            self.set_path(path.with_suffix(suffix), suffix)
        self._suffix = suffix

    def retranslate(self) -> None:
        """Words in the language of the moment."""
        self._label.setText(self.tr("Save as"))
        self.field.setAccessibleName(self.tr("File to write"))
        self.change.setText(self.tr("Change…"))
        self.open_after.setText(self.tr("Open afterwards"))
        self.cancel.setText(self.tr("Cancel"))
        self.export.setText(self.tr("Export"))

    def _ask(self) -> None:
        start = str(self.path or documents_folder())
        chosen, _ = QFileDialog.getSaveFileName(self, self.tr("Export"), start, f"*{self._suffix}")
        if chosen:
            path = Path(chosen) if Path(chosen).suffix else Path(chosen + self._suffix)
            self.confirmed = path
            self.set_path(path, self._suffix)
            self.pathChanged.emit()
