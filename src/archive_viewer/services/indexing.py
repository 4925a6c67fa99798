"""Keeping the full-text index in step with the database, in a process of its own."""

import threading
from dataclasses import dataclass

from archive_viewer.domain.changes import Changes, Touched
from archive_viewer.domain.errors import KnownError
from archive_viewer.search import IndexDamagedError
from archive_viewer.services.hub import ChangeHub
from archive_viewer.services.index_work import IndexJob, IndexOutcome
from archive_viewer.storage import outbox, settings
from archive_viewer.storage.database import Database
from archive_viewer.util.processes import WorkerDiedError, WorkerPool

TARGET = "archive_viewer.services.index_work:work"
_TIME_LIMIT = 600.0
_BATCH = 3500
_GATHERED = 3000
_RETRY_SECONDS = 5.0
_QUIET_SECONDS = 0.6
_IDLE_SECONDS = 4.0
_MARKS = Touched.ARTICLES | Touched.ANNOTATIONS | Touched.TAGS | Touched.INDEX


@dataclass(frozen=True, slots=True)
class IndexState:
    """Articles that wait to be indexed, and whether the whole index is being made anew."""

    pending: int
    rebuilding: bool


class Indexing:
    """Drains the outbox into the index: on demand, and in the background once `start_background` was called."""

    def __init__(self, database: Database, hub: ChangeHub) -> None:
        self._database = database
        self._hub = hub
        self._workers = WorkerPool(TARGET, 1)
        self._one_at_a_time = threading.Lock()
        self._wake = threading.Event()
        self._stopping = False
        self._verified = False
        self._rebuilding = False
        self._untidy = False
        self._anew = False
        self._thread: threading.Thread | None = None
        self._retry: threading.Timer | None = None
        self._unsubscribe = hub.subscribe(self._changed)

    def stamp(self) -> str:
        """What the index must bear to belong to this archive in its present life."""
        with self._database.reading() as session:
            return str(settings.get(session, "archive.generation", ""))

    def state(self) -> IndexState:
        with self._database.reading() as session:
            return IndexState(len(outbox.pending(session)), self._rebuilding)

    def start_background(self) -> None:
        """Index from now on whenever something changes."""
        if self._thread is None and self._database.writable:
            self._thread = threading.Thread(target=self._loop, name="indexing", daemon=True)
            self._thread.start()
            self._wake.set()

    def drain(self) -> None:
        """Index until nothing waits; returns when the index is up to date."""
        while not self._stopping and self._step():
            pass

    def rebuild(self) -> None:
        """Distrust the index: it is verified at the next step and made anew if it is not sound."""
        self._verified = False
        self._wake.set()

    def renew(self) -> None:
        """Read every article again, now."""
        self._anew = True
        self.drain()

    def close(self) -> None:
        """Stop after the batch under way."""
        self._unsubscribe()
        self._stopping = True
        self._wake.set()
        if self._thread is not None:
            self._thread.join()
        if self._retry is not None:
            self._retry.cancel()
        self._workers.close()

    def _changed(self, changes: Changes) -> None:
        if changes.origin is not self and changes.touched & _MARKS:
            self._wake.set()

    def _loop(self) -> None:
        while not self._stopping:
            idle = not self._wake.wait(_IDLE_SECONDS if self._untidy else None)
            try:
                if idle:
                    self._compact()
                else:
                    self._gather()
                    self.drain()
            except (WorkerDiedError, IndexDamagedError):
                self._verified = False
                self._wake_later()
            except KnownError:
                self._wake_later()

    def _compact(self) -> None:
        with self._one_at_a_time:
            self._untidy = False
            if self._database.writable:
                self._workers.call(IndexJob(self._database.folder, self.stamp(), 0, compact=True), _TIME_LIMIT)

    def _gather(self) -> None:
        """Wait while articles keep coming, until there are enough for a batch: many small commits cost more."""
        while not self._stopping:
            self._wake.clear()
            if self.state().pending >= _GATHERED or not self._wake.wait(_QUIET_SECONDS):
                return

    def _wake_later(self) -> None:
        """Try again after a while: the disk may have room by then. Search answers from the database meanwhile."""
        self._retry = threading.Timer(_RETRY_SECONDS, self._wake.set)
        self._retry.daemon = True
        self._retry.start()

    def _step(self) -> bool:
        """One batch; false when there was nothing to do."""
        with self._one_at_a_time:
            if not self._database.writable:
                return False
            verify, anew = not self._verified, self._anew
            if not verify and not anew and not self.state().pending:
                self._rebuilding = False
                return False
            job = IndexJob(self._database.folder, self.stamp(), _BATCH, verify, anew)
            outcome: IndexOutcome = self._workers.call(job, _TIME_LIMIT)
            self._verified = True
            self._anew = False
            self._untidy = self._untidy or outcome.articles > 0
            with self._database.writing() as session:
                if outcome.begun_anew:
                    outbox.put_all(session)
                elif outcome.settled:
                    outbox.settle(session, outcome.settled)
            waiting = self.state().pending > 0
            self._rebuilding = waiting and (outcome.begun_anew or self._rebuilding)
        if outcome.begun_anew or outcome.articles:
            self._hub.publish(Changes(Touched.INDEX, origin=self))
        return outcome.begun_anew or outcome.articles > 0
