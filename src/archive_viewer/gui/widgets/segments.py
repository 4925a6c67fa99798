"""A few choices side by side, of which one is on."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QSizePolicy, QToolButton, QWidget


class Segments(QWidget):
    """Exclusive buttons in one frame. `chosen` carries the key of the one that a person picked."""

    chosen = Signal(str)

    def __init__(self, keys: Sequence[str], parent: QWidget | None = None, *, stretch: bool = False) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QToolButton] = {}
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for place, key in enumerate(keys):
            button = QToolButton(self)
            button.setCheckable(True)
            button.setProperty("look", "segment")
            button.setProperty("place", "first" if place == 0 else "last" if place == len(keys) - 1 else "middle")
            if stretch:
                button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            self._group.addButton(button, place)
            self._buttons[key] = button
            row.addWidget(button)
        self._buttons[keys[0]].setChecked(True)
        self._group.idClicked.connect(lambda place: self.chosen.emit(list(self._buttons)[place]))

    @property
    def current(self) -> str:
        """The key that is on."""
        return next(k for k, b in self._buttons.items() if b.isChecked())

    def set_current(self, key: str) -> None:
        """Turn a key on without announcing it."""
        if key in self._buttons:
            self._buttons[key].setChecked(True)

    def say(self, labels: dict[str, str]) -> None:
        """Labels by key."""
        for key, label in labels.items():
            button = self._buttons[key]
            button.setText(label)
            button.setAccessibleName(label)
            self._row.setStretchFactor(button, button.fontMetrics().horizontalAdvance(label))

    def button(self, key: str) -> QToolButton:
        """The button of a key."""
        return self._buttons[key]
