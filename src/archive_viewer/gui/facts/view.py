"""The list of facts, with the keys of review."""

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from archive_viewer.gui.facts.model import ROW_ROLE, FactRow, GroupRow
from archive_viewer.gui.widgets.row_list import RowList

VERBS = {
    Qt.Key.Key_Y: "confirm",
    Qt.Key.Key_N: "reject",
    Qt.Key.Key_E: "correct",
    Qt.Key.Key_C: "comment",
    Qt.Key.Key_T: "tag",
}


class FactsView(RowList):
    """`went` says that a person went to a row; `verb` what they want done with the current fact."""

    went = Signal(QModelIndex)
    verb = Signal(str)
    folded = Signal(str)
    menuAt = Signal(QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("factsTable", parent)

    def step(self, by: int) -> None:
        """Go to the next (1) or the previous (-1) fact, past headers."""
        index = self.neighbour(by, lambda at: isinstance(at.data(ROW_ROLE), FactRow))
        if index is not None:
            self.go(index)

    def go(self, index: QModelIndex) -> None:
        """Make a row current as a person would."""
        self.setCurrentIndex(index)
        self.scrollTo(index)
        self.went.emit(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bare = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        key = Qt.Key(event.key())
        row = self.currentIndex().data(ROW_ROLE)
        if bare and key in VERBS:
            self.verb.emit(VERBS[key])
        elif bare and key in (Qt.Key.Key_J, Qt.Key.Key_K):
            self.step(1 if key == Qt.Key.Key_J else -1)
        elif isinstance(row, GroupRow) and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.folded.emit(row.key)
        elif isinstance(row, GroupRow) and key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            if row.folded == (key == Qt.Key.Key_Right):
                self.folded.emit(row.key)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.went.emit(self.currentIndex())
        else:
            before = self.currentIndex()
            super().keyPressEvent(event)
            if self.currentIndex() != before:
                self.went.emit(self.currentIndex())

    def keyboardSearch(self, _search: str) -> None:
        """Letters are verbs here, not a search."""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        row = index.data(ROW_ROLE)
        super().mousePressEvent(event)
        if event.button() != Qt.MouseButton.LeftButton:
            return
        if isinstance(row, GroupRow):
            self.folded.emit(row.key)
        elif isinstance(row, FactRow):
            self.went.emit(index)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if isinstance(self.currentIndex().data(ROW_ROLE), FactRow):
            self.menuAt.emit(event.globalPos())
