"""The search index behind the port: Whoosh is imported when it's first used."""

import warnings
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from archive_viewer.domain.ports import IndexDocument, ReadDocuments, SearchRequest
from archive_viewer.domain.query import Query
from archive_viewer.domain.results import Results
from archive_viewer.domain.span import Span
from archive_viewer.search.damage import IndexDamagedError
from archive_viewer.search.finding import found_in
from archive_viewer.search.folding import fold

if TYPE_CHECKING:
    from archive_viewer.search.spelling import Alike
    from archive_viewer.search.store import Part, Store


class WhooshIndex:
    """A SearchIndex in a folder. Threads may search while one process, this or another, writes.

    Searching a folder that holds no index answers from the unindexed documents alone. A damaged index raises
    IndexDamagedError once; from then on, or when `stamp` has found it damaged, it counts as none, until `create` or
    until `stamp` finds it sound.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._opened: Store | None = None
        self._ignored = False

    @property
    def _store(self) -> "Store":
        if self._opened is None:
            warnings.filterwarnings("ignore", category=SyntaxWarning, module=r"(?:.*[/\\\\])?whoosh\b")
            from archive_viewer.search.store import Store

            self._opened = Store(self.folder)
        return self._opened

    def stamp(self) -> str | None:
        """The stamp the index was built with, or None where it is missing, torn or unreadable: every file is read."""
        found = self._store.stamp()
        self._ignored = found is None
        return found

    def create(self, stamp: str) -> None:
        """Begin anew, empty, with this stamp. Raises ArchiveError where the folder can't be written."""
        self._store.create(stamp)
        self._ignored = False

    def update(self, documents: Iterable[IndexDocument], removed: Iterable[int] = ()) -> None:
        """Replace these documents and drop the removed ones, in one commit.

        Raises ArchiveError where it can't be written or another process writes, IndexDamagedError where what is there
        can't be read; the last commit then stays as it was.
        """
        self._store.update(documents, removed)

    def compact(self) -> None:
        """Tidy up while nobody waits. Raises what `update` raises."""
        self._store.compact()

    def count(self) -> int:
        """How many documents the index holds. Raises IndexDamagedError."""
        return sum(part.living for part in self._store.parts()) if self._store.exists() else 0

    def search(self, request: SearchRequest, read: ReadDocuments) -> Results:
        """Ranked, verified, placed results.

        Raises SearchCancelledError when a newer search took over, IndexDamagedError, and what `read` raises; nothing
        for what a person typed.
        """
        from archive_viewer.search.engine import search

        try:
            return search(self._parts(), request, read)
        except IndexDamagedError:
            self._ignored = True
            raise

    def matching(self, request: SearchRequest, read: ReadDocuments) -> list[int]:
        """The ids of all articles that answer the request whole. Raises what `search` raises."""
        from archive_viewer.search.engine import matching

        try:
            return matching(self._parts(), request, read)
        except IndexDamagedError:
            self._ignored = True
            raise

    def alike(self, run: str, limit: int) -> "list[Alike]":
        """Runs that a person may have meant instead of this one. Raises IndexDamagedError."""
        from archive_viewer.search.spelling import alike

        return alike(self._parts(), fold(run), limit)

    def _parts(self) -> "Sequence[Part]":
        return self._store.parts() if not self._ignored and self._store.exists() else ()

    def occurrences(self, query: Query, document: IndexDocument) -> tuple[Span, ...]:
        """Where the query's words stand in this document's text; empty where nothing matches."""
        return found_in(query, document).matches

    def close(self) -> None:
        """Let go of the files."""
        if self._opened is not None:
            self._opened.close()
