"""How the rows of the people view are painted."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyleOptionViewItem, QWidget

from archive_viewer.gui.people.model import ROW_ROLE, EntityRow, KindRow, MentionRow
from archive_viewer.gui.theme import Theme
from archive_viewer.gui.widgets.card_delegate import CardDelegate, wide_marks
from archive_viewer.gui.widgets.fact_wording import grouped
from archive_viewer.gui.widgets.kind_line import draw_kind_line
from archive_viewer.gui.widgets.lit_text import Lighting, lay_out

Index = QModelIndex | QPersistentModelIndex
HEAD = 32
ENTITY = 48
MENTION = 52
SHORT_MENTION = 32
TEXT = 40.0
CHEVRON = 32.0
_LEADING = 20.0


class PeopleDelegate(CardDelegate):
    """Heads with the kind's line, entities with counts, clauses with the name in bold.

    `tall` gives rows by place their height while they hold buttons or a form.
    """

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self.tall: dict[int, int] = {}
        self.mentions = "{n}"
        self.elsewhere = "{n}"
        self.paragraph = "¶ {n}"
        self.also = "{names}"

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        row = index.data(ROW_ROLE)
        if isinstance(row, MentionRow):
            words = QFontMetricsF(self.theme.serif_font(13, bold=True)).horizontalAdvance(wide_marks(row.clause))
            return QSize(100, MENTION if words > self._clause_room(row, self._width()) else SHORT_MENTION)
        return QSize(100, self.tall.get(index.row(), HEAD if isinstance(row, KindRow) else ENTITY))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row, rect = index.data(ROW_ROLE), QRectF(option.rect)
        painter.save()
        if isinstance(row, KindRow):
            self._paint_head(painter, rect, row)
        elif isinstance(row, EntityRow):
            self.row_background(painter, option, rect)
            self._paint_entity(painter, QRectF(rect.left(), rect.top(), rect.width(), ENTITY), row)
        elif isinstance(row, MentionRow):
            self.row_background(painter, option, rect, "surface")
            self._paint_mention(painter, rect, row)
        painter.restore()

    def _paint_head(self, painter: QPainter, rect: QRectF, row: KindRow) -> None:
        theme = self.theme
        painter.fillRect(rect, theme.color("chrome"))
        painter.fillRect(QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1), theme.color("rule"))
        draw_kind_line(painter, theme, row.kind, rect.left() + 14, rect.left() + 32, rect.center().y() + 0.5)
        box = rect.adjusted(TEXT, 0, -16, 0)
        bold = theme.ui_font(12, bold=True)
        width = self.line(painter, box, row.label, bold, theme.color("text2"))
        self.line(
            painter, box.adjusted(width + 8, 0, 0, 0), str(row.count), theme.number_font(12), theme.color("muted")
        )

    def _paint_entity(self, painter: QPainter, rect: QRectF, row: EntityRow) -> None:
        theme = self.theme
        icon = theme.pixmap("down" if row.unfolded else "right", "muted", 14)
        painter.drawPixmap(QPointF(rect.left() + 14, rect.top() + 9), icon)
        first = QRectF(rect.left() + TEXT, rect.top() + 5, rect.width() - TEXT - 16, 20)
        second = QRectF(first.left(), rect.top() + 25, first.width(), 16)
        small = theme.number_font(12)
        count = self.mentions.format(n=len(row.entity.mentions))
        if row.at and len(row.entity.mentions) > 1:
            count = f"{row.at} / {len(row.entity.mentions)}"
        taken = self.line(painter, first, count, small, theme.color("text2"), align=Qt.AlignmentFlag.AlignRight)
        name = theme.ui_font(13, bold=True, cjk=True)
        self.line(painter, first.adjusted(0, 0, -taken - 12, 0), row.entity.name, name, theme.color("text"), lit=True)
        right = second.right()
        if row.elsewhere:
            words = self.elsewhere.format(n=grouped(str(row.elsewhere), chinese=theme.chinese))
            at_right = Qt.AlignmentFlag.AlignRight
            right -= self.line(painter, second, words, theme.ui_font(12), theme.color("text2"), align=at_right) + 12
        if row.comments:
            length = QFontMetricsF(small).horizontalAdvance(str(row.comments))
            box = QRectF(right - length, second.top(), length + 2, second.height())
            self.line(painter, box, str(row.comments), small, theme.color("cinnabar"))
            painter.drawPixmap(QPointF(right - length - 17, second.top() + 2), theme.pixmap("comment", "cinnabar", 14))
            right -= length + 29
        clause = QRectF(second.left(), second.top(), right - second.left(), second.height())
        others = [name for name in row.entity.names if name != row.entity.name]
        if others:
            words = self.also.format(names="、".join(others))
            font = theme.ui_font(12, cjk=True)
            taken = self.line(painter, clause, words, font, theme.color("text2"), lit=True)
            clause.setLeft(clause.left() + taken + 10)
        self.line(painter, clause, row.clause, theme.ui_font(12, cjk=True), theme.color("muted"), lit=True)

    def _paint_mention(self, painter: QPainter, rect: QRectF, row: MentionRow) -> None:
        theme = self.theme
        where, small = self.paragraph.format(n=row.paragraph), theme.ui_font(11)
        width = QFontMetricsF(small).horizontalAdvance(where)
        at = QRectF(rect.right() - 16 - width, rect.top() + 6, width + 2, 20)
        self.line(painter, at, where, small, theme.color("muted"))
        room = self._clause_room(row, rect.width())
        text = lay_out(wide_marks(row.clause), theme.serif_font(13), room, _LEADING, 2, [row.lit])
        top = rect.top() + 6
        accent, soft = theme.color("accent"), theme.color("accentSoft")
        soft.setAlpha(0)
        text.draw(painter, QPointF(rect.left() + TEXT, top), theme.color("text2"), Lighting(accent, soft))

    def _clause_room(self, row: MentionRow, width: float) -> float:
        where = QFontMetricsF(self.theme.ui_font(11)).horizontalAdvance(self.paragraph.format(n=row.paragraph))
        return width - TEXT - where - 32

    def _width(self) -> float:
        view = self.parent()
        return float(view.viewport().width()) if isinstance(view, QAbstractItemView) else 0.0
