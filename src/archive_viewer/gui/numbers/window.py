"""A window of its own with the facts of all articles: narrowed, ordered, saved, each a way into its source."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from archive_viewer.domain.article import Article
from archive_viewer.domain.changes import Changes, Touched
from archive_viewer.domain.fact import FactStatus
from archive_viewer.gui.numbers.model import WIDTHS, NumberModel, NumberWords
from archive_viewer.gui.operations import fact_tables, passages
from archive_viewer.gui.tasks.runner import Cancel, Tasks
from archive_viewer.gui.theme import Theme
from archive_viewer.gui.widgets.empty import EmptyNote
from archive_viewer.gui.widgets.filter_field import FilterField
from archive_viewer.gui.widgets.menu_button import MenuButton
from archive_viewer.gui.widgets.numbers import grouped
from archive_viewer.gui.widgets.panel import panel_sheet
from archive_viewer.gui.widgets.save_button import SaveButton
from archive_viewer.gui.widgets.sentence_strip import SentenceStrip
from archive_viewer.gui.widgets.sentences import sentence_around
from archive_viewer.gui.widgets.source_table import SourceTable

if TYPE_CHECKING:
    from archive_viewer.services.services import Services

KINDS = ("quantity", "date", "person", "title", "organisation", "place", "work", "quotation", "all")
STATUSES = ("any", *(status.value for status in FactStatus))
SIZE = QSize(1080, 680)
_WAIT = 200


class NumbersWindow(QWidget):
    """`passageActivated` carries an article and a place in it."""

    passageActivated = Signal(int, object)
    _went_on = Signal(int)

    def __init__(self, services: "Services", theme: Theme, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._services, self._theme, self._tasks = services, theme, tasks
        self._order: tuple[str, bool] = ("article", False)
        self._saving: Cancel | None = None
        self.filter = FilterField(theme, self)
        self.kind = MenuButton(KINDS, self)
        self.status = MenuButton(STATUSES, self)
        self.saver = SaveButton(self)
        self.model = NumberModel(self._fetch, self._reorder, self)
        self.table = SourceTable("numberTable", self)
        self.count = QLabel(self)
        self.progress, self.stop = QLabel(self), QToolButton(self)
        self.strip = SentenceStrip(theme, self, icons=("passage", "doc"))
        self.empty = EmptyNote(theme, self.table)
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(_WAIT)
        self._wait.timeout.connect(self.load)
        self._lay_out()
        self._connect()
        self._restyle()
        self.retranslate()
        self.resize(SIZE)

    def load(self) -> None:
        """Ask the archive for what is chosen."""
        kind = None if self.kind.current == "all" else self.kind.current
        typed = self.filter.text()
        if self.status.current != "any":
            typed += f" status:{self.status.current}"
        order, descending = self._order
        listed = self._services.facts.listed
        self._tasks.query(lambda _cancel: listed(typed, kind, order, descending), self._show, replaces="numbers")

    def refresh(self, changes: Changes) -> None:
        """Read again where facts changed."""
        if self.isVisible() and changes.touched & (Touched.FACTS | Touched.ARTICLES | Touched.ACCESS):
            self._wait.start()

    def save(self, path: Path) -> None:
        """Write what is listed, in its order, as .csv or .xlsx."""
        self._show_saving(0)
        self._saving = fact_tables.save_listed(
            self._tasks, self._services, path, list(self.model.ids), self._went_on.emit, self._saved
        )

    def retranslate(self) -> None:
        """Words in the language of the moment."""
        self.setWindowTitle(self.tr("All numbers"))
        self.filter.say(self.tr("Filter, e.g. 抓获 num:>1000 unit:人 period:2021"), self.tr("Filter facts"))
        kinds = (
            self.tr("Numbers"),
            self.tr("Times"),
            self.tr("People"),
            self.tr("Job titles"),
            self.tr("Organisations"),
            self.tr("Places"),
            self.tr("Works"),
            self.tr("Quotations"),
            self.tr("All kinds"),
        )
        self.kind.say(dict(zip(KINDS, kinds, strict=True)), self.tr("Kind of fact"))
        statuses = (
            self.tr("To check"),
            self.tr("Confirmed"),
            self.tr("Corrected"),
            self.tr("Rejected"),
        )
        self.status.say(dict(zip(STATUSES, (self.tr("Any status"), *statuses), strict=True)), self.tr("Status"))
        formats = {".csv": self.tr("As CSV…"), ".xlsx": self.tr("As Excel…")}
        self.saver.say(self.tr("Save as a table"), self.tr("Numbers"), formats)
        self.stop.setText(self.tr("Stop"))
        headers = (
            self.tr("Number"),
            self.tr("Measure"),
            self.tr("Change"),
            self.tr("Period"),
            self.tr("Place"),
            self.tr("Status"),
            self.tr("Article"),
            self.tr("Published"),
        )
        self.model.say(NumberWords(headers, statuses, self._theme.chinese))
        self.table.setAccessibleName(self.tr("Facts of all articles"))
        self.strip.passage.setText(self.tr("Passage"))
        self.strip.passage.setToolTip(self.tr("Put the sentence into the tray"))
        self.strip.comment.setText(self.tr("Open the source"))
        self.strip.comment.setToolTip(self.tr("Go to the place in the article (Return)"))
        self._count()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _lay_out(self) -> None:
        self.table.setModel(self.model)
        self.table.horizontalHeader().setSortIndicatorClearable(True)
        self.table.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        for column, width in enumerate(WIDTHS):
            self.table.setColumnWidth(column, width)
        head = QHBoxLayout()
        head.setContentsMargins(12, 8, 12, 8)
        head.setSpacing(6)
        head.addWidget(self.filter, 1)
        for button in (self.kind, self.status, self.saver):
            head.addWidget(button)
        foot = QHBoxLayout()
        foot.setContentsMargins(12, 4, 12, 5)
        foot.addWidget(self.count, 1)
        for part in (self.progress, self.stop):
            foot.addWidget(part)
            part.hide()
        column_layout = QVBoxLayout(self)
        column_layout.setContentsMargins(0, 0, 0, 0)
        column_layout.setSpacing(0)
        column_layout.addLayout(head)
        column_layout.addWidget(self.table, 1)
        column_layout.addLayout(foot)
        column_layout.addWidget(self.strip)

    def _connect(self) -> None:
        self._theme.changed.connect(self._restyle)
        self.filter.filtered.connect(lambda _text: self._wait.start())
        self.filter.left.connect(lambda: self.table.setFocus(Qt.FocusReason.TabFocusReason))
        self.kind.chosen.connect(lambda _key: self.load())
        self.status.chosen.connect(lambda _key: self.load())
        self.saver.chosen.connect(self.save)
        self.table.selectionModel().currentRowChanged.connect(lambda index, _old: self._describe(index))
        self.model.dataChanged.connect(lambda *_: self._describe(self.table.currentIndex()))
        self.table.opened.connect(self._open)
        self.strip.verb.connect(self._do)
        self.stop.clicked.connect(lambda: self._saving.set() if self._saving is not None else None)
        self._went_on.connect(self._show_saving)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.close)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self, self._focus_filter)

    def _restyle(self) -> None:
        self.setStyleSheet(panel_sheet(self._theme))
        self.filter.restyle()
        for button in (self.kind, self.status, self.saver):
            button.restyle(self._theme)
        self.strip.restyle()

    def _focus_filter(self) -> None:
        self.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filter.selectAll()

    def _show(self, ids: list[int]) -> None:
        current = self.model.row_at(self.table.currentIndex())
        self.model.show_ids(ids)
        if current is not None and current.fact.id in ids:
            self.table.setCurrentIndex(self.model.index(ids.index(current.fact.id), 0))
        else:
            self.strip.hide()
        self._count()

    def _count(self) -> None:
        number = grouped(len(self.model.ids), chinese=self._theme.chinese)
        self.count.setText(self.tr("{n} facts").format(n=number))
        self.saver.setEnabled(bool(self.model.ids) and self._saving is None)
        self.empty.say("" if self.model.ids else self.tr("No fact matches"))

    def _fetch(self, ids: object) -> None:
        wanted = list(ids)  # type: ignore[call-overload]
        self._tasks.query(lambda _cancel: self._services.facts.page(wanted), self.model.receive)

    def _reorder(self, column: str, descending: bool) -> None:
        if (column, descending) != self._order:
            self._order = (column, descending)
            self.load()

    def _describe(self, index: QModelIndex) -> None:
        """Show the sentence of the current fact."""
        row = self.model.row_at(index)
        if row is None or row.fact.article_id is None:
            self.strip.hide()
            return
        fact, article_id = row.fact, row.fact.article_id

        def show(article: Article) -> None:
            sentence = sentence_around(article.text, fact.span)
            about = " · ".join(part for part in (row.title, row.source, (row.published_at or "")[:10]) if part)
            self.strip.say(sentence.of(article.text), [fact.span.shifted(-sentence.start)], about)
            self.strip.passage.setEnabled(self._services.writable)

        self._tasks.query(
            lambda _cancel: self._services.library.article(article_id, fact.revision), show, replaces="numbers-sentence"
        )

    def _open(self, index: QModelIndex) -> None:
        row = self.model.row_at(index)
        if row is not None and row.fact.article_id is not None:
            self.passageActivated.emit(row.fact.article_id, row.fact.span)

    def _do(self, verb: str) -> None:
        row = self.model.row_at(self.table.currentIndex())
        if row is None or row.fact.article_id is None:
            return
        if verb != "passage":
            self._open(self.table.currentIndex())
            return
        fact, article_id = row.fact, row.fact.article_id
        self._tasks.query(
            lambda _cancel: self._services.library.article(article_id),
            lambda article: passages.add_passage(
                self._tasks, self._services, article_id, sentence_around(article.text, fact.span)
            ),
        )

    def _show_saving(self, done: int) -> None:
        words = self.tr("Saving: {done} of {total}")
        self.progress.setText(words.format(done=done, total=len(self.model.ids)))
        self.progress.setVisible(True)
        self.stop.setVisible(True)
        self.saver.setEnabled(False)

    def _saved(self, path: Path | None) -> None:
        self._saving = None
        self.stop.hide()
        said = self.tr("Nothing was saved") if path is None else self.tr("Saved: {name}").format(name=path.name)
        self.progress.setText(said)
        self._count()
