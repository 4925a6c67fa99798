"""The time line as a drawing to be saved."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from archive_viewer.gui.theme import Theme
from archive_viewer.gui.timeline.moments import Contents
from archive_viewer.gui.timeline.packing import arranged
from archive_viewer.gui.timeline.painting import AXIS, Accents, Brush, FontRuler
from archive_viewer.gui.timeline.scale import Scale
from archive_viewer.gui.widgets.pictures import HEAD, WIDTH, Drawing
from archive_viewer.util.edtf import Interval

_GUTTER = 132.0
_FOOT = 14.0


@dataclass(frozen=True)
class Sheet:
    """What a picture shows: lanes over the days of a scale, a title, and a line that says where they come from."""

    contents: Contents
    scale: Scale
    published: Interval | None
    published_words: str
    title: str
    source: str


def drawing(sheet: Sheet, theme: Theme) -> Drawing:
    """The sheet as it is saved."""
    scale = sheet.scale.within(_GUTTER, WIDTH - 16.0)
    until = float(sheet.published.end) if sheet.published is not None and sheet.published.end is not None else None
    shown = arranged(sheet.contents.lanes, scale, _GUTTER, until, FontRuler(theme.ui_font(12, cjk=True)))

    def draw(painter: QPainter) -> None:
        brush = Brush(painter, theme, Accents(), sheet.published)
        brush.lanes(shown, AXIS, QRectF(0, AXIS, WIDTH, shown.height))
        brush.axis(shown.scale, WIDTH, sheet.published_words)

    return Drawing(sheet.title, sheet.source, round(HEAD + AXIS + shown.height + _FOOT), draw)
