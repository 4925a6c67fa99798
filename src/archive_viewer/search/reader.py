"""One segment, read: who has a token, what stands in a document. Imported only when an index is used."""

from collections.abc import Collection, Iterable, Iterator
from functools import cached_property
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from archive_viewer.search.dates import newest
from archive_viewer.search.postings import Postings, listed, unpacked
from archive_viewer.search.segment import (
    COLUMNS,
    FIELD_LETTERS,
    IDENTITY,
    MOST_DOCUMENTS,
    TERMS,
    TEXTS,
    ArticleSegment,
    decoded,
    encoded,
    term_key,
)
from archive_viewer.search.terms import TermsReader
from archive_viewer.search.texts import TextsReader

Mask = NDArray[np.bool_]
"""Which documents of a segment, by number."""

_FIELDS = {letter.encode(): field for field, letter in FIELD_LETTERS.items()}
_MANY = 50
_TEXT = FIELD_LETTERS["text"].encode()
_ORDER = {field: n for n, field in enumerate(FIELD_LETTERS)}


class Named(NamedTuple):
    """A short text for each document: its place among the different ones."""

    names: list[str]
    codes: NDArray[np.int64]

    def counted(self, among: Mask) -> dict[str, int]:
        """How many of these documents have each."""
        counts = np.bincount(self.codes[among], minlength=len(self.names))
        return {name: int(count) for name, count in zip(self.names, counts, strict=True) if count}


def _named(values: Iterable[str]) -> Named:
    names: dict[str, int] = {}
    codes = [names.setdefault(value, len(names)) for value in values]
    return Named(list(names), np.array(codes, np.int64))


class SegmentReader:
    """One segment, read. Its files never change, so that readings may be kept as long as the segment lives."""

    def __init__(self, storage: Any, segment: ArticleSegment) -> None:
        files = segment.open_compound_file(storage)
        self.count: int = segment.doc_count_all()
        self.name: str = segment.segment_id()
        self._files = files
        terms, texts = segment.make_filename(TERMS), segment.make_filename(TEXTS)
        self._terms = TermsReader(files.open_file(terms), files.file_length(terms))
        self.texts = TextsReader(files.open_file(texts), files.file_length(texts), len(FIELD_LETTERS))
        self._values = segment.codec().per_document_reader(files, segment)
        if self.count >= MOST_DOCUMENTS or len(self.articles) != self.count or (self.articles < 0).any():
            raise ValueError("a segment's documents don't add up")

    def _column(self, name: str) -> list[Any]:
        if not self._values.has_column(name):
            return [COLUMNS[name].default_value()] * self.count
        return list(self._values.column_reader(name, COLUMNS[name]))

    def _texts(self, name: str) -> list[str]:
        return [decoded(value) for value in self._column(name)]

    @cached_property
    def articles(self) -> NDArray[np.int64]:
        """Article ids by document number."""
        return np.array(self._column("article"), np.int64)

    @cached_property
    def lengths(self) -> NDArray[np.float32]:
        """Lengths of the texts, in code points, by document number."""
        return np.array(self._column("length"), np.float32)

    @cached_property
    def total_length(self) -> float:
        return float(self.lengths.sum(dtype=np.float64))

    @cached_property
    def _published(self) -> list[str]:
        return self._texts("published")

    @cached_property
    def newest(self) -> NDArray[np.float64]:
        """By document number, what sorts later days first and documents without one last."""
        return np.array([newest(value) for value in self._published], np.float64)

    @cached_property
    def years(self) -> Named:
        return _named(value[:4] for value in self._published)

    @cached_property
    def sources(self) -> Named:
        return _named(self._texts("source"))

    @cached_property
    def titles(self) -> list[str]:
        """Folded titles, cut short: to sort by."""
        return self._texts("title")

    def number(self, article_id: int) -> int | None:
        """The document number of an article, deleted or not."""
        data = self._terms.get(term_key(str(article_id), IDENTITY))
        return None if data is None else listed(data).documents[0]

    def numbers_of(self, article_ids: Collection[int]) -> list[int]:
        """The document numbers of those of these articles that are here, deleted or not."""
        if len(article_ids) > _MANY:
            return np.flatnonzero(self.having(article_ids)).tolist()
        return [number for article_id in article_ids if (number := self.number(article_id)) is not None]

    def having(self, article_ids: Iterable[int]) -> Mask:
        """The documents of these articles."""
        return np.isin(self.articles, np.fromiter(article_ids, np.int64))

    def folded(self, number: int, field: str) -> bytes:
        """A field of a document as it is compared with what is sought, in UTF-8."""
        return self.texts.get(number, _ORDER[field])

    def postings(self, token: str) -> dict[str, Postings]:
        """Who has the token, by field."""
        found: dict[str, Postings] = {}
        start = term_key(token)
        for key, data in self._terms.beginning(start):
            field = _FIELDS.get(key[len(start) :])
            if field is not None:
                found[field] = unpacked(data)
        return found

    def beginning(self, prefix: str) -> Iterator[tuple[str, Postings]]:
        """Field and documents of each token that begins with `prefix`."""
        for key, data in self._terms.beginning(encoded(prefix)):
            field = _FIELDS.get(key.rpartition(b"\0")[2])
            if field is not None:
                yield field, unpacked(data)

    def tokens_from(self, prefix: str) -> Iterator[str]:
        """The tokens that stand in some text and begin with `prefix`."""
        for key, _ in self._terms.beginning(encoded(prefix)):
            token, _, letter = key.rpartition(b"\0")
            if letter == _TEXT:
                yield decoded(token)

    def values(self, number: int) -> dict[str, Any]:
        """A document's values, as they are stored."""
        return {name: column[number] for name, column in self._stored.items()}

    @cached_property
    def _stored(self) -> dict[str, list[Any]]:
        return {name: self._column(name) for name in COLUMNS}

    def items(self, order: int) -> Iterator[tuple[bytes, int, bytes]]:
        """Every key with `order` and its packed list, in the order of the keys."""
        for key, data in self._terms:
            yield key, order, data
