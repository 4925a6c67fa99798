"""Hits before their texts are read, and the order they come in."""

import heapq
import math
from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from archive_viewer.search.dates import newest
from archive_viewer.search.ranking import Loose, Scores
from archive_viewer.search.reader import Mask, SegmentReader

ORDERS = frozenset({"date", "-date", "added", "title"})
"""By what articles may be sorted besides relevance."""


class Row(NamedTuple):
    """A hit to be. Rows sort by what the query asks them to be sorted by."""

    rank: tuple[float | str, ...]
    article_id: int
    score: float


def shelf_rows(reader: SegmentReader, sort: str, among: Mask, scores: Scores, wanted: int) -> Iterator[Row]:
    """The first `wanted` rows of a segment."""
    numbers = np.flatnonzero(among)
    if sort == "title":
        titles, articles = reader.titles, reader.articles
        first = np.array(heapq.nsmallest(wanted, numbers.tolist(), lambda n: (titles[n], articles[n])), np.int64)
    else:
        first = _first(reader, sort, numbers, scores, wanted)
    found = zip(reader.articles[first].tolist(), scores[first].tolist(), reader.newest[first].tolist(), strict=True)
    for number, (article_id, score, day) in zip(first.tolist(), found, strict=True):
        title = reader.titles[number] if sort == "title" else ""
        yield Row(_rank(sort, score, day, article_id, title), article_id, score)


def loose_row(sort: str, document: Loose, score: float) -> Row:
    """The row of a document that the index doesn't know."""
    rank = _rank(sort, score, newest(document.published), document.article_id, document.title)
    return Row(rank, document.article_id, score)


def _first(
    reader: SegmentReader, sort: str, numbers: NDArray[np.int64], scores: Scores, wanted: int
) -> NDArray[np.int64]:
    keys = _keys(reader, sort, numbers, scores)
    if len(numbers) > wanted:
        bound = np.partition(keys[0], wanted - 1)[wanted - 1]
        near = keys[0] <= bound
        numbers, keys = numbers[near], [key[near] for key in keys]
    return numbers[np.lexsort(keys[::-1])[:wanted]]


def _keys(reader: SegmentReader, sort: str, numbers: NDArray[np.int64], scores: Scores) -> list[NDArray[np.float64]]:
    """By what numbers sort, the least first: the same as `_rank`."""
    articles = reader.articles[numbers].astype(np.float64)
    days = reader.newest[numbers]
    match sort:
        case "date":
            return [days, -articles]
        case "-date":
            return [np.where(days != 0, -days, np.inf), articles]
        case "added":
            return [-articles]
        case _:
            return [-scores[numbers].astype(np.float64), days, -articles]


def _rank(sort: str, score: float, day: float, article_id: int, title: str) -> tuple[float | str, ...]:
    """What a row sorts by, least first: `date` newest first, `-date` oldest first, `added` latest first."""
    match sort:
        case "date":
            return (day, -article_id)
        case "-date":
            return (-day if day else math.inf, article_id)
        case "added":
            return (-article_id,)
        case "title":
            return (title, article_id)
        case _:
            return (-score, day, -article_id)
