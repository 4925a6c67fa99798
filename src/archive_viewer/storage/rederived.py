"""Facts derived anew: what a person decided or annotated stays, the same fact keeps its id, the rest is replaced."""

from collections.abc import Iterable

from archive_viewer.domain.fact import Fact, FactStatus
from archive_viewer.storage import facts
from archive_viewer.storage.database import Session


def outdated(session: Session, rules: str) -> list[int]:
    """Articles whose current revision was derived by other rules, by id."""
    sql = """SELECT a.id FROM articles a JOIN revisions r ON r.id = a.revision_id
        WHERE a.deleted_at IS NULL AND r.rules <> ? ORDER BY a.id"""
    return [row[0] for row in session.conn.execute(sql, (rules,))]


def current_revision(session: Session, article_id: int) -> int | None:
    """The id of an article's current revision, None where there is no such article."""
    row = session.conn.execute("SELECT revision_id FROM articles WHERE id = ?", (article_id,)).fetchone()
    return None if row is None or row[0] is None else int(row[0])


def stamp(session: Session, revision_id: int, rules: str) -> None:
    """Note by which rules a revision's facts were derived."""
    session.conn.execute("UPDATE revisions SET rules = ? WHERE id = ?", (rules, revision_id))


def replace(session: Session, article_id: int, revision_id: int, number: int, derived: Iterable[Fact]) -> int:
    """Put newly derived facts in the place of a revision's earlier ones; how many rows were changed."""
    there = facts.of_revision(session, article_id, number)
    annotated = {row[0] for row in session.conn.execute(
        "SELECT fact_id FROM annotations WHERE article_id = ? AND fact_id IS NOT NULL", (article_id,)
    )}  # fmt: skip
    held = [f for f in there if f.status is not FactStatus.DERIVED]
    free = {(f.kind, f.start, f.end): f for f in there if f.status is FactStatus.DERIVED}
    changed, new = 0, []
    same: dict[str, list[int]] = {}
    for fact in derived:
        if any(fact.kind is other.kind and fact.span.overlaps(other.span) for other in held):
            continue
        twin = free.pop((fact.kind, fact.start, fact.end), None)
        if twin is None:
            new.append(fact)
        elif facts.claim(twin) != facts.claim(fact):
            assert twin.id is not None  # noqa: S101 - it is stored
            facts.overwrite(session, twin.id, fact)
            changed += 1
        elif twin.derived_by != fact.derived_by and twin.id is not None:
            same.setdefault(fact.derived_by, []).append(twin.id)
    for derived_by, ids in same.items():
        facts.restamp(session, ids, derived_by)
    gone = [f.id for f in free.values() if f.id is not None and f.id not in annotated]
    session.conn.executemany("DELETE FROM facts WHERE id = ?", ((number,) for number in gone))
    facts.add(session, article_id, revision_id, new)
    return changed + len(gone) + len(new)
