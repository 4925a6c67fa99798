"""A button that asks where to save something, and as what."""

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QPoint, QSize, Signal
from PySide6.QtWidgets import QFileDialog, QMenu, QToolButton, QWidget

from archive_viewer.gui.theme import Theme


class SaveButton(QToolButton):
    """`chosen` carries the file that a person named; its suffix is one of those offered."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._formats: Mapping[str, str] = {}
        self._file = ""
        self.setProperty("look", "square")
        self.setIconSize(QSize(16, 16))
        self.clicked.connect(self._show_menu)

    def say(self, name: str, file: str, formats: Mapping[str, str]) -> None:
        """What is saved, under which name without suffix, and the words for each suffix."""
        self._file, self._formats = file, formats
        self.setToolTip(name)
        self.setAccessibleName(name)

    def name_file(self, file: str) -> None:
        """Offer another name, without suffix."""
        self._file = file

    def restyle(self, theme: Theme) -> None:
        """The icon in the colour of the moment."""
        self.setIcon(theme.icon("export", "text2", 16))

    def add_to(self, menu: QMenu) -> None:
        """Add an entry for each format."""
        for suffix, words in self._formats.items():
            action = menu.addAction(words)
            action.setEnabled(self.isEnabled())
            action.triggered.connect(lambda _=False, s=suffix: self.ask(s))

    def ask(self, suffix: str) -> None:
        """Ask for the file and announce it."""
        title = self.accessibleName()
        named, _ = QFileDialog.getSaveFileName(self, title, self._file + suffix, f"*{suffix}")
        if named:
            path = Path(named)
            self.chosen.emit(path if path.suffix.lower() in self._formats else path.with_name(path.name + suffix))

    def _show_menu(self) -> None:
        menu = QMenu(self)
        self.add_to(menu)
        menu.exec(self.mapToGlobal(QPoint(0, self.height() + 2)))
        menu.deleteLater()
