"""Work off the GUI thread and its results back on it. The only place in the window that knows threads."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Event
from typing import TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot

from archive_viewer.domain.errors import KnownError
from archive_viewer.domain.ports import SearchCancelledError
from archive_viewer.gui.tasks.collector import Collector

T = TypeVar("T")


class Cancel:
    """A flag that work asks now and then: `cancel()` is true once nobody wants the result any more."""

    def __init__(self) -> None:
        self._event = Event()

    def __call__(self) -> bool:
        return self._event.is_set()

    def set(self) -> None:
        self._event.set()


class Tasks(QObject):
    """Runs callables on worker threads and hands what they return to the GUI thread.

    Reads (`query`) run side by side, mutations (`mutate`) one after another in the order given, long work
    (`background`) on threads of its own. Errors go to `failed`, once, on the GUI thread.
    """

    failed = Signal(object)
    busy = Signal(int)
    _finished = Signal(object, object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._readers = ThreadPoolExecutor(max_workers=3, thread_name_prefix="read")
        self._writer = ThreadPoolExecutor(max_workers=1, thread_name_prefix="write")
        self._long = ThreadPoolExecutor(max_workers=4, thread_name_prefix="background")
        self._latest: dict[str, Cancel] = {}
        self._pending = 0
        self._closed = False
        Collector(self)
        self._finished.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    @property
    def pending(self) -> int:
        """How many tasks have not been delivered yet."""
        return self._pending

    def query(self, work: Callable[[Cancel], T], done: Callable[[T], None], *, replaces: str | None = None) -> Cancel:
        """Run `work(cancel)` and call `done(result)`; a newer query with the same `replaces` cancels this one."""
        cancel = Cancel()
        if replaces is not None:
            older = self._latest.get(replaces)
            if older is not None:
                older.set()
            self._latest[replaces] = cancel
        self._submit(self._readers, lambda: work(cancel), done, cancel)
        return cancel

    def mutate(self, work: Callable[[], T], done: Callable[[T], None] | None = None) -> None:
        """Run `work()` after all earlier mutations. What it changed is announced by the services themselves."""
        self._submit(self._writer, work, done, Cancel())

    def background(self, work: Callable[[Cancel], T], done: Callable[[T], None] | None = None) -> Cancel:
        """Run long work such as an import; the caller keeps the returned Cancel to stop it."""
        cancel = Cancel()
        self._submit(self._long, lambda: work(cancel), done, Cancel())
        return cancel

    def close(self) -> None:
        """Cancel queries, wait for mutations, deliver nothing more."""
        self._closed = True
        for cancel in self._latest.values():
            cancel.set()
        for pool in (self._readers, self._writer, self._long):
            pool.shutdown(wait=True, cancel_futures=pool is not self._writer)

    def _submit(
        self,
        pool: ThreadPoolExecutor,
        work: Callable[[], T],
        done: Callable[[T], None] | None,
        cancel: Cancel,
    ) -> None:
        if self._closed:
            return
        self._pending += 1
        self.busy.emit(self._pending)

        def run() -> None:
            outcome: object
            try:
                outcome = None if cancel() else work()
            except SearchCancelledError:
                cancel.set()
                outcome = None
            except Exception as error:  # noqa: BLE001 - delivered to the notifier or the crash dialog
                outcome = error
            if not self._closed:
                self._finished.emit(outcome, done, cancel)

        pool.submit(run)

    @Slot(object, object, object)
    def _deliver(self, outcome: object, done: Callable[[object], None] | None, cancel: Cancel) -> None:
        self._pending -= 1
        self.busy.emit(self._pending)
        if self._closed or cancel():
            return
        if isinstance(outcome, Exception):
            self.failed.emit(outcome)
        elif done is not None:
            done(outcome)


def is_known(error: Exception) -> bool:
    """Whether the error is the world's fault and has a sentence of its own."""
    return isinstance(error, KnownError)
