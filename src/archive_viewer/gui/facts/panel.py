"""The facts of an article beside it: filter, group, review, correct, comment."""

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from archive_viewer.domain.article import Article
from archive_viewer.domain.changes import Changes, Touched
from archive_viewer.domain.fact import Fact, FactKind, FactStatus
from archive_viewer.gui.facts.current_row import CurrentRow
from archive_viewer.gui.facts.delegate import FactDelegate
from archive_viewer.gui.facts.footer import StatusFooter
from archive_viewer.gui.facts.grouping import GROUPINGS
from archive_viewer.gui.facts.model import ORDERS, SHOWN_KINDS, FactModel, Words
from archive_viewer.gui.facts.view import FactsView
from archive_viewer.gui.operations import fact_tables
from archive_viewer.gui.tasks.runner import Tasks
from archive_viewer.gui.theme import Theme
from archive_viewer.gui.widgets.card_delegate import plain_words
from archive_viewer.gui.widgets.chips import ChipBar, ChipFace
from archive_viewer.gui.widgets.empty import EmptyNote
from archive_viewer.gui.widgets.filter_field import FilterField
from archive_viewer.gui.widgets.menu_button import IconMenuButton, MenuButton
from archive_viewer.gui.widgets.panel import SourceCompanion
from archive_viewer.gui.widgets.save_button import SaveButton

if TYPE_CHECKING:
    from archive_viewer.services.services import Services


class FactsPanel(SourceCompanion):
    """Facts of one article. Emits where a person wants to go; shows what the source's cursor is on."""

    def __init__(self, services: "Services", theme: Theme, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(services, theme, tasks, parent)
        self._article: Article | None = None
        self._awaited: int | None = None
        self._model = FactModel(self)
        self.filter = FilterField(theme, self)
        self.grouping = MenuButton(GROUPINGS, self)
        self.order = IconMenuButton("sort", ORDERS, self)
        self.saver = SaveButton(self)
        self.chips = ChipBar(theme, self)
        self.view = FactsView(self)
        self.view.setModel(self._model)
        self._delegate = FactDelegate(theme, self.view)
        self.view.setItemDelegate(self._delegate)
        self._row = CurrentRow(services, theme, tasks, self.view, self._model, self._delegate)
        self.footer = StatusFooter(theme, self)
        self.empty = EmptyNote(theme, self.view)
        self._lay_out()
        self._connect()
        self.settle()

    def show_article(self, article: Article | None) -> None:
        """Show the facts of an article, or none."""
        same = article is not None and self._article is not None and article.id == self._article.id
        self._article = article
        if not same:
            self._row.forget()
            self._model.forget_folding()
        self._load()

    def refresh(self, changes: Changes) -> None:
        """Read again where facts or annotations of this article changed."""
        concerned = Touched.FACTS | Touched.ANNOTATIONS | Touched.ARTICLES | Touched.ACCESS
        if self._article is None or not changes.touched & concerned:
            return
        if not changes.article_ids or self._article.id in changes.article_ids:
            self._load()

    def set_search(self, text: str) -> None:
        """Light up the words of the global search."""
        self._delegate.words = plain_words(text)
        self.view.viewport().update()

    def point_at(self, offset: int) -> None:
        """Make the fact under the source's cursor current, without going anywhere."""
        fact = self._model.covering(offset)
        if fact is None or fact.id is None or fact.id == self._row.fact_id or self._row.form:
            return
        self._model.reveal(fact.id)
        index = self._model.place_of(fact.id)
        if index.isValid():
            self._row.make(index)
            self.view.scrollTo(index)

    def edit(self, fact: Fact) -> None:
        """Open the form of a fact that was just made, as soon as it is among the rows."""
        self._awaited = fact.id
        self._load()

    def focus_filter(self) -> None:
        """Put the cursor in the filter."""
        self.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filter.selectAll()

    def current_fact(self) -> Fact | None:
        """The fact of the current row."""
        return self._model.fact_at(self.view.currentIndex())

    def restyle(self) -> None:
        self.filter.restyle()
        self.footer.restyle()
        for button in (self.grouping, self.order, self.saver):
            button.restyle(self.theme)
        self._row.embed()
        self.view.viewport().update()

    def retranslate(self) -> None:
        self._model.words = self._words()
        self._delegate.kind_words = dict(self._model.words.kinds)
        self.filter.say(self.tr("Filter facts, e.g. 抓获 num:>1000"), self.tr("Filter facts"))
        self.grouping.say(
            {
                "question": self.tr("By question"),
                "section": self.tr("By section"),
                "entity": self.tr("By entity"),
                "kind": self.tr("By kind"),
                "none": self.tr("In order"),
            },
            self.tr("Grouping of facts"),
        )
        self.order.say(
            {
                "place": self.tr("As in the text"),
                "value": self.tr("By value"),
                "unit": self.tr("By unit"),
                "measure": self.tr("By measure"),
                "period": self.tr("By period"),
                "status": self.tr("By status"),
            },
            self.tr("Order of facts"),
        )
        formats = {".csv": self.tr("As CSV…"), ".xlsx": self.tr("As Excel…")}
        self.saver.say(self.tr("Save the facts shown as a table"), self.tr("Facts"), formats)
        self.view.setAccessibleName(self.tr("Facts"))
        self._rebuild()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(6)
        top.addWidget(self.filter, 1)
        for button in (self.grouping, self.order, self.saver):
            top.addWidget(button)
        self.lay_out([top, self.chips], self.view, self.footer)

    def _connect(self) -> None:
        self.filter.filtered.connect(self._typed)
        self.filter.left.connect(self._into_list)
        self.grouping.chosen.connect(self._group)
        self.order.chosen.connect(self._reorder)
        self.saver.chosen.connect(self.save)
        self.chips.toggled.connect(self._choose_kinds)
        self.footer.chosen.connect(self._choose_status)
        self.view.went.connect(self._went)
        self.view.verb.connect(self._row.do)
        self.view.folded.connect(self._fold)
        self.view.menuAt.connect(self._row.menu)
        self._row.annotated.connect(self.annotationActivated)
        self._row.refused.connect(self.messageRequested)

    def _words(self) -> Words:
        kinds = (
            self.tr("Quantity"),
            self.tr("Time"),
            self.tr("Person"),
            self.tr("Job title"),
            self.tr("Organisation"),
            self.tr("Place"),
            self.tr("Work"),
            self.tr("Quotation"),
        )
        statuses = (self.tr("To check"), self.tr("Confirmed"), self.tr("Corrected"), self.tr("Rejected"))
        return Words(
            self.tr("Lead"),
            self.tr("Q{n}"),
            self.tr("Other"),
            dict(zip(SHOWN_KINDS, kinds, strict=True)),
            dict(zip(FactStatus, statuses, strict=True)),
            self.theme.chinese,
        )

    def _load(self) -> None:
        article = self._article
        if article is None:
            self._show(None, [], {}, [])
            return

        def read() -> tuple[Article, list[Fact], dict[int, int], list[str]]:
            notes = self.services.annotating.annotations(article.id)
            counts = Counter(n.fact_id for n in notes if n.fact_id is not None)
            tags = [tag.name for tag in self.services.tagging.tags()]
            return article, self.services.facts.of_revision(article.id, article.revision), dict(counts), tags

        self.tasks.query(lambda _: read(), lambda found: self._show(*found), replaces="facts-panel")

    def _show(self, article: Article | None, facts: list[Fact], comments: dict[int, int], tags: list[str]) -> None:
        self._row.known_tags, self._row.locked = tags, self.locked_reason()
        scroll = self.view.verticalScrollBar().value()
        self._model.set_content(article, facts, comments)
        self._settle_rows()
        self.view.verticalScrollBar().setValue(scroll)
        if self._awaited is not None and self._model.fact(self._awaited) is not None:
            awaited, self._awaited = self._awaited, None
            self._model.reveal(awaited)
            index = self._model.place_of(awaited)
            if index.isValid():
                self._row.make(index)
                self.view.setFocus()
                self._row.do("correct")

    def _rebuild(self) -> None:
        self._model.rebuild()
        self._settle_rows()

    def _settle_rows(self) -> None:
        """After the rows changed: chips, counts, the current row, and a word where there are none."""
        words, counts = self._model.words, self._model.kind_counts()
        faces = [ChipFace(k, words.kinds[k], counts[k], k) for k in SHOWN_KINDS if counts[k]]
        self.chips.set_faces(faces, frozenset(self._model.effective_kinds()))
        self.saver.setEnabled(bool(self._model.shown_facts()))
        self.footer.show_counts(words.statuses, self._model.status_counts())
        self._row.restore()
        if self._article is None:
            self.empty.say("")
        elif self._model.is_empty():
            self.empty.say(self.tr("No facts in this article"))
        else:
            self.empty.say("" if self._model.rowCount() else self.tr("No fact matches the filter"))

    def _into_list(self) -> None:
        self.view.setFocus(Qt.FocusReason.TabFocusReason)
        if not self.view.currentIndex().isValid():
            self.view.step(1)

    def _typed(self, text: str) -> None:
        self._model.typed = text
        self._rebuild()

    def _group(self, key: str) -> None:
        self._model.grouping = key
        self._rebuild()

    def save(self, path: Path) -> None:
        """Write the facts in sight as .csv or .xlsx. The end is announced."""
        said = self.tr("Saved: {name}").format(name=path.name)
        facts = self._model.shown_facts()
        fact_tables.save(self.tasks, self.services, path, facts, lambda _path: self.messageRequested.emit(said))

    def _reorder(self, key: str) -> None:
        self._model.order = key
        self._rebuild()

    def _choose_kinds(self, keys: frozenset[FactKind]) -> None:
        self._model.kinds = keys
        self._rebuild()

    def _choose_status(self, status: FactStatus | None) -> None:
        self._model.status = status
        self._rebuild()

    def _fold(self, key: str) -> None:
        scroll = self.view.verticalScrollBar().value()
        place = self.view.currentIndex().row()
        self._model.toggle(key)
        self._settle_rows()
        if not self.view.currentIndex().isValid():
            self.view.setCurrentIndex(self._model.index(max(0, place)))
        self.view.verticalScrollBar().setValue(scroll)

    def _went(self, index: QModelIndex) -> None:
        fact = self._model.fact_at(index)
        self._row.make(index)
        if fact is not None and fact.id is not None:
            self.spanActivated.emit(fact.span)
            self.factActivated.emit(fact.id)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width() and not self._row.form:
            QTimer.singleShot(0, self, self._row.embed)
