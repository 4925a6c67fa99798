"""Importing: files become articles with facts, in worker processes, stored in batches, one bad file at a time."""

import os
import time
import uuid
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from archive_viewer.domain.changes import Changes, Touched
from archive_viewer.domain.errors import KnownError, ReadOnlyError
from archive_viewer.services.hub import ChangeHub
from archive_viewer.services.import_report import ImportItem, ImportProgress, ImportReport
from archive_viewer.services.storing import store
from archive_viewer.services.work import FileJob, ReadFile
from archive_viewer.storage import settings
from archive_viewer.storage.database import Database
from archive_viewer.storage.journal import Journal
from archive_viewer.util.processes import WorkerDiedError, WorkerPool

TIME_LIMIT = 60.0
"""Seconds that one file may take."""
_UNFINISHED = "import.unfinished"
_BATCH = 64
_BATCH_SECONDS = 0.4


class Importing:
    """Brings files into an archive."""

    def __init__(self, database: Database, hub: ChangeHub, workers: WorkerPool) -> None:
        self._database = database
        self._hub = hub
        self._workers = workers
        self._suspended = False

    def run(
        self,
        paths: Iterable[str | os.PathLike[str]],
        progress: Callable[[ImportProgress], None] | None = None,
        cancelled: Callable[[], bool] = lambda: False,
        paused: Callable[[], bool] = lambda: False,
        recursive: bool = True,
    ) -> ImportReport:
        """Import files and folders. What is stored stays when `cancelled` says stop; undo takes it all back.

        `progress` is called after each file on the calling thread. Raises ReadOnlyError.
        """
        given = [str(Path(path).expanduser().absolute()) for path in paths]
        self._require_writer()
        with self._database.writing() as session:
            settings.put(session, _UNFINISHED, given)
        jobs = [FileJob(str(path), str(path)) for path in _files(given, recursive, self._database.folder)]
        report = self._run(jobs, progress, lambda: self._suspended or cancelled(), paused)
        if not self._suspended:
            with self._database.writing() as session:
                settings.put(session, _UNFINISHED, [])
        return report

    def suspend(self) -> None:
        """Stop the import under way after the current batch; `unfinished` then still names what it was given."""
        self._suspended = True

    def unfinished(self) -> list[str]:
        """What an import was given that was suspended or killed; running it again skips what is there already."""
        with self._database.reading() as session:
            return list(settings.get(session, _UNFINISHED, []))

    def paste(self, text: str, name: str) -> ImportReport:
        """Import text from the clipboard; `name` is what the article's file would be called."""
        return self._run([FileJob(name, None, text.encode("utf-8", "replace"))], None, lambda: False, lambda: False)

    def _run(
        self,
        jobs: list[FileJob],
        progress: Callable[[ImportProgress], None] | None,
        cancelled: Callable[[], bool],
        paused: Callable[[], bool],
    ) -> ImportReport:
        self._require_writer()
        tally = _Tally(len(jobs), progress)
        action_id = uuid.uuid4().hex
        batch: list[tuple[FileJob, ReadFile | Exception]] = []
        began = time.monotonic()

        def held() -> bool:
            while paused() and not cancelled():
                time.sleep(0.05)
            return cancelled()

        for job, outcome in self._workers.map(jobs, TIME_LIMIT, held):
            batch.append((job, outcome))
            if len(batch) >= _BATCH or time.monotonic() - began > _BATCH_SECONDS:
                self._store(batch, action_id, tally)
                batch, began = [], time.monotonic()
        self._store(batch, action_id, tally)
        tally.report.cancelled = cancelled()
        return tally.report

    def _require_writer(self) -> None:
        if not self._database.writable:
            raise ReadOnlyError("archive.read_only", path=self._database.folder)

    def _store(self, batch: list[tuple[FileJob, ReadFile | Exception]], action_id: str, tally: "_Tally") -> None:
        if not batch:
            return
        items: list[ImportItem] = []
        with self._database.writing() as session:
            journal = Journal(session, "undo.import", action_id=action_id)
            for job, outcome in batch:
                if isinstance(outcome, Exception):
                    items.append(_failure(job, outcome))
                else:
                    items.extend(store(journal, job, outcome))
            journal.close()
        if journal.article_ids:
            touched = journal.touched | Touched.ARTICLES | Touched.FACTS | Touched.INDEX
            self._hub.publish(Changes(touched, frozenset(journal.article_ids)))
        tally.add(items, len(batch))


class _Tally:
    def __init__(self, total: int, progress: Callable[[ImportProgress], None] | None) -> None:
        self.report = ImportReport()
        self._total = total
        self._progress = progress
        self._done = 0
        self._counts = dict.fromkeys(("added", "duplicate", "revised", "failed"), 0)
        self._began = time.monotonic()

    def add(self, items: list[ImportItem], files: int) -> None:
        for at, item in enumerate(items, start=1):
            self.report.items.append(item)
            self._counts[item.outcome] += 1
            self._tell(item, self._done + min(at, files))
        self._done += files

    def _tell(self, item: ImportItem, done: int) -> None:
        if self._progress is None:
            return
        rate = done / max(1e-6, time.monotonic() - self._began)
        counts = self._counts
        self._progress(
            ImportProgress(
                done,
                self._total,
                counts["added"],
                counts["duplicate"],
                counts["revised"],
                counts["failed"],
                item.path,
                rate,
                (self._total - done) / rate if done >= 5 else None,
                item,
            )
        )


def _failure(job: FileJob, error: Exception) -> ImportItem:
    if isinstance(error, KnownError):
        return ImportItem(job.name, "failed", code=error.code, params=error.params)
    if isinstance(error, WorkerDiedError):
        code = "import.too_slow" if error.timed_out else "import.crashed"
        return ImportItem(job.name, "failed", code=code, params={"limit": str(int(TIME_LIMIT))})
    raise error


def _files(paths: Iterable[str], recursive: bool, archive: Path) -> Iterator[Path]:
    """Every file that is meant, in order; the archive's own folder is passed over."""
    for given in paths:
        path = Path(given)
        if not path.is_dir():
            yield path
            continue
        for folder, folders, names in os.walk(path):
            kept = sorted(f for f in folders if not f.startswith(".") and not _same(Path(folder) / f, archive))
            folders[:] = kept if recursive else []
            yield from (Path(folder) / name for name in sorted(names) if not name.startswith("."))


def _same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return False
