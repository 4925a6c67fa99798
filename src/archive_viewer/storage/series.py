"""Numbers by what they measure, across the articles of an archive."""

import json
from collections.abc import Sequence
from typing import NamedTuple

from archive_viewer.domain.fact import Fact
from archive_viewer.storage import facts
from archive_viewer.storage.database import Session

_DATED = """FROM facts f JOIN articles a ON a.id = f.article_id AND a.revision_id = f.revision_id
    WHERE f.kind = 'quantity' AND f.period IS NOT NULL AND f.measure IS NOT NULL AND f.value IS NOT NULL
    AND f.status <> 'rejected' AND a.deleted_at IS NULL"""


class Wording(NamedTuple):
    """How articles word a measure, and how many numbers they give for it; `values` count each of a period once."""

    measure: str
    unit: str | None
    changes: bool
    place: str | None
    numbers: int
    periods: int
    values: int


def wordings(session: Session, article_id: int | None = None) -> list[Wording]:
    """Every wording of a measure that has a number with a period, in one article or in the archive."""
    within = "" if article_id is None else "AND f.article_id = :article"
    rows = session.conn.execute(
        f"""SELECT f.measure, f.unit, f.change IS NOT NULL AS changes, f.place, count(*), count(DISTINCT f.period),
            count(DISTINCT f.period || '=' || f.value) {_DATED} {within} GROUP BY 1, 2, 3, 4""",
        {"article": article_id},
    )
    return [Wording(measure, unit, bool(changes), place, *counts) for measure, unit, changes, place, *counts in rows]


def worded(session: Session, measures: Sequence[str]) -> list[Fact]:
    """The numbers with a period that articles give for measures in these very words."""
    rows = session.conn.execute(
        f"SELECT f.id {_DATED} AND f.measure IN (SELECT value FROM json_each(?))",  # noqa: S608
        (json.dumps(list(measures)),),
    )
    return facts.by_id(session, [row[0] for row in rows])
