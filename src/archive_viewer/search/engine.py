"""One search, from the query's tree to ranked and placed hits. Imported only when an index is used."""

import heapq
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from archive_viewer.domain.ports import ReadDocuments, SearchCancelledError, SearchRequest
from archive_viewer.domain.query import Node
from archive_viewer.domain.results import Hit, Results
from archive_viewer.search.candidates import Shelf
from archive_viewer.search.damage import guarded
from archive_viewer.search.folding import fold
from archive_viewer.search.highlight import Found, pieces, whole
from archive_viewer.search.matching import Finder, FoldedDocument, Meaning
from archive_viewer.search.ranking import Loose, Ranking, counted
from archive_viewer.search.reader import Mask, Named, SegmentReader
from archive_viewer.search.relaxing import Relaxed, relaxed
from archive_viewer.search.rows import ORDERS, Row, loose_row, shelf_rows
from archive_viewer.search.segment import decoded
from archive_viewer.search.snippets import snippets
from archive_viewer.search.weighing import measured, shown

if TYPE_CHECKING:
    from archive_viewer.search.store import Part

_BATCH = 200
_MOST_PARTIAL = 20
_WORTHWHILE = 0.25
_SPARE = 20
_LOOKED_AT = 20
"""How many of the best are put in order by how near to one another their words stand."""


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


def matching(parts: "Sequence[Part]", request: SearchRequest, read: ReadDocuments) -> list[int]:
    """The ids of all articles that answer the request whole. Raises what `search` raises."""
    root = request.query.root
    return [] if root is None else _Run(parts, request, read, root).article_ids()


class _Indexed:
    """A document as the index has it."""

    def __init__(self, reader: SegmentReader, number: int) -> None:
        self._reader = reader
        self._number = number

    @property
    def article_id(self) -> int:
        return int(self._reader.articles[self._number])

    def folded(self, field: str) -> str:
        return decoded(self._reader.folded(self._number, field))

    def holds(self, field: str, finder: Finder) -> bool:
        return finder.encoded in self._reader.folded(self._number, field)


class _Run:
    """The work of one search."""

    def __init__(self, parts: "Sequence[Part]", request: SearchRequest, read: ReadDocuments, root: Node) -> None:
        self._request = request
        self._read_documents = read
        self._meaning = Meaning(root, request.within)
        self._relaxed = None if request.query.sort in ORDERS else relaxed(self._meaning.tree)
        self._tokens = measured(self._meaning)
        self._passed = 0
        self._passed_length = 0
        with guarded():
            self._shelves = [Shelf(part, self._meaning, self._pause) for part in parts]
            self._open = [self._within_reach(shelf) for shelf in self._shelves]
        self._loose = list(self._read_loose())
        with guarded(SearchCancelledError):
            self._complete = [self._verified(s, reach) for s, reach in zip(self._shelves, self._open, strict=True)]
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

    def _within_reach(self, shelf: Shelf) -> Mask:
        """The documents of a segment that this search may find: neither deleted nor outdated, and allowed."""
        reader = shelf.part.reader
        mask = np.ones(reader.count, np.bool_)
        mask[list(shelf.part.deleted)] = False
        if self._request.unindexed:
            mask &= ~reader.having(self._request.unindexed)
        if self._request.allowed is not None:
            mask &= reader.having(self._request.allowed)
        return mask

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

    def _verified(self, shelf: Shelf, reach: Mask) -> Mask:
        """The documents of a segment that answer the query."""
        candidates = shelf.candidates(self._meaning.tree)
        mask = reach if candidates.mask is None else reach & candidates.mask
        return mask if candidates.exact else self._met(shelf, mask, self._meaning.tree)

    def _met(self, shelf: Shelf, among: Mask, node: Node | None) -> Mask:
        reader = shelf.part.reader
        mask = np.zeros(reader.count, np.bool_)
        for order, number in enumerate(np.flatnonzero(among).tolist()):
            if order % _BATCH == 0:
                self._pause()
            mask[number] = self._meaning.met(_Indexed(reader, number), node)
        return mask

    def article_ids(self) -> list[int]:
        """All articles that answer the query whole."""
        ids = [document.article_id for document in self._loose_complete]
        for shelf, mask in zip(self._shelves, self._complete, strict=True):
            ids += shelf.part.reader.articles[mask].tolist()
        return ids

    def hits(self) -> tuple[list[Hit], int]:
        """The hits to show, and how many complete ones there are altogether."""
        total = sum(int(mask.sum()) for mask in self._complete) + len(self._loose_complete)
        limit = self._request.limit
        with guarded(SearchCancelledError):
            rows = heapq.nsmallest(limit + _SPARE, self._rows(limit + _SPARE))
        hits: list[Hit] = []
        for row, document in self._documents(rows, limit):
            if len(hits) == limit:
                break
            if document is None:
                total -= 1
            else:
                hits.append(_hit(document, row.score, whole(document, self._meaning), partial=False))
        if self._relaxed is not None and total < self._relaxed.enough:
            hits.extend(self._partial(min(limit - len(hits), _MOST_PARTIAL), self._relaxed))
        return hits, total

    def _documents(self, rows: Sequence[Row], wanted: int) -> Iterator[tuple[Row, FoldedDocument | None]]:
        """Rows with their documents, read as they are asked for; None for those that are gone.

        The best of them come in the order of how near to one another the words stand.
        """
        first = min(max(wanted, _LOOKED_AT), _BATCH)
        for start in (0, *range(first, len(rows), _BATCH)):
            batch = rows[start : start + _BATCH] if start else rows[:first]
            documents = {d.article_id: d for d in self._read([row.article_id for row in batch])}
            found = [(row, documents.get(row.article_id)) for row in batch]
            yield from found if start or self._sort else self._nearest_first(found)

    def _nearest_first(
        self, found: Sequence[tuple[Row, FoldedDocument | None]]
    ) -> list[tuple[Row, FoldedDocument | None]]:
        looked_at = [
            (row._replace(score=row.score + (self._ranking.nearness(document) if document else 0.0)), document)
            for row, document in found[:_LOOKED_AT]
        ]
        return sorted(looked_at, key=lambda item: -item[0].score) + list(found[_LOOKED_AT:])

    @property
    def _sort(self) -> str:
        asked = self._request.query.sort
        return asked if asked in ORDERS else "" if self._ranking.worth else "date"

    def _rows(self, wanted: int) -> Iterator[Row]:
        names = tuple(self._ranking.worth)
        for shelf, mask in zip(self._shelves, self._complete, strict=True):
            self._pause()
            if mask.any():
                scores = self._ranking.shelf_scores(shelf, names)
                yield from shelf_rows(shelf.part.reader, self._sort, mask, scores, wanted)
        for document in self._loose_complete:
            yield loose_row(self._sort, document, self._ranking.loose_score(document, names))

    def _partial(self, limit: int, relaxed: Relaxed) -> Iterator[Hit]:
        """The best of those that have only some of the words."""
        names = self._ranking.telling
        if not names:
            return
        wanted = limit * 4 + _SPARE
        with guarded(SearchCancelledError):
            rows = heapq.nsmallest(wanted, self._partial_rows(names, wanted))
        least = rows[0].score * _WORTHWHILE if rows else 0.0
        lit = shown(self._tokens)
        given = 0
        for row, document in self._documents([row for row in rows if row.score >= least], limit):
            if given == limit:
                return
            if document is not None and self._meaning.met(document, relaxed.conditions):
                yield _hit(document, row.score, pieces(document, lit), partial=True)
                given += 1

    def _partial_rows(self, names: Sequence[str], wanted: int) -> Iterator[Row]:
        for shelf, reach, complete in zip(self._shelves, self._open, self._complete, strict=True):
            self._pause()
            scores = self._ranking.shelf_scores(shelf, names)
            mask = reach & ~complete & (scores > 0)
            if mask.any():
                scores += self._ranking.shelf_scores(shelf, self._ranking.slight)
                yield from shelf_rows(shelf.part.reader, "", mask, scores, wanted)
        for document in self._loose:
            score = self._ranking.loose_score(document, names)
            if score and document.permitted and not document.complete:
                yield loose_row("", document, score + self._ranking.loose_score(document, self._ranking.slight))

    @cached_property
    def _loose_complete(self) -> list[Loose]:
        return [document for document in self._loose if document.complete]

    def years(self) -> dict[str, int]:
        """How many complete hits each year has, the latest first."""
        counts = self._counted(lambda reader: reader.years, (d.published[:4] for d in self._loose_complete))
        return dict(sorted(counts.items(), reverse=True))

    def sources(self) -> dict[str, int]:
        """How many complete hits each source has, the most frequent first."""
        counts = self._counted(lambda reader: reader.sources, (d.source for d in self._loose_complete))
        return dict(counts.most_common())

    def _counted(self, of: Callable[[SegmentReader], Named], loose: Iterable[str]) -> Counter[str]:
        counts = Counter(loose)
        with guarded():
            for shelf, mask in zip(self._shelves, self._complete, strict=True):
                counts.update(of(shelf.part.reader).counted(mask))
        del counts[""]
        return counts


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
