"""Reading the whole archive to see whether it is sound; mends nothing. Also whole copies."""

import os
import sqlite3
import zlib
from collections.abc import Iterator
from pathlib import Path

from archive_viewer.domain.errors import ArchiveError
from archive_viewer.storage.database import Database, Session


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
    draft.unlink(missing_ok=True)
    try:
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
