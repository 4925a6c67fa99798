"""Snippets: whole clauses around what was found."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from archive_viewer.domain.results import Snippet

_CLAUSE_END = re.compile(r"[。！？；，、：!?;]+[”’」』）)]*|[.,](?=\s)|\n+")
_LONGEST = 60
_MOST = 3


class Mark(NamedTuple):
    """A place that matched, and which of the query's words it is."""

    start: int
    end: int
    word: int


def snippets(text: str, marks: Sequence[Mark]) -> tuple[Snippet, ...]:
    """Up to three stretches of about sixty characters, those with the most different words first.

    Without marks: how the text begins.
    """
    if not marks:
        opening = _around(text, Mark(0, min(1, len(text)), 0))
        return (opening,) if opening.text else ()
    found: list[tuple[int, int, int, Snippet]] = []
    reached = 0
    for i, mark in enumerate(marks):
        if mark.start < reached:
            continue
        snippet = _around(text, mark, reached)
        inside = [m for m in marks[i : i + _LONGEST] if m.end <= snippet.end and m.start >= snippet.start]
        found.append((-len({m.word for m in inside}), -len(inside), snippet.start, snippet))
        reached = max(snippet.end, mark.end)
    found.sort(key=lambda item: item[:3])
    return tuple(item[3] for item in found[:_MOST])


def _around(text: str, mark: Mark, floor: int = 0) -> Snippet:
    """Whole clauses around a mark, not before `floor`; a clause that is too long is cut."""
    start = max(_clause_start(text, mark.start), floor)
    end = _clause_end(text, mark.end)
    if end - start > _LONGEST:
        spare = max(_LONGEST - (mark.end - mark.start), 0)
        start = max(start, mark.start - spare // 3)
        end = min(end, max(start + _LONGEST, mark.end))
    while end < len(text) and text[end - 1] != "\n":
        further = _clause_end(text, end + 1)
        if further - start > _LONGEST:
            break
        end = further
    while start > floor and text[start - 1] != "\n":
        earlier = max(_clause_start(text, start - 1), floor)
        if end - earlier > _LONGEST:
            break
        start = earlier
    while start < mark.start and text[start].isspace():
        start += 1
    while end > mark.end and text[end - 1].isspace():
        end -= 1
    return Snippet(start, end, text[start:end])


def _clause_start(text: str, position: int) -> int:
    """Where the clause begins that holds the character at `position`; at most two snippets' length back."""
    low = max(position - 2 * _LONGEST, 0)
    start = low
    for stop in _CLAUSE_END.finditer(text, low, position):
        if stop.end() <= position:
            start = stop.end()
    return start


def _clause_end(text: str, position: int) -> int:
    stop = _CLAUSE_END.search(text, max(position - 1, 0), position + 2 * _LONGEST)
    return stop.end() if stop else min(len(text), position + 2 * _LONGEST)
