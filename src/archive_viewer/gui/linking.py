"""Who listens to whom among reader, views and tray: every view points into the source, the source lights up views."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from archive_viewer.domain.annotation import Anchoring, Annotation
from archive_viewer.domain.article import Article
from archive_viewer.domain.fact import Fact
from archive_viewer.domain.span import Span
from archive_viewer.gui.links import link_to
from archive_viewer.gui.operations import annotating, exporting, passages, reviewing

if TYPE_CHECKING:
    from archive_viewer.gui.main_window import MainWindow
    from archive_viewer.gui.reader.panel import ReaderPanel


class Linker(QObject):
    """Joins the panels of a window; `go` of the window opens an article at a place, remembering where one was."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        tray, tell = window.tray, window.notifier.tell
        self._services = window.services
        self._tasks = window.tasks
        self._theme = window.theme
        self._reader = window.reader
        self._views = window.panes.views
        self._facts = window.facts
        self._annotations = window.annotations
        self._comparison = window.comparison
        self._panels = tuple(window.companions.values())
        self._go = window.go
        self._tell = tell
        for panel in self._panels:
            panel.spanActivated.connect(self._go_to_span)
            panel.factActivated.connect(lambda fact_id: self._reader.link_fact(fact_id))
            panel.annotationActivated.connect(lambda annotation_id: self._reader.link_annotation(annotation_id))
            panel.messageRequested.connect(tell)
        window.annotations.noteActivated.connect(self._go_to_note)
        window.annotations.selection = self._selection
        window.audit.passageActivated.connect(window.go)
        window.audit.doubted.connect(self._doubt)
        window.charts.passageActivated.connect(window.go)
        window.people.searchRequested.connect(window.toolbar.search.set_query)
        for each in (window.reader, window.second):
            self._listen(each)
        tray.passageActivated.connect(window.go)
        tray.messageRequested.connect(tell)

    def _listen(self, reader: "ReaderPanel") -> None:
        reader.articleShown.connect(lambda article: self._shown(article) if reader is self._reader else None)
        reader.cursorMoved.connect(lambda offset: self._point(offset) if reader is self._reader else None)
        reader.highlightRequested.connect(partial(self._highlight, reader))
        reader.commentRequested.connect(partial(self._annotate, reader, "comment"))
        reader.tagRequested.connect(partial(self._annotate, reader, "tag"))
        reader.passageRequested.connect(partial(self._add_passage, reader))
        reader.factRequested.connect(partial(self._add_fact, reader))
        reader.copyRequested.connect(partial(self._copy, reader))
        reader.removeRequested.connect(self._remove)
        reader.resizeRequested.connect(self._resize)
        reader.linkRequested.connect(partial(self._copy_link, reader))
        reader.annotationActivated.connect(partial(self._show_annotation, reader))
        reader.factActivated.connect(partial(self._show_fact, reader))
        reader.messageRequested.connect(self._tell)

    def follow(self, reader: "ReaderPanel") -> None:
        """Let the views show this reader's article from now on, and point into it."""
        if reader is not self._reader:
            self._reader.link_fact(None)
            self._reader = reader
            self._shown(reader.article)

    def set_search(self, query: str) -> None:
        """Light the search's words up in every view."""
        for panel in self._panels:
            panel.set_search(query)

    def _doubt(self, places: Sequence[tuple[Span, str]]) -> None:
        """Mark what findings speak of, unless a comparison marks what it found."""
        if not self._comparison.comparing:
            self._reader.set_findings(places)

    def _shown(self, article: Article | None) -> None:
        for panel in self._panels:
            panel.show_article(article)

    def _point(self, offset: int) -> None:
        for panel in self._panels:
            panel.point_at(offset)

    def _go_to_span(self, span: Span) -> None:
        article = self._reader.article
        if article is not None:
            self._go(article.id, span)

    def _go_to_note(self, note: Annotation) -> None:
        """Open an annotation's article at its words; one that the newest revision lost is shown where it stood."""
        if note.anchoring is Anchoring.ORPHANED:
            self._reader.show_article(note.article_id, note.span, revision=note.revision)
        else:
            self._go(note.article_id, note.span)

    def _selection(self) -> Span | None:
        return self._reader.view.selection if self._reader.view.writable else None

    def _highlight(self, reader: "ReaderPanel", span: Span, color: str) -> None:
        if (article := reader.article) is not None:
            annotating.highlight(self._tasks, self._services, article.id, span, color)

    def _annotate(self, reader: "ReaderPanel", focus: str, span: Span) -> None:
        article = reader.article
        if article is None:
            return

        def edit(annotation: Annotation) -> None:
            self.follow(reader)
            self._views.show_pane("annotations")
            self._annotations.edit(annotation.id, focus, reader.view)

        annotating.begin_note(self._tasks, self._services, article.id, span, done=edit)

    def _add_passage(self, reader: "ReaderPanel", span: Span) -> None:
        if (article := reader.article) is not None:
            passages.add_passage(self._tasks, self._services, article.id, span)

    def _add_fact(self, reader: "ReaderPanel", span: Span) -> None:
        article = reader.article
        if article is None:
            return

        def show(fact: Fact) -> None:
            self.follow(reader)
            self._views.show_pane("facts")
            self._facts.edit(fact)

        reviewing.add(self._tasks, self._services, article.id, span, show)

    def _remove(self, annotation_id: int) -> None:
        annotating.remove(self._tasks, self._services, [annotation_id])

    def _resize(self, annotation_id: int, span: Span) -> None:
        annotating.place(self._tasks, self._services, annotation_id, span)

    def _copy(self, reader: "ReaderPanel", span: Span) -> None:
        if (article := reader.article) is not None:
            exporting.copy_with_citation(
                self._tasks,
                self._services,
                [(article.id, article.revision, span)],
                lambda _count, hedges: self._tell_copied(hedges),
                language="zh_CN" if self._theme.chinese else "en",
            )

    def _tell_copied(self, hedges: list[str]) -> None:
        told = self.tr("Copied with its citation")
        if hedges:
            told = self.tr("Copied with its citation, but cut off from “{word}”").format(word=hedges[0])
        self._tell(told)

    def _copy_link(self, reader: "ReaderPanel", span: Span) -> None:
        if (article := reader.article) is not None:
            QGuiApplication.clipboard().setText(link_to(article.id, span))
            self._tell(self.tr("Link copied; it opens this window at these words"))

    def _show_annotation(self, reader: "ReaderPanel", annotation_id: int) -> None:
        self.follow(reader)
        self._views.show_pane("annotations")
        self._annotations.edit(annotation_id, back=reader.view)

    def _show_fact(self, reader: "ReaderPanel", _fact_id: int) -> None:
        self._views.show_pane("facts")
        if reader is self._reader:
            self._facts.point_at(reader.view.offset)
