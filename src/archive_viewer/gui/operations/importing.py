"""Importing: one job at a time off the GUI thread, its progress brought to the window a few times a second."""

import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot

from archive_viewer.gui.tasks.runner import Cancel, Tasks
from archive_viewer.util.messages import sentence

if TYPE_CHECKING:
    from archive_viewer.services.import_report import ImportItem, ImportProgress, ImportReport
    from archive_viewer.services.services import Services

INTERVAL_S = 0.1
HEADS = {
    "zh_CN": ("文件", "结果", "文章", "原因"),
    "en": ("File", "Outcome", "Article", "Reason"),
}
OUTCOMES = {
    "zh_CN": {"added": "新增", "revised": "修订", "duplicate": "重复", "failed": "未成"},
    "en": {"added": "added", "revised": "revised", "duplicate": "duplicate", "failed": "failed"},
}


class ImportJob(QObject):
    """One import at a time. `progressed` carries the counts and the items since the last time."""

    began = Signal(str)
    progressed = Signal(object, list)
    finished = Signal(object)
    _reported = Signal(object, list)

    def __init__(self, tasks: Tasks, services: "Services", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._services = services
        self._cancel: Cancel | None = None
        self._broken = False
        self._last = 0.0
        self._unsent: list[ImportItem] = []
        self.report: ImportReport | None = None
        self.name = ""
        self._reported.connect(self._pass_on, Qt.ConnectionType.QueuedConnection)

    @property
    def running(self) -> bool:
        return self._cancel is not None

    def start(self, paths: Sequence[Path], name: str) -> bool:
        """Import files and folders; false where an import is under way already. `name` is what the window calls it."""
        if self.running:
            return False
        self._begin(name)
        chosen = list(paths)
        self._run(lambda cancel: self._services.importing.run(chosen, self._note, cancel))
        return True

    def paste(self, text: str, name: str) -> bool:
        """Import text from the clipboard; false where an import is under way already."""
        if self.running:
            return False
        self._begin(name)
        self._run(lambda _cancel: self._services.importing.paste(text, name))
        return True

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

    def _begin(self, name: str) -> None:
        self.name = name
        self.report = None
        self._last = 0.0
        self._broken = False
        self._unsent = []
        self.began.emit(name)

    def _note(self, progress: "ImportProgress") -> None:
        if progress.item is not None:
            self._unsent.append(progress.item)
        now = time.monotonic()
        if now - self._last >= INTERVAL_S or progress.done >= progress.total:
            self._last = now
            items, self._unsent = self._unsent, []
            self._reported.emit(progress, items)

    @Slot(object, list)
    def _pass_on(self, progress: "ImportProgress", items: "list[ImportItem]") -> None:
        if self.running:
            self.progressed.emit(progress, items)

    def _finish(self, report: "ImportReport") -> None:
        self._cancel = None
        self.report = report
        self.finished.emit(report)


def name_of(paths: Sequence[Path]) -> str:
    """What an import of these is called: its folder or file, or the folder that the files lie in."""
    if len(paths) == 1:
        return paths[0].name
    return paths[0].parent.name or paths[0].name


def report_rows(report: "ImportReport", language: str) -> list[tuple[str, ...]]:
    """The report as a table with a head: file, outcome, article, reason."""
    rows: list[tuple[str, ...]] = [HEADS[language]]
    for item in report.items:
        reason = sentence(item.code, item.params, language) if item.code else ""
        rows.append((item.path, OUTCOMES[language][item.outcome], item.title, reason))
    return rows
