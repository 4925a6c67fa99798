"""Posting lists as bytes: which documents have a token and how often, packed small and read whole.

A list is a flag byte, the first document number (32 bits), the gaps to the following ones (8, 16 or 32 bits each, as
the flag says) and, where some token stands more than once, a byte a document for how often (255 at most). Native
byte order: an index is never carried from one machine to another.

Most lists are short: they are written and merged as Python lists, and read as arrays to search the long ones.
"""

import struct
from array import array
from collections.abc import Sequence
from itertools import accumulate, islice
from operator import sub
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

_WEIGHTED = 0x80
_HEAD = struct.Struct("=BI")
_LONE = struct.Struct("=BIB")
_WIDTHS: dict[str, type[np.unsignedinteger]] = {"B": np.uint8, "H": np.uint16, "I": np.uint32}


class Listed(NamedTuple):
    """Ascending document numbers, and how often the token stands in each; `counts` is None where once in every one."""

    documents: list[int]
    counts: bytes | None


class Postings(NamedTuple):
    """The same as arrays."""

    documents: NDArray[np.int64]
    counts: NDArray[np.uint8] | None


def packed(documents: Sequence[int], counts: bytes | bytearray | None) -> bytes:
    """The bytes of a posting list that has at least one document."""
    if len(documents) == 1:
        if counts is None or counts[0] == 1:
            return _HEAD.pack(0, documents[0])
        return _LONE.pack(_WEIGHTED, documents[0], counts[0])
    gaps = list(map(sub, islice(documents, 1, None), documents))
    widest = max(gaps)
    code = "B" if widest < 0x100 else "H" if widest < 0x10000 else "I"
    if counts is not None and counts.count(1) == len(counts):
        counts = None
    flag = ord(code) | (_WEIGHTED if counts is not None else 0)
    return _HEAD.pack(flag, documents[0]) + array(code, gaps).tobytes() + (bytes(counts) if counts else b"")


class _Layout(NamedTuple):
    code: str
    first: int
    documents: int
    weighted: bool


def _layout(data: bytes) -> _Layout:
    flag, first = _HEAD.unpack_from(data)
    weighted = bool(flag & _WEIGHTED)
    code = chr(flag & ~_WEIGHTED)
    if code == "\0":
        return _Layout("B", first, 1, weighted)
    size = array(code).itemsize
    room = len(data) - _HEAD.size
    return _Layout(code, first, (room + size) // (size + 1) if weighted else room // size + 1, weighted)


def listed(data: bytes) -> Listed:
    """The posting list that `packed` wrote."""
    code, first, number, weighted = _layout(data)
    gaps = array(code)
    end = _HEAD.size + (number - 1) * gaps.itemsize
    gaps.frombytes(data[_HEAD.size : end])
    return Listed(list(accumulate(gaps, initial=first)), data[end:] if weighted else None)


def unpacked(data: bytes) -> Postings:
    """The posting list that `packed` wrote, as arrays."""
    code, first, number, weighted = _layout(data)
    documents = np.empty(number, np.int64)
    documents[0] = first
    documents[1:] = np.frombuffer(data, _WIDTHS[code], number - 1, _HEAD.size)
    np.cumsum(documents, out=documents)
    return Postings(documents, np.frombuffer(data, np.uint8, number, len(data) - number) if weighted else None)


def _renumbered(data: bytes, numbers: Sequence[int]) -> Listed | None:
    """The list with every document renumbered through `numbers`; those with -1 are dropped. None where none is left."""
    documents, counts = listed(data)
    placed = [numbers[document] for document in documents]
    if -1 not in placed:
        return Listed(placed, counts)
    kept = [i for i, document in enumerate(placed) if document >= 0]
    if not kept:
        return None
    return Listed([placed[i] for i in kept], None if counts is None else bytes([counts[i] for i in kept]))


def combined(lists: Sequence[tuple[bytes, Sequence[int]]]) -> bytes | None:
    """Packed lists, each with its renumbering, as one; the new numbers ascend from list to list. None where empty."""
    if len(lists) == 1 and not lists[0][0][0] & ~_WEIGHTED:
        data, numbers = lists[0]
        number = numbers[_HEAD.unpack_from(data)[1]]
        return None if number < 0 else _HEAD.pack(data[0], number) + data[5:]
    parts = [part for data, numbers in lists if (part := _renumbered(data, numbers)) is not None]
    if not parts:
        return None
    if all(part.counts is None for part in parts):
        counts = None
    else:
        counts = b"".join(part.counts or b"\1" * len(part.documents) for part in parts)
    return packed([document for part in parts for document in part.documents], counts)
