"""The outline as a list, narrowed by words, and how its entries are painted."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from archive_viewer.gui.outline.rows import OutlineRow
from archive_viewer.gui.theme import Theme
from archive_viewer.gui.widgets.card_delegate import CardDelegate

ROW_ROLE = Qt.ItemDataRole.UserRole + 1
Index = QModelIndex | QPersistentModelIndex
_INDENT = 18


class OutlineModel(QAbstractListModel):
    """Entries that hold the typed words; a section stays while something in it does."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: list[OutlineRow] = []
        self._rows: list[OutlineRow] = []
        self.labels: dict[str, str] = {}
        self.typed = ""

    @property
    def rows(self) -> list[OutlineRow]:
        """The entries shown."""
        return self._rows

    def set_rows(self, rows: Sequence[OutlineRow]) -> None:
        """Show these entries."""
        self._all = list(rows)
        self.rebuild()

    def rebuild(self) -> None:
        """Apply the filter anew."""
        self.beginResetModel()
        words = self.typed.casefold().split()
        kept = [all(w in f"{r.label}{r.words}".casefold() for w in words) for r in self._all]
        needed = 0
        for place in range(len(self._all) - 1, -1, -1):
            level = self._all[place].level
            if kept[place]:
                needed = level
            elif words and level < needed:
                kept[place], needed = True, level
        self._rows = [row for row, keep in zip(self._all, kept, strict=True) if keep]
        self.endResetModel()

    def label(self, row: OutlineRow) -> str:
        """What stands in bold before the words."""
        template = self.labels.get(row.kind, "{label}")
        return template.format(label=row.label)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{self.label(row)} {row.words}".strip()
        if role == Qt.ItemDataRole.ToolTipRole:
            return row.words
        return None


class OutlineDelegate(CardDelegate):
    """Kicker and title, sections in bold, answers and points under them, counts at the right."""

    def __init__(self, theme: Theme, model: OutlineModel, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self._model = model

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        row = index.data(ROW_ROLE)
        heights = {"kicker": 28, "title": 36, "lead": 36, "question": 36, "heading": 36}
        return QSize(100, heights.get(row.kind, 28) if isinstance(row, OutlineRow) else 28)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(ROW_ROLE)
        if not isinstance(row, OutlineRow):
            return
        painter.save()
        rect = QRectF(option.rect)
        self.row_background(painter, option, rect)
        if row.kind in ("kicker", "title"):
            self._paint_head(painter, rect, row)
        else:
            self._paint_entry(painter, rect, row)
        painter.restore()

    def _paint_head(self, painter: QPainter, rect: QRectF, row: OutlineRow) -> None:
        theme = self.theme
        box = rect.adjusted(16, 0, -16, 0)
        if row.kind == "kicker":
            self.line(painter, box, row.words, theme.ui_font(12, cjk=True), theme.color("cinnabar"), lit=True)
        else:
            self.line(painter, box, row.words, theme.serif_font(16, bold=True), theme.color("text"), lit=True)

    def _paint_entry(self, painter: QPainter, rect: QRectF, row: OutlineRow) -> None:
        theme = self.theme
        right = rect.right() - 16
        if row.count:
            small = theme.ui_font(12)
            box = QRectF(right - 40, rect.top(), 40, rect.height())
            self.line(painter, box, str(row.count), small, theme.color("muted"), align=Qt.AlignmentFlag.AlignRight)
        x = rect.left() + 16 + row.level * _INDENT
        room = right - 44 - x
        label = self._model.label(row)
        section = row.level == 0
        if label:
            font = theme.ui_font(13 if section else 12, bold=section or row.kind == "answer", cjk=True)
            width = self.line(
                painter,
                QRectF(x, rect.top(), room, rect.height()),
                label,
                font,
                theme.color("text" if section else "text2"),
            )
            gap = QFontMetricsF(font).averageCharWidth()
            x, room = x + width + gap, room - width - gap
        if room > 24:
            ink = theme.color("text" if section else "text2")
            font = theme.ui_font(13 if section else 12, bold=row.kind == "heading", cjk=True)
            self.line(painter, QRectF(x, rect.top(), room, rect.height()), row.words, font, ink, lit=True)
