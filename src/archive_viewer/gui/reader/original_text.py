"""The text of an original, to be read and searched as it is: nothing in it is interpreted."""

import re

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QFontDatabase, QFontInfo, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPlainTextEdit, QTextEdit, QVBoxLayout, QWidget

from archive_viewer.gui.theme import SANS_FAMILIES, Theme
from archive_viewer.gui.widgets.buttons import IconButton
from archive_viewer.gui.widgets.filter_field import FilterField
from archive_viewer.gui.widgets.numbers import grouped
from archive_viewer.util.offsets import Utf16Map

MARKED = 200
"""Places marked before and after the current one."""
TEXT_PX = 13
_TAB = 4


def fixed_font(px: int) -> QFont:
    """The system's font of one width, with the interface's faces for the characters that it lacks."""
    system = QFontInfo(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
    font = QFont([system.family(), *SANS_FAMILIES])
    font.setPixelSize(px)
    return font


class OriginalText(QPlainTextEdit):
    """Read-only text with the places where some words stand. `found` carries the current one, from 0, and how many."""

    found = Signal(int, int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._text = ""
        self._units = Utf16Map("")
        self._places: list[tuple[int, int]] = []
        self._current = -1
        self.setObjectName("originalText")
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        flags = Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        self.setTextInteractionFlags(flags)
        self.setFont(fixed_font(TEXT_PX))
        self.setTabStopDistance(self.fontMetrics().horizontalAdvance(" ") * _TAB)
        theme.changed.connect(self._mark)

    def show_text(self, text: str) -> None:
        """Show this text from its beginning."""
        self._text, self._units = text, Utf16Map(text)
        self.setPlainText(text)

    def look_for(self, words: str) -> None:
        """Mark every place where the words stand, whatever their case, and go to the first one in or after the view."""
        if not words:
            self._places = []
        else:
            to_unit, places = self._units.to_utf16, re.finditer(re.escape(words), self._text, re.IGNORECASE)
            self._places = [(to_unit(m.start()), to_unit(m.end())) for m in places]
        top = self.firstVisibleBlock().position()
        later = next((n for n, (start, _end) in enumerate(self._places) if start >= top), 0)
        self._go(later if self._places else -1)

    def step(self, step: int) -> None:
        """Go to the next place or the one before, round the ends."""
        if self._places:
            self._go((self._current + step) % len(self._places))

    def _go(self, current: int) -> None:
        self._current = current
        if current >= 0:
            cursor = self.textCursor()
            cursor.setPosition(self._places[current][0])
            self.setTextCursor(cursor)
            self.centerCursor()
        self._mark()
        self.found.emit(current, len(self._places))

    def _mark(self) -> None:
        soft, strong = QTextCharFormat(), QTextCharFormat()
        soft.setBackground(self._theme.color("accentSoft"))
        strong.setBackground(self._theme.color("accent"))
        strong.setForeground(self._theme.color("onAccent"))
        marks = []
        first = max(0, self._current - MARKED)
        for number, (start, end) in enumerate(self._places[first : self._current + MARKED], start=first):
            mark = QTextEdit.ExtraSelection()
            cursor = QTextCursor(self.document())
            cursor.setPosition(start)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            mark.cursor = cursor
            mark.format = strong if number == self._current else soft
            marks.append(mark)
        self.setExtraSelections(marks)


class SearchedText(QWidget):
    """The text under a field that finds words in it: Enter and F3 go on, with Shift back."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.text = OriginalText(theme, self)
        self.field = FilterField(theme, self)
        self.field.setObjectName("originalFind")
        self._count = QLabel()
        self._count.setProperty("tone", "status")
        self._previous, self._next = IconButton(theme, "up"), IconButton(theme, "down")
        self._previous.setObjectName("originalPrevious")
        self._next.setObjectName("originalNext")
        row = QHBoxLayout()
        row.setContentsMargins(20, 10, 20, 10)
        row.setSpacing(4)
        row.addWidget(self.field)
        row.addSpacing(8)
        for part in (self._count, self._previous, self._next):
            row.addWidget(part)
        row.addStretch(1)
        self.field.setFixedWidth(320)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(self.text, 1)
        self.field.filtered.connect(self.text.look_for)
        self.field.left.connect(lambda: self.text.step(1))
        self._previous.clicked.connect(lambda _on=False: self.text.step(-1))
        self._next.clicked.connect(lambda _on=False: self.text.step(1))
        self.text.found.connect(self._show_count)
        self.field.say(self.tr("Find in the original"), self.tr("Find in the original"))
        self._previous.name(self.tr("Previous (Shift+Enter)"))
        self._next.name(self.tr("Next (Enter)"))
        self.text.setAccessibleName(self.tr("Text of the original"))
        self._show_count(-1, 0)

    def _show_count(self, current: int, total: int) -> None:
        chinese = self._theme.chinese
        words = f"{grouped(current + 1, chinese=chinese)}/{grouped(total, chinese=chinese)}"
        if not total:
            words = self.tr("Not found") if self.field.text() else ""
        self._count.setText(words)
        for button in (self._previous, self._next):
            button.setEnabled(total > 0)
