"""What is printed at the head and foot of pages: running titles, page numbers, addresses of printed web pages."""

import re
from collections import defaultdict
from collections.abc import Iterator

from archive_viewer.importers.pdf.rows import Row, rows_of
from archive_viewer.importers.pdf.runs import Run

_DEPTH = 3
"""Rows from the edge of a page among which such lines stand."""
_LONGEST = 120
_SHIFT = 8.0
"""Points that a running line may move from page to page."""
_NUMBER = re.compile(
    r"[\s\-–—―·•~～|]*(?:第\s*)?\d{1,4}\s*(?:页|版)?(?:\s*[,，/／]?\s*(?:共|总|of)?\s*\d{1,4}\s*页?)?[\s\-–—―·•~～|]*"
    r"|(?:page|p\.)\s*\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?",
    re.I,
)
_DIGITS = re.compile(r"\d+|\s+")


def without_margins(pages: list[list[Run]]) -> tuple[list[list[Run]], list[list[str]]]:
    """(the runs of each page without its running lines, the running lines of each page)."""
    edges = [list(_edges(runs)) for runs in pages]
    places: dict[tuple[bool, str], list[tuple[int, float]]] = defaultdict(list)
    for number, page in enumerate(edges):
        for top, row in page:
            places[top, _key(row)].append((number, row.y))
    enough = 2 if len(pages) <= 4 else 3
    kept, running = [], []
    for runs, page in zip(pages, edges, strict=True):
        dropped: list[Row] = []
        for top in (True, False):
            for row in (row for at_top, row in page if at_top is top):
                same = {number for number, y in places[top, _key(row)] if abs(y - row.y) <= _SHIFT}
                if len(same) < enough and not _NUMBER.fullmatch(row.text):
                    break
                if row not in dropped:
                    dropped.append(row)
        kept.append([run for run in runs if not any(abs(run.y - row.y) < run.size / 2 for row in dropped)])
        running.append([row.text for row in dropped])
    return kept, running


def _edges(runs: list[Run]) -> Iterator[tuple[bool, Row]]:
    """(whether at the head, row) for the outer rows of a page, from the edges inwards."""
    rows = rows_of(runs)
    for top, ordered in ((True, rows), (False, rows[::-1])):
        for row in ordered[:_DEPTH]:
            if len(row.text) > _LONGEST:
                break
            yield top, row


def _key(row: Row) -> str:
    return _DIGITS.sub(lambda found: "" if found.group().isspace() else "#", row.text)
