"""A chart as a drawing to be saved, with its legend."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from archive_viewer.domain.series import Series
from archive_viewer.gui.charts.painting import MOST, TOKENS, Accents, ChartBrush, ChartWords, shape
from archive_viewer.gui.charts.plot import laid_out
from archive_viewer.gui.theme import Theme
from archive_viewer.gui.timeline.painting import FontRuler
from archive_viewer.gui.widgets.pictures import HEAD, WIDTH, Drawing

_HEIGHT = 520.0
_LEGEND = 34.0


def drawing(shown: Sequence[Series], words: ChartWords, title: str, source: str, theme: Theme) -> Drawing:
    """The series as they are saved."""
    ruler = FontRuler(theme.ui_font(12, cjk=True))
    plot = laid_out(shown, WIDTH, _HEIGHT, ruler, chinese=theme.chinese)

    def draw(painter: QPainter) -> None:
        _legend(painter, shown, theme)
        painter.translate(0, _LEGEND)
        ChartBrush(painter, theme, Accents(), words).draw(plot)

    return Drawing(title, source, round(HEAD + _LEGEND + _HEIGHT), draw)


def _legend(painter: QPainter, shown: Sequence[Series], theme: Theme) -> None:
    font = theme.ui_font(12, cjk=True)
    metrics = QFontMetricsF(font)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(font)
    x = 20.0
    for number, series in enumerate(shown):
        ink = theme.color(TOKENS[number % MOST])
        painter.setPen(QPen(ink, 1.4))
        painter.setBrush(ink)
        painter.drawPath(shape(number, x, 16))
        words = " ".join(part for part in (series.measure.words, series.measure.unit) if part)
        painter.setPen(theme.color("text"))
        painter.drawText(QPointF(x + 12, 20), words)
        x += metrics.horizontalAdvance(words) + 36
