"""How a chart is drawn, on the screen as in a saved picture."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QFontMetricsF, QPainter, QPainterPath, QPen, QPolygonF

from archive_viewer.domain.series import Level
from archive_viewer.gui.charts.axis import scale_words, tick_words
from archive_viewer.gui.charts.plot import RATE_HEAD, RATES, TOP, Item, Link, Pane, Plot, days_of
from archive_viewer.gui.theme import Theme
from archive_viewer.gui.timeline.scale import ticks
from archive_viewer.gui.widgets.periods import period_words

TOKENS = ("kQty", "kPerson", "kPlace", "kDate", "kOrg", "kWork")
SHAPES = ("circle", "triangle", "square", "diamond", "drop", "cross")
MOST = len(SHAPES)
RADIUS = 5.0
_TIP = 6.0
_LEAST_WORDS = 70.0


@dataclass(frozen=True, slots=True)
class Accents:
    """What stands out: the current item's key, the one under the pointer, and whether the keyboard is here."""

    key: object = None
    hovered: object = None
    focused: bool = False


@dataclass(frozen=True, slots=True)
class ChartWords:
    """What the chart says by itself, in the language of the moment."""

    bare: str = ""
    rates: str = ""


def shape(number: int, x: float, y: float, radius: float = RADIUS) -> QPainterPath:
    """The outline of a series' mark about a centre."""
    path = QPainterPath()
    r = radius
    match SHAPES[number % MOST]:
        case "circle":
            path.addEllipse(QPointF(x, y), r, r)
        case "triangle":
            path.addPolygon(
                QPolygonF(
                    [QPointF(x, y - r * 1.15), QPointF(x + r * 1.1, y + r * 0.85), QPointF(x - r * 1.1, y + r * 0.85)]
                )
            )
            path.closeSubpath()
        case "square":
            path.addRect(QRectF(x - r * 0.9, y - r * 0.9, r * 1.8, r * 1.8))
        case "diamond":
            path.addPolygon(
                QPolygonF(
                    [
                        QPointF(x, y - r * 1.25),
                        QPointF(x + r * 1.25, y),
                        QPointF(x, y + r * 1.25),
                        QPointF(x - r * 1.25, y),
                    ]
                )
            )
            path.closeSubpath()
        case "drop":
            path.addPolygon(
                QPolygonF(
                    [QPointF(x, y + r * 1.15), QPointF(x + r * 1.1, y - r * 0.85), QPointF(x - r * 1.1, y - r * 0.85)]
                )
            )
            path.closeSubpath()
        case _:
            a = r * 0.4
            corners = (
                (-a, -r),
                (a, -r),
                (a, -a),
                (r, -a),
                (r, a),
                (a, a),
                (a, r),
                (-a, r),
                (-a, a),
                (-r, a),
                (-r, -a),
                (-a, -a),
            )
            path.addPolygon(QPolygonF([QPointF(x + dx, y + dy) for dx, dy in corners]))
            path.closeSubpath()
    return path


class ChartBrush:
    """Draws a laid-out chart with a painter, in the theme's colours."""

    def __init__(self, painter: QPainter, theme: Theme, accents: Accents, words: ChartWords) -> None:
        self._painter = painter
        self._theme = theme
        self._accents = accents
        self._words = words
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def draw(self, plot: Plot) -> None:
        """Everything, from the ground up."""
        current = plot.item(self._accents.key)
        if plot.panes:
            for left, right in plot.bare:
                self._hatch(plot, left, right)
            self._band(plot, current)
            for pane in plot.panes:
                self._grid(pane)
            self._time(plot)
            for link in plot.links:
                self._link(link)
        for item in plot.items:
            if isinstance(item.told, Level):
                self._arrow(item) if item.open else self._point(item)
                self._label(item)
        if plot.rates_from is not None:
            self._rates(plot)

    def _hatch(self, plot: Plot, left: float, right: float) -> None:
        painter, theme = self._painter, self._theme
        for pane in plot.panes:
            box = QRectF(left, pane.box.top(), right - left, pane.box.height())
            painter.fillRect(box, QBrush(theme.color("rule"), Qt.BrushStyle.BDiagPattern))
            font = theme.ui_font(12, cjk=True)
            width = QFontMetricsF(font).horizontalAdvance(self._words.bare)
            if box.width() > max(_LEAST_WORDS, width + 16):
                back = QRectF(box.center().x() - width / 2 - 6, box.top() + 8, width + 12, 22)
                painter.fillRect(back, theme.color("surface"))
                self._text(back, self._words.bare, "muted", 12, Qt.AlignmentFlag.AlignCenter)

    def _band(self, plot: Plot, current: Item | None) -> None:
        if current is None or not isinstance(current.told, Level) or current.open:
            return
        days = days_of(current.told)
        assert days.start is not None  # noqa: S101 - not open
        assert days.end is not None  # noqa: S101
        left, right = plot.scale.x(days.start), plot.scale.x(days.end)
        for pane in plot.panes:
            band = QRectF(left, pane.box.top(), max(2.0, right - left), pane.box.height())
            self._painter.fillRect(band, self._theme.color("accentSoft"))

    def _grid(self, pane: Pane) -> None:
        theme, box = self._theme, pane.box
        for value in pane.axis.ticks():
            y = round(pane.axis.y(value, box.top(), box.bottom()))
            ground = "rule2b" if value == 0 or value == pane.axis.low else "rule"
            self._painter.fillRect(QRectF(box.left(), y, box.width(), 1), theme.color(ground))
            words = tick_words(value, pane.axis, chinese=theme.chinese)
            self._text(QRectF(0, y - 9, box.left() - 7, 18), words, "muted", 11, Qt.AlignmentFlag.AlignRight)
        unit = scale_words(pane.axis.scale, pane.unit, chinese=theme.chinese)
        if unit:
            self._text(QRectF(box.left() + 4, box.top() - 18, box.width(), 16), unit, "muted", 11)

    def _time(self, plot: Plot) -> None:
        theme, bottom = self._theme, plot.panes[-1].box.bottom()
        major, minor = ticks(plot.scale, chinese=theme.chinese)
        for tick in (*minor, *major):
            mark = QRectF(round(plot.scale.x(tick.day)), bottom, 1, 6 if tick.words else 3)
            self._painter.fillRect(mark, theme.color("rule2b"))
        end = 0.0
        metrics = QFontMetricsF(theme.number_font(11))
        for tick in major:
            x = plot.scale.x(tick.day)
            width = metrics.horizontalAdvance(tick.words)
            if x >= end and x + width <= plot.box.right() + 18:
                self._text(QRectF(x + 3, bottom + 5, width + 2, 16), tick.words, "muted", 11)
                end = x + width + 10

    def _link(self, link: Link) -> None:
        x1, y1, x2, y2 = link.ends
        pen = QPen(self._theme.color(TOKENS[link.series % MOST]), 1.5)
        if link.dashed:
            pen.setDashPattern([3.0, 2.5])
        self._painter.setPen(pen)
        self._painter.drawLine(QPointF(x1, y1), QPointF(x2, y2))

    def _point(self, item: Item) -> None:
        assert isinstance(item.told, Level)  # noqa: S101 - rates are drawn in their column
        painter, theme = self._painter, self._theme
        ink = theme.color(TOKENS[item.series % MOST])
        if item.key in (self._accents.key, self._accents.hovered):
            painter.setPen(QPen(theme.color("accent"), 2 if item.key == self._accents.key else 1))
            painter.setBrush(theme.color("surface"))
            painter.drawEllipse(QPointF(item.x, item.y), RADIUS + 4, RADIUS + 4)
        painter.setPen(QPen(ink, 1.6))
        painter.setBrush(theme.color("surface") if item.told.computed else ink)
        painter.drawPath(shape(item.series, item.x, item.y))

    def _arrow(self, item: Item) -> None:
        assert item.tail is not None  # noqa: S101 - open items have one
        painter, theme = self._painter, self._theme
        days = days_of(item.told)
        left, right = item.tail
        strong = item.key in (self._accents.key, self._accents.hovered)
        ink = theme.color(TOKENS[item.series % MOST])
        painter.setPen(QPen(ink, 2.4 if strong else 1.6))
        painter.drawLine(QPointF(left, item.y), QPointF(right, item.y))
        for x, away in ((left, -1 if days.start is None else 0), (right, 1 if days.end is None else 0)):
            if away:
                painter.drawLine(QPointF(x, item.y), QPointF(x - away * _TIP, item.y - _TIP * 0.7))
                painter.drawLine(QPointF(x, item.y), QPointF(x - away * _TIP, item.y + _TIP * 0.7))
            else:
                painter.drawLine(QPointF(x, item.y - 4), QPointF(x, item.y + 4))
        painter.setBrush(ink)
        painter.drawPath(shape(item.series, item.x, item.y, RADIUS - 1))

    def _label(self, item: Item) -> None:
        current = item.key == self._accents.key
        box = item.label
        if box is None:
            if not current:
                return
            box = QRectF(item.x - 60, item.y - 26, 120, 16)
        assert isinstance(item.told, Level)  # noqa: S101 - rates carry their words themselves
        token = "text" if current else "text2" if not item.told.computed else "muted"
        align = Qt.AlignmentFlag.AlignLeft if item.label is not None else Qt.AlignmentFlag.AlignCenter
        self._text(box, item.words, token, 12, align, bold=current)

    def _rates(self, plot: Plot) -> None:
        theme, painter = self._theme, self._painter
        left = plot.rates_from or 0.0
        if plot.panes:
            pen = QPen(theme.color("rule2b"), 1)
            pen.setDashPattern([2.0, 2.0])
            painter.setPen(pen)
            painter.drawLine(QPointF(left, TOP), QPointF(left, plot.box.bottom()))
        self._text(QRectF(left + 12, TOP - 6, RATES, 18), self._words.rates, "muted", 12)
        period = None
        for item in plot.items:
            if isinstance(item.told, Level):
                continue
            if item.told.period != period:
                period = item.told.period
                words = period_words(period, chinese=theme.chinese)
                self._text(QRectF(left + 12, item.box.top() - RATE_HEAD + 4, RATES + 60, 18), words, "text2", 11)
            self._rate(item)

    def _rate(self, item: Item) -> None:
        painter, theme = self._painter, self._theme
        current = item.key == self._accents.key
        if current or item.key == self._accents.hovered:
            painter.setPen(QPen(theme.color("accent"), 2 if current else 1))
            painter.setBrush(theme.color("surface"))
            painter.drawEllipse(QPointF(item.x + 4, item.y), RADIUS + 4, RADIUS + 4)
        painter.setPen(QPen(theme.color(TOKENS[item.series % MOST]), 1.6))
        painter.setBrush(theme.color("surface"))
        painter.drawPath(shape(item.series, item.x + 4, item.y))
        box = QRectF(item.x + 20, item.y - 9, RATES - 34, 18)
        self._text(box, item.words, "text", 12, bold=current)

    def _text(
        self,
        box: QRectF,
        words: str,
        token: str,
        px: int,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
        *,
        bold: bool = False,
    ) -> None:
        painter = self._painter
        painter.setFont(self._theme.ui_font(px, bold=bold, cjk=True))
        painter.setPen(self._theme.color(token))
        flags = align | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine | Qt.TextFlag.TextDontClip
        painter.drawText(box, int(flags), words)
