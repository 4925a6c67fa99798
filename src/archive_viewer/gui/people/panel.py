"""Who and what the article names, beside the source: where, how often, and in how many other articles."""

from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from archive_viewer.domain.article import Article
from archive_viewer.domain.changes import Changes, Touched
from archive_viewer.domain.entity import Entity, EntityName, Mention
from archive_viewer.domain.fact import FactKind
from archive_viewer.gui.people.current import CurrentEntity
from archive_viewer.gui.people.delegate import PeopleDelegate
from archive_viewer.gui.people.model import KINDS, EntityRow, MentionRow, PeopleModel
from archive_viewer.gui.people.view import PeopleView
from archive_viewer.gui.tasks.runner import Tasks
from archive_viewer.gui.theme import Theme
from archive_viewer.gui.widgets.card_delegate import plain_words
from archive_viewer.gui.widgets.chips import ChipBar, ChipFace
from archive_viewer.gui.widgets.empty import EmptyNote
from archive_viewer.gui.widgets.filter_field import FilterField
from archive_viewer.gui.widgets.panel import SourceCompanion

if TYPE_CHECKING:
    from archive_viewer.services.services import Services


class PeoplePanel(SourceCompanion):
    """Persons, organisations, places and works. A click goes from mention to mention."""

    searchRequested = Signal(str)

    def __init__(self, services: "Services", theme: Theme, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(services, theme, tasks, parent)
        self._article: Article | None = None
        self._behind = False
        self._model = PeopleModel(self)
        self.filter = FilterField(theme, self)
        self.chips = ChipBar(theme, self)
        self.view = PeopleView(self)
        self.view.setModel(self._model)
        self._delegate = PeopleDelegate(theme, self.view)
        self.view.setItemDelegate(self._delegate)
        self._current = CurrentEntity(services, theme, tasks, self.view, self._model, self._delegate)
        self.empty = EmptyNote(theme, self.view)
        self.lay_out([self.filter, self.chips], self.view)
        self._connect()
        self.settle()

    def show_article(self, article: Article | None) -> None:
        """Show whom and what an article names, or nothing."""
        if article is None or self._article is None or article.id != self._article.id:
            self._current.forget()
        self._article = article
        self._current.article_id = article.id if article is not None else None
        self._load()

    def refresh(self, changes: Changes) -> None:
        """Read again where facts or annotations changed; count again where articles came or went."""
        if self._article is None:
            return
        here = not changes.article_ids or self._article.id in changes.article_ids
        concerned = Touched.FACTS | Touched.ANNOTATIONS | Touched.ARTICLES | Touched.ACCESS
        if here and changes.touched & concerned:
            self._load()
        elif changes.touched & (Touched.ARTICLES | Touched.FACTS):
            self._count()

    def set_search(self, text: str) -> None:
        """Light up the words of the global search."""
        self._delegate.words = plain_words(text)
        self.view.viewport().update()

    def point_at(self, offset: int) -> None:
        """Make the entity under the source's cursor current, without going anywhere."""
        found = self._model.covering(offset)
        if found is None or self._current.form:
            return
        entity, number = found
        self._model.stand_at(entity, number)
        index = self._model.place_of(entity.id, number)
        if index.isValid() and index != self.view.currentIndex():
            self._current.make(index)
            self.view.scrollTo(index)

    def focus_filter(self) -> None:
        """Put the cursor in the filter."""
        self.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filter.selectAll()

    def restyle(self) -> None:
        self.filter.restyle()
        self._current.embed()
        self.view.viewport().update()

    def retranslate(self) -> None:
        words = (self.tr("People"), self.tr("Organisations"), self.tr("Places"), self.tr("Works"))
        self._model.labels = dict(zip(KINDS, words, strict=True))
        self._model.spoken = self.tr("{name}, {count} mentions")
        self._delegate.mentions = self.tr("×{n}")
        self._delegate.elsewhere = self.tr("In {n} other articles")
        self._delegate.paragraph = self.tr("¶ {n}")
        self._delegate.also = self.tr("also {names}")
        self.filter.say(self.tr("Filter people, organisations, places"), self.tr("Filter people"))
        self.view.setAccessibleName(self.tr("People, organisations, places and works"))
        self._rebuild()

    def _connect(self) -> None:
        self.filter.filtered.connect(self._typed)
        self.filter.left.connect(self._into_list)
        self.chips.toggled.connect(self._choose_kinds)
        self.view.went.connect(self._went)
        self.view.came.connect(self._current.make)
        self.view.folded.connect(self._fold)
        self.view.verb.connect(self._current.do)
        self.view.menuAt.connect(self._current.menu)
        self._current.annotated.connect(self.annotationActivated)
        self._current.refused.connect(self.messageRequested)
        self._current.searched.connect(self.searchRequested)
        self._current.closed.connect(self._catch_up)

    def _load(self) -> None:
        article = self._article
        if article is None:
            self._show(None, [], {}, [], {})
            return

        def read() -> tuple[Article, list[Entity], dict[int, int], list[str], dict[int, list[EntityName]]]:
            about = [n.entity_id for n in self.services.annotating.annotations(article.id) if n.entity_id is not None]
            meant = self.services.entities.standing_for(about, article.id)
            comments = Counter(meant[entity_id] for entity_id in about)
            tags = [tag.name for tag in self.services.tagging.tags()]
            entities = self.services.entities.of_article(article.id)
            decided = {entity.id: self.services.entities.names(entity.id) for entity in entities}
            return article, entities, dict(comments), tags, decided

        self.tasks.query(lambda _: read(), lambda found: self._show(*found), replaces="people-panel")

    def _show(
        self,
        article: Article | None,
        entities: list[Entity],
        comments: dict[int, int],
        tags: list[str],
        decided: dict[int, list[EntityName]],
    ) -> None:
        self._current.known_tags, self._current.locked = tags, self.locked_reason()
        self._current.decided = decided
        if self._current.form:
            self._behind = True
            return
        scroll = self.view.verticalScrollBar().value()
        self._model.set_content(article, entities, comments)
        self._settle_rows()
        self.view.verticalScrollBar().setValue(scroll)
        if entities:
            self._count(entities)

    def _catch_up(self) -> None:
        """After a form was closed: show what changed meanwhile."""
        if self._behind:
            self._behind = False
            self._load()

    def _count(self, entities: list[Entity] | None = None) -> None:
        """Count the other articles, which takes longer where there are many."""
        named = self._model.entities if entities is None else entities
        ids = [entity.id for entity in named]
        self.tasks.query(
            lambda _: self.services.entities.article_counts(ids), self._show_counts, replaces="people-counts"
        )

    def _show_counts(self, counts: dict[int, int]) -> None:
        if self._current.form:
            self._behind = True
            return
        self._model.set_counts(counts)
        self._settle_rows()

    def _rebuild(self) -> None:
        self._model.rebuild()
        self._settle_rows()

    def _settle_rows(self) -> None:
        counts = self._model.kind_counts()
        faces = [ChipFace(k, self._model.labels[k], counts[k], k) for k in KINDS if counts[k]]
        self.chips.set_faces(faces, frozenset(self._model.kinds))
        self._current.restore()
        if self._article is None or self._model.rowCount():
            self.empty.say("")
        elif self._model.is_empty():
            self.empty.say(self.tr("This article names nobody"))
        else:
            self.empty.say(self.tr("No name matches the filter"))

    def _into_list(self) -> None:
        self.view.setFocus(Qt.FocusReason.TabFocusReason)
        if not self.view.currentIndex().isValid():
            self.view.step(1)

    def _typed(self, text: str) -> None:
        self._model.typed = text
        self._rebuild()

    def _choose_kinds(self, kinds: frozenset[FactKind]) -> None:
        self._model.kinds = kinds
        self._rebuild()

    def _fold(self, index: QModelIndex) -> None:
        row = self._model.row_at(index)
        if not isinstance(row, EntityRow | MentionRow):
            return
        scroll = self.view.verticalScrollBar().value()
        self._current.make(self._model.place_of(row.entity.id))
        self._model.toggle(row.entity.id)
        self._settle_rows()
        self.view.verticalScrollBar().setValue(scroll)

    def _went(self, index: QModelIndex, forwards: bool) -> None:
        row = self._model.row_at(index)
        if isinstance(row, MentionRow):
            self._model.stand_at(row.entity, row.number)
            self._current.make(index)
            self._go(row.mention)
        elif isinstance(row, EntityRow):
            self._current.make(index)
            self._go(self._model.advance(row.entity, 1 if forwards else -1))

    def _go(self, mention: Mention) -> None:
        self.spanActivated.emit(mention.span)
        self.factActivated.emit(mention.fact_id)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width() and not self._current.form:
            QTimer.singleShot(0, self, self._current.embed)
