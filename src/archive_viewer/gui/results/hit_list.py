"""The list that hits are shown in."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QListView, QWidget


class HitList(QListView):
    """A list whose rows are laid out again when its width changes; Up on the first row leaves it.

    The rows keep room for the scroll bar whether it shows or not: one that comes and goes with each batch of rows
    would change their width, and so begin the batches anew for ever.
    """

    leftUpwards = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._laid_out_for = 0

    @property
    def room(self) -> int:
        """The width of a row, in pixels."""
        return self.width() - self.verticalScrollBar().sizeHint().width()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.room != self._laid_out_for:
            self._laid_out_for = self.room
            self.scheduleDelayedItemsLayout()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Up and self.currentIndex().row() <= 0:
            self.leftUpwards.emit()
        else:
            super().keyPressEvent(event)
