"""How many annotations there are and where they stand, and the way to a note on the whole article."""

from collections.abc import Mapping

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QWidget

from archive_viewer.domain.annotation import Anchoring
from archive_viewer.gui.theme import Theme

_SHOWN = ((Anchoring.MOVED, "retry"), (Anchoring.ALTERED, "corrected"), (Anchoring.ORPHANED, "warn"))


class AnnotationFooter(QFrame):
    """`chosen` carries the standing to keep, or None for all; `noteWanted` asks for a note on the article."""

    chosen = Signal(object)
    noteWanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("strip")
        self.setProperty("edge", "top")
        self.setFixedHeight(37)
        self._theme = theme
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 0, 10, 0)
        row.setSpacing(2)
        self._total = self._count_button()
        self._total.clicked.connect(lambda: self._clicked(None, True))
        self._buttons = {standing: self._count_button() for standing, _ in _SHOWN}
        row.addWidget(self._total)
        for standing, button in self._buttons.items():
            button.setCheckable(True)
            button.clicked.connect(lambda on, s=standing: self._clicked(s, on))
            row.addWidget(button)
        row.addStretch(1)
        self.note = self._count_button()
        self.note.clicked.connect(self.noteWanted)
        row.addWidget(self.note)

    def restyle(self) -> None:
        """Icons in the colours of the moment."""
        self._total.setIcon(self._theme.icon("comment", "text2", 16))
        for standing, icon in _SHOWN:
            color = "warn" if standing is Anchoring.ORPHANED else "text2"
            self._buttons[standing].setIcon(self._theme.icon(icon, color, 16))
        self.note.setIcon(self._theme.icon("plus", "text2", 16))

    def show_counts(self, total: int, counts: Mapping[Anchoring, int]) -> None:
        """Say how many there are; standings that nothing has are left out."""
        self._words: dict[Anchoring | None, str] = {
            None: self.tr("1 note") if total == 1 else self.tr("{n} notes").format(n=total),
            Anchoring.MOVED: self.tr("{n} moved").format(n=counts.get(Anchoring.MOVED, 0)),
            Anchoring.ALTERED: self.tr("{n} altered").format(n=counts.get(Anchoring.ALTERED, 0)),
            Anchoring.ORPHANED: self.tr("{n} orphaned").format(n=counts.get(Anchoring.ORPHANED, 0)),
        }
        self._brief: dict[Anchoring | None, str] = {None: str(total)}
        self._brief |= {s: str(counts.get(s, 0)) for s in self._buttons}
        for standing, button in self._buttons.items():
            button.setVisible(bool(counts.get(standing, 0)) or button.isChecked())
        self._say()

    def allow(self, reason: str) -> None:
        """Switch the note button off for a reason, or on for ""."""
        self.note.setEnabled(not reason)
        self.note.setToolTip(reason or self.tr("Write a note on the whole article"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._say()

    def minimumSizeHint(self) -> QSize:
        return QSize(200, 37)

    def _say(self) -> None:
        if not hasattr(self, "_words"):
            return
        self.note.setText(self.tr("Note on article"))
        self.note.setAccessibleName(self.tr("Note on article"))
        faces: dict[Anchoring | None, QToolButton] = {None: self._total}
        faces.update(self._buttons.items())
        for brief in (False, True):
            for key, button in faces.items():
                button.setText((self._brief if brief else self._words)[key])
                button.setAccessibleName(self._words[key])
                button.setToolTip(self._words[key])
                button.ensurePolished()
            shown = [b for b in (*faces.values(), self.note) if not b.isHidden()]
            if sum(b.sizeHint().width() + 2 for b in shown) + 22 <= self.width():
                return

    def _clicked(self, standing: Anchoring | None, on: bool) -> None:
        for other, button in self._buttons.items():
            if other is not standing:
                button.setChecked(False)
        self.chosen.emit(standing if on else None)

    def _count_button(self) -> QToolButton:
        button = QToolButton(self)
        button.setProperty("look", "count")
        button.setIconSize(QSize(16, 16))
        button.setFont(self._theme.ui_font(12))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        return button
