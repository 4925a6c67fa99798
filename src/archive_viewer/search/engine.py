"""One search, from the query's tree to ranked and placed hits."""

import heapq
import math
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from archive_viewer.domain.ports import IndexDocument, ReadDocuments, SearchCancelledError, SearchRequest
from archive_viewer.domain.query import And, Claim, Node, Not, Query, Within, Words
from archive_viewer.domain.results import Hit, Results
from archive_viewer.search.candidates import Shelf
from archive_viewer.search.damage import guarded
from archive_viewer.search.dates import newest
from archive_viewer.search.folding import fold
from archive_viewer.search.highlight import Found, pieces, whole
from archive_viewer.search.matching import FoldedDocument, Meaning
from archive_viewer.search.ranking import Loose, Ranking, counted, measured
from archive_viewer.search.snippets import snippets
from archive_viewer.search.tokens import weighed

if TYPE_CHECKING:
    from archive_viewer.search.store import Part

_BATCH = 200
_SENTENCE = 5
_WORTHWHILE = 0.25
_SPARE = 20


class _Row(NamedTuple):
    """A hit before its text is read. Rows sort by what the query asks them to be sorted by."""

    rank: tuple[float | str, ...]
    article_id: int
    score: float


def search(parts: "Sequence[Part]", request: SearchRequest, read: ReadDocuments) -> Results:
    """Everything that answers the request. Raises SearchCancelledError, IndexDamagedError and what `read` raises."""
    started = time.perf_counter()
    query = request.query
    if query.root is None:
        return Results(query.source, 0, time.perf_counter() - started, (), remarks=query.remarks)
    run = _Run(parts, request, read, query.root)
    hits, total = run.hits()
    return Results(
        query.source,
        total,
        time.perf_counter() - started,
        tuple(hits),
        occurrences=sum(len(hit.matches) + len(hit.title_matches) for hit in hits),
        years=run.years(),
        sources=run.sources(),
        remarks=query.remarks,
    )


def found_in(query: Query, document: IndexDocument) -> Found:
    """Where the query's words stand in one document; their pieces where it has none of them whole."""
    folded = FoldedDocument(document)
    if query.root is None:
        return pieces(folded, ())
    meaning = Meaning(query.root, {})
    found = whole(folded, meaning)
    if not found.text and not found.title and not found.fields and _relaxed(meaning.tree) is not None:
        return pieces(folded, tuple(measured(meaning)))
    return found


class _Relaxed(NamedTuple):
    """What a partial hit must still meet."""

    conditions: Node | None


def _relaxed(tree: Node | None) -> _Relaxed | None:
    """How to answer several words, or a sentence, in part; None for a query to be met whole or not at all."""
    nodes = tree.nodes if isinstance(tree, And) else (tree,)
    words = [node for node in nodes if isinstance(node, Words) and node.field is None]
    if any(not isinstance(node, Words | Not | Within | Claim) for node in nodes):
        return None
    if len(words) < 2 and not any(_long(node) for node in words):
        return None
    conditions = tuple(node for node in nodes if node is not None and node not in words)
    return _Relaxed(And(conditions) if conditions else None)


def _long(words: Words) -> bool:
    """Whether an unspaced run is more than a word or a name."""
    return not words.quoted and len(words.text) >= _SENTENCE and len(weighed(fold(words.text))) >= _SENTENCE - 2


class _Run:
    """The work of one search."""

    def __init__(self, parts: "Sequence[Part]", request: SearchRequest, read: ReadDocuments, root: Node) -> None:
        self._request = request
        self._read_documents = read
        self._meaning = Meaning(root, request.within)
        self._relaxed = None if request.query.sort else _relaxed(self._meaning.tree)
        self._tokens = measured(self._meaning)
        self._passed = 0
        self._passed_length = 0
        with guarded():
            self._shelves = [Shelf(part, self._meaning, self._pause) for part in parts]
            self._barred = [self._outside(shelf) for shelf in self._shelves]
        self._loose = list(self._read_loose())
        self._complete = [
            self._verified(shelf, barred) for shelf, barred in zip(self._shelves, self._barred, strict=True)
        ]
        self._ranking = Ranking(self._tokens, self._shelves, self._loose, self._passed, self._passed_length)

    def _pause(self) -> None:
        if self._request.cancelled():
            raise SearchCancelledError

    def _read(self, ids: Sequence[int]) -> Iterator[FoldedDocument]:
        """The documents in batches, asking between them whether to go on."""
        for start in range(0, len(ids), _BATCH):
            self._pause()
            batch = ids[start : start + _BATCH]
            documents = self._read_documents(batch)
            for article_id in batch:
                if article_id in documents:
                    yield FoldedDocument(documents[article_id])

    def _outside(self, shelf: Shelf) -> frozenset[int]:
        """The documents of a segment that are out of this search: deleted, outdated, not allowed."""
        barred = set(shelf.part.deleted)
        numbers = shelf.part.reader.numbers
        barred.update(numbers[article_id] for article_id in self._request.unindexed if article_id in numbers)
        allowed = self._request.allowed
        if allowed is not None:
            barred.update(n for n, article in enumerate(shelf.part.reader.articles) if article not in allowed)
        return frozenset(barred)

    def _read_loose(self) -> Iterator[Loose]:
        ids = self._request.unindexed
        if self._request.allowed is not None:
            ids = ids & self._request.allowed
        for document in self._read(sorted(ids, reverse=True)):
            self._passed += 1
            self._passed_length += len(document.raw("text"))
            complete = self._meaning.met(document, self._meaning.tree)
            if not complete and self._relaxed is None:
                continue
            permitted = self._relaxed is not None and self._meaning.met(document, self._relaxed.conditions)
            counts = counted(document, self._tokens) if complete or permitted else {}
            if complete or counts:
                source = document.document
                yield Loose(
                    source.article_id,
                    source.published,
                    source.source,
                    fold(source.title),
                    len(source.text),
                    complete,
                    permitted,
                    counts,
                )

    def _verified(self, shelf: Shelf, barred: frozenset[int]) -> frozenset[int]:
        """The documents of a segment that answer the query."""
        with guarded(SearchCancelledError):
            candidates = shelf.candidates(self._meaning.tree)
            numbers = range(shelf.part.reader.count) if candidates.numbers is None else candidates.numbers
            left = frozenset(numbers) - barred
            articles = shelf.part.reader.articles
        if candidates.exact:
            self._pause()
            return left
        by_article = {articles[number]: number for number in left}
        return frozenset(
            by_article[document.document.article_id]
            for document in self._read(sorted(by_article))
            if self._meaning.met(document, self._meaning.tree)
        )

    def hits(self) -> tuple[list[Hit], int]:
        """The hits to show, and how many complete ones there are altogether."""
        total = sum(map(len, self._complete)) + sum(document.complete for document in self._loose)
        limit = self._request.limit
        with guarded(SearchCancelledError):
            rows = heapq.nsmallest(limit + _SPARE, self._rows())
        hits: list[Hit] = []
        for row, document in self._documents(rows, limit):
            if document is None:
                total -= 1
            else:
                hits.append(_hit(document, row.score, whole(document, self._meaning), partial=False))
        if len(hits) < limit and self._relaxed is not None:
            hits.extend(self._partial(limit - len(hits), self._relaxed))
        return hits, total

    def _documents(self, rows: Sequence[_Row], limit: int) -> Iterator[tuple[_Row, FoldedDocument | None]]:
        """Rows with their documents, until `limit` are there; None for those that are gone."""
        given = 0
        for start in range(0, len(rows), _BATCH):
            batch = rows[start : start + _BATCH]
            documents = {d.document.article_id: d for d in self._read([row.article_id for row in batch])}
            for row in batch:
                if given >= limit:
                    return
                document = documents.get(row.article_id)
                given += document is not None
                yield row, document

    def _rows(self) -> Iterator[_Row]:
        tokens = tuple(self._ranking.frequencies)
        sort = self._request.query.sort or ("" if tokens else "date")
        for shelf, numbers in zip(self._shelves, self._complete, strict=True):
            self._pause()
            scores = self._ranking.shelf_scores(shelf, numbers, tokens)
            if sort:
                yield from (_shelf_row(shelf, sort, number, scores.get(number, 0.0)) for number in numbers)
            else:
                yield from self._best(shelf, scores)
                yield from (_shelf_row(shelf, sort, number, 0.0) for number in numbers if number not in scores)
        for document in self._loose:
            if document.complete:
                yield _loose_row(sort, document, self._ranking.loose_score(document, frozenset(tokens)))

    def _best(self, shelf: Shelf, scores: Mapping[int, float]) -> Iterator[_Row]:
        """As many of the best of a segment as may be wanted."""
        wanted = self._request.limit * 4 + _SPARE
        best = heapq.nlargest(wanted, scores.items(), key=itemgetter(1))
        return (_shelf_row(shelf, "", number, score) for number, score in best)

    def _partial(self, limit: int, relaxed: _Relaxed) -> Iterator[Hit]:
        """The best of those that have only some of the words."""
        tokens = self._ranking.telling
        if not tokens:
            return
        with guarded(SearchCancelledError):
            rows = heapq.nsmallest(limit * 4 + _SPARE, self._partial_rows(tokens))
        least = rows[0].score * _WORTHWHILE if rows else 0.0
        given = 0
        for row, document in self._documents([row for row in rows if row.score >= least], len(rows)):
            if document is not None and self._meaning.met(document, relaxed.conditions):
                yield _hit(document, row.score, pieces(document, tokens), partial=True)
                given += 1
            if given >= limit:
                return

    def _partial_rows(self, tokens: Sequence[str]) -> Iterator[_Row]:
        wanted = frozenset(tokens)
        for shelf, barred, complete in zip(self._shelves, self._barred, self._complete, strict=True):
            self._pause()
            scores = self._ranking.shelf_scores(shelf, None, tokens)
            for number in barred.union(complete).intersection(scores):
                del scores[number]
            yield from self._best(shelf, scores)
        for document in self._loose:
            if document.permitted and not document.complete:
                yield _loose_row("", document, self._ranking.loose_score(document, wanted))

    @cached_property
    def _loose_complete(self) -> list[Loose]:
        return [document for document in self._loose if document.complete]

    def years(self) -> dict[str, int]:
        """How many complete hits each year has, the latest first."""
        counts: Counter[str] = Counter(document.published[:4] for document in self._loose_complete)
        with guarded():
            for shelf, numbers in zip(self._shelves, self._complete, strict=True):
                counts.update(map(shelf.part.reader.years.__getitem__, numbers))
        del counts[""]
        return dict(sorted(counts.items(), reverse=True))

    def sources(self) -> dict[str, int]:
        """How many complete hits each source has, the most frequent first."""
        counts: Counter[str] = Counter(document.source for document in self._loose_complete)
        with guarded():
            for shelf, numbers in zip(self._shelves, self._complete, strict=True):
                counts.update(map(shelf.part.reader.sources.__getitem__, numbers))
        del counts[""]
        return dict(counts.most_common())


def _shelf_row(shelf: Shelf, sort: str, number: int, score: float) -> _Row:
    reader = shelf.part.reader
    title = reader.titles[number] if sort == "title" else ""
    article_id = reader.articles[number]
    return _Row(_rank(sort, score, reader.newest[number], article_id, title), article_id, score)


def _loose_row(sort: str, document: Loose, score: float) -> _Row:
    rank = _rank(sort, score, newest(document.published), document.article_id, document.title)
    return _Row(rank, document.article_id, score)


def _rank(sort: str, score: float, day: float, article_id: int, title: str) -> tuple[float | str, ...]:
    """What a row sorts by, least first: `date` newest first, `-date` oldest first, `added` latest first."""
    match sort:
        case "date":
            return (day, -article_id)
        case "-date":
            return (-day if day else math.inf, article_id)
        case "added":
            return (-article_id,)
        case "title":
            return (title, article_id)
        case _:
            return (-score, day, -article_id)


def _hit(document: FoldedDocument, score: float, found: Found, partial: bool) -> Hit:
    source = document.document
    return Hit(
        source.article_id,
        source.title,
        score,
        source=source.source,
        published_at=source.published or None,
        partial=partial,
        folded=found.folded,
        snippets=snippets(source.text, found.text),
        matches=found.matches,
        title_matches=found.title_matches,
        fields=found.fields,
    )
