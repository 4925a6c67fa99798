"""The search as the window lives it: typing, results, walking from hit to hit and from article to article."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from archive_viewer.domain.results import Among, Completion, Hit, Results
from archive_viewer.domain.span import Span
from archive_viewer.gui.operations import searching
from archive_viewer.gui.operations.searching import Suggestion
from archive_viewer.gui.tasks.runner import Tasks
from archive_viewer.gui.widgets.search_box import SearchBox

if TYPE_CHECKING:
    from archive_viewer.services.services import Services

DEBOUNCE_MS = 60
FACETS_MS = 250


class SearchControl(QObject):
    """Follows the search box. `answered` carries Results, or None when the box is empty; it opens no article."""

    answered = Signal(object)
    faceted = Signal(object)
    suggested = Signal(list)
    hitWanted = Signal(object, bool)

    def __init__(self, services: "Services", tasks: Tasks, box: SearchBox, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._tasks = tasks
        self._box = box
        self._hits: list[Hit] = []
        self._places = 0
        self._open_first = False
        self.results: Results | None = None
        self.among = Among.ARTICLES
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(DEBOUNCE_MS)
        self._later.timeout.connect(self._search)
        box.edited.connect(self._edited)
        box.completionsWanted.connect(self._complete)
        self._facets_later = QTimer(self)
        self._facets_later.setSingleShot(True)
        self._facets_later.setInterval(FACETS_MS)
        self._facets_later.timeout.connect(self._facet)

    @property
    def query(self) -> str:
        """What is being searched for, "" for nothing."""
        return self._box.query

    @property
    def waiting(self) -> bool:
        """Whether a search is about to begin."""
        return self._later.isActive()

    def again(self) -> None:
        """Ask the same question once more: articles or notes changed."""
        if self.query:
            self._later.start()

    def enter(self) -> None:
        """Return in the box: open the first hit, now or when the answer is here."""
        if self._later.isActive() or self.results is None or self.results.query != self.query:
            self._open_first = bool(self.query)
        elif self._hits:
            self.hitWanted.emit(self._hits[0], False)

    def toggle(self, token: str) -> None:
        """Add a condition to the query or take it out."""
        self._box.set_query(searching.toggled(self.query, token))

    def look_among(self, among: Among | str) -> None:
        """Search articles, places, annotations or facts from now on."""
        self.among = Among(among)
        self._open_first = False
        if self.query:
            self._search()

    def remember(self) -> None:
        """Note the query among those that were asked."""
        searching.remember(self._tasks, self._services, self.query)

    def hit_of(self, article_id: int) -> Hit | None:
        """The article among the hits, where articles are what is searched."""
        if self.among is not Among.ARTICLES:
            return None
        return next((h for h in self._hits if h.article_id == article_id), None)

    def step(self, article_id: int | None, forwards: bool) -> None:
        """Go on to the next article with places that match, from this one; round at the ends."""
        hits = [h for h in self._hits if h.matches]
        here = [n for n, h in enumerate(hits) if h.article_id == article_id]
        if not hits:
            return
        before, after = (here[0], here[-1]) if here else (len(hits), -1)
        self.hitWanted.emit(hits[(after + 1 if forwards else before - 1) % len(hits)], not forwards)

    def place(self, article_id: int, index: int) -> None:
        """Match `index` (from 0, -1 for none) of the article is current: count it among all places."""
        before = 0
        for hit in self._hits if self.among is Among.ARTICLES else ():
            if hit.article_id == article_id:
                self._box.set_position(before + index + 1 if index >= 0 else 0, self._places)
                return
            before += len(hit.matches)
        self._show_total()

    def _edited(self, _query: str) -> None:
        self._open_first = False
        if self.query:
            self._later.start()
        else:
            self._later.stop()
            self._facets_later.stop()
            self._tasks.query(lambda _cancel: None, lambda _nothing: None, replaces="search")
            self._show(None)

    def _search(self) -> None:
        query = self.query
        if query:
            searching.search(self._tasks, self._services, query, self.among, self._answer)

    def _answer(self, results: Results) -> None:
        if not self.query:
            return
        if not _same(results, self.results):
            self._show(results)
            self._facets_later.start()
        if not results.hits and results.among.in_texts:
            searching.suggest(self._tasks, self._services, results.query, self._suggest)
        elif self._open_first:
            self.hitWanted.emit(self._hits[0], False)
        self._open_first = False

    def _facet(self) -> None:
        if self.query and self.results is not None and self.results.total:
            searching.facets(self._tasks, self._services, self.query, self.faceted.emit)

    def _complete(self, typed: str) -> None:
        def show(rows: "tuple[Completion, ...]") -> None:
            if self._box.line.hasFocus() and self._box.line.text() == typed:
                self._box.completions.show_rows(rows)

        searching.complete(self._tasks, self._services, typed, show)

    def _suggest(self, suggestions: list[Suggestion]) -> None:
        if self.results is not None and not self.results.hits:
            self.suggested.emit(suggestions)

    def _show(self, results: Results | None) -> None:
        self.results = results
        hits = results.hits if results is not None else ()
        self._hits = [h for h in hits if not h.partial] + [h for h in hits if h.partial]
        self._places = sum(len(h.matches) for h in self._hits)
        self._show_total()
        self.answered.emit(results)

    def _show_total(self) -> None:
        if self.results is None:
            self._box.set_articles(None)
        elif self._places:
            self._box.set_position(0, self._places)
        else:
            self._box.set_articles(self.results.total)


def _same(results: Results, shown: Results | None) -> bool:
    """Whether an answer says nothing new."""
    if shown is None:
        return False
    return (results.query, results.among, results.total, results.hits) == (
        shown.query,
        shown.among,
        shown.total,
        shown.hits,
    )


def first_span(hit: Hit, last: bool) -> Span | None:
    """Where a hit is entered: its first place, or its last when one comes from behind."""
    if not hit.matches:
        return None
    return hit.matches[-1 if last else 0]
