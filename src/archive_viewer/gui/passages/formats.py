"""The list of export formats, by what they are for."""

from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyleOptionViewItem, QWidget

from archive_viewer.gui.theme import Theme
from archive_viewer.gui.widgets.card_delegate import CardDelegate

FAMILIES = ("writing", "tables", "references", "annotations", "evidence")
_ICONS = {"tables": "table", "references": "bookmark", "annotations": "comment", "evidence": "shield"}
_ROW = Qt.ItemDataRole.UserRole + 1
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class FormatRow:
    """A format, or the heading of a family where `name` is ""."""

    name: str
    label: str
    suffix: str
    family: str


class FormatModel(QAbstractListModel):
    """Headings and formats."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: list[FormatRow] = []

    def set_rows(self, rows: list[FormatRow]) -> None:
        """Show these formats, each family under its heading."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == _ROW:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{row.label} {row.suffix}".strip()
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if index.isValid() and not self.rows[index.row()].name:
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index)


class FormatDelegate(CardDelegate):
    """Headings in muted type, formats with icon and ending."""

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        row = index.data(_ROW)
        heading = isinstance(row, FormatRow) and not row.name
        return QSize(100, (26 if index.row() == 0 else 36) if heading else 28)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(_ROW)
        if not isinstance(row, FormatRow):
            return
        theme, rect = self.theme, QRectF(option.rect)
        painter.save()
        if not row.name:
            box = QRectF(rect.left() + 20, rect.bottom() - 25, rect.width() - 30, 22)
            self.line(painter, box, row.label, theme.ui_font(12), theme.color("muted"))
            painter.restore()
            return
        current = bool(option.state & QStyle.StateFlag.State_Selected)
        if current:
            painter.fillRect(rect, theme.color("accentSoft"))
            painter.fillRect(QRectF(rect.left(), rect.top(), 3, rect.height()), theme.color("accent"))
        icon = "graph" if row.suffix in (".qdpx", ".qdc") else _ICONS.get(row.family, "doc")
        painter.drawPixmap(round(rect.left() + 20), round(rect.center().y() - 7.5), theme.pixmap(icon, "text2", 16))
        small = theme.ui_font(12)
        ending = QRectF(rect.right() - 70, rect.top(), 56, rect.height())
        self.line(painter, ending, row.suffix, small, theme.color("muted"), align=Qt.AlignmentFlag.AlignRight)
        box = QRectF(rect.left() + 46, rect.top(), rect.width() - 112, rect.height())
        self.line(painter, box, row.label, theme.ui_font(13, bold=current), theme.color("text"))
        painter.restore()


class FormatList(QListView):
    """`chosen` carries the name of the format that a person went to."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("exportFormat")
        self._model = FormatModel(self)
        self.setViewportMargins(0, 8, 0, 8)
        self.setModel(self._model)
        self.setItemDelegate(FormatDelegate(theme, self))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.selectionModel().currentChanged.connect(self._changed)

    @property
    def current(self) -> str:
        """Name of the current format, "" for none."""
        row = self.currentIndex().data(_ROW)
        return row.name if isinstance(row, FormatRow) else ""

    def show_formats(self, rows: list[FormatRow], current: str) -> None:
        """Show the formats with one of them current."""
        self._model.set_rows(rows)
        self.choose(current)

    def choose(self, name: str) -> None:
        """Make a format current; the first one where there is none of this name."""
        places = [n for n, row in enumerate(self._model.rows) if row.name]
        wanted = [n for n in places if self._model.rows[n].name == name] or places
        if wanted:
            self.setCurrentIndex(self._model.index(wanted[0]))

    def _changed(self, current: QModelIndex) -> None:
        row = current.data(_ROW)
        if isinstance(row, FormatRow) and row.name:
            self.chosen.emit(row.name)
