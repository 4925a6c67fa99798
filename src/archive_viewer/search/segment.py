"""A segment of the index, what it is made of and how it shows that it is whole. Imported only when an index is used."""

import os
import zlib
from pathlib import Path
from typing import Any

from whoosh.codec.whoosh3 import W3Segment
from whoosh.columns import NumericColumn, VarBytesColumn
from whoosh.fields import COLUMN, Schema
from whoosh.filedb.compound import CompoundStorage

INDEX_NAME = "MAIN"
TERMS = ".terms"
TEXTS = ".texts"
FIELD_LETTERS = {"text": "x", "title": "t", "kicker": "k", "byline": "b", "source": "s", "notes": "n"}
"""The fields in the order of the texts' file, each with its letter in the keys of the terms' file."""

IDENTITY = "i"
MOST_DOCUMENTS = 1 << 24
_CHUNK = 1 << 20

SCHEMA = Schema(
    article=COLUMN(NumericColumn("q", default=-1)),
    length=COLUMN(NumericColumn("I")),
    published=COLUMN(VarBytesColumn()),
    source=COLUMN(VarBytesColumn()),
    title=COLUMN(VarBytesColumn()),
)
COLUMNS: dict[str, Any] = {name: field.column_type for name, field in SCHEMA.items()}


def encoded(text: str) -> bytes:
    """UTF-8, half surrogates too: nothing that a file may hold is refused."""
    return text.encode("utf-8", "surrogatepass")


def decoded(data: bytes) -> str:
    """What `encoded` had."""
    return data.decode("utf-8", "surrogatepass")


def term_key(token: str, letter: str = "") -> bytes:
    """The key of a token's posting list in a field: those of one token stand side by side."""
    return encoded(f"{token}\0{letter}")


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
