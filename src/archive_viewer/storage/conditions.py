"""Conditions of a query that the database answers: dates, tags, what has annotations."""

from archive_viewer.domain.query import Within
from archive_viewer.storage.database import Session

_CURRENT = "SELECT a.id FROM articles a JOIN revisions r ON r.id = a.revision_id WHERE a.deleted_at IS NULL"


def article_ids(session: Session, condition: Within) -> frozenset[int]:
    """Ids of the articles that meet a condition; a condition nobody knows is met by none."""
    sql, params = _condition(condition)
    return frozenset(row[0] for row in session.conn.execute(sql, params))


def _condition(condition: Within) -> tuple[str, tuple[str, ...]]:
    match condition.field:
        case "date":
            return _date(condition)
        case "tag":
            return (
                f"""{_CURRENT} AND a.id IN (SELECT n.article_id FROM annotations n
                    JOIN annotation_tags t ON t.annotation_id = n.id WHERE t.tag = ?)""",  # noqa: S608
                (condition.low or "",),
            )
        case "has" | "in":
            return _has(condition)
        case _:
            return f"{_CURRENT} AND 0", ()


def _date(condition: Within) -> tuple[str, tuple[str, ...]]:
    sql, params = f"{_CURRENT} AND r.published_at IS NOT NULL", []
    if condition.low is not None:
        sql += " AND substr(r.published_at, 1, CAST(? AS INTEGER)) >= ?"
        params += [str(len(condition.low)), condition.low]
    if condition.high is not None:
        sql += " AND substr(r.published_at, 1, CAST(? AS INTEGER)) <= ?"
        params += [str(len(condition.high)), condition.high]
    return sql, tuple(params)


def _has(condition: Within) -> tuple[str, tuple[str, ...]]:
    tables = {
        "annotation": "annotations",
        "annotations": "annotations",
        "comment": "annotations",
        "tag": "annotations",
        "passage": "passages",
    }
    table = tables.get(condition.low or "")
    if table is None:
        return f"{_CURRENT} AND 0", ()
    extra = ""
    if condition.low == "comment":
        extra = "WHERE n.comment <> ''"
    elif condition.low == "tag":
        extra = "WHERE n.id IN (SELECT annotation_id FROM annotation_tags)"
    return f"{_CURRENT} AND a.id IN (SELECT n.article_id FROM {table} n {extra})", ()  # noqa: S608
