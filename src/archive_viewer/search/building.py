"""Segments built from documents, and merged into larger ones. Imported only when an index is written."""

import heapq
from array import array
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Any

from whoosh.codec.whoosh3 import W3Codec

from archive_viewer.domain.ports import IndexDocument
from archive_viewer.search.folding import fold
from archive_viewer.search.postings import combined, packed
from archive_viewer.search.reader import SegmentReader
from archive_viewer.search.segment import (
    COLUMNS,
    FIELD_LETTERS,
    IDENTITY,
    INDEX_NAME,
    TERMS,
    TEXTS,
    ArticleSegment,
    encoded,
)
from archive_viewer.search.terms import TermsWriter
from archive_viewer.search.texts import TextsWriter
from archive_viewer.search.tokens import tokens

_TITLE = 80


class _Files:
    """The files of one segment while it's written: values and texts by document, posting lists by key."""

    def __init__(self, storage: Any) -> None:
        codec = W3Codec()
        self._storage = storage
        self.segment = ArticleSegment(codec, INDEX_NAME)
        self._values = codec.per_document_writer(storage, self.segment)
        self._texts = TextsWriter(self.segment.create_file(storage, TEXTS))
        self._terms = TermsWriter(self.segment.create_file(storage, TERMS))
        self.count = 0

    def add(self, values: dict[str, Any], texts: Sequence[bytes]) -> int:
        """Note a document's values and folded fields; its number."""
        number = self.count
        self._values.start_doc(number)
        for name, value in values.items():
            self._values.add_column_value(name, COLUMNS[name], value)
        self._values.finish_doc()
        self._texts.add(texts)
        self.count += 1
        return number

    def put(self, key: bytes, data: bytes) -> None:
        """Keys come in ascending order."""
        self._terms.add(key, data)

    def finish(self) -> ArticleSegment:
        self._values.close()
        self._texts.close()
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
        folded = {field: fold(getattr(document, field)) for field in FIELD_LETTERS}
        values = {
            "article": document.article_id,
            "length": len(document.text),
            "published": encoded(document.published),
            "source": encoded(document.source),
            "title": encoded(folded["title"][:_TITLE]),
        }
        shifted = self._files.add(values, [encoded(text) for text in folded.values()]) << 8
        lists = self._lists
        lists[f"{document.article_id}\0{IDENTITY}"] = array("I", (shifted | 1,))
        for field, letter in FIELD_LETTERS.items():
            if not folded[field]:
                continue
            counts = tokens(folded[field])
            self.postings += len(counts)
            for token, count in counts.items():
                posting = shifted | (count if count < 255 else 255)
                key = f"{token}\0{letter}"
                if key in lists:
                    lists[key].append(posting)
                else:
                    lists[key] = array("I", (posting,))

    def finish(self) -> ArticleSegment:
        """Write everything down; the finished segment."""
        put = self._files.put
        for key in sorted(self._lists):
            postings = self._lists[key]
            put(encoded(key), packed([p >> 8 for p in postings], bytes([p & 255 for p in postings])))
        self._lists.clear()
        return self._files.finish()


def merged(storage: Any, segments: Sequence[ArticleSegment], guard: Callable[..., Any]) -> ArticleSegment | None:
    """The living documents of several segments as one; None where there are none.

    `guard` surrounds what reads; it is told which errors to let through.
    """
    files = _Files(storage)
    with guard():
        readers = [SegmentReader(storage, segment) for segment in segments]
    with guard(OSError):
        numbers = [list(_moved(files, s, r)) for s, r in zip(segments, readers, strict=True)]
        streams = [reader.items(order) for order, reader in enumerate(readers)]
        for key, entries in groupby(heapq.merge(*streams), itemgetter(0)):
            data = combined([(data, numbers[order]) for _, order, data in entries])
            if data is not None:
                files.put(key, data)
    return files.finish() if files.count else None


def _moved(files: _Files, segment: ArticleSegment, reader: SegmentReader) -> Iterator[int]:
    """The new numbers of a segment's documents, -1 for deleted ones."""
    for number in range(segment.doc_count_all()):
        gone = segment.is_deleted(number)
        yield -1 if gone else files.add(reader.values(number), reader.texts.all(number))
