"""A button that asks where to save a table, as CSV or for Excel."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QPoint, QSize, Signal
from PySide6.QtWidgets import QFileDialog, QMenu, QToolButton, QWidget

from archive_viewer.gui.operations.fact_tables import SUFFIXES
from archive_viewer.gui.theme import Theme


class SaveTableButton(QToolButton):
    """`chosen` carries the file that a person named."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "square")
        self.setIconSize(QSize(16, 16))
        self.clicked.connect(self._show_menu)

    def say(self, name: str) -> None:
        """What is saved, in a hint and for a screen reader."""
        self.setToolTip(name)
        self.setAccessibleName(name)

    def restyle(self, theme: Theme) -> None:
        """The icon in the colour of the moment."""
        self.setIcon(theme.icon("export", "text2", 16))

    def ask(self, suffix: str) -> None:
        """Ask for the file's name and announce it."""
        title = self.accessibleName()
        name = QCoreApplication.translate("SaveTable", "Facts") + suffix
        chosen, _ = QFileDialog.getSaveFileName(self, title, name, f"*{suffix}")
        if chosen:
            path = Path(chosen)
            self.chosen.emit(path if path.suffix.lower() in SUFFIXES else path.with_name(path.name + suffix))

    def _show_menu(self) -> None:
        menu = QMenu(self)
        words = (
            QCoreApplication.translate("SaveTable", "As CSV…"),
            QCoreApplication.translate("SaveTable", "As Excel…"),
        )
        for suffix, label in zip(SUFFIXES, words, strict=True):
            menu.addAction(label).triggered.connect(lambda _=False, s=suffix: self.ask(s))
        menu.exec(self.mapToGlobal(QPoint(0, self.height() + 2)))
        menu.deleteLater()
