"""Whoosh's ordered hash file, written faster: the format is Whoosh's own, so that its reader reads it."""

import struct
from typing import Any
from zlib import crc32

from whoosh.filedb.filetables import HashWriter, OrderedHashWriter
from whoosh.util.numlists import GrowableArray

_CRC32 = 1
_LENGTHS = struct.Struct("!ii")
_POINTER = struct.Struct("!Iq")


class TermsWriter(OrderedHashWriter):  # type: ignore[misc]
    """Keys with their values, keys ascending."""

    def __init__(self, file: Any) -> None:
        HashWriter.__init__(self, file, hashtype=_CRC32)
        self.index = GrowableArray("H")
        self._position: int = file.tell()

    def add(self, key: bytes, value: bytes) -> None:
        """Append one pair. Keys must ascend."""
        data = b"".join((_LENGTHS.pack(len(key), len(value)), key, value))
        self.dbfile.write(data)
        position = self._position
        self.index.append(position)
        hashed = crc32(key)
        self.buckets[hashed & 255].append((hashed, position))
        self._position = position + len(data)

    def _write_hashes(self) -> None:
        """One table a bucket, a third of its slots empty."""
        for entries in self.buckets:
            slots = len(entries) * 3 // 2
            self.directory.append((self.dbfile.tell(), slots))
            table = bytearray(slots * _POINTER.size)
            taken = bytearray(slots)
            for hashed, position in entries:
                slot = (hashed >> 8) % slots
                while taken[slot]:
                    slot = slot + 1 if slot + 1 < slots else 0
                taken[slot] = 1
                _POINTER.pack_into(table, slot * _POINTER.size, hashed, position)
            self.dbfile.write(bytes(table))
