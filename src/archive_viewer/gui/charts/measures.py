"""The list of measures beside a chart: those in it, with their marks, and those that could be."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from archive_viewer.domain.series import Measure, MeasureCount
from archive_viewer.gui.charts.painting import MOST, TOKENS, shape
from archive_viewer.gui.theme import Theme
from archive_viewer.gui.widgets.card_delegate import CardDelegate
from archive_viewer.gui.widgets.row_list import RowList

ROW_ROLE = Qt.ItemDataRole.UserRole + 1
MARK_WIDTH = 36
_HEAD, _ROW = 30, 30

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class MeasureRow:
    """A measure; `place` is its number in the chart, None outside it. A head has words only."""

    words: str
    counted: MeasureCount | None = None
    place: int | None = None


@dataclass(slots=True)
class ListWords:
    """Heads and what a screen reader says of a row, in the language of the moment."""

    shown: str = "{n}"
    others: str = ""
    numbers: str = "{n}"
    disagreeing: str = ""


class MeasureModel(QAbstractListModel):
    """Measures as rows: the charted ones first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.words = ListWords()
        self.charted: list[MeasureCount] = []
        self._others: Sequence[MeasureCount] = ()
        self._rows: list[MeasureRow] = []

    def show_measures(self, counted: Sequence[MeasureCount], charted: Sequence[Measure]) -> None:
        """List these; the charted ones stay even where they are not among them."""
        known = {c.measure: c for c in (*self.charted, *counted)}
        self.charted = [known.get(m, MeasureCount(m, 0, 0)) for m in charted]
        self._others = [c for c in counted if c.measure not in charted]
        self.rebuild()

    def rebuild(self) -> None:
        """Make the rows anew."""
        self.beginResetModel()
        rows = []
        if self.charted:
            rows.append(MeasureRow(self.words.shown.format(n=len(self.charted))))
            rows += [MeasureRow(c.measure.words, c, n) for n, c in enumerate(self.charted)]
        if self._others:
            rows.append(MeasureRow(self.words.others))
            rows += [MeasureRow(c.measure.words, c) for c in self._others]
        self._rows = rows
        self.endResetModel()

    def row_at(self, index: Index) -> MeasureRow | None:
        """The row of an index."""
        return self._rows[index.row()] if index.isValid() and index.row() < len(self._rows) else None

    def place_of(self, measure: Measure | None) -> QModelIndex:
        """The index of a measure; invalid where it isn't listed."""
        for n, row in enumerate(self._rows):
            if row.counted is not None and row.counted.measure == measure:
                return self.index(n)
        return QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        row = self.row_at(index)
        return Qt.ItemFlag.NoItemFlags if row is None or row.counted is None else super().flags(index)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.row_at(index)
        if row is None:
            return None
        if role == ROW_ROLE:
            return row
        counted = row.counted
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            if counted is None:
                return row.words
            return f"{row.words} {counted.measure.unit} {self.words.numbers.format(n=counted.total)}"
        if role == Qt.ItemDataRole.ToolTipRole and counted is not None:
            parts = [row.words, self.words.numbers.format(n=counted.total)]
            return "\n".join([*parts, *([self.words.disagreeing] if counted.disagreeing else [])])
        return None


class MeasureDelegate(CardDelegate):
    """Mark, words, unit, a warning where numbers disagree, and how many numbers there are."""

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        row = index.data(ROW_ROLE)
        return QSize(100, _ROW if isinstance(row, MeasureRow) and row.counted is not None else _HEAD)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(ROW_ROLE)
        if not isinstance(row, MeasureRow):
            return
        theme, rect = self.theme, QRectF(option.rect)
        painter.save()
        if row.counted is None:
            painter.fillRect(rect, theme.color("pane"))
            self.line(
                painter, rect.adjusted(12, 4, -8, 0), row.words, theme.ui_font(12, bold=True), theme.color("text2")
            )
        else:
            self.row_background(painter, option, rect)
            self._measure(painter, rect, row, row.counted)
        painter.restore()

    def _measure(self, painter: QPainter, rect: QRectF, row: MeasureRow, counted: MeasureCount) -> None:
        theme, right = self.theme, rect.right() - 12
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = rect.center().y()
        if row.place is not None:
            ink = theme.color(TOKENS[row.place % MOST])
            painter.setPen(QPen(ink, 1.4))
            painter.setBrush(ink)
            painter.drawPath(shape(row.place, rect.left() + 20, middle))
        else:
            icon = theme.pixmap("plus", "muted", 14)
            painter.drawPixmap(QPoint(round(rect.left() + 13), round(middle - 7)), icon)
        number = str(counted.total)
        right -= self.line(
            painter, QRectF(right - 40, rect.top(), 40, rect.height()), number, theme.ui_font(12),
            theme.color("muted"), align=Qt.AlignmentFlag.AlignRight,
        ) + 8  # fmt: skip
        if counted.disagreeing:
            painter.drawPixmap(QPoint(round(right - 16), round(middle - 8)), theme.pixmap("warn", "warn", 16))
            right -= 22
        box = QRectF(rect.left() + MARK_WIDTH, rect.top(), right - rect.left() - MARK_WIDTH, rect.height())
        font = theme.ui_font(13, bold=row.place is not None, cjk=True)
        width = self.line(painter, box, row.words, font, theme.color("text"), lit=True)
        unit = counted.measure.unit
        if unit and box.width() - width > 40:
            beside = box.adjusted(width + 6, 0, 0, 0)
            self.line(painter, beside, unit, theme.ui_font(12, cjk=True), theme.color("muted"))


class MeasureList(RowList):
    """`alone` asks for a chart of one measure, `toggled` for one more or less in the chart of the moment."""

    alone = Signal(object)
    toggled = Signal(object)

    def __init__(self, theme: Theme, model: MeasureModel, parent: QWidget | None = None) -> None:
        super().__init__("measureList", parent)
        self.setModel(model)
        self.delegate = MeasureDelegate(theme, self)
        self.setItemDelegate(self.delegate)
        self._model = model

    def measure_at(self, index: QModelIndex) -> Measure | None:
        """The measure of an index, None for a head."""
        row = self._model.row_at(index)
        return row.counted.measure if row is not None and row.counted is not None else None

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        measure = self.measure_at(self.indexAt(event.position().toPoint()))
        if measure is None or event.button() != Qt.MouseButton.LeftButton:
            return
        beside = event.position().x() < MARK_WIDTH or event.modifiers() & Qt.KeyboardModifier.ControlModifier
        (self.toggled if beside else self.alone).emit(measure)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        measure = self.measure_at(self.currentIndex())
        if measure is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.alone.emit(measure)
        elif measure is not None and event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Plus, Qt.Key.Key_Minus):
            self.toggled.emit(measure)
        else:
            super().keyPressEvent(event)
