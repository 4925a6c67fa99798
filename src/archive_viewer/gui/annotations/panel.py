"""What people said of an article, or of the whole archive: filter, order, edit in place."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from archive_viewer.domain.annotation import Anchoring, Annotation, Tag, Target
from archive_viewer.domain.article import Article
from archive_viewer.domain.changes import Changes, Touched
from archive_viewer.domain.span import Span
from archive_viewer.gui.annotations.delegate import AnnotationDelegate
from archive_viewer.gui.annotations.editor import CardEditor
from archive_viewer.gui.annotations.footer import AnnotationFooter
from archive_viewer.gui.annotations.menu import CardVerbs
from archive_viewer.gui.annotations.model import AnnotationModel, Card, cards
from archive_viewer.gui.annotations.view import AnnotationView
from archive_viewer.gui.operations import annotating
from archive_viewer.gui.tasks.runner import Tasks
from archive_viewer.gui.theme import Theme
from archive_viewer.gui.widgets.card_delegate import plain_words
from archive_viewer.gui.widgets.chips import ChipBar, ChipFace
from archive_viewer.gui.widgets.empty import EmptyNote
from archive_viewer.gui.widgets.filter_field import FilterField
from archive_viewer.gui.widgets.menu_button import MenuButton
from archive_viewer.gui.widgets.panel import SourceCompanion

if TYPE_CHECKING:
    from archive_viewer.services.services import Services

ALL = ""


class AnnotationsPanel(SourceCompanion):
    """Cards of annotations. `edit` opens one in place, also before it has been read from the archive.

    `noteActivated` carries an annotation to go to, of whatever article and revision. `selection` asks what is selected
    in the source.
    """

    noteActivated = Signal(object)
    exportRequested = Signal(list)

    def __init__(self, services: "Services", theme: Theme, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(services, theme, tasks, parent)
        self._article: Article | None = None
        self._wanted: tuple[int, str, QWidget | None] | None = None
        self.selection: Callable[[], Span | None] = lambda: None
        self._model = AnnotationModel(self)
        self.filter = FilterField(theme, self)
        self.everywhere = QToolButton(self)
        self.everywhere.setCheckable(True)
        self.everywhere.setProperty("look", "square")
        self.order = MenuButton(("place", "newest"), self)
        self.chips = ChipBar(theme, self, exclusive=True)
        self.view = AnnotationView(self)
        self.view.setModel(self._model)
        self._delegate = AnnotationDelegate(theme, self.view)
        self.view.setItemDelegate(self._delegate)
        self.editor = CardEditor(services, theme, tasks, self.view, self._model, self._delegate)
        self.verbs = CardVerbs(services, theme, tasks, self)
        self.footer = AnnotationFooter(theme, self)
        self.empty = EmptyNote(theme, self.view)
        self._lay_out()
        self._connect()
        self.settle()

    def show_article(self, article: Article | None) -> None:
        """Show the annotations of an article (or of the archive, where that is chosen)."""
        self.editor.finish()
        self._article = article
        self._load()

    def refresh(self, changes: Changes) -> None:
        """Read again where annotations, tags, or what they stand on changed."""
        concerned = Touched.ANNOTATIONS | Touched.TAGS | Touched.ARTICLES | Touched.FACTS | Touched.ACCESS
        if not changes.touched & concerned:
            return
        here = self._article is not None and self._article.id in changes.article_ids
        if here or not changes.article_ids or self.everywhere.isChecked() or self._wanted is not None:
            self._load()

    def set_search(self, text: str) -> None:
        """Light up the words of the global search."""
        self._delegate.words = plain_words(text)
        self.view.viewport().update()

    def point_at(self, offset: int) -> None:
        """Make the annotation under the source's cursor current, without going anywhere."""
        if self._article is None or self.editor.open_id is not None:
            return
        found = self._model.covering(self._article.id, offset)
        index = self._model.place_of(found)
        if index.isValid() and index != self.view.currentIndex():
            self.view.setCurrentIndex(index)
            self.view.scrollTo(index)

    def focus_filter(self) -> None:
        """Put the cursor in the filter."""
        self.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filter.selectAll()

    def edit(self, annotation_id: int, focus: str = "comment", back: QWidget | None = None) -> None:
        """Open an annotation's editor with the cursor in its comment or its tags; `back` gets the focus afterwards."""
        if self.locked_reason():
            self.messageRequested.emit(self.locked_reason())
            return
        if not self._model.holds(annotation_id):
            self._wanted = (annotation_id, focus, back)
            self._load()
            return
        if not self._model.place_of(annotation_id).isValid():
            self.filter.clear()
            self._model.widen()
            self._settle_cards()
        self._wanted = None
        self.editor.open(self._model.place_of(annotation_id), focus)
        self.editor.back = back

    def restyle(self) -> None:
        self.filter.restyle()
        self.order.restyle(self.theme)
        self.footer.restyle()
        self.everywhere.setIcon(self.theme.icon("archive", "text2", 16))
        self._delegate.forget_layouts()
        self.view.scheduleDelayedItemsLayout()

    def retranslate(self) -> None:
        self.filter.say(self.tr("Filter annotations"), self.tr("Filter annotations"))
        self.order.say({"place": self.tr("By place"), "newest": self.tr("Newest")}, self.tr("Order of annotations"))
        self.everywhere.setToolTip(self.tr("Annotations of all articles"))
        self.everywhere.setAccessibleName(self.tr("Annotations of all articles"))
        self.view.setAccessibleName(self.tr("Annotations"))
        names = (self.tr("Passage"), self.tr("Fact"), self.tr("Person or thing"), self.tr("Article"))
        self._delegate.targets = dict(zip(Target, names, strict=True))
        standings = ("", self.tr("moved"), self.tr("altered"), self.tr("orphaned"))
        self._delegate.standings = dict(zip(Anchoring, standings, strict=True))
        self._delegate.overlap_words = self.tr("overlaps {n}")
        self._delegate.forget_layouts()
        self._settle_cards()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        QTimer.singleShot(0, self.view, self.view.scheduleDelayedItemsLayout)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(6)
        top.addWidget(self.filter, 1)
        top.addWidget(self.everywhere)
        top.addWidget(self.order)
        self.lay_out([top, self.chips], self.view, self.footer)

    def _connect(self) -> None:
        self.filter.filtered.connect(self._typed)
        self.filter.left.connect(self._into_list)
        self.order.chosen.connect(self._reorder)
        self.everywhere.toggled.connect(self._load)
        self.chips.toggled.connect(self._choose_tag)
        self.footer.chosen.connect(self._choose_standing)
        self.footer.noteWanted.connect(self.note_on_article)
        self.view.went.connect(self._went)
        self.view.opened.connect(self._open)
        self.view.verbWanted.connect(self._do)
        self.view.menuWanted.connect(self._show_menu)
        self.view.linkPressed.connect(self._go_to_linked)
        self.view.link_at = self._link_at
        self.verbs.editWanted.connect(lambda key, part: self.edit(key, part))
        self.verbs.went.connect(self.noteActivated)
        self.verbs.removal.connect(self._remove)
        self.verbs.exportWanted.connect(self.exportRequested)

    def note_on_article(self) -> None:
        """Make a note on the article as a whole and open it."""
        if self._article is None:
            return

        def made(note: Annotation) -> None:
            self.edit(note.id)

        annotating.annotate_article(self.tasks, self.services, self._article.id, done=made)

    def _load(self) -> None:
        article = self._article
        everywhere = self.everywhere.isChecked()
        if article is None and not everywhere:
            self._show([], [])
            return
        scope = None if everywhere or article is None else article.id

        def read() -> tuple[list[Card], list[Tag]]:
            notes = self.services.annotating.annotations(scope)
            concerned = {n.article_id for n in notes if n.fact_id is not None}
            facts = {f.id: f for a in concerned for f in self.services.facts.facts(a) if f.id is not None}
            links = {key for note in notes for key in note.links}
            linked = {n.id: n for n in self.services.annotating.annotations(ids=sorted(links))} if links else {}
            return cards(notes, article, facts, linked), self.services.tagging.tags()

        self.tasks.query(lambda _: read(), lambda found: self._show(*found), replaces="annotations-panel")

    def _show(self, made: list[Card], tags: list[Tag]) -> None:
        self.editor.known_tags = self.verbs.known_tags = [tag.name for tag in tags]
        self._delegate.tag_colors = {tag.name: tag.color for tag in tags if tag.color}
        self._rows_change(lambda: self._model.set_cards(made))
        if self._wanted is not None and self._model.holds(self._wanted[0]):
            self.edit(*self._wanted)

    def _rows_change(self, change: Callable[[], None]) -> None:
        current = self._model.card_at(self.view.currentIndex())
        scroll = self.view.verticalScrollBar().value()
        self.editor.hold()
        change()
        index = self._model.place_of(current.note.id if current is not None else None)
        if index.isValid():
            self.view.setCurrentIndex(index)
        self.editor.reseat()
        self.view.executeDelayedItemsLayout()
        self.view.verticalScrollBar().setValue(scroll)
        self._settle_cards()

    def _settle_cards(self) -> None:
        """Chips, counts, locks, and a word where there is nothing."""
        counts, total = self._model.tag_counts(), self._model.total()
        faces = [ChipFace(ALL, self.tr("All"), total)]
        faces += [ChipFace(tag, tag, n) for tag, n in sorted(counts.items(), key=lambda item: (-item[1], item[0]))]
        self.chips.set_faces(faces if counts else [], frozenset({self._model.tag or ALL}))
        self.chips.setVisible(bool(counts))
        reason = self.locked_reason()
        self.view.locked = bool(reason)
        self.footer.show_counts(total, self._model.standing_counts())
        self.footer.allow(reason or ("" if self._article else self.tr("No article is open")))
        if self._model.rowCount():
            self.empty.say("")
        elif total:
            self.empty.say(self.tr("No annotation matches the filter"))
        else:
            hint = self.tr("Nothing annotated yet. Select words in the text and press H, C or T.")
            self.empty.say(hint if self._article else "")

    def _typed(self, text: str) -> None:
        self._model.typed = text
        self._rows_change(self._model.rebuild)

    def _reorder(self, key: str) -> None:
        self._model.newest_first = key == "newest"
        self._rows_change(self._model.rebuild)

    def _choose_tag(self, keys: frozenset[str]) -> None:
        self._model.tag = next(iter(keys), ALL) or None
        self._rows_change(self._model.rebuild)

    def _choose_standing(self, standing: Anchoring | None) -> None:
        self._model.standing = standing
        self._rows_change(self._model.rebuild)

    def _into_list(self) -> None:
        self.view.setFocus(Qt.FocusReason.TabFocusReason)
        if not self.view.currentIndex().isValid():
            self.view.setCurrentIndex(self._model.index(0))

    def _went(self, index: QModelIndex) -> None:
        card = self._model.card_at(index)
        if card is None:
            return
        note = card.note
        if note.id != self.editor.open_id:
            self.editor.finish()
        if note.anchoring is Anchoring.ORPHANED or card.elsewhere:
            self.noteActivated.emit(note)
        elif note.span is not None:
            self.spanActivated.emit(note.span)
        if note.fact_id is not None:
            self.factActivated.emit(note.fact_id)
        self.annotationActivated.emit(note.id)

    def _open(self, index: QModelIndex, part: str) -> None:
        card = self._model.card_at(index)
        if card is not None:
            self.edit(card.note.id, part)

    def chosen(self) -> list[Annotation]:
        """The annotations that are selected, in their order."""
        rows = sorted(index.row() for index in self.view.selectionModel().selectedIndexes())
        found = (self._model.card_at(self._model.index(row)) for row in rows)
        return [card.note for card in found if card is not None]

    def _do(self, verb: str) -> None:
        chosen = self.chosen()
        if self.locked_reason():
            self.messageRequested.emit(self.locked_reason())
        elif verb == "remove":
            self._remove([note.id for note in chosen])
        elif verb == "settle":
            self.verbs.settle(chosen)
        elif chosen:
            self.verbs.ask_link(chosen[0])

    def _show_menu(self, at: QPoint) -> None:
        self.verbs.show_menu(self.chosen(), at, self.selection(), locked=bool(self.locked_reason()))

    def _link_at(self, index: QModelIndex, at: QPoint) -> int | None:
        card, rect = self._model.card_at(index), self.view.visualRect(index)
        if card is None or card.note.id == self.editor.open_id:
            return None
        return self._delegate.link_at(card, rect.top(), rect.height(), at.y())

    def _go_to_linked(self, annotation_id: int) -> None:
        cards = (self._model.card_at(self._model.index(row)) for row in range(self._model.rowCount()))
        linked = (note for card in cards if card is not None for note in card.linked if note.id == annotation_id)
        if (note := next(linked, None)) is not None:
            self.noteActivated.emit(note)

    def _remove(self, annotation_ids: list[int]) -> None:
        if annotation_ids:
            self.editor.remove(annotation_ids)
