"""Chooses one annotation of the archive by its words, its comment, its tags or its article."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from archive_viewer.domain.annotation import Annotation
from archive_viewer.gui.tasks.runner import Tasks
from archive_viewer.gui.theme import Theme
from archive_viewer.gui.widgets.steered_list import ListSteering

if TYPE_CHECKING:
    from archive_viewer.services.services import Services

_ID = Qt.ItemDataRole.UserRole
_MOST = 300


class AnnotationChooser(QDialog):
    """`chosen` carries the id of another annotation than `note`; those of the same article come first."""

    chosen = Signal(int)

    def __init__(self, services: "Services", theme: Theme, tasks: Tasks, note: Annotation, parent: QWidget) -> None:
        super().__init__(parent)
        self._note = note
        self._all: list[tuple[str, Annotation]] = []
        self.setObjectName("annotationChooser")
        self.setWindowTitle(self.tr("Link with another annotation"))
        self.resize(560, 420)
        self.field = QLineEdit()
        self.field.setPlaceholderText(self.tr("Words, comment, tag or article"))
        self.field.setAccessibleName(self.field.placeholderText())
        self.field.setFont(theme.ui_font(13, cjk=True))
        self.list = QListWidget()
        self.list.setObjectName("annotationChoices")
        self.list.setAccessibleName(self.tr("Annotations"))
        self.list.setFont(theme.ui_font(13, cjk=True))
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(8)
        column.addWidget(self.field)
        column.addWidget(self.list, 1)
        self.field.textChanged.connect(self._fill)
        ListSteering(self.field, self.list).taken.connect(self._take)
        self.list.itemActivated.connect(lambda _item: self._take())
        tasks.query(lambda _: services.annotating.annotations(), self._read, replaces="annotation-chooser")

    def _read(self, notes: Sequence[Annotation]) -> None:
        others = [note for note in notes if note.id != self._note.id and note.id not in self._note.links]
        others.sort(key=lambda note: note.article_id != self._note.article_id)
        self._all = [(_words(note).casefold(), note) for note in others]
        self._fill(self.field.text())

    def _fill(self, typed: str) -> None:
        self.list.clear()
        wanted = typed.casefold().split()
        fitting = [note for words, note in self._all if all(word in words for word in wanted)]
        for note in fitting[:_MOST]:
            item = QListWidgetItem(_words(note))
            item.setData(_ID, note.id)
            self.list.addItem(item)
        self.list.setCurrentRow(0)

    def _take(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            self.chosen.emit(int(item.data(_ID)))
            self.accept()


def _words(note: Annotation) -> str:
    tags = " ".join(f"#{tag}" for tag in note.tags)
    parts = (" ".join(note.exact.split()), " ".join(note.comment.split()), tags, note.article_title)
    return " · ".join(part for part in parts if part)
