"""How the time line is drawn: axis, lanes, bars, points and labels, on the screen as in a saved picture."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen

from archive_viewer.gui.theme import Theme
from archive_viewer.gui.timeline.packing import POINT, ROW, Arrangement, Placed, PlacedLane, Word
from archive_viewer.gui.timeline.scale import Scale, ticks
from archive_viewer.gui.widgets.card_delegate import lit_spans, wide_marks
from archive_viewer.gui.widgets.lit_text import Lighting, lay_out
from archive_viewer.util.edtf import Interval

AXIS = 28.0
_BAR = 20.0
_TIP = 7.0
_SOFT = 38
_VAGUE = 16
_NAME_LEADING = 17.0


class FontRuler:
    """Measures labels in the interface's type, each once."""

    def __init__(self, font: QFont) -> None:
        self._metrics = QFontMetricsF(font)
        self._widths: dict[str, float] = {}

    def width(self, words: str) -> float:
        """Width in pixels."""
        known = self._widths.get(words)
        if known is None:
            known = self._metrics.horizontalAdvance(wide_marks(words))
            self._widths[words] = known
        return known

    def elided(self, words: str, width: float, *, front: bool) -> str:
        """The words, cut to fit; a number at their end stays when they are cut at the front. "" where nothing fits."""
        if width < self._metrics.averageCharWidth() * 2:
            return ""
        mode = Qt.TextElideMode.ElideLeft if front else Qt.TextElideMode.ElideRight
        return self._metrics.elidedText(words, mode, width)


@dataclass(frozen=True)
class Accents:
    """What stands out: the current moment and its fact, words of the search, comments by fact id."""

    key: tuple[int, str] | None = None
    fact_id: int | None = None
    hovered: tuple[int, str] | None = None
    focused: bool = False
    words: tuple[str, ...] = ()
    comments: Mapping[int, int] = field(default_factory=dict)


class Brush:
    """Draws parts of the time line with a painter, in the theme's colours."""

    def __init__(self, painter: QPainter, theme: Theme, accents: Accents, published: Interval | None) -> None:
        self._painter = painter
        self._theme = theme
        self._accents = accents
        self._published = published
        self.font = theme.ui_font(12, cjk=True)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def axis(self, scale: Scale, width: float, published_words: str) -> None:
        """The axis along the top, AXIS high: years or months with ticks, the day of publication in cinnabar."""
        painter, theme = self._painter, self._theme
        font = theme.number_font(11)
        metrics = QFontMetricsF(font)
        major, minor = ticks(scale, chinese=theme.chinese)
        taken = self._publication_label(scale, width, published_words, metrics)
        painter.setFont(font)
        for tick in minor:
            self._line(scale.x(tick.day), AXIS - 4, AXIS - 1, "rule2c")
        for tick in major:
            x = scale.x(tick.day)
            self._line(x, AXIS - 8, AXIS - 1, "rule2b")
            length = metrics.horizontalAdvance(tick.words)
            if x + 4 + length <= width and (taken is None or x + 4 + length < taken[0] or x + 4 > taken[1]):
                painter.setPen(theme.color("muted"))
                painter.drawText(QPointF(x + 4, AXIS - 11), tick.words)
        painter.fillRect(QRectF(0, AXIS - 1, width, 1), theme.color("rule"))

    def lanes(self, shown: Arrangement, top: float, clip: QRectF) -> None:
        """All lanes that meet `clip`, with y 0 of the arrangement at `top`."""
        grid = [shown.scale.x(tick.day) for tick in ticks(shown.scale, chinese=self._theme.chinese)[0]]
        for number, lane in enumerate(shown.lanes):
            box = QRectF(0, top + lane.top, clip.width(), lane.height)
            if not box.intersects(clip):
                continue
            ground = "pane" if number % 2 else "surface"
            self._lane_ground(lane, box, shown, grid, ground)
            for placed in lane.placed:
                self._moment(placed, top + lane.row_top(placed.row), shown.scale, ground)

    def _moment(self, placed: Placed, top: float, scale: Scale, ground: str) -> None:
        """One bar or point with its label, in the row that begins at `top`."""
        current = placed.moment.key == self._accents.key
        middle = top + ROW / 2
        self._clear(placed, middle, ground)
        if placed.point:
            self._point(placed, middle, current)
        else:
            self._bar(placed, middle, current, scale)
        self._label(placed, middle, current)

    def _clear(self, placed: Placed, middle: float, ground: str) -> None:
        """Keep lines of the grid out of the bar, and out of words that stand beside it."""
        if not placed.point:
            bar = QRectF(placed.left, middle - _BAR / 2, placed.right - placed.left, _BAR)
            self._painter.fillRect(bar, self._theme.color(ground))
        words = [w for w in placed.label if w.x + w.width > placed.right or w.x < placed.left]
        if words:
            left = max(min(w.x for w in words), placed.right) if placed.inside or placed.point else words[0].x
            if words[0].x < placed.left:
                left = words[0].x
            right = words[-1].x + words[-1].width
            self._painter.fillRect(QRectF(left - 2, middle - 9, right - left + 4, 18), self._theme.color(ground))

    def _lane_ground(
        self, lane: PlacedLane, box: QRectF, shown: Arrangement, grid: Sequence[float], ground: str
    ) -> None:
        painter, theme = self._painter, self._theme
        painter.fillRect(box, theme.color(ground))
        for x in grid:
            self._line(x, box.top() + lane.head, box.bottom(), "rule")
        if self._published is not None and self._published.start is not None:
            self._dashed(shown.scale.x(self._published.start), box.top() + lane.head, box.bottom(), shown.scale)
        painter.fillRect(QRectF(box.left(), box.bottom() - 1, box.width(), 1), theme.color("rule"))
        bold = theme.ui_font(12, bold=True, cjk=True)
        if shown.gutter:
            self._lane_name(lane, QRectF(12, box.top() + 5, shown.gutter - 20, lane.height - 8), bold)
        else:
            self._lane_head(lane, QRectF(12, box.top() + 2, box.width() - 24, lane.head), bold)
        self._beyond(lane, box, shown)

    def _lane_head(self, lane: PlacedLane, box: QRectF, bold: QFont) -> None:
        metrics = QFontMetricsF(bold)
        label = metrics.elidedText(wide_marks(lane.lane.label), Qt.TextElideMode.ElideRight, box.width())
        self._text(QPointF(box.left(), box.top() + 16), label, bold, "text2")
        gap = metrics.horizontalAdvance(label) + 8
        plain = QFontMetricsF(self.font)
        title = plain.elidedText(wide_marks(lane.lane.title), Qt.TextElideMode.ElideRight, box.width() - gap)
        if box.width() - gap > 40:
            self._text(QPointF(box.left() + gap, box.top() + 16), title, self.font, "muted")

    def _lane_name(self, lane: PlacedLane, box: QRectF, bold: QFont) -> None:
        label = QFontMetricsF(bold).elidedText(lane.lane.label, Qt.TextElideMode.ElideRight, box.width())
        self._text(QPointF(box.left(), box.top() + 13), label, bold, "text2")
        lines = int((box.height() - 20) // _NAME_LEADING)
        if lines > 0 and lane.lane.title:
            title = lay_out(wide_marks(lane.lane.title), self.font, box.width(), _NAME_LEADING, min(lines, 3))
            muted = self._theme.color("muted")
            title.draw(self._painter, QPointF(box.left(), box.top() + 17), muted, Lighting(muted, muted))

    def _beyond(self, lane: PlacedLane, box: QRectF, shown: Arrangement) -> None:
        """Where a lane shows nothing: how much of it lies to the left, how much to the right."""
        if lane.placed:
            return
        y = box.top() + lane.head + 20
        if lane.earlier:
            self._text(QPointF(shown.scale.left + 8, y), f"← {lane.earlier}", self.font, "muted")
        if lane.later:
            words = f"{lane.later} →"
            x = shown.scale.right - 8 - QFontMetricsF(self.font).horizontalAdvance(words)
            self._text(QPointF(x, y), words, self.font, "muted")

    def _publication_label(
        self, scale: Scale, width: float, words: str, metrics: QFontMetricsF
    ) -> tuple[float, float] | None:
        """The word above the day of publication; returns the room that it takes."""
        if self._published is None or self._published.start is None:
            return None
        x = scale.x(self._published.start)
        if not scale.left <= x <= scale.right or not words:
            return None
        length = metrics.horizontalAdvance(words)
        left = x - length - 5 if x + 5 + length > width else x + 5
        self._text(QPointF(left, AXIS - 11), words, self._theme.number_font(11), "cinnabar")
        self._dashed(x, 4, AXIS - 1, scale)
        return left - 12, left + length + 4

    def _dashed(self, x: float, top: float, bottom: float, scale: Scale) -> None:
        if not scale.left <= x <= scale.right:
            return
        pen = QPen(self._theme.color("cinnabar"), 1.25)
        pen.setDashPattern([3.2, 2.4])
        self._painter.setPen(pen)
        self._painter.drawLine(QPointF(x, top), QPointF(x, bottom))

    def _line(self, x: float, top: float, bottom: float, token: str) -> None:
        self._painter.fillRect(QRectF(round(x), top, 1, bottom - top), self._theme.color(token))

    def _fill(self, placed: Placed) -> QColor:
        if not placed.moment.dates_only:
            return self._theme.color("kQtySoft")
        soft = self._theme.color("kDate")
        soft.setAlpha(_VAGUE if placed.moment.vague else _SOFT)
        return soft

    def _ink(self, placed: Placed) -> QColor:
        return self._theme.color("kDate" if placed.moment.dates_only else "kQty")

    def _bar(self, placed: Placed, middle: float, current: bool, scale: Scale) -> None:
        painter = self._painter
        box = QRectF(placed.left, middle - _BAR / 2, placed.right - placed.left, _BAR)
        fill = self._theme.color("accent") if current else self._fill(placed)
        split = self._today(placed, scale)
        painter.setPen(Qt.PenStyle.NoPen)
        if split is not None:
            paler = QColor(fill)
            paler.setAlpha(fill.alpha() // 3)
            painter.setBrush(paler)
            painter.drawRect(QRectF(split, box.top(), box.right() - split, box.height()))
            box.setRight(split)
        painter.setBrush(fill)
        painter.drawPath(_shape(box, tip_left=placed.cut_left, tip_right=placed.cut_right and split is None))
        if not placed.cut_left and not current:
            painter.fillRect(QRectF(box.left(), box.top(), 3, box.height()), self._ink(placed))
        if placed.moment.vague and not current:
            faint = self._ink(placed)
            faint.setAlpha(120)
            self._outline(box, faint, dashed=True)
        if placed.moment.key == self._accents.hovered and not current:
            self._outline(box, self._ink(placed), dashed=False)
        elif self._matches(placed) and not current:
            self._outline(box, self._theme.color("accent"), dashed=False)
        if current and self._accents.focused:
            self._outline(box.adjusted(-2, -2, 2, 2), self._theme.color("accent"), dashed=False)

    def _today(self, placed: Placed, scale: Scale) -> float | None:
        """Where a bar that goes on after the day of publication turns pale."""
        if self._published is None or self._published.end is None or placed.moment.days.end is None:
            return None
        x = scale.x(self._published.end)
        return x if placed.left < x < placed.right else None

    def _outline(self, box: QRectF, color: QColor, *, dashed: bool) -> None:
        pen = QPen(color, 1)
        if dashed:
            pen.setDashPattern([3, 3])
        self._painter.setPen(pen)
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5))

    def _point(self, placed: Placed, middle: float, current: bool) -> None:
        painter = self._painter
        hovered = placed.moment.key == self._accents.hovered
        centre = QPointF((placed.left + placed.right) / 2, middle)
        painter.setPen(QPen(self._theme.color("accent") if current else self._ink(placed), 2))
        painter.setBrush(self._theme.color("accent") if current else self._theme.color("surface"))
        if hovered and not current:
            painter.setBrush(self._fill(placed))
        painter.drawEllipse(centre, POINT - 2, POINT - 2)
        if current and self._accents.focused:
            painter.setPen(QPen(self._theme.color("accent"), 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(centre, POINT + 1.5, POINT + 1.5)

    def _label(self, placed: Placed, middle: float, current: bool) -> None:
        metrics = QFontMetricsF(self.font)
        baseline = middle + (metrics.ascent() - metrics.descent()) / 2
        for word in placed.label:
            chosen = word.piece is not None and current and word.piece.fact.id == self._accents.fact_id
            over = word.x + word.width > placed.right if placed.inside else True
            on_accent = current and placed.inside and not over
            self._lit(word, middle, metrics, filled_to=placed.right if current else None)
            token = "onAccent" if on_accent else "text" if word.piece is not None else "text2"
            if current and not on_accent:
                self._on_two_grounds(word, placed, baseline)
            else:
                self._text(QPointF(word.x, baseline), wide_marks(word.words), self.font, token)
            if chosen and len(placed.moment.pieces) > 1:
                line = QRectF(word.x, baseline + 3, word.width, 1.5)
                self._painter.fillRect(line, self._theme.color("onAccent" if on_accent else "accent"))
        self._comments(placed, middle)

    def _on_two_grounds(self, word: Word, placed: Placed, baseline: float) -> None:
        """A word that begins on the filled bar and ends beside it: each part in the ink of its ground."""
        painter = self._painter
        top, height = baseline - 20, 30.0
        beside = (placed.right, word.x + word.width) if placed.inside else (word.x, word.x + word.width)
        on_bar = (word.x, placed.right) if placed.inside else (0.0, 0.0)
        for (left, right), token in ((on_bar, "onAccent"), (beside, "text")):
            if right <= left:
                continue
            painter.save()
            painter.setClipRect(QRectF(left, top, right - left + 1, height), Qt.ClipOperation.IntersectClip)
            self._text(QPointF(word.x, baseline), wide_marks(word.words), self.font, token)
            painter.restore()

    def _lit(self, word: Word, middle: float, metrics: QFontMetricsF, *, filled_to: float | None) -> None:
        if word.piece is None or not self._accents.words:
            return
        for span in lit_spans(word.words, self._accents.words):
            left = word.x + metrics.horizontalAdvance(word.words[: span.start])
            length = metrics.horizontalAdvance(span.of(word.words))
            on_bar = filled_to is not None and left + length <= filled_to
            self._painter.setPen(QPen(self._theme.color("onAccent" if on_bar else "accent"), 1))
            fill = self._theme.color("accentSoft") if filled_to is None else Qt.BrushStyle.NoBrush
            self._painter.setBrush(fill)
            self._painter.drawRoundedRect(QRectF(left - 1, middle - 8.5, length + 2, 17), 2, 2)

    def _matches(self, placed: Placed) -> bool:
        """Whether the search's words stand in any of its facts, named in the label or not."""
        words = self._accents.words
        return bool(words) and any(lit_spans(f"{f.measure or ''}\n{f.text}", words) for f in placed.moment.facts)

    def _comments(self, placed: Placed, middle: float) -> None:
        """A cinnabar count at the corner of what has comments."""
        count = sum(self._accents.comments.get(f.id or 0, 0) for f in placed.moment.facts)
        if not count:
            return
        font = self._theme.number_font(10)
        length = max(12.0, QFontMetricsF(font).horizontalAdvance(str(count)) + 6)
        box = QRectF(placed.left - length / 2, middle - ROW / 2 + 1, length, 12)
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(self._theme.color("cinnabar"))
        self._painter.drawRoundedRect(box, 6, 6)
        self._painter.setPen(self._theme.color("surface"))
        self._painter.setFont(font)
        self._painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(count))

    def _text(self, at: QPointF, words: str, font: QFont, token: str) -> None:
        self._painter.setFont(font)
        self._painter.setPen(self._theme.color(token))
        self._painter.drawText(at, words)


def _shape(box: QRectF, *, tip_left: bool, tip_right: bool) -> QPainterPath:
    """A bar whose ends are pointed where the period goes on."""
    path = QPainterPath()
    left = box.left() + (_TIP if tip_left else 0)
    right = box.right() - (_TIP if tip_right else 0)
    path.moveTo(left, box.top())
    path.lineTo(right, box.top())
    if tip_right:
        path.lineTo(box.right(), box.center().y())
    path.lineTo(right, box.bottom())
    path.lineTo(left, box.bottom())
    if tip_left:
        path.lineTo(box.left(), box.center().y())
    path.closeSubpath()
    return path
