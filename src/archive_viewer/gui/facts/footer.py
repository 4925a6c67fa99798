"""Counts by status under the facts; a click keeps only those."""

from collections.abc import Mapping

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QWidget

from archive_viewer.domain.fact import FactStatus
from archive_viewer.gui.facts.delegate import STATUS_ICONS
from archive_viewer.gui.theme import Theme


class StatusFooter(QFrame):
    """One button per status. `chosen` carries the status to keep, or None for all."""

    chosen = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("strip")
        self.setProperty("edge", "top")
        self.setFixedHeight(37)
        self._theme = theme
        self._words: Mapping[FactStatus, str] = {}
        self._counts: Mapping[FactStatus, int] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 0, 10, 0)
        row.setSpacing(2)
        self._buttons: dict[FactStatus, QToolButton] = {}
        for status in FactStatus:
            button = QToolButton(self)
            button.setCheckable(True)
            button.setProperty("look", "count")
            button.setIconSize(QSize(16, 16))
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            button.clicked.connect(lambda on, s=status: self._clicked(s, on))
            self._buttons[status] = button
            row.addWidget(button)
            if status is not FactStatus.REJECTED:
                row.addStretch(1)
        row.addStretch(1)

    def button(self, status: FactStatus) -> QToolButton:
        """The button of a status."""
        return self._buttons[status]

    def restyle(self) -> None:
        """Icons in the colours of the moment."""
        for status, button in self._buttons.items():
            icon, color = STATUS_ICONS[status]
            button.setIcon(self._theme.icon(icon, color, 16))
            button.setFont(self._theme.ui_font(12))

    def show_counts(self, words: Mapping[FactStatus, str], counts: Mapping[FactStatus, int]) -> None:
        """Say how many facts stand in each status."""
        self._words, self._counts = words, counts
        self._say()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._say()

    def minimumSizeHint(self) -> QSize:
        return QSize(200, 37)

    def _say(self) -> None:
        for brief in (False, True):
            for status, button in self._buttons.items():
                count, word = self._counts.get(status, 0), self._words.get(status, "")
                button.setText(str(count) if brief else f"{word} {count}")
                button.setAccessibleName(f"{word} {count}")
                button.setToolTip(word)
                button.ensurePolished()
            if sum(b.sizeHint().width() for b in self._buttons.values()) + 26 <= self.width():
                return

    def _clicked(self, status: FactStatus, on: bool) -> None:
        for other, button in self._buttons.items():
            if other is not status:
                button.setChecked(False)
        self.chosen.emit(status if on else None)
