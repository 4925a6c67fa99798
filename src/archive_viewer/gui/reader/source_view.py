"""The typeset source text: builds it, lays its columns, paints the marks on it, scrolls to places in it."""

from collections.abc import Iterator

from PySide6.QtCore import QEasingCurve, QPointF, QPropertyAnimation, Qt, QTimer, QVariantAnimation, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QTextDocument
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from archive_viewer.domain.article import Article, BlockRole
from archive_viewer.domain.span import Span
from archive_viewer.gui.reader.columns import BARE_MEASURE, FULL_MEASURE, LEAST_MEASURE, Columns, columns
from archive_viewer.gui.reader.document import PLAIN_ABOVE, Formats, Setting, compose
from archive_viewer.gui.reader.glyph_colours import glyph_colours
from archive_viewer.gui.reader.lines import LinesInView
from archive_viewer.gui.reader.margins import MarginPainter
from archive_viewer.gui.reader.mark_painter import MarkPainter
from archive_viewer.gui.reader.marks import Marks
from archive_viewer.gui.reader.picture_placeholder import PicturePlaceholder
from archive_viewer.gui.reader.scroll_map import ScrollMap
from archive_viewer.gui.reader.speakers import Speakers
from archive_viewer.gui.reader.ticks import ticks
from archive_viewer.gui.reader.title_block import TitleBlock
from archive_viewer.gui.theme import Theme
from archive_viewer.util.offsets import Utf16Map

PULSE_MS = 600
SCROLL_MS = 180
BELOW_TEXT = 120
ARRIVAL = 0.28
TICKS_AFTER_MS = 60


class SourceView(QTextEdit):
    """Shows one article. All offsets are code points into its text."""

    scrolled = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.marks = Marks()
        self.article: Article | None = None
        self.units = Utf16Map("")
        self._bare = False
        self.columns = self._columns(760)
        self._placeholder = PicturePlaceholder(theme)
        self._formats = Formats(theme, self._setting())
        self._composing: Iterator[int] | None = None
        self._composed = 0
        self._own_document: QTextDocument | None = None
        self._wanted: tuple[Span, bool] | None = None
        self._wanted_top: int | None = None
        self._captions: frozenset[int] = frozenset()
        self._pulsing: Span | None = None
        self.setReadOnly(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setLineWrapMode(QTextEdit.LineWrapMode.FixedPixelWidth)
        self.map = ScrollMap(theme)
        self.setVerticalScrollBar(self.map)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.title = TitleBlock(theme, self.viewport())
        self.title.hide()
        self.mark_painter = MarkPainter(theme, self.marks)
        self.margins = MarginPainter(theme, self.marks)
        self.speakers = Speakers(theme, self.marks)
        self._timers()
        self.restyle()

    def _timers(self) -> None:
        self._slices = QTimer(self)
        self._slices.setInterval(0)
        self._slices.timeout.connect(self._compose_slice)
        self._ticking = QTimer(self)
        self._ticking.setSingleShot(True)
        self._ticking.setInterval(TICKS_AFTER_MS)
        self._ticking.timeout.connect(self._set_ticks)
        self._pulse = QVariantAnimation(self)
        self._pulse.setDuration(PULSE_MS)
        self._pulse.setStartValue(1.0)
        self._pulse.setEndValue(0.0)
        self._pulse.valueChanged.connect(lambda _value: self.viewport().update())
        self._glide = QPropertyAnimation(self.map, b"value", self)
        self._glide.setDuration(SCROLL_MS)
        self._glide.setEasingCurve(QEasingCurve.Type.OutCubic)

    def restyle(self) -> None:
        """Take colours and type from the theme again; the text is set anew only where its type changed."""
        surface, ink, selected = (self.theme.css(name) for name in ("surface", "ink", "onHl"))
        self.setStyleSheet(
            f"QTextEdit {{ background: {surface}; color: {ink}; border: none; padding: 0;"
            f" selection-background-color: transparent; selection-color: {selected}; }}"
        )
        self.title.restyle()
        if self.article is not None and self._setting() != self._formats.setting:
            self._set_again()
        self.marks_changed()

    def show_article(self, article: Article | None) -> None:
        """Set the text of `article`; marks are taken away."""
        self.article = article
        self.units = Utf16Map(article.text if article else "")
        self.marks.set_facts(())
        self.marks.set_annotations(())
        self.marks.set_hits(())
        self.marks.set_findings(())
        self.marks.set_differences(())
        self.marks.linked_fact = self.marks.current_annotation = None
        self._wanted = self._wanted_top = self._pulsing = None
        self._glide.stop()
        self.title.show_article(article)
        self._set_text()
        self.map.setValue(0)
        self._show_head()

    @property
    def complete(self) -> bool:
        """Whether all of the text is set."""
        return self._composing is None

    def lines_in_view(self) -> LinesInView:
        """The lines now visible, also those under the folded head."""
        scroll = QPointF(self.horizontalScrollBar().value(), self.map.value())
        size, height = self._formats.setting.size, self.viewport().height()
        return LinesInView(self.document(), self.units, size, scroll, height)

    def y_of(self, offset: int) -> float:
        """Top of the line that holds a code point offset, in the document's pixels."""
        position = self.units.to_utf16(max(0, min(offset, self.units.length)))
        block = self.document().findBlock(position)
        if not block.isValid():
            return float(self.document().size().height())
        top = self.document().documentLayout().blockBoundingRect(block).top()
        line = block.layout().lineForTextPosition(position - block.position())
        leading = self._formats.setting.leading
        return float(top + (line.y() + line.ascent() - leading * 0.8 if line.isValid() else 0))

    def position(self) -> int:
        """Offset at the start of the first whole line below the head."""
        edge = self.title.height() - self._formats.setting.leading / 3
        lines = self.lines_in_view().lines
        first = next((line for line in lines if line.top >= edge), lines[-1] if lines else None)
        return self.units.to_code_point(first.start) if first else 0

    def restore(self, offset: int) -> None:
        """Scroll so that the line of `offset` is the first below the head."""
        self._wanted_top = None
        if not self._reached(offset):
            self._wanted_top = offset
            return
        self._glide.stop()
        first_line = offset == 0 or self.y_of(offset) <= self.title.full_height
        self.map.setValue(0 if first_line else round(self.y_of(offset)) - self.title.folded_height)

    def go_to(self, span: Span, pulse: bool = True) -> None:
        """Bring a stretch into view and let its outline pulse once."""
        self._wanted = self._pulsing = None
        if not self._reached(span.end):
            self._wanted = (span, pulse)
            return
        self._put_cursor(span.start)
        self._scroll_to(span)
        if pulse:
            self._pulsing = span
            self._pulse.stop()
            if not self.theme.reduced_motion:
                self._pulse.start()
        self.viewport().update()

    def _put_cursor(self, offset: int) -> None:
        """Move the cursor without a word and without the scrolling that Qt does with it."""
        value, cursor = self.map.value(), self.textCursor()
        cursor.setPosition(self.units.to_utf16(offset))
        self.blockSignals(True)
        self.setTextCursor(cursor)
        self.blockSignals(False)
        self.map.setValue(value)

    def marks_changed(self) -> None:
        """Paint the marks again after some were set."""
        self._colour_glyphs()
        self._ticking.start()
        self.viewport().update()

    def _scroll_to(self, span: Span) -> None:
        leading, height = self._formats.setting.leading, self.viewport().height()
        top, bottom = self.y_of(span.start), self.y_of(max(span.start, span.end - 1)) + leading
        value = self.map.value()
        if top >= value + self.title.height() and bottom <= value + height - leading / 2:
            return
        head = self.title.folded_height
        target = round(top - head - (height - head) * ARRIVAL)
        target = max(self.map.minimum(), min(self.map.maximum(), target))
        self._glide.stop()
        if self.theme.reduced_motion or abs(target - value) > 2 * height or not self.isVisible():
            self.map.setValue(target)
        else:
            self._glide.setStartValue(value)
            self._glide.setEndValue(target)
            self._glide.start()

    def set_bare(self, bare: bool) -> None:
        """Show the text without its head and a pixel smaller, in columns as narrow as they have to be."""
        if bare == self._bare:
            return
        top = self.position()
        self._bare = bare
        self.title.set_bare(bare)
        if self.article is not None:
            self._set_text()
            self.restore(top)
            self._show_head()

    @property
    def _size(self) -> int:
        return self.theme.article_size - 1 if self._bare else self.theme.article_size

    def _columns(self, width: int) -> Columns:
        return columns(width, self._size, BARE_MEASURE if self._bare else LEAST_MEASURE)

    def _setting(self) -> Setting:
        theme = self.theme
        size = self._size
        placeholder = self._placeholder.width(size) if self.columns.width >= FULL_MEASURE * size else 0
        return Setting(size, theme.article_serif, theme.punctuation, theme.dark, self.columns.hang, placeholder)

    def _set_again(self) -> None:
        top = self.position()
        self._set_text()
        self.restore(top)

    def _set_text(self) -> None:
        self._slices.stop()
        self._composing = None
        self.columns = self._columns(self.viewport().width())
        self._formats = Formats(self.theme, self._setting())
        document = QTextDocument(self)
        document.setUndoRedoEnabled(False)
        document.setDocumentMargin(0)
        document.setDefaultFont(self._formats.font("body"))
        body = self.article.body if self.article else ()
        self._captions = frozenset(
            self.units.to_utf16(b.start) for b in body if b.role is BlockRole.CAPTION and b.start is not None
        )
        self.speakers.take(body, self.units)
        self._composing = compose(document, body, self._formats)
        self._advance()
        self._lay_columns(document)
        self.setDocument(document)
        if self._own_document is not None:
            self._own_document.deleteLater()
        self._own_document = document
        self.setCursorWidth(2)
        document.documentLayout().documentSizeChanged.connect(lambda _size: self._ticking.start())
        self._colour_glyphs()
        if self._composing is not None:
            self._slices.start()

    def _advance(self) -> None:
        reached = next(self._composing, None) if self._composing is not None else None
        if reached is not None:
            self._composed = reached
        if reached is None or reached >= self.units.to_utf16(self.units.length):
            self._composing = None
            self._slices.stop()

    def _compose_slice(self) -> None:
        self._advance()
        if self._composing is None:
            self._colour_glyphs()
            self._ticking.start()
        if self._wanted_top is not None and self._reached(self._wanted_top):
            self.restore(self._wanted_top)
        if self._wanted is not None and self._reached(self._wanted[0].end):
            self.go_to(*self._wanted)

    def _reached(self, offset: int) -> bool:
        return self._composing is None or self.units.to_utf16(min(offset, self.units.length)) < self._composed

    def resizeEvent(self, event: QResizeEvent) -> None:
        top = self.position() if self.article else 0
        super().resizeEvent(event)
        laid = self._columns(self.viewport().width())
        if self.article is None or laid == self.columns:
            self.title.set_columns(self.columns, max(self.viewport().width(), self.columns.extent))
            return
        self.columns = laid
        if self._setting() != self._formats.setting:
            self._set_text()
        else:
            self._lay_columns(self.document())
        self.restore(top)

    def _lay_columns(self, document: QTextDocument) -> None:
        laid, width = self.columns, max(self.viewport().width(), self.columns.extent)
        self.title.set_columns(laid, width)
        frame = document.rootFrame().frameFormat()
        frame.setLeftMargin(laid.text)
        frame.setRightMargin(width - laid.right)
        frame.setTopMargin(self.title.full_height)
        frame.setBottomMargin(BELOW_TEXT)
        if self.lineWrapColumnOrWidth() != width:
            self.setLineWrapColumnOrWidth(width)
        document.rootFrame().setFrameFormat(frame)

    def scrollContentsBy(self, _dx: int, _dy: int) -> None:
        self._show_head()
        self.viewport().update()
        self.scrolled.emit()

    def _show_head(self) -> None:
        self.title.move(-self.horizontalScrollBar().value(), 0)
        self.title.set_scroll(self.map.value())

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.article is None:
            super().paintEvent(event)
            return
        lines = self.lines_in_view()
        cursor = self.textCursor()
        to = self.units.to_code_point
        selection = Span(to(cursor.selectionStart()), to(cursor.selectionEnd()))
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.mark_painter.under(painter, lines, selection)
        painter.end()
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.speakers.paint(painter, lines, self._formats)
        self.mark_painter.over(painter, lines)
        shift = -self.horizontalScrollBar().value()
        shifted = Columns(self.columns.text + shift, self.columns.width, self.columns.hang, self.columns.extent)
        self.margins.gutter(painter, lines, shifted)
        self.margins.margin(painter, lines, shifted)
        self._placeholder.paint(painter, lines, self._formats.setting, self._captions)
        strength = 1.0 if self.theme.reduced_motion else float(self._pulse.currentValue() or 0.0)
        if self._pulsing is not None and strength > 0:
            self.mark_painter.pulse(painter, lines, self._pulsing, strength)
        painter.end()

    def _colour_glyphs(self) -> None:
        self.setExtraSelections(glyph_colours(self.document(), self.units, self.marks, self.theme))

    def _set_ticks(self) -> None:
        if self.article is None:
            self.map.set_ticks(())
            return
        length = max(1, self.units.length)
        height = max(1.0, self.document().size().height())
        if length > PLAIN_ABOVE or not self.complete:
            self.map.set_ticks(ticks(self.marks, lambda offset: offset / length))
        else:
            self.map.set_ticks(ticks(self.marks, lambda offset: self.y_of(offset) / height))
