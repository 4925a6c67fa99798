"""Whole copies of an archive's database, and putting one back."""

import uuid
from pathlib import Path

from archive_viewer.storage import integrity
from archive_viewer.storage.database import Database
from archive_viewer.util.clock import now

FOLDER = "backups"


class Backups:
    """Copies of one archive's database in its folder `backups`, or wherever a person wants one."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def make(self, target: Path | None = None) -> Path:
        """Write a verified copy; its path. Raises ArchiveError and leaves nothing half-written."""
        path = target or self._database.folder / FOLDER / f"archive-{_stamp()}.db"
        integrity.copy(self._database, path.expanduser().absolute())
        return path


def restore(source: Path, folder: Path) -> Path | None:
    """Put the backup `source` in the place of the database in `folder`; where the old database was kept, if any.

    Raises ArchiveError where the backup is not sound or another process holds the archive.
    """
    return integrity.put_back(source.expanduser(), folder.expanduser(), _stamp(), uuid.uuid4().hex)


def _stamp() -> str:
    return now()[:19].replace(":", "").replace("-", "")
