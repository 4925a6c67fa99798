"""What a query may go on with, in a card under the search box. The focus stays in the box."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QFrame, QListView, QStyledItemDelegate, QStyleOptionViewItem, QVBoxLayout, QWidget

from archive_viewer.domain.results import Completion
from archive_viewer.gui.theme import Theme
from archive_viewer.gui.widgets.numbers import grouped

ROW = 30
_ROLE = Qt.ItemDataRole.UserRole + 1
_ICONS = {
    "recent": "clock", "saved": "bookmark", "field": "filter", "words": "search", "source": "doc", "person": "person",
    "organisation": "archive", "place": "pin", "tag": "tag", "year": "clock", "value": "filter", "byline": "person",
}  # fmt: skip


class CompletionModel(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.rows: tuple[Completion, ...] = ()

    def show(self, rows: Sequence[Completion]) -> None:
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.rows[index.row()]
        if role == _ROLE:
            return row
        return row.text if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole) else None


class CompletionDelegate(QStyledItemDelegate):
    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(option.rect.width(), ROW)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row = index.data(_ROLE)
        if not isinstance(row, Completion):
            return
        theme, rect = self._theme, option.rect
        view = self.parent()
        current = isinstance(view, QListView) and view.currentIndex() == index
        painter.save()
        if current:
            painter.fillRect(rect, theme.color("accentSoft"))
        icon = theme.pixmap(_ICONS.get(row.kind, "search"), "text2", 16)
        painter.drawPixmap(QPoint(rect.left() + 12, rect.top() + (ROW - 16) // 2), icon)
        note = self._note(row)
        inner = rect.adjusted(40, 0, -14, 0)
        painter.setFont(theme.ui_font(12))
        painter.setPen(theme.color("muted"))
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, note)
        room = QRect(inner)
        room.setRight(inner.right() - QFontMetrics(painter.font()).horizontalAdvance(note) - 12)
        font = theme.ui_font(13, cjk=True)
        painter.setFont(font)
        painter.setPen(theme.color("text"))
        text = QFontMetrics(font).elidedText(row.text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, text)
        painter.restore()

    def _note(self, row: Completion) -> str:
        kinds = {
            "recent": self.tr("asked before"),
            "saved": self.tr("saved search"),
            "field": self.tr("field"),
            "words": self.tr("in titles"),
            "source": self.tr("source"),
            "byline": self.tr("byline"),
            "person": self.tr("person"),
            "organisation": self.tr("organisation"),
            "place": self.tr("place"),
            "tag": self.tr("tag"),
        }
        values = {
            "date": self.tr("newest first"),
            "-date": self.tr("oldest first"),
            "added": self.tr("latest added first"),
            "title": self.tr("by title"),
            "left": self.tr("places by the words before"),
            "right": self.tr("places by the words after"),
        }
        kind = kinds.get(row.kind, "") if row.kind != "value" else values.get(row.text, "")
        if not row.articles:
            return kind
        number = grouped(row.articles, chinese=self._theme.chinese)
        count = self.tr("1 article") if row.articles == 1 else self.tr("{n} articles").format(n=number)
        return f"{kind} · {count}" if kind else count


class CompletionList(QFrame):
    """Floats under a widget of its window. `chosen` carries the query of the row that was taken."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, under: QWidget) -> None:
        super().__init__(under)
        self._under = under
        self.setObjectName("completionList")
        self.setProperty("popover", True)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._model = CompletionModel(self)
        self._list = QListView()
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setFrameShape(QListView.Shape.NoFrame)
        self._list.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setMouseTracking(True)
        self._list.setModel(self._model)
        self._list.setItemDelegate(CompletionDelegate(theme, self._list))
        self._list.entered.connect(self._list.setCurrentIndex)
        self._list.clicked.connect(lambda index: self._choose(index.row()))
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 6, 1, 6)
        column.addWidget(self._list)
        theme.changed.connect(self._name)
        self._name()
        self.hide()

    def show_rows(self, rows: Sequence[Completion]) -> None:
        """Show these, or nothing where there are none; no row is current."""
        self._model.show(rows)
        self._list.setCurrentIndex(QModelIndex())
        if not rows:
            self.hide()
            return
        window = self._under.window()
        if self.parent() is not window:
            self.setParent(window)
        corner = self._under.mapTo(window, QPoint(0, self._under.height() + 2))
        self.setGeometry(corner.x(), corner.y(), self._under.width(), len(rows) * ROW + 14)
        self.raise_()
        self.show()

    def rows(self) -> tuple[Completion, ...]:
        """What is offered."""
        return self._model.rows

    def step(self, by: int) -> bool:
        """Make the next or previous row current, before the first none; false past the last."""
        row = self._list.currentIndex().row() + by
        if row >= self._model.rowCount():
            return False
        self._list.setCurrentIndex(self._model.index(row, 0) if row >= 0 else QModelIndex())
        return True

    def take(self, *, first: bool) -> bool:
        """Take the current row, or with `first` the first one where none is current. Returns whether there was one."""
        row = self._list.currentIndex().row()
        if row < 0 and first and self._model.rowCount():
            row = 0
        if row < 0 or not self.isVisible():
            return False
        self._choose(row)
        return True

    def _choose(self, row: int) -> None:
        query = self._model.rows[row].query
        self.hide()
        self.chosen.emit(query)

    def _name(self) -> None:
        self._list.setAccessibleName(self.tr("How the search may go on"))
