"""Choosing the article to put beside the open one: those added last, narrowed by title as one types."""

from typing import TYPE_CHECKING

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
from PySide6.QtGui import QCloseEvent, QFontMetricsF, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyleOptionViewItem, QVBoxLayout, QWidget

from archive_viewer.domain.article import ArticleSummary
from archive_viewer.gui.tasks.runner import Cancel, Tasks
from archive_viewer.gui.theme import Theme
from archive_viewer.gui.widgets.card_delegate import CardDelegate
from archive_viewer.gui.widgets.empty import EmptyNote
from archive_viewer.gui.widgets.filter_field import FilterField
from archive_viewer.gui.widgets.numbers import short_date
from archive_viewer.gui.widgets.popover import Popover
from archive_viewer.gui.widgets.steered_list import ListSteering

if TYPE_CHECKING:
    from archive_viewer.services.services import Services

WIDTH, ROW_HEIGHT, ROWS, MOST = 520, 36, 9, 60
SUMMARY = Qt.ItemDataRole.UserRole + 1
Index = QModelIndex | QPersistentModelIndex


class Candidates(QAbstractListModel):
    """Articles that can be put beside the open one."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._rows: list[ArticleSummary] = []

    def show(self, rows: list[ArticleSummary]) -> None:
        """Offer these."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self._rows[index.row()]
        if role == SUMMARY:
            return row
        return row.title if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole) else None


class CandidateDelegate(CardDelegate):
    """Title at the left, source and day at the right."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(100, ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(SUMMARY)
        if not isinstance(row, ArticleSummary):
            return
        theme, rect = self.theme, QRectF(option.rect)
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, theme.color("accentSoft"))
        small = theme.ui_font(12, cjk=True)
        note = "  ".join(part for part in (row.source[:10], short_date(row.published_at)) if part)
        box = rect.adjusted(12, 0, -12, 0)
        taken = QFontMetricsF(small).horizontalAdvance(note)
        self.line(painter, box, note, small, theme.color("muted"), align=Qt.AlignmentFlag.AlignRight)
        self.line(
            painter, box.adjusted(0, 0, -taken - 16, 0), row.title, theme.ui_font(13, cjk=True), theme.color("text")
        )
        painter.restore()


class PartnerChooser(Popover):
    """A popup over the text. `chosen` carries the article's id."""

    chosen = Signal(int)

    def __init__(self, services: "Services", theme: Theme, tasks: Tasks, without: int, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self._services, self._tasks, self._without = services, tasks, without
        self._looking = Cancel()
        self._over = parent
        self.setObjectName("compareChooser")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFixedWidth(WIDTH)
        self.filter = FilterField(theme, self)
        self.filter.setObjectName("compareFilter")
        self.filter.say(self.tr("Compare with an article: its title"), self.tr("Title of the article to compare with"))
        self.list = QListView(self)
        self.list.setObjectName("compareCandidates")
        self.list.setAccessibleName(self.tr("Articles to compare with"))
        self.list.setUniformItemSizes(True)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._model = Candidates(self)
        self.list.setModel(self._model)
        self.list.setItemDelegate(CandidateDelegate(theme, self.list))
        self.list.setFixedHeight(ROW_HEIGHT)
        self.list.setStyleSheet(f"QListView {{ background: {theme.css('raised')}; border: none; }}")
        self.list.clicked.connect(self._choose)
        ListSteering(self.filter, self.list).taken.connect(lambda: self._choose(self.list.currentIndex()))
        self.empty = EmptyNote(theme, self.list)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(8)
        column.addWidget(self.filter)
        column.addWidget(self.list)
        self.filter.filtered.connect(self._look_up)
        self._look_up("")

    def pop_up(self) -> None:
        """Show it over the upper middle of the text."""
        self.adjustSize()
        self.move(self._over.mapToGlobal(QPoint((self._over.width() - self.width()) // 2, 48)))
        self.show()
        self.filter.setFocus(Qt.FocusReason.PopupFocusReason)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._looking.set()
        super().closeEvent(event)

    def _look_up(self, typed: str) -> None:
        services, without, wanted = self._services, self._without, typed.replace('"', " ").strip()

        def work(cancel: Cancel) -> list[ArticleSummary]:
            if wanted:
                hits = services.searching.search(f'title:"{wanted}"', limit=MOST, cancelled=cancel).hits
                ids = [hit.article_id for hit in hits if not hit.partial]
            else:
                ids = services.library.ids("-added")[: MOST + 1]
            return services.library.summaries(ids=[article_id for article_id in ids if article_id != without])

        self._looking = self._tasks.query(work, self._show, replaces="compare.candidates")

    def _show(self, rows: list[ArticleSummary]) -> None:
        self._model.show(rows)
        self.empty.say("" if rows else self.tr("No other article with this title"))
        self.list.setFixedHeight(max(2, min(ROWS, len(rows))) * ROW_HEIGHT)
        self.adjustSize()
        if rows:
            self.list.setCurrentIndex(self._model.index(0))

    def _choose(self, index: QModelIndex) -> None:
        row = index.data(SUMMARY)
        if isinstance(row, ArticleSummary):
            self.hide()
            self.chosen.emit(row.id)
            self.close()
