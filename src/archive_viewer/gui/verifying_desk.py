"""Checking evidence packs as the window lives it: choosing or dropping one, and what was found."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from archive_viewer.gui.dialogs.outcome_dialog import OutcomeDialog
from archive_viewer.gui.operations import verifying
from archive_viewer.gui.passages.destination import documents_folder

if TYPE_CHECKING:
    from archive_viewer.gui.main_window import MainWindow
    from archive_viewer.services.verifying import Verdict


class VerifyingDesk(QObject):
    """Checks evidence packs against themselves and against the open archive."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        window.actions_.connect_all({"actionVerify": self.choose})

    def choose(self) -> None:
        """Ask for a pack and check it."""
        there = str(self._window.services.preferences.get("export.folder", documents_folder()))
        title, kinds = self.tr("Check an evidence pack"), self.tr("Evidence packs (*.zip)")
        name, _ = QFileDialog.getOpenFileName(self._window, title, there, kinds)
        if name:
            self.start(Path(name))

    def take(self, paths: Sequence[Path], others: Callable[[list[Path]], None]) -> None:
        """Check those of dropped files that are evidence packs; `others` gets the rest."""
        zipped = [path for path in paths if path.suffix.lower() == ".zip"]

        def sort(packs: list[Path]) -> None:
            for path in packs:
                self.start(path)
            others([path for path in paths if path not in packs])

        if zipped:
            verifying.find_packs(self._window.tasks, zipped, sort)
        else:
            others(list(paths))

    def start(self, path: Path) -> None:
        """Check a pack and show what was found."""
        window = self._window
        window.notifier.tell(self.tr("Checking {name}…").format(name=path.name))
        verifying.verify(window.tasks, window.services, path, self._show)

    def _show(self, verdict: "Verdict") -> None:
        window = self._window
        language = "zh_CN" if window.theme.chinese else "en"
        summary = verdict.summary(language)
        window.notifier.tell(summary)
        findings = verdict.failures or verdict.findings
        title = self.tr("Evidence pack {name}").format(name=Path(verdict.path).name)
        OutcomeDialog(window.theme, title, summary, [f.sentence(language) for f in findings], window).open()
