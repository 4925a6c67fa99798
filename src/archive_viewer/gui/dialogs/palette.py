"""The command palette: every action, articles by title and tags, found as one types."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QAction, QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from archive_viewer.gui.actions import Actions
from archive_viewer.gui.operations.searching import condition
from archive_viewer.gui.tasks.runner import Cancel, Tasks
from archive_viewer.gui.theme import Theme
from archive_viewer.gui.widgets.popover import Popover
from archive_viewer.gui.widgets.steered_list import ListSteering

if TYPE_CHECKING:
    from archive_viewer.services.services import Services

WIDTH, ROW_HEIGHT, ROWS = 560, 36, 10
ARTICLES, TAGS = 8, 5
ENTRY = Qt.ItemDataRole.UserRole + 1
AnyIndex = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()


@dataclass(frozen=True)
class Entry:
    """A line of the palette and what choosing it does."""

    icon: str
    text: str
    note: str
    run: Callable[[], object]


class EntryModel(QAbstractListModel):
    """The entries that fit what was typed."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._entries: list[Entry] = []

    def show(self, entries: list[Entry]) -> None:
        """Replace the list."""
        self.beginResetModel()
        self._entries = entries
        self.endResetModel()

    def entry(self, row: int) -> Entry | None:
        """The entry of a row."""
        return self._entries[row] if 0 <= row < len(self._entries) else None

    def rowCount(self, parent: AnyIndex = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._entries)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        entry = self._entries[index.row()]
        if role == ENTRY:
            return entry
        return entry.text if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole) else None


class EntryDelegate(QStyledItemDelegate):
    """Icon, words, keys or kind at the right."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme

    def sizeHint(self, _option: QStyleOptionViewItem, _index: AnyIndex) -> QSize:
        return QSize(100, ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        theme, rect, entry = self._theme, option.rect, index.data(ENTRY)
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, theme.color("accentSoft"))
        if entry.icon:
            painter.drawPixmap(rect.left() + 14, rect.top() + 10, theme.pixmap(entry.icon, "text2", 16))
        painter.setFont(theme.ui_font(12))
        painter.setPen(theme.color("muted"))
        right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(rect.adjusted(0, 0, -14, 0), right, entry.note)
        taken = QFontMetrics(painter.font()).horizontalAdvance(entry.note) + 28
        font = theme.ui_font(13, cjk=True)
        room = rect.adjusted(42, 0, -taken, 0)
        painter.setFont(font)
        painter.setPen(theme.color("text"))
        cut = QFontMetrics(font).elidedText(entry.text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, cut)
        painter.restore()


class CommandPalette(Popover):
    """Type to narrow, arrows to choose, Return to do."""

    articleChosen = Signal(int)
    queryChosen = Signal(str)

    def __init__(self, services: "Services", theme: Theme, tasks: Tasks, actions: Actions, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self._services = services
        self._window = parent
        self._tasks = tasks
        self._actions = [a for a in actions if a.isEnabled() and a.objectName() != "actionCommandPalette"]
        self.setObjectName("commandPalette")
        self.setFixedWidth(WIDTH)
        self.line = QLineEdit()
        self.line.setObjectName("commandLine")
        self.line.setFont(theme.ui_font(15, cjk=True))
        self.line.setPlaceholderText(self.tr("Do something, or go to an article or tag"))
        self.line.setAccessibleName(self.line.placeholderText())
        self.list = QListView()
        self.list.setObjectName("commandList")
        self.list.setFrameShape(QListView.Shape.NoFrame)
        self.list.setUniformItemSizes(True)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._model = EntryModel(self)
        self._delegate = EntryDelegate(theme)
        self.list.setModel(self._model)
        self.list.setItemDelegate(self._delegate)
        self.list.clicked.connect(lambda index: self._run(index.row()))
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(8)
        column.addWidget(self.line)
        column.addWidget(self.list)
        self.line.textChanged.connect(self._narrow)
        ListSteering(self.line, self.list).taken.connect(lambda: self._run(self.list.currentIndex().row()))
        self._narrow("")

    def pop_up(self) -> None:
        """Show the palette over the upper middle of the window."""
        self.adjustSize()
        self.move(self._window.mapToGlobal(QPoint((self._window.width() - self.width()) // 2, 60)))
        self.show()
        self.line.setFocus(Qt.FocusReason.PopupFocusReason)

    def _narrow(self, typed: str) -> None:
        wanted = typed.strip().casefold()
        found = [a for a in self._actions if _fits(wanted, _plain(a).casefold())]
        entries = [self._action_entry(a) for a in found]
        self._show(entries)
        if wanted:

            def add(more: list[Entry]) -> None:
                self._show(entries + more)

            self._tasks.query(lambda cancel: self._look_up(wanted, cancel), add, replaces="palette")

    def _look_up(self, wanted: str, cancel: Cancel) -> list[Entry]:
        """Articles and tags for what was typed. Runs off the GUI thread; entries only carry what to do."""
        bare = wanted.replace('"', " ")
        hits = self._services.searching.search(f'title:"{bare}"', limit=ARTICLES, cancelled=cancel).hits
        articles = [
            Entry("doc", h.title, (h.published_at or "")[:10], partial(self.articleChosen.emit, h.article_id))
            for h in hits
            if not h.partial
        ]
        tags = [(tag.name, tag.count) for tag in self._services.tagging.tags() if wanted in tag.name.casefold()][:TAGS]
        return articles + [
            Entry("tag", tag, str(n), partial(self.queryChosen.emit, condition("tag", tag))) for tag, n in tags
        ]

    def _action_entry(self, action: QAction) -> Entry:
        keys = action.shortcut().toString(action.shortcut().SequenceFormat.NativeText)
        return Entry("", _plain(action), keys, action.trigger)

    def _show(self, entries: list[Entry]) -> None:
        self._model.show(entries)
        self.list.setFixedHeight(max(1, min(ROWS, len(entries))) * ROW_HEIGHT)
        self.adjustSize()
        if entries:
            self.list.setCurrentIndex(self._model.index(0))

    def _run(self, row: int) -> None:
        entry = self._model.entry(row)
        if entry is not None:
            self.hide()
            entry.run()
            self.close()


def _plain(action: QAction) -> str:
    return action.text().replace("&", "").rstrip("…")


def _fits(wanted: str, text: str) -> bool:
    """Whether every word typed stands in the text, or its letters do in order."""
    if all(part in text for part in wanted.split()):
        return True
    letters = iter(text)
    return len(wanted) > 1 and wanted.isascii() and all(letter in letters for letter in wanted if letter != " ")
