"""Importing annotations as the window lives it: choosing or dropping a file, and what became of it."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from archive_viewer.gui.dialogs.outcome_dialog import OutcomeDialog
from archive_viewer.gui.operations import receiving

if TYPE_CHECKING:
    from archive_viewer.gui.main_window import MainWindow
    from archive_viewer.services.receiving import Received

SURE = (".jsonld", ".qdpx", ".qdc", ".hypothesis.json")
"""Endings that only files of annotations have."""
_CHOICES = "*.jsonld *.json *.qdpx *.qdc"


class ReceivingDesk(QObject):
    """Takes files of annotations in, one after the other."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        window.actions_.connect_all({"actionImportAnnotations": self.choose})

    def choose(self) -> None:
        """Ask for a file and take it in."""
        there = str(Path(str(self._window.services.preferences.get("export.folder", ""))))
        kinds = self.tr("Annotations ({endings})").format(endings=_CHOICES)
        name, _ = QFileDialog.getOpenFileName(self._window, self.tr("Import annotations"), there, kinds)
        if name:
            self.start(Path(name))

    def take(self, paths: Sequence[Path]) -> list[Path]:
        """Take in those of dropped files that are annotations for sure; the others."""
        own = [path for path in paths if path.name.lower().endswith(SURE)]
        for path in own:
            self.start(path)
        return [path for path in paths if path not in own]

    def start(self, path: Path) -> None:
        """Take a file in."""
        window = self._window
        window.notifier.tell(self.tr("Importing annotations of {name}…").format(name=path.name))
        receiving.receive(window.tasks, window.services, path, self._show)

    def _show(self, received: "Received") -> None:
        window = self._window
        words = window.notifier.words
        counts = {"added": received.added, "known": received.known, "unplaced": len(received.unplaced)}
        said = [words("annotations.received", {name: str(count) for name, count in counts.items()})]
        if received.altered:
            said.append(words("annotations.received_altered", {"altered": str(received.altered)}))
        if received.articles:
            said.append(words("annotations.received_articles", {"articles": str(received.articles)}))
        summary = ("；" if window.theme.chinese else "; ").join(said)
        window.notifier.tell(summary)
        if received.unplaced:
            reasons = [words(refused.code, refused.params) for refused in received.unplaced]
            OutcomeDialog(window.theme, self.tr("Annotations imported"), summary, reasons, window).open()
