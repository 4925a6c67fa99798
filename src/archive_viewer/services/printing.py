"""An article as pages, for the printer or a PDF file."""

from dataclasses import replace

from archive_viewer.domain.passage import ExportOptions
from archive_viewer.services.excerpts import reference
from archive_viewer.storage import annotations, articles
from archive_viewer.storage.database import Database
from archive_viewer.util.clock import today


class Printing:
    """Sets articles of an archive on pages."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def pages(self, article_id: int, revision: int | None = None, options: ExportOptions | None = None) -> bytes:
        """A PDF of an article with its highlights in place and its notes in the margin; the same state, the same bytes.

        Of `options` the face, the language, the citation style, the date of access and `comments` count. Raises
        NotFoundError, ExportError.
        """
        from archive_viewer.exporters.article_pages import article_pages

        settled = options or ExportOptions()
        settled = settled if settled.accessed else replace(settled, accessed=today())
        with self._database.reading() as session:
            article = articles.article(session, article_id, revision)
            notes = annotations.annotations(session, article_id)
        here = tuple(n for n in notes if n.span is None or n.revision == article.revision)
        return article_pages(article, reference(article), here if settled.comments else (), settled)
