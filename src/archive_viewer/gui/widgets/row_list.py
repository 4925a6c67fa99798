"""A list of painted rows of different heights, one of which may hold widgets."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget


class RowList(QListView):
    """One row is current; scrolls by pixels, never sideways."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(False)
        self.verticalScrollBar().setSingleStep(24)

    def neighbour(self, by: int, counts: Callable[[QModelIndex], bool]) -> QModelIndex | None:
        """The next (1) or previous (-1) row that counts, from the current one or the first; None past the end."""
        row = self.currentIndex().row() + by if self.currentIndex().isValid() else 0
        while 0 <= row < self.model().rowCount():
            index = self.model().index(row, 0)
            if counts(index):
                return index
            row += by
        return None

    def take_widgets(self, rows: Iterable[int]) -> None:
        """Take the widgets out of these rows."""
        for row in rows:
            index = self.model().index(row, 0)
            stale = self.indexWidget(index)
            if stale is not None:
                stale.hide()
                self.setIndexWidget(index, None)  # type: ignore[arg-type]
