"""Who listens to whom among reader, views and tray: every view points into the source, the source lights up views."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject
from PySide6.QtGui import QGuiApplication

from archive_viewer.domain.annotation import Annotation
from archive_viewer.domain.article import Article
from archive_viewer.domain.span import Span
from archive_viewer.gui.annotations.panel import AnnotationsPanel
from archive_viewer.gui.facts.panel import FactsPanel
from archive_viewer.gui.operations import annotating, passages
from archive_viewer.gui.outline.panel import OutlinePanel
from archive_viewer.gui.passages.tray import PassageTray
from archive_viewer.gui.reader.panel import ReaderPanel
from archive_viewer.gui.tasks.runner import Tasks
from archive_viewer.gui.widgets.tabs import TabbedPane

if TYPE_CHECKING:
    from archive_viewer.services import Services
    from archive_viewer.services.exporting import Clipping


class Linker(QObject):
    """Joins the panels. `go` opens an article at a place, remembering where one was; `tell` shows a message."""

    def __init__(
        self,
        services: "Services",
        tasks: Tasks,
        reader: ReaderPanel,
        views: TabbedPane,
        facts: FactsPanel,
        outline: OutlinePanel,
        annotations: AnnotationsPanel,
        tray: PassageTray,
        go: Callable[[int, Span | None], None],
        tell: Callable[[str], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._services = services
        self._tasks = tasks
        self._reader = reader
        self._views = views
        self._facts = facts
        self._annotations = annotations
        self._tray = tray
        self._panels = (facts, outline, annotations)
        self._go = go
        self._tell = tell
        for panel in self._panels:
            panel.spanActivated.connect(self._go_to_span)
            panel.factActivated.connect(reader.link_fact)
            panel.annotationActivated.connect(reader.link_annotation)
            panel.messageRequested.connect(tell)
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
        tray.passageActivated.connect(go)
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

        def copied(clipping: "Clipping") -> None:
            content = QMimeData()
            content.setText(clipping.text)
            content.setHtml(clipping.html)
            content.setData("text/markdown", clipping.markdown.encode("utf-8"))
            QGuiApplication.clipboard().setMimeData(content)
            self._tell(self.tr("Copied with its citation"))

        services = self._services
        self._tasks.query(lambda _cancel: services.exporting.clipboard(article_id, span.start, span.end), copied)

    def _show_annotation(self, annotation_id: int) -> None:
        self._views.show_pane("annotations")
        self._annotations.edit(annotation_id)

    def _show_fact(self, _fact_id: int) -> None:
        self._views.show_pane("facts")
        self._facts.point_at(self._reader.view.offset)
