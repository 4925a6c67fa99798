"""Gathers what the reader shows of an article. No widgets: it runs off the GUI thread."""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from archive_viewer.domain.annotation import Annotation
from archive_viewer.domain.article import Article, ArticleSummary
from archive_viewer.domain.errors import KnownError, NotFoundError
from archive_viewer.domain.fact import Fact, FactKind, FactStatus
from archive_viewer.domain.span import Span

if TYPE_CHECKING:
    from archive_viewer.services.services import Services


@dataclass(frozen=True)
class Content:
    """An article with what is marked on it, in the revision shown."""

    article: Article
    facts: tuple[Fact, ...]
    annotations: tuple[Annotation, ...]
    revisions: tuple[ArticleSummary, ...]
    offers: tuple[ArticleSummary, ...] = ()
    """Older articles that this one may be a revision of."""
    copies: tuple[ArticleSummary, ...] = ()
    """Other articles with nearly the same words."""
    uncovered: tuple[Span, ...] = ()
    """Numerals in digits that no fact covers."""

    @property
    def reviewed(self) -> tuple[int, int]:
        """How many of the numbers somebody has judged, and how many there are."""
        numbers = [f for f in self.facts if f.kind is FactKind.QUANTITY]
        return sum(f.status is not FactStatus.DERIVED for f in numbers), len(numbers)


def load(services: "Services", article_id: int, revision: int | None = None) -> Content | None:
    """The article and its marks; marks of other revisions are left out. None where there is no such article."""
    try:
        article = services.library.article(article_id, revision)
    except NotFoundError:
        return None
    revisions = tuple(services.library.revisions(article_id)) if article.revision_count > 1 else ()
    annotations = services.annotating.annotations(article_id=article_id)
    return Content(
        article,
        tuple(services.facts.of_revision(article_id, article.revision)),
        tuple(a for a in annotations if a.revision == article.revision),
        revisions,
        tuple(services.library.summaries(ids=[offer.older_id for offer in services.revising.offers(article_id)])),
        tuple(services.revising.copies(article_id)),
        tuple(services.facts.uncovered(article)),
    )


def find(services: "Services", article: Article, query: str) -> tuple[Span, ...]:
    """Where the words of `query` stand in the revision shown; a query that makes no sense stands nowhere."""
    if not query.strip():
        return ()
    if article.revision != article.revision_count:
        return tuple(Span(m.start(), m.end()) for m in re.finditer(re.escape(query), article.text, re.IGNORECASE))
    try:
        return tuple(services.searching.matches(query, article.id))
    except KnownError:
        return ()
