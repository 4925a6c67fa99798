"""Connections to one archive's database: one writer, many readers, explicit transactions."""

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import sqlite_utils

from archive_viewer.domain.errors import ArchiveError, ReadOnlyError
from archive_viewer.storage.lock import Owner, WriteLock
from archive_viewer.storage.migrations import is_older, migrate, refuse_newer

Session = sqlite_utils.Database
"""A connection as the modules of this room take it."""

Connection = sqlite3.Connection
"""A plain SQLite connection, for those who want SQL."""

FILE_NAME = "archive.db"
_BUSY_MS = 10_000


class Database:
    """An open archive. `writable` is false when another process holds it or the folder may not be written."""

    def __init__(self, folder: Path, *, create: bool = False, read_only: bool = False) -> None:
        self.folder = folder
        self.path = folder / FILE_NAME
        self.writable = False
        self._guard = threading.RLock()
        self._idle: list[Session] = []
        self._idle_guard = threading.Lock()
        self._writer: Session | None = None
        self._lock = WriteLock(folder)
        self._closed = False
        if not self.path.exists():
            if not create or read_only:
                raise ArchiveError("archive.missing", path=folder)
            self._make_folder()
        if not read_only:
            self.claim()
        if not self.path.exists():
            raise ArchiveError("archive.folder", path=folder, reason="read-only")
        if not self.writable:
            self._require_readable(read_only)

    @property
    def owner(self) -> Owner | None:
        """Who holds the archive for writing, where that is another process."""
        return None if self.writable else self._lock.owner()

    def claim(self) -> bool:
        """Become the writer if nobody else is; true when this process may write now."""
        if self.writable:
            return True
        if not self._lock.acquire():
            return False
        with ExitStack() as on_failure:
            on_failure.callback(self._release)
            try:
                self._writer = self._open(read_only=False)
                migrate(self._writer, self.folder / "backups")
            except sqlite3.DatabaseError as error:
                raise ArchiveError("archive.damaged", path=self.path, reason=error) from error
            on_failure.pop_all()
        self.writable = True
        return True

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """One transaction, whole or not at all. Nested use joins the outer transaction."""
        with self._guard:
            if self._writer is None:
                raise ReadOnlyError("archive.read_only", path=self.folder)
            session = self._writer
            if session.conn.in_transaction:
                yield session
                return
            try:
                session.conn.execute("BEGIN IMMEDIATE")
                yield session
                session.conn.execute("COMMIT")
            except sqlite3.OperationalError as error:
                _roll_back(session)
                raise ArchiveError("archive.write_failed", path=self.folder, reason=error) from error
            except BaseException:
                _roll_back(session)
                raise

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A consistent view of what is committed; any number at once, from any thread."""
        with self._idle_guard:
            session = self._idle.pop() if self._idle else None
        if session is None:
            session = self._open(read_only=True)
        try:
            session.conn.execute("BEGIN")
            yield session
        finally:
            _roll_back(session)
            with self._idle_guard:
                if self._closed or len(self._idle) >= 8:
                    session.conn.close()
                else:
                    self._idle.append(session)

    def read_only_connection(self) -> Connection:
        """A connection of the caller's own for reading with SQL; the caller closes it."""
        return self._open(read_only=True).conn

    def close(self) -> None:
        """Let go of the files; what was committed stays."""
        with self._guard, self._idle_guard:
            self._closed = True
            for session in self._idle:
                session.conn.close()
            self._idle.clear()
            self._release()

    def _require_readable(self, read_only: bool) -> None:
        """Refuse a newer archive; bring an older one up to date where nobody holds it, for its tables lack columns."""
        with self.reading() as session:
            refuse_newer(session)
            older = is_older(session)
        if not older:
            return
        if not read_only or not self.claim():
            raise ArchiveError("archive.older", path=self.folder)
        self._release()

    def _release(self) -> None:
        if self._writer is not None:
            self._writer.conn.close()
            self._writer = None
        self.writable = False
        self._lock.release()

    def _make_folder(self) -> None:
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise ArchiveError("archive.folder", path=self.folder, reason=error.strerror) from error

    def _open(self, *, read_only: bool) -> Session:
        if read_only:
            connection = _open_for_reading(self.path)
        else:
            target = str(self.path)
            connection = _connected(target, "PRAGMA journal_mode = WAL", "PRAGMA synchronous = FULL")
        connection.execute(f"PRAGMA busy_timeout = {_BUSY_MS}")
        connection.execute("PRAGMA foreign_keys = ON")
        return sqlite_utils.Database(connection, execute_plugins=False)


def _open_for_reading(path: Path) -> Connection:
    for mode in ("mode=ro", "mode=ro&immutable=1"):
        uri = f"{path.absolute().as_uri()}?{mode}"
        try:
            return _connected(uri, "PRAGMA query_only = ON", "SELECT count(*) FROM sqlite_master")
        except sqlite3.OperationalError:
            continue
        except sqlite3.DatabaseError as error:
            raise ArchiveError("archive.damaged", path=path, reason=error) from error
    raise ArchiveError("archive.unreadable", path=path)


def _connected(target: str, *statements: str) -> Connection:
    """A connection on which these were run; closed again where one of them fails."""
    connection = sqlite3.connect(target, uri=target.startswith("file:"), isolation_level=None, check_same_thread=False)
    try:
        for statement in statements:
            connection.execute(statement).fetchone()
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _roll_back(session: Session) -> None:
    if session.conn.in_transaction:
        session.conn.execute("ROLLBACK")
