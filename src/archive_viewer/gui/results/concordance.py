"""A place as a line of a concordance: what was sought in the middle, what stands before and after at its sides."""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter

from archive_viewer.domain.results import Hit
from archive_viewer.gui.theme import Theme

PLACE_LINE = 28
MARGIN = 16
GAP = 2
_MIDDLE = Qt.AlignmentFlag.AlignVCenter


def paint_place(painter: QPainter, theme: Theme, rect: QRect, hit: Hit, *, current: bool) -> None:
    """Draw the line; the words sought begin at the same place in every line."""
    snippet, span = hit.snippets[0], hit.matches[0]
    before = snippet.text[: span.start - snippet.start]
    sought = snippet.text[span.start - snippet.start : span.end - snippet.start]
    after = snippet.text[span.end - snippet.start :]
    plain, bold = theme.ui_font(12, cjk=True), theme.ui_font(12, bold=True, cjk=True)
    inner = rect.adjusted(MARGIN, 0, -MARGIN, 0)
    width = min(QFontMetrics(bold).horizontalAdvance(sought), inner.width() * 2 // 3)
    start = inner.left() + max(0, inner.width() - width) * 2 // 5
    left = QRect(inner.left(), rect.top(), start - inner.left() - GAP, rect.height())
    right = QRect(start + width + GAP, rect.top(), inner.right() - start - width - GAP, rect.height())
    painter.setFont(plain)
    painter.setPen(theme.color("text2"))
    metrics = QFontMetrics(plain)
    painter.setClipRect(rect)
    shown = metrics.elidedText(before, Qt.TextElideMode.ElideLeft, left.width())
    painter.drawText(left, _MIDDLE | Qt.AlignmentFlag.AlignRight, shown)
    painter.drawText(right, _MIDDLE, metrics.elidedText(after, Qt.TextElideMode.ElideRight, right.width()))
    if not current:
        room = QRectF(start - GAP, rect.top() + 5, width + 2 * GAP, rect.height() - 10)
        painter.fillRect(room, theme.color("accentSoft"))
    painter.setFont(bold)
    painter.setPen(theme.color("accent"))
    middle = QRect(start, rect.top(), width, rect.height())
    painter.drawText(middle, _MIDDLE, QFontMetrics(bold).elidedText(sought, Qt.TextElideMode.ElideRight, width))
    painter.setClipping(False)
