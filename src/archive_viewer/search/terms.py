"""The file that maps keys to posting lists: ascending, in small blocks, with the first key of each block apart.

An entry is a byte for the key's length, one for the value's, the key, the value; a length byte of 255 for the key
stands for two 32-bit lengths that follow. After the entries come the blocks' offsets (64 bits each, the end of the
last included), the lengths of their first keys (32 bits each), those keys, and the number of blocks and where the
offsets begin (64 bits each). Native byte order.
"""

import struct
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import Any

_LENGTHS = struct.Struct("=BII")
_LONG = 255
_TAIL = struct.Struct("=QQ")
_ENTRIES = 16
_BYTES = 2048


class TermsWriter:
    """Writes pairs whose keys ascend."""

    def __init__(self, file: Any) -> None:
        self._file = file
        self._offsets = array("Q")
        self._firsts: list[bytes] = []
        self._position = 0
        self._in_block = _ENTRIES
        self._block_end = 0

    def add(self, key: bytes, value: bytes) -> None:
        """Append one pair. Keys must ascend."""
        if self._in_block >= _ENTRIES or self._position >= self._block_end:
            self._offsets.append(self._position)
            self._firsts.append(key)
            self._in_block = 0
            self._block_end = self._position + _BYTES
        if len(key) < _LONG and len(value) < _LONG:
            entry = bytes((len(key), len(value))) + key + value
        else:
            entry = _LENGTHS.pack(_LONG, len(key), len(value)) + key + value
        self._file.write(entry)
        self._position += len(entry)
        self._in_block += 1

    def close(self) -> None:
        self._offsets.append(self._position)
        self._file.write(self._offsets.tobytes())
        self._file.write(array("I", map(len, self._firsts)).tobytes())
        self._file.write(b"".join(self._firsts))
        self._file.write(_TAIL.pack(len(self._firsts), self._position))
        self._file.close()


class TermsReader:
    """Reads what TermsWriter wrote. `file` gives bytes by `get(position, length)`; `length` is the file's."""

    def __init__(self, file: Any, length: int) -> None:
        self._file = file
        blocks, start = _TAIL.unpack(file.get(length - _TAIL.size, _TAIL.size))
        self._offsets = array("Q")
        self._offsets.frombytes(file.get(start, 8 * (blocks + 1)))
        start += 8 * (blocks + 1)
        lengths = array("I")
        lengths.frombytes(file.get(start, 4 * blocks))
        start += 4 * blocks
        keys: bytes = file.get(start, length - _TAIL.size - start)
        self._firsts: list[bytes] = []
        position = 0
        for size in lengths:
            self._firsts.append(keys[position : position + size])
            position += size
        if position != len(keys) or len(self._offsets) != blocks + 1:
            raise ValueError("the list of terms is cut off")

    def _block(self, number: int) -> Iterator[tuple[bytes, bytes]]:
        start = self._offsets[number]
        block: bytes = self._file.get(start, self._offsets[number + 1] - start)
        position = 0
        while position < len(block):
            key_size, value_size = block[position], block[position + 1]
            position += 2
            if key_size == _LONG:
                _, key_size, value_size = _LENGTHS.unpack_from(block, position - 2)
                position += _LENGTHS.size - 2
            value = position + key_size
            yield block[position:value], block[value : value + value_size]
            position = value + value_size

    def get(self, key: bytes) -> bytes | None:
        """The value of a key, or None."""
        number = bisect_right(self._firsts, key) - 1
        if number >= 0:
            for found, value in self._block(number):
                if found == key:
                    return value
        return None

    def __iter__(self) -> Iterator[tuple[bytes, bytes]]:
        """Every pair, in order."""
        for number in range(len(self._firsts)):
            yield from self._block(number)

    def beginning(self, prefix: bytes) -> Iterator[tuple[bytes, bytes]]:
        """The pairs whose keys begin with `prefix`, in order."""
        for number in range(max(bisect_left(self._firsts, prefix) - 1, 0), len(self._firsts)):
            for key, value in self._block(number):
                if key.startswith(prefix):
                    yield key, value
                elif key > prefix:
                    return
