"""Searching: the index finds, the database answers conditions and reads the texts that prove each hit."""

import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from archive_viewer.domain.ports import IndexDocument, SearchRequest
from archive_viewer.domain.query import Query, claims, conditions, sought
from archive_viewer.domain.results import Among, Facets, Hit, Meant, Results
from archive_viewer.domain.span import Span
from archive_viewer.search import IndexDamagedError, Matcher, parse
from archive_viewer.search.index import WhooshIndex
from archive_viewer.services import found_items
from archive_viewer.services.index_work import FOLDER
from archive_viewer.services.indexing import Indexing, IndexState
from archive_viewer.services.stated import merged, with_stated
from archive_viewer.storage import annotations, articles, entities, fact_list, outbox
from archive_viewer.storage import conditions as stored
from archive_viewer.storage.database import Database

if TYPE_CHECKING:
    from archive_viewer.search.spelling import Alike

T = TypeVar("T")
Cancelled = Callable[[], bool]

_ARTICLES_OF_PLACES = 400
_FACETS = 12
_TRIED = 12
_MEANT = 3


def _never() -> bool:
    return False


class Searching:
    """Full-text search over an archive, complete also while the index is behind, missing or being made anew."""

    def __init__(self, database: Database, indexing: Indexing) -> None:
        self._database = database
        self._indexing = indexing
        self._index = WhooshIndex(database.folder / FOLDER)
        self._trusted = False
        self._guard = threading.Lock()

    def search(
        self, query: str, limit: int = 50, cancelled: Cancelled = _never, among: Among | str = Among.ARTICLES
    ) -> Results:
        """The best `limit` hits among articles, single places in them, annotations or facts.

        Never raises for what was typed; ValueError for an `among` that there is not, SearchCancelledError when
        `cancelled` says so.
        """
        request = self._request(query, limit, cancelled)
        match Among(among):
            case Among.PLACES:
                return self._places(request)
            case Among.ANNOTATIONS:
                return self._annotations(request)
            case Among.FACTS:
                return self._facts(request)
            case _:
                return self._articles(request)

    def facets(self, query: str, cancelled: Cancelled = _never) -> Facets:
        """What all articles that answer a query name and bear. Raises as `search` does."""
        ids = self._ids(query, cancelled)
        with self._database.reading() as session:
            people, organisations, places = (
                tuple(entities.counts_among(session, ids, kind, _FACETS))
                for kind in ("person", "organisation", "place")
            )
            annotated, tags = annotations.counts_among(session, ids, _FACETS)
        return Facets(people, organisations, places, tuple(tags), annotated)

    def meant(self, query: str, cancelled: Cancelled = _never) -> tuple[Meant, ...]:
        """Spellings that have hits where this query has none: homophones first. Raises as `search` does."""
        found: list[Meant] = []
        for words in sought(parse(query).root):
            if words.field is not None or self._ids(words.text, cancelled):
                continue
            better: list[str] = []
            for other in self._alike(words.text):
                again = query.replace(words.text, other.run, 1)
                if any(other.run in run for run in better):
                    continue
                if total := len(self._ids(again, cancelled)):
                    better.append(other.run)
                    found.append(Meant(again, other.kind, total))
        return tuple(sorted(found, key=lambda m: (m.kind != "homophone", -m.total))[:_MEANT])

    def _alike(self, run: str) -> "Sequence[Alike]":
        if not self._trust():
            return ()
        try:
            return self._index.alike(run, _TRIED)
        except IndexDamagedError:
            self._distrust()
            return ()

    def _ids(self, query: str, cancelled: Cancelled) -> list[int]:
        request = self._request(query, 0, cancelled)
        return self._answered(lambda asked: self._index.matching(asked, self._read), request)

    def matches(self, query: str, article_id: int) -> tuple[Span, ...]:
        """Where the query's words stand in an article's text."""
        document = self._read([article_id]).get(article_id)
        if document is None:
            return ()
        asked = parse(query)
        return merged(self._index.occurrences(asked, document), self._claimed(asked, [article_id]).get(article_id, ()))

    def parse(self, query: str) -> Query:
        """How a query is understood."""
        return parse(query)

    def state(self) -> IndexState:
        return self._indexing.state()

    def close(self) -> None:
        self._index.close()

    def _request(self, query: str, limit: int, cancelled: Cancelled) -> SearchRequest:
        request = SearchRequest(parse(query), limit, cancelled=cancelled)
        with self._database.reading() as session:
            within = {c: stored.article_ids(session, c) for c in conditions(request.query.root)}
            return replace(request, within=within, unindexed=outbox.pending(session))

    def _articles(self, request: SearchRequest) -> Results:
        results = self._answered(lambda asked: self._index.search(asked, self._read), request)
        ids = [hit.article_id for hit in results.hits]
        facts = self._claimed(request.query, ids)
        return with_stated(results, facts, self._read(list(facts))) if facts else results

    def _places(self, request: SearchRequest) -> Results:
        found = self._articles(replace(request, limit=_ARTICLES_OF_PLACES))
        texts = self._read([hit.article_id for hit in found.hits if not hit.partial])
        places = found_items.places(found.hits, texts, request.query.sort)
        if len(places) >= found_items.MOST_PLACES or found.total > _ARTICLES_OF_PLACES:
            found = replace(found, remarks=(*found.remarks, ("search.first_places", {"count": str(len(places))})))
        return found_items.as_results(found, places, found.total, Among.PLACES)

    def _annotations(self, request: SearchRequest) -> Results:
        started = time.perf_counter()
        matcher = Matcher(request.query, request.within)
        with self._database.reading() as session:
            found = [a for a in annotations.annotations(session) if found_items.annotated(a, matcher)]
        shown = found[: request.limit]
        texts = self._read([a.article_id for a in shown])
        hits = [found_items.annotation_hit(a, texts.get(a.article_id)) for a in shown]
        return self._items(request, started, hits, len(found), Among.ANNOTATIONS)

    def _facts(self, request: SearchRequest) -> Results:
        started = time.perf_counter()
        matcher = Matcher(request.query, request.within)
        ids = self._answered(lambda asked: self._index.matching(asked, self._read), request)
        claimed = self._claimed(request.query, ids) if claims(request.query.root) else None
        with self._database.reading() as session:
            found = [
                (fact_id, article_id, span, words)
                for fact_id, article_id, span, words in fact_list.stated_in(session, ids)
                if (claimed is None or span in claimed.get(article_id, ()))
                and matcher.met(IndexDocument(article_id, "", words))
            ]
        shown = found[: request.limit]
        texts = self._read([article_id for _, article_id, _, _ in shown])
        hits = [found_items.stated(f, a, span, words, texts.get(a)) for f, a, span, words in shown]
        return self._items(request, started, hits, len(found), Among.FACTS)

    def _items(self, request: SearchRequest, started: float, hits: Sequence[Hit], total: int, among: Among) -> Results:
        plain = Results(request.query.source, total, time.perf_counter() - started, (), remarks=request.query.remarks)
        return found_items.as_results(plain, hits, total, among)

    def _answered(self, ask: Callable[[SearchRequest], T], request: SearchRequest) -> T:
        """Ask the index; where it can't be trusted, all articles themselves."""
        if self._trust():
            try:
                return ask(request)
            except IndexDamagedError:
                self._distrust()
        return ask(replace(request, unindexed=self._every()))

    def _claimed(self, query: Query, ids: Sequence[int]) -> dict[int, list[Span]]:
        """By article, where the facts stand that the query asks for."""
        found: dict[int, list[Span]] = {}
        asked = claims(query.root)
        if asked and ids:
            with self._database.reading() as session:
                for claim in asked:
                    for article_id, spans in stored.stating(session, claim, ids).items():
                        found.setdefault(article_id, []).extend(spans)
        return {article_id: sorted(set(spans)) for article_id, spans in found.items()}

    def _read(self, ids: Sequence[int]) -> Mapping[int, IndexDocument]:
        with self._database.reading() as session:
            return outbox.documents(session, ids)

    def _every(self) -> frozenset[int]:
        with self._database.reading() as session:
            return frozenset(articles.ids(session, "added"))

    def _trust(self) -> bool:
        with self._guard:
            if not self._trusted:
                self._trusted = self._index.stamp() == self._indexing.stamp()
            return self._trusted

    def _distrust(self) -> None:
        with self._guard:
            self._trusted = False
        self._indexing.rebuild()
