"""An export document set on pages: built by cursor, never from markup."""

from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextTableFormat,
)

from archive_viewer.domain.annotation import Color, Target
from archive_viewer.domain.fact import Fact
from archive_viewer.domain.passage import Excerpt
from archive_viewer.gui.passages.page_view import PAGE
from archive_viewer.gui.passages.proof import Proof
from archive_viewer.gui.theme import Theme
from archive_viewer.gui.widgets.fact_wording import plain_number
from archive_viewer.util.messages import sentence

_MARGIN = 84.0
_HIGHLIGHTS = {
    Color.YELLOW: "#FDEE8A",
    Color.ORANGE: "#F5C08E",
    Color.GREEN: "#9BDFBB",
    Color.BLUE: "#C8EAFC",
    Color.PURPLE: "#D5BCF1",
}
_INK, _GREY, _RULE = "#1A1E24", "#5F6975", "#CBD1D8"
_COLUMNS = ("number", "text", "value", "unit", "measure", "period", "status")


class PageSetter:
    """Writes a Proof into a QTextDocument, the way the writing formats print it."""

    def __init__(self, proof: Proof, theme: Theme, *, footnotes: bool = False) -> None:
        self._proof = proof
        self._theme = theme
        self._options = proof.document.options
        plain = any(loss.code == "export.loss.colors" for loss in proof.losses)
        self._colored = self._options.comments and not plain
        self._footnotes = footnotes
        self._remark = 0
        self._fresh = True
        self.document = QTextDocument()
        self.document.setUndoRedoEnabled(False)
        self.document.setDefaultFont(self._font(16))
        self._cursor = QTextCursor(self.document)

    def set(self) -> QTextDocument:
        """The finished document."""
        document = self._proof.document
        self._cursor.beginEditBlock()
        centre = Qt.AlignmentFlag.AlignHCenter
        self._paragraph(" ".join(document.title.split()), self._look(23, bold=True), align=centre, after=4)
        count = self._word("count", count=str(len(document.excerpts)))
        subtitle = " · ".join(part for part in (count, self._options.accessed) if part)
        self._paragraph(subtitle, self._look(13, color=_GREY), align=centre, after=22)
        for place, (excerpt, number) in enumerate(zip(document.excerpts, self._proof.numbers, strict=True), 1):
            self._excerpt(excerpt, f"{place}" if self._footnotes else f"[{number}]")
        facts = [(n, f) for n, e in enumerate(document.excerpts, 1) for f in e.facts] if self._options.facts else []
        if facts:
            self._heading(self._word("facts"))
            self._facts(facts)
        if self._footnotes:
            self._notes()
        elif self._proof.references:
            self._heading(self._word("references"))
            for number, reference in enumerate(self._proof.references, 1):
                self._paragraph(f"[{number}]\u2002{reference}", self._look(13), hang=24, after=4, line=20)
        self._cursor.endEditBlock()
        frame = QTextFrameFormat()
        frame.setMargin(_MARGIN)
        self.document.setPageSize(PAGE)
        self.document.rootFrame().setFrameFormat(frame)
        return self.document

    def _notes(self) -> None:
        """Footnotes, gathered at the end: the reference at its first place, then a pointer to that place."""
        self._paragraph("\u2014" * 8, self._look(10, color=_RULE), before=16, after=4, line=12)
        first: dict[int, int] = {}
        for place, number in enumerate(self._proof.numbers, 1):
            text = self._proof.references[number - 1]
            if number in first:
                text = self._word("ibid", number=str(first[number]))
            first.setdefault(number, place)
            self._paragraph(f"{place}\u2002{text}", self._look(12), hang=16, after=2, line=18)

    def _excerpt(self, excerpt: Excerpt, mark: str) -> None:
        if self._options.context and excerpt.before.strip():
            self._paragraph(f"{' '.join(excerpt.before.split())}…", self._look(14, color=_GREY), after=2, line=24)
        for at, end in _lines(excerpt.text):
            self._open_block(after=6, line=28, indent=32)
            self._words(excerpt, at, end)
        self._cursor.insertText(mark, self._look(12, color="#24508F", raised=True))
        if self._options.context and excerpt.after.strip():
            self._paragraph(f"…{' '.join(excerpt.after.split())}", self._look(14, color=_GREY), after=2, line=24)
        if excerpt.note.strip():
            self._paragraph(excerpt.note.strip(), self._look(14), after=4, line=24)
        if self._options.comments:
            self._remarks(excerpt)
        if self._options.provenance:
            params = {"revision": str(excerpt.reference.revision), "sha256": excerpt.reference.sha256}
            text = self._word("provenance", start=str(excerpt.start), end=str(excerpt.end), **params)
            self._paragraph(text, self._look(11, color=_GREY), after=4, line=18)
        self._paragraph("", self._look(6), after=4, line=8)

    def _words(self, excerpt: Excerpt, at: int, end: int) -> None:
        marks = [a for a in excerpt.annotations if a.span is not None and a.target is Target.PASSAGE]
        marks = sorted(marks, key=lambda a: (a.created_at, a.id)) if self._colored else []
        spans = [(max(a.start or 0, excerpt.start) - excerpt.start, (a.end or 0) - excerpt.start, a) for a in marks]
        cuts = sorted({at, end, *(c for s, e, _ in spans for c in (s, e) if at < c < end)})
        for left, right in pairwise(cuts):
            color = next((a.color for s, e, a in spans if s <= left and right <= e), None)
            look = self._look(16)
            if color is not None:
                look.setBackground(QColor(_HIGHLIGHTS[color]))
            self._cursor.insertText(excerpt.text[left:right], look)

    def _remarks(self, excerpt: Excerpt) -> None:
        for note in excerpt.annotations:
            if not note.comment.strip() and not note.tags:
                continue
            self._remark += 1
            tags = " ".join(f"#{tag}" for tag in note.tags)
            said = " ".join(part for part in (note.comment.strip().replace("\n", " "), tags) if part)
            self._open_block(after=3, line=22, left=32)
            self._cursor.insertText(
                f"{self._word('remark')} {self._remark}\u2002", self._look(13, color="#8F5400", bold=True)
            )
            self._cursor.insertText(said, self._look(13, sans=True))

    def _facts(self, rows: list[tuple[int, Fact]]) -> None:
        table_look = QTextTableFormat()
        table_look.setCellPadding(4)
        table_look.setCellSpacing(0)
        table_look.setBorder(1)
        table_look.setBorderCollapse(True)
        table_look.setBorderBrush(QColor(_RULE))
        table_look.setHeaderRowCount(1)
        table = self._cursor.insertTable(len(rows) + 1, len(_COLUMNS), table_look)
        for column, name in enumerate(_COLUMNS):
            table.cellAt(0, column).firstCursorPosition().insertText(
                self._word(f"column.{name}"), self._look(12, bold=True)
            )
        for row, (number, fact) in enumerate(rows, 1):
            for column, cell in enumerate(self._cells(number, fact)):
                table.cellAt(row, column).firstCursorPosition().insertText(cell, self._look(12))
        self._cursor.movePosition(QTextCursor.MoveOperation.End)

    def _cells(self, number: int, fact: Fact) -> tuple[str, ...]:
        value = "–".join(plain_number(v) for v in (fact.value, fact.value_max) if v is not None)
        status = self._word(f"status.{fact.status.value}")
        return str(number), fact.text, value, fact.unit or "", fact.measure or "", fact.period or "", status

    def _heading(self, text: str) -> None:
        self._paragraph(text, self._look(16, bold=True, sans=True), before=14, after=6)

    def _paragraph(
        self,
        text: str,
        look: QTextCharFormat,
        *,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
        before: float = 0,
        after: float = 8,
        line: float = 0,
        hang: float = 0,
    ) -> None:
        self._open_block(align=align, before=before, after=after, line=line, left=hang, indent=-hang)
        self._cursor.insertText(text, look)

    def _open_block(
        self,
        *,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
        before: float = 0,
        after: float = 8,
        line: float = 0,
        left: float = 0,
        indent: float = 0,
    ) -> None:
        block = QTextBlockFormat()
        block.setAlignment(align)
        block.setTopMargin(before)
        block.setBottomMargin(after)
        block.setLeftMargin(left)
        block.setTextIndent(indent)
        if line:
            block.setLineHeight(line, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        if self._fresh:
            self._cursor.setBlockFormat(block)
            self._fresh = False
        else:
            self._cursor.insertBlock(block)

    def _look(
        self, px: int, *, bold: bool = False, color: str = _INK, sans: bool = False, raised: bool = False
    ) -> QTextCharFormat:
        look = QTextCharFormat()
        look.setFont(self._font(px, bold=bold, sans=sans))
        look.setForeground(QColor(color))
        if raised:
            look.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSuperScript)
        return look

    def _font(self, px: int, *, bold: bool = False, sans: bool = False) -> QFont:
        if sans or self._options.font == "sans":
            return self._theme.ui_font(px, bold=bold, cjk=True)
        return self._theme.serif_font(px, bold=bold)

    def _word(self, code: str, **params: str) -> str:
        return sentence(f"export.word.{code}", params, self._options.language)


def _lines(text: str) -> list[tuple[int, int]]:
    """Start and end of every line of the text."""
    ends, at = [], 0
    for line in text.split("\n"):
        ends.append((at, at + len(line)))
        at += len(line) + 1
    return ends
