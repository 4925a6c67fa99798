"""Articles that may be versions of one another, or copies of one report: what a person decides, and what they see."""

from archive_viewer.domain.article import ArticleSummary
from archive_viewer.domain.copies import Offer
from archive_viewer.domain.errors import NotFoundError
from archive_viewer.services.carrying import carry_over
from archive_viewer.services.hub import ChangeHub
from archive_viewer.services.mutation import action
from archive_viewer.storage import articles, copies
from archive_viewer.storage.database import Database
from archive_viewer.storage.journal import Journal
from archive_viewer.util.clock import now


class Revising:
    """Offers of revisions and groups of copies."""

    def __init__(self, database: Database, hub: ChangeHub) -> None:
        self._database = database
        self._hub = hub

    def offers(self, article_id: int | None = None) -> list[Offer]:
        """What this article, or any, may be a revision of and nobody has decided on, the likest first."""
        with self._database.reading() as session:
            return copies.offers(session, article_id)

    def copies(self, article_id: int) -> list[ArticleSummary]:
        """The other articles with nearly the same words, those that appeared first before the others."""
        with self._database.reading() as session:
            return articles.summaries_of(session, copies.together(session, article_id))

    def accept(self, article_id: int, older_id: int) -> None:
        """Make an article the newest revision of an older one, with all that a person did to either.

        Raises NotFoundError where either is gone.
        """
        with action(self._database, self._hub, "undo.revision") as journal:
            session = journal.session
            newer = articles.article(session, article_id)
            older = articles.article(session, older_id)
            for number, revision_id in enumerate(articles.revision_ids(session, article_id), older.revision_count + 1):
                journal.update("revisions", revision_id, {"article_id": older_id, "number": number})
            for table in ("facts", "annotations", "passages"):
                for row_id in articles.rows_of(session, table, article_id):
                    journal.update(table, row_id, {"article_id": older_id})
            carry_over(journal, older_id, newer.revision_id, newer.text)
            journal.update("articles", older_id, {"revision_id": newer.revision_id})
            journal.update("articles", article_id, {"deleted_at": now()})
            copies.take_over(session, older_id, article_id)
            _decide(journal, article_id, older_id, "revision")

    def dismiss(self, article_id: int, older_id: int) -> None:
        """Keep the two apart. Raises NotFoundError where nothing was offered."""
        with action(self._database, self._hub, "undo.apart") as journal:
            if not _decide(journal, article_id, older_id, "apart"):
                raise NotFoundError("article.not_found", id=article_id)


def _decide(journal: Journal, article_id: int, older_id: int, decision: str) -> bool:
    row_id = copies.offer_row(journal.session, article_id, older_id)
    if row_id is None:
        return False
    journal.update("offers", row_id, {"decision": decision, "decided_at": now()})
    return True
