"""The library: shelves to choose from above, the articles of the chosen one below."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QListView, QMenu, QSplitter, QVBoxLayout, QWidget

from archive_viewer.domain.annotation import SEPARATOR
from archive_viewer.domain.changes import Changes, Touched
from archive_viewer.gui.library.delegates import HEADING_HEIGHT, SHELF_HEIGHT, ArticleDelegate, ShelfDelegate
from archive_viewer.gui.library.model import ROW, ArticleModel, ShelfModel, ShelfRow
from archive_viewer.gui.operations import browsing
from archive_viewer.gui.operations.browsing import Listing, Shelf, Shelves
from archive_viewer.gui.tasks.runner import Tasks
from archive_viewer.gui.theme import Theme
from archive_viewer.gui.widgets.buttons import IconButton
from archive_viewer.gui.widgets.numbers import grouped

if TYPE_CHECKING:
    from archive_viewer.services.services import Services

DEBOUNCE_MS = 120
ORDERS = ("-published", "published", "-added", "title", "source")


class LibraryPanel(QWidget):
    """Chooses articles. It never opens one itself: `articleChosen` asks the window to.

    `entered`: one was opened by Return or a double click, and is to be read.
    """

    articleChosen = Signal(int)
    deleteRequested = Signal(list)
    citationRequested = Signal(int)
    entered = Signal()
    tagWanted = Signal(str)
    searchChosen = Signal(str)
    listed = Signal(int)

    def __init__(self, services: "Services", theme: Theme, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._theme = theme
        self._tasks = tasks
        self._shelf = Shelf("all")
        self._order = "-published"
        self._shelves: Shelves | None = None
        self._total = 0
        self._shelf_model = ShelfModel(self)
        self._model = ArticleModel(self._fetch, self)
        self._build()
        self._filter_later = QTimer(self)
        self._filter_later.setSingleShot(True)
        self._filter_later.setInterval(DEBOUNCE_MS)
        self._filter_later.timeout.connect(self._open_shelf)
        self._connect()
        theme.changed.connect(self._dress)
        self._dress()
        self._read()

    def refresh(self, changes: Changes) -> None:
        """Read again what a mutation touched."""
        lists = Touched.ARTICLES | Touched.TAGS | Touched.ANNOTATIONS | Touched.COLLECTIONS | Touched.PASSAGES
        if changes.touched & (lists | Touched.SETTINGS):
            self._read(keep=True)

    def set_current(self, article_id: int | None) -> None:
        """Mark the article that is open."""
        self._article_delegate.current = article_id
        self.list.viewport().update()

    @property
    def order(self) -> str:
        return self._order

    def set_order(self, order: str) -> None:
        """Sort by published, added, title or source; a leading minus turns the order round."""
        if order in ORDERS and order != self._order:
            self._order = order
            self._dress()
            self._open_shelf()

    def first_article(self) -> int | None:
        """The article at the top, None where the list is empty."""
        return self._model.article_id(0)

    def focus_filter(self) -> None:
        """Put the cursor into the filter box."""
        self.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _build(self) -> None:
        theme = self._theme
        self.shelves = QListView()
        self.shelves.setObjectName("shelfList")
        self._shelf_delegate = ShelfDelegate(theme)
        self.shelves.setItemDelegate(self._shelf_delegate)
        self.shelves.setModel(self._shelf_model)
        self._heading = QLabel()
        self._heading.setProperty("bold", True)
        self._heading.setTextFormat(Qt.TextFormat.PlainText)
        self._sort = IconButton(theme, "sort", size=16, words=True)
        self._sort.setProperty("small", True)
        self.filter = QLineEdit()
        self.filter.setObjectName("libraryFilter")
        self.filter.setClearButtonEnabled(True)
        self._glass = QAction(self.filter)
        self.filter.addAction(self._glass, QLineEdit.ActionPosition.LeadingPosition)
        self.list = QListView()
        self.list.setObjectName("libraryList")
        self.list.setUniformItemSizes(True)
        self.list.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        for view in (self.shelves, self.list):
            view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._article_delegate = ArticleDelegate(theme)
        self.list.setItemDelegate(self._article_delegate)
        self.list.setModel(self._model)
        for view in (self.shelves, self.list):
            view.setFrameShape(QListView.Shape.NoFrame)
            view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
            view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            view.viewport().setAttribute(Qt.WidgetAttribute.WA_Hover)
        self._lay_out()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(16, 6, 8, 0)
        head.addWidget(self._heading, 1)
        head.addWidget(self._sort)
        box = QHBoxLayout()
        box.setContentsMargins(12, 4, 12, 8)
        box.addWidget(self.filter)
        below = QWidget()
        column = QVBoxLayout(below)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addLayout(box)
        column.addWidget(self.list, 1)
        self._splitter = QSplitter(Qt.Orientation.Vertical)
        self._splitter.setHandleWidth(1)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.addWidget(self.shelves)
        self._splitter.addWidget(below)
        self._splitter.setStretchFactor(1, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._splitter)

    def _connect(self) -> None:
        self.filter.textEdited.connect(lambda _text: self._filter_later.start())
        self.filter.textChanged.connect(lambda text: None if text else self._filter_later.start())
        self.filter.returnPressed.connect(self._open_first)
        self.shelves.selectionModel().currentChanged.connect(self._choose_shelf)
        self.list.clicked.connect(self._open_index)
        self.list.activated.connect(self._enter_index)
        self.list.customContextMenuRequested.connect(self._show_menu)
        self.shelves.customContextMenuRequested.connect(self._show_shelf_menu)
        delete = QShortcut(QKeySequence(QKeySequence.StandardKey.Delete), self.list)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self._delete_selected)
        self._sort.clicked.connect(self._show_orders)

    def read_shelves(self) -> None:
        """Read collections, saved searches and tags again."""
        browsing.shelves(self._tasks, self._services, self._show_shelves)

    def _read(self, *, keep: bool = False) -> None:
        self.read_shelves()
        self._open_shelf(keep=keep)

    def _show_shelves(self, shelves: Shelves) -> None:
        self._shelves = shelves
        chinese = self._theme.chinese
        rows = [
            ShelfRow(self.tr("All articles"), Shelf("all"), "archive", grouped(shelves.articles, chinese=chinese)),
            ShelfRow(self.tr("Added this week"), Shelf("week"), "clock", grouped(shelves.this_week, chinese=chinese)),
        ]
        if shelves.collections:
            rows.append(ShelfRow(self.tr("Collections")))
            rows += [
                ShelfRow(c.name, Shelf("collection", str(c.id), c.name), "folder", grouped(c.count, chinese=chinese))
                for c in shelves.collections
            ]
        if shelves.searches:
            rows.append(ShelfRow(self.tr("Saved searches")))
            rows += [ShelfRow(q, Shelf("search", q, q), "search") for q in shelves.searches]
        if shelves.tags:
            rows.append(ShelfRow(self.tr("Tags")))
            rows += [
                ShelfRow(
                    tag.name.rpartition(SEPARATOR)[2],
                    Shelf("tag", tag.name, tag.name),
                    "tag",
                    grouped(tag.count, chinese=chinese),
                    tag.depth,
                    tag.color,
                )
                for tag in shelves.tags
            ]
        selection = self.shelves.selectionModel()
        selection.blockSignals(True)
        self._shelf_model.set_rows(rows)
        row = max(0, self._shelf_model.row_of(self._shelf))
        self.shelves.setCurrentIndex(self._shelf_model.index(row))
        selection.blockSignals(False)
        headings = sum(r.shelf is None for r in rows)
        wished = headings * HEADING_HEIGHT + (len(rows) - headings) * SHELF_HEIGHT + 12
        self.shelves.setMaximumHeight(wished)
        self.shelves.setMinimumHeight(min(wished, 2 * SHELF_HEIGHT + 12))
        if not self._splitter.property("moved"):
            whole = max(self._splitter.height(), 400)
            upper = min(wished, int(whole * 0.45))
            self._splitter.setSizes([upper, whole - upper])

    def _choose_shelf(self, index: QModelIndex) -> None:
        row = index.data(ROW)
        if not isinstance(row, ShelfRow) or row.shelf is None:
            return
        if row.shelf.kind == "search":
            self.searchChosen.emit(row.shelf.value)
            return
        self._shelf = row.shelf
        self.filter.clear()
        self._open_shelf()

    def _open_shelf(self, *, keep: bool = False) -> None:
        scroll = self.list.verticalScrollBar().value() if keep else 0

        def show(listing: Listing) -> None:
            self._total = len(listing.ids)
            self._model.show(listing.ids, stale=keep)
            self.list.verticalScrollBar().setValue(scroll)
            self._name_shelf()
            self.listed.emit(self._total)

        browsing.listing(self._tasks, self._services, self._shelf, self._order, self.filter.text(), show)

    def _fetch(self, ids: Sequence[int]) -> None:
        browsing.rows(self._tasks, self._services, ids, self._model.receive)

    def _open_index(self, index: QModelIndex) -> None:
        article_id = self._model.article_id(index.row())
        if article_id is not None:
            self.articleChosen.emit(article_id)

    def _enter_index(self, index: QModelIndex) -> None:
        self._open_index(index)
        self.entered.emit()

    def _open_first(self) -> None:
        article_id = self.first_article()
        if article_id is not None:
            self.articleChosen.emit(article_id)
            self.entered.emit()

    def _selected(self) -> list[int]:
        chosen = (self._model.article_id(index.row()) for index in self.list.selectedIndexes())
        return [article_id for article_id in chosen if article_id is not None]

    def _delete_selected(self) -> None:
        chosen = self._selected()
        if chosen and self._services.writable:
            self.deleteRequested.emit(chosen)

    def _show_menu(self, at: QPoint) -> None:
        chosen = self._selected()
        if not chosen:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        icon = self._theme.icon
        menu.addAction(icon("doc"), self.tr("Open"), lambda: self.articleChosen.emit(chosen[0]))
        menu.addAction(icon("copy"), self.tr("Copy the citation"), lambda: self.citationRequested.emit(chosen[0]))
        menu.addSeparator()
        delete = menu.addAction(icon("trash"), self.tr("Delete"), lambda: self.deleteRequested.emit(chosen))
        delete.setEnabled(self._services.writable)
        menu.popup(self.list.viewport().mapToGlobal(at))

    def _show_shelf_menu(self, at: QPoint) -> None:
        row = self.shelves.indexAt(at).data(ROW)
        if not isinstance(row, ShelfRow) or row.shelf is None or row.shelf.kind != "tag":
            return
        menu, name = QMenu(self), row.shelf.value
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self._theme.icon("tag"), self.tr("Edit the tag…"), lambda: self.tagWanted.emit(name))
        menu.popup(self.shelves.viewport().mapToGlobal(at))

    def _show_orders(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        group = QActionGroup(menu)
        for order, text in self._orders().items():
            action = menu.addAction(text, partial(self.set_order, order))
            action.setCheckable(True)
            action.setChecked(order == self._order)
            group.addAction(action)
        menu.popup(self._sort.mapToGlobal(QPoint(0, self._sort.height())))

    def _orders(self) -> dict[str, str]:
        return {
            "-published": self.tr("Newest first"),
            "published": self.tr("Oldest first"),
            "-added": self.tr("Last added"),
            "title": self.tr("Title"),
            "source": self.tr("Source"),
        }

    def _name_shelf(self) -> None:
        names = {"all": self.tr("All articles"), "week": self.tr("Added this week")}
        name = names.get(self._shelf.kind, self._shelf.label)
        self._heading.setText(f"{name}  {grouped(self._total, chinese=self._theme.chinese)}")

    def _dress(self) -> None:
        self._sort.setText(self._orders()[self._order])
        self._sort.setAccessibleName(self.tr("Order of the list"))
        self._glass.setIcon(self._theme.icon("search", "muted", 16))
        self.filter.setPlaceholderText(self.tr("Filter by title"))
        self.filter.setAccessibleName(self.tr("Filter by title"))
        self.filter.setFont(self._theme.ui_font(13, cjk=True))
        self.shelves.setAccessibleName(self.tr("Shelves"))
        self.list.setAccessibleName(self.tr("Articles"))
        self._name_shelf()
        if self._shelves is not None:
            self._show_shelves(self._shelves)
