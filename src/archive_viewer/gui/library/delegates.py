"""How shelves and articles of the library are drawn."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from archive_viewer.domain.article import ArticleSummary
from archive_viewer.gui.library.model import ROW, ShelfRow
from archive_viewer.gui.theme import Theme, mark_number
from archive_viewer.gui.widgets.numbers import short_date

SHELF_HEIGHT = 28
HEADING_HEIGHT = 34
ARTICLE_HEIGHT = 50
BAR = 3
MARGIN = 16
INDENT = 14
MIDDLE = Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight


def paint_background(painter: QPainter, option: QStyleOptionViewItem, theme: Theme, *, current: bool) -> None:
    """The fill of a row: accentSoft for the current one, with a bar at the left while the list has the focus."""
    state = option.state
    if current or state & QStyle.StateFlag.State_Selected:
        painter.fillRect(option.rect, theme.color("accentSoft"))
        painter.fillRect(QRect(option.rect.topLeft(), QSize(BAR, option.rect.height())), theme.color("accent"))
    elif state & QStyle.StateFlag.State_MouseOver:
        painter.fillRect(option.rect, theme.color("chrome"))
    if state & QStyle.StateFlag.State_HasFocus and state & QStyle.StateFlag.State_KeyboardFocusChange:
        painter.setPen(theme.color("accent"))
        painter.drawRect(QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5))


class ShelfDelegate(QStyledItemDelegate):
    """Headings in bold muted words; shelves with icon, name and count."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme

    def sizeHint(self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        row = index.data(ROW)
        return QSize(120, SHELF_HEIGHT if isinstance(row, ShelfRow) and row.shelf else HEADING_HEIGHT)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row = index.data(ROW)
        if not isinstance(row, ShelfRow):
            return
        theme, rect = self._theme, option.rect
        painter.save()
        if row.shelf is None:
            painter.setFont(theme.ui_font(12, bold=True))
            painter.setPen(theme.color("muted"))
            painter.drawText(rect.adjusted(MARGIN, 6, -MARGIN, 0), MIDDLE, row.text)
            painter.restore()
            return
        paint_background(painter, option, theme, current=False)
        ink = f"hs{mark_number(row.color)}" if row.color else "text2"
        left = MARGIN + row.depth * INDENT
        painter.drawPixmap(rect.left() + left + 8, rect.top() + 6, theme.pixmap(row.icon, ink, 16))
        painter.setFont(theme.ui_font(12))
        painter.setPen(theme.color("muted"))
        painter.drawText(rect.adjusted(0, 0, -MARGIN, 0), RIGHT, row.count)
        taken = QFontMetrics(painter.font()).horizontalAdvance(row.count) + 12
        font = theme.ui_font(13, cjk=True if row.shelf.value else None)
        room = rect.adjusted(left + 34, 0, -MARGIN - taken, 0)
        painter.setFont(font)
        painter.setPen(theme.color("text"))
        text = QFontMetrics(font).elidedText(row.text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, MIDDLE, text)
        painter.restore()


class ArticleDelegate(QStyledItemDelegate):
    """A title in bold over source and date, the number of annotations at the right."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.current: int | None = None

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(120, ARTICLE_HEIGHT)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row = index.data(ROW)
        theme, rect = self._theme, option.rect
        painter.save()
        current = isinstance(row, ArticleSummary) and row.id == self.current
        paint_background(painter, option, theme, current=current)
        if isinstance(row, ArticleSummary):
            self._paint_article(painter, rect, row)
        else:
            for top, width in ((14, 0.7), (32, 0.4)):
                bar = QRectF(rect.left() + MARGIN, rect.top() + top, (rect.width() - 2 * MARGIN) * width, 6)
                painter.fillRect(bar, theme.color("rule"))
        painter.setPen(theme.color("rule"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.restore()

    def _paint_article(self, painter: QPainter, rect: QRect, row: ArticleSummary) -> None:
        theme = self._theme
        room = rect.adjusted(MARGIN, 6, -MARGIN, 0)
        font = theme.ui_font(13, bold=True, cjk=True)
        title = QFontMetrics(font).elidedText(row.title, Qt.TextElideMode.ElideRight, room.width())
        painter.setFont(font)
        painter.setPen(theme.color("text"))
        painter.drawText(QRect(room.left(), room.top(), room.width(), 20), MIDDLE, title)
        small = theme.ui_font(12, cjk=True)
        painter.setFont(small)
        below = QRect(room.left(), room.top() + 20, room.width(), 18)
        if row.annotation_count:
            painter.setPen(theme.color("cinnabar"))
            painter.drawText(below, RIGHT, str(row.annotation_count))
            left = below.right() - QFontMetrics(small).horizontalAdvance(str(row.annotation_count)) - 18
            painter.drawPixmap(left, below.top() + 3, theme.pixmap("comment", "cinnabar", 14))
            below = below.adjusted(0, 0, -36, 0)
        meta = "  ".join(part for part in (row.source, short_date(row.published_at)) if part)
        painter.setPen(theme.color("muted"))
        cut = QFontMetrics(small).elidedText(meta, Qt.TextElideMode.ElideRight, below.width())
        painter.drawText(below, MIDDLE, cut)
