"""Builds the Qt document of an article: one block per paragraph, typeset by formats alone, its characters untouched."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)

from archive_viewer.domain.article import Block, BlockRole
from archive_viewer.gui.theme import Theme
from archive_viewer.gui.widgets.typesetting import MARK_GAP, adjustments
from archive_viewer.util.offsets import Utf16Map

LEADING = 30 / 17
PARAGRAPH_GAP = 12 / 17
TURN_GAP = 16 / 17
SMALL_SIZE = 13 / 17
PLACEHOLDER_GAP = 12
PLAIN_ABOVE = 200_000
SLICE = 20_000

_FULL_WIDTH = QFont.Tag("fwid")
_CONTROLS = {ord("\r"): " ", 0x2029: "\u2028", 0xFDD0: "\ufffd", 0xFDD1: "\ufffd"}


def showable(text: str) -> str:
    """`text` with the characters that Qt takes for its own structure replaced one for one."""
    return text.translate(_CONTROLS)


@dataclass(frozen=True)
class Setting:
    """How an article is set. Sizes in pixels; `hang` is 0 where speakers stand inline.

    `placeholder` is the width of the note that stands in for a missing picture before its caption, 0 for none.
    """

    size: int
    serif: bool
    punctuation: bool
    dark: bool
    hang: int
    placeholder: int

    @property
    def leading(self) -> int:
        """Distance between baselines."""
        return round(self.size * LEADING)


class Formats:
    """Character and block formats of one setting, made once each."""

    def __init__(self, theme: Theme, setting: Setting) -> None:
        self.setting = setting
        self._theme = theme
        self._made: dict[tuple[str, float, bool, bool], QTextCharFormat] = {}
        self._fonts: dict[str, QFont] = {}

    def font(self, style: str) -> QFont:
        """The font of a style: body, bold, caption, table, question or answer (the speaker's label)."""
        if style not in self._fonts:
            size, theme = self.setting.size, self._theme
            if style in ("body", "bold"):
                font = theme.article_font(size, bold=style == "bold")
            else:
                font = theme.ui_font(round(size * SMALL_SIZE), bold=style in ("question", "answer"), cjk=True)
            self._fonts[style] = font
        return self._fonts[style]

    def ink(self, style: str) -> QColor:
        """The colour of a style's glyphs."""
        return self._theme.color({"caption": "text2", "question": "muted", "answer": "text2"}.get(style, "ink"))

    def characters(self, style: str, gap: float = 0.0, wide: bool = False, hidden: bool = False) -> QTextCharFormat:
        """The format of a style with `gap` pixels after each character, full width where `wide`.

        Hidden characters take their room but are painted by somebody else.
        """
        key = (style, round(gap, 2), wide, hidden)
        if key not in self._made:
            font = QFont(self.font(style))
            if gap:
                font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, gap)
            if wide:
                font.setFeature(_FULL_WIDTH, 1)
            made = QTextCharFormat()
            made.setFont(font)
            made.setForeground(QColor(Qt.GlobalColor.transparent) if hidden else self.ink(style))
            self._made[key] = made
        return self._made[key]

    def paragraph(self, block: Block, *, first: bool, outdent: bool) -> QTextBlockFormat:
        """The block format of a paragraph; `outdent` puts its speaker into the margin."""
        made = QTextBlockFormat()
        size, role = self.setting.size, block.role
        made.setLineHeight(self.setting.leading, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        ragged = role in (*_SMALL, BlockRole.TABLE, BlockRole.HEADING)
        made.setAlignment(Qt.AlignmentFlag.AlignLeft if ragged else Qt.AlignmentFlag.AlignJustify)
        turn = block.label > 0 or role in (BlockRole.HEADING, BlockRole.QUESTION)
        if not first:
            made.setTopMargin(round((TURN_GAP if turn else PARAGRAPH_GAP) * size))
        if outdent:
            made.setTextIndent(-self.setting.hang)
        elif role is BlockRole.CAPTION and self.setting.placeholder:
            made.setTextIndent(self.setting.placeholder + PLACEHOLDER_GAP)
        return made

    def label_fits(self, label: str, style: str) -> bool:
        """Whether a speaker's name has room in the margin."""
        room = self.setting.hang - self.setting.size / 3
        return QFontMetricsF(self.font(style)).horizontalAdvance(label) <= room


_SMALL = (BlockRole.CAPTION, BlockRole.CREDIT, BlockRole.FOOTNOTE)
"""Roles that are set smaller than the text."""


def style_of(block: Block) -> str:
    """The style that a block's words have."""
    if block.role in (BlockRole.QUESTION, BlockRole.HEADING):
        return "bold"
    if block.role in _SMALL:
        return "caption"
    return "table" if block.role is BlockRole.TABLE else "body"


def speaker_style(block: Block) -> str:
    """The style of a block's label."""
    return "question" if block.role is BlockRole.QUESTION else "answer"


def compose(document: QTextDocument, body: Sequence[Block], formats: Formats) -> Iterator[int]:
    """Fill an empty document, a slice at a time; yields the UTF-16 position reached.

    Document positions are UTF-16 positions in the article's text: blocks follow one another as its lines do.
    """
    plain = sum(len(b.text) for b in body) > PLAIN_ABOVE or not formats.setting.punctuation
    cursor = QTextCursor(document)
    since = 0
    cursor.beginEditBlock()
    for number, block in enumerate(body):
        _insert(cursor, block, formats, first=number == 0, plain=plain)
        since += len(block.text) * (1 if plain else 4)
        if since > SLICE:
            cursor.endEditBlock()
            yield cursor.position()
            cursor.beginEditBlock()
            since = 0
    cursor.endEditBlock()
    yield cursor.position()


def _insert(cursor: QTextCursor, block: Block, formats: Formats, *, first: bool, plain: bool) -> None:
    style = style_of(block)
    speaker = speaker_style(block)
    outdent = bool(block.label and formats.setting.hang) and formats.label_fits(block.text[: block.label], speaker)
    paragraph = formats.paragraph(block, first=first, outdent=outdent)
    base = formats.characters(style)
    if first:
        cursor.setBlockFormat(paragraph)
        cursor.setBlockCharFormat(base)
    else:
        cursor.insertBlock(paragraph, base)
    text = showable(block.text)
    if block.label:
        _insert_label(cursor, text[: block.label], speaker, formats, outdent=outdent)
    words = text[block.label :]
    if plain or block.role is BlockRole.TABLE:
        cursor.insertText(words, base)
        return
    at, size = 0, formats.font(style).pixelSize()
    for place, gap, wide in adjustments(text):
        place -= block.label
        if place < at:
            continue
        if place > at:
            cursor.insertText(words[at:place], base)
        cursor.insertText(words[place], formats.characters(style, gap * size, wide))
        at = place + 1
    if at < len(words):
        cursor.insertText(words[at:], base)


def _insert_label(cursor: QTextCursor, label: str, style: str, formats: Formats, *, outdent: bool) -> None:
    """The speaker's name; the room after its last character reaches to where the words begin."""
    if outdent:
        gap = formats.setting.hang - QFontMetricsF(formats.font(style)).horizontalAdvance(label)
    else:
        gap = MARK_GAP * formats.font(style).pixelSize()
    if len(label) > 1:
        cursor.insertText(label[:-1], formats.characters(style, hidden=outdent))
    cursor.insertText(label[-1], formats.characters(style, gap, hidden=outdent))


def plain_text(document: QTextDocument) -> str:
    """The document's characters, one line feed between blocks."""
    return document.toRawText().replace("\u2029", "\n")


def positions(text: str) -> Utf16Map:
    """From code points in the article's text to positions in its document and back."""
    return Utf16Map(text)
