"""Protocols where a second implementation is real: the search index, importers and exporters."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from archive_viewer.domain.allowance import Allowance
from archive_viewer.domain.article import ImportedArticle
from archive_viewer.domain.passage import ExportDocument, Loss
from archive_viewer.domain.query import Condition, Query
from archive_viewer.domain.results import Results
from archive_viewer.domain.span import Span
from archive_viewer.util.files import Buffer


@dataclass(frozen=True, slots=True)
class SourceFile:
    """Bytes to import. `name` is what a person calls it; it is never used as a path.

    `allowance` is what is left for files inside it, shared with the file that it came in.
    """

    name: str
    data: bytes
    allowance: Allowance = field(default_factory=Allowance, compare=False)


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A member of a file that could not be imported although others could; the reason as a message code."""

    member: str
    code: str
    params: dict[str, str] = field(default_factory=dict)


class Importer(Protocol):
    """Bytes of one format to articles. Found through the entry points `archive_viewer.importers`."""

    name: str
    suffixes: frozenset[str]

    def recognises(self, source: SourceFile) -> bool:
        """Whether the bytes are of this format; evidence, not only the suffix."""
        ...

    def read(self, source: SourceFile) -> Iterator[ImportedArticle | LeftOut]:
        """Every article in the file, and what had to be left out of a file that holds several.

        Raises ImportRefusedError with the reason where the file as a whole can't be read.
        """
        ...


class Container(Importer, Protocol):
    """An importer of files that hold others, which reads one member at a time, also of a file too large for memory."""

    def opens(self, buffer: Buffer, name: str) -> bool:
        """Whether a large file of this name is of this format."""
        ...

    def read_members(self, buffer: Buffer, name: str, allowance: Allowance) -> Iterator[ImportedArticle | LeftOut]:
        """As `read`; every article carries its own bytes as `original`."""
        ...


class Exporter(Protocol):
    """Passages to bytes of one format. Found through the entry points `archive_viewer.exporters`."""

    name: str
    suffix: str
    family: str
    """writing, tables, references, annotations or evidence: where the dialog lists it."""
    label_zh: str
    label_en: str

    def losses(self, document: ExportDocument) -> list[Loss]:
        """What this format can't carry of this document."""
        ...

    def render(self, document: ExportDocument) -> bytes:
        """The file. Deterministic."""
        ...


@dataclass(frozen=True, slots=True)
class IndexDocument:
    """What the index knows of an article, and what verification reads. `notes` has comments and tags, a line each.

    `published` is the ISO date or "".
    """

    article_id: int
    title: str
    text: str
    kicker: str = ""
    byline: str = ""
    source: str = ""
    published: str = ""
    notes: str = ""


ReadDocuments = Callable[[Sequence[int]], Mapping[int, IndexDocument]]
"""Reads documents for verification, from the database; ids that are gone are left out."""


@dataclass(frozen=True, slots=True)
class SearchRequest:
    """One search. `allowed` narrows to these ids (None: all). `unindexed` are ids that the index doesn't know yet or
    knows in an older form: they are read and matched directly, so that a search never misses what was just added.
    `within` has the ids that meet each database condition of the query, wherever in the tree it stands; a condition
    without an entry counts as met.

    `cancelled` is asked between batches; a cancelled search raises `SearchCancelledError`.
    """

    query: Query
    limit: int = 50
    allowed: frozenset[int] | None = None
    unindexed: frozenset[int] = frozenset()
    within: Mapping[Condition, frozenset[int]] = field(default_factory=dict)
    cancelled: Callable[[], bool] = field(default=lambda: False)


class SearchCancelledError(Exception):
    """A newer search took this one's place."""


class SearchIndex(Protocol):
    """A disposable index over IndexDocuments. One writer at a time, in a worker process; readers anywhere."""

    folder: Path

    def stamp(self) -> str | None:
        """The stamp the index was built with, or None where it is missing, torn or unreadable."""
        ...

    def create(self, stamp: str) -> None:
        """Begin anew, empty, with this stamp."""
        ...

    def update(self, documents: Iterable[IndexDocument], removed: Iterable[int] = ()) -> None:
        """Replace these documents and drop the removed ones, in one commit."""
        ...

    def compact(self) -> None:
        """Tidy up while nobody waits."""
        ...

    def count(self) -> int:
        """How many documents the index holds."""
        ...

    def search(self, request: SearchRequest, read: ReadDocuments) -> Results:
        """Ranked, verified, placed results. Never raises for what a person typed."""
        ...

    def occurrences(self, query: Query, document: IndexDocument) -> tuple[Span, ...]:
        """Where the query's words stand in this document's text; empty where nothing matches."""
        ...

    def close(self) -> None: ...
