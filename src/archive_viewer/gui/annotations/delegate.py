"""How an annotation's card is painted: glyph and place, the quote with its colour, comment, tags."""

import re
from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import QAbstractItemView, QStyleOptionViewItem

from archive_viewer.domain.annotation import Anchoring, Target, lineage
from archive_viewer.domain.fact import Fact
from archive_viewer.gui.annotations.alteration import alteration
from archive_viewer.gui.annotations.model import CARD_ROLE, Card
from archive_viewer.gui.theme import Theme, mark_number
from archive_viewer.gui.widgets.card_delegate import CardDelegate, format_range, laid_out, lines_height, lit_spans
from archive_viewer.gui.widgets.fact_wording import figure, headline
from archive_viewer.gui.widgets.kind_line import draw_kind_line
from archive_viewer.gui.widgets.moments import moment_words
from archive_viewer.gui.widgets.periods import period_words
from archive_viewer.util.markdown import Line, lines
from archive_viewer.util.offsets import Utf16Map

LEFT, RIGHT = 16, 12
HEAD_TOP, QUOTE_TOP, BODY_TOP = 8, 32, 58
LEADING = 20
_HAN = re.compile("[\u3400-\u9fff]")
Index = QModelIndex | QPersistentModelIndex


class AnnotationDelegate(CardDelegate):
    """`editing` is the id of the card whose body the editor covers, `editor_height` the room it takes."""

    def __init__(self, theme: Theme, view: QAbstractItemView) -> None:
        super().__init__(theme, view)
        self._view = view
        self.editing: int | None = None
        self.editor_height = 0
        self.targets: dict[Target, str] = {}
        self.standings: dict[Anchoring, str] = {}
        self.overlap_words = "{n}"
        self.tag_colors: dict[str, str] = {}
        self._laid: dict[tuple[object, ...], list[tuple[Line, QTextLayout]]] = {}

    def forget_layouts(self) -> None:
        """Lay comments out anew: fonts, colours or words changed."""
        self._laid.clear()

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        card = index.data(CARD_ROLE)
        if not isinstance(card, Card):
            return QSize(100, 40)
        if card.note.id == self.editing:
            return QSize(100, BODY_TOP + self.editor_height)
        width = self._view.viewport().width()
        height = BODY_TOP + self._alteration_height(card, width) + self._comment_height(card, width)
        if card.note.tags:
            height += (4 if card.note.comment.strip() else 0) + 20 + 4
        return QSize(100, round(height + LEADING * len(card.linked)) + 9)

    def link_at(self, card: Card, top: float, height: float, y: float) -> int | None:
        """The linked annotation whose line is at height `y` of a card; lines stand at its foot."""
        first = top + height - 9 - LEADING * len(card.linked)
        row = int((y - first) // LEADING)
        return card.linked[row].id if 0 <= row < len(card.linked) else None

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        card = index.data(CARD_ROLE)
        if not isinstance(card, Card):
            return
        painter.save()
        rect = QRectF(option.rect)
        self.row_background(painter, option, rect)
        self._paint_head(painter, rect, card)
        self._paint_quote(painter, rect, card)
        if card.note.id != self.editing:
            self._paint_body(painter, rect, card)
        painter.restore()

    def _paint_head(self, painter: QPainter, rect: QRectF, card: Card) -> None:
        theme, note = self.theme, card.note
        mark = mark_number(note.color)
        top = rect.top() + HEAD_TOP
        glyph = theme.pixmap(f"mark-{mark}", f"hs{mark}", 14)
        painter.drawPixmap(round(rect.left() + LEFT - 1), round(top + 3), glyph)
        small = theme.ui_font(12)
        when = moment_words(note.created_at, chinese=theme.chinese)
        room = rect.width() - LEFT - RIGHT
        time_width = self.line(
            painter,
            QRectF(rect.left() + LEFT, top, room, LEADING),
            when,
            small,
            theme.color("muted"),
            align=Qt.AlignmentFlag.AlignRight,
        )
        parts = [self.targets.get(note.target, "")]
        if card.paragraph:
            parts.append(f"¶ {card.paragraph}")
        if card.overlaps:
            parts.append(self.overlap_words.format(n=card.overlaps))
        if card.elsewhere:
            parts.append(card.elsewhere)
        box = QRectF(rect.left() + LEFT + 18, top, room - 18 - time_width - 8, LEADING)
        x = self.line(painter, box, " · ".join(p for p in parts if p), small, theme.color("muted"))
        if note.anchoring is not Anchoring.UNCHANGED:
            warned = note.anchoring in (Anchoring.ALTERED, Anchoring.ORPHANED)
            words = f" · {self.standings.get(note.anchoring, '')}"
            box = box.adjusted(x, 0, 0, 0)
            self.line(painter, box, words, small, theme.color("warn" if warned else "text2"))

    def _paint_quote(self, painter: QPainter, rect: QRectF, card: Card) -> None:
        theme, note = self.theme, card.note
        box = QRectF(rect.left() + LEFT, rect.top() + QUOTE_TOP, rect.width() - LEFT - RIGHT, LEADING)
        if card.fact is not None:
            self._paint_fact(painter, box, card.fact)
            return
        painter.fillRect(QRectF(box.left(), box.top(), 3, LEADING), theme.color(f"hs{mark_number(note.color)}"))
        words = note.exact if note.target is not Target.ARTICLE else note.article_title
        quote = " ".join((words or note.article_title).split())
        self.line(painter, box.adjusted(11, 0, 0, 0), quote, theme.serif_font(13), theme.color("text2"), lit=True)

    def _paint_fact(self, painter: QPainter, box: QRectF, fact: Fact) -> None:
        theme = self.theme
        left = x = box.left()
        shown = figure(fact, chinese=theme.chinese)
        if shown.number:
            big = box.adjusted(0, -2, 0, 0)
            x += self.line(painter, big, shown.before + shown.number, theme.number_font(16), theme.color("text")) + 4
            box.setLeft(x)
            x += self.line(painter, box, shown.unit, theme.ui_font(13), theme.color("text")) + 6
        words = [headline(fact), period_words(fact.period, chinese=theme.chinese)]
        box.setLeft(x)
        text = " · ".join(w for w in words if w)
        x += self.line(painter, box, text, theme.ui_font(12, cjk=True), theme.color("muted"), lit=True)
        draw_kind_line(painter, theme, fact.kind, left, x, box.bottom() + 1)

    def _paint_body(self, painter: QPainter, rect: QRectF, card: Card) -> None:
        theme = self.theme
        y = rect.top() + BODY_TOP
        if card.note.was:
            self._alteration(card, rect.width()).draw(painter, QPointF(rect.left() + LEFT, y))
            y += self._alteration_height(card, rect.width())
        painter.setPen(theme.color("text"))
        for line, layout in self._comment(card, rect.width()):
            height = lines_height(layout, LEADING)
            left = rect.left() + LEFT + _indent(line)
            if line.kind == "quote":
                painter.fillRect(QRectF(left - 11, y, 1, height), theme.color("rule2b"))
            painter.setPen(theme.color("text2" if line.kind == "quote" else "text"))
            layout.draw(painter, QPointF(left, y))
            y += height
        self._paint_tags(painter, rect, card, y)
        self._paint_links(painter, rect, card)

    def _paint_links(self, painter: QPainter, rect: QRectF, card: Card) -> None:
        theme, small = self.theme, self.theme.ui_font(12, cjk=True)
        y = rect.bottom() - 9 - LEADING * len(card.linked)
        for other in card.linked:
            painter.drawPixmap(round(rect.left() + LEFT), round(y + 3), theme.pixmap("link", "accent", 14))
            elsewhere = other.article_title if other.article_id != card.note.article_id else ""
            words = " · ".join(part for part in (" ".join(other.exact.split()), elsewhere) if part)
            box = QRectF(rect.left() + LEFT + 20, y, rect.width() - LEFT - RIGHT - 20, LEADING)
            self.line(painter, box, words or other.article_title, small, theme.color("accent"))
            y += LEADING

    def _paint_tags(self, painter: QPainter, rect: QRectF, card: Card, y: float) -> None:
        if not card.note.tags:
            return
        theme = self.theme
        y += 4 if card.note.comment.strip() else 0
        x, font = rect.left() + LEFT, theme.ui_font(12, cjk=True)
        metrics = QFontMetricsF(font)
        for tag in card.note.tags:
            if x + metrics.horizontalAdvance(tag) + 12 > rect.right() - RIGHT:
                break
            color = next((self.tag_colors[t] for t in reversed(lineage(tag)) if self.tag_colors.get(t)), "")
            x += self.pill(painter, x, y, tag, font, f"hs{mark_number(color)}" if color else "") + 5

    def _alteration_height(self, card: Card, width: float) -> float:
        return lines_height(self._alteration(card, width), LEADING) + 4 if card.note.was else 0

    def _alteration(self, card: Card, width: float) -> QTextLayout:
        """What stood there, struck through, and what stands there now."""
        font, formats, words = self.theme.ui_font(12, cjk=True), [], ""
        for part in alteration(card.note.was, card.note.exact):
            look = QTextCharFormat()
            look.setForeground(self.theme.color("muted" if part.kind == "kept" else "text"))
            if part.kind != "kept":
                look.setBackground(self.theme.color("diffDel" if part.kind == "removed" else "diffAdd"))
                look.setFontStrikeOut(part.kind == "removed")
            formats.append(format_range(_units(words), _units(part.text), look))
            words += part.text
        return laid_out(words, font, max(40.0, width - LEFT - RIGHT), formats, LEADING)

    def _comment_height(self, card: Card, width: float) -> float:
        return sum(lines_height(layout, LEADING) for _, layout in self._comment(card, width))

    def _comment(self, card: Card, width: float) -> Sequence[tuple[Line, QTextLayout]]:
        note = card.note
        key = (note.id, note.comment, round(width), self.words)
        if key not in self._laid:
            if len(self._laid) > 4000:
                self._laid.clear()
            self._laid[key] = [
                (line, self._laid_line(line, self._font_for(line.text), width - LEFT - RIGHT - _indent(line)))
                for line in lines(note.comment)
            ]
        return self._laid[key]

    def _font_for(self, text: str) -> QFont:
        """CJK first for text with Han in it, or quotation marks come out half-width."""
        return self.theme.ui_font(13, cjk=self.theme.chinese or bool(_HAN.search(text)))

    def _laid_line(self, line: Line, font: QFont, width: float) -> QTextLayout:
        positions = Utf16Map(line.text)
        formats = []
        for run in line.runs:
            start = positions.to_utf16(run.start)
            length = positions.to_utf16(run.start + run.length) - start
            formats.append(format_range(start, length, self._look(run.style, font)))
        if self.words:
            formats.extend(self.lit_formats(line.text, lit_spans(line.text, self.words)))
        return laid_out(line.text, font, max(40.0, width), formats, LEADING)

    def _look(self, style: str, font: QFont) -> QTextCharFormat:
        look = QTextCharFormat()
        if style == "bold":
            look.setFontWeight(QFont.Weight.Bold)
        elif style == "italic":
            look.setFontItalic(True)
        elif style == "code":
            look.setFontFamilies(["Noto Sans Mono CJK SC", "DejaVu Sans Mono", "Consolas", "Menlo", *font.families()])
        elif style == "link":
            look.setForeground(self.theme.color("accent"))
            look.setFontUnderline(True)
        return look


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _indent(line: Line) -> int:
    return {"quote": 21, "item": 10}.get(line.kind, 0)
