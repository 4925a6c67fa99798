"""Entities and where they are mentioned, read side; they are written with the facts."""

import json
from collections.abc import Sequence
from itertools import groupby

from archive_viewer.domain.entity import Entity, EntityCount, Mention
from archive_viewer.domain.fact import FactKind
from archive_viewer.storage.database import Session

_CURRENT = """FROM mentions m JOIN facts f ON f.id = m.fact_id
    JOIN articles a ON a.id = f.article_id AND a.revision_id = f.revision_id AND a.deleted_at IS NULL"""


def of_article(session: Session, article_id: int) -> list[Entity]:
    """The entities that an article's current revision names, in the order of their first mention."""
    rows = session.query(
        """SELECT e.id, e.kind, e.name, f.id AS fact_id, f."start", f."end"
            FROM articles a JOIN facts f ON f.revision_id = a.revision_id JOIN mentions m ON m.fact_id = f.id
            JOIN entities e ON e.id = m.entity_id
            WHERE a.id = ? AND a.deleted_at IS NULL AND f.status <> 'rejected' ORDER BY e.id, f."start", f."end" """,
        (article_id,),
    )
    found = []
    for (entity_id, kind, name), group in groupby(rows, key=lambda r: (r["id"], r["kind"], r["name"])):
        mentions = tuple(Mention(r["fact_id"], r["start"], r["end"]) for r in group)
        found.append(Entity(entity_id, FactKind(kind), name, mentions))
    return sorted(found, key=lambda e: e.mentions[0].span)


def article_counts(session: Session, entity_ids: Sequence[int]) -> dict[int, int]:
    """By entity id, how many articles name it in their current revision."""
    rows = session.query(
        f"""SELECT m.entity_id AS id, count(DISTINCT f.article_id) AS articles {_CURRENT}
            WHERE m.entity_id IN (SELECT value FROM json_each(?)) AND f.status <> 'rejected'
            GROUP BY m.entity_id""",  # noqa: S608
        (json.dumps(list(entity_ids)),),
    )
    return {row["id"]: row["articles"] for row in rows}


def of_archive(session: Session, kind: str | None, limit: int | None) -> list[EntityCount]:
    """The entities of the archive, those that most articles name first."""
    rows = session.query(
        f"""SELECT e.id, e.kind, e.name, count(DISTINCT f.article_id) AS articles, count(*) AS mentions
            {_CURRENT} JOIN entities e ON e.id = m.entity_id
            WHERE f.status <> 'rejected' AND (:kind IS NULL OR e.kind = :kind)
            GROUP BY e.id ORDER BY articles DESC, mentions DESC, e.id LIMIT :limit""",
        {"kind": kind, "limit": -1 if limit is None else limit},
    )
    return [EntityCount(r["id"], FactKind(r["kind"]), r["name"], r["articles"], r["mentions"]) for r in rows]
