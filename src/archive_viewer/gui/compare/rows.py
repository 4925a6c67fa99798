"""The findings of a comparison as a list: how its rows are made and painted."""

from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from archive_viewer.gui.compare.findings import Finding, Outcome, Side
from archive_viewer.gui.widgets.card_delegate import CardDelegate

ROW_ROLE = Qt.ItemDataRole.UserRole + 1
Index = QModelIndex | QPersistentModelIndex
MARGIN = 16
HEIGHTS = {"head": 32, "fact": 92, "difference": 44}
PLACE_WIDTH = 60


@dataclass(frozen=True)
class Row:
    """A group's head (`text`, `count`) or one finding, with its sentence for a screen reader in `text`."""

    kind: str
    text: str
    count: int = 0
    finding: Finding | None = None


class FindingModel(QAbstractListModel):
    """Contradicting facts, then differing words. `words` are the sentences of the language of the moment."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._rows: list[Row] = []
        self.words: dict[str, str] = {}
        self.later_left = False

    @property
    def rows(self) -> list[Row]:
        """The rows shown."""
        return self._rows

    def show(self, outcome: Outcome | None) -> None:
        """List what was found."""
        self.beginResetModel()
        self._rows = []
        if outcome is not None:
            self.later_left = outcome.ours_is_later
            for kind, findings in (("fact", outcome.contradictions), ("difference", outcome.differences)):
                if findings:
                    self._rows.append(Row("head", self.words[f"{kind}s"], len(findings)))
                    self._rows += [Row(kind, self._sentence(f), finding=f) for f in findings]
        self.endResetModel()

    def place_of(self, finding: Finding | None) -> int:
        """The row of a finding, -1 for none."""
        return next((n for n, row in enumerate(self._rows) if finding is not None and row.finding is finding), -1)

    def place(self, side: Side) -> str:
        """Which paragraph a side stands in."""
        return self.words["place"].format(n=side.paragraph)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        head = self._rows[index.row()].kind == "head"
        return Qt.ItemFlag.ItemIsEnabled if head else Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self._rows[index.row()]
        if role == ROW_ROLE:
            return row
        return row.text if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole) else None

    def _sentence(self, finding: Finding) -> str:
        left, right = finding.left, finding.right
        return self.words["sentence"].format(
            what=finding.title or self.place(left),
            left=left.text or self.words["nothing"],
            right=right.text or self.words["nothing"],
        )


class FindingDelegate(CardDelegate):
    """Values with ≠ between them; words with what was taken out and what came in."""

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        row = index.data(ROW_ROLE)
        return QSize(100, HEIGHTS[row.kind] if isinstance(row, Row) else 32)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row, model = index.data(ROW_ROLE), index.model()
        if not isinstance(row, Row) or not isinstance(model, FindingModel):
            return
        painter.save()
        rect = QRectF(option.rect)
        if row.kind == "head":
            self._paint_head(painter, rect, row)
        elif row.finding is not None:
            self.row_background(painter, option, rect)
            paint = self._paint_fact if row.kind == "fact" else self._paint_difference
            paint(painter, rect.adjusted(MARGIN, 0, -MARGIN, 0), row.finding, model)
        painter.restore()

    def _paint_head(self, painter: QPainter, rect: QRectF, row: Row) -> None:
        theme = self.theme
        painter.fillRect(rect, theme.color("chrome"))
        painter.fillRect(QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1), theme.color("rule"))
        font = theme.ui_font(12, bold=True)
        box = rect.adjusted(MARGIN, 0, -MARGIN, 0)
        width = self.line(painter, box, row.text, font, theme.color("text2"))
        self.line(painter, box.adjusted(width + 8, 0, 0, 0), str(row.count), theme.ui_font(12), theme.color("muted"))

    def _paint_fact(self, painter: QPainter, rect: QRectF, finding: Finding, model: FindingModel) -> None:
        theme = self.theme
        title = QRectF(rect.left(), rect.top() + 10, rect.width(), 20)
        self.line(painter, title, finding.title, theme.ui_font(13, bold=True, cjk=True), theme.color("text"))
        half = rect.width() / 2
        for side, left in ((finding.left, rect.left()), (finding.right, rect.left() + half)):
            box = QRectF(left, rect.top() + 34, half - 20, 26)
            width = self.line(painter, box, side.number, theme.number_font(20), theme.color("text"))
            box = QRectF(left + width + 4, rect.top() + 38, max(0.0, half - 20 - width - 4), 20)
            self.line(painter, box, side.unit, theme.ui_font(12, cjk=True), theme.color("text2"))
            place = QRectF(left, rect.top() + 63, half - 20, 18)
            self.line(painter, place, model.place(side), theme.ui_font(12), theme.color("muted"))
        sign = QRectF(rect.left() + half - 26, rect.top() + 34, 20, 26)
        self.line(painter, sign, "≠", theme.ui_font(18, cjk=False), theme.color("warn"))

    def _paint_difference(self, painter: QPainter, rect: QRectF, finding: Finding, model: FindingModel) -> None:
        theme = self.theme
        self.line(painter, rect, model.place(finding.left), theme.ui_font(12), theme.color("muted"))
        font = theme.serif_font(14)
        older, newer = (finding.right, finding.left) if model.later_left else (finding.left, finding.right)
        x = rect.left() + max(
            PLACE_WIDTH, QFontMetricsF(theme.ui_font(12)).horizontalAdvance(model.place(finding.left)) + 12
        )
        for words, look in ((newer.before, ""), (older.text, "diffDel"), (newer.text, "diffAdd"), (newer.after, "")):
            room = rect.right() - x
            if not words or room < 12:
                continue
            box = QRectF(x, rect.top(), room if not look else min(room, max(48.0, room * 0.6)), rect.height())
            x += (
                self._words(painter, box, words, look)
                if look
                else self.line(painter, box, words, font, theme.color("text"))
            )

    def _words(self, painter: QPainter, box: QRectF, words: str, look: str) -> float:
        """Words that were taken out or came in, on their fill; returns their width."""
        theme, font = self.theme, self.theme.serif_font(14)
        shown = QFontMetricsF(font).elidedText(words, Qt.TextElideMode.ElideRight, box.width() - 6)
        width = QFontMetricsF(font).horizontalAdvance(shown)
        middle = box.center().y()
        painter.fillRect(QRectF(box.left() + 1, middle - 12, width + 4, 24), theme.color(look))
        self.line(painter, box.adjusted(3, 0, 40, 0), shown, font, theme.color(f"{look}Ink"))
        y = middle + 0.5 if look == "diffDel" else middle + 11
        painter.fillRect(QRectF(box.left() + 3, y, width, 1.5), theme.color(f"{look}Ink"))
        return width + 6
