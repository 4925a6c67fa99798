"""The time line as a picture: SVG or PNG, the same bytes for the same content."""

from dataclasses import dataclass

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QImage, QPainter
from PySide6.QtSvg import QSvgGenerator

from archive_viewer.gui.theme import Theme
from archive_viewer.gui.timeline.moments import Contents
from archive_viewer.gui.timeline.packing import Arrangement, arranged
from archive_viewer.gui.timeline.painting import AXIS, Accents, Brush, FontRuler
from archive_viewer.gui.timeline.scale import Scale
from archive_viewer.util.edtf import Interval

WIDTH = 1200
_GUTTER = 132.0
_HEAD = 60.0
_FOOT = 14.0
_RATIO = 2


@dataclass(frozen=True)
class Sheet:
    """What a picture shows: lanes over the days of a scale, a title, and a line that says where they come from."""

    contents: Contents
    scale: Scale
    published: Interval | None
    published_words: str
    title: str
    source: str


def svg(sheet: Sheet, theme: Theme) -> bytes:
    """The picture as SVG, its words as text."""
    shown = _arranged(sheet, theme)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setSize(_size(shown))
    generator.setViewBox(QRectF(QPointF(0, 0), _size(shown)))
    generator.setTitle(sheet.title)
    generator.setDescription(sheet.source)
    painter = QPainter(generator)
    _draw(painter, sheet, shown, theme)
    painter.end()
    return _bytes(buffer)


def png(sheet: Sheet, theme: Theme) -> bytes:
    """The picture as PNG, at twice the pixels of the screen's unit."""
    shown = _arranged(sheet, theme)
    image = QImage(_size(shown) * _RATIO, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(_RATIO)
    image.fill(theme.color("surface"))
    painter = QPainter(image)
    _draw(painter, sheet, shown, theme)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return _bytes(buffer)


def _arranged(sheet: Sheet, theme: Theme) -> Arrangement:
    scale = sheet.scale.within(_GUTTER, WIDTH - 16.0)
    until = float(sheet.published.end) if sheet.published is not None and sheet.published.end is not None else None
    return arranged(sheet.contents.lanes, scale, _GUTTER, until, FontRuler(theme.ui_font(12, cjk=True)))


def _size(shown: Arrangement) -> QSize:
    return QSize(WIDTH, round(_HEAD + AXIS + shown.height + _FOOT))


def _draw(painter: QPainter, sheet: Sheet, shown: Arrangement, theme: Theme) -> None:
    painter.fillRect(QRectF(QPointF(0, 0), _size(shown)), theme.color("surface"))
    title, plain = theme.serif_font(18, bold=True), theme.ui_font(12, cjk=True)
    for words, font, y, token in ((sheet.title, title, 26, "text"), (sheet.source, plain, 48, "muted")):
        fitting = QFontMetricsF(font).elidedText(words, Qt.TextElideMode.ElideRight, WIDTH - 32.0)
        painter.setFont(font)
        painter.setPen(theme.color(token))
        painter.drawText(QPointF(12, y), fitting)
    painter.translate(0, _HEAD)
    brush = Brush(painter, theme, Accents(), sheet.published)
    brush.lanes(shown, AXIS, QRectF(0, AXIS, WIDTH, shown.height))
    brush.axis(shown.scale, WIDTH, sheet.published_words)


def _bytes(buffer: QBuffer) -> bytes:
    content = QByteArray(buffer.data())
    buffer.close()
    return bytes(content.data())
