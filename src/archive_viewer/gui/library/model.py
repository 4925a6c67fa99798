"""Models of the library: shelves to choose from, and articles that are fetched by pages as they are looked at."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from archive_viewer.domain.article import ArticleSummary
from archive_viewer.gui.operations.browsing import Shelf

PAGE = 100
ROW = Qt.ItemDataRole.UserRole + 1
AnyIndex = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()


@dataclass(frozen=True)
class ShelfRow:
    """A line of the shelves: a heading (shelf None) or a shelf with its icon and count.

    `depth` is how far it stands in, `color` the highlight colour that its icon has.
    """

    text: str
    shelf: Shelf | None = None
    icon: str = ""
    count: str = ""
    depth: int = 0
    color: str = ""


class ShelfModel(QAbstractListModel):
    """Headings and shelves, in order."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[ShelfRow] = []

    def set_rows(self, rows: Sequence[ShelfRow]) -> None:
        """Replace every line."""
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def row_of(self, shelf: Shelf) -> int:
        """The line of a shelf, -1 where it is gone."""
        for number, row in enumerate(self._rows):
            if row.shelf is not None and (row.shelf.kind, row.shelf.value) == (shelf.kind, shelf.value):
                return number
        return -1

    def rowCount(self, parent: AnyIndex = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self._rows[index.row()]
        if role == ROW:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{row.text} {row.count}".strip()
        if role == Qt.ItemDataRole.ToolTipRole and row.shelf is not None:
            return row.text
        return None

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        if self._rows[index.row()].shelf is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class ArticleModel(QAbstractListModel):
    """Articles by row. It holds ids; rows that nobody looked at yet are empty, looking asks `fetch` for their page."""

    def __init__(self, fetch: Callable[[Sequence[int]], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._fetch = fetch
        self._ids: tuple[int, ...] = ()
        self._rows: dict[int, ArticleSummary] = {}
        self._asked: set[int] = set()

    def show(self, ids: tuple[int, ...], *, stale: bool = False) -> None:
        """Show these articles; `stale` says that rows fetched before may have changed."""
        self.beginResetModel()
        self._ids = ids
        self._asked.clear()
        if stale:
            self._rows.clear()
        self.endResetModel()

    def receive(self, rows: Sequence[ArticleSummary]) -> None:
        """Take in fetched rows."""
        self._rows.update((row.id, row) for row in rows)
        if self._ids:
            self.dataChanged.emit(self.index(0), self.index(len(self._ids) - 1))

    def row_of(self, article_id: int) -> int:
        """The row of an article, -1 where it isn't listed."""
        return self._ids.index(article_id) if article_id in self._ids else -1

    def article_id(self, row: int) -> int | None:
        """The article of a row."""
        return self._ids[row] if 0 <= row < len(self._ids) else None

    def summary(self, row: int) -> ArticleSummary | None:
        """The article of a row as far as it is known; None while it is on its way."""
        article_id = self.article_id(row)
        found = None if article_id is None else self._rows.get(article_id)
        page = row // PAGE
        if found is None and article_id is not None and page not in self._asked:
            self._asked.add(page)
            self._fetch(self._ids[page * PAGE : (page + 1) * PAGE])
        return found

    def rowCount(self, parent: AnyIndex = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._ids)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role not in (
            ROW,
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.AccessibleTextRole,
            Qt.ItemDataRole.ToolTipRole,
        ):
            return None
        row = self.summary(index.row())
        if role == ROW:
            return row
        if row is None:
            return ""
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{row.title}, {row.source}, {(row.published_at or '')[:10]}"
        return row.title
