"""Conditions of a query that the database answers: dates, tags, what has annotations."""

import json
from collections.abc import Sequence

from archive_viewer.domain.query import Claim, Condition, Within
from archive_viewer.domain.span import Span
from archive_viewer.storage import entities
from archive_viewer.storage.annotations import WITHIN, within
from archive_viewer.storage.database import Session
from archive_viewer.util.edtf import Interval, interval

_CURRENT = "SELECT a.id FROM articles a JOIN revisions r ON r.id = a.revision_id WHERE a.deleted_at IS NULL"


def article_ids(session: Session, condition: Condition) -> frozenset[int]:
    """Ids of the articles that meet a condition; a condition nobody knows is met by none."""
    if isinstance(condition, Claim):
        return _stating(session, condition)
    sql, params = _condition(condition)
    return frozenset(row[0] for row in session.conn.execute(sql, params))


def _condition(condition: Within) -> tuple[str, tuple[str, ...]]:
    match condition.field:
        case "date":
            return _date(condition)
        case "tag":
            return (
                f"""{_CURRENT} AND a.id IN (SELECT n.article_id FROM annotations n
                    JOIN annotation_tags t ON t.annotation_id = n.id WHERE {WITHIN})""",  # noqa: S608
                within(condition.low or ""),
            )
        case "person" | "organisation" | "place":
            return entities.naming(condition.field, condition.low or "")
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


def stating(session: Session, claim: Claim, article_ids: Sequence[int]) -> dict[int, list[Span]]:
    """Where in these articles the facts stand that meet all of a claim, in order."""
    sql, params = _claimed(session, claim)
    rows = session.conn.execute(
        f"""SELECT f.article_id, f."start", f."end" {sql}
            AND f.article_id IN (SELECT value FROM json_each(?)) ORDER BY f.article_id, f."start" """,  # noqa: S608
        (*params, json.dumps(list(article_ids))),
    )
    found: dict[int, list[Span]] = {}
    for article_id, start, end in rows:
        found.setdefault(article_id, []).append(Span(start, end))
    return found


def _stating(session: Session, claim: Claim) -> frozenset[int]:
    """Articles with one fact that meets all of a claim."""
    sql, params = _claimed(session, claim)
    return frozenset(row[0] for row in session.conn.execute(f"SELECT DISTINCT f.article_id {sql}", params))


def _claimed(session: Session, claim: Claim) -> tuple[str, list[object]]:
    """The facts of current revisions that meet a claim; rejected ones state nothing."""
    sql = """FROM facts f JOIN articles a ON a.id = f.article_id AND a.revision_id = f.revision_id
        WHERE a.deleted_at IS NULL AND f.status <> 'rejected' AND f.kind = 'quantity'"""
    params: list[object] = []
    for condition, value in (
        ("coalesce(f.value_max, f.value) >= ?", claim.low),
        ("f.value <= ?", claim.high),
        ("f.unit = ?", claim.unit),
        ("instr(f.measure, ?) > 0", claim.measure),
    ):
        if value is not None:
            sql += f" AND {condition}"
            params.append(value)
    if claim.period is not None:
        sql += " AND f.period IN (SELECT value FROM json_each(?))"
        params.append(json.dumps(_periods(session, claim.period)))
    return sql, params


def _periods(session: Session, asked: str) -> list[str]:
    """The periods of facts that lie within the asked one, or are open and reach into it."""
    wanted = interval(asked)
    rows = session.conn.execute("SELECT DISTINCT period FROM facts WHERE kind = 'quantity' AND period IS NOT NULL")
    return [] if wanted is None else [period for (period,) in rows if _meets(interval(period), wanted)]


def _meets(stated: Interval | None, wanted: Interval) -> bool:
    if stated is None:
        return False
    starts = wanted.start is None or (stated.start is not None and stated.start >= wanted.start)
    ends = wanted.end is None or (stated.end is not None and stated.end <= wanted.end)
    late = stated.start is not None and wanted.end is not None and stated.start >= wanted.end
    early = stated.end is not None and wanted.start is not None and stated.end <= wanted.start
    return (starts and ends) or (stated.open and not late and not early)
