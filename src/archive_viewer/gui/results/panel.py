"""The results of a search: how many, the list of hits, what they are made of."""

from functools import partial

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QActionGroup, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QListView, QMenu, QSizePolicy, QVBoxLayout, QWidget

from archive_viewer.domain.results import Among, Hit, Results
from archive_viewer.gui.operations.searching import tokens
from archive_viewer.gui.results.delegate import HitDelegate
from archive_viewer.gui.results.facets import FacetPanel
from archive_viewer.gui.results.hit_list import HitList
from archive_viewer.gui.results.model import HIT, HitModel
from archive_viewer.gui.theme import Theme
from archive_viewer.gui.widgets.buttons import IconButton
from archive_viewer.gui.widgets.numbers import grouped
from archive_viewer.gui.widgets.segments import Segments

BATCH = 12
HEADER = 36
EDGES = 32
FACETS_SHARE = 0.36
FACETS_LEAST = 110


class ResultsPanel(QWidget):
    """Shows hits. Opening one is the window's business: `hitChosen`; narrowing changes the query: `tokenToggled`.

    `entered`: one was opened by Return or a double click, and is to be read.
    """

    hitChosen = Signal(object)
    entered = Signal()
    tokenToggled = Signal(str)
    leftUpwards = Signal()
    amongChosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._among = Segments(tuple(Among), stretch=True)
        self._among.setObjectName("resultKinds")
        self._among.chosen.connect(self.amongChosen)
        self._results: Results | None = None
        self._remark = ""
        self._figures: list[str] = []
        self._facets_wanted = True
        self._summary = QLabel()
        self._summary.setObjectName("resultSummary")
        self._summary.setProperty("tone", "status")
        self._sort = IconButton(theme, "sort", size=16, words=True)
        self._sort.setProperty("small", True)
        self._sort.clicked.connect(self._show_orders)
        self._hint = QLabel()
        self._hint.setProperty("tone", "hint")
        self._hint.setWordWrap(True)
        self._hint.setTextFormat(Qt.TextFormat.PlainText)
        self._hint.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.list = HitList()
        self.list.setObjectName("resultList")
        self.list.setFrameShape(QListView.Shape.NoFrame)
        self.list.setLayoutMode(QListView.LayoutMode.Batched)
        self.list.setBatchSize(BATCH)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.viewport().setAttribute(Qt.WidgetAttribute.WA_Hover)
        self._model = HitModel(self)
        self._delegate = HitDelegate(theme, self.list)
        self.list.setModel(self._model)
        self.list.setItemDelegate(self._delegate)
        self.list.clicked.connect(self._choose)
        self.list.activated.connect(self._enter)
        self.list.leftUpwards.connect(self.leftUpwards)
        self.facets = FacetPanel(theme)
        self.facets.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.facets.toggled.connect(self.tokenToggled)
        self._kinds = QWidget()
        self._lay_out()
        theme.changed.connect(self._dress)
        self._dress()

    def _lay_out(self) -> None:
        header = QWidget()
        header.setFixedHeight(HEADER)
        head = QHBoxLayout(header)
        head.setContentsMargins(16, 0, 8, 0)
        head.addWidget(self._summary, 1)
        head.addWidget(self._sort)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        across = QHBoxLayout(self._kinds)
        across.setContentsMargins(16, 8, 16, 0)
        across.addWidget(self._among)
        column.addWidget(self._kinds)
        column.addWidget(header)
        column.addWidget(self._hint)
        column.addWidget(self.list, 1)
        column.addWidget(self.facets)

    def show_results(self, results: Results | None, remark: str = "") -> None:
        """Show results, or none at all; `remark` says how an odd query was read."""
        same = results is not None and self._results is not None and _asked(results) == _asked(self._results)
        scroll = self.list.verticalScrollBar().value() if same else 0
        self._results = results
        if results is not None:
            self._among.set_current(results.among)
        self._remark = remark
        self._delegate.forget()
        self._model.show(results)
        self.list.verticalScrollBar().setValue(scroll)
        self.facets.show_results(results)
        self._dress()

    def show_facets(self, wanted: bool) -> None:
        """Whether years and sources stand under the list."""
        self._facets_wanted = wanted
        self._dress()

    def hits(self) -> list[Hit]:
        """The hits in the order of the list."""
        return self._model.hits()

    def set_current(self, article_id: int | None) -> None:
        """Select the hit of an article, or none."""
        row = -1 if article_id is None else self._model.row_of(article_id)
        self.list.setCurrentIndex(self._model.index(row) if row >= 0 else QModelIndex())
        if row < 0:
            self.list.clearSelection()

    def enter_list(self) -> None:
        """Put the focus on the list, on its first hit if none is current."""
        self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if not self.list.currentIndex().isValid() and self._model.rowCount():
            self.list.setCurrentIndex(self._model.index(0))

    def _enter(self, index: QModelIndex) -> None:
        self._choose(index)
        self.entered.emit()

    def _choose(self, index: QModelIndex) -> None:
        hit = index.data(HIT)
        if isinstance(hit, Hit):
            self.hitChosen.emit(hit)

    def _show_orders(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        group = QActionGroup(menu)
        for order, text in self._orders().items():
            action = menu.addAction(text, partial(self._sort_by, order))
            action.setCheckable(True)
            action.setChecked(order == self._order())
            group.addAction(action)
        menu.popup(self._sort.mapToGlobal(QPoint(0, self._sort.height())))

    def _sort_by(self, order: str) -> None:
        current = self._order()
        if order != current:
            self.tokenToggled.emit(f"sort:{order or current}")

    def _order(self) -> str:
        typed = tokens(self._results.query) if self._results is not None else []
        return next((t[5:] for t in typed if t.startswith("sort:") and t[5:] in self._orders()), "")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.facets.setMaximumHeight(max(FACETS_LEAST, int(self.height() * FACETS_SHARE)))
        self._fit_summary()

    def _fit_summary(self) -> None:
        """Say as many of the figures as there is room for beside the order."""
        taken = self._sort.sizeHint().width() if not self._sort.isHidden() else 0
        room = self.width() - EDGES - taken
        shown = len(self._figures)
        while shown > 1 and self._summary.fontMetrics().horizontalAdvance(_line(self._figures[:shown])) > room:
            shown -= 1
        self._summary.setText(_line(self._figures[:shown]))
        self._summary.setToolTip(_line(self._figures))

    def _counted(self, total: int, number: str) -> str:
        match self._among.current:
            case Among.ANNOTATIONS:
                return self.tr("1 note") if total == 1 else self.tr("{n} notes").format(n=number)
            case Among.FACTS:
                return self.tr("1 fact") if total == 1 else self.tr("{n} facts").format(n=number)
            case _:
                return self.tr("1 article") if total == 1 else self.tr("{n} articles").format(n=number)

    def _orders(self) -> dict[str, str]:
        orders = {"": self.tr("Relevance"), "date": self.tr("Newest first"), "-date": self.tr("Oldest first")}
        if self._among.current == Among.PLACES:
            orders |= {"left": self.tr("Words before"), "right": self.tr("Words after")}
        return orders

    def _dress(self) -> None:
        results, chinese = self._results, self._theme.chinese
        self.list.setAccessibleName(self.tr("Results"))
        self._sort.setText(self._orders()[self._order()])
        self._sort.setAccessibleName(self.tr("Order of the results"))
        self._sort.setVisible(results is not None and bool(results.hits) and Among(self._among.current).in_texts)
        self._among.say(
            {
                Among.ARTICLES: self.tr("Texts"),
                Among.PLACES: self.tr("Places"),
                Among.ANNOTATIONS: self.tr("Notes"),
                Among.FACTS: self.tr("Facts"),
            }
        )
        self._kinds.setVisible(results is not None)
        self.facets.setVisible(self._facets_wanted and not self.facets.empty)
        self.list.setVisible(results is not None and bool(results.hits))
        if results is None:
            self._figures = []
            self._summary.clear()
            self._hint.setText(self.tr("Type into the box above. Articles, notes and facts are searched at once."))
        else:
            count = grouped(results.total, chinese=chinese)
            parts = [self._counted(results.total, count)]
            places = sum(len(hit.matches) for hit in results.hits)
            if places and Among(self._among.current).in_texts:
                number = grouped(places, chinese=chinese)
                parts.append(self.tr("1 hit") if places == 1 else self.tr("{n} hits").format(n=number))
            parts.append(self.tr("{n} ms").format(n=grouped(max(1, round(results.took * 1000)), chinese=chinese)))
            self._figures = parts
            self._fit_summary()
            self._hint.setText(self._remark if results.hits else self._remark or self.tr("Nothing found"))
        self._hint.setVisible(bool(self._hint.text()))
        stretch = 0 if self.list.isVisibleTo(self) else 1
        layout = self.layout()
        if isinstance(layout, QVBoxLayout):
            layout.setStretchFactor(self._hint, stretch)


def _asked(results: Results) -> tuple[str, Among]:
    return results.query, results.among


def _line(figures: list[str]) -> str:
    return " · ".join(figures)
