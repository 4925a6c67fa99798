"""A search within the open article: while it lasts, its hits stand in place of the window's search."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from archive_viewer.domain.span import Span
from archive_viewer.gui.reader.article_view import ArticleView
from archive_viewer.gui.reader.find_bar import FindBar
from archive_viewer.gui.reader.loading import find
from archive_viewer.gui.tasks.runner import Tasks

if TYPE_CHECKING:
    from archive_viewer.services.services import Services


class Finding(QObject):
    """Joins the find bar to the text. `ended` says that the window's matches may come back."""

    ended = Signal()

    def __init__(self, services: "Services", tasks: Tasks, view: ArticleView, bar: FindBar, key: str) -> None:
        super().__init__(view)
        self._services = services
        self._tasks = tasks
        self._view = view
        self._bar = bar
        self._key = f"{key}:find"
        self.active = False
        bar.queried.connect(self._query)
        bar.stepped.connect(self._step)
        bar.closed.connect(self._end)

    def open(self) -> None:
        """Show the bar, with the selected words in it if they stand in one paragraph."""
        article, selected = self._view.article, self._view.selection
        if article is None:
            return
        words = selected.of(article.text) if selected is not None else ""
        self.active = True
        self._bar.open(words if "\n" not in words else "")

    def _query(self, query: str) -> None:
        services, article = self._services, self._view.article
        if article is not None:
            self._tasks.query(lambda _cancel: find(services, article, query), self._show, replaces=self._key)

    def _show(self, found: tuple[Span, ...]) -> None:
        if not self.active:
            return
        here = self._view.position()
        first = next((number for number, span in enumerate(found) if span.start >= here), 0) if found else -1
        self._view.marks.set_hits(found, first)
        self._stand()

    def _step(self, step: int) -> None:
        marks = self._view.marks
        if self.active and len(marks.hits):
            marks.current_hit = (marks.current_hit + step) % len(marks.hits)
            self._stand()

    def _stand(self) -> None:
        marks = self._view.marks
        self._view.marks_changed()
        if marks.current_hit >= 0:
            self._view.go_to(marks.hits.spans[marks.current_hit], pulse=False)
        self._bar.show_count(marks.current_hit, len(marks.hits))

    def _end(self) -> None:
        if self.active:
            self.active = False
            self.ended.emit()
            self._view.setFocus()
