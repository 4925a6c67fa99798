"""One import under way: files handed to workers, what comes back stored in batches, progress told."""

import hashlib
import logging
import time
import uuid
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from archive_viewer.domain.changes import Changes, Touched
from archive_viewer.domain.errors import KnownError
from archive_viewer.domain.ports import LeftOut
from archive_viewer.services.hub import ChangeHub
from archive_viewer.services.import_report import ImportItem, ImportReport
from archive_viewer.services.storing import known, store
from archive_viewer.services.tally import Progress, Tally
from archive_viewer.services.work import FileJob, ReadArticle
from archive_viewer.storage import articles
from archive_viewer.storage.database import Database
from archive_viewer.storage.journal import Journal
from archive_viewer.util.processes import Answer, WorkerDiedError, WorkerFullError, WorkerPool

TIME_LIMIT = 60.0
"""Seconds that one article may take."""
_BATCH = 64
_BATCH_SECONDS = 0.4
_BATCH_BYTES = 16 << 20
_PAUSE = 0.05

_READ_TWICE = 8 << 20
"""Bytes in a file above which it goes to a worker unseen."""


@dataclass(frozen=True, slots=True)
class KnownBytes:
    """A file whose bytes an article was made of before."""

    sha256: str


Work = ReadArticle | KnownBytes | ImportItem | None
"""What came of a file: an article to store, one to find, an outcome that is final, or None at its end."""


class ImportRun:
    """Brings files in, in one action that undo takes back as a whole."""

    def __init__(self, database: Database, hub: ChangeHub, workers: WorkerPool) -> None:
        self._database = database
        self._hub = hub
        self._workers = workers
        self._action = uuid.uuid4().hex
        self._batch: list[tuple[FileJob, Work]] = []
        self._held = 0
        self._flushed = time.monotonic()
        self._tally = Tally(0, None)

    def run(
        self,
        jobs: list[FileJob],
        progress: Progress | None,
        cancelled: Callable[[], bool],
        paused: Callable[[], bool],
    ) -> ImportReport:
        """Import; what is stored stays when `cancelled` says stop."""
        self._tally = Tally(len(jobs), progress)

        def wait() -> None:
            if paused() and not cancelled():
                self._flush()
                began = time.monotonic()
                while paused() and not cancelled():
                    time.sleep(_PAUSE)
                self._tally.rested(time.monotonic() - began)

        for answer in self._workers.stream(self._new(jobs, cancelled, wait), TIME_LIMIT, cancelled):
            self._take(answer)
            wait()
        self._flush()
        self._tally.report.cancelled = cancelled()
        return self._tally.report

    def _new(
        self, jobs: Iterable[FileJob], cancelled: Callable[[], bool], wait: Callable[[], None]
    ) -> Iterator[FileJob]:
        """The jobs whose bytes are not there yet; the others are settled on the way."""
        for job in jobs:
            if cancelled():
                return
            if job.refused:
                self._put(job, ImportItem(job.name, "failed", code=job.refused, params={"name": job.name}))
            elif not self._is_known(job):
                yield job
                continue
            self._put(job, None)
            wait()

    def _is_known(self, job: FileJob) -> bool:
        with self._database.reading() as session:
            sha256 = _digest(job) if articles.is_file_name(session, job.name) else None
            if sha256 is None or articles.holder(session, sha256) is None:
                return False
        self._put(job, KnownBytes(sha256))
        return True

    def _take(self, answer: Answer) -> None:
        job: FileJob = answer.payload
        if answer.error is not None:
            self._put(job, _failure(job, answer.error))
        elif isinstance(answer.value, LeftOut):
            left = answer.value
            self._put(job, ImportItem(job.name, "failed", None, left.member, left.code, left.params))
        elif isinstance(answer.value, ReadArticle):
            self._put(job, answer.value)
        if answer.ended:
            self._put(job, None)

    def _put(self, job: FileJob, work: Work) -> None:
        self._batch.append((job, work))
        if isinstance(work, ReadArticle):
            self._held += len(work.original.compressed)
        late = time.monotonic() - self._flushed > _BATCH_SECONDS
        if late or len(self._batch) >= _BATCH or self._held >= _BATCH_BYTES:
            self._flush()

    def _flush(self) -> None:
        self._flushed = time.monotonic()
        batch, self._batch, self._held = self._batch, [], 0
        if not batch:
            return
        outcomes: list[ImportItem | FileJob] = []
        with self._database.writing() as session:
            journal = Journal(session, "undo.import", action_id=self._action)
            outcomes = [_stored(journal, job, work) for job, work in batch]
            journal.close()
        if journal.article_ids:
            touched = journal.touched | Touched.ARTICLES | Touched.FACTS | Touched.INDEX
            self._hub.publish(Changes(touched, frozenset(journal.article_ids)))
        self._tally.add(outcomes)


def _stored(journal: Journal, job: FileJob, work: Work) -> ImportItem | FileJob:
    if work is None:
        return job
    if isinstance(work, ReadArticle):
        return store(journal, job, work)
    if isinstance(work, KnownBytes):
        return known(journal, job, work.sha256) or job
    return work


def _digest(job: FileJob) -> str | None:
    """The SHA-256 of a file that is small enough to be an original by itself; None where it can't be read here."""
    if job.address or job.html:
        return None
    try:
        data = job.data if job.path is None else _bytes(Path(job.path))
    except OSError:
        return None
    return hashlib.sha256(data).hexdigest() if data else None


def _bytes(path: Path) -> bytes:
    return path.read_bytes() if path.is_file() and path.stat().st_size <= _READ_TWICE else b""


def _failure(job: FileJob, error: Exception) -> ImportItem:
    if isinstance(error, KnownError):
        return ImportItem(job.name, "failed", code=error.code, params=error.params)
    params = {"name": job.name}
    if isinstance(error, WorkerDiedError) and error.timed_out:
        return ImportItem(job.name, "failed", code="import.too_slow", params={"limit": str(int(TIME_LIMIT))})
    if isinstance(error, WorkerDiedError):
        return ImportItem(job.name, "failed", code="import.crashed", params=params)
    if isinstance(error, WorkerFullError):
        return ImportItem(job.name, "failed", code="import.too_much", params=params)
    logging.getLogger(__name__).error("importing %s failed", job.name, exc_info=error)
    return ImportItem(job.name, "failed", code="import.bug", params=params)
