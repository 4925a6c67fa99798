"""The note that stands before a caption whose picture is not in the archive."""

from collections.abc import Collection

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from archive_viewer.gui.reader.document import SMALL_SIZE, Setting
from archive_viewer.gui.reader.lines import LinesInView
from archive_viewer.gui.theme import Theme

ICON = 16
PADDING = 34


class PicturePlaceholder:
    """Measures and paints the note."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme

    def width(self, size: int) -> int:
        """How wide the note is beside article text of a size, in pixels."""
        metrics = QFontMetricsF(self._theme.ui_font(round(size * SMALL_SIZE)))
        return round(metrics.horizontalAdvance(_words()) + PADDING)

    def paint(self, painter: QPainter, lines: LinesInView, setting: Setting, captions: Collection[int]) -> None:
        """Paint it on the lines in view that begin at one of the document positions `captions`."""
        if not setting.placeholder:
            return
        theme = self._theme
        for line in lines.lines:
            if line.start not in captions:
                continue
            middle = line.baseline - setting.size * SMALL_SIZE * 0.36
            box = QRectF(line.left + 0.5, middle - setting.leading / 2 + 1.5, setting.placeholder, setting.leading - 3)
            painter.setPen(QPen(theme.color("rule2c"), 1, Qt.PenStyle.DashLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box, 4, 4)
            icon = theme.pixmap("image", "muted", ICON)
            painter.drawPixmap(QPointF(round(box.left() + 8), round(box.center().y() - ICON / 2)), icon)
            painter.setFont(theme.ui_font(round(setting.size * SMALL_SIZE)))
            painter.setPen(theme.color("muted"))
            painter.drawText(box.adjusted(28, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, _words())


def _words() -> str:
    return QCoreApplication.translate("PicturePlaceholder", "Picture not in the archive")
