"""The names of speakers in the margin. Qt leaves out what stands left of a block that has a selection in it."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter

from archive_viewer.domain.article import Block
from archive_viewer.gui.reader.document import Formats, showable, speaker_style
from archive_viewer.gui.reader.lines import LinesInView
from archive_viewer.gui.reader.marks import Marks
from archive_viewer.gui.theme import Theme
from archive_viewer.util.offsets import Utf16Map


@dataclass(frozen=True)
class Label:
    """A name as printed, and its style."""

    text: str
    style: str


class Speakers:
    """Paints the labels on the lines in view that reach into the margin."""

    def __init__(self, theme: Theme, marks: Marks) -> None:
        self._theme = theme
        self._marks = marks
        self._labels: dict[int, Label] = {}

    def take(self, body: Sequence[Block], units: Utf16Map) -> None:
        """Know the labels of these blocks by their document positions."""
        self._labels = {
            units.to_utf16(block.start): Label(showable(block.text[: block.label]), speaker_style(block))
            for block in body
            if block.label and block.start is not None
        }

    def paint(self, painter: QPainter, lines: LinesInView, formats: Formats) -> None:
        """Paint the labels that stand in the margin; those within their line are part of the text."""
        current = self._marks.hits.spans[self._marks.current_hit] if self._marks.current_hit >= 0 else None
        hit_line = lines.line_of(current.start) if current is not None else -1
        for number, line in enumerate(lines.lines):
            label = self._labels.get(line.start)
            if label is None or line.text_line.x() >= 0:
                continue
            on_hit = number == hit_line and next(lines.pieces(current)).box.left() < line.left if current else False
            painter.setFont(formats.font(label.style))
            painter.setPen(self._theme.color("onAccent") if on_hit else formats.ink(label.style))
            painter.drawText(QPointF(line.left + line.text_line.x(), line.baseline), label.text)
