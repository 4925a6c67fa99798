"""Who listens to whom among reader, views and tray: every view points into the source, the source lights up views."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject
from PySide6.QtGui import QGuiApplication

from archive_viewer.domain.annotation import Annotation
from archive_viewer.domain.article import Article
from archive_viewer.domain.span import Span
from archive_viewer.gui.operations import annotating, passages
from archive_viewer.gui.tasks.runner import Cancel

if TYPE_CHECKING:
    from archive_viewer.gui.main_window import MainWindow


class Linker(QObject):
    """Joins the panels of a window; `go` of the window opens an article at a place, remembering where one was."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        reader, tray, tell = window.reader, window.tray, window.notifier.tell
        self._services = window.services
        self._tasks = window.tasks
        self._reader = reader
        self._views = window.panes.views
        self._facts = window.facts
        self._annotations = window.annotations
        self._panels = (window.facts, window.outline, window.timeline, window.people, window.annotations)
        self._go = window.go
        self._tell = tell
        for panel in self._panels:
            panel.spanActivated.connect(self._go_to_span)
            panel.factActivated.connect(reader.link_fact)
            panel.annotationActivated.connect(reader.link_annotation)
            panel.messageRequested.connect(tell)
        window.people.searchRequested.connect(window.toolbar.search.set_query)
        reader.articleShown.connect(self._shown)
        reader.cursorMoved.connect(self._point)
        reader.highlightRequested.connect(self._highlight)
        reader.commentRequested.connect(lambda span: self._annotate(span, "comment"))
        reader.tagRequested.connect(lambda span: self._annotate(span, "tag"))
        reader.passageRequested.connect(self._add_passage)
        reader.copyRequested.connect(self._copy)
        reader.removeRequested.connect(self._remove)
        reader.annotationActivated.connect(self._show_annotation)
        reader.factActivated.connect(self._show_fact)
        reader.messageRequested.connect(tell)
        tray.passageActivated.connect(window.go)
        tray.messageRequested.connect(tell)

    def set_search(self, query: str) -> None:
        """Light the search's words up in every view."""
        for panel in self._panels:
            panel.set_search(query)

    def copy_citation(self, article_id: int, style: str) -> None:
        """Put an article's reference on the clipboard."""

        def copied(reference: str) -> None:
            QGuiApplication.clipboard().setText(reference)
            self._tell(self.tr("Citation copied"))

        self._tasks.query(lambda _cancel: self._services.exporting.citation(article_id, style), copied)

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

    def _article_id(self) -> int | None:
        article = self._reader.article
        return None if article is None else article.id

    def _highlight(self, span: Span, color: str) -> None:
        if (article_id := self._article_id()) is not None:
            annotating.highlight(self._tasks, self._services, article_id, span, color)

    def _annotate(self, span: Span, focus: str) -> None:
        article_id = self._article_id()
        if article_id is None:
            return

        def edit(annotation: Annotation) -> None:
            self._views.show_pane("annotations")
            self._annotations.edit(annotation.id, focus)

        verb = annotating.comment if focus == "comment" else annotating.tag
        verb(self._tasks, self._services, article_id, span, done=edit)

    def _add_passage(self, span: Span) -> None:
        if (article_id := self._article_id()) is not None:
            passages.add_passage(self._tasks, self._services, article_id, span)

    def _remove(self, annotation_id: int) -> None:
        annotating.remove(self._tasks, self._services, [annotation_id])

    def _copy(self, span: Span) -> None:
        article_id = self._article_id()
        if article_id is None:
            return

        def read(_cancel: Cancel) -> tuple[str, str, str]:
            clipping = self._services.exporting.clipboard(article_id, span.start, span.end)
            return clipping.text, clipping.html, clipping.markdown

        def copied(forms: tuple[str, str, str]) -> None:
            content = QMimeData()
            content.setText(forms[0])
            content.setHtml(forms[1])
            content.setData("text/markdown", forms[2].encode("utf-8"))
            QGuiApplication.clipboard().setMimeData(content)
            self._tell(self.tr("Copied with its citation"))

        self._tasks.query(read, copied)

    def _show_annotation(self, annotation_id: int) -> None:
        self._views.show_pane("annotations")
        self._annotations.edit(annotation_id)

    def _show_fact(self, _fact_id: int) -> None:
        self._views.show_pane("facts")
        self._facts.point_at(self._reader.view.offset)
