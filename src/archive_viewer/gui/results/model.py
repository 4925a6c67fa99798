"""The list of hits: complete ones first, then a divider, then those that have only some of the words."""

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from archive_viewer.domain.results import Hit, Results

HIT = Qt.ItemDataRole.UserRole + 1
AnyIndex = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()


class HitModel(QAbstractListModel):
    """Rows are hits; one row without a hit divides complete from partial ones."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Hit | None] = []

    def show(self, results: Results | None) -> None:
        """Replace the list."""
        self.beginResetModel()
        hits = results.hits if results is not None else ()
        complete = [h for h in hits if not h.partial]
        partial = [h for h in hits if h.partial]
        self._rows = [*complete, None, *partial] if partial else [*complete]
        self.endResetModel()

    def hits(self) -> list[Hit]:
        """The hits in the order of the list."""
        return [row for row in self._rows if row is not None]

    def row_of(self, article_id: int) -> int:
        """The row of an article, -1 where it is no hit."""
        return next((n for n, row in enumerate(self._rows) if row is not None and row.article_id == article_id), -1)

    def rowCount(self, parent: AnyIndex = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        hit = self._rows[index.row()]
        if role == HIT:
            return hit
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            if hit is None:
                return self.tr("Only some of the words")
            snippet = hit.snippets[0].text if hit.snippets else ""
            return ", ".join(part for part in (hit.title, hit.source, (hit.published_at or "")[:10], snippet) if part)
        return None

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        if self._rows[index.row()] is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
