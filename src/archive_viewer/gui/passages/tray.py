"""The tray of passages under the text: order them, copy them with citations, keep them, export them."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEasingCurve, QItemSelectionModel, QModelIndex, QPoint, Qt, QTimer, QVariantAnimation, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from archive_viewer.domain.changes import Changes, Touched
from archive_viewer.domain.passage import Collection, Passage
from archive_viewer.domain.span import Span
from archive_viewer.gui.operations import exporting, passages
from archive_viewer.gui.passages.cards import PassageDelegate, PassageList
from archive_viewer.gui.passages.header import TrayHeader
from archive_viewer.gui.passages.menu import tray_menu
from archive_viewer.gui.passages.model import PassageModel
from archive_viewer.gui.tasks.runner import Tasks
from archive_viewer.gui.theme import Theme
from archive_viewer.gui.widgets.ask_dialog import NoteDialog
from archive_viewer.gui.widgets.empty import EmptyNote
from archive_viewer.gui.widgets.panel import Panel

if TYPE_CHECKING:
    from archive_viewer.services.services import Services

OPEN, FOLDED = 112, 40
_CURRENT_KEY = "tray.collection"


class PassageTray(Panel):
    """Passages in a row. `foldedChanged` tells the window to give or take the room."""

    passageActivated = Signal(int, object)
    exportRequested = Signal()
    messageRequested = Signal(str)
    foldedChanged = Signal(bool)

    def __init__(self, services: "Services", theme: Theme, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(services, theme, tasks, parent)
        self.setObjectName("strip")
        self.setProperty("edge", "top")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._current_name = ""
        self._collections: list[Collection] = []
        self._folding: QVariantAnimation | None = None
        self._storing = QTimer(self)
        self._storing.setSingleShot(True)
        self._storing.timeout.connect(self._store_order)
        self._model = PassageModel(self)
        self.header = TrayHeader(theme, self)
        self.view = PassageList(self)
        self.view.setModel(self._model)
        self._delegate = PassageDelegate(theme, self.view)
        self.view.setItemDelegate(self._delegate)
        self.empty = EmptyNote(theme, self.view)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 1, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        inner = QVBoxLayout()
        inner.setContentsMargins(16, 1, 8, 2)
        inner.addWidget(self.view)
        column.addLayout(inner, 1)
        self.setFixedHeight(OPEN)
        self._connect()
        self.settle()
        self._load()

    def add(self, article_id: int, span: Span) -> None:
        """Put a stretch of an article at the end of the tray."""
        if self.locked_reason():
            self.messageRequested.emit(self.locked_reason())
            return
        passages.add_passage(self.tasks, self.services, article_id, span)

    def refresh(self, changes: Changes) -> None:
        """Read again where passages or collections changed."""
        if changes.touched & (Touched.PASSAGES | Touched.COLLECTIONS | Touched.ARTICLES | Touched.ACCESS):
            self._load()

    def set_folded(self, folded: bool) -> None:
        """Fold to the header's 40 px, or open."""
        self.header.fold.setChecked(folded)

    def is_folded(self) -> bool:
        """Whether only the header shows."""
        return self.header.fold.isChecked()

    def passages(self) -> list[Passage]:
        """What is in the tray, in order."""
        return self._model.passages

    def collection_name(self) -> str:
        """The collection that the tray came from or was saved as, or ""."""
        return self._current_name

    def restyle(self) -> None:
        self.header.restyle()
        self.view.viewport().update()

    def retranslate(self) -> None:
        self.header.retranslate()
        self.view.setAccessibleName(self.tr("Passages"))
        self._delegate.paragraph_words = self.tr("¶ {n}")
        self._delegate.hedge_words = self.tr("cuts off “{word}”")
        self._settle()

    def _connect(self) -> None:
        self._model.moved.connect(self._order_changed)
        self.view.removal.connect(self._remove)
        self.view.went.connect(self._went)
        self.view.moved.connect(self._shift)
        self.view.dropped.connect(self.drop)
        self.view.noteWanted.connect(self.note)
        self.view.menuWanted.connect(self._show_menu)
        self.header.copying.connect(self.copy)
        self.header.exporting.connect(self.exportRequested)
        self.header.named.connect(self._save_as)
        self.header.renamed.connect(self._rename)
        self.header.loading.connect(self._load_collection)
        self.header.deleting.connect(lambda key: passages.delete_collection(self.tasks, self.services, key))
        self.header.folding.connect(self._fold)
        copy = QShortcut(QKeySequence(QKeySequence.StandardKey.Copy), self.view)
        copy.setContext(Qt.ShortcutContext.WidgetShortcut)
        copy.activated.connect(self.copy)

    def copy(self) -> None:
        """Put the selected passages, or all, on the clipboard with their citations."""
        rows = sorted(i.row() for i in self.view.selectionModel().selectedIndexes())
        chosen = [self._model.passages[r] for r in rows] or self._model.passages
        language = "zh_CN" if self.theme.chinese else "en"
        exporting.copy_with_citation(
            self.tasks,
            self.services,
            [(p.article_id, p.revision, Span(p.start, p.end)) for p in chosen],
            lambda count, _hedges: self.messageRequested.emit(
                self.tr("Passages copied with citations: {n}").format(n=count)
            ),
            language=language,
        )

    def note(self) -> None:
        """Let a note be written to the current passage."""
        row = self.view.currentIndex().row()
        if self.locked_reason():
            self.messageRequested.emit(self.locked_reason())
        elif 0 <= row < len(self._model.passages):
            passage = self._model.passages[row]
            label = self.tr("It is printed after the passage, before the next one.")
            dialog = NoteDialog("passageNote", self.tr("Note"), label, passage.note, self.theme, self)
            dialog.taken.connect(lambda text: passages.note(self.tasks, self.services, passage.id, text))
            dialog.open()

    def arrange(self, order: str) -> None:
        """Put the passages of one article, or of one tag, together, or all by their date."""
        passages.arrange(self.tasks, self.services, order)

    def _show_menu(self, at: QPoint) -> None:
        index = self.view.currentIndex()
        if not index.isValid():
            return
        verbs = {
            "go": lambda: self._went(self.view.currentIndex()),
            "copy": self.copy,
            "note": self.note,
            "left": lambda: self._shift(-1),
            "right": lambda: self._shift(1),
            "remove": self._remove,
        }
        menu = tray_menu(self, verbs, self.arrange, locked=bool(self.locked_reason()))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(at)

    def _load(self) -> None:
        def read() -> tuple[list[Passage], dict[int, str], list[Collection], str]:
            tray = self.services.passages.tray()
            lost = self.services.exporting.lost_hedges(self.services.exporting.document("", tray)) if tray else []
            hedges = {tray[n].id: word for n, word in lost}
            name = str(self.services.settings.get(_CURRENT_KEY, "") or "")
            return tray, hedges, self.services.passages.collections(), name

        self.tasks.query(lambda _: read(), lambda found: self._show(*found), replaces="passage-tray")

    def _show(self, tray: list[Passage], hedges: dict[int, str], collections: list[Collection], name: str) -> None:
        chosen = {self._model.passages[i.row()].id for i in self.view.selectionModel().selectedIndexes()}
        current = self.view.currentIndex().row()
        scroll = self.view.horizontalScrollBar().value()
        before = {p.id for p in self._model.passages}
        grown = len(tray) == len(before) + 1 and tray[-1].id not in before
        at = self._model.passages[current].id if 0 <= current < len(self._model.passages) else None
        self._model.set_passages(tray, hedges)
        self._collections = collections
        self._current_name = name if any(c.name == name for c in collections) else ""
        for row, passage in enumerate(tray):
            index = self._model.index(row)
            if passage.id == at:
                self.view.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
            if passage.id in chosen:
                self.view.selectionModel().select(index, QItemSelectionModel.SelectionFlag.Select)
        self._settle()
        self.view.executeDelayedItemsLayout()
        if grown:
            self.view.scrollTo(self._model.index(len(tray) - 1))
        else:
            self.view.horizontalScrollBar().setValue(scroll)

    def _settle(self) -> None:
        reason = self.locked_reason()
        self._model.locked = bool(reason)
        self.header.show_state(self._model.rowCount(), self._current_name, self._collections, reason)
        hint = self.tr("Select words in the text and press P to put them here.")
        self.empty.say("" if self._model.rowCount() else hint)

    def _order_changed(self) -> None:
        self._storing.start()

    def _store_order(self) -> None:
        passages.reorder_passages(self.tasks, self.services, [p.id for p in self._model.passages])

    def _shift(self, by: int) -> None:
        row = self.view.currentIndex().row()
        target = row + by
        if 0 <= row < self._model.rowCount() and 0 <= target < self._model.rowCount():
            nowhere = QModelIndex()
            self._model.moveRows(nowhere, row, 1, nowhere, target + 1 if by > 0 else target)
            self.view.scrollTo(self.view.currentIndex())

    def drop(self, before: int) -> None:
        """Move the selected passages before a row."""
        nowhere = QModelIndex()
        chosen = sorted(i.row() for i in self.view.selectionModel().selectedIndexes())
        for key in [self._model.passages[row].id for row in chosen]:
            row = next(n for n, p in enumerate(self._model.passages) if p.id == key)
            self._model.moveRows(nowhere, row, 1, nowhere, before)
            before += row >= before

    def _remove(self) -> None:
        if self.locked_reason():
            self.messageRequested.emit(self.locked_reason())
            return
        rows = [i.row() for i in self.view.selectionModel().selectedIndexes()]
        ids = [self._model.passages[row].id for row in rows]
        if ids:
            passages.remove_passages(self.tasks, self.services, ids)

    def _went(self, index: QModelIndex) -> None:
        if index.isValid():
            passage = self._model.passages[index.row()]
            self.passageActivated.emit(passage.article_id, Span(passage.start, passage.end))

    def _remember(self, name: str) -> None:
        self.tasks.mutate(lambda: self.services.settings.put(_CURRENT_KEY, name), lambda _: self._load())

    def _save_as(self, name: str) -> None:
        def saved(collection: Collection) -> None:
            self._remember(collection.name)
            self.messageRequested.emit(self.tr("Saved as “{name}”").format(name=collection.name))

        passages.save_collection(self.tasks, self.services, name, saved)

    def _rename(self, key: int, name: str) -> None:
        passages.rename_collection(self.tasks, self.services, key, name, lambda _: self._remember(name))

    def _load_collection(self, key: int) -> None:
        name = next((c.name for c in self._collections if c.id == key), "")
        passages.load_collection(self.tasks, self.services, key, lambda _: self._remember(name))

    def _fold(self, folded: bool) -> None:
        self.header.restyle()
        target = FOLDED if folded else OPEN
        if self.theme.reduced_motion or not self.isVisible():
            self.setFixedHeight(target)
        else:
            self._folding = QVariantAnimation(self)
            self._folding.setDuration(160)
            self._folding.setEasingCurve(QEasingCurve.Type.OutCubic)
            self._folding.setStartValue(self.height())
            self._folding.setEndValue(target)
            self._folding.valueChanged.connect(lambda value: self.setFixedHeight(int(value)))
            self._folding.start(QVariantAnimation.DeletionPolicy.DeleteWhenStopped)
        self.view.setVisible(not folded)
        self.foldedChanged.emit(folded)
