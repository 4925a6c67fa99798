"""Where everything in a chart stands: points, links between them, arrows, rates, stretches without data."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from PySide6.QtCore import QRectF

from archive_viewer.domain.fact import Fact
from archive_viewer.domain.series import Level, Series
from archive_viewer.gui.charts.axis import ValueAxis, amount_words, value_axis
from archive_viewer.gui.timeline.painting import FontRuler
from archive_viewer.gui.timeline.scale import Scale, whole
from archive_viewer.gui.widgets.fact_wording import figure
from archive_viewer.util.edtf import Interval, interval

LEFT, RIGHT, TOP, BOTTOM = 58.0, 22.0, 20.0, 30.0
RATES, RATE_ROW, RATE_HEAD = 112.0, 26.0, 24.0
HIT = 9.0
_APART = 26.0
_BETWEEN = 34.0
_LEAST_LINKED = 27
_LABEL = 16.0
_YEAR = 366

Told = Level | Fact


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that can be chosen: a level or a rate of the series of this number, at a place; `words` label it."""

    series: int
    told: Told
    box: QRectF
    x: float
    y: float
    words: str
    label: QRectF | None = None
    tail: tuple[float, float] | None = None

    @property
    def key(self) -> tuple[int, int, int, bool]:
        """Stays the same while the archive says the same."""
        computed = isinstance(self.told, Level) and self.told.computed
        return self.series, self.facts[0].id or 0, self.facts[-1].id or 0, computed

    @property
    def facts(self) -> tuple[Fact, ...]:
        return facts_of(self.told)

    @property
    def open(self) -> bool:
        return self.tail is not None


@dataclass(frozen=True, slots=True)
class Link:
    """A line between two levels of a series; dashed where one is computed or periods lie between them."""

    series: int
    ends: tuple[float, float, float, float]
    dashed: bool


@dataclass(frozen=True, slots=True)
class Pane:
    """The part of a chart that series of one axis share."""

    box: QRectF
    axis: ValueAxis
    unit: str


@dataclass(frozen=True, slots=True)
class Plot:
    """A chart laid out. `items` come in the order of time, rates last; `bare` are stretches without any level."""

    box: QRectF
    scale: Scale
    panes: tuple[Pane, ...]
    items: tuple[Item, ...]
    links: tuple[Link, ...]
    bare: tuple[tuple[float, float], ...]
    rates_from: float | None

    def at(self, x: float, y: float) -> Item | None:
        """The item nearest to a place, within a finger's breadth."""
        near = [item for item in self.items if item.box.contains(x, y)]
        return min(near, key=lambda i: (i.open, abs(i.x - x) + abs(i.y - y)), default=None)

    def item(self, key: object) -> Item | None:
        """The item of a key."""
        return next((item for item in self.items if item.key == key), None)


def laid_out(shown: Sequence[Series], width: float, height: float, ruler: FontRuler, *, chinese: bool) -> Plot:
    """Lay series out over a surface of this size in pixels."""
    rates = [(n, rate) for n, series in enumerate(shown) for rate in series.rates]
    levelled = [series for series in shown if series.levels]
    right = width - (RATES if rates and levelled else 0.0)
    outer = QRectF(LEFT, TOP, max(60.0, right - LEFT - RIGHT), max(40.0, height - TOP - BOTTOM))
    scale = whole(_in_sight(levelled), None).within(outer.left(), outer.right())
    panes = _panes(levelled, outer, chinese)
    points = [
        item for n, series in enumerate(shown) if series.levels for item in _points(n, series, panes, scale, chinese)
    ]
    points.sort(key=lambda item: (item.x, item.series))
    rows = _rates(rates, right if levelled else LEFT, chinese)
    links = [link for n in range(len(shown)) for link in _links([p for p in points if p.series == n], scale)]
    bare = tuple(_bare(points, scale))
    items = (*_labelled(points, links, ruler, outer), *rows)
    rates_from = (right if levelled else 0.0) if rates else None
    return Plot(outer, scale, tuple(panes.values()), items, tuple(links), bare, rates_from)


def _in_sight(levelled: Sequence[Series]) -> list[Interval]:
    """The days that the axis holds: all closed periods, and open ones whose end is not so far off as to press them."""
    days = [days_of(level) for series in levelled for level in series.levels]
    closed = [d for d in days if not d.open]
    ends = [end for d in closed for end in d if end is not None]
    if not ends:
        return days
    first, last = min(ends), max(ends)
    far = max(last - first, 3 * _YEAR)
    return closed + [d for d in days if d.open and all(first - far <= e <= last + far for e in d if e is not None)]


def facts_of(told: Told) -> tuple[Fact, ...]:
    """The facts that a level rests on, or the rate itself."""
    return told.facts if isinstance(told, Level) else (told,)


def days_of(told: Told) -> Interval:
    """The days that a level or a rate holds for."""
    found = interval(told.period)
    assert found is not None  # noqa: S101 - series consist of what has a period
    return found


def _panes(levelled: Sequence[Series], outer: QRectF, chinese: bool) -> dict[str, Pane]:
    axes = list(dict.fromkeys(series.axis for series in levelled))
    height = (outer.height() - _BETWEEN * max(0, len(axes) - 1)) / max(1, len(axes))
    panes = {}
    for number, axis in enumerate(axes):
        box = QRectF(outer.left(), outer.top() + number * (height + _BETWEEN), outer.width(), height)
        values = [
            v
            for s in levelled
            if s.axis == axis
            for level in s.levels
            for v in (level.value, level.value_max)
            if v is not None
        ]
        most = max(2, min(7, int(height // _APART)))
        panes[axis] = Pane(box, value_axis(values, most, chinese=chinese), "" if axis == "count" else axis)
    return panes


def _points(number: int, series: Series, panes: dict[str, Pane], scale: Scale, chinese: bool) -> Iterator[Item]:
    pane = panes[series.axis]
    for level in series.levels:
        days = days_of(level)
        y = pane.axis.y(level.value, pane.box.top(), pane.box.bottom())
        words = _words(level, chinese)
        if days.start is None or days.end is None:
            start = pane.box.left() if days.start is None else max(scale.x(days.start), pane.box.left())
            end = pane.box.right() if days.end is None else min(scale.x(days.end), pane.box.right())
            box = QRectF(start, y - HIT, max(1.0, end - start), 2 * HIT)
            yield Item(number, level, box, start if days.start is not None else end, y, words, None, (start, end))
            continue
        x = scale.x((days.start + days.end) / 2)
        yield Item(number, level, QRectF(x - HIT, y - HIT, 2 * HIT, 2 * HIT), x, y, words)


def _words(level: Level, chinese: bool) -> str:
    if level.computed or level.value_max is not None:
        both = [v for v in (level.value, level.value_max) if v is not None]
        return ("≈ " if level.computed else "") + "–".join(amount_words(v, chinese=chinese) for v in both)
    shown = figure(level.facts[0], chinese=chinese)
    return f"{shown.before}{shown.number} {shown.unit}".strip()


def _rates(rates: Sequence[tuple[int, Fact]], left: float, chinese: bool) -> Iterator[Item]:
    """Rates from which no level follows, in a column by period."""
    arrows = {"up": "↑", "down": "↓", "flat": "→"}
    y, period = TOP + RATE_HEAD, None
    for number, rate in sorted(rates, key=lambda r: (days_of(r[1]).start or 0, r[1].period or "", r[0])):
        if rate.period != period:
            period = rate.period
            y += RATE_HEAD
        words = f"{arrows.get(rate.change or '', '')} {figure(rate, chinese=chinese).number}%"
        middle = y + RATE_ROW / 2
        yield Item(number, rate, QRectF(left, y, RATES, RATE_ROW), left + 16, middle, words)
        y += RATE_ROW


def _links(points: Sequence[Item], scale: Scale) -> Iterator[Link]:
    """Lines between periods of one length and place that follow one another, or that one article compares.

    Single days are events and have no line.
    """
    chains: dict[tuple[int, str | None], list[Item]] = {}
    places = {p.told.place for p in points if isinstance(p.told, Level) and p.told.place is not None}
    only = next(iter(places)) if len(places) == 1 else None
    for point in points:
        days = days_of(point.told)
        if point.open or days.start is None or days.end is None or days.end - days.start < _LEAST_LINKED:
            continue
        assert isinstance(point.told, Level)  # noqa: S101 - points are levels
        length = round((days.end - days.start) / 30.44)
        chain = chains.setdefault((length, point.told.place or only), [])
        if not chain or chain[-1].told.period != point.told.period:
            chain.append(point)
    for (length, _), chain in chains.items():
        for one, other in pairwise(chain):
            apart = (other.x - one.x) / scale.per_day
            computed = any(isinstance(p.told, Level) and p.told.computed for p in (one, other))
            adjacent = apart <= length * 30.44 * 1.5
            if adjacent or {f.article_id for f in one.facts} & {f.article_id for f in other.facts}:
                yield Link(one.series, (one.x, one.y, other.x, other.y), computed or not adjacent)


def _bare(points: Sequence[Item], scale: Scale) -> Iterator[tuple[float, float]]:
    """Stretches of more than a year in which no level's period lies."""
    taken = sorted((d.start, d.end) for p in points if not p.open and (d := days_of(p.told)).start and d.end)
    if not taken:
        return
    at = scale.first
    for start, end in taken:
        assert start is not None  # noqa: S101 - those without ends were left out
        assert end is not None  # noqa: S101
        if start - at > _YEAR:
            yield scale.x(at), scale.x(start)
        at = max(at, end)
    if scale.last - at > _YEAR:
        yield scale.x(at), scale.right


def _along(link: Link) -> Iterator[QRectF]:
    x1, y1, x2, y2 = link.ends
    steps = max(1, round(math.hypot(x2 - x1, y2 - y1) / 6))
    for n in range(steps + 1):
        yield QRectF(x1 + (x2 - x1) * n / steps - 1, y1 + (y2 - y1) * n / steps - 1, 2, 2)


def _labelled(points: Sequence[Item], links: Sequence[Link], ruler: FontRuler, outer: QRectF) -> Iterator[Item]:
    """The points with the place of their words where there is room for them; stated levels before computed ones."""
    taken = [QRectF(p.x - 6, p.y - 6, 12, 12) for p in points if not p.open]
    taken += [QRectF(p.tail[0], p.y - 2, p.tail[1] - p.tail[0], 4) for p in points if p.tail is not None]
    taken += [spot for link in links for spot in _along(link)]
    order = sorted(range(len(points)), key=lambda n: (isinstance(t := points[n].told, Level) and t.computed, n))
    labels: dict[int, QRectF] = {}
    for n in order:
        point = points[n]
        width = ruler.width(point.words) + 2
        if point.tail is not None:
            start = min(point.tail[0] + 10, outer.right() - width)
            places = [QRectF(start, point.y - _LABEL - 2, width, _LABEL), QRectF(start, point.y + 3, width, _LABEL)]
        else:
            places = [
                QRectF(point.x - width / 2, point.y - _LABEL - 8, width, _LABEL),
                QRectF(point.x + 10, point.y - _LABEL / 2, width, _LABEL),
                QRectF(point.x - 10 - width, point.y - _LABEL / 2, width, _LABEL),
                QRectF(point.x - width / 2, point.y + 8, width, _LABEL),
            ]
        room = outer.adjusted(-LEFT + 4, -TOP, RIGHT - 2, 4)
        free = (p for p in places if room.contains(p) and not any(p.intersects(other) for other in taken))
        place = next(free, None)
        if place is not None:
            labels[n] = place
            taken.append(place)
    for n, point in enumerate(points):
        yield replace(point, label=labels.get(n))
