"""Who and what articles name, and what a person decides about it: two names are one, one name is two, another name."""

import getpass
from collections.abc import Sequence

from archive_viewer.domain.entity import Entity, EntityCount, EntityName
from archive_viewer.domain.errors import KnownError, NotFoundError
from archive_viewer.domain.fact import FactKind
from archive_viewer.services.hub import ChangeHub
from archive_viewer.services.mutation import action
from archive_viewer.storage import entities as stored
from archive_viewer.storage.database import Database, Session
from archive_viewer.storage.journal import Journal
from archive_viewer.util.clock import now


class Entities:
    """The people, organisations, places and works of an archive. They come with the facts; decisions outlive these."""

    def __init__(self, database: Database, hub: ChangeHub) -> None:
        self._database = database
        self._hub = hub

    def of_article(self, article_id: int) -> list[Entity]:
        """What the article's current revision names, in the order of first mention, without rejected facts."""
        with self._database.reading() as session:
            return stored.of_article(session, article_id)

    def article_counts(self, entity_ids: Sequence[int]) -> dict[int, int]:
        """By entity id, how many articles of the archive name it; ids that no article names are left out."""
        with self._database.reading() as session:
            return stored.article_counts(session, entity_ids)

    def of_archive(self, kind: str | None = None, words: str = "", limit: int | None = None) -> list[EntityCount]:
        """What the archive names, most articles first; `kind` is person, organisation, place or work.

        `words` must be part of one of an entity's names.
        """
        with self._database.reading() as session:
            return stored.of_archive(session, kind, words, limit)

    def candidates(self, kind: FactKind, words: str, limit: int = 12) -> list[tuple[int, str]]:
        """Ids and names of entities of a kind that bear `words`, those of the shortest names first."""
        with self._database.reading() as session:
            return stored.candidates(session, kind, words, limit)

    def names(self, entity_id: int) -> list[EntityName]:
        """The names that a person decided to stand for an entity."""
        with self._database.reading() as session:
            return stored.decided(session, entity_id)

    def standing_for(self, entity_ids: Sequence[int], article_id: int | None = None) -> dict[int, int]:
        """By id, the entity that each of these stands for, in an article or everywhere: itself unless decided."""
        with self._database.reading() as session:
            return {each: stored.standing_for(session, each, article_id) for each in entity_ids}

    def merge(self, entity_ids: Sequence[int], into: int) -> None:
        """Let all names of these entities stand for `into`. Raises NotFoundError, or KnownError for another kind."""
        with action(self._database, self._hub, "undo.merge_entities") as journal:
            kind, _ = _known(journal.session, into)
            for each in entity_ids:
                if _known(journal.session, each)[0] is not kind:
                    raise KnownError("entity.other_kind")
                if each != into:
                    for name in stored.decided(journal.session, each):
                        journal.update("entity_names", name.id, {"entity_id": into})
                    _decide(journal, each, None, into)

    def take_out(self, name_id: int) -> None:
        """Let a name that was decided to stand for an entity stand for itself again. Raises NotFoundError."""
        with action(self._database, self._hub, "undo.take_out_entity") as journal:
            sql = "SELECT 1 FROM entity_names WHERE id = ?"
            if journal.session.conn.execute(sql, (name_id,)).fetchone() is None:
                raise NotFoundError("entity.not_found", id=name_id)
            journal.delete("entity_names", name_id)

    def split(self, entity_id: int, article_id: int, name: str) -> int:
        """Say that in one article another one is meant, called `name`; the id of that one.

        Where the archive knows one of that kind and name already, it is that one. Raises NotFoundError or KnownError.
        """
        called = _name(name)
        with action(self._database, self._hub, "undo.split_entity", name=called) as journal:
            kind, known_as = _known(journal.session, entity_id)
            if called == known_as:
                raise KnownError("entity.same_name", name=called)
            named = stored.named_here(journal.session, entity_id, article_id)
            if not named:
                raise NotFoundError("entity.not_found", id=entity_id)
            meant = stored.called(journal.session, kind, called)
            if meant is None:
                meant = journal.insert("entities", {"kind": kind.value, "name": called})
            meant = stored.standing_for(journal.session, meant, None)
            for each in named:
                _decide(journal, each, article_id, meant)
        return meant

    def rename(self, entity_id: int, name: str) -> None:
        """Call an entity by another name; "" calls it again as articles do. Raises NotFoundError."""
        with action(self._database, self._hub, "undo.rename_entity", name=name) as journal:
            _known(journal.session, entity_id)
            journal.update("entities", entity_id, {"label": " ".join(name.split()) or None})


def _known(session: Session, entity_id: int) -> tuple[FactKind, str]:
    found = stored.entity(session, entity_id)
    if found is None:
        raise NotFoundError("entity.not_found", id=entity_id)
    return found


def _name(name: str) -> str:
    called = " ".join(name.split())
    if not called:
        raise KnownError("entity.no_name")
    return called


def _decide(journal: Journal, named_id: int, article_id: int | None, entity_id: int) -> None:
    """Note what a name stands for; a name that stands for itself needs no note."""
    there = stored.decision(journal.session, named_id, article_id)
    values = {"entity_id": entity_id, "decided_by": getpass.getuser(), "decided_at": now()}
    if there is not None:
        journal.update("entity_names", there, values)
    elif named_id != entity_id or article_id is not None:
        journal.insert("entity_names", {"named_id": named_id, "article_id": article_id, **values})
