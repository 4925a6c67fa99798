"""Runs of a page in reading order: rows from top to bottom, columns one after the other."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from archive_viewer.importers.pdf.runs import Run

_PROSE = 8.0
"""Heights of its text that a run must be wide to be a line of a column rather than a cell of a table."""
_FEWEST = 3
"""Rows that must leave a gutter free for it to part columns."""
_MOST = 1000
_DEEPEST = 6


@dataclass(slots=True)
class Row:
    """What stands side by side in one column. `left` and `right` are the edges of the column's text."""

    cells: list[Run]
    left: float = 0.0
    right: float = 0.0
    first: bool = False
    """Whether the row opens its column."""

    @property
    def text(self) -> str:
        return " ".join(cell.text for cell in self.cells)

    @property
    def x0(self) -> float:
        return self.cells[0].x0

    @property
    def x1(self) -> float:
        return self.cells[-1].x1

    @property
    def y(self) -> float:
        return self.cells[0].y

    @property
    def size(self) -> float:
        return max(self.cells, key=lambda cell: len(cell.text)).size

    @property
    def page(self) -> int:
        return self.cells[0].page


def rows_of(runs: Iterable[Run]) -> list[Row]:
    """Runs on one height side by side, from top to bottom."""
    rows: list[Row] = []
    for run in sorted(runs, key=lambda r: (-r.y, r.x0)):
        last = rows[-1] if rows else None
        if last is not None and last.y - run.y < 0.5 * min(last.cells[0].size, run.size):
            last.cells.append(run)
        else:
            rows.append(Row([run]))
    for row in rows:
        row.cells = _merged(sorted(row.cells, key=lambda r: r.x0))
    return rows


def in_order(runs: list[Run]) -> list[Row]:
    """The rows of a page as they are read: what spans the columns parts the page, each column is read to its foot."""
    columns = _columns([cell for row in rows_of(runs) for cell in row.cells])
    ordered: list[Row] = []
    for column in columns:
        rows = rows_of(column)
        left, right = _edge([row.x0 for row in rows], rows), -_edge([-row.x1 for row in rows], rows)
        for n, row in enumerate(rows):
            row.left, row.right, row.first = left, right, n == 0
        ordered.extend(rows)
    return ordered


def _merged(cells: list[Run]) -> list[Run]:
    """Cells of one row without the seams that a change of font or a raised note mark leaves."""
    merged = [cells[0]]
    for cell in cells[1:]:
        last = merged[-1]
        gap = cell.x0 - last.x1
        if gap > max(last.size, cell.size):
            merged.append(cell)
            continue
        spaced = gap > 0.2 * max(last.size, cell.size) and last.text[-1:] < "\u2e80" and cell.text[:1] < "\u2e80"
        longer = max(last, cell, key=lambda run: len(run.text))
        text = last.text + (" " if spaced else "") + cell.text
        merged[-1] = Run(text, last.x0, max(last.x1, cell.x1), longer.y, longer.size, last.page)
    return merged


def _columns(runs: list[Run], depth: int = 0) -> list[list[Run]]:
    gutter = _gutter(runs) if depth < _DEEPEST and len(runs) <= _MOST else None
    if gutter is None:
        return [runs] if runs else []
    found: list[list[Run]] = []
    band: list[Run] = []
    across: list[Run] = []
    for run in sorted(runs, key=lambda r: -r.y):
        if run.x0 < gutter < run.x1:
            found.extend(_halves(band, gutter, depth))
            band = []
            across.append(run)
        else:
            found.extend([across] if across else [])
            across = []
            band.append(run)
    found.extend([across] if across else [])
    return [*found, *_halves(band, gutter, depth)]


def _halves(runs: list[Run], gutter: float, depth: int) -> list[list[Run]]:
    left = [run for run in runs if run.x1 <= gutter]
    right = [run for run in runs if run.x1 > gutter]
    return [*_columns(left, depth + 1), *_columns(right, depth + 1)]


def _gutter(runs: list[Run]) -> float | None:
    """Where a strip without text parts lines of prose that stand side by side, or None."""
    gaps = []
    for one in runs:
        if one.x1 - one.x0 < _PROSE * one.size:
            continue
        beside = [other for other in runs if other.x0 >= one.x1 and abs(other.y - one.y) < 0.7 * one.size]
        nearest = min(beside, key=lambda other: other.x0, default=None)
        if nearest is not None and nearest.x1 - nearest.x0 >= _PROSE * nearest.size:
            gaps.append((one.x1, nearest.x0))
    if len(gaps) < _FEWEST:
        return None
    free = sorted((sum(a <= (x0 + x1) / 2 <= b for a, b in gaps), (x0 + x1) / 2) for x0, x1 in gaps)
    count, middle = free[-1]
    return middle if count >= _FEWEST else None


def _edge(places: list[float], rows: list[Row]) -> float:
    """The outermost place that two rows share; the outermost of all where none do."""
    ordered = sorted(places)
    near = rows[0].size / 2
    shared = (a for a, b in pairwise(ordered) if b - a <= near)
    return next(shared, ordered[0])
