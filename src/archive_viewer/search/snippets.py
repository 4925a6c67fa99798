"""Snippets: whole clauses around what was found."""

import heapq
import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from archive_viewer.domain.results import Snippet

_CLAUSE_END = re.compile(r"[。！？；，、：!?;]+[”’」』）)]*|(?<![0-9])[,:]|[,:](?![0-9])|\.(?=\s)|\n+")
_FULL_LINE = re.compile(r"^.{20}", re.MULTILINE)
_LONGEST = 60
_FAR = _LONGEST + 8
_MOST = 3
_LOOKED_AT = 100


class Mark(NamedTuple):
    """A place that matched, and which of the query's words it is."""

    start: int
    end: int
    word: int


def snippets(text: str, marks: Sequence[Mark]) -> tuple[Snippet, ...]:
    """Up to three stretches of about sixty characters, those with the most different words first.

    Without marks: how the text begins.
    """
    if not text:
        return ()
    if not marks:
        first = next((line.start() for line in _FULL_LINE.finditer(text)), 0)
        opening = _around(text, Mark(first, first + 1, 0), first)
        return (opening,)
    waiting = _groups(marks)
    laid: list[Snippet] = []
    while waiting and len(laid) < _MOST:
        group = heapq.heappop(waiting)
        snippet = _around(text, group.marks[0])
        for rest in _groups(tuple(mark for mark in group.marks[1:] if mark.start >= snippet.end)):
            heapq.heappush(waiting, rest)
        if not any(_alike(snippet, other) for other in laid):
            laid.append(snippet)
    return tuple(laid)


class _Group(NamedTuple):
    """Marks that one snippet may show. Groups sort by how much they show."""

    fewer_words: int
    fewer_marks: int
    marks: tuple[Mark, ...]


def _groups(marks: Sequence[Mark]) -> list[_Group]:
    """The marks in groups, as a heap with the best first."""
    groups: list[_Group] = []
    at = 0
    while at < len(marks) and len(groups) < _LOOKED_AT:
        end = at + 1
        while end < len(marks) and marks[end].end - marks[at].start <= _LONGEST:
            end += 1
        together = tuple(marks[at:end])
        groups.append(_Group(-len({mark.word for mark in together}), at - end, together))
        at = end
    heapq.heapify(groups)
    return groups


def _alike(one: Snippet, other: Snippet) -> bool:
    """Whether two snippets show the same: by place or by words."""
    return (one.start < other.end and other.start < one.end) or one.text == other.text


def around(text: str, spans: Sequence[tuple[int, int]]) -> tuple[Snippet, ...]:
    """Snippets around places that are all as good as one another."""
    return snippets(text, [Mark(start, end, 0) for start, end in spans])


def _bounds(text: str, mark: Mark) -> list[int]:
    """Where clauses begin and end around a mark, as far from it as a snippet may reach and farther."""
    low, high = max(mark.start - _FAR, 0), min(mark.end + _FAR, len(text))
    return [low, *(end.end() for end in _CLAUSE_END.finditer(text, low, high)), high]


def _around(text: str, mark: Mark, floor: int = 0) -> Snippet:
    """Whole clauses around a mark, not before `floor` nor past its paragraph; a clause that is too long is cut."""
    bounds = _bounds(text, mark)
    first = bisect_right(bounds, mark.start) - 1
    last = bisect_left(bounds, mark.end)
    start, end = max(bounds[first], floor), bounds[last]
    if end - start > _LONGEST:
        spare = max(_LONGEST - (mark.end - mark.start), 0)
        start = max(start, mark.start - spare // 3)
        end = min(end, max(start + _LONGEST, mark.end))
    else:
        while last + 1 < len(bounds) and text[end - 1] != "\n" and bounds[last + 1] - start <= _LONGEST:
            last += 1
            end = bounds[last]
        while start > floor and text[start - 1] != "\n" and end - max(bounds[first - 1], floor) <= _LONGEST:
            first -= 1
            start = max(bounds[first], floor)
    while start < mark.start and text[start].isspace():
        start += 1
    while end > mark.end and text[end - 1].isspace():
        end -= 1
    return Snippet(start, end, text[start:end])
