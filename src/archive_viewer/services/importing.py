"""Importing: files and folders, the clipboard, addresses become articles; taken up again where it was interrupted."""

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from archive_viewer.domain.addresses import is_address
from archive_viewer.domain.errors import ReadOnlyError
from archive_viewer.importers.companions import is_part_of_page, is_systems_own, pages_among
from archive_viewer.services.hub import ChangeHub
from archive_viewer.services.import_report import ImportReport
from archive_viewer.services.import_run import ImportRun
from archive_viewer.services.tally import Progress
from archive_viewer.services.work import FileJob
from archive_viewer.storage import settings
from archive_viewer.storage.database import Database
from archive_viewer.util.processes import WorkerPool

_UNFINISHED = "import.unfinished"


class Importing:
    """Brings files into an archive."""

    def __init__(self, database: Database, hub: ChangeHub, workers: WorkerPool) -> None:
        self._database = database
        self._hub = hub
        self._workers = workers
        self._suspended = False

    def run(
        self,
        inputs: Iterable[str | os.PathLike[str]],
        progress: Progress | None = None,
        cancelled: Callable[[], bool] = lambda: False,
        paused: Callable[[], bool] = lambda: False,
        recursive: bool = True,
    ) -> ImportReport:
        """Import files, folders and web addresses. What is stored stays when `cancelled` says stop; undo takes it back.

        An address is fetched, once, and nothing that its page refers to.
        `progress` is called on the calling thread, for each article and at the end of each file. Raises ReadOnlyError.
        """
        given = [_named(each) for each in inputs]
        self._require_writer()
        with self._database.writing() as session:
            settings.put(session, _UNFINISHED, given)
        jobs = list(_jobs(given, recursive, self._database.folder))
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

    def paste(self, text: str, name: str, html: str = "") -> ImportReport:
        """Import the clipboard, with its HTML where it has any; `name` is what the article's file would be called."""
        job = FileJob(name, None, text.encode("utf-8", "replace"), html=html)
        return self._run([job], None, lambda: False, lambda: False)

    def _run(
        self,
        jobs: list[FileJob],
        progress: Progress | None,
        cancelled: Callable[[], bool],
        paused: Callable[[], bool],
    ) -> ImportReport:
        self._require_writer()
        return ImportRun(self._database, self._hub, self._workers).run(jobs, progress, cancelled, paused)

    def _require_writer(self) -> None:
        if not self._database.writable:
            raise ReadOnlyError("archive.read_only", path=self._database.folder)


def _named(given: str | os.PathLike[str]) -> str:
    if isinstance(given, str) and is_address(given):
        return given.strip()
    return str(Path(given).expanduser().absolute())


def _jobs(given: Iterable[str], recursive: bool, archive: Path) -> Iterator[FileJob]:
    """A job for each address and each file that is meant; bytes in a file's name that are no text are shown as such."""
    for each in given:
        if is_address(each):
            yield FileJob(each, address=each)
            continue
        for path in _files(Path(each), recursive, archive):
            refused = "import.link_outside" if _leads_outside(path, Path(each)) else ""
            yield FileJob(str(path).encode("utf-8", "replace").decode("utf-8"), str(path), refused=refused)


def _files(given: Path, recursive: bool, archive: Path) -> Iterator[Path]:
    """Every file that is meant, in order; the archive's own folder and the parts of saved pages are passed over."""
    if not given.is_dir():
        yield given
        return
    for at, folders, names in os.walk(given):
        folder = Path(at)
        files = [folder / name for name in sorted(names) if not is_systems_own(name)]
        folders[:] = sorted(_entered(folder, folders, files, archive)) if recursive else []
        yield from files


def _entered(folder: Path, names: list[str], files: list[Path], archive: Path) -> Iterator[str]:
    pages = pages_among(files)
    for name in names:
        path = folder / name
        if not (is_systems_own(name) or is_part_of_page(path, pages) or _same(path, archive)):
            yield name


def _leads_outside(path: Path, given: Path) -> bool:
    """Whether a file found in a folder is a link to somewhere else: nobody named that place."""
    if path == given or not path.is_symlink():
        return False
    try:
        return not path.resolve().is_relative_to(given.resolve())
    except (OSError, RuntimeError):
        return True


def _same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return False
