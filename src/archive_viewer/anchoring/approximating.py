"""Passages that changed by a few characters: found by exact pieces, measured by edit distance."""

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from archive_viewer.anchoring.locating import occurrences

_SHORTEST = 8
_PER_CHARACTERS = 8
_MOST_EDITS = 48
_MOST_PLACES = 40


class Match(NamedTuple):
    """A stretch of text and how many single-character edits part it from the words looked for."""

    start: int
    end: int
    edits: int


def allowed_edits(length: int) -> int:
    """How many characters may differ in a passage of this length: none below 8, then one in eight, at most 48."""
    return 0 if length < _SHORTEST else min(length // _PER_CHARACTERS, _MOST_EDITS)


def approximate(words: str, text: str, near: int) -> list[Match]:
    """Stretches of `text` within the allowed edits of `words`, the places nearest to `near` looked at first.

    With e edits allowed, one of e + 1 pieces of the words must stand unchanged: only around such pieces is measured.
    """
    most = allowed_edits(len(words))
    if not most:
        return []
    places: list[int] = []
    for start in sorted(set(_places(words, text, most + 1)), key=lambda at: (abs(at - near), at)):
        if all(abs(start - known) > most for known in places):
            places.append(start)
        if len(places) == _MOST_PLACES:
            break
    return [found for at in places if (found := _best_at(words, text, at, most)) is not None]


def _places(words: str, text: str, count: int) -> Iterator[int]:
    """Where the words would begin, going by each unchanged piece of them."""
    bounds = [len(words) * n // count for n in range(count + 1)]
    for start, end in pairwise(bounds):
        for at in occurrences(text, words[start:end]):
            yield at - start


def _best_at(words: str, text: str, place: int, most: int) -> Match | None:
    """The stretch beginning within `most` characters of `place` that the fewest edits make of the words."""
    low = max(0, place - 2 * most)
    window = text[low : max(0, place + len(words) + 2 * most)]
    limit = most + 1
    previous = [(0, column) for column in range(len(window) + 1)]
    for row, character in enumerate(words, 1):
        middle = place - low + row
        first, last = max(1, middle - 2 * most), min(len(window), middle + 2 * most)
        current = [(limit, 0)] * (len(window) + 1)
        if first == 1:
            current[0] = (row, 0)
        for column in range(first, last + 1):
            edits, start = previous[column - 1]
            best = (edits + (window[column - 1] != character), start)
            dropped, added = previous[column], current[column - 1]
            if dropped[0] + 1 < best[0]:
                best = (dropped[0] + 1, dropped[1])
            if added[0] + 1 < best[0]:
                best = (added[0] + 1, added[1])
            current[column] = best
        previous = current
    edits, end = min((edits, column) for column, (edits, _) in enumerate(previous))
    start = previous[end][1]
    return Match(low + start, low + end, edits) if edits <= most and end > start else None
