"""Keeps two texts together as they scroll: the paragraph read on one side stands beside its answer on the other."""

from bisect import bisect_right
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from archive_viewer.domain.span import Span

if TYPE_CHECKING:
    from archive_viewer.gui.reader.source_view import SourceView

READING_HEIGHT = 1 / 3
ARRIVAL = 0.3


class Together(QObject):
    """`free` lets each text go its own way."""

    def __init__(self, left: "SourceView", right: "SourceView", parent: QObject) -> None:
        super().__init__(parent)
        self._views = (left, right)
        self._starts: tuple[list[int], list[int]] = ([], [])
        self._moving = True
        self.free = False
        for side, view in enumerate(self._views):
            view.scrolled.connect(partial(self.follow, side))

    def join(self, pairs: Sequence[tuple[Span, Span]]) -> None:
        """Follow these paragraphs from now on."""
        self._starts = ([a.start for a, _ in pairs], [b.start for _, b in pairs])
        self._moving = False

    def part(self) -> None:
        """Follow nothing any more."""
        self._moving = True

    def follow(self, side: int) -> None:
        """Bring the other text to where this side stands."""
        here, there = self._views[side], self._views[1 - side]
        if self._moving or self.free or not (here.complete and there.complete):
            return
        eye = here.viewport().height() * READING_HEIGHT
        y = self._answer(side, here.map.value() + eye)
        at_top = here.map.value() == here.map.minimum()
        at_end = here.map.value() == here.map.maximum() > here.map.minimum()
        target = there.map.minimum() if at_top else there.map.maximum() if at_end else round(y - eye)
        self._move(there, target)

    def show(self, spans: tuple[Span, Span]) -> None:
        """Bring two stretches into view beside each other, each pulsing once."""
        for view, span in zip(self._views, spans, strict=True):
            target = view.y_of(span.start) - view.viewport().height() * ARRIVAL
            self._move(view, round(target))
            was, self._moving = self._moving, True
            view.go_to(span)
            self._moving = was

    def _move(self, view: "SourceView", target: int) -> None:
        was, self._moving = self._moving, True
        view.map.setValue(target)
        self._moving = was

    def _answer(self, side: int, y: float) -> float:
        """The height on the other side that answers a height on this one: paragraphs fixed, straight between them."""
        here, there = self._views[side], self._views[1 - side]
        ours, theirs = self._starts[side], self._starts[1 - side]
        place = bisect_right(ours, y, key=here.y_of)
        top, other_top = (here.y_of(ours[place - 1]), there.y_of(theirs[place - 1])) if place else (0.0, 0.0)
        if place < len(ours):
            bottom, other_bottom = here.y_of(ours[place]), there.y_of(theirs[place])
        else:
            bottom, other_bottom = (float(view.document().size().height()) for view in (here, there))
        share = (y - top) / (bottom - top) if bottom > top else 0.0
        return other_top + share * (other_bottom - other_top)
