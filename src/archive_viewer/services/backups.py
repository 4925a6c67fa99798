"""Whole copies of an archive's database, and putting one back."""

import uuid
from datetime import date
from pathlib import Path

from archive_viewer.storage import integrity
from archive_viewer.storage.database import Database
from archive_viewer.util.clock import now

FOLDER = "backups"
DAILY = "daily-"
DAYS, WEEKS = 7, 4


class Backups:
    """Copies of one archive's database in its folder `backups`, or wherever a person wants one."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def make(self, target: Path | None = None) -> Path:
        """Write a verified copy; its path. Raises ArchiveError and leaves nothing half-written."""
        path = target or self._database.folder / FOLDER / f"archive-{_stamp()}.db"
        integrity.copy(self._database, path.expanduser().absolute())
        return path

    def keep_daily(self) -> Path | None:
        """Make today's copy unless there is one, and drop the old ones: seven days and four weeks are kept.

        The new copy's path, or None where none was due. Copies that a person named are never touched.
        """
        folder = self._database.folder / FOLDER
        today = _stamp()[:8]
        if not self._database.writable or any(folder.glob(f"{DAILY}{today}*.db")):
            return None
        made = self.make(folder / f"{DAILY}{_stamp()}.db")
        for path in expired([p.name for p in folder.glob(f"{DAILY}*.db")]):
            (folder / path).unlink(missing_ok=True)
        return made


def expired(names: list[str]) -> list[str]:
    """Which of these daily copies are no longer kept: all but the newest seven and the first of the last four weeks."""
    newest = sorted(names, reverse=True)
    weeks: dict[tuple[int, int], str] = {}
    for name in newest:
        year, week, _ = date.fromisoformat(name.removeprefix(DAILY)[:8]).isocalendar()
        weeks[year, week] = name
    kept = {*newest[:DAYS], *[weeks[week] for week in sorted(weeks, reverse=True)[:WEEKS]]}
    return [name for name in newest if name not in kept]


def restore(source: Path, folder: Path) -> Path | None:
    """Put the backup `source` in the place of the database in `folder`; where the old database was kept, if any.

    Raises ArchiveError where the backup is not sound or another process holds the archive.
    """
    return integrity.put_back(source.expanduser(), folder.expanduser(), _stamp(), uuid.uuid4().hex)


def _stamp() -> str:
    return now()[:19].replace(":", "").replace("-", "")
