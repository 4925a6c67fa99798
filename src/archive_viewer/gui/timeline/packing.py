"""Moments laid into rows so that neither bars nor labels meet."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from archive_viewer.domain.fact import FactKind
from archive_viewer.gui.timeline.moments import Lane, Moment, Piece
from archive_viewer.gui.timeline.scale import Scale

ROW = 26.0
LANE_PADDING = 3.0
HEAD = 24.0
PADDING = 8.0
POINT = 7.0
LABEL = 250.0
LEAST_LABEL = 90.0
_GAP = 10.0
_AS_POINT = 16.0
SEPARATOR = " · "


class Ruler(Protocol):
    """Measures words in the label's type."""

    def width(self, words: str) -> float:
        """Width in pixels."""

    def elided(self, words: str, width: float, *, front: bool) -> str:
        """The words, cut to fit at the right, or at the front."""


class Word(NamedTuple):
    """A stretch of a label: its words, its place, and the piece that it speaks of, if any."""

    x: float
    width: float
    words: str
    piece: Piece | None


@dataclass(frozen=True, slots=True)
class Placed:
    """A moment in its row: the bar or point from `left` to `right`, in pixels, and its label beside or on it.

    A bar that goes on beyond what is shown, or has no end, is `cut_left` or `cut_right`.
    """

    moment: Moment
    row: int
    left: float
    right: float
    point: bool
    cut_left: bool
    cut_right: bool
    label: tuple[Word, ...]
    inside: bool

    @property
    def extent(self) -> tuple[float, float]:
        """All that it takes up, from left to right."""
        edges = [self.left, self.right, *(w.x for w in self.label), *(w.x + w.width for w in self.label)]
        return min(edges), max(edges)


@dataclass(frozen=True, slots=True)
class PlacedLane:
    """A lane with what is in sight; `earlier` and `later` count the moments beyond the edges."""

    lane: Lane
    top: float
    height: float
    head: float
    placed: tuple[Placed, ...]
    earlier: int
    later: int

    def row_top(self, row: int) -> float:
        """Where a row begins."""
        return self.top + self.head + LANE_PADDING + row * ROW


@dataclass(frozen=True, slots=True)
class Arrangement:
    """Everything on the time line at one scale; `gutter` is the width of the column of lane names, 0 for none."""

    scale: Scale
    gutter: float
    lanes: tuple[PlacedLane, ...]
    height: float

    def at(self, x: float, y: float) -> tuple[Placed, Piece | None] | None:
        """What stands at a place: the moment, and the piece of its label if the place is on one."""
        for lane in self.lanes:
            if not lane.top <= y < lane.top + lane.height:
                continue
            for placed in lane.placed:
                low, high = placed.extent
                top = lane.row_top(placed.row)
                if top <= y < top + ROW and low - 2 <= x <= high + 2:
                    return placed, next((w.piece for w in placed.label if w.x <= x <= w.x + w.width), None)
        return None

    def box_of(self, key: tuple[int, str]) -> tuple[float, float] | None:
        """Top and bottom of a moment's row, None where it is out of sight."""
        for lane in self.lanes:
            for placed in lane.placed:
                if placed.moment.key == key:
                    return lane.row_top(placed.row), lane.row_top(placed.row) + ROW
        return None


def arranged(lanes: Sequence[Lane], scale: Scale, gutter: float, until: float | None, ruler: Ruler) -> Arrangement:
    """Lay the lanes out, one below the other. Moments without an end last `until` a day, the day of publication."""
    head = 0.0 if gutter else HEAD
    made, top = [], 0.0
    for lane in lanes:
        placed, earlier, later = _packed(lane.moments, scale, until, ruler)
        rows = max((p.row for p in placed), default=0) + 1
        height = head + rows * ROW + 2 * LANE_PADDING
        made.append(PlacedLane(lane, top, height, head, tuple(placed), earlier, later))
        top += height
    return Arrangement(scale, gutter, tuple(made), top)


def _packed(
    moments: Sequence[Moment], scale: Scale, until: float | None, ruler: Ruler
) -> tuple[list[Placed], int, int]:
    rows: list[list[tuple[float, float]]] = []
    found: list[Placed] = []
    earlier = later = 0
    for moment in moments:
        left, right = _edges(moment, scale, until)
        if right < scale.left or left > scale.right:
            earlier, later = earlier + (right < scale.left), later + (left > scale.right)
            continue
        placed = _placed(moment, left, right, scale, ruler)
        low, high = placed.extent
        row = next((n for n, taken in enumerate(rows) if _free(taken, low, high)), len(rows))
        if row == len(rows):
            rows.append([])
        rows[row].append((low, high))
        found.append(
            Placed(
                moment, row, placed.left, placed.right, placed.point, placed.cut_left, placed.cut_right, placed.label,
                placed.inside,
            )
        )  # fmt: skip
    return found, earlier, later


def _free(taken: Sequence[tuple[float, float]], low: float, high: float) -> bool:
    return all(high + _GAP <= a or b + _GAP <= low for a, b in reversed(taken))


def _edges(moment: Moment, scale: Scale, until: float | None) -> tuple[float, float]:
    start, end = moment.days
    left = scale.x(start) if start is not None else scale.left - _AS_POINT
    if end is not None:
        return left, scale.x(end)
    if until is None or (start is not None and until <= start):
        return left, scale.right + _AS_POINT
    return left, scale.x(until)


def _placed(moment: Moment, left: float, right: float, scale: Scale, ruler: Ruler) -> Placed:
    cut_left, cut_right = left < scale.left, right > scale.right or moment.days.end is None
    point = right - left < _AS_POINT and not moment.days.open
    if point:
        middle = (left + right) / 2
        left, right = middle - POINT, middle + POINT
    else:
        left, right = max(left, scale.left), min(right, scale.right)
        right = max(right, left + 4)
    full = _width_of(moment, ruler)
    start = right + 5 if point else left + PADDING
    room_right = scale.right - start - 2
    inside = 0.0 if point else right - start - PADDING
    if full <= inside:
        return Placed(moment, 0, left, right, point, cut_left, cut_right, _label(moment, start, full, ruler), True)
    wanted = min(full, max(inside, LABEL))
    room_left = left - scale.left - PADDING
    if inside < LEAST_LABEL and room_right < min(wanted, LEAST_LABEL * 1.5) and room_left > max(room_right, inside):
        words = _label(moment, 0, min(wanted, room_left), ruler)
        length = words[-1].x + words[-1].width if words else 0.0
        shift = left - 6 - length
        label = tuple(word._replace(x=word.x + shift) for word in words)
        return Placed(moment, 0, left, right, point, cut_left, cut_right, label, False)
    label = _label(moment, start, min(wanted, max(room_right, 0)), ruler)
    return Placed(moment, 0, left, right, point, cut_left, cut_right, label, not point)


def _width_of(moment: Moment, ruler: Ruler) -> float:
    words = SEPARATOR.join(piece.words for piece in moment.pieces)
    return ruler.width(moment.prefix) + ruler.width(words)


def _label(moment: Moment, x: float, room: float, ruler: Ruler) -> tuple[Word, ...]:
    """As many pieces as there is room for, then how many more there are; the first may be cut."""
    end = x + room
    made: list[Word] = []
    if moment.prefix:
        width = ruler.width(moment.prefix)
        if width > room * 0.6 and len(moment.pieces) == 1:
            width = 0.0
        else:
            made.append(Word(x, width, moment.prefix, None))
            x += width
    between = ruler.width(SEPARATOR)
    for number, piece in enumerate(moment.pieces):
        left = len(moment.pieces) - number
        more = f" +{left}"
        gap = between if number else 0.0
        width = ruler.width(piece.words)
        tail = ruler.width(f" +{left - 1}") if left > 1 else 0.0
        if x + gap + width + tail > end + 0.5:
            if number:
                made.append(Word(x, ruler.width(more), more, None))
                return tuple(made)
            front = piece.fact.kind is FactKind.QUANTITY
            cut = ruler.elided(piece.words, max(end - x - tail, 0), front=front)
            made.append(Word(x, ruler.width(cut), cut, piece))
            x += ruler.width(cut)
            continue
        if gap:
            made.append(Word(x, gap, SEPARATOR, None))
        made.append(Word(x + gap, width, piece.words, piece))
        x += gap + width
    return tuple(word for word in made if word.words)
