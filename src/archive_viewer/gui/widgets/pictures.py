"""Drawings as files: SVG with its words as text, or PNG; the same bytes for the same drawing."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QImage, QPainter
from PySide6.QtSvg import QSvgGenerator

from archive_viewer.gui.theme import Theme

WIDTH = 1200
HEAD = 60.0
_RATIO = 2


@dataclass(frozen=True)
class Drawing:
    """`draw` paints below HEAD pixels, in which a title stands and a line that says where everything comes from."""

    title: str
    source: str
    height: int
    draw: Callable[[QPainter], None]

    @property
    def size(self) -> QSize:
        return QSize(WIDTH, self.height)


def picture(drawing: Drawing, theme: Theme, suffix: str) -> bytes:
    """The drawing as .svg, or as .png at twice the pixels of the screen's unit."""
    return _svg(drawing, theme) if suffix == ".svg" else _png(drawing, theme)


def _svg(drawing: Drawing, theme: Theme) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setSize(drawing.size)
    generator.setViewBox(QRectF(QPointF(0, 0), drawing.size))
    generator.setTitle(drawing.title)
    generator.setDescription(drawing.source)
    painter = QPainter(generator)
    _paint(painter, drawing, theme)
    painter.end()
    return _bytes(buffer)


def _png(drawing: Drawing, theme: Theme) -> bytes:
    image = QImage(drawing.size * _RATIO, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(_RATIO)
    image.fill(theme.color("surface"))
    painter = QPainter(image)
    _paint(painter, drawing, theme)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return _bytes(buffer)


def _paint(painter: QPainter, drawing: Drawing, theme: Theme) -> None:
    painter.fillRect(QRectF(QPointF(0, 0), drawing.size), theme.color("surface"))
    title, plain = theme.serif_font(18, bold=True), theme.ui_font(12, cjk=True)
    for words, font, y, token in ((drawing.title, title, 26, "text"), (drawing.source, plain, 48, "muted")):
        fitting = QFontMetricsF(font).elidedText(words, Qt.TextElideMode.ElideRight, WIDTH - 32.0)
        painter.setFont(font)
        painter.setPen(theme.color(token))
        painter.drawText(QPointF(12, y), fitting)
    painter.translate(0, HEAD)
    drawing.draw(painter)


def _bytes(buffer: QBuffer) -> bytes:
    content = QByteArray(buffer.data())
    buffer.close()
    return bytes(content.data())
