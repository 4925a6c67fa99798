"""What a person said of findings, and the facts of other articles that may contradict those of one."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from archive_viewer.domain.fact import Fact
from archive_viewer.storage import facts
from archive_viewer.storage.database import Session


@dataclass(frozen=True, slots=True)
class Dismissal:
    """That a person let a finding stand; `id` is the row's."""

    id: int
    note: str
    dismissed_by: str
    dismissed_at: str


def dismissals(session: Session, keys: Sequence[str]) -> dict[str, Dismissal]:
    """What was dismissed of these findings, by key, from whichever article it was done."""
    rows = session.query(
        """SELECT id, key, note, dismissed_by, dismissed_at FROM finding_decisions
            WHERE key IN (SELECT value FROM json_each(?))""",
        (json.dumps(list(keys)),),
    )
    return {row.pop("key"): Dismissal(**row) for row in rows}


def answering(session: Session, article_id: int) -> list[Fact]:
    """Facts of other articles with the measure, unit and period of some fact of this one, but another value."""
    rows = session.query(
        """SELECT DISTINCT o.id FROM articles a
            JOIN facts f ON f.revision_id = a.revision_id AND f.kind = 'quantity' AND f.period IS NOT NULL
            JOIN facts o ON o.measure = f.measure AND o.unit IS f.unit AND o.period = f.period
                AND o.kind = 'quantity' AND o.period IS NOT NULL
                AND o.article_id <> f.article_id AND o.value <> f.value AND o.status <> 'rejected'
            JOIN articles b ON b.revision_id = o.revision_id AND b.deleted_at IS NULL
            WHERE a.id = ? AND length(f.measure) >= 4 AND f.status <> 'rejected' ORDER BY o.id LIMIT 500""",
        (article_id,),
    )
    return facts.by_id(session, [row["id"] for row in rows])
