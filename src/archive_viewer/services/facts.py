"""Facts: finding them and deciding on them."""

import getpass
from collections.abc import Sequence
from dataclasses import replace

from archive_viewer.derive.coverage import uncovered
from archive_viewer.domain.archived_fact import ArchivedFact
from archive_viewer.domain.article import Article
from archive_viewer.domain.errors import KnownError, NotFoundError
from archive_viewer.domain.fact import Fact, FactFilter, FactKind, FactStatus
from archive_viewer.domain.fact_terms import fact_terms
from archive_viewer.domain.span import Span
from archive_viewer.services.deriving import facts_of
from archive_viewer.services.hub import ChangeHub
from archive_viewer.services.mutation import action
from archive_viewer.storage import articles, fact_list
from archive_viewer.storage import facts as stored
from archive_viewer.storage.database import Database
from archive_viewer.util.clock import now

BY_HAND = "hand"
_TOO_WIDE = (FactKind.TURN, FactKind.LIST_ITEM, FactKind.QUOTATION)
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

    def listed(
        self, typed: str = "", kind: FactKind | str | None = None, order: str = "article", descending: bool = False
    ) -> list[int]:
        """Ids of facts of current revisions that a typed filter keeps; `order` is one of ORDERS.

        Without `kind` all but turns and list items. What has no value to order by comes last either way.
        """
        wanted = FactKind(kind).value if kind else None
        with self._database.reading() as session:
            return fact_list.ids(session, fact_terms(typed), wanted, order, descending=descending)

    def page(self, fact_ids: Sequence[int]) -> list[ArchivedFact]:
        """These facts with what names their articles, in this order; ids that are gone are left out."""
        with self._database.reading() as session:
            return fact_list.page(session, fact_ids)

    def of_revision(self, article_id: int, revision: int) -> list[Fact]:
        """Facts of one revision, also an earlier one, by place."""
        with self._database.reading() as session:
            return stored.of_revision(session, article_id, revision)

    def review(self, fact_id: int, status: FactStatus | str, note: str | None = None, **corrections: object) -> Fact:
        """Confirm, correct or reject a fact, or set it back to derived; who and when are noted.

        `corrections` are new values of value, value_max, unit, qualifier, measure, change, basis, period, place or
        speaker, and `start` and `end` together for where it stands. Raises NotFoundError, or KnownError where a field
        can't be corrected or the place is not in the text.
        """
        unknown = set(corrections) - _CORRECTABLE - {"start", "end"}
        if unknown:
            raise KnownError("fact.not_correctable", names=", ".join(sorted(unknown)))
        decided = FactStatus(status)
        values: dict[str, object] = {"status": decided.value, **corrections}
        values["reviewed_by"] = None if decided is FactStatus.DERIVED else getpass.getuser()
        values["reviewed_at"] = None if decided is FactStatus.DERIVED else now()
        if note is not None:
            values["note"] = note
        with action(self._database, self._hub, f"undo.fact_{decided.value}") as journal:
            before = stored.fact(journal.session, fact_id)
            if before is None or before.article_id is None:
                raise NotFoundError("fact.not_found", id=fact_id)
            if "start" in corrections or "end" in corrections:
                text = articles.article(journal.session, before.article_id, before.revision).text
                span = {"start": before.start, "end": before.end, **corrections}
                values["text"] = _words(text, span["start"], span["end"])
            journal.update("facts", fact_id, values)
            fact = stored.fact(journal.session, fact_id)
        assert fact is not None  # noqa: S101 - read in the same transaction
        return fact

    def add(self, article_id: int, start: int, end: int, kind: FactKind | str | None = None, **fields: object) -> Fact:
        """A fact by hand from a stretch of an article's current text, confirmed by who adds it.

        What the rules read there, or in the words alone, fills in what `fields` (value, unit, measure, period and the
        other correctable ones) leave open; without `kind` and with nothing read it is a quantity. A fact that is
        there already at these very characters is confirmed instead. Raises NotFoundError or KnownError.
        """
        unknown = set(fields) - _CORRECTABLE
        if unknown:
            raise KnownError("fact.not_correctable", names=", ".join(sorted(unknown)))
        with self._database.reading() as session:
            article = articles.article(session, article_id)
            there = stored.of_revision(session, article_id, article.revision)
        words = _words(article.text, start, end)
        read = _read(article, Span(start, end), FactKind(kind) if kind else None)
        twin = next((f for f in there if f.span == Span(start, end) and (kind is None or f.kind == kind)), None)
        if twin is not None and twin.id is not None:
            status = FactStatus.CORRECTED if fields else FactStatus.CONFIRMED
            return self.review(twin.id, status, None, **fields)
        chosen = FactKind(kind) if kind else read.kind if read else FactKind.QUANTITY
        blank = Fact(chosen, start, end, words)
        claimed = {name: getattr(read, name) for name in _CORRECTABLE if read} | fields
        by_hand = {"status": FactStatus.CONFIRMED, "derived_by": BY_HAND, "reviewed_by": getpass.getuser()}
        made = replace(blank, **{**claimed, **by_hand, "reviewed_at": now()})
        with action(self._database, self._hub, "undo.add_fact") as journal:
            row = stored.row(made, article_id, stored.revision_id(journal.session, article_id, article.revision))
            key = journal.insert("facts", row)
            fact = stored.fact(journal.session, key)
        assert fact is not None  # noqa: S101 - read in the same transaction
        return fact

    def uncovered(self, article: Article) -> list[Span]:
        """The numerals of an article's text that no fact covers, by place."""
        return uncovered(article.text, self.of_revision(article.id, article.revision))

    def kinds(self, article_id: int) -> dict[FactKind, int]:
        """How many facts of each kind an article has."""
        counts: dict[FactKind, int] = {}
        for fact in self.facts(article_id=article_id):
            counts[fact.kind] = counts.get(fact.kind, 0) + 1
        return counts


def _words(text: str, start: object, end: object) -> str:
    """The characters from start to end. Raises KnownError where there are none in the text."""
    if not isinstance(start, int) or not isinstance(end, int) or not 0 <= start < end <= len(text):
        raise KnownError("fact.no_such_place", start=start, end=end, length=len(text))
    return text[start:end]


def _read(article: Article, span: Span, kind: FactKind | None) -> Fact | None:
    """What the rules read at this place, in the light of the whole text or else of the words alone."""
    body = [block for block in article.blocks if block.role.in_body]
    whole = facts_of(article.text, article.published_at, body)
    alone = facts_of(span.of(article.text), article.published_at, ())
    for found in ([f for f in whole if f.span.overlaps(span)], alone):
        fitting = [f for f in found if f.kind not in _TOO_WIDE and (kind is None or f.kind is kind)]
        if fitting:
            return max(fitting, key=lambda f: min(f.end, span.end) - max(f.start, span.start))
    return None
