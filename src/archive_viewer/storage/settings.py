"""Settings that belong to one archive, as JSON values by key."""

import json
from typing import Any

from archive_viewer.storage.database import Session


def get(session: Session, key: str, default: Any = None) -> Any:
    row = session.conn.execute("SELECT value FROM settings WHERE key = ?", (key,)).fetchone()
    return default if row is None else json.loads(row[0])


def put(session: Session, key: str, value: Any) -> None:
    session.table("settings").upsert({"key": key, "value": json.dumps(value, ensure_ascii=False)}, pk="key")
