"""How a passage's card is painted, and the row of cards."""

import re

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QDropEvent, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyleOptionViewItem, QWidget

from archive_viewer.domain.passage import Passage
from archive_viewer.gui.passages.model import HEDGE_ROLE, PASSAGE_ROLE
from archive_viewer.gui.theme import Theme
from archive_viewer.gui.widgets.card_delegate import CardDelegate
from archive_viewer.gui.widgets.moments import day_words

HEIGHT, GAP = 64, 8
_WIDEST, _NARROWEST = 464, 300
_INNER = str.maketrans("“”", "‘’")
_REPORTER = re.compile(r"^.*(?:记者|通讯员)[:：\s]*")


def author(byline: str) -> str:
    """The name in a byline, without the paper and the trade: 人民网记者 李发兴 is 李发兴."""
    return _REPORTER.sub("", byline).strip() or byline


def card_width(viewport: int, count: int) -> int:
    """Cards share the row evenly down to 300 px, then it scrolls; few cards don't grow past 464."""
    columns = max(1, min(count, viewport // (_NARROWEST + GAP)))
    even = viewport // columns - GAP
    return even if count >= 3 else min(even, _WIDEST)


class PassageDelegate(CardDelegate):
    """Grip, numeral in a cinnabar ring, one line of the words with the opening quote hanging, the citation."""

    def __init__(self, theme: Theme, view: QListView) -> None:
        super().__init__(theme, view)
        self._view = view
        self.paragraph_words = "¶ {n}"
        self.hedge_words = "{word}"

    def sizeHint(self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        count = index.model().rowCount() if index.isValid() else 1
        return QSize(card_width(self._view.viewport().width(), count) + GAP, HEIGHT)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        passage = index.data(PASSAGE_ROLE)
        if not isinstance(passage, Passage):
            return
        theme = self.theme
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        card = QRectF(option.rect).adjusted(0.5, 0.5, -GAP - 0.5, -0.5)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        self._on_soft = selected
        focused = selected and bool(option.state & QStyle.StateFlag.State_HasFocus)
        border = QPen(theme.color("accent"), 2) if focused else QPen(theme.color("rule2c"), 1)
        painter.setPen(border)
        painter.setBrush(theme.color("accentSoft" if selected else "surface"))
        painter.drawRoundedRect(card.adjusted(0.5, 0.5, -0.5, -0.5) if focused else card, 6, 6)
        painter.drawPixmap(round(card.left() + 4), round(card.center().y() - 7), theme.pixmap("grip", "muted", 14))
        self._paint_numeral(painter, QPointF(card.left() + 31, card.top() + 18), index.row() + 1)
        self._paint_words(painter, card, passage)
        self._paint_citation(painter, card, passage, str(index.data(HEDGE_ROLE) or ""))
        painter.restore()

    def _paint_numeral(self, painter: QPainter, center: QPointF, number: int) -> None:
        painter.setPen(QPen(self.theme.color("cinnabar"), 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(center, 9.25, 9.25)
        painter.setFont(self.theme.ui_font(12 if number < 10 else 10, bold=True))
        box = QRectF(center.x() - 10, center.y() - 10, 20, 20)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(number))

    def _paint_words(self, painter: QPainter, card: QRectF, passage: Passage) -> None:
        font = self.theme.serif_font(14)
        words = "“" + " ".join(passage.text.split()).translate(_INNER) + "”"
        left = card.left() + 50 - font.pixelSize() / 2
        box = QRectF(left, card.top() + 7, card.right() - 12 - left, 22)
        self.line(painter, box, words, font, self.theme.color("text"), lit=True)

    def _paint_citation(self, painter: QPainter, card: QRectF, passage: Passage, hedge: str) -> None:
        theme = self.theme
        day = day_words(passage.published_at, chinese=theme.chinese)
        parts = (
            author(passage.byline),
            passage.source,
            day,
            self.paragraph_words.format(n=passage.paragraph),
        )
        font = theme.ui_font(11, cjk=True)
        box = QRectF(card.left() + 50, card.top() + 37, card.width() - 62, 18)
        width = self.line(painter, box, " · ".join(p for p in parts if p), font, theme.color("muted"))
        if passage.note.strip() and box.width() - width > 60:
            x = box.left() + width + 10
            painter.drawPixmap(round(x), round(box.top() + 2), theme.pixmap("comment", "text2", 14))
            rest = QRectF(x + 18, box.top(), box.right() - x - 18, box.height())
            width += 28 + self.line(painter, rest, " ".join(passage.note.split()), font, theme.color("text2"))
        if hedge and box.width() - width > 60:
            x = box.left() + width + 12
            painter.drawPixmap(round(x), round(box.top() + 2), theme.pixmap("warn", "warn", 14))
            rest = QRectF(x + 18, box.top(), box.right() - x - 18, box.height())
            self.line(painter, rest, self.hedge_words.format(word=hedge), font, theme.color("warn"))


class PassageList(QListView):
    """Cards from left to right; dragging or Alt with an arrow moves one, Delete takes it out, Return goes there."""

    removal = Signal()
    went = Signal(QModelIndex)
    moved = Signal(int)
    dropped = Signal(int)
    noteWanted = Signal()
    menuWanted = Signal(QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("passageTray")
        self.setProperty("look", "tray")
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(False)
        self.setMovement(QListView.Movement.Static)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDropIndicatorShown(True)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.doubleClicked.connect(self.went)

    def gap_at(self, x: int) -> int:
        """The row before which a card dropped at this x goes."""
        for row in range(self.model().rowCount()):
            if x < self.visualRect(self.model().index(row, 0)).center().x():
                return row
        return self.model().rowCount()

    def dropEvent(self, event: QDropEvent) -> None:
        if event.source() is self:
            self.dropped.emit(self.gap_at(event.position().toPoint().x()))
            event.accept()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            own = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
            if event.key() in own and self.currentIndex().isValid():
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        key = event.key()
        if alt and key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.moved.emit(-1 if key == Qt.Key.Key_Left else 1)
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removal.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.went.emit(self.currentIndex())
        elif key == Qt.Key.Key_N and not event.modifiers():
            self.noteWanted.emit()
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, _search: str) -> None:
        """Letters are verbs here, not a search."""

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menuWanted.emit(event.globalPos())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()
