"""A chart under hand: choosing its points by mouse and keys."""

from collections.abc import Sequence
from dataclasses import replace
from html import escape

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QToolTip, QWidget

from archive_viewer.domain.fact import Fact
from archive_viewer.domain.series import Level, Series
from archive_viewer.gui.charts.painting import Accents, ChartBrush, ChartWords
from archive_viewer.gui.charts.plot import Item, Plot, laid_out
from archive_viewer.gui.theme import Theme
from archive_viewer.gui.timeline.painting import FontRuler
from archive_viewer.gui.widgets.fact_wording import spoken
from archive_viewer.gui.widgets.periods import period_words


class ChartCanvas(QWidget):
    """Shows series. `chosen` carries the fact that a person went to, `verb` what they want done with it."""

    chosen = Signal(object)
    verb = Signal(str)
    menuAt = Signal(QPoint)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("chartView")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setMinimumSize(240, 160)
        self._theme = theme
        self.series: tuple[Series, ...] = ()
        self.words = ChartWords()
        self.accents = Accents()
        self._fact_id: int | None = None
        self._shown: Plot | None = None

    @property
    def shown(self) -> Plot:
        """The chart, laid out for the size of the moment."""
        if self._shown is None:
            ruler = FontRuler(self._theme.ui_font(12, cjk=True))
            self._shown = laid_out(self.series, self.width(), self.height(), ruler, chinese=self._theme.chinese)
        return self._shown

    @property
    def current(self) -> Item | None:
        """The item that is current."""
        return self.shown.item(self.accents.key)

    @property
    def fact(self) -> Fact | None:
        """The fact that is current: one of those that the current item rests on."""
        item = self.current
        if item is None:
            return None
        return next((f for f in item.facts if f.id == self._fact_id), item.facts[0])

    def show_series(self, series: Sequence[Series]) -> None:
        """Show these, keeping what is current where it is still there."""
        self.series = tuple(series)
        self.changed()

    def changed(self) -> None:
        """Lay out and paint anew: size, fonts, language or content changed."""
        self._shown = None
        self.update()

    def light(self, **changes: object) -> None:
        """Change what stands out."""
        self.accents = replace(self.accents, **changes)  # type: ignore[arg-type]
        self.update()

    def choose(self, item: Item, fact: Fact, *, went: bool) -> None:
        """Make a fact current; `went` announces it."""
        self._fact_id = fact.id
        self.light(key=item.key)
        self.setAccessibleDescription(spoken(fact, "", chinese=self._theme.chinese))
        if went:
            self.chosen.emit(fact)

    def holding(self, fact_ids: Sequence[int | None]) -> tuple[Item, Fact] | None:
        """The first stated item, else the first one, that rests on one of these facts."""
        found = [(i, f) for i in self.shown.items for f in i.facts if f.id is not None and f.id in fact_ids]
        return min(found, key=lambda pair: isinstance(t := pair[0].told, Level) and t.computed, default=None)

    def step(self, by: int) -> None:
        """Go to the next (1) or the previous (-1) item in time."""
        items = self.shown.items
        if not items:
            return
        place = next((n for n, i in enumerate(items) if i.key == self.accents.key), -1 if by > 0 else len(items))
        item = items[min(max(place + by, 0), len(items) - 1)]
        self.choose(item, item.facts[0], went=True)

    def step_within(self, by: int) -> None:
        """Go to the next or previous fact that the current item rests on, past its ends to the next item."""
        item, fact = self.current, self.fact
        if item is None or fact is None:
            self.step(by)
            return
        place = item.facts.index(fact) + by
        if 0 <= place < len(item.facts):
            self.choose(item, item.facts[place], went=True)
        else:
            self.step(by)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        steps = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}
        within = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        verbs = {Qt.Key.Key_C: "comment", Qt.Key.Key_T: "tag", Qt.Key.Key_P: "passage"}
        if event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier):
            super().keyPressEvent(event)
        elif key in steps:
            self.step(steps[key])
        elif key in within:
            self.step_within(within[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self.fact is not None:
            self.chosen.emit(self.fact)
        elif key in verbs and self.fact is not None:
            self.verb.emit(verbs[key])
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        item = self.shown.at(event.position().x(), event.position().y())
        if item is None:
            return
        if item.key == self.accents.key and len(item.facts) > 1:
            self.step_round(item)
        else:
            self.choose(item, item.facts[0], went=True)

    def step_round(self, item: Item) -> None:
        """Go to the next fact of an item, from the last one to the first."""
        fact = self.fact
        place = item.facts.index(fact) if fact in item.facts else -1
        self.choose(item, item.facts[(place + 1) % len(item.facts)], went=True)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        item = self.shown.at(event.position().x(), event.position().y())
        key = item.key if item is not None else None
        if key != self.accents.hovered:
            self.setCursor(Qt.CursorShape.PointingHandCursor if item is not None else Qt.CursorShape.ArrowCursor)
            self.light(hovered=key)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.light(hovered=None)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menuAt.emit(event.globalPos())

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.light(focused=True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.light(focused=False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.changed()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            item = self.shown.at(event.pos().x(), event.pos().y())
            if item is None:
                QToolTip.hideText()
            else:
                QToolTip.showText(event.globalPos(), "<br>".join(escape(w) for w in self._told(item)), self)
            return True
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.color("surface"))
        ChartBrush(painter, self._theme, self.accents, self.words).draw(self.shown)
        if self.accents.focused and self.series:
            painter.setPen(self._theme.color("accent"))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()

    def _told(self, item: Item) -> list[str]:
        """What an item says: the measure, the number, when, and where."""
        chinese = self._theme.chinese
        measure = self.series[item.series].measure
        parts = [measure.words, f"{period_words(item.told.period, chinese=chinese)}  {item.words}"]
        return [*parts, *([item.told.place] if item.told.place else [])]
