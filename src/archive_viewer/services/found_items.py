"""What a search finds besides articles: single places, annotations, facts; each a hit that leads to its article."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice

from archive_viewer.domain.annotation import Annotation
from archive_viewer.domain.ports import IndexDocument
from archive_viewer.domain.results import Among, Hit, Results, Snippet
from archive_viewer.domain.span import Span
from archive_viewer.search import Matcher, around, fold

MOST_PLACES = 2000
_CONTEXT = 30


def places(hits: Iterable[Hit], texts: Mapping[int, IndexDocument], order: str) -> list[Hit]:
    """A hit for every place of the articles' hits, in their order or by what stands before (left) or after (right)."""
    found = list(islice((place for hit in hits if not hit.partial for place in _places(hit, texts)), MOST_PLACES))
    if order == "left":
        found.sort(key=lambda place: fold(_before(place))[::-1])
    elif order == "right":
        found.sort(key=lambda place: fold(_after(place)))
    return found


def _places(hit: Hit, texts: Mapping[int, IndexDocument]) -> Iterator[Hit]:
    document = texts.get(hit.article_id)
    for span in hit.matches if document is not None else ():
        text = document.text if document is not None else ""
        paragraph = text.rfind("\n", 0, span.start) + 1
        end = text.find("\n", span.end)
        start = max(paragraph, span.start - _CONTEXT)
        end = min(len(text) if end < 0 else end, span.end + _CONTEXT)
        yield Hit(
            hit.article_id,
            hit.title,
            hit.score,
            source=hit.source,
            published_at=hit.published_at,
            folded=hit.folded,
            snippets=(Snippet(start, end, text[start:end]),),
            matches=(span,),
            kind="place",
        )


def _before(place: Hit) -> str:
    snippet, span = place.snippets[0], place.matches[0]
    return snippet.text[: span.start - snippet.start]


def _after(place: Hit) -> str:
    snippet, span = place.snippets[0], place.matches[0]
    return snippet.text[span.end - snippet.start :]


def annotated(annotation: Annotation, matcher: Matcher) -> bool:
    """Whether an annotation's words answer the query: its quote, comment and tags."""
    return matcher.met(_as_document(annotation))


def _as_document(annotation: Annotation) -> IndexDocument:
    notes = "\n".join((annotation.comment, *annotation.tags))
    return IndexDocument(annotation.article_id, "", annotation.exact, notes=notes)


def annotation_hit(annotation: Annotation, document: IndexDocument | None) -> Hit:
    """An annotation as a hit: its comment or tags over the words it stands on."""
    title = annotation.comment.strip().split("\n", 1)[0] or " ".join(f"#{tag}" for tag in annotation.tags)
    whole = annotation.start is None or annotation.end is None
    span = None if whole else Span(annotation.start or 0, annotation.end or 0)
    return _item("annotation", annotation.id, annotation.article_id, title or annotation.exact, span, document)


def stated(fact_id: int, article_id: int, span: Span, words: str, document: IndexDocument | None) -> Hit:
    """A fact as a hit: its words over the clause that states it."""
    return _item("fact", fact_id, article_id, words, span, document)


def _item(
    kind: str, item_id: int, article_id: int, title: str, span: Span | None, document: IndexDocument | None
) -> Hit:
    text = "" if document is None else document.text
    spans = () if span is None else (span,)
    return Hit(
        article_id,
        title,
        0.0,
        source="" if document is None else document.title,
        published_at=(document.published or None) if document is not None else None,
        snippets=around(text, spans) if span is not None and text else (),
        matches=spans,
        kind=kind,
        item_id=item_id,
    )


def as_results(results: Results, hits: Sequence[Hit], total: int, among: Among) -> Results:
    """The same answer with other hits."""
    return Results(
        results.query,
        total,
        results.took,
        tuple(hits),
        occurrences=sum(len(hit.matches) for hit in hits),
        years=results.years,
        sources=results.sources,
        remarks=results.remarks,
        among=among,
    )
