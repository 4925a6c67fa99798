"""How a hit is drawn: title, source, date, number of places, and the clauses around the first of them."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from archive_viewer.domain.results import Hit
from archive_viewer.domain.span import Span
from archive_viewer.gui.results.concordance import PLACE_LINE, paint_place
from archive_viewer.gui.results.hit_list import HitList
from archive_viewer.gui.results.model import HIT
from archive_viewer.gui.theme import Theme
from archive_viewer.gui.widgets.lit_text import Lighting, LitText, lay_out
from archive_viewer.gui.widgets.numbers import grouped, short_date
from archive_viewer.gui.widgets.typesetting import adjustments

MARGIN = 16
INDENT = 12
TOP = 10
BOTTOM = 10
TITLE_LINE = 21
META_LINE = 20
SNIPPET_LINE = 20
SNIPPET_GAP = 4
SNIPPETS = 2
DIVIDER = 32
CACHED = 400
MIDDLE = Qt.AlignmentFlag.AlignVCenter


class HitDelegate(QStyledItemDelegate):
    """Lays each hit out once per width and keeps the layout until the results change."""

    def __init__(self, theme: Theme, view: HitList) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view
        self._laid: dict[tuple[int, int], tuple[LitText, list[LitText]]] = {}
        theme.changed.connect(self.forget)

    def forget(self) -> None:
        """Drop the layouts: results, fonts or language changed."""
        self._laid.clear()

    def sizeHint(self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        hit = index.data(HIT)
        width = self._view.room
        if not isinstance(hit, Hit):
            return QSize(width, DIVIDER)
        if hit.kind == "place":
            return QSize(width, PLACE_LINE)
        title, snippets = self._lay_out(hit, width)
        height = TOP + title.height + META_LINE + sum(s.height + SNIPPET_GAP for s in snippets) + BOTTOM
        return QSize(width, round(height))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        hit = index.data(HIT)
        theme, rect = self._theme, option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(hit, Hit):
            self._paint_hit(painter, option, hit)
        else:
            painter.fillRect(rect, theme.color("chrome"))
            painter.setFont(theme.ui_font(12, bold=True))
            painter.setPen(theme.color("muted"))
            painter.drawText(rect.adjusted(MARGIN, 0, -MARGIN, 0), MIDDLE, str(index.data()))
        painter.fillRect(QRectF(rect.left(), rect.bottom(), rect.width(), 1), theme.color("rule"))
        painter.restore()

    def _paint_hit(self, painter: QPainter, option: QStyleOptionViewItem, hit: Hit) -> None:
        theme, rect = self._theme, option.rect
        current = bool(option.state & QStyle.StateFlag.State_Selected)
        if current:
            painter.fillRect(rect, theme.color("accentSoft"))
            painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), theme.color("accent"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, theme.color("chrome"))
        if hit.kind == "place":
            paint_place(painter, theme, rect, hit, current=current)
            return
        fill = "accentSoft" if not current else "sel" if theme.dark else "surface"
        lighting = Lighting(theme.color("accent"), theme.color(fill))
        title, snippets = self._lay_out(hit, self._view.room)
        left, y = float(rect.left() + MARGIN), float(rect.top() + TOP)
        title.draw(painter, QPointF(left, y), theme.color("text"), lighting)
        y += title.height
        self._paint_meta(painter, QRect(round(left), round(y), rect.width() - 2 * MARGIN, META_LINE), hit)
        y += META_LINE
        for number, snippet in enumerate(snippets):
            y += SNIPPET_GAP
            tone = ("accent" if number == 0 else "selb") if current else "rule2c"
            painter.fillRect(QRectF(left, y + 1, 2, snippet.height - 2), theme.color(tone))
            snippet.draw(painter, QPointF(left + INDENT, y), theme.color("text2"), lighting)
            y += snippet.height

    def _paint_meta(self, painter: QPainter, room: QRect, hit: Hit) -> None:
        theme = self._theme
        font = theme.ui_font(12, cjk=True)
        painter.setFont(font)
        painter.setPen(theme.color("muted"))
        count = self._places(hit)
        painter.drawText(room, MIDDLE | Qt.AlignmentFlag.AlignRight, count)
        meta = "  ".join(part for part in (hit.source, short_date(hit.published_at)) if part)
        metrics = QFontMetrics(font)
        width = room.width() - metrics.horizontalAdvance(count) - 8
        painter.drawText(room, MIDDLE, metrics.elidedText(meta, Qt.TextElideMode.ElideRight, width))

    def _places(self, hit: Hit) -> str:
        """What stands at the right: what was found, or in how many places, and whether it is written otherwise."""
        if hit.kind == "annotation":
            return self.tr("note")
        if hit.kind == "fact":
            return self.tr("fact")
        count = self._counted(hit)
        return self.tr("{count} · written otherwise").format(count=count) if hit.folded and count else count

    def _counted(self, hit: Hit) -> str:
        n = len(hit.matches)
        if n == 0:
            names = {
                "title": self.tr("in the title"),
                "kicker": self.tr("in the kicker"),
                "byline": self.tr("in the byline"),
                "source": self.tr("in the source"),
                "notes": self.tr("in notes"),
            }
            return next((names[f] for f in hit.fields if f in names), "")
        number = grouped(n, chinese=self._theme.chinese)
        return self.tr("1 hit") if n == 1 else self.tr("{n} hits").format(n=number)

    def _lay_out(self, hit: Hit, width: int) -> tuple[LitText, list[LitText]]:
        key = (id(hit), width)
        found = self._laid.get(key)
        if found is None:
            if len(self._laid) > CACHED:
                self._laid.clear()
            room = max(60, width - 2 * MARGIN)
            theme = self._theme
            typeset = adjustments if theme.punctuation else _plain
            title = lay_out(
                hit.title, theme.ui_font(13, bold=True, cjk=True), room, TITLE_LINE, 2, hit.title_matches, typeset
            )
            small = theme.ui_font(12, cjk=True)
            snippets = []
            for snippet in hit.snippets[:SNIPPETS]:
                inside = [
                    Span(max(m.start, snippet.start), min(m.end, snippet.end)).shifted(-snippet.start)
                    for m in hit.matches
                    if m.start < snippet.end and m.end > snippet.start
                ]
                snippets.append(
                    lay_out(snippet.text.replace("\n", " "), small, room - INDENT, SNIPPET_LINE, 2, inside, typeset)
                )
            found = (title, snippets)
            self._laid[key] = found
        return found


def _plain(_text: str) -> tuple[()]:
    """Chinese punctuation as the font has it."""
    return ()
