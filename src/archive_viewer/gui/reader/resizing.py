"""Making a highlight longer or shorter: its ends are dragged, or moved by a character with a key."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, QTimer
from PySide6.QtGui import QMouseEvent

from archive_viewer.domain.annotation import Annotation
from archive_viewer.domain.span import Span

if TYPE_CHECKING:
    from archive_viewer.gui.reader.article_view import ArticleView

REACH = 5.0
"""Pixels around an end from which it can be taken."""
SETTLED_MS = 500
"""After the last key an end has come to rest, and the change is one."""
KEYS = {"end forth": (0, 1), "end back": (0, -1), "start forth": (1, 0), "start back": (-1, 0)}


class HighlightEnds(QObject):
    """Shows at once what a person does, and asks for the change when it is done: `resizeRequested` of the view."""

    def __init__(self, view: "ArticleView") -> None:
        super().__init__(view)
        self._view = view
        self._taken: tuple[Annotation, bool] | None = None
        self._moving: Annotation | None = None
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(SETTLED_MS)
        self._rest.timeout.connect(self.settle)
        view.viewport().installEventFilter(self)

    def nudge(self, verb: str) -> None:
        """Move an end of the highlight under the cursor by a character."""
        here = self._moving or self._view.highlight_here()
        article = self._view.article
        if here is None or here.span is None or article is None:
            return
        first, last = KEYS[verb]
        start, end = here.span.start + first, here.span.end + last
        if 0 <= start < end <= len(article.text):
            self._show(here, Span(start, end))
            self._rest.start()

    def settle(self) -> None:
        """Ask for what was shown to be kept."""
        self._rest.stop()
        moved, self._moving = self._moving, None
        if moved is not None and moved.span is not None:
            self._view.resizeRequested.emit(moved.id, moved.span)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QMouseEvent) or not self._view.writable:
            return super().eventFilter(watched, event)
        kind, at = event.type(), event.position()
        if kind == QEvent.Type.MouseButtonPress and event.button() == Qt.MouseButton.LeftButton:
            self.settle()
            self._taken = self._end_at(at)
            return self._taken is not None
        if kind == QEvent.Type.MouseMove and self._taken is not None:
            self._drag(at)
            return True
        if kind == QEvent.Type.MouseMove and not event.buttons() and self._end_at(at) is not None:
            self._view.viewport().setCursor(Qt.CursorShape.SplitHCursor)
            return True
        if kind == QEvent.Type.MouseButtonRelease and self._taken is not None:
            self._taken = None
            self.settle()
            return True
        return super().eventFilter(watched, event)

    def _drag(self, at: QPointF) -> None:
        if self._taken is None:
            return
        annotation, at_end = self._taken
        there, span = self._view.offset_at(at), annotation.span
        if span is not None:
            start, end = (span.start, max(span.start + 1, there)) if at_end else (min(there, span.end - 1), span.end)
            self._show(annotation, Span(start, end))

    def _show(self, annotation: Annotation, span: Span) -> None:
        marks = self._view.marks
        self._moving = replace(annotation, start=span.start, end=span.end)
        others = [each for each in marks.annotations.things if each.id != annotation.id]
        marks.set_annotations([*others, self._moving])
        marks.current_annotation = annotation.id
        self._view.marks_changed()

    def _end_at(self, at: QPointF) -> tuple[Annotation, bool] | None:
        """The highlight whose end is under the pointer, and whether it is its last one; the shortest of several."""
        view = self._view
        if view.article is None or at.y() < view.title.height():
            return None
        lines, offset = view.lines_in_view(), view.offset_at(at)
        for annotation in view.marks.highlights.at(offset):
            if annotation.span is None:
                continue
            for piece in lines.pieces(annotation.span):
                if not piece.box.top() <= at.y() <= piece.box.bottom():
                    continue
                if piece.last and abs(at.x() - piece.box.right()) <= REACH:
                    return annotation, True
                if piece.first and abs(at.x() - piece.box.left()) <= REACH:
                    return annotation, False
        return None
