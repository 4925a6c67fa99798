"""The series of a chart as a table: a row for every level and rate."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from archive_viewer.domain.article import ArticleSummary
from archive_viewer.domain.series import Level, Series
from archive_viewer.gui.charts.axis import amount_words
from archive_viewer.gui.charts.plot import Told, days_of, facts_of
from archive_viewer.gui.widgets.fact_wording import change_words, figure
from archive_viewer.gui.widgets.periods import period_words

Index = QModelIndex | QPersistentModelIndex
COLUMNS = ("period", "number", "how", "measure", "place", "article", "published")
WIDTHS = (120, 110, 90, 150, 80, 240, 90)


class TableWords(NamedTuple):
    """Headers by column, and how a number came about, in the language of the moment."""

    headers: tuple[str, ...] = COLUMNS
    stated: str = "stated"
    computed: str = "computed"
    chinese: bool = True


class SeriesRow(NamedTuple):
    """One told thing of a series, and the article that it stands in first."""

    series: Series
    told: Told
    article: ArticleSummary | None


class SeriesTable(QAbstractTableModel):
    """Rows by time, or by any column."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.words = TableWords()
        self._rows: list[SeriesRow] = []
        self._order = (0, Qt.SortOrder.AscendingOrder)

    def show_series(self, shown: Sequence[Series], articles: Mapping[int, ArticleSummary]) -> None:
        """Show these; `articles` by id has those that are named."""
        self.beginResetModel()
        told: list[tuple[Series, Told]] = []
        for series in shown:
            told += [(series, level) for level in series.levels] + [(series, rate) for rate in series.rates]
        self._rows = [SeriesRow(s, t, articles.get(facts_of(t)[0].article_id or 0)) for s, t in told]
        self._sort()
        self.endResetModel()

    def say(self, words: TableWords) -> None:
        """Headers and words of the moment."""
        self.beginResetModel()
        self.words = words
        self.endResetModel()

    def told_at(self, index: Index) -> Told | None:
        """What a row tells."""
        return self._rows[index.row()].told if index.isValid() and index.row() < len(self._rows) else None

    def row_of(self, fact_id: int | None) -> QModelIndex:
        """The first row that rests on a fact; invalid where none does."""
        for n, row in enumerate(self._rows):
            if any(fact.id == fact_id for fact in facts_of(row.told)):
                return self.index(n, 0)
        return QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(self, section: int, way: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        shown = way == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole
        return self.words.headers[section] if shown else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row, column = self._rows[index.row()], COLUMNS[index.column()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._cell(row, column)
        if role == Qt.ItemDataRole.TextAlignmentRole and column == "number":
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self.layoutAboutToBeChanged.emit()
        self._order = (column, order)
        self._sort()
        self.layoutChanged.emit()

    def _sort(self) -> None:
        column, order = self._order
        self._rows.sort(key=lambda row: self._key(row, COLUMNS[column]), reverse=order == Qt.SortOrder.DescendingOrder)

    def _key(self, row: SeriesRow, column: str) -> tuple[float, float, str]:
        if column == "period":
            days = days_of(row.told)
            return days.start or 0, days.end or 10**7, ""
        if column == "number":
            return float(row.told.value or 0), 0, ""
        return 0, 0, self._cell(row, column)

    def _cell(self, row: SeriesRow, column: str) -> str:
        told, chinese = row.told, self.words.chinese
        match column:
            case "period":
                return period_words(told.period, chinese=chinese)
            case "number":
                return self._number(told)
            case "how":
                if not isinstance(told, Level):
                    return change_words(told, chinese=chinese)
                return self.words.computed if told.computed else self.words.stated
            case "measure":
                return " ".join(part for part in (row.series.measure.words, row.series.measure.unit) if part)
            case "place":
                return told.place or ""
            case "article":
                more = len({fact.article_id for fact in facts_of(row.told)}) - 1
                title = row.article.title if row.article is not None else ""
                return f"{title} +{more}" if more > 0 else title
            case _:
                return ((row.article.published_at or "") if row.article is not None else "")[:10]

    def _number(self, told: Told) -> str:
        if isinstance(told, Level) and told.computed:
            return f"≈ {amount_words(told.value, chinese=self.words.chinese)}"
        shown = figure(facts_of(told)[0], chinese=self.words.chinese)
        return f"{shown.before}{shown.number} {shown.unit}".strip()
