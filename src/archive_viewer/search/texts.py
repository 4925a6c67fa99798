"""The folded fields of a segment's documents, so that a hit is proved without asking the database.

First the fields of one document after another in UTF-8; then for each document where it begins (64 bits), and the
bytes of each field (32 bits); then how many documents there are and where that table begins (64 bits each). Native
byte order.
"""

import struct
from array import array
from collections.abc import Sequence
from typing import Any

_TAIL = struct.Struct("=QQ")


class TextsWriter:
    """Writes documents of `fields` fields each."""

    def __init__(self, file: Any) -> None:
        self._file = file
        self._starts = array("Q")
        self._sizes = array("I")
        self._position = 0

    def add(self, fields: Sequence[bytes]) -> None:
        """Append a document."""
        self._starts.append(self._position)
        for field in fields:
            self._file.write(field)
            self._sizes.append(len(field))
            self._position += len(field)

    def close(self) -> None:
        self._file.write(self._starts.tobytes())
        self._file.write(self._sizes.tobytes())
        self._file.write(_TAIL.pack(len(self._starts), self._position))
        self._file.close()


class TextsReader:
    """Reads what TextsWriter wrote with `fields` fields. `file` gives bytes by `get(position, length)`."""

    def __init__(self, file: Any, length: int, fields: int) -> None:
        self._file = file
        self._fields = fields
        documents, start = _TAIL.unpack(file.get(length - _TAIL.size, _TAIL.size))
        self._starts = array("Q")
        self._starts.frombytes(file.get(start, 8 * documents))
        self._sizes = array("I")
        self._sizes.frombytes(file.get(start + 8 * documents, 4 * fields * documents))
        if start + (8 + 4 * fields) * documents + _TAIL.size != length:
            raise ValueError("the texts are cut off")

    def get(self, number: int, field: int) -> bytes:
        """One field of a document."""
        first = number * self._fields
        start = self._starts[number]
        for size in self._sizes[first : first + field]:
            start += size
        size = self._sizes[first + field]
        data: bytes = self._file.get(start, size) if size else b""
        return data

    def all(self, number: int) -> list[bytes]:
        """All fields of a document."""
        return [self.get(number, field) for field in range(self._fields)]
