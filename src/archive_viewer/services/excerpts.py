"""Passages made ready for export: their sentences, references, annotations and facts."""

import re
from collections.abc import Sequence

from archive_viewer.domain.annotation import Annotation
from archive_viewer.domain.article import Article
from archive_viewer.domain.errors import NotFoundError
from archive_viewer.domain.fact import FactFilter, FactKind
from archive_viewer.domain.passage import Excerpt, Passage, Reference, SourceText
from archive_viewer.domain.span import Span
from archive_viewer.services.library import paragraph
from archive_viewer.storage import annotations, articles, facts
from archive_viewer.storage.database import Database, Session

_SENTENCE_END = re.compile(r"[。！？!?\n][”’」』）)]*")
_REACH = 400
_COUNTED = (FactKind.QUANTITY, FactKind.DATE)


def excerpts(
    database: Database, chosen: Sequence[Passage | Annotation]
) -> tuple[tuple[Excerpt, ...], tuple[SourceText, ...]]:
    """Excerpts of passages and annotations in their order, and the texts they were cut out of, each once.

    An annotation of a whole article gives its title.
    """
    found: dict[tuple[int, int], Article] = {}
    with database.reading() as session:
        made = tuple(_excerpt(session, one, found) for one in chosen)
    return made, tuple(_source(article) for article in found.values())


def reference(article: Article) -> Reference:
    """The facts of publication that a citation prints."""
    return Reference(
        article_id=article.id,
        revision=article.revision,
        title=article.title,
        byline=article.byline,
        source=article.source,
        published_at=article.published_at,
        url=article.url,
        added_at=article.added_at,
        sha256=article.sha256,
        language=article.language or "zh",
    )


def _source(article: Article) -> SourceText:
    return SourceText(reference(article), article.text, article.captured_at, article.file_name)


def sentence_around(text: str, span: Span) -> Span:
    """The whole sentences that a span touches, at most a few hundred characters on either side."""
    start = max(0, span.start - _REACH)
    for mark in _SENTENCE_END.finditer(text, start, span.start):
        start = mark.end()
    end = min(len(text), span.end + _REACH)
    if span.end > 0 and not _SENTENCE_END.match(text, span.end - 1):
        mark_after = _SENTENCE_END.search(text, span.end, end)
        if mark_after:
            end = mark_after.end()
    else:
        end = span.end
    while end > span.end and text[end - 1] == "\n":
        end -= 1
    return Span(start, end)


def _excerpt(session: Session, chosen: Passage | Annotation, seen: dict[tuple[int, int], Article]) -> Excerpt:
    key = (chosen.article_id, chosen.revision)
    if key not in seen:
        seen[key] = articles.article(session, *key)
    article = seen[key]
    notes = annotations.annotations(session, article.id)
    if chosen.start is None or chosen.end is None:
        if not isinstance(chosen, Annotation):
            raise NotFoundError("passage.not_found", id=chosen.id)
        words = chosen.exact or article.title
        return Excerpt(words, 0, 0, 1, reference(article), annotations=(chosen,), annotation_id=chosen.id)
    span = Span(chosen.start, chosen.end)
    around = sentence_around(article.text, span)
    within = [
        f
        for f in facts.facts(session, FactFilter(article_id=article.id))
        if f.revision == article.revision and f.kind in _COUNTED and span.covers(f.span)
    ]
    return Excerpt(
        text=span.of(article.text),
        start=span.start,
        end=span.end,
        paragraph=paragraph(article, span.start),
        reference=reference(article),
        before=article.text[around.start : span.start],
        after=article.text[span.end : around.end],
        note=chosen.note if isinstance(chosen, Passage) else "",
        annotations=tuple(n for n in notes if n.revision == article.revision and n.span and n.span.overlaps(span)),
        facts=tuple(within),
        annotation_id=chosen.annotation_id if isinstance(chosen, Passage) else chosen.id,
    )
