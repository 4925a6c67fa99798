"""The numbered SQL files of db/migrations, applied in order, once each."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import sqlite_utils
from sqlite_utils.migrations import Migrations

from archive_viewer.domain.errors import ArchiveError
from archive_viewer.util.paths import shipped

_SET = "archive"


def schema_version() -> int:
    """The number of the newest migration that this program knows."""
    return int(_files()[-1].name[:4])


def migrate(db: sqlite_utils.Database, backups: Path) -> None:
    """Bring the database up to date, each migration in a transaction of its own. Refuses a newer archive.

    What an older program wrote is copied into the folder `backups` before anything is changed.
    """
    refuse_newer(db)
    found = _version(db)
    if found == schema_version():
        return
    if found:
        backups.mkdir(exist_ok=True)
        copy = backups / f"before-format-{schema_version()}.db"
        copy.unlink(missing_ok=True)
        db.conn.execute("VACUUM INTO ?", (str(copy),))
    migrations = Migrations(_SET)
    for file in _files():
        migrations(name=file.stem)(_runner(file))
    db.conn.execute("PRAGMA foreign_keys = OFF")
    migrations.apply(db)
    db.conn.execute(f"PRAGMA user_version = {schema_version()}")
    db.conn.execute("PRAGMA foreign_keys = ON")
    broken = db.conn.execute("PRAGMA foreign_key_check").fetchone()
    if broken is not None:
        raise ArchiveError("archive.damaged", path="archive.db", reason=f"foreign key of {broken[0]}")


def refuse_newer(db: sqlite_utils.Database) -> None:
    """Raise ArchiveError where a newer program wrote this archive."""
    found = _version(db)
    if found > schema_version():
        raise ArchiveError("archive.newer", found=found, known=schema_version())


def is_older(db: sqlite_utils.Database) -> bool:
    """Whether an older program wrote this archive and migrations are still to be applied."""
    return _version(db) < schema_version()


def statements(sql: str) -> Iterator[str]:
    """The statements of an SQL script, one by one."""
    pending = ""
    for line in sql.splitlines(keepends=True):
        pending += line
        if sqlite3.complete_statement(pending):
            yield pending
            pending = ""


def _version(db: sqlite_utils.Database) -> int:
    return int(db.conn.execute("PRAGMA user_version").fetchone()[0])


def _files() -> list[Path]:
    return sorted((shipped("db") / "migrations").glob("[0-9][0-9][0-9][0-9]_*.sql"))


class _runner:  # noqa: N801 - sqlite-utils names a migration by its function
    def __init__(self, file: Path) -> None:
        self.__name__ = file.stem
        self._file = file

    def __call__(self, db: sqlite_utils.Database, /) -> None:
        for statement in statements(self._file.read_text(encoding="utf-8")):
            db.conn.execute(statement)
