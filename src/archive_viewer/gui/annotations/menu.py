"""What can be done with the chosen annotations, one or many: a menu, and the verbs behind it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu, QWidget

from archive_viewer.domain.annotation import Anchoring, Annotation, Target
from archive_viewer.domain.span import Span
from archive_viewer.gui.annotations.chooser import AnnotationChooser
from archive_viewer.gui.operations import annotating, passages
from archive_viewer.gui.tasks.runner import Tasks
from archive_viewer.gui.theme import Theme
from archive_viewer.gui.widgets.ask_dialog import AddTagsDialog

if TYPE_CHECKING:
    from archive_viewer.services.services import Services

WORDS = 24


class CardVerbs(QObject):
    """`editWanted` carries (annotation id, part), `went` an annotation to go to, `removal` ids, `exportWanted`
    annotations. `selection` is what is selected in the source of the newest revision, as the panel knows it."""

    editWanted = Signal(int, str)
    went = Signal(object)
    removal = Signal(list)
    exportWanted = Signal(list)

    def __init__(self, services: "Services", theme: Theme, tasks: Tasks, parent: QWidget) -> None:
        super().__init__(parent)
        self._services, self._theme, self._tasks, self._parent = services, theme, tasks, parent
        self.known_tags: Sequence[str] = ()

    def show_menu(self, chosen: Sequence[Annotation], at: QPoint, selection: Span | None, *, locked: bool) -> None:
        """Offer what can be done with these."""
        if not chosen:
            return
        menu = self.menu(chosen, selection, locked=locked)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(at)

    def menu(self, chosen: Sequence[Annotation], selection: Span | None, *, locked: bool) -> QMenu:
        """The menu of these annotations."""
        menu, one = QMenu(self._parent), chosen[0] if len(chosen) == 1 else None
        if one is not None:
            for words, part in ((self.tr("Edit comment") + "\tC", "comment"), (self.tr("Edit tags") + "\tT", "tag")):
                self._add(menu, words, lambda p=part: self.editWanted.emit(one.id, p), not locked)
        self._add(menu, self.tr("Add tags…"), lambda: self.ask_tags(chosen), not locked)
        self._fill_tags(menu, chosen, locked=locked)
        menu.addSeparator()
        self._fill_places(menu, chosen, selection, locked=locked)
        if one is not None:
            self._fill_links(menu, one, locked=locked)
        placed = [note for note in chosen if note.span is not None and note.anchoring is not Anchoring.ORPHANED]
        self._add(menu, self.tr("Add to passages"), lambda: self._collect(placed), bool(placed) and not locked)
        self._add(menu, self.tr("Export…"), lambda: self.exportWanted.emit(list(chosen)))
        menu.addSeparator()
        words = self.tr("Delete") if one is not None else self.tr("Delete {n} annotations").format(n=len(chosen))
        self._add(menu, words + "\tDel", lambda: self.removal.emit([note.id for note in chosen]), not locked)
        return menu

    def ask_tags(self, chosen: Sequence[Annotation]) -> None:
        """Ask for tags and put them on these annotations."""
        label = self.tr("Tags, with commas between; “/” puts one below another")
        dialog = AddTagsDialog("addTags", self.tr("Add tags"), label, self.known_tags, self._theme, self._parent)
        ids = [note.id for note in chosen]
        dialog.taken.connect(lambda tags: annotating.retag(self._tasks, self._services, ids, add=tags))
        dialog.open()

    def settle(self, chosen: Sequence[Annotation]) -> None:
        """Take the places that these were found at for theirs."""
        ids = [note.id for note in chosen if note.anchoring in (Anchoring.MOVED, Anchoring.ALTERED)]
        if ids:
            annotating.settle(self._tasks, self._services, ids)

    def ask_link(self, note: Annotation) -> None:
        """Let another annotation be chosen, and link it with this one."""
        chooser = AnnotationChooser(self._services, self._theme, self._tasks, note, self._parent)
        chooser.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        chooser.chosen.connect(lambda other: annotating.link(self._tasks, self._services, note.id, other))
        chooser.open()

    def _fill_tags(self, menu: QMenu, chosen: Sequence[Annotation], *, locked: bool) -> None:
        borne = list(dict.fromkeys(tag for note in chosen for tag in note.tags))
        if not borne:
            return
        inner = menu.addMenu(self.tr("Remove tag"))
        inner.setEnabled(not locked)
        ids = [note.id for note in chosen]
        for tag in borne:
            self._add(inner, tag, lambda t=tag: annotating.retag(self._tasks, self._services, ids, drop=(t,)))

    def _fill_places(self, menu: QMenu, chosen: Sequence[Annotation], selection: Span | None, *, locked: bool) -> None:
        found = [note for note in chosen if note.anchoring in (Anchoring.MOVED, Anchoring.ALTERED)]
        if found:
            self._add(menu, self.tr("Accept the place") + "\tA", lambda: self.settle(found), not locked)
        note = chosen[0]
        if len(chosen) == 1 and note.target is Target.PASSAGE and selection is not None:
            where = selection
            self._add(
                menu,
                self.tr("Put it on the selected words"),
                lambda: annotating.place(self._tasks, self._services, note.id, where),
                not locked,
            )
        if len(chosen) == 1 and note.anchoring is Anchoring.ORPHANED:
            self._add(menu, self.tr("Show in its revision"), lambda: self.went.emit(note))

    def _fill_links(self, menu: QMenu, note: Annotation, *, locked: bool) -> None:
        self._add(menu, self.tr("Link with another annotation…") + "\tL", lambda: self.ask_link(note), not locked)
        if not note.links:
            return
        inner = menu.addMenu(self.tr("Unlink"))
        inner.setEnabled(not locked)
        for other in self._services.annotating.annotations(ids=note.links):
            words = (other.exact or other.article_title)[:WORDS]
            self._add(inner, words, lambda o=other.id: annotating.unlink(self._tasks, self._services, note.id, o))

    def _collect(self, chosen: Sequence[Annotation]) -> None:
        for note in chosen:
            if note.span is not None:
                passages.add_passage(self._tasks, self._services, note.article_id, note.span)

    @staticmethod
    def _add(menu: QMenu, words: str, verb: object, enabled: bool = True) -> None:
        action = menu.addAction(words)
        action.setEnabled(enabled)
        if callable(verb):
            action.triggered.connect(lambda _on=False: verb())
