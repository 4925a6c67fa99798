"""Segments of the index: built from documents, merged, checked and read. Imported only when an index is used."""

import heapq
import os
import zlib
from array import array
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any

from whoosh.codec.whoosh3 import W3Codec, W3Segment
from whoosh.columns import NumericColumn, VarBytesColumn
from whoosh.fields import COLUMN, Schema
from whoosh.filedb.compound import CompoundStorage

from archive_viewer.domain.ports import IndexDocument
from archive_viewer.search.dates import newest
from archive_viewer.search.folding import fold
from archive_viewer.search.postings import Postings, combined, packed, unpacked
from archive_viewer.search.terms import TermsReader, TermsWriter
from archive_viewer.search.tokens import tokens

INDEX_NAME = "MAIN"
TERMS = ".terms"
FIELD_LETTERS = {"text": "x", "title": "t", "kicker": "k", "byline": "b", "source": "s", "notes": "n"}
_IDENTITY = "i"
_MOST_DOCUMENTS = 1 << 24
_CHUNK = 1 << 20

SCHEMA = Schema(
    article=COLUMN(NumericColumn("q", default=-1)),
    length=COLUMN(NumericColumn("I")),
    published=COLUMN(VarBytesColumn()),
    source=COLUMN(VarBytesColumn()),
    title=COLUMN(VarBytesColumn()),
)
_COLUMNS: dict[str, Any] = {name: field.column_type for name, field in SCHEMA.items()}


def _key(letter: str, token: str) -> bytes:
    return (letter + token).encode("utf-8", "surrogatepass")


class ArticleSegment(W3Segment):  # type: ignore[misc]
    """A Whoosh segment that knows how long its file is and what it sums up to, so that a torn one is found."""

    size = 0
    checksum = 0

    def seal(self, storage: Any) -> None:
        """Join the segment's files into one, flush it to the disk and note its size and checksum."""
        self.create_compound_file(storage)
        path = self.path(storage)
        with path.open("rb+") as file:
            os.fsync(file.fileno())
        self.size = path.stat().st_size
        self.checksum = summed(path)

    def path(self, storage: Any) -> Path:
        return Path(storage.folder, self.make_filename(self.COMPOUND_EXT))

    def open_compound_file(self, storage: Any) -> Any:
        """The segment's files; nothing stays open where they can't be read."""
        file = storage.open_file(self.make_filename(self.COMPOUND_EXT))
        try:
            return CompoundStorage(file, use_mmap=storage.supports_mmap)
        except BaseException:
            file.close()
            raise

    def living(self) -> int:
        return int(self.doc_count_all()) - int(self.deleted_count())


def summed(path: Path) -> int:
    """CRC-32 of a file."""
    total = 0
    with path.open("rb") as file:
        while data := file.read(_CHUNK):
            total = zlib.crc32(data, total)
    return total


class _Files:
    """The files of one segment while it's written: values by document, posting lists by key."""

    def __init__(self, storage: Any) -> None:
        codec = W3Codec()
        self._storage = storage
        self.segment = ArticleSegment(codec, INDEX_NAME)
        self._values = codec.per_document_writer(storage, self.segment)
        self._terms = TermsWriter(self.segment.create_file(storage, TERMS))
        self.count = 0

    def add(self, values: dict[str, Any]) -> int:
        """Note a document's values; its number."""
        number = self.count
        self._values.start_doc(number)
        for name, value in values.items():
            self._values.add_column_value(name, _COLUMNS[name], value)
        self._values.finish_doc()
        self.count += 1
        return number

    def put(self, key: bytes, data: bytes) -> None:
        """Keys come in ascending order."""
        self._terms.add(key, data)

    def finish(self) -> ArticleSegment:
        self._values.close()
        self._terms.close()
        self.segment.set_doc_count(self.count)
        self.segment.seal(self._storage)
        return self.segment


class SegmentBuilder:
    """Gathers documents in memory and writes them as one segment."""

    def __init__(self, storage: Any) -> None:
        self._files = _Files(storage)
        self._lists: dict[str, array[int]] = {}
        self.postings = 0

    def add(self, document: IndexDocument) -> None:
        """Take a document in. An article may be added only once."""
        number = self._files.add(
            {
                "article": document.article_id,
                "length": len(document.text),
                "published": document.published.encode("utf-8", "surrogatepass"),
                "source": document.source.encode("utf-8", "surrogatepass"),
                "title": fold(document.title)[:80].encode("utf-8", "surrogatepass"),
            }
        )
        shifted = number << 8
        lists = self._lists
        lists[f"{_IDENTITY}{document.article_id}"] = array("I", (shifted | 1,))
        for field, letter in FIELD_LETTERS.items():
            value: str = getattr(document, field)
            if not value:
                continue
            counts = tokens(fold(value))
            self.postings += len(counts)
            for token, count in counts.items():
                posting = shifted | (count if count < 255 else 255)
                key = letter + token
                if key in lists:
                    lists[key].append(posting)
                else:
                    lists[key] = array("I", (posting,))

    def finish(self) -> ArticleSegment:
        """Write everything down; the finished segment."""
        put = self._files.put
        for key in sorted(self._lists):
            postings = self._lists[key]
            put(
                key.encode("utf-8", "surrogatepass"),
                packed([p >> 8 for p in postings], bytes([p & 255 for p in postings])),
            )
        self._lists.clear()
        return self._files.finish()


class SegmentReader:
    """One segment, read. Its files never change, so that readings may be kept as long as the segment lives."""

    def __init__(self, storage: Any, segment: ArticleSegment) -> None:
        files = segment.open_compound_file(storage)
        self.count: int = segment.doc_count_all()
        self.name: str = segment.segment_id()
        self._files = files
        terms = segment.make_filename(TERMS)
        self._terms = TermsReader(files.open_file(terms), files.file_length(terms))
        self._values = segment.codec().per_document_reader(files, segment)
        if self.count >= _MOST_DOCUMENTS or len(self.articles) != self.count or -1 in self.articles:
            raise ValueError("a segment's documents don't add up")

    def _column(self, name: str) -> list[Any]:
        if not self._values.has_column(name):
            return [_COLUMNS[name].default_value()] * self.count
        return list(self._values.column_reader(name, _COLUMNS[name]))

    def _texts(self, name: str) -> list[str]:
        return [value.decode("utf-8", "surrogatepass") for value in self._column(name)]

    @cached_property
    def articles(self) -> list[int]:
        """Article ids by document number."""
        return self._column("article")

    @cached_property
    def numbers(self) -> dict[int, int]:
        """Document numbers by article id."""
        return {article: number for number, article in enumerate(self.articles)}

    @cached_property
    def lengths(self) -> list[int]:
        """Lengths of the texts, in code points, by document number."""
        return self._column("length")

    @cached_property
    def total_length(self) -> int:
        return sum(self.lengths)

    @cached_property
    def published(self) -> list[str]:
        return self._texts("published")

    @cached_property
    def newest(self) -> list[float]:
        """By document number, what sorts later days first and documents without one last."""
        return [newest(value) for value in self.published]

    @cached_property
    def years(self) -> list[str]:
        return [value[:4] for value in self.published]

    @cached_property
    def sources(self) -> list[str]:
        return self._texts("source")

    @cached_property
    def titles(self) -> list[str]:
        """Folded titles, cut at 80 characters: to sort by."""
        return self._texts("title")

    def number(self, article_id: int) -> int | None:
        """The document number of an article, deleted or not."""
        data = self._terms.get(_key(_IDENTITY, str(article_id)))
        return None if data is None else unpacked(data).documents[0]

    def postings(self, field: str, token: str) -> Postings | None:
        """Who has the token in this field."""
        data = self._terms.get(_key(FIELD_LETTERS[field], token))
        return None if data is None else unpacked(data)

    def beginning(self, field: str, prefix: str) -> Iterator[Postings]:
        """Who has each of the tokens of a field that begin with `prefix`."""
        for _, data in self._terms.beginning(_key(FIELD_LETTERS[field], prefix)):
            yield unpacked(data)

    def values(self, number: int) -> dict[str, Any]:
        """A document's values, as they are stored."""
        return {name: column[number] for name, column in self._stored.items()}

    @cached_property
    def _stored(self) -> dict[str, list[Any]]:
        return {name: self._column(name) for name in _COLUMNS}

    def items(self, order: int) -> Iterator[tuple[bytes, int, bytes]]:
        """Every key with `order` and its packed list, in the order of the keys."""
        for key, data in self._terms:
            yield key, order, data


def merged(storage: Any, segments: Sequence[ArticleSegment], guard: Callable[..., Any]) -> ArticleSegment | None:
    """The living documents of several segments as one; None where there are none.

    `guard` surrounds what reads; it is told which errors to let through.
    """
    files = _Files(storage)
    with guard():
        readers = [SegmentReader(storage, segment) for segment in segments]
    with guard(OSError):
        numbers: list[list[int]] = []
        for segment, reader in zip(segments, readers, strict=True):
            numbers.append(
                [-1 if segment.is_deleted(n) else files.add(reader.values(n)) for n in range(segment.doc_count_all())]
            )
        streams = [reader.items(order) for order, reader in enumerate(readers)]
        for key, entries in groupby(heapq.merge(*streams), itemgetter(0)):
            data = combined([(data, numbers[order]) for _, order, data in entries])
            if data is not None:
                files.put(key, data)
    return files.finish() if files.count else None
