"""The list of annotation cards, with its keys."""

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from archive_viewer.gui.widgets.row_list import RowList


class AnnotationView(RowList):
    """`went` says that a person went to a card; `opened` that they want to edit it; `verbWanted` carries what they want
    done to the chosen ones: remove, link or settle. `linkPressed` carries the linked annotation that was pressed."""

    went = Signal(QModelIndex)
    opened = Signal(QModelIndex, str)
    verbWanted = Signal(str)
    menuWanted = Signal(QPoint)
    linkPressed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("annotationList", parent)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.locked = False
        self.link_at: Callable[[QModelIndex, QPoint], int | None] = lambda _index, _at: None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index, key = self.currentIndex(), event.key()
        bare = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if not index.isValid() or not bare:
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_F2, Qt.Key.Key_C):
            self.opened.emit(index, "comment")
        elif key == Qt.Key.Key_T:
            self.opened.emit(index, "tag")
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.verbWanted.emit("remove")
        elif key in (Qt.Key.Key_L, Qt.Key.Key_A):
            self.verbWanted.emit("link" if key == Qt.Key.Key_L else "settle")
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.went.emit(index)
            self.opened.emit(index, "comment")
        elif key in (Qt.Key.Key_J, Qt.Key.Key_K):
            self._step(1 if key == Qt.Key.Key_J else -1)
        else:
            super().keyPressEvent(event)
            if self.currentIndex() != index:
                self.went.emit(self.currentIndex())

    def keyboardSearch(self, _search: str) -> None:
        """Letters are verbs here, not a search."""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        again = index.isValid() and index == self.currentIndex() and self.hasFocus()
        choosing = event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
        linked = self.link_at(index, event.position().toPoint()) if index.isValid() else None
        super().mousePressEvent(event)
        if linked is not None:
            self.linkPressed.emit(linked)
        elif event.button() == Qt.MouseButton.LeftButton and index.isValid() and not choosing:
            self.went.emit(index)
            if again:
                self.opened.emit(index, "comment")

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid():
            self.opened.emit(index, "comment")

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self.currentIndex().isValid():
            self.menuWanted.emit(event.globalPos())

    def _step(self, by: int) -> None:
        index = self.model().index(self.currentIndex().row() + by, 0)
        if index.isValid():
            self.setCurrentIndex(index)
            self.went.emit(index)
