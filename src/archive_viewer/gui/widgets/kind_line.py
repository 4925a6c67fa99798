"""The rule that stands for a kind of fact: its colour and line style."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen

from archive_viewer.domain.fact import FactKind
from archive_viewer.gui.theme import Theme

_TOKENS = {
    FactKind.QUANTITY: "kQty",
    FactKind.DATE: "kDate",
    FactKind.PERSON: "kPerson",
    FactKind.TITLE: "kPerson",
    FactKind.ORGANISATION: "kOrg",
    FactKind.PLACE: "kPlace",
    FactKind.WORK: "kWork",
}
_WIDTHS = {FactKind.QUANTITY: 2.0, FactKind.DATE: 2.0, FactKind.PERSON: 1.25, FactKind.TITLE: 1.25, FactKind.WORK: 1.1}
_DASHES = {
    FactKind.DATE: (0.05, 1.95),
    FactKind.ORGANISATION: (4.8, 2.4),
    FactKind.PLACE: (5.6, 2.0, 1.2, 2.0),
}


def kind_token(kind: FactKind) -> str:
    """The colour token of a kind; kinds that the layout shows have the muted colour."""
    return _TOKENS.get(kind, "muted")


def draw_kind_line(painter: QPainter, theme: Theme, kind: FactKind, left: float, right: float, y: float) -> None:
    """Draw the kind's rule from x `left` to `right` at height `y`; nothing for kinds without a rule."""
    if kind not in _TOKENS:
        return
    pen = QPen(theme.color(_TOKENS[kind]), _WIDTHS.get(kind, 1.25))
    pen.setCapStyle(Qt.PenCapStyle.RoundCap if kind is FactKind.DATE else Qt.PenCapStyle.FlatCap)
    if kind in _DASHES:
        pen.setDashPattern(_DASHES[kind])
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if kind is FactKind.WORK:
        painter.drawPath(_wave(left, right, y))
    else:
        painter.drawLine(QPointF(left, y), QPointF(right, y))
    painter.restore()


def _wave(left: float, right: float, y: float) -> QPainterPath:
    path = QPainterPath(QPointF(left, y))
    x, rise = left, -2.4
    while x + 3 <= right:
        path.quadTo(x + 1.5, y + rise, x + 3, y)
        x += 3
        rise = -rise
    return path
