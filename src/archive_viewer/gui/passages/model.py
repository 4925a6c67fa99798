"""The passages in the tray, in an order that dragging changes."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from archive_viewer.domain.passage import Passage

PASSAGE_ROLE = Qt.ItemDataRole.UserRole + 1
HEDGE_ROLE = Qt.ItemDataRole.UserRole + 2
Index = QModelIndex | QPersistentModelIndex


class PassageModel(QAbstractListModel):
    """`moved` says that a person changed the order. `hedges` are words that a passage cut off, by passage id."""

    moved = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._passages: list[Passage] = []
        self._hedges: Mapping[int, str] = {}
        self.locked = False

    @property
    def passages(self) -> list[Passage]:
        """The passages in their order."""
        return list(self._passages)

    def set_passages(self, passages: Sequence[Passage], hedges: Mapping[int, str]) -> None:
        """Show these passages."""
        self.beginResetModel()
        self._passages, self._hedges = list(passages), hedges
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self._passages)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._passages):
            return None
        passage = self._passages[index.row()]
        if role == PASSAGE_ROLE:
            return passage
        if role == HEDGE_ROLE:
            return self._hedges.get(passage.id, "")
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{index.row() + 1}. {passage.text} {passage.article_title}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return passage.text if len(passage.text) < 600 else passage.text[:600] + "…"
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        base = super().flags(index)
        if self.locked:
            return base
        return base | (Qt.ItemFlag.ItemIsDragEnabled if index.isValid() else Qt.ItemFlag.ItemIsDropEnabled)

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def moveRows(
        self, source_parent: Index, source: int, count: int, destination_parent: Index, destination: int
    ) -> bool:
        """Move rows before `destination`, as Qt counts it: before the move."""
        if self.locked or not 0 <= source < len(self._passages) or not 0 <= destination <= len(self._passages):
            return False
        if not self.beginMoveRows(source_parent, source, source + count - 1, destination_parent, destination):
            return False
        taken = self._passages[source : source + count]
        del self._passages[source : source + count]
        at = destination - count if destination > source else destination
        self._passages[at:at] = taken
        self.endMoveRows()
        self.moved.emit()
        return True
