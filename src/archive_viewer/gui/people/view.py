"""The list of people, organisations, places and works, with its keys."""

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from archive_viewer.gui.people.delegate import CHEVRON
from archive_viewer.gui.people.model import ROW_ROLE, EntityRow, KindRow, MentionRow
from archive_viewer.gui.widgets.row_list import RowList

_VERBS = {Qt.Key.Key_C: "comment", Qt.Key.Key_T: "tag", Qt.Key.Key_S: "search"}
_VERBS |= {Qt.Key.Key_M: "merge", Qt.Key.Key_R: "rename", Qt.Key.Key_D: "split"}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class PeopleView(RowList):
    """`went` says that a person went to a row, `forwards` false for backwards; `folded` asks for its mentions."""

    went = Signal(QModelIndex, bool)
    came = Signal(QModelIndex)
    folded = Signal(QModelIndex)
    verb = Signal(str)
    menuAt = Signal(QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("peopleList", parent)

    def step(self, by: int) -> None:
        """Go to the next (1) or the previous (-1) row, past heads, without going to the source."""
        index = self.neighbour(by, lambda at: not isinstance(at.data(ROW_ROLE), KindRow))
        if index is not None:
            self.setCurrentIndex(index)
            self.scrollTo(index)
            self.came.emit(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, index = Qt.Key(event.key()), self.currentIndex()
        row = index.data(ROW_ROLE)
        bare = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if key in _ENTER:
            self.went.emit(index, not event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        elif bare and key in (Qt.Key.Key_Down, Qt.Key.Key_J):
            self.step(1)
        elif bare and key in (Qt.Key.Key_Up, Qt.Key.Key_K):
            self.step(-1)
        elif bare and key in _VERBS:
            self.verb.emit(_VERBS[key])
        elif isinstance(row, EntityRow) and key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            if row.unfolded == (key == Qt.Key.Key_Left):
                self.folded.emit(index)
        elif isinstance(row, MentionRow) and key == Qt.Key.Key_Left:
            self.folded.emit(index)
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, _search: str) -> None:
        """Letters are verbs here, not a search."""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        row = index.data(ROW_ROLE)
        super().mousePressEvent(event)
        if event.button() != Qt.MouseButton.LeftButton:
            return
        if isinstance(row, EntityRow) and event.position().x() < CHEVRON:
            self.folded.emit(index)
        elif isinstance(row, EntityRow | MentionRow):
            self.went.emit(index, True)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if isinstance(self.currentIndex().data(ROW_ROLE), EntityRow | MentionRow):
            self.menuAt.emit(event.globalPos())
