"""Who may write: a lock that the operating system lets go of when a process dies."""

import json
import os
import socket
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from archive_viewer.util.clock import now


@dataclass(frozen=True, slots=True)
class Owner:
    """The process that holds an archive for writing."""

    pid: int
    host: str
    since: str


class WriteLock:
    """An advisory lock on `archive.lock`, with a note beside it of who holds it."""

    def __init__(self, folder: Path) -> None:
        self._note = folder / "archive.owner"
        self._lock = FileLock(folder / "archive.lock", timeout=0, thread_local=False)

    def acquire(self) -> bool:
        """Take the lock; false where another process has it or the folder may not be written."""
        try:
            self._lock.acquire()
            owner = {"pid": os.getpid(), "host": socket.gethostname(), "since": now()}
            self._note.write_text(json.dumps(owner), encoding="utf-8")
        except (Timeout, OSError):
            self._lock.release(force=True)
            return False
        return True

    def release(self) -> None:
        if self._lock.is_locked:
            self._note.unlink(missing_ok=True)
            self._lock.release(force=True)

    def owner(self) -> Owner | None:
        """Who wrote the note, or None where there is none to read."""
        try:
            note = json.loads(self._note.read_text(encoding="utf-8"))
            return Owner(int(note["pid"]), str(note["host"]), str(note["since"]))
        except (OSError, ValueError, KeyError, TypeError):
            return None
