"""Facts that a query asks for, shown in its hits: their places as matches, the clauses around them as snippets."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from archive_viewer.domain.ports import IndexDocument
from archive_viewer.domain.results import Hit, Results
from archive_viewer.domain.span import Span
from archive_viewer.search import around


def with_stated(results: Results, stated: Mapping[int, Sequence[Span]], texts: Mapping[int, IndexDocument]) -> Results:
    """The results with the spans of facts, by article, among the matches of each hit."""
    hits = tuple(_shown(hit, stated.get(hit.article_id, ()), texts.get(hit.article_id)) for hit in results.hits)
    return replace(results, hits=hits, occurrences=sum(len(hit.matches) + len(hit.title_matches) for hit in hits))


def merged(matches: Sequence[Span], facts: Sequence[Span]) -> tuple[Span, ...]:
    """Both in order; a fact that overlaps a match is that match."""
    kept = list(matches)
    kept += [span for span in facts if not any(span.overlaps(match) for match in matches)]
    return tuple(sorted(kept))


def _shown(hit: Hit, facts: Sequence[Span], document: IndexDocument | None) -> Hit:
    if not facts or document is None:
        return hit
    matches = merged(hit.matches, facts)
    return replace(hit, matches=matches, snippets=around(document.text, matches))
