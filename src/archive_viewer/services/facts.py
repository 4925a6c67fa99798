"""Facts: finding them and deciding on them."""

import getpass

from archive_viewer.domain.errors import KnownError, NotFoundError
from archive_viewer.domain.fact import Fact, FactFilter, FactKind, FactStatus
from archive_viewer.services.hub import ChangeHub
from archive_viewer.services.mutation import action
from archive_viewer.storage import facts as stored
from archive_viewer.storage.database import Database
from archive_viewer.util.clock import now

_CORRECTABLE = {"value", "value_max", "unit", "qualifier", "measure", "change", "basis", "period", "place", "speaker"}


class Facts:
    """The facts of an archive."""

    def __init__(self, database: Database, hub: ChangeHub) -> None:
        self._database = database
        self._hub = hub

    def facts(
        self,
        article_id: int | None = None,
        kind: str | None = None,
        unit: str | None = None,
        minimum: float | None = None,
        maximum: float | None = None,
        period: str | None = None,
        measure: str | None = None,
        status: str | None = None,
        limit: int | None = None,
    ) -> list[Fact]:
        """Facts of current revisions that meet every condition given, by article and place.

        `minimum` and `maximum` are inclusive and in base units; `measure` is a part of the measure's words.
        """
        asked = FactFilter(article_id, kind, unit, minimum, maximum, period, measure, status)
        with self._database.reading() as session:
            return stored.facts(session, asked, limit)

    def of_revision(self, article_id: int, revision: int) -> list[Fact]:
        """Facts of one revision, also an earlier one, by place."""
        with self._database.reading() as session:
            return stored.of_revision(session, article_id, revision)

    def review(self, fact_id: int, status: FactStatus | str, note: str | None = None, **corrections: object) -> Fact:
        """Confirm, correct or reject a fact, or set it back to derived; who and when are noted.

        `corrections` are new values of value, value_max, unit, qualifier, measure, change, basis, period, place or
        speaker. Raises NotFoundError.
        """
        unknown = set(corrections) - _CORRECTABLE
        if unknown:
            raise KnownError("fact.not_correctable", names=", ".join(sorted(unknown)))
        decided = FactStatus(status)
        values: dict[str, object] = {"status": decided.value, **corrections}
        values["reviewed_by"] = None if decided is FactStatus.DERIVED else getpass.getuser()
        values["reviewed_at"] = None if decided is FactStatus.DERIVED else now()
        if note is not None:
            values["note"] = note
        with action(self._database, self._hub, f"undo.fact_{decided.value}") as journal:
            if stored.fact(journal.session, fact_id) is None:
                raise NotFoundError("fact.not_found", id=fact_id)
            journal.update("facts", fact_id, values)
            fact = stored.fact(journal.session, fact_id)
        assert fact is not None  # noqa: S101 - read in the same transaction
        return fact

    def kinds(self, article_id: int) -> dict[FactKind, int]:
        """How many facts of each kind an article has."""
        counts: dict[FactKind, int] = {}
        for fact in self.facts(article_id=article_id):
            counts[fact.kind] = counts.get(fact.kind, 0) + 1
        return counts
