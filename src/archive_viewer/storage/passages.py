"""Passages in the tray and in named collections, read side; they are written through the journal."""

from typing import Any

from archive_viewer.domain.passage import Collection, Passage
from archive_viewer.storage.database import Session

_SELECT = """SELECT p.id, p.article_id, v.number, p."start", p."end", p.exact,
    (SELECT count(*) FROM blocks b WHERE b.revision_id = p.revision_id AND b."start" <= p."start") AS paragraph,
    p.position, r.title, r.source, r.byline, r.published_at, p.collection_id, p.annotation_id, p.note
    FROM passages p JOIN articles a ON a.id = p.article_id JOIN revisions r ON r.id = a.revision_id
    JOIN revisions v ON v.id = p.revision_id"""


def passages(session: Session, collection_id: int | None) -> list[Passage]:
    """The passages of a collection, or of the tray (None), in their order."""
    sql = f"{_SELECT} WHERE a.deleted_at IS NULL AND p.collection_id IS ? ORDER BY p.position, p.id"
    return [Passage(*row) for row in session.conn.execute(sql, (collection_id,))]


def passage(session: Session, passage_id: int) -> Passage | None:
    row = session.conn.execute(f"{_SELECT} WHERE p.id = ?", (passage_id,)).fetchone()
    return row and Passage(*row)


def ids(session: Session, collection_id: int | None) -> list[int]:
    """Ids of all passages of a collection, or of the tray, those of deleted articles included."""
    return [r[0] for r in session.conn.execute("SELECT id FROM passages WHERE collection_id IS ?", (collection_id,))]


def ids_of_annotation(session: Session, annotation_id: int) -> list[int]:
    return [r[0] for r in session.conn.execute("SELECT id FROM passages WHERE annotation_id = ?", (annotation_id,))]


def of_article(session: Session, article_id: int) -> list[Passage]:
    """Every passage of an article, wherever it is kept."""
    return [Passage(*row) for row in session.conn.execute(f"{_SELECT} WHERE p.article_id = ?", (article_id,))]


def row(session: Session, passage_id: int) -> dict[str, Any]:
    """The stored row of a passage, for copying."""
    return next(iter(session.query("SELECT * FROM passages WHERE id = ?", (passage_id,))))


def next_position(session: Session, collection_id: int | None) -> int:
    """The position after the last passage of a collection."""
    sql = "SELECT coalesce(max(position), 0) + 1 FROM passages WHERE collection_id IS ?"
    return int(session.conn.execute(sql, (collection_id,)).fetchone()[0])


def collections(session: Session) -> list[Collection]:
    """All collections by name, with how many passages each holds."""
    sql = """SELECT c.id, c.name, (SELECT count(*) FROM passages p JOIN articles a ON a.id = p.article_id
            WHERE p.collection_id = c.id AND a.deleted_at IS NULL)
        FROM collections c ORDER BY c.name"""
    return [Collection(*row) for row in session.conn.execute(sql)]
