"""What the archive holds: lists, articles, originals, deletion."""

from collections.abc import Iterable, Sequence

from archive_viewer.domain.article import Article, ArticleSummary
from archive_viewer.domain.errors import KnownError
from archive_viewer.services.hub import ChangeHub
from archive_viewer.services.mutation import action
from archive_viewer.storage import articles
from archive_viewer.storage.articles import Narrowing
from archive_viewer.storage.database import Database
from archive_viewer.util.clock import now


class Library:
    """The articles of an archive."""

    def __init__(self, database: Database, hub: ChangeHub) -> None:
        self._database = database
        self._hub = hub

    def count(self) -> int:
        """How many articles there are, deleted ones aside."""
        with self._database.reading() as session:
            return articles.count(session)

    def ids(
        self,
        order: str = "-published",
        tag: str | None = None,
        collection_id: int | None = None,
        added_since: str | None = None,
    ) -> list[int]:
        """Ids of all articles in an order (published, added, title, source; a leading minus turns it round)."""
        with self._database.reading() as session:
            return articles.ids(session, _checked(order), Narrowing(tag, collection_id, added_since))

    def summaries(
        self,
        limit: int = 50,
        offset: int = 0,
        order: str = "-published",
        tag: str | None = None,
        collection_id: int | None = None,
        ids: Sequence[int] | None = None,
    ) -> list[ArticleSummary]:
        """A page of the list, or the summaries of `ids` in their order."""
        with self._database.reading() as session:
            if ids is not None:
                return articles.summaries_of(session, ids)
            return articles.summaries(session, _checked(order), limit, offset, Narrowing(tag, collection_id))

    def article(self, article_id: int, revision: int | None = None) -> Article:
        """The article whole. Raises NotFoundError."""
        with self._database.reading() as session:
            return articles.article(session, article_id, revision)

    def revisions(self, article_id: int) -> list[ArticleSummary]:
        """Every revision, newest first."""
        with self._database.reading() as session:
            return articles.revisions(session, article_id)

    def original(self, article_id: int, revision: int | None = None) -> bytes:
        """The bytes that the article came from."""
        with self._database.reading() as session:
            return articles.original(session, article_id, revision)

    def delete(self, article_ids: Iterable[int]) -> None:
        """Take articles out of the archive; undo brings them back."""
        ids = list(article_ids)
        with action(self._database, self._hub, "undo.delete_articles", count=len(ids)) as journal:
            for article_id in ids:
                journal.update("articles", article_id, {"deleted_at": now()})


def paragraph(article: Article, offset: int) -> int:
    """The number of the body block at this offset, from 1."""
    return max(1, sum(1 for b in article.body if b.start is not None and b.start <= offset))


def _checked(order: str) -> str:
    if order not in articles.ORDERS:
        raise KnownError("list.order", order=order, known=", ".join(sorted(articles.ORDERS)))
    return order
