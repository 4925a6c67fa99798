"""Reading the whole archive to see whether it is sound; mends nothing. Also whole copies."""

import json
import os
import shutil
import sqlite3
import zlib
from collections.abc import Iterator
from pathlib import Path

from archive_viewer.domain.errors import ArchiveError, ReadOnlyError
from archive_viewer.storage.database import FILE_NAME, Database, Session
from archive_viewer.storage.lock import WriteLock


def faults(session: Session) -> list[str]:
    """What SQLite finds wrong with the file and its references."""
    found = [row[0] for row in session.conn.execute("PRAGMA integrity_check") if row[0] != "ok"]
    found += [f"{row[0]} {row[1]} -> {row[2]}" for row in session.conn.execute("PRAGMA foreign_key_check")]
    return found


def originals(session: Session) -> Iterator[tuple[str, bytes | None]]:
    """(SHA-256 as stored, the bytes or None where they can't be unpacked) of every original."""
    for sha256, compressed in session.conn.execute("SELECT sha256, compressed FROM originals"):
        try:
            yield sha256, zlib.decompress(compressed)
        except zlib.error:
            yield sha256, None


def misplaced(session: Session) -> list[int]:
    """Ids of annotations whose quote does not stand where their position says."""
    rows = session.conn.execute(
        """SELECT n.id, n."start", n."end", n.exact, r.text FROM annotations n
            JOIN revisions r ON r.id = n.revision_id WHERE n."start" IS NOT NULL"""
    )
    return [key for key, start, end, exact, text in rows if text[start:end] != exact]


def copy(database: Database, target: Path) -> None:
    """A whole, compact copy of the database while it is in use (VACUUM INTO); verified by opening."""
    draft = target.with_name(target.name + ".part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        draft.unlink(missing_ok=True)
        connection = database.read_only_connection()
        try:
            connection.execute("PRAGMA query_only = OFF")
            connection.execute("VACUUM INTO ?", (str(draft),))
        finally:
            connection.close()
        verify(draft)
        os.replace(draft, target)  # noqa: PTH105
    except (sqlite3.Error, OSError) as error:
        draft.unlink(missing_ok=True)
        raise ArchiveError("backup.failed", path=target, reason=error) from error


def verify(path: Path) -> None:
    """Raise ArchiveError unless the file is a sound archive database."""
    try:
        connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
        try:
            sound = connection.execute("PRAGMA quick_check").fetchone()[0] == "ok"
            connection.execute("SELECT count(*) FROM articles").fetchone()
        finally:
            connection.close()
    except sqlite3.Error as error:
        raise ArchiveError("backup.unsound", path=path, reason=error) from error
    if not sound:
        raise ArchiveError("backup.unsound", path=path, reason="quick_check")


def put_back(source: Path, folder: Path, stamp: str, generation: str) -> Path | None:
    """Make `source` the archive of `folder`. The old database is kept under a name with `stamp`; its path, if any.

    `generation` becomes the archive's new life, so that an index of the old one is not trusted.
    """
    verify(source)
    target = folder / FILE_NAME
    lock = WriteLock(folder)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if not lock.acquire():
            raise ReadOnlyError("archive.read_only", path=folder)
        draft = target.with_name(f"{FILE_NAME}.restoring")
        shutil.copyfile(source, draft)
        _begin_life(draft, generation)
        kept = _set_aside(target, stamp)
        os.replace(draft, target)  # noqa: PTH105
    except (OSError, sqlite3.Error) as error:
        raise ArchiveError("backup.failed", path=target, reason=error) from error
    finally:
        lock.release()
    return kept


def _begin_life(path: Path, generation: str) -> None:
    connection = sqlite3.connect(path, isolation_level=None)
    try:
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute(
            "INSERT INTO settings VALUES ('archive.generation', ?) ON CONFLICT DO UPDATE SET value = excluded.value",
            (json.dumps(generation),),
        )
        connection.execute("DELETE FROM outbox")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        connection.close()


def _set_aside(target: Path, stamp: str) -> Path | None:
    """Fold the old database's log into it and move it out of the way."""
    if not target.exists():
        return None
    kept = target.with_name(f"archive-before-{stamp}.db")
    try:
        connection = sqlite3.connect(target)
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.close()
    except sqlite3.DatabaseError:
        for suffix in ("-wal", "-shm"):
            log = target.with_name(target.name + suffix)
            if log.exists():
                os.replace(log, kept.with_name(kept.name + suffix))  # noqa: PTH105
    os.replace(target, kept)  # noqa: PTH105
    return kept
