"""Where glyphs change colour with what lies under them."""

from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QTextEdit

from archive_viewer.domain.span import Span
from archive_viewer.gui.reader.marks import Marks
from archive_viewer.gui.theme import Theme
from archive_viewer.util.offsets import Utf16Map


def glyph_colours(
    document: QTextDocument, units: Utf16Map, marks: Marks, theme: Theme
) -> list[QTextEdit.ExtraSelection]:
    """The current hit's glyphs have the colour for text on accent; in dark, those on a fill are lighter."""
    last = document.characterCount() - 1

    def coloured(span: Span, color: QColor) -> QTextEdit.ExtraSelection:
        selection = QTextEdit.ExtraSelection()
        cursor = QTextCursor(document)
        cursor.setPosition(min(last, units.to_utf16(span.start)))
        cursor.setPosition(min(last, units.to_utf16(span.end)), QTextCursor.MoveMode.KeepAnchor)
        form = QTextCharFormat()
        form.setForeground(color)
        selection.cursor = cursor
        selection.format = form
        return selection

    selections = []
    if theme.dark:
        on_fill = theme.color("onHl")
        linked = marks.linked()
        filled = [*marks.highlights.spans, *([linked.span] if linked else [])]
        selections = [coloured(span, on_fill) for span in filled]
    if marks.current_hit >= 0:
        selections.append(coloured(marks.hits.spans[marks.current_hit], theme.color("onAccent")))
    return selections
