"""Annotations and their tags, read side; they are written through the journal."""

import json
from collections.abc import Sequence
from typing import Any

from archive_viewer.domain.annotation import SEPARATOR, Anchoring, Annotation, Color, Tag, Target
from archive_viewer.storage.database import Session

_SELECT = """SELECT n.*, v.number AS revision, r.title AS article_title,
    (SELECT json_group_array(tag) FROM (SELECT tag FROM annotation_tags t WHERE t.annotation_id = n.id ORDER BY t.id))
        AS tags,
    (SELECT json_group_array(CASE one_id WHEN n.id THEN other_id ELSE one_id END) FROM annotation_links
        WHERE one_id = n.id OR other_id = n.id) AS links
    FROM annotations n JOIN articles a ON a.id = n.article_id JOIN revisions r ON r.id = a.revision_id
    JOIN revisions v ON v.id = n.revision_id"""


WITHIN = "(tag = ? OR instr(tag, ?) = 1)"
"""Condition on a column `tag`; takes what `within` gives."""


def annotations(
    session: Session, article_id: int | None = None, tag: str | None = None, ids: Sequence[int] | None = None
) -> list[Annotation]:
    """Annotations of articles that are not deleted, by article and place."""
    where, params = "", list[Any]()
    if article_id is not None:
        where += " AND n.article_id = ?"
        params.append(article_id)
    if tag is not None:
        where += f" AND n.id IN (SELECT annotation_id FROM annotation_tags WHERE {WITHIN})"  # noqa: S608
        params += within(tag)
    if ids is not None:
        where += " AND n.id IN (SELECT value FROM json_each(?))"
        params.append(json.dumps(list(ids)))
    sql = f"""{_SELECT} WHERE a.deleted_at IS NULL {where}
        ORDER BY n.article_id, n."start" IS NULL, n."start", n.id"""
    return [_annotation(row) for row in session.query(sql, params)]


def within(tag: str) -> tuple[str, str]:
    """Parameters of WITHIN: a tag or one below it."""
    return tag, tag + SEPARATOR


def annotation(session: Session, annotation_id: int) -> Annotation | None:
    return next(iter(annotations(session, ids=[annotation_id])), None)


def tag_rows(session: Session, annotation_id: int) -> list[tuple[int, str]]:
    """(row id, tag) of an annotation's tags."""
    sql = "SELECT id, tag FROM annotation_tags WHERE annotation_id = ? ORDER BY id"
    return [(row[0], row[1]) for row in session.conn.execute(sql, (annotation_id,))]


def with_uid(session: Session, uid: str) -> int | None:
    """The id of the annotation with this uid."""
    row = session.conn.execute("SELECT id FROM annotations WHERE uid = ?", (uid,)).fetchone()
    return row and int(row[0])


def described_tags(session: Session) -> dict[str, Tag]:
    """Tags that have a colour or a description, by name, without counts."""
    rows = session.conn.execute("SELECT name, color, description FROM tags")
    return {name: Tag(name, color, description) for name, color, description in rows}


def tag_bearers(session: Session) -> list[tuple[str, int]]:
    """(tag, annotation id) for every tag of every annotation whose article is there."""
    sql = """SELECT t.tag, t.annotation_id FROM annotation_tags t JOIN annotations n ON n.id = t.annotation_id
        JOIN articles a ON a.id = n.article_id WHERE a.deleted_at IS NULL"""
    return [(row[0], row[1]) for row in session.conn.execute(sql)]


def tag_row(session: Session, name: str) -> int | None:
    """The id of a described tag."""
    row = session.conn.execute("SELECT id FROM tags WHERE name = ?", (name,)).fetchone()
    return row and int(row[0])


def tagged(session: Session, tag: str) -> list[tuple[int, int, int, str]]:
    """(row id, annotation id, article id, tag) wherever a tag or one below it stands, deleted articles included."""
    sql = f"""SELECT t.id, t.annotation_id, n.article_id, t.tag FROM annotation_tags t
        JOIN annotations n ON n.id = t.annotation_id WHERE {WITHIN} ORDER BY t.id"""  # noqa: S608
    return [(row[0], row[1], row[2], row[3]) for row in session.conn.execute(sql, within(tag))]


def link_rows(session: Session, annotation_id: int) -> list[tuple[int, int]]:
    """(row id, the other annotation's id) of an annotation's links."""
    sql = """SELECT id, CASE one_id WHEN ?1 THEN other_id ELSE one_id END FROM annotation_links
        WHERE one_id = ?1 OR other_id = ?1 ORDER BY id"""
    return [(row[0], row[1]) for row in session.conn.execute(sql, (annotation_id,))]


def counts_among(session: Session, article_ids: Sequence[int], limit: int) -> tuple[int, list[tuple[str, int]]]:
    """How many of these articles have annotations, and the tags with how many of the articles bear each."""
    ids = json.dumps(list(article_ids))
    among = "n.article_id IN (SELECT value FROM json_each(?))"
    (annotated,) = session.conn.execute(
        f"SELECT count(DISTINCT n.article_id) FROM annotations n WHERE {among}",  # noqa: S608
        (ids,),
    ).fetchone()
    rows = session.conn.execute(
        f"""SELECT t.tag, count(DISTINCT n.article_id) AS articles FROM annotation_tags t
            JOIN annotations n ON n.id = t.annotation_id WHERE {among}
            GROUP BY t.tag ORDER BY articles DESC, t.tag LIMIT ?""",  # noqa: S608
        (ids, limit),
    )
    return int(annotated), [(str(tag), int(count)) for tag, count in rows]


def _annotation(row: dict[str, Any]) -> Annotation:
    names = ("id", "uid", "article_id", "revision", "start", "end", "exact", "prefix", "suffix", "comment")
    more = ("creator", "created_at", "modified_at", "fact_id", "entity_id", "article_title", "was")
    return Annotation(
        **{name: row[name] for name in (*names, *more)},
        target=Target(row["target"]),
        tags=tuple(json.loads(row["tags"])),
        links=tuple(json.loads(row["links"])),
        color=Color(row["color"]),
        anchoring=Anchoring(row["anchoring"]),
    )
