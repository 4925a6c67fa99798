"""Snippets: whole clauses around what was found."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from archive_viewer.domain.results import Snippet

_CLAUSE_END = re.compile(r"[。！？；，、：!?;]+[”’」』）)]*|(?<![0-9])[,:]|[,:](?![0-9])|\.(?=\s)|\n+")
_FULL_LINE = re.compile(r"^.{20}", re.MULTILINE)
_LONGEST = 60
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
    bounds = [0, *(end.end() for end in _CLAUSE_END.finditer(text)), len(text)]
    if not marks:
        first = next((line.start() for line in _FULL_LINE.finditer(text)), 0)
        opening = _around(text, bounds, Mark(first, first + 1, 0), first)
        return (opening,)
    found: list[tuple[int, int, int, Snippet]] = []
    reached = 0
    for i, mark in enumerate(marks):
        if mark.start < reached:
            continue
        snippet = _around(text, bounds, mark, reached)
        inside = [m for m in marks[i : i + _LONGEST] if m.end <= snippet.end]
        found.append((-len({m.word for m in inside}), -len(inside), snippet.start, snippet))
        reached = max(snippet.end, mark.end)
        if len(found) == _LOOKED_AT:
            break
    found.sort(key=lambda item: item[:3])
    return tuple(item[3] for item in found[:_MOST])


def around(text: str, spans: Sequence[tuple[int, int]]) -> tuple[Snippet, ...]:
    """Snippets around places that are all as good as one another."""
    return snippets(text, [Mark(start, end, 0) for start, end in spans])


def _around(text: str, bounds: Sequence[int], mark: Mark, floor: int) -> Snippet:
    """Whole clauses around a mark, not before `floor` nor past its paragraph; a clause that is too long is cut."""
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
