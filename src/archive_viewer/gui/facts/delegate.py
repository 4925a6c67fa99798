"""How the facts view paints its rows: value, unit, measure, period, status; group headers with coverage."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyleOptionViewItem

from archive_viewer.domain.fact import Fact, FactKind, FactStatus
from archive_viewer.gui.facts.model import ROW_ROLE, FactRow, GroupRow
from archive_viewer.gui.theme import Theme
from archive_viewer.gui.widgets.card_delegate import CardDelegate, wide_marks
from archive_viewer.gui.widgets.fact_wording import details, figure, headline
from archive_viewer.gui.widgets.kind_line import draw_kind_line, kind_token

GROUP, ROW, CURRENT = 32, 48, 76
STATUS_ICONS = {
    FactStatus.DERIVED: ("derived", "muted"),
    FactStatus.CONFIRMED: ("confirmed", "success"),
    FactStatus.CORRECTED: ("corrected", "success"),
    FactStatus.REJECTED: ("rejected", "muted"),
}


def value_column(width: float) -> float:
    """Where measures begin: 144 px in a pane of the usual width, less in a narrow one."""
    return max(112.0, min(144.0, width * 0.37))


class FactDelegate(CardDelegate):
    """`tall` maps the expanded row's place to its height; `kind_words` names kinds."""

    def __init__(self, theme: Theme, parent: "object") -> None:
        super().__init__(theme, parent)  # type: ignore[arg-type]
        self.tall: dict[int, int] = {}
        self.kind_words: dict[FactKind, str] = {}

    def sizeHint(self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        if isinstance(index.data(ROW_ROLE), GroupRow):
            return QSize(100, GROUP)
        return QSize(100, self.tall.get(index.row(), ROW))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row = index.data(ROW_ROLE)
        painter.save()
        rect = QRectF(option.rect)
        if isinstance(row, GroupRow):
            self._paint_group(painter, option, rect, row)
        elif isinstance(row, FactRow):
            self.row_background(painter, option, rect)
            self._paint_fact(painter, rect, row)
        painter.restore()

    def _paint_group(self, painter: QPainter, option: QStyleOptionViewItem, rect: QRectF, row: GroupRow) -> None:
        theme = self.theme
        self.row_background(painter, option, rect, "chrome")
        chevron = theme.pixmap("right" if row.folded else "down", "text2", 14)
        painter.drawPixmap(round(rect.left() + 10), round(rect.center().y() - 7), chevron)
        right = rect.right() - 12
        small = theme.ui_font(12)
        count = f"{row.judged}/{row.total}"
        self.line(
            painter,
            QRectF(right - 44, rect.top(), 44, rect.height()),
            count,
            small,
            theme.color("muted"),
            align=Qt.AlignmentFlag.AlignRight,
        )
        bar = QRectF(right - 79, rect.center().y() - 2, 40, 4)
        self._paint_coverage(painter, bar, row.judged / row.total if row.total else 0)
        bold = theme.ui_font(13, bold=True, cjk=True)
        room = bar.left() - 8 - (rect.left() + 28)
        x = rect.left() + 28
        used = self.line(painter, QRectF(x, rect.top(), room, rect.height()), row.label, bold, theme.color("text"))
        if row.title and room - used > 24:
            box = QRectF(x + used + 7, rect.top(), room - used - 7, rect.height())
            small = theme.ui_font(12, cjk=True)
            title = QFontMetricsF(small).elidedText(wide_marks(row.title), Qt.TextElideMode.ElideMiddle, box.width())
            self.line(painter, box, title, small, theme.color("text2"))

    def _paint_coverage(self, painter: QPainter, bar: QRectF, share: float) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.color("rule2c"))
        painter.drawRoundedRect(bar, 2, 2)
        if share:
            painter.setBrush(self.theme.color("success"))
            painter.drawRoundedRect(QRectF(bar.left(), bar.top(), max(4.0, bar.width() * share), 4), 2, 2)

    def _paint_fact(self, painter: QPainter, rect: QRectF, row: FactRow) -> None:
        theme, fact = self.theme, row.fact
        left = rect.left() + value_column(rect.width())
        icon, color = STATUS_ICONS[fact.status]
        icon_left = rect.right() - 30
        painter.drawPixmap(round(icon_left), round(rect.top() + 15), theme.pixmap(icon, color, 18))
        if fact.kind is FactKind.QUANTITY:
            self._paint_value(painter, rect, left, fact)
        else:
            self._paint_kind(painter, rect, left, fact)
        faded = fact.status is FactStatus.REJECTED
        ink = theme.color("muted" if faded else "text")
        room = icon_left - 8 - left
        alone = not row.comments and not details(fact, chinese=theme.chinese)
        self.line(
            painter,
            QRectF(left, rect.top() + (14 if alone else 5), room, 20),
            headline(fact),
            theme.ui_font(13, cjk=True),
            ink,
            lit=True,
        )
        self._paint_details(painter, QRectF(left, rect.top() + 25, room, 17), row)

    def _paint_details(self, painter: QPainter, box: QRectF, row: FactRow) -> None:
        theme = self.theme
        parts = details(row.fact, chinese=theme.chinese)
        font = theme.ui_font(12)
        x = box.left()
        room = box.width() - (34 if row.comments else 0)
        if parts:
            text = "\u2002".join(parts)
            x += self.line(
                painter, QRectF(x, box.top(), room, box.height()), text, font, theme.color("muted"), lit=True
            )
            x += 9
        if row.comments:
            painter.drawPixmap(round(x), round(box.top() + 2), theme.pixmap("comment", "cinnabar", 14))
            self.line(
                painter, QRectF(x + 17, box.top(), 24, box.height()), str(row.comments), font, theme.color("cinnabar")
            )

    def _paint_value(self, painter: QPainter, rect: QRectF, left: float, fact: Fact) -> None:
        theme = self.theme
        shown = figure(fact, chinese=theme.chinese)
        faded = fact.status is FactStatus.REJECTED
        ink = theme.color("muted" if faded else "text")
        small = theme.ui_font(12)
        unit_metrics = QFontMetricsF(small)
        edge = left - 44
        unit_room = left - 8 - edge - 4
        extra = unit_metrics.horizontalAdvance(shown.unit) - unit_room
        if extra > 0:
            edge = max(edge - extra, rect.left() + 44)
        big = theme.number_font(20)
        room = edge - rect.left() - 8
        for size in (20, 17, 14, 12):
            big = theme.number_font(size)
            needed = QFontMetricsF(big).horizontalAdvance(shown.number)
            if needed + (18 if fact.change else 0) <= room:
                break
        box = QRectF(rect.left() + 8, rect.top() + 11, room, 26)
        width = self.line(painter, box, shown.number, big, ink, align=Qt.AlignmentFlag.AlignRight, lit=True)
        x = edge - width
        if fact.change in ("up", "down"):
            self._paint_arrow(painter, QPointF(x - 10, rect.top() + 24.5), up=fact.change == "up")
            x -= 20
        if shown.before:
            self.line(
                painter,
                QRectF(rect.left() + 4, rect.top() + 16, x - rect.left() - 7, 20),
                shown.before,
                small,
                theme.color("text2"),
                align=Qt.AlignmentFlag.AlignRight,
            )
        self.line(
            painter,
            QRectF(edge + 4, rect.top() + 16, left - 6 - edge - 4, 20),
            shown.unit,
            small,
            theme.color("muted" if faded else "text2"),
            lit=True,
        )
        if faded:
            painter.fillRect(QRectF(edge - width, rect.top() + 24.5, width, 1), theme.color("muted"))

    def _paint_arrow(self, painter: QPainter, center: QPointF, *, up: bool) -> None:
        """An arrow with a shaft, in ink: a rise is not good news by itself."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(self.theme.color("text"), 1.5)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        tip, tail = (-6.0, 6.0) if up else (6.0, -6.0)
        head = tip + (4.5 if up else -4.5)
        point = center + QPointF(0, tip)
        painter.drawLine(center + QPointF(0, tail), point)
        painter.drawLine(center + QPointF(-4.5, head), point)
        painter.drawLine(center + QPointF(4.5, head), point)

    def _paint_kind(self, painter: QPainter, rect: QRectF, left: float, fact: Fact) -> None:
        theme = self.theme
        font = theme.ui_font(12)
        word = self.kind_words.get(fact.kind, "")
        right = left - 16
        width = QFontMetricsF(font).horizontalAdvance(word)
        box = QRectF(rect.left() + 8, rect.top() + 13, right - rect.left() - 8, 18)
        self.line(painter, box, word, font, theme.color(kind_token(fact.kind)), align=Qt.AlignmentFlag.AlignRight)
        draw_kind_line(painter, theme, fact.kind, right - width, right, rect.top() + 33)
