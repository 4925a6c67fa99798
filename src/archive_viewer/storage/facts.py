"""Facts and the entities that they mention."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from operator import attrgetter
from typing import Any

from archive_viewer.domain.fact import Fact, FactFilter, FactKind, FactStatus
from archive_viewer.domain.span import Span
from archive_viewer.storage.database import Session

ENTITY_KINDS = (FactKind.PERSON, FactKind.ORGANISATION, FactKind.PLACE, FactKind.WORK)
_CONDITIONS = {
    "article_id": "f.article_id = ?",
    "kind": "f.kind = ?",
    "unit": "f.unit = ?",
    "minimum": "coalesce(f.value_max, f.value) >= ?",
    "maximum": "f.value <= ?",
    "period": "f.period = ?",
    "measure": "instr(f.measure, ?) > 0",
    "status": "f.status = ?",
}
_WIDEST = 2**53
_COLUMNS = (
    'kind, "start", "end", text, value, value_max, unit, qualifier, measure, change, basis, period, place, speaker, '
    "vague, status, derived_by, reviewed_by, reviewed_at, note"
)
_NAMES = [name.strip('" ') for name in _COLUMNS.split(",")]
_values = attrgetter(*_NAMES)
_SELECT = f"SELECT f.id, f.article_id, r.number AS revision, {', '.join('f.' + n for n in _COLUMNS.split(', '))}"


def add(session: Session, article_id: int, revision_id: int, facts: Iterable[Fact]) -> None:
    """Store derived facts of a revision, and which entities they mention."""
    conn = session.conn
    newest = conn.execute("SELECT seq FROM sqlite_sequence WHERE name = 'facts'").fetchone()
    numbered = list(enumerate(facts, newest[0] + 1 if newest else 1))
    marks = ",".join("?" * (len(_NAMES) + 3))
    conn.executemany(
        f"INSERT INTO facts (id, article_id, revision_id, {_COLUMNS}) VALUES ({marks})",  # noqa: S608
        ((number, article_id, revision_id, *map(_storable, _values(fact))) for number, fact in numbered),
    )
    named = [(number, fact.kind.value, _entity(fact)) for number, fact in numbered if fact.kind in ENTITY_KINDS]
    _mention(session, named)


def _mention(session: Session, named: Sequence[tuple[int, str, str]]) -> None:
    """Note which entity each fact names, as (id of the fact, kind, name)."""
    session.conn.executemany(
        "INSERT INTO entities (kind, name) VALUES (?, ?) ON CONFLICT DO NOTHING",
        {(kind, name) for _, kind, name in named},
    )
    session.conn.executemany(
        "INSERT INTO mentions (fact_id, entity_id) SELECT ?, id FROM entities WHERE kind = ? AND name = ?", named
    )


def facts(session: Session, asked: FactFilter, limit: int | None = None) -> list[Fact]:
    """Facts of current revisions that meet every condition, by article and place."""
    given = {sql: getattr(asked, name) for name, sql in _CONDITIONS.items() if getattr(asked, name) is not None}
    where = "".join(f" AND {sql}" for sql in given)
    rows = session.query(
        f"""{_SELECT} FROM facts f JOIN articles a ON a.id = f.article_id AND a.revision_id = f.revision_id
            JOIN revisions r ON r.id = f.revision_id
            WHERE a.deleted_at IS NULL {where} ORDER BY f.article_id, f."start", f."end" LIMIT ?""",
        (*given.values(), -1 if limit is None else limit),
    )
    return [_fact(row) for row in rows]


def of_revision(session: Session, article_id: int, number: int) -> list[Fact]:
    """The facts of an article in the revision of this number, by place."""
    rows = session.query(
        f"""{_SELECT} FROM facts f JOIN revisions r ON r.id = f.revision_id
            WHERE f.article_id = ? AND r.number = ? ORDER BY f."start", f.id""",
        (article_id, number),
    )
    return [_fact(row) for row in rows]


def fact(session: Session, fact_id: int) -> Fact | None:
    """One fact, of any revision."""
    return next(iter(by_id(session, [fact_id])), None)


def by_id(session: Session, fact_ids: Sequence[int]) -> list[Fact]:
    """The facts of these ids that there are, of any revision, by article and place."""
    rows = session.query(
        f"""{_SELECT} FROM facts f JOIN revisions r ON r.id = f.revision_id
            WHERE f.id IN (SELECT value FROM json_each(?)) ORDER BY f.article_id, f."start", f."end" """,  # noqa: S608
        (json.dumps(list(fact_ids)),),
    )
    return [_fact(row) for row in rows]


def decided(session: Session, article_id: int) -> list[Fact]:
    """The facts of an article's revisions that a person has decided on, those of the newest revision first."""
    rows = session.query(
        f"""{_SELECT} FROM facts f JOIN revisions r ON r.id = f.revision_id
            WHERE f.article_id = ? AND f.status <> 'derived' ORDER BY r.number DESC, f."start", f.id""",
        (article_id,),
    )
    return [_fact(row) for row in rows]


def _entity(fact: Fact) -> str:
    """The name that the mentions of an entity share."""
    shared = fact.measure if fact.kind is FactKind.PERSON else None
    return shared or fact.text.strip("《》")


def _fact(row: dict[str, Any]) -> Fact:
    values = {name: row[name] for name in (*_NAMES, "id", "article_id", "revision")}
    values["kind"] = FactKind(row["kind"])
    values["status"] = FactStatus(row["status"])
    values["vague"] = bool(row["vague"])
    return Fact(**values)


def _storable(value: object) -> object:
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, int) and abs(value) > _WIDEST:
        return float(value)
    return value


def decide_again(session: Session, revision_id: int, decided: Fact, span: Span) -> None:
    """Carry a person's decision over to the same fact of another revision, now at `span`; added where it is missing."""
    row = session.conn.execute(
        'SELECT id FROM facts WHERE revision_id = ? AND kind = ? AND "start" = ? AND "end" = ?',
        (revision_id, decided.kind.value, *span),
    ).fetchone()
    carried = replace(decided, start=span.start, end=span.end)
    if row is None:
        assert decided.article_id is not None  # noqa: S101 - stored facts have their article
        add(session, decided.article_id, revision_id, [carried])
        return
    overwrite(session, row[0], carried)


def row(fact: Fact, article_id: int, revision_id: int) -> dict[str, object]:
    """A fact as a row of its table, without an id."""
    values = {name: _storable(getattr(fact, name)) for name in _NAMES}
    return {"article_id": article_id, "revision_id": revision_id, **values}


def revision_id(session: Session, article_id: int, number: int) -> int:
    """The id of the revision of this number."""
    sql = "SELECT id FROM revisions WHERE article_id = ? AND number = ?"
    return int(session.conn.execute(sql, (article_id, number)).fetchone()[0])


def claim(fact: Fact) -> tuple[object, ...]:
    """All that a stored fact says, to compare two of them by, whichever rules it was derived by."""
    return tuple(getattr(fact, name) for name in _NAMES if name != "derived_by")


def restamp(session: Session, fact_ids: Iterable[int], derived_by: str) -> None:
    """Note that these facts are what other rules derive too."""
    session.conn.execute(
        "UPDATE facts SET derived_by = ? WHERE id IN (SELECT value FROM json_each(?))",
        (derived_by, json.dumps(list(fact_ids))),
    )


def overwrite(session: Session, fact_id: int, fact: Fact) -> None:
    """Let the stored fact of this id say what `fact` says, and mention what it mentions."""
    assignments = ", ".join(f'"{name}" = ?' for name in _NAMES)
    session.conn.execute(
        f"UPDATE facts SET {assignments} WHERE id = ?",  # noqa: S608
        (*(_storable(getattr(fact, name)) for name in _NAMES), fact_id),
    )
    session.conn.execute("DELETE FROM mentions WHERE fact_id = ?", (fact_id,))
    _mention(session, [(fact_id, fact.kind.value, _entity(fact))] if fact.kind in ENTITY_KINDS else [])
