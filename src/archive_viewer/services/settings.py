"""What a person set: for one archive in its database, for the program in a file of its own."""

import json
import threading
from pathlib import Path
from typing import Any

from archive_viewer.storage import settings as stored
from archive_viewer.storage.database import Database

SAVED_SEARCHES = "saved_searches"
PAST_SEARCHES = "search.recent"
"""Keys of an archive's settings: queries, the latest first."""


class Settings:
    """Settings of one archive; writes are dropped where the archive is read-only."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, key: str, default: Any = None) -> Any:
        """The JSON value under `key`."""
        with self._database.reading() as session:
            return stored.get(session, key, default)

    def put(self, key: str, value: Any) -> None:
        if self._database.writable:
            with self._database.writing() as session:
                stored.put(session, key, value)


class Preferences:
    """Settings of the program, in preferences.json of the configuration folder. A broken file counts as empty."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / "preferences.json"
        self._guard = threading.Lock()

    def get(self, key: str, default: Any = None) -> Any:
        with self._guard:
            return self._read().get(key, default)

    def put(self, key: str, value: Any) -> None:
        """Remember a JSON value; a folder that can't be written keeps the old state."""
        with self._guard:
            values = self._read()
            values[key] = value
            draft = self._path.with_suffix(".new")
            try:
                self._path.parent.mkdir(parents=True, exist_ok=True)
                draft.write_text(json.dumps(values, ensure_ascii=False, indent=1), encoding="utf-8")
                draft.replace(self._path)
            except OSError:
                return

    def _read(self) -> dict[str, Any]:
        try:
            values = json.loads(self._path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return values if isinstance(values, dict) else {}
