"""The list of annotation cards, with its keys."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QMenu, QWidget

from archive_viewer.gui.widgets.row_list import RowList


class AnnotationView(RowList):
    """`went` says that a person went to a card; `opened` that they want to edit it; `removal` to delete it."""

    went = Signal(QModelIndex)
    opened = Signal(QModelIndex, str)
    removal = Signal(QModelIndex)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("annotationList", parent)
        self.locked = False

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
            self.removal.emit(index)
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
        super().mousePressEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and index.isValid():
            self.went.emit(index)
            if again:
                self.opened.emit(index, "comment")

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid():
            self.opened.emit(index, "comment")

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        index = self.currentIndex()
        if not index.isValid():
            return
        menu = QMenu(self)
        verbs = (
            (self.tr("Edit comment") + "\tC", lambda: self.opened.emit(index, "comment")),
            (self.tr("Edit tags") + "\tT", lambda: self.opened.emit(index, "tag")),
            (self.tr("Delete") + "\tDel", lambda: self.removal.emit(index)),
        )
        for words, verb in verbs:
            action = menu.addAction(words)
            action.setEnabled(not self.locked)
            action.triggered.connect(verb)
        menu.exec(event.globalPos())
        menu.deleteLater()

    def _step(self, by: int) -> None:
        index = self.model().index(self.currentIndex().row() + by, 0)
        if index.isValid():
            self.setCurrentIndex(index)
            self.went.emit(index)
