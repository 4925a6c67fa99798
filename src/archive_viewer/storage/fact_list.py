"""The facts of all articles as one list: narrowed, ordered, and read by pages."""

import json
from collections.abc import Iterator, Sequence

from archive_viewer.domain.archived_fact import ArchivedFact
from archive_viewer.domain.fact import FactKind
from archive_viewer.domain.fact_terms import FactTerm
from archive_viewer.domain.span import Span
from archive_viewer.storage import facts
from archive_viewer.storage.database import Session

_ORDERS = {
    "article": 'f.article_id {0}, f."start" {0}',
    "value": "f.value {0}",
    "text": "f.text {0}",
    "unit": "f.unit {0}",
    "measure": "f.measure {0}",
    "change": "f.change {0}, f.basis {0}",
    "period": "f.period {0}",
    "place": "f.place {0}",
    "status": "f.status {0}",
    "published": "r.published_at {0}",
}
_ANYWHERE = ("text", "measure", "unit", "period", "place", "speaker", "note")
_STATED = (FactKind.QUANTITY, FactKind.DATE, FactKind.QUOTATION)
_OUTLINE = (FactKind.TURN.value, FactKind.LIST_ITEM.value)


def ids(session: Session, terms: Sequence[FactTerm], kind: str | None, order: str, *, descending: bool) -> list[int]:
    """Ids of the facts of current revisions that meet every term, those without what they are ordered by last."""
    conditions, params = ["a.deleted_at IS NULL"], list[object]()
    if kind is None:
        conditions.append("f.kind NOT IN (?, ?)")
        params += _OUTLINE
    else:
        conditions.append("f.kind = ?")
        params.append(kind)
    for term in terms:
        sql, given = _condition(term)
        conditions.append(f"NOT coalesce(({sql}), 0)" if term.negated else f"({sql})")
        params += given
    way = "DESC" if descending else "ASC"
    ordered = _ORDERS[order].format(way)
    empty = "" if order == "article" else f"{ordered.split(' ', 1)[0]} IS NULL, "
    rows = session.conn.execute(
        f"""SELECT f.id FROM facts f JOIN articles a ON a.id = f.article_id AND a.revision_id = f.revision_id
            JOIN revisions r ON r.id = f.revision_id
            WHERE {" AND ".join(conditions)} ORDER BY {empty}{ordered}, f.article_id, f."start", f.id""",  # noqa: S608
        params,
    )
    return [row[0] for row in rows]


def page(session: Session, fact_ids: Sequence[int]) -> list[ArchivedFact]:
    """The facts of these ids, in their order, with what names their articles; ids that are gone are left out."""
    found = {fact.id: fact for fact in facts.by_id(session, fact_ids)}
    rows = session.conn.execute(
        """SELECT a.id, r.title, r.source, r.published_at FROM articles a JOIN revisions r ON r.id = a.revision_id
            WHERE a.id IN (SELECT value FROM json_each(?))""",
        (json.dumps(sorted({fact.article_id for fact in found.values() if fact.article_id is not None})),),
    )
    named = {article_id: names for article_id, *names in rows}
    listed = (found[fact_id] for fact_id in fact_ids if fact_id in found)
    return [ArchivedFact(fact, *named[fact.article_id]) for fact in listed if fact.article_id in named]


def stated_in(session: Session, article_ids: Sequence[int]) -> Iterator[tuple[int, int, Span, str]]:
    """(id, article, span, words) of what these articles state, the latest first: numbers, dates, quotations."""
    rows = session.conn.execute(
        """SELECT f.id, f.article_id, f."start", f."end", f.text, f.measure, f.place, f.speaker, f.note
            FROM facts f JOIN articles a ON a.id = f.article_id AND a.revision_id = f.revision_id
            JOIN revisions r ON r.id = f.revision_id
            WHERE f.article_id IN (SELECT value FROM json_each(?)) AND f.status <> 'rejected'
            AND f.kind IN (SELECT value FROM json_each(?))
            ORDER BY r.published_at DESC, f.article_id, f."start" """,
        (json.dumps(list(article_ids)), json.dumps([kind.value for kind in _STATED])),
    )
    for fact_id, article_id, start, end, *words in rows:
        yield fact_id, article_id, Span(start, end), " ".join(word for word in words if word)


def _condition(term: FactTerm) -> tuple[str, list[object]]:
    match term.field:
        case "num":
            return _number(term)
        case "unit":
            ends = "substr(lower(f.text), -length(?)) = ?"
            return f"lower(f.unit) = ? OR {ends}", [term.words, term.words, term.words]
        case "kind" | "status":
            return f"f.{term.field} = ?", [term.words]
        case "measure" | "period":
            return f"instr(lower(f.{term.field}), ?) > 0", [term.words]
        case _:
            hay = " || char(10) || ".join(f"coalesce(f.{name}, '')" for name in _ANYWHERE)
            return f"instr(lower({hay} || char(10) || r.title), ?) > 0", [term.words]


def _number(term: FactTerm) -> tuple[str, list[object]]:
    if term.words:
        return "0", []
    sql, params = "f.value IS NOT NULL", list[object]()
    if term.low is not None:
        sql += " AND coalesce(f.value_max, f.value) >= ?"
        params.append(term.low)
    if term.high is not None:
        sql += " AND f.value <= ?"
        params.append(term.high)
    return sql, params
