"""Brings facts that older rules derived up to date while the window is open, quietly, and stops when it closes."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from archive_viewer.gui.tasks.runner import Cancel

if TYPE_CHECKING:
    from archive_viewer.gui.main_window import MainWindow
    from archive_viewer.services.rederiving import Rederived


class RederivingJob(QObject):
    """What it has not come to when the window closes is done the next time."""

    _went_on = Signal(int, int)

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._services = window.services
        self._tasks = window.tasks
        self._status = window.status
        self._tell = window.status.tell
        self._status.stopPressed.connect(self.stop)
        self._cancel: Cancel | None = None
        self._went_on.connect(self._say)

    def start(self) -> None:
        """Look for old facts and derive them anew; nothing is done where the archive can't be written."""
        if self._services.writable and self._cancel is None:
            self._tasks.query(lambda _cancel: len(self._services.rederiving.outdated()), self._begin)

    def stop(self) -> None:
        """Leave the rest for the next time."""
        if self._cancel is not None:
            self._cancel.set()

    def _begin(self, outdated: int) -> None:
        if outdated:
            self._status.offer_stop(self.tr("Stop deriving facts; the rest is done the next time"))
            run = self._services.rederiving.run
            self._cancel = self._tasks.background(
                lambda cancel: run(progress=self._went_on.emit, cancelled=cancel), self._ended
            )

    def _say(self, done: int, total: int) -> None:
        self._tell(self.tr("Deriving facts by the new rules: {done} of {total}").format(done=done, total=total))

    def _ended(self, done: "Rederived") -> None:
        self._cancel = None
        self._status.offer_stop("")
        if done.cancelled:
            self._tell(self.tr("Stopped; the other articles keep the facts of older rules until the next time"))
        else:
            self._tell(self.tr("The facts of {n} articles follow the new rules now").format(n=done.articles))
