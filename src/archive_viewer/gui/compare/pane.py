"""The middle of the window: one text, or two beside each other with the gap between them."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from archive_viewer.domain.span import Span
from archive_viewer.gui.compare.findings import Finding, Outcome
from archive_viewer.gui.compare.gap import NARROW, WIDE, Gap, Joint, Thread
from archive_viewer.gui.compare.heads import CompareHead, SideHead
from archive_viewer.gui.compare.scrolling import Together
from archive_viewer.gui.tasks.runner import Tasks
from archive_viewer.gui.theme import Theme
from archive_viewer.gui.widgets.panel import Panel

if TYPE_CHECKING:
    from archive_viewer.gui.reader.panel import ReaderPanel
    from archive_viewer.services.services import Services

ROOM_FOR_WIDE = 900
COLOURS = {"added": "diffAddInk", "removed": "diffDelInk"}


class ComparePane(Panel):
    """Holds the reader, and the second one while comparing. `findingShown` carries the finding stood on."""

    closePressed = Signal()
    findingShown = Signal(object)

    def __init__(
        self, services: "Services", theme: Theme, tasks: Tasks, first: "ReaderPanel", second: "ReaderPanel"
    ) -> None:
        super().__init__(services, theme, tasks)
        self.setObjectName("comparePane")
        self.first, self.second = first, second
        self.head = CompareHead(theme, self)
        self.sides = (SideHead(theme, "firstSideMenu", self), SideHead(theme, "secondSideMenu", self))
        self.gap = Gap(theme, first.view, second.view, self)
        self.together = Together(first.view, second.view, self)
        self.comparing = False
        self._outcome: Outcome | None = None
        self._tour: list[Finding] = []
        self._current: Finding | None = None
        self._lay_out()
        self.head.closePressed.connect(self.closePressed)
        self.head.previousPressed.connect(lambda: self.step(-1))
        self.head.nextPressed.connect(lambda: self.step(1))
        self.head.alignmentChosen.connect(self._align)
        self.gap.pressed.connect(self._joint_pressed)
        self.show_sides(on=False)
        self.settle()

    def _lay_out(self) -> None:
        self._columns = []
        row = QHBoxLayout()
        row.setSpacing(0)
        for side, reader in zip(self.sides, (self.first, self.second), strict=True):
            column = QWidget(self)
            stack = QVBoxLayout(column)
            stack.setContentsMargins(0, 0, 0, 0)
            stack.setSpacing(0)
            stack.addWidget(side)
            stack.addWidget(reader, 1)
            self._columns.append(column)
        row.addWidget(self._columns[0], 1)
        row.addWidget(self.gap)
        row.addWidget(self._columns[1], 1)
        pane = QVBoxLayout(self)
        pane.setContentsMargins(0, 0, 0, 0)
        pane.setSpacing(0)
        pane.addWidget(self.head)
        pane.addLayout(row, 1)

    @property
    def outcome(self) -> Outcome | None:
        """What the comparison shown found; None while it is under way."""
        return self._outcome

    @property
    def current(self) -> Finding | None:
        """The finding stood on."""
        return self._current

    def show_sides(self, *, on: bool) -> None:
        """Show two texts, or the first alone as before."""
        self.comparing = on
        for part in (self.head, *self.sides, self.gap, self._columns[1]):
            part.setVisible(on)
        for reader in (self.first, self.second):
            reader.set_bare(on)
        if not on:
            self.clear()

    def clear(self) -> None:
        """Forget what was found."""
        self._outcome, self._tour, self._current = None, [], None
        self.together.part()
        self.gap.show_joints((), ())
        for reader in (self.first, self.second):
            reader.set_differences(())
            reader.set_findings(())

    def show_outcome(self, outcome: Outcome) -> None:
        """Mark on both texts what a comparison found."""
        kept = self._tour.index(self._current) if self._current in self._tour else -1
        self._outcome, self._tour = outcome, outcome.tour()
        self._current = self._tour[kept] if 0 <= kept < len(self._tour) else None
        kinds = outcome.kinds
        for side, reader in enumerate((self.first, self.second)):
            reader.set_differences([(f.spans[side], kinds[side]) for f in outcome.differences if f.spans[side].length])
            reader.set_findings([(f.spans[side], f.title) for f in outcome.contradictions])
        joints = [
            Joint(f.spans, (f.left.label, f.right.label), f"{f.title}  {f.left.text} ≠ {f.right.text}")
            for f in outcome.contradictions
        ]
        threads = [Thread(f.spans, _edge_colours(f, kinds)) for f in outcome.loose()]
        self.gap.show_joints(joints, threads)
        self._light(outcome)
        self.together.join(outcome.comparison.pairs)
        self.together.follow(0)
        self._say()

    def step(self, by: int) -> None:
        """Go to the next or previous finding, round at the ends."""
        if not self._tour:
            return
        if self._current in self._tour:
            place = self._tour.index(self._current) + by
        else:
            here = Span(self.first.position(), self.first.position())
            later = [n for n, finding in enumerate(self._tour) if finding.left.span >= here]
            place = (later[0] if later else 0) if by > 0 else (later[0] if later else len(self._tour)) - 1
        self.go_to(self._tour[place % len(self._tour)])

    def go_to(self, finding: Finding) -> None:
        """Bring both ends of a finding into view and stand on it."""
        outcome = self._outcome
        if outcome is None:
            return
        self._current = finding
        self._light(outcome)
        self.together.show(finding.spans)
        self.findingShown.emit(finding)

    def _light(self, outcome: Outcome) -> None:
        """Show in the gap which finding is stood on."""
        current, loose = self._current, outcome.loose()
        joint = next(
            (n for n, fact in enumerate(outcome.contradictions) if current is not None and fact.meets(current)), -1
        )
        self.gap.set_current(joint, loose.index(current) if current in loose else -1)

    def _joint_pressed(self, number: int) -> None:
        if self._outcome is not None:
            self.go_to(self._outcome.contradictions[number])

    def _align(self, how: str) -> None:
        self.together.free = how == "free"
        self.together.follow(0)

    def restyle(self) -> None:
        self.head.dress()
        self.gap.update()
        for side in self.sides:
            side.update()
        self._say()

    def retranslate(self) -> None:
        self.head.dress()
        self.gap.setAccessibleName(self.tr("Values that differ between the two texts"))
        self._say()

    def _say(self) -> None:
        outcome = self._outcome
        if outcome is None:
            self.head.show_figures("", "", "", steps=False)
            return
        same = outcome.left.id == outcome.right.id
        what = self.tr("Two revisions of one article") if same else self.tr("Two articles")
        values, places = len(outcome.contradictions), len(outcome.differences)
        contradictions = self.tr("1 value differs") if values == 1 else self.tr("{n} values differ").format(n=values)
        differences = self.tr("1 difference") if places == 1 else self.tr("{n} differences").format(n=places)
        if not outcome.comparison.related:
            differences = self.tr("No paragraph in common")
        elif not places:
            differences = self.tr("No differences")
        self.head.show_figures(what, contradictions if values else "", differences, steps=bool(self._tour))

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.gap.setFixedWidth(WIDE if event.size().width() > ROOM_FOR_WIDE else NARROW)
        super().resizeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.comparing and event.key() == Qt.Key.Key_Escape:
            self.closePressed.emit()
        else:
            super().keyPressEvent(event)


def _edge_colours(finding: Finding, kinds: tuple[str, str]) -> tuple[str, str]:
    left, right = (COLOURS[kind] if span.length else "" for span, kind in zip(finding.spans, kinds, strict=True))
    return left, right
