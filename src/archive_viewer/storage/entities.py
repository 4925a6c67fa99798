"""Entities and where they are mentioned, read side, through what a person decided names to stand for."""

import json
from collections.abc import Sequence
from itertools import groupby

from archive_viewer.domain.entity import Entity, EntityCount, EntityName, Mention
from archive_viewer.domain.fact import FactKind
from archive_viewer.storage.database import Session

_STANDING = """LEFT JOIN entity_names own ON own.named_id = m.entity_id AND own.article_id = f.article_id
    LEFT JOIN entity_names every ON every.named_id = m.entity_id AND every.article_id IS NULL
    JOIN entities e ON e.id = coalesce(own.entity_id, every.entity_id, m.entity_id)
    JOIN entities named ON named.id = m.entity_id"""
CURRENT = f"""FROM mentions m JOIN facts f ON f.id = m.fact_id
    JOIN articles a ON a.id = f.article_id AND a.revision_id = f.revision_id AND a.deleted_at IS NULL {_STANDING}"""


def of_article(session: Session, article_id: int) -> list[Entity]:
    """The entities that an article's current revision names, in the order of their first mention."""
    rows = session.query(
        f"""SELECT e.id, e.kind, coalesce(e.label, e.name) AS name, named.name AS named, f.id AS fact_id,
            f."start", f."end"
            FROM articles a JOIN facts f ON f.revision_id = a.revision_id JOIN mentions m ON m.fact_id = f.id
            {_STANDING}
            WHERE a.id = ? AND a.deleted_at IS NULL AND f.status <> 'rejected'
            ORDER BY e.id, f."start", f."end" """,  # noqa: S608
        (article_id,),
    )
    found = []
    for (entity_id, kind, name), group in groupby(rows, key=lambda r: (r["id"], r["kind"], r["name"])):
        mentioned = list(group)
        mentions = tuple(Mention(r["fact_id"], r["start"], r["end"]) for r in mentioned)
        names = tuple(dict.fromkeys(r["named"] for r in mentioned))
        found.append(Entity(entity_id, FactKind(kind), name, mentions, names))
    return sorted(found, key=lambda e: e.mentions[0].span)


def article_counts(session: Session, entity_ids: Sequence[int]) -> dict[int, int]:
    """By entity id, how many articles name it in their current revision."""
    wanted = json.dumps(list(entity_ids))
    rows = session.query(
        f"""SELECT e.id AS id, count(DISTINCT f.article_id) AS articles {CURRENT}
            WHERE m.entity_id IN (SELECT value FROM json_each(:ids)
                UNION SELECT named_id FROM entity_names WHERE entity_id IN (SELECT value FROM json_each(:ids)))
            AND e.id IN (SELECT value FROM json_each(:ids)) AND f.status <> 'rejected'
            GROUP BY e.id""",  # noqa: S608
        {"ids": wanted},
    )
    return {row["id"]: row["articles"] for row in rows}


def of_archive(session: Session, kind: str | None, words: str, limit: int | None) -> list[EntityCount]:
    """The entities of the archive that bear `words` in one of their names, those that most articles name first."""
    rows = session.query(
        f"""SELECT e.id, e.kind, coalesce(e.label, e.name) AS name, count(DISTINCT f.article_id) AS articles,
            count(*) AS mentions {CURRENT}
            WHERE f.status <> 'rejected' AND (:kind IS NULL OR e.kind = :kind)
            AND (:words = '' OR instr(lower(coalesce(e.label, e.name)), :words) OR instr(lower(named.name), :words))
            GROUP BY e.id ORDER BY articles DESC, mentions DESC, e.id LIMIT :limit""",
        {"kind": kind, "words": words.casefold(), "limit": -1 if limit is None else limit},
    )
    return [EntityCount(r["id"], FactKind(r["kind"]), r["name"], r["articles"], r["mentions"]) for r in rows]


def entity(session: Session, entity_id: int) -> tuple[FactKind, str] | None:
    """Kind and name of an entity, whether anything mentions it or not."""
    sql = "SELECT kind, coalesce(label, name) FROM entities WHERE id = ?"
    row = session.conn.execute(sql, (entity_id,)).fetchone()
    return (FactKind(row[0]), str(row[1])) if row else None


def called(session: Session, kind: FactKind, name: str) -> int | None:
    """The entity that is derived under a name."""
    row = session.conn.execute("SELECT id FROM entities WHERE kind = ? AND name = ?", (kind.value, name)).fetchone()
    return int(row[0]) if row else None


def candidates(session: Session, kind: FactKind, words: str, limit: int) -> list[tuple[int, str]]:
    """Ids and names of entities of a kind that stand for themselves and bear `words`, shortest names first."""
    rows = session.conn.execute(
        """SELECT id, coalesce(label, name) AS called FROM entities e WHERE kind = ?
            AND (instr(lower(name), ?) OR instr(lower(coalesce(label, '')), ?))
            AND NOT EXISTS (SELECT 1 FROM entity_names d WHERE d.named_id = e.id AND d.article_id IS NULL
                AND d.entity_id <> e.id)
            ORDER BY length(called), id LIMIT ?""",
        (kind.value, words.casefold(), words.casefold(), limit),
    )
    return [(int(row[0]), str(row[1])) for row in rows]


def standing_for(session: Session, named_id: int, article_id: int | None) -> int:
    """The entity that a derived one stands for, everywhere or in one article."""
    sql = """SELECT entity_id FROM entity_names WHERE named_id = ? AND (article_id IS NULL OR article_id = ?)
        ORDER BY article_id IS NULL LIMIT 1"""
    row = session.conn.execute(sql, (named_id, article_id)).fetchone()
    return int(row[0]) if row else named_id


def decided(session: Session, entity_id: int) -> list[EntityName]:
    """The names that a person decided to stand for an entity, by id of the decision."""
    rows = session.conn.execute(
        """SELECT d.id, e.name, d.article_id FROM entity_names d JOIN entities e ON e.id = d.named_id
            WHERE d.entity_id = ? ORDER BY d.id""",
        (entity_id,),
    )
    return [EntityName(*row) for row in rows]


def decision(session: Session, named_id: int, article_id: int | None) -> int | None:
    """The id of the decision on a name, everywhere (None) or in one article."""
    sql = "SELECT id FROM entity_names WHERE named_id = ? AND article_id IS ?"
    row = session.conn.execute(sql, (named_id, article_id)).fetchone()
    return int(row[0]) if row else None


def named_here(session: Session, entity_id: int, article_id: int) -> list[int]:
    """The derived entities whose mentions in an article's current revision stand for this one."""
    rows = session.conn.execute(
        f"SELECT DISTINCT m.entity_id {CURRENT} WHERE f.article_id = ? AND e.id = ?",
        (article_id, entity_id),
    )
    return [row[0] for row in rows]


def naming(kind: str, words: str) -> tuple[str, tuple[str, ...]]:
    """SQL for the ids of articles that name an entity called `words`; where none is called so, one that bears them."""
    sql = f"""WITH named AS (SELECT DISTINCT f.article_id AS article_id,
            coalesce(e.label, e.name) = ?1 OR named.name = ?1 AS exactly {CURRENT}
            WHERE e.kind = ?2 AND f.status <> 'rejected'
            AND (instr(coalesce(e.label, e.name), ?1) OR instr(named.name, ?1)))
        SELECT article_id FROM named WHERE exactly OR NOT EXISTS (SELECT 1 FROM named WHERE exactly)"""  # noqa: S608
    return sql, (words, kind)


def counts_among(session: Session, article_ids: Sequence[int], kind: str, limit: int) -> list[tuple[str, int]]:
    """Names of entities of a kind with how many of these articles name each, the most first."""
    rows = session.conn.execute(
        f"""SELECT coalesce(e.label, e.name), count(DISTINCT f.article_id) AS articles {CURRENT}
            WHERE e.kind = ? AND f.status <> 'rejected' AND f.article_id IN (SELECT value FROM json_each(?))
            GROUP BY e.id ORDER BY articles DESC, e.id LIMIT ?""",  # noqa: S608
        (kind, json.dumps(list(article_ids)), limit),
    )
    return [(str(name), int(count)) for name, count in rows]
