"""The lanes of the time line under hand: zooming, dragging, choosing by mouse and keys."""

from dataclasses import replace
from html import escape

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QToolTip, QWidget

from archive_viewer.domain.fact import Fact
from archive_viewer.gui.theme import Theme
from archive_viewer.gui.timeline.moments import Contents, Moment, Piece
from archive_viewer.gui.timeline.packing import Arrangement, Placed, arranged
from archive_viewer.gui.timeline.painting import AXIS, Accents, Brush, FontRuler
from archive_viewer.gui.timeline.scale import Scale, opening, whole
from archive_viewer.gui.widgets.fact_wording import spoken
from archive_viewer.gui.widgets.periods import period_words
from archive_viewer.util.edtf import Interval

WIDE = 620
GUTTER = 132.0
EDGE = 14.0
_ZOOM = 1.35
_NOTCH = 120.0
_STILL = 4
NOTHING = Contents((), 0)


class TimelineCanvas(QAbstractScrollArea):
    """Shows contents at a scale. `chosen` carries the fact that a person went to, `verb` what they want done with it.

    `scaled` says that other days are in sight.
    """

    chosen = Signal(object)
    verb = Signal(str)
    scaled = Signal()
    menuAt = Signal(QPoint)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("timelineView")
        self.setFrameShape(self.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setMouseTracking(True)
        self._theme = theme
        self.contents = NOTHING
        self.bounds = Scale(0, 366)
        self.scale = self.bounds
        self.published: Interval | None = None
        self.published_words = ""
        self.accents = Accents()
        self._ruler = FontRuler(theme.ui_font(12, cjk=True))
        self._shown: Arrangement | None = None
        self._pressed: QPointF | None = None
        self._dragged = False
        self._from = (self.scale, 0)

    @property
    def shown(self) -> Arrangement:
        """What is in sight, laid out for the width of the moment."""
        if self._shown is None:
            self._shown = self._arrange(self.viewport().width())
        return self._shown

    @property
    def current(self) -> Moment | None:
        """The moment that is current."""
        return next((m for lane in self.contents.lanes for m in lane.moments if m.key == self.accents.key), None)

    @property
    def fact(self) -> Fact | None:
        """The fact that is current."""
        moment = self.current
        return next((f for f in moment.facts if f.id == self.accents.fact_id), None) if moment is not None else None

    def show_contents(self, contents: Contents, published: int | None, *, anew: bool) -> None:
        """Show these lanes; `anew` chooses the days in sight afresh, as for another article."""
        days = [moment.days for lane in contents.lanes for moment in lane.moments]
        self.contents = contents
        self.published = Interval(published, published + 1) if published is not None else None
        if anew:
            self.bounds = whole(days, published)
            self.scale = opening(days, published)
            self.accents = replace(self.accents, key=None, fact_id=None, hovered=None)
            self.verticalScrollBar().setValue(0)
        elif self.current is None:
            self.accents = replace(self.accents, key=None, fact_id=None, hovered=None)
        self._changed()

    def set_scale(self, scale: Scale) -> None:
        """Show other days."""
        self.scale = replace(self.scale, first=scale.first, last=scale.last)
        self._changed()

    def zoom(self, factor: float, about: float | None = None) -> None:
        """Closer by a factor, about a place or the middle."""
        scale = self.shown.scale
        middle = (scale.left + scale.right) / 2
        self.set_scale(scale.zoomed(factor, middle if about is None else about, self.bounds))

    def fit(self) -> None:
        """Show everything."""
        self.set_scale(self.bounds)

    def light(self, **changes: object) -> None:
        """Change what stands out."""
        self.accents = replace(self.accents, **changes)  # type: ignore[arg-type]
        self.viewport().update()

    def restyle(self) -> None:
        """Measure and paint anew: fonts or language changed."""
        self._ruler = FontRuler(self._theme.ui_font(12, cjk=True))
        self._changed()

    def choose(self, moment: Moment, fact: Fact, *, went: bool) -> None:
        """Make a fact current and bring it into sight; `went` announces it."""
        self.light(key=moment.key, fact_id=fact.id)
        in_sight = self.shown.scale.showing(moment.days, self.bounds)
        if in_sight != self.shown.scale:
            self.set_scale(in_sight)
        self._reveal(moment)
        words = spoken(fact, "", chinese=self._theme.chinese)
        self.setAccessibleDescription(words)
        if went:
            self.chosen.emit(fact)

    def step(self, by: int) -> None:
        """Go to the next (1) or the previous (-1) moment in time."""
        moments = self.contents.in_time()
        if not moments:
            return
        place = next((n for n, m in enumerate(moments) if m.key == self.accents.key), None)
        if place is None:
            place = -1 if by > 0 else len(moments)
        moment = moments[min(max(place + by, 0), len(moments) - 1)]
        self.choose(moment, moment.pieces[0].fact, went=True)

    def step_within(self, by: int) -> None:
        """Go to the next or the previous fact of the current moment, past its ends to the next moment."""
        moment = self.current
        if moment is None:
            self.step(by)
            return
        facts = moment.facts
        place = next((n for n, f in enumerate(facts) if f.id == self.accents.fact_id), 0) + by
        if 0 <= place < len(facts):
            self.choose(moment, facts[place], went=True)
        else:
            self.step(by)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        bare = not event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
        if not bare or not self._move(key):
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        turned, x = event.angleDelta(), event.position().x()
        sideways = abs(turned.x()) > abs(turned.y()) or event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if sideways:
            pixels = (turned.x() or turned.y()) / _NOTCH * 60
            self.set_scale(self.shown.scale.moved(-pixels / self.shown.scale.per_day, self.bounds))
        elif x < self.shown.gutter:
            super().wheelEvent(event)
            return
        elif turned.y():
            self.zoom(_ZOOM ** (turned.y() / _NOTCH), x)
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed = event.position()
            self._dragged = False
            self._from = (self.shown.scale, self.verticalScrollBar().value())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None:
            self._hover(event.position())
            return
        moved = event.position() - self._pressed
        if not self._dragged and moved.manhattanLength() < _STILL:
            return
        self._dragged = True
        self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        scale, scrolled = self._from
        self.set_scale(scale.moved(-moved.x() / scale.per_day, self.bounds))
        self.verticalScrollBar().setValue(scrolled - round(moved.y()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton or self._pressed is None:
            return
        self._pressed = None
        self.viewport().unsetCursor()
        if self._dragged:
            return
        found = self._at(event.position())
        if found is not None:
            placed, piece = found
            fact = piece.fact if piece is not None else placed.moment.pieces[0].fact
            self.choose(placed.moment, fact, went=True)

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

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            self._tell(event)
            return True
        return super().viewportEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._changed()
        moment = self.current
        if moment is not None:
            self._reveal(moment)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        brush = Brush(painter, self._theme, self.accents, self.published)
        width, height = float(self.viewport().width()), float(self.viewport().height())
        painter.fillRect(self.viewport().rect(), self._theme.color("surface"))
        painter.save()
        clip = QRectF(0, AXIS, width, height - AXIS)
        painter.setClipRect(clip)
        brush.lanes(self.shown, AXIS - self.verticalScrollBar().value(), clip)
        painter.restore()
        painter.fillRect(QRectF(0, 0, width, AXIS), self._theme.color("pane"))
        brush.axis(self.shown.scale, width, self.published_words)
        painter.end()

    def _move(self, key: Qt.Key) -> bool:
        steps = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}
        within = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        zooms = {Qt.Key.Key_Plus: _ZOOM, Qt.Key.Key_Equal: _ZOOM, Qt.Key.Key_Minus: 1 / _ZOOM}
        verbs = {Qt.Key.Key_C: "comment", Qt.Key.Key_T: "tag", Qt.Key.Key_P: "passage"}
        if key in steps:
            self.step(steps[key])
        elif key in within:
            self.step_within(within[key])
        elif key in zooms:
            self.zoom(zooms[key])
        elif key in (Qt.Key.Key_0, Qt.Key.Key_Home):
            self.fit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self.fact is not None:
            self.chosen.emit(self.fact)
        elif key in verbs and self.fact is not None:
            self.verb.emit(verbs[key])
        else:
            return False
        return True

    def _changed(self) -> None:
        self._shown = None
        room = self.viewport().height() - AXIS
        bar = self.verticalScrollBar()
        bar.setPageStep(max(1, round(room)))
        bar.setSingleStep(26)
        bar.setRange(0, max(0, round(self.shown.height - room)))
        self.viewport().update()
        self.scaled.emit()

    def _arrange(self, width: int) -> Arrangement:
        gutter = GUTTER if width >= WIDE else 0.0
        self.scale = self.scale.within(gutter or EDGE, width - EDGE)
        until = float(self.published.end) if self.published is not None and self.published.end is not None else None
        return arranged(self.contents.lanes, self.scale, gutter, until, self._ruler)

    def _at(self, place: QPointF) -> tuple[Placed, Piece | None] | None:
        if place.y() < AXIS:
            return None
        return self.shown.at(place.x(), place.y() - AXIS + self.verticalScrollBar().value())

    def _hover(self, place: QPointF) -> None:
        found = self._at(place)
        key = found[0].moment.key if found is not None else None
        if key != self.accents.hovered:
            self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if key else Qt.CursorShape.ArrowCursor)
            self.light(hovered=key)

    def _reveal(self, moment: Moment) -> None:
        box = self.shown.box_of(moment.key)
        if box is None:
            return
        bar, room = self.verticalScrollBar(), self.viewport().height() - AXIS
        if box[0] < bar.value():
            bar.setValue(max(0, round(box[0]) - 30))
        elif box[1] > bar.value() + room:
            bar.setValue(round(box[1] - room) + 8)

    def _tell(self, event: QHelpEvent) -> None:
        """Everything that a moment says, under the pointer; the whole name of a lane over its name."""
        place = QPointF(event.pos())
        found = self._at(place)
        if found is not None:
            moment = found[0].moment
            chinese = self._theme.chinese
            head = period_words(moment.period, chinese=chinese, vague=moment.vague)
            self._show_tip(event, head, *(piece.words for piece in moment.pieces))
            return
        y = place.y() - AXIS + self.verticalScrollBar().value()
        for lane in self.shown.lanes:
            named = lane.top <= y < lane.top + (lane.height if self.shown.gutter else lane.head)
            if place.y() > AXIS and named and (not self.shown.gutter or place.x() < self.shown.gutter):
                self._show_tip(event, lane.lane.title or lane.lane.label)
                return
        QToolTip.hideText()

    def _show_tip(self, event: QHelpEvent, *lines: str) -> None:
        """Words of the archive, which a tip must not take for markup."""
        QToolTip.showText(event.globalPos(), "<br>".join(escape(line) for line in lines), self.viewport())
