"""How alike two texts are: a small sketch of each tells the share of words that they have in common.

The sketch keeps the smallest hashes of a text's runs of six letters (Broder, On the resemblance and containment of
documents, 1997): of two sketches, the share of the smallest that both have estimates the Jaccard index of the runs.
"""

import re
import zlib
from array import array
from heapq import nsmallest

SIZE = 64
"""Hashes in a sketch."""
KEYS = 8
"""Hashes of a sketch by which a text is found again: alike texts share some of the smallest."""
COPY = 0.7
"""Likeness from which two texts are nearly the same."""
KIN = 0.5
"""Likeness from which a text under the same headline or at the same place is another version of it."""
_RUN = 6
_FEWEST = 60
_UNSAID = re.compile(r"[\W_]+")
_MIX = 2654435761
_MOST = 0xFFFFFFFF
_SAME_NEWS = 3
_ALL_BUT_THE_SAME = 0.9


def sketch(text: str) -> bytes:
    """The sketch of a text, at most 256 bytes; b"" where the text is too short to say. Linear."""
    bare = _UNSAID.sub("", text).encode("utf-32-le")
    if len(bare) < 4 * _FEWEST:
        return b""
    runs = {zlib.crc32(bare[at : at + 4 * _RUN]) * _MIX & _MOST for at in range(0, len(bare) - 4 * _RUN + 1, 4)}
    return array("I", nsmallest(SIZE, runs)).tobytes()


def keys(of_sketch: bytes) -> tuple[int, ...]:
    """The numbers under which a text with this sketch is looked for."""
    return tuple(array("I", of_sketch)[:KEYS])


def likeness(one: bytes, other: bytes) -> float:
    """The share of runs that two sketched texts have in common, from 0 to 1; 0 where one has no sketch."""
    if not one or not other:
        return 0.0
    first, second = set(array("I", one)), set(array("I", other))
    smallest = sorted(first | second)[:SIZE]
    return len(first.intersection(second, smallest)) / len(smallest)


def are_copies(share: float, days_apart: int | None) -> bool:
    """Whether two texts so alike, published so many days apart (None: not known), are copies of one report.

    Texts that a form fills anew (prices, weather, broadcasts to come) are alike too, but appear on other days: those
    must be all but the same.
    """
    return share >= (COPY if days_apart is None or days_apart <= _SAME_NEWS else _ALL_BUT_THE_SAME)
