"""Searching: the index finds, the database answers conditions and reads the texts that prove each hit."""

import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from archive_viewer.domain.ports import IndexDocument, SearchRequest
from archive_viewer.domain.query import Query, claims, conditions
from archive_viewer.domain.results import Results
from archive_viewer.domain.span import Span
from archive_viewer.search import IndexDamagedError, parse
from archive_viewer.search.index import WhooshIndex
from archive_viewer.services.index_work import FOLDER
from archive_viewer.services.indexing import Indexing, IndexState
from archive_viewer.services.stated import merged, with_stated
from archive_viewer.storage import articles, outbox
from archive_viewer.storage import conditions as stored
from archive_viewer.storage.database import Database


class Searching:
    """Full-text search over an archive, complete also while the index is behind, missing or being made anew."""

    def __init__(self, database: Database, indexing: Indexing) -> None:
        self._database = database
        self._indexing = indexing
        self._index = WhooshIndex(database.folder / FOLDER)
        self._trusted = False
        self._guard = threading.Lock()

    def search(self, query: str, limit: int = 50, cancelled: Callable[[], bool] = lambda: False) -> Results:
        """The best `limit` hits. Never raises for what was typed; SearchCancelledError when `cancelled` says so."""
        request = SearchRequest(parse(query), limit, cancelled=cancelled)
        with self._database.reading() as session:
            within = {c: stored.article_ids(session, c) for c in conditions(request.query.root)}
            unindexed = outbox.pending(session)
            request = replace(request, within=within, unindexed=unindexed)
        return self._stated(self._found(request), request.query)

    def matches(self, query: str, article_id: int) -> tuple[Span, ...]:
        """Where the query's words stand in an article's text."""
        document = self._read([article_id]).get(article_id)
        if document is None:
            return ()
        asked = parse(query)
        return merged(self._index.occurrences(asked, document), self._facts(asked, [article_id]).get(article_id, ()))

    def parse(self, query: str) -> Query:
        """How a query is understood."""
        return parse(query)

    def state(self) -> IndexState:
        return self._indexing.state()

    def close(self) -> None:
        self._index.close()

    def _found(self, request: SearchRequest) -> Results:
        if self._trust():
            try:
                return self._index.search(request, self._read)
            except IndexDamagedError:
                self._distrust()
        return self._index.search(replace(request, unindexed=self._every()), self._read)

    def _stated(self, results: Results, query: Query) -> Results:
        ids = [hit.article_id for hit in results.hits]
        facts = self._facts(query, ids)
        return with_stated(results, facts, self._read(list(facts))) if facts else results

    def _facts(self, query: Query, ids: Sequence[int]) -> dict[int, list[Span]]:
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
