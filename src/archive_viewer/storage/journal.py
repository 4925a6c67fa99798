"""Row images of what a person did, so that every mutation can be undone and done again, also after a restart."""

import json
import uuid
from dataclasses import dataclass, field
from typing import Any

from archive_viewer.domain.changes import Touched
from archive_viewer.storage import outbox
from archive_viewer.storage.database import Session
from archive_viewer.util.clock import now

KEPT = 200
"""How many actions can be undone."""

_TOUCHED = {
    "articles": Touched.ARTICLES,
    "revisions": Touched.ARTICLES,
    "offers": Touched.ARTICLES,
    "annotations": Touched.ANNOTATIONS,
    "annotation_tags": Touched.ANNOTATIONS | Touched.TAGS,
    "annotation_links": Touched.ANNOTATIONS,
    "tags": Touched.TAGS,
    "facts": Touched.FACTS,
    "finding_decisions": Touched.FACTS,
    "entities": Touched.FACTS,
    "entity_names": Touched.FACTS,
    "passages": Touched.PASSAGES,
    "collections": Touched.COLLECTIONS | Touched.PASSAGES,
}
_INDEXED = {"articles", "annotations", "annotation_tags"}


@dataclass(frozen=True, slots=True)
class Action:
    """One entry of the log as a person sees it: a message code with parameters."""

    code: str
    params: dict[str, str]


@dataclass(slots=True)
class Journal:
    """Mutations of one action in an open transaction. Call `close` before the transaction commits.

    Every row is changed through here, by primary key `id`, so that its image before and after is known. Journals with
    the same `action_id` are undone together.
    """

    session: Session
    action: str
    params: dict[str, str] = field(default_factory=dict)
    action_id: str = field(default_factory=lambda: uuid.uuid4().hex)
    article_ids: set[int] = field(default_factory=set)
    touched: Touched = field(default_factory=lambda: Touched.UNDO)
    _images: list[list[Any]] = field(default_factory=list)

    def insert(self, table: str, row: dict[str, Any], *, article_id: int | None = None) -> int:
        """Add a row; its new id."""
        key = _insert(self.session, table, row)
        self._note(table, key, None, _image(self.session, table, key), article_id)
        return key

    def update(self, table: str, key: int, values: dict[str, Any], *, article_id: int | None = None) -> None:
        """Change columns of the row with this id; only those are noted."""
        row = _image(self.session, table, key) or {}
        _update(self.session, table, key, values)
        before = {name: row.get(name) for name in values}
        self._note(table, key, before, dict(values), article_id or _article_of(table, row))

    def delete(self, table: str, key: int, *, article_id: int | None = None) -> None:
        """Remove the row with this id, if it is there."""
        before = _image(self.session, table, key)
        if before is not None:
            self.session.conn.execute(f"DELETE FROM {table} WHERE id = ?", (key,))  # noqa: S608
            self._note(table, key, before, None, article_id)

    def close(self) -> None:
        """Write the action to the log; what had been undone can't be done again after this."""
        if not self._images:
            return
        conn = self.session.conn
        conn.execute("DELETE FROM undo_log WHERE undone = 1")
        images = json.dumps(self._images, ensure_ascii=False)
        conn.execute(
            "INSERT INTO undo_log (action_id, at, action, params, images) VALUES (?, ?, ?, ?, ?)",
            (self.action_id, now(), self.action, json.dumps(self.params), images),
        )
        conn.execute(
            """DELETE FROM undo_log WHERE action_id NOT IN
                (SELECT action_id FROM undo_log GROUP BY action_id ORDER BY max(id) DESC LIMIT ?)""",
            (KEPT,),
        )

    def _note(
        self,
        table: str,
        key: int,
        before: dict[str, Any] | None,
        after: dict[str, Any] | None,
        article_id: int | None,
    ) -> None:
        article = article_id or _article_of(table, before or after or {})
        self._images.append([table, key, before, after, article])
        _remember(self.session, table, article, self.article_ids)
        self.touched |= _TOUCHED[table]


@dataclass(frozen=True, slots=True)
class Replayed:
    """An action that was undone or done again, and what that touched."""

    action: Action
    touched: Touched
    article_ids: frozenset[int]


def peek(session: Session) -> tuple[Action | None, Action | None]:
    """What undo and redo would act on."""
    undo, redo = _next(session, undone=False), _next(session, undone=True)
    return (undo and undo[1], redo and redo[1])


def undo(session: Session) -> Replayed | None:
    """Take the latest action back, or None where there is none."""
    return _replay(session, backwards=True)


def redo(session: Session) -> Replayed | None:
    """Do the action again that was undone last, or None where there is none."""
    return _replay(session, backwards=False)


def _replay(session: Session, *, backwards: bool) -> Replayed | None:
    found = _next(session, undone=not backwards)
    if found is None:
        return None
    action_id, action = found
    touched, articles = Touched.UNDO, set[int]()
    entries = session.conn.execute(
        "SELECT id, images FROM undo_log WHERE action_id = ? AND undone = ? ORDER BY id",
        (action_id, int(not backwards)),
    ).fetchall()
    for key, images in reversed(entries) if backwards else entries:
        changes = json.loads(images)
        for table, row_id, before, after, article in reversed(changes) if backwards else changes:
            _restore(session, table, row_id, *((after, before) if backwards else (before, after)))
            _remember(session, table, article, articles)
            touched |= _TOUCHED[table]
        session.conn.execute("UPDATE undo_log SET undone = ? WHERE id = ?", (int(backwards), key))
    return Replayed(action, touched, frozenset(articles))


def _next(session: Session, *, undone: bool) -> tuple[str, Action] | None:
    order = "ASC" if undone else "DESC"
    row = session.conn.execute(
        f"SELECT action_id, action, params FROM undo_log WHERE undone = ? ORDER BY id {order} LIMIT 1",  # noqa: S608
        (int(undone),),
    ).fetchone()
    return row and (row[0], Action(row[1], json.loads(row[2])))


def _restore(
    session: Session, table: str, key: int, now_there: dict[str, Any] | None, wanted: dict[str, Any] | None
) -> None:
    if wanted is None:
        session.conn.execute(f"DELETE FROM {table} WHERE id = ?", (key,))  # noqa: S608
    elif now_there is None:
        _insert(session, table, wanted)
    else:
        _update(session, table, key, wanted)


def _remember(session: Session, table: str, article_id: int | None, seen: set[int]) -> None:
    if article_id is None:
        return
    if table in _INDEXED and article_id not in seen:
        outbox.put(session, [article_id])
    seen.add(article_id)


def _article_of(table: str, image: dict[str, Any]) -> int | None:
    if table == "entity_names":
        return None
    article = image.get("id") if table == "articles" else image.get("article_id")
    return article if isinstance(article, int) else None


def _image(session: Session, table: str, key: int) -> dict[str, Any] | None:
    rows = session.query(f"SELECT * FROM {table} WHERE id = ?", (key,))  # noqa: S608
    return next(iter(rows), None)


def _insert(session: Session, table: str, row: dict[str, Any]) -> int:
    columns = ", ".join(f'"{name}"' for name in row)
    marks = ", ".join("?" * len(row))
    cursor = session.conn.execute(
        f"INSERT INTO {table} ({columns}) VALUES ({marks})",  # noqa: S608
        tuple(row.values()),
    )
    return int(cursor.lastrowid or 0)


def _update(session: Session, table: str, key: int, values: dict[str, Any]) -> None:
    assignments = ", ".join(f'"{name}" = ?' for name in values)
    session.conn.execute(
        f"UPDATE {table} SET {assignments} WHERE id = ?",  # noqa: S608
        (*values.values(), key),
    )
