"""A list below a line of input: the keys go to the line, the arrows among them through the list."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListView

_LINES = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
_PAGES = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}


class ListSteering(QObject):
    """Arrows and page keys pressed in a line choose a row of a list; Return there is `taken`."""

    taken = Signal()

    def __init__(self, line: QLineEdit, rows: QListView) -> None:
        super().__init__(line)
        self._rows = rows
        line.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        key = Qt.Key(event.key())
        if key in _LINES:
            self._step(_LINES[key])
        elif key in _PAGES:
            self._step(_PAGES[key] * self._page())
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.taken.emit()
        else:
            return super().eventFilter(watched, event)
        return True

    def _step(self, by: int) -> None:
        model = self._rows.model()
        row = self._rows.currentIndex().row() + by
        self._rows.setCurrentIndex(model.index(max(0, min(model.rowCount() - 1, row)), 0))

    def _page(self) -> int:
        return max(1, self._rows.viewport().height() // max(1, self._rows.sizeHintForRow(0)))
