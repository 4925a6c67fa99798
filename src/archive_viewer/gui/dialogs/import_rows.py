"""The rows of an import's report: a file, what became of it, why."""

from collections.abc import Callable, Sequence
from pathlib import PurePath
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from archive_viewer.gui.theme import Theme
from archive_viewer.util.messages import sentence

if TYPE_CHECKING:
    from archive_viewer.services.import_report import ImportItem

ITEM = Qt.ItemDataRole.UserRole + 1
REASON = Qt.ItemDataRole.UserRole + 2
OUTCOME = Qt.ItemDataRole.UserRole + 3
HEIGHT = 32
BAR = 3
_MEMBER = " › "
ICONS = {
    "added": ("check", "success"),
    "revised": ("retry", "accent"),
    "duplicate": ("copy", "muted"),
    "failed": ("rejected", "error"),
    "open": ("help", "accent"),
}
FILTERS: "dict[str, Callable[[ImportItem], bool]]" = {
    "all": lambda _item: True,
    "failed": lambda item: item.outcome == "failed",
    "open": lambda item: item.older is not None,
}
"""Choices of files: every one, what failed, what a person has to decide on."""
AnyIndex = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()


class ImportRows(QAbstractListModel):
    """Files in the order they were read; optionally only those that failed, or that wait for a decision."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._all: list[ImportItem] = []
        self._shown: list[ImportItem] = []
        self._counts = dict.fromkeys(FILTERS, 0)
        self._wanted = FILTERS["all"]

    def clear(self) -> None:
        """Begin a new report."""
        self.replace([])

    def append(self, items: "Sequence[ImportItem]") -> None:
        """Add files at the end."""
        self._all.extend(items)
        self._tally(items)
        shown = list(filter(self._wanted, items))
        if shown:
            first = len(self._shown)
            self.beginInsertRows(QModelIndex(), first, first + len(shown) - 1)
            self._shown.extend(shown)
            self.endInsertRows()

    def replace(self, items: "Sequence[ImportItem]") -> None:
        """Show exactly these files."""
        self.beginResetModel()
        self._all = list(items)
        self._counts = dict.fromkeys(FILTERS, 0)
        self._tally(self._all)
        self._shown = list(filter(self._wanted, self._all))
        self.endResetModel()

    def show_only(self, name: str) -> None:
        """Show what one of FILTERS lets through."""
        self._wanted = FILTERS[name]
        self.replace(self._all)

    def count(self, name: str) -> int:
        """How many files one of FILTERS lets through."""
        return self._counts[name]

    def _tally(self, items: "Sequence[ImportItem]") -> None:
        for name, lets_through in FILTERS.items():
            self._counts[name] += sum(map(lets_through, items))

    def item(self, row: int) -> "ImportItem | None":
        """The file of a row."""
        return self._shown[row] if 0 <= row < len(self._shown) else None

    def rowCount(self, parent: AnyIndex = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        item = self._shown[index.row()]
        if role == ITEM:
            return item
        if role == OUTCOME:
            return self._outcome(item)
        if role == REASON:
            return self._reason(item)
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{item.path}\n{self._reason(item)}"
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return ", ".join(part for part in (item.path, self._outcome(item), self._reason(item)) if part)
        return None

    def _outcome(self, item: "ImportItem") -> str:
        words = {
            "added": self.tr("added"),
            "revised": self.tr("revised"),
            "duplicate": self.tr("duplicate"),
            "failed": self.tr("failed"),
        }
        return words[item.outcome]

    def _reason(self, item: "ImportItem") -> str:
        if item.older is not None:
            return self.tr("“{title}” may be a new version of an article that is there").format(title=item.title)
        if item.code:
            params = {**item.params, **({"name": bare_name(item.params["name"])} if "name" in item.params else {})}
            return sentence(item.code, params, "zh_CN" if self._theme.chinese else "en")
        if item.outcome == "duplicate":
            return self.tr("the same as “{title}”").format(title=item.title)
        if item.alike:
            return self.tr("{title} · other copies: {n}").format(title=item.title, n=item.alike)
        return item.title


def bare_name(name: str) -> str:
    """A file's name without its folder; addresses, and what lies within the file, stay as they are."""
    outer, sign, member = name.partition(_MEMBER)
    return f"{outer if '://' in outer else PurePath(outer).name}{sign}{member}"


class ImportRowDelegate(QStyledItemDelegate):
    """An icon, the file's name with its folder, the outcome, the reason."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme

    def sizeHint(self, _option: QStyleOptionViewItem, _index: AnyIndex) -> QSize:
        return QSize(200, HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        theme, rect = self._theme, option.rect
        item: ImportItem = index.data(ITEM)
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, theme.color("accentSoft"))
            if option.state & QStyle.StateFlag.State_HasFocus:
                painter.fillRect(QRect(rect.left(), rect.top(), BAR, HEIGHT), theme.color("accent"))
        icon, color = ICONS["open" if item.older is not None else item.outcome]
        painter.drawPixmap(rect.left() + 20, rect.top() + 8, theme.pixmap(icon, color, 16))
        path = PurePath(item.path)
        name = f"{path.parent.name}/{path.name}" if path.parent.name else path.name
        font = theme.ui_font(12, cjk=True)
        painter.setFont(font)
        left = rect.left() + 48
        outcome = left + max(140, int(rect.width() * 0.27))
        reason = outcome + 64
        columns = (
            (left, outcome - left - 12, name, "text", Qt.TextElideMode.ElideMiddle),
            (outcome, 60, str(index.data(OUTCOME)), "text2", Qt.TextElideMode.ElideRight),
            (reason, rect.right() - reason - 16, str(index.data(REASON)), "muted", Qt.TextElideMode.ElideRight),
        )
        for x, width, text, tone, mode in columns:
            painter.setPen(theme.color(tone))
            cut = QFontMetrics(font).elidedText(text, mode, width)
            painter.drawText(QRect(x, rect.top(), width, HEIGHT), Qt.AlignmentFlag.AlignVCenter, cut)
        painter.setPen(theme.color("rule"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.restore()
