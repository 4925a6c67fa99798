"""The outline of an article beside it: title, questions, answers, heads and points, each a way into the text."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from archive_viewer.domain.article import Article
from archive_viewer.domain.changes import Changes, Touched
from archive_viewer.domain.span import Span
from archive_viewer.gui.outline.model import ROW_ROLE, OutlineDelegate, OutlineModel
from archive_viewer.gui.outline.rows import OutlineRow, entry_at, outline
from archive_viewer.gui.tasks.runner import Tasks
from archive_viewer.gui.theme import Theme
from archive_viewer.gui.widgets.card_delegate import plain_words
from archive_viewer.gui.widgets.empty import EmptyNote
from archive_viewer.gui.widgets.filter_field import FilterField
from archive_viewer.gui.widgets.panel import SourceCompanion

if TYPE_CHECKING:
    from archive_viewer.services.services import Services


class OutlinePanel(SourceCompanion):
    """A click or Return goes to the entry's place; the entry under the source's cursor is lit."""

    def __init__(self, services: "Services", theme: Theme, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(services, theme, tasks, parent)
        self._article: Article | None = None
        self._model = OutlineModel(self)
        self.filter = FilterField(theme, self)
        self.view = QListView(self)
        self.view.setObjectName("outlineList")
        self.view.setModel(self._model)
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setResizeMode(QListView.ResizeMode.Adjust)
        self._delegate = OutlineDelegate(theme, self._model, self.view)
        self.view.setItemDelegate(self._delegate)
        self.empty = EmptyNote(theme, self.view)
        self.lay_out([self.filter], self.view)
        self.filter.filtered.connect(self._typed)
        self.filter.left.connect(self._into_list)
        self.view.clicked.connect(self._went)
        self.view.activated.connect(self._went)
        self.settle()

    def show_article(self, article: Article | None) -> None:
        """Show the outline of an article, or none."""
        self._article = article
        self._load()

    def refresh(self, changes: Changes) -> None:
        """Read again where this article or its facts changed."""
        if self._article is None or not changes.touched & (Touched.FACTS | Touched.ARTICLES):
            return
        if not changes.article_ids or self._article.id in changes.article_ids:
            self._load()

    def set_search(self, text: str) -> None:
        """Light up the words of the global search."""
        self._delegate.words = plain_words(text)
        self.view.viewport().update()

    def point_at(self, offset: int) -> None:
        """Light up the entry that the source's cursor is in."""
        place = entry_at(self._model.rows, offset)
        if place is not None and place != self.view.currentIndex().row():
            self.view.setCurrentIndex(self._model.index(place))
            self.view.scrollTo(self._model.index(place))

    def focus_filter(self) -> None:
        """Put the cursor in the filter."""
        self.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filter.selectAll()

    def restyle(self) -> None:
        self.filter.restyle()
        self.view.viewport().update()

    def retranslate(self) -> None:
        self._model.labels = {"question": self.tr("Q{label}"), "lead": self.tr("Lead")}
        self.filter.say(self.tr("Filter outline"), self.tr("Filter outline"))
        self.view.setAccessibleName(self.tr("Outline"))
        self.view.viewport().update()
        self._say_empty()

    def _load(self) -> None:
        article = self._article
        if article is None:
            self._show([])
            return

        def read(_cancel: object) -> list[OutlineRow]:
            return outline(article, self.services.facts.of_revision(article.id, article.revision))

        self.tasks.query(read, self._show, replaces="outline-panel")

    def _show(self, rows: list[OutlineRow]) -> None:
        place, scroll = self.view.currentIndex().row(), self.view.verticalScrollBar().value()
        same = [r.words for r in rows] == [r.words for r in self._model.rows]
        self._model.set_rows(rows)
        if same:
            self.view.setCurrentIndex(self._model.index(place))
            self.view.verticalScrollBar().setValue(scroll)
        self._say_empty()

    def _typed(self, text: str) -> None:
        self._model.typed = text
        self._model.rebuild()
        self._say_empty()

    def _say_empty(self) -> None:
        silent = self._article is None or self._model.rowCount() > 0
        self.empty.say("" if silent else self.tr("Nothing in the outline matches the filter"))

    def _into_list(self) -> None:
        self.view.setFocus(Qt.FocusReason.TabFocusReason)
        if not self.view.currentIndex().isValid():
            self.view.setCurrentIndex(self._model.index(0))

    def _went(self, index: QModelIndex) -> None:
        row = index.data(ROW_ROLE)
        if isinstance(row, OutlineRow):
            self.spanActivated.emit(row.span or Span(0, 0))
