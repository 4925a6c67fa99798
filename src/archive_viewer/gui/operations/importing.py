"""Importing: one job at a time off the GUI thread, its progress brought to the window a few times a second."""

from collections.abc import Callable, Sequence
from pathlib import Path, PurePath
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from archive_viewer.domain.errors import ExportError
from archive_viewer.gui.tasks.runner import Cancel, Tasks

if TYPE_CHECKING:
    from archive_viewer.services.import_report import ImportItem, ImportProgress, ImportReport
    from archive_viewer.services.services import Services

INTERVAL_MS = 100


class ImportJob(QObject):
    """One import at a time. `progressed` carries the counts and the items since the last time."""

    began = Signal(str)
    progressed = Signal(object, list)
    finished = Signal(object)
    pauseChanged = Signal(bool)
    _reported = Signal(object)

    def __init__(self, tasks: Tasks, services: "Services", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._services = services
        self._cancel: Cancel | None = None
        self._broken = False
        self._paused = False
        self._latest: ImportProgress | None = None
        self._unsent: list[ImportItem] = []
        self._pace = QTimer(self)
        self._pace.setSingleShot(True)
        self._pace.setInterval(INTERVAL_MS)
        self._pace.timeout.connect(self._pass_on)
        self.report: ImportReport | None = None
        self.name = ""
        self._reported.connect(self._gather, Qt.ConnectionType.QueuedConnection)

    @property
    def running(self) -> bool:
        return self._cancel is not None

    @property
    def paused(self) -> bool:
        return self._paused

    def start(self, inputs: Sequence[Path | str], name: str) -> bool:
        """Import files, folders, addresses; false where an import is under way. `name` is what the window calls it."""
        if self.running:
            return False
        self._begin(name)
        chosen = list(inputs)
        self._run(lambda cancel: self._services.importing.run(chosen, self._note, cancel, lambda: self._paused))
        return True

    def paste(self, text: str, name: str, html: str = "") -> bool:
        """Import the clipboard; false where an import is under way already."""
        if self.running:
            return False
        self._begin(name)
        self._run(lambda _cancel: self._services.importing.paste(text, name, html))
        return True

    def pause(self, on: bool) -> None:
        """Wait after the files under way, or go on."""
        if self.running and on != self._paused:
            self._paused = on
            self.pauseChanged.emit(on)

    def cancel(self) -> None:
        """Stop after the files under way; what is stored stays."""
        if self._cancel is not None:
            self._cancel.set()

    def suspend(self) -> None:
        """Stop after the files under way; the next window on the archive goes on."""
        if self._cancel is not None:
            self._services.importing.suspend()

    def given_up(self) -> bool:
        """Whether the import ended with an error just now; it is forgotten then."""
        if self._broken:
            self._cancel = None
            self._pace.stop()
        return self._broken

    def _run(self, work: "Callable[[Cancel], ImportReport]") -> None:
        def guarded(cancel: Cancel) -> "ImportReport":
            whole = False
            try:
                report = work(cancel)
                whole = True
            finally:
                self._broken = not whole
            return report

        self._cancel = self._tasks.background(guarded, self._finish)
        self.began.emit(self.name)

    def _begin(self, name: str) -> None:
        self.name = name
        self.report = None
        self._latest = None
        self._broken = self._paused = False
        self._unsent = []

    def _note(self, progress: "ImportProgress") -> None:
        self._reported.emit(progress)

    @Slot(object)
    def _gather(self, progress: "ImportProgress") -> None:
        if not self.running:
            return
        self._latest = progress
        if progress.item is not None:
            self._unsent.append(progress.item)
        if not self._pace.isActive():
            self._pace.start()

    def _pass_on(self) -> None:
        """Tell what came since the last time; what comes last is told too, also when the import waits after it."""
        self._pace.stop()
        progress, self._latest = self._latest, None
        items, self._unsent = self._unsent, []
        if progress is not None:
            self.progressed.emit(progress, items)

    def _finish(self, report: "ImportReport") -> None:
        self._pass_on()
        self._cancel = None
        self._paused = False
        self.report = report
        self.finished.emit(report)


def name_of(inputs: Sequence[Path | str]) -> str:
    """What an import of these is called: its folder, file or address, or the folder that the files lie in."""
    first = inputs[0]
    if isinstance(first, str):
        return urlsplit(first).netloc or PurePath(first).name
    if len(inputs) == 1:
        return first.name
    return first.parent.name or first.name


def write_report(report: "ImportReport", path: Path, language: str) -> int:
    """Write the report as a table; the bytes written. Raises ExportError with the reason where that fails."""
    from archive_viewer.services.import_table import csv_of

    try:
        return path.write_bytes(csv_of(report, language))
    except OSError as error:
        raise ExportError("export.write", path=path, reason=error.strerror) from error
