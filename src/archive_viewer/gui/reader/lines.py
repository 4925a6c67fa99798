"""The lines of text in view, and the boxes that stretches of text fill on them."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import cast

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QTextBlock, QTextDocument, QTextLine

from archive_viewer.domain.span import Span
from archive_viewer.util.offsets import Utf16Map

BAND = 24 / 17
ABOVE_BASELINE = 1.13
FEW_BLOCKS = 64


@dataclass(frozen=True)
class Line:
    """One line of text. `start` and `end` are document positions; y coordinates are the viewport's."""

    start: int
    end: int
    top: float
    baseline: float
    left: float
    text_line: QTextLine
    block_start: int

    def x(self, position: int) -> float:
        """Where the character at a document position begins; Qt's own answer is never left of the block."""
        place = position - self.block_start
        x = cast(tuple[float, int], self.text_line.cursorToX(place))[0]
        if x <= 0 and self.text_line.x() < 0:
            runs = self.text_line.glyphRuns(place, 1)
            x = runs[0].positions()[0].x() if runs and runs[0].positions() else x
        return self.left + x


@dataclass(frozen=True)
class Piece:
    """The part of a stretch that stands on one line: `box` is the highlight band's box."""

    line: int
    box: QRectF
    first: bool
    last: bool


class LinesInView:
    """The lines between two heights of the document, found without looking at the others."""

    def __init__(self, document: QTextDocument, units: Utf16Map, size: int, scroll: QPointF, height: float) -> None:
        self.lines: list[Line] = []
        self.size = size
        self.leading = 0.0
        self._units = units
        self._collect(document, scroll, height)
        self._starts = [line.start for line in self.lines]

    @property
    def span(self) -> Span:
        """What is in view, in code points."""
        if not self.lines:
            return Span(0, 0)
        to = self._units.to_code_point
        return Span(to(self.lines[0].start), min(self._units.length, to(self.lines[-1].end) + 1))

    def line_of(self, offset: int) -> int:
        """Index of the line on which the character at a code point offset stands, -1 where it is not in view."""
        position = self._units.to_utf16(offset)
        index = bisect_right(self._starts, position) - 1
        return index if index >= 0 and position <= self.lines[index].end else -1

    def pieces(self, span: Span) -> Iterator[Piece]:
        """The boxes of a stretch on the lines in view, from top to bottom."""
        start, end = self._units.to_utf16(span.start), self._units.to_utf16(span.end)
        index = max(0, bisect_right(self._starts, start) - 1)
        while index < len(self.lines) and self.lines[index].start < end:
            line = self.lines[index]
            first, last = max(start, line.start), min(end, line.end)
            if first < last:
                left, right = line.x(first), line.x(last)
                top = line.baseline - self.size * ABOVE_BASELINE
                box = QRectF(left, top, right - left, self.size * BAND)
                yield Piece(index, box, first == start, last == end)
            index += 1

    def line_box(self, piece: Piece) -> QRectF:
        """The piece's box grown to the whole height of its line."""
        top = self.lines[piece.line].top
        return QRectF(piece.box.left(), top, piece.box.width(), self.leading)

    def _collect(self, document: QTextDocument, scroll: QPointF, height: float) -> None:
        layout = document.documentLayout()
        block = _block_near(document, scroll)
        while block.isValid():
            box = layout.blockBoundingRect(block).translated(-scroll)
            if box.top() > height:
                break
            if box.bottom() >= 0:
                self._collect_block(block, box.topLeft(), height)
            block = block.next()

    def _collect_block(self, block: QTextBlock, origin: QPointF, height: float) -> None:
        layout, start = block.layout(), block.position()
        self.leading = block.blockFormat().lineHeight() or self.leading
        for number in range(_first_line(block, -origin.y() - self.leading), layout.lineCount()):
            line = layout.lineAt(number)
            baseline = origin.y() + line.y() + line.ascent()
            top = baseline - self.leading * 0.8
            if top > height:
                break
            if top + self.leading < 0:
                continue
            first = start + line.textStart()
            self.lines.append(Line(first, first + line.textLength(), top, baseline, origin.x(), line, start))


def _block_near(document: QTextDocument, scroll: QPointF) -> QTextBlock:
    """A block at or shortly before a height; asking the layout for it is slow where blocks are few and huge."""
    if document.blockCount() <= FEW_BLOCKS:
        return document.begin()
    at = QPointF(scroll.x(), max(0.0, scroll.y()))
    block = document.findBlock(max(0, document.documentLayout().hitTest(at, Qt.HitTestAccuracy.FuzzyHit)))
    return block.previous() if block.previous().isValid() else block


def _first_line(block: QTextBlock, y: float) -> int:
    """The last line that begins above `y` in the block, by bisection."""
    layout = block.layout()
    low, high = 0, layout.lineCount()
    while low < high:
        middle = (low + high) // 2
        if layout.lineAt(middle).y() < y:
            low = middle + 1
        else:
            high = middle
    return max(0, low - 1)
