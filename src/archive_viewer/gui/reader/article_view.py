"""The source text under a person's hands: keys, pointer, selection bar, context menu, clipboard."""

from PySide6.QtCore import QEvent, QMimeData, QPointF, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QGuiApplication,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QResizeEvent,
    QTextCursor,
    QWheelEvent,
)
from PySide6.QtWidgets import QToolTip, QWidget

from archive_viewer.domain.annotation import Annotation, Color
from archive_viewer.domain.fact import Fact
from archive_viewer.domain.span import Span
from archive_viewer.gui.reader.context_menu import context_menu
from archive_viewer.gui.reader.keys import verb_of
from archive_viewer.gui.reader.reading import sentence_at
from archive_viewer.gui.reader.resizing import KEYS, HighlightEnds
from archive_viewer.gui.reader.scroll_map import plain_hint
from archive_viewer.gui.reader.selection_bar import SelectionBar
from archive_viewer.gui.reader.source_view import SourceView
from archive_viewer.gui.theme import Theme

BAR_AFTER_MS = 200
OVERLAP_LINES = 2
CARRYING = frozenset({"passage", "copy", "link"})
WRITING = frozenset({"highlight", "comment", "tag", "passage", "fact", "remove", *KEYS})


class ArticleView(SourceView):
    """Says by signals what a person wants done; it changes nothing itself but the clipboard.

    `refused`: a verb that writes was asked for where nothing may be written.
    """

    cursorMoved = Signal(int)
    highlightRequested = Signal(object, str)
    commentRequested = Signal(object)
    tagRequested = Signal(object)
    passageRequested = Signal(object)
    factRequested = Signal(object)
    copyRequested = Signal(object)
    linkRequested = Signal(object)
    removeRequested = Signal(int)
    resizeRequested = Signal(int, object)
    annotationActivated = Signal(int)
    factActivated = Signal(int)
    refused = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.color = Color.YELLOW.value
        self.writable = True
        self.bar = SelectionBar(theme, self.viewport())
        self.bar.chosen.connect(self.do)
        self._bar_timer = QTimer(self)
        self._bar_timer.setSingleShot(True)
        self._bar_timer.setInterval(BAR_AFTER_MS)
        self._bar_timer.timeout.connect(self.show_bar)
        self._wheel = 0
        self.ends = HighlightEnds(self)
        self.viewport().setMouseTracking(True)
        self.cursorPositionChanged.connect(self._cursor_moved)
        self.scrolled.connect(self.bar.hide)
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything again in the language of the moment."""
        self.setAccessibleName(self.tr("Article text"))
        self.bar.retranslate()
        self.title.retranslate()
        self.restyle()

    @property
    def offset(self) -> int:
        """Where the cursor is."""
        return self.units.to_code_point(self.textCursor().position())

    @property
    def selection(self) -> Span | None:
        """What is selected, None for nothing."""
        cursor = self.textCursor()
        if not cursor.hasSelection():
            return None
        to = self.units.to_code_point
        return Span(to(cursor.selectionStart()), to(cursor.selectionEnd()))

    def select(self, span: Span) -> None:
        """Select a stretch of the text, as if by hand."""
        cursor = self.textCursor()
        cursor.setPosition(self.units.to_utf16(span.start))
        cursor.setPosition(self.units.to_utf16(span.end), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def fact_here(self) -> Fact | None:
        """The shortest fact under the cursor."""
        return next(iter(self.marks.facts.at(self.offset)), None)

    def annotation_here(self) -> Annotation | None:
        """The shortest annotation under the cursor, else the first within the selection."""
        here = next(iter(self.marks.annotations.at(self.offset)), None)
        if here is None and (selected := self.selection) is not None:
            here = next((a for _, _, a in self.marks.annotations.between(*selected)), None)
        return here

    def highlight_here(self) -> Annotation | None:
        """The shortest highlighted passage under the cursor."""
        return next(iter(self.marks.highlights.at(self.offset)), None)

    def offset_at(self, at: QPointF) -> int:
        """The offset nearest to a point of the viewport."""
        return self.units.to_code_point(self.cursorForPosition(at.toPoint()).position())

    def target(self, *, whole: bool = False) -> Span | None:
        """What a verb acts on: the selection, else the annotation, fact or sentence under the cursor.

        `whole` is for words to carry away: a fact alone says too little, so its sentence is meant.
        """
        if self.article is None:
            return None
        if (selected := self.selection) is not None:
            return selected
        for thing in (self.annotation_here(), None if whole else self.fact_here()):
            if thing is not None and thing.span is not None:
                return thing.span
        sentence = sentence_at(self.article.text, self.offset)
        return sentence if sentence.length else None

    def do(self, verb: str) -> None:
        """Do a verb of `keys` to the target; highlight may name its colour, as in highlight:blue."""
        name, _, color = verb.partition(":")
        if name in WRITING and not self.writable:
            self.refused.emit()
        elif name in KEYS:
            self.ends.nudge(name)
        elif name in ("next", "previous"):
            self._step(1 if name == "next" else -1)
        elif name == "remove":
            if (annotation := self.annotation_here()) is not None:
                self.removeRequested.emit(annotation.id)
        elif name == "plain":
            self.copy()
        elif name == "activate":
            self._activate()
        elif (span := self._meant(name)) is not None:
            self._ask(name, span, color)
        self.bar.hide()

    def _meant(self, name: str) -> Span | None:
        return self.selection if name == "fact" else self.target(whole=name in CARRYING)

    def _ask(self, name: str, span: Span, color: str) -> None:
        if name == "highlight":
            self.color = color or self.color
            self.highlightRequested.emit(span, self.color)
        else:
            {
                "comment": self.commentRequested,
                "tag": self.tagRequested,
                "passage": self.passageRequested,
                "fact": self.factRequested,
                "copy": self.copyRequested,
                "link": self.linkRequested,
            }[name].emit(span)

    def copy(self) -> None:
        """Put the selected characters on the clipboard as they stand in the source."""
        if self.article is not None and (selected := self.selection) is not None:
            QGuiApplication.clipboard().setText(selected.of(self.article.text))

    def createMimeDataFromSelection(self) -> QMimeData:
        carried = QMimeData()
        if self.article is not None and (selected := self.selection) is not None:
            carried.setText(selected.of(self.article.text))
        return carried

    def show_bar(self) -> None:
        """Show the selection bar beside the selection, if there is one in view."""
        selected = self.selection
        if selected is None or self.article is None:
            self.bar.hide()
            return
        lines = self.lines_in_view()
        boxes = [lines.line_box(piece) for piece in lines.pieces(selected)]
        boxes = [box for box in boxes if box.bottom() > self.title.height() and box.top() < self.viewport().height()]
        if not boxes:
            self.bar.hide()
            return
        self.bar.set_writable(self.writable)
        top = self.title.height() + 4
        column = QRect(self.columns.text, top, self.columns.width, self.viewport().height() - top)
        self.bar.place(boxes[0], boxes[-1], column, self.viewport().rect())

    def _cursor_moved(self) -> None:
        if self.article is not None:
            self.cursorMoved.emit(self.offset)

    def _step(self, direction: int) -> None:
        facts, here = self.marks.facts, self.offset
        starts = [span.start for span in facts.spans]
        if direction > 0:
            place = next((i for i, start in enumerate(starts) if start > here), None)
        else:
            place = next((i for i in reversed(range(len(starts))) if starts[i] < here), None)
        if place is None:
            return
        fact = facts.things[place]
        self.go_to(fact.span, pulse=False)
        self.marks.linked_fact = fact.id
        self.marks_changed()
        self.cursorMoved.emit(fact.start)

    def _activate(self) -> None:
        if (fact := self.fact_here()) is not None and fact.id is not None:
            self.factActivated.emit(fact.id)
        if (annotation := self.annotation_here()) is not None:
            self.annotationActivated.emit(annotation.id)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride and verb_of(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        verb = verb_of(event)
        if verb == "dismiss":
            if self.bar.isVisible():
                self.bar.hide()
            elif self.selection is not None:
                self._unselect()
            else:
                event.ignore()
        elif verb in ("page down", "page up"):
            selecting = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._page(1 if verb == "page down" else -1, selecting=selecting and event.key() != Qt.Key.Key_Space)
        elif verb in ("larger", "smaller", "normal"):
            self.scale({"larger": 1, "smaller": -1, "normal": 0}[verb])
        elif verb:
            self.do(verb)
        else:
            super().keyPressEvent(event)
            self._keep_cursor_in_view()
            if self.selection is not None:
                self._bar_timer.start()
            else:
                self.bar.hide()

    def scale(self, step: int) -> None:
        """Make the article's type larger or smaller by a pixel; 0 is the usual size."""
        self.theme.set_article_type(size=self.theme.article_size + step if step else 17)

    def _unselect(self) -> None:
        cursor = self.textCursor()
        cursor.clearSelection()
        self.setTextCursor(cursor)

    def _page(self, direction: int, *, selecting: bool) -> None:
        room = self.viewport().height() - self.title.height() - OVERLAP_LINES * self.line_pitch
        where = QRectF(self.cursorRect()).center()
        self.map.setValue(self.map.value() + direction * max(self.line_pitch, room))
        height = self.viewport().height()
        y = min(max(where.y(), self.title.height() + self.line_pitch / 2), height - self.line_pitch / 2)
        there = self.cursorForPosition(QPointF(where.x(), y).toPoint()).position()
        cursor = self.textCursor()
        mode = QTextCursor.MoveMode.KeepAnchor if selecting else QTextCursor.MoveMode.MoveAnchor
        cursor.setPosition(there, mode)
        value = self.map.value()
        self.setTextCursor(cursor)
        self.map.setValue(value)

    def _keep_cursor_in_view(self) -> None:
        hidden = self.title.height() + 4 - self.cursorRect().top()
        if hidden > 0 and self.map.value() > 0:
            self.map.setValue(self.map.value() - hidden)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._wheel += event.angleDelta().y()
            notches = int(self._wheel / 120)
            self._wheel -= notches * 120
            if notches:
                self.scale(notches)
            event.accept()
            return
        super().wheelEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.bar.hide()
        self._bar_timer.stop()
        self._pulsing = None
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.button() != Qt.MouseButton.LeftButton:
            return
        mark = self.margins.mark_at(event.position())
        if mark is not None:
            ids = [a.id for a in mark.annotations]
            current = self.marks.current_annotation
            following = ids.index(current) + 1 if current in ids else 0
            self.annotationActivated.emit(ids[following % len(ids)])
        elif self.selection is not None:
            self.show_bar()
        elif self.article is not None:
            self._activate()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        super().mouseDoubleClickEvent(event)
        self._bar_timer.start()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        over = self.margins.mark_at(event.position()) is not None
        shape = Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.IBeamCursor
        if self.viewport().cursor().shape() != shape:
            self.viewport().setCursor(shape)

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            mark = self.margins.mark_at(QPointF(event.pos()))
            words = "\n\n".join(a.comment or ", ".join(a.tags) or a.exact for a in mark.annotations) if mark else ""
            QToolTip.showText(event.globalPos(), plain_hint(words), self.viewport())
            return True
        return super().viewportEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self.article is None:
            return
        if event.reason() == QContextMenuEvent.Reason.Mouse and self.selection is None:
            self.setTextCursor(self.cursorForPosition(event.pos()))
        self.bar.hide()
        menu = context_menu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.bar.hide()

    @property
    def line_pitch(self) -> int:
        """Distance between baselines in pixels."""
        return self._formats.setting.leading
