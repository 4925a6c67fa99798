"""Who and what articles name: the entities of one article and of the whole archive."""

from collections.abc import Sequence

from archive_viewer.domain.entity import Entity, EntityCount
from archive_viewer.storage import entities as stored
from archive_viewer.storage.database import Database


class Entities:
    """The people, organisations, places and works of an archive; read only, they come with the facts."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of_article(self, article_id: int) -> list[Entity]:
        """What the article's current revision names, in the order of first mention, without rejected facts."""
        with self._database.reading() as session:
            return stored.of_article(session, article_id)

    def article_counts(self, entity_ids: Sequence[int]) -> dict[int, int]:
        """By entity id, how many articles of the archive name it; ids that no article names are left out."""
        with self._database.reading() as session:
            return stored.article_counts(session, entity_ids)

    def of_archive(self, kind: str | None = None, limit: int | None = None) -> list[EntityCount]:
        """What the archive names, most articles first; `kind` is person, organisation, place or work."""
        with self._database.reading() as session:
            return stored.of_archive(session, kind, limit)
