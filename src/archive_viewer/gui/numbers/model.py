"""Facts of all articles by row; it holds ids and asks for a page of rows when one of them is looked at."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from archive_viewer.domain.archived_fact import ArchivedFact
from archive_viewer.domain.fact import FactKind, FactStatus
from archive_viewer.gui.widgets.fact_wording import change_words, figure, headline
from archive_viewer.gui.widgets.periods import period_words

PAGE = 200
COLUMNS = ("value", "measure", "change", "period", "place", "status", "article", "published")
WIDTHS = (120, 200, 90, 130, 80, 70, 260, 90)

Index = QModelIndex | QPersistentModelIndex


class NumberWords(NamedTuple):
    """Headers by column and the names of statuses, in the language of the moment."""

    headers: tuple[str, ...] = COLUMNS
    statuses: tuple[str, ...] = tuple(FactStatus)
    chinese: bool = True


class NumberModel(QAbstractTableModel):
    """`fetch` is asked for the facts of some ids; `ordered` is told which column a person wants them ordered by."""

    def __init__(
        self,
        fetch: Callable[[Sequence[int]], None],
        ordered: Callable[[str, bool], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._fetch = fetch
        self._ordered = ordered
        self.words = NumberWords()
        self.ids: list[int] = []
        self._rows: dict[int, ArchivedFact] = {}
        self._asked: set[int] = set()

    def show_ids(self, ids: list[int]) -> None:
        """Show these facts, read anew."""
        self.beginResetModel()
        self.ids = ids
        self._rows.clear()
        self._asked.clear()
        self.endResetModel()

    def receive(self, rows: Sequence[ArchivedFact]) -> None:
        """Take in fetched rows."""
        self._rows.update((row.fact.id, row) for row in rows if row.fact.id is not None)
        if self.ids:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.ids) - 1, len(COLUMNS) - 1))

    def say(self, words: NumberWords) -> None:
        """Headers and words of the moment."""
        self.beginResetModel()
        self.words = words
        self.endResetModel()

    def row_at(self, index: Index) -> ArchivedFact | None:
        """The fact of a row; None while it is on its way."""
        if not index.isValid() or index.row() >= len(self.ids):
            return None
        found = self._rows.get(self.ids[index.row()])
        page = index.row() // PAGE
        if found is None and page not in self._asked:
            self._asked.add(page)
            self._fetch(self.ids[page * PAGE : (page + 1) * PAGE])
        return found

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self.ids)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(self, section: int, way: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        shown = way == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole
        return self.words.headers[section] if shown else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.TextAlignmentRole and COLUMNS[index.column()] == "value":
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        row = self.row_at(index)
        return "" if row is None else self._cell(row, COLUMNS[index.column()])

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self._ordered(COLUMNS[column] if column >= 0 else "article", order == Qt.SortOrder.DescendingOrder)

    def _cell(self, row: ArchivedFact, column: str) -> str:
        fact, chinese = row.fact, self.words.chinese
        match column:
            case "value":
                shown = figure(fact, chinese=chinese)
                return f"{shown.before}{shown.number} {shown.unit}".strip() or fact.text
            case "measure":
                return headline(fact) if fact.kind is FactKind.QUANTITY else fact.measure or ""
            case "change":
                return change_words(fact, chinese=chinese)
            case "period":
                return period_words(fact.period, chinese=chinese, vague=fact.vague)
            case "place":
                return fact.place or ""
            case "status":
                return self.words.statuses[list(FactStatus).index(fact.status)]
            case "article":
                return row.title
            case _:
                return (row.published_at or "")[:10]
