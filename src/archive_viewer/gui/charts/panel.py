"""Measures through time beside the source: a list of them, a chart or a table, and the current number's sentence."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QMenu, QStackedWidget, QToolButton, QWidget

from archive_viewer.domain.article import Article, ArticleSummary
from archive_viewer.domain.changes import Changes, Touched
from archive_viewer.domain.errors import NotFoundError
from archive_viewer.domain.fact import Fact
from archive_viewer.domain.series import Measure, MeasureCount, Series
from archive_viewer.gui.charts.canvas import ChartCanvas
from archive_viewer.gui.charts.measures import ListWords, MeasureList, MeasureModel
from archive_viewer.gui.charts.painting import MOST, ChartWords
from archive_viewer.gui.charts.saving import drawing
from archive_viewer.gui.charts.table import COLUMNS, WIDTHS, SeriesTable, TableWords
from archive_viewer.gui.tasks.runner import Tasks
from archive_viewer.gui.theme import Theme
from archive_viewer.gui.widgets.card_delegate import plain_words
from archive_viewer.gui.widgets.empty import EmptyNote
from archive_viewer.gui.widgets.fact_verbs import FactVerbs
from archive_viewer.gui.widgets.filter_field import FilterField
from archive_viewer.gui.widgets.panel import SourceCompanion
from archive_viewer.gui.widgets.periods import period_words
from archive_viewer.gui.widgets.pictures import picture
from archive_viewer.gui.widgets.save_button import SaveButton
from archive_viewer.gui.widgets.sentence_strip import SentenceStrip
from archive_viewer.gui.widgets.sentences import sentence_around
from archive_viewer.gui.widgets.source_table import SourceTable

if TYPE_CHECKING:
    from archive_viewer.services.services import Services

_WIDE = 620
_MOST_LISTED = 500
_LIST_WIDTH, _LIST_HEIGHT = 220, 190


class Listed(NamedTuple):
    """What the archive answered: the measures to list, the charted series, and the articles that they name."""

    counted: list[MeasureCount]
    series: list[Series]
    articles: dict[int, ArticleSummary]


class ChartsPanel(SourceCompanion):
    """What the article measures, through time. `passageActivated` carries an article and a place in it."""

    passageActivated = Signal(int, object)

    def __init__(self, services: "Services", theme: Theme, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(services, theme, tasks, parent)
        self._article: Article | None = None
        self._behind = True
        self._chosen: list[Measure] = []
        self._model = MeasureModel(self)
        self._rows = SeriesTable(self)
        self.filter = FilterField(theme, self)
        self.everywhere, self.as_table = QToolButton(self), QToolButton(self)
        self.saver = SaveButton(self)
        self.list = MeasureList(theme, self._model, self)
        self.canvas = ChartCanvas(theme, self)
        self.table = SourceTable("seriesTable", self)
        self.table.setModel(self._rows)
        self.stack = QStackedWidget(self)
        self.legend = QLabel(self)
        self.strip = SentenceStrip(theme, self)
        self.verbs = FactVerbs(services, tasks, self.strip, lambda: self.canvas.fact, self.locked_reason)
        self.empty = EmptyNote(theme, self.list)
        self._body = QWidget(self)
        self._lay_out()
        self._connect()
        self.settle()

    def show_article(self, article: Article | None) -> None:
        """List what an article measures; its measure with most numbers is charted, unless the chart led here."""
        told = article is not None and any(f.article_id == article.id for s in self.canvas.series for f in s.facts())
        if not told and not self.everywhere.isChecked():
            self._chosen = []
            self.canvas.light(key=None)
            self.strip.hide()
        self._article = article
        self._load()

    def refresh(self, changes: Changes) -> None:
        """Read again where numbers changed anywhere: series go through the whole archive."""
        if changes.touched & (Touched.FACTS | Touched.ARTICLES | Touched.ACCESS):
            self._load()

    def set_search(self, text: str) -> None:
        """Light up the words of the global search."""
        self.list.delegate.words = plain_words(text)
        self.list.viewport().update()

    def point_at(self, offset: int) -> None:
        """Make the number under the source's cursor current, where the chart has it."""
        if self._article is None or self.strip.form is not None or not self.isVisible():
            return
        here = self._article.id
        under = [
            f.id
            for series in self.canvas.series
            for f in series.facts()
            if f.article_id == here and f.start <= offset <= f.end
        ]
        found = self.canvas.holding(under)
        if found is not None and found[1].id != (self.canvas.fact.id if self.canvas.fact else None):
            self.canvas.choose(*found, went=False)
            self._describe()

    def focus_filter(self) -> None:
        """Put the cursor in the filter."""
        self.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filter.selectAll()

    def save(self, path: Path) -> None:
        """Write the chart as .svg or .png, or its numbers as .csv or .xlsx. The end is announced."""
        suffix, shown = path.suffix.lower(), self.canvas.series
        said = self.tr("Saved: {name}").format(name=path.name)
        if suffix in (".svg", ".png"):
            title = "、".join(series.measure.words for series in shown)
            articles = {f.article_id for series in shown for f in series.facts()}
            source = self.tr("{n} articles").format(n=len(articles))
            content = picture(drawing(shown, self.canvas.words, title, source, self.theme), self.theme, suffix)
            self.tasks.query(
                lambda _cancel: self.services.exporting.save_bytes(path, content),
                lambda _path: self.messageRequested.emit(said),
            )
            return
        facts = [f for series in shown for f in series.facts()]
        self.tasks.query(
            lambda _cancel: self.services.fact_tables.save(path, facts),
            lambda _path: self.messageRequested.emit(said),
        )

    def restyle(self) -> None:
        self.filter.restyle()
        self.saver.restyle(self.theme)
        for button, icon in ((self.everywhere, "archive"), (self.as_table, "table")):
            button.setIcon(self.theme.icon(icon, "accent" if button.isChecked() else "text2", 16))
        self.legend.setFont(self.theme.ui_font(12))
        self.strip.restyle()
        self.canvas.changed()
        self.list.viewport().update()

    def retranslate(self) -> None:
        self.filter.say(self.tr("Find a measure"), self.tr("Find a measure"))
        for button, name in (
            (self.everywhere, self.tr("Measures of all articles")),
            (self.as_table, self.tr("As a table")),
        ):
            button.setToolTip(name)
            button.setAccessibleName(name)
        self._model.words = ListWords(
            self.tr("In this chart: {n}"),
            self.tr("More measures"),
            self.tr("{n} numbers with a period"),
            self.tr("Several values for one period"),
        )
        self.list.setAccessibleName(self.tr("Measures"))
        self.canvas.setAccessibleName(self.tr("Chart"))
        self.table.setAccessibleName(self.tr("Numbers of the chart"))
        self.canvas.words = ChartWords(self.tr("No data in the archive"), self.tr("Rates only"))
        legend = (self.tr("● stated"), self.tr("○ computed from a rate"), self.tr("→ open period"))
        self.legend.setText("    ".join(legend))
        headers = (
            self.tr("Period"),
            self.tr("Number"),
            self.tr("How"),
            self.tr("Measure"),
            self.tr("Place"),
            self.tr("Article"),
            self.tr("Published"),
        )
        self._rows.say(TableWords(headers, self.tr("stated"), self.tr("computed"), self.theme.chinese))
        self.verbs.retranslate()
        formats = {
            ".svg": self.tr("Chart as SVG…"),
            ".png": self.tr("Chart as PNG…"),
            ".csv": self.tr("Numbers as CSV…"),
            ".xlsx": self.tr("Numbers as Excel…"),
        }
        self.saver.say(self.tr("Save chart or numbers"), self.tr("Chart"), formats)
        self._model.rebuild()
        self.canvas.changed()
        self._say_empty()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._behind:
            self._load()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._turn()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(6)
        top.addWidget(self.filter, 1)
        for button in (self.everywhere, self.as_table):
            button.setProperty("look", "square")
            button.setIconSize(QSize(16, 16))
            button.setCheckable(True)
        for button in (self.everywhere, self.as_table, self.saver):
            top.addWidget(button)
        self.stack.addWidget(self.canvas)
        self.stack.addWidget(self.table)
        for column, width in enumerate(WIDTHS):
            self.table.setColumnWidth(column, width)
        self.table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
        self.legend.setProperty("role", "muted")
        self.legend.setContentsMargins(12, 5, 12, 6)
        self._across = QBoxLayout(QBoxLayout.Direction.TopToBottom, self._body)
        self._across.setContentsMargins(0, 0, 0, 0)
        self._across.setSpacing(0)
        self._across.addWidget(self.list)
        self._across.addWidget(self.stack, 1)
        self.lay_out([top], self._body, self.legend)
        column_layout = self.layout()
        assert column_layout is not None  # noqa: S101 - just laid out
        column_layout.addWidget(self.strip)
        self._turn()

    def _turn(self) -> None:
        """The list above the chart, or beside it where there is room."""
        wide = self.width() >= _WIDE
        way = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        if wide:
            self.list.setFixedWidth(_LIST_WIDTH)
            self.list.setMaximumHeight(16_777_215)
        else:
            self.list.setMinimumWidth(0)
            self.list.setMaximumWidth(16_777_215)
            self.list.setMaximumHeight(min(_LIST_HEIGHT, max(90, self.height() // 3)))
        self._across.setDirection(way)

    def _connect(self) -> None:
        self.filter.filtered.connect(lambda _text: self._load())
        self.filter.left.connect(self._into_list)
        self.everywhere.toggled.connect(self._widen)
        self.as_table.toggled.connect(self._show_table)
        self.saver.chosen.connect(self.save)
        self.list.alone.connect(lambda measure: self._chart([measure]))
        self.list.toggled.connect(self._toggle)
        self.canvas.chosen.connect(self._went)
        self.canvas.verb.connect(self.verbs.do)
        self.canvas.menuAt.connect(self._menu)
        self.table.went.connect(self._row_went)
        self.table.opened.connect(self._row_went)
        self.table.menuAt.connect(self._menu)
        self.verbs.annotated.connect(self.annotationActivated)
        self.verbs.refused.connect(self.messageRequested)
        self.strip.closed.connect(lambda: self.canvas.setFocus(Qt.FocusReason.OtherFocusReason))

    def _load(self) -> None:
        """Ask the archive, once the view can be seen."""
        self._behind = not self.isVisible()
        if self._behind:
            return
        article, words, chosen = self._article, self.filter.text(), list(self._chosen)
        if article is None and not self.everywhere.isChecked():
            self._show(Listed([], [], {}))
            return
        within = None if self.everywhere.isChecked() or article is None else article.id
        measuring = self.services.measuring

        def read(_cancel: object) -> Listed:
            counted = measuring.measures(within, words, _MOST_LISTED)
            found = []
            for measure in chosen or [c.measure for c in counted[:1]]:
                try:
                    found.append(measuring.series(measure))
                except NotFoundError:
                    continue
            named = {f.article_id for series in found for f in series.facts() if f.article_id is not None}
            summaries = self.services.library.summaries(ids=sorted(named))
            return Listed(counted, found, {summary.id: summary for summary in summaries})

        self.tasks.query(read, self._show, replaces="charts-panel")

    def _show(self, listed: Listed) -> None:
        self._chosen = [series.measure for series in listed.series]
        current = self.list.measure_at(self.list.currentIndex())
        self._model.show_measures(listed.counted, self._chosen)
        self.list.setCurrentIndex(self._model.place_of(current))
        self.canvas.show_series(listed.series)
        self._rows.show_series(listed.series, listed.articles)
        placed = any(level.place for s in listed.series for level in s.levels)
        self.table.setColumnHidden(COLUMNS.index("measure"), len(listed.series) < 2)
        self.table.setColumnHidden(COLUMNS.index("place"), not placed)
        self.strip.lock(self.locked_reason())
        self.saver.setEnabled(bool(listed.series))
        if self._chosen:
            self.saver.name_file(self._chosen[0].words[:40])
        for part in (self.stack, self.legend):
            part.setVisible(bool(listed.series))
        self._say_empty()
        if self.canvas.current is None and self.strip.form is None:
            self.strip.hide()

    def _say_empty(self) -> None:
        if self._model.rowCount() or (self._article is None and not self.everywhere.isChecked()):
            self.empty.say("")
        elif self.filter.text():
            self.empty.say(self.tr("No measure matches"))
        elif self.everywhere.isChecked():
            self.empty.say(self.tr("No number of the archive has a period"))
        else:
            self.empty.say(self.tr("No number of this article has a period. The button above lists all articles'."))

    def _chart(self, measures: Sequence[Measure]) -> None:
        self._chosen = list(measures)
        self._load()

    def _toggle(self, measure: Measure) -> None:
        if measure in self._chosen:
            if len(self._chosen) > 1:
                self._chart([m for m in self._chosen if m != measure])
        elif len(self._chosen) >= MOST:
            self.messageRequested.emit(self.tr("A chart holds at most {n} measures").format(n=MOST))
        else:
            self._chart([*self._chosen, measure])

    def _widen(self, _everywhere: bool) -> None:
        self.restyle()
        self._load()

    def _show_table(self, shown: bool) -> None:
        self.stack.setCurrentWidget(self.table if shown else self.canvas)
        self.restyle()

    def _into_list(self) -> None:
        self.list.setFocus(Qt.FocusReason.TabFocusReason)
        if not self.list.currentIndex().isValid():
            index = self.list.neighbour(1, lambda i: self.list.measure_at(i) is not None)
            if index is not None:
                self.list.setCurrentIndex(index)

    def _went(self, fact: Fact) -> None:
        self._describe()
        if fact.article_id is not None:
            self.passageActivated.emit(fact.article_id, fact.span)
        if fact.id is not None:
            self.factActivated.emit(fact.id)

    def _row_went(self, index: object) -> None:
        told = self._rows.told_at(index)  # type: ignore[arg-type]
        if told is None:
            return
        item = next((i for i in self.canvas.shown.items if i.told == told), None)
        if item is not None:
            self.canvas.choose(item, item.facts[0], went=True)

    def _describe(self) -> None:
        """Show the sentence of the current fact, wherever it stands."""
        fact, item = self.canvas.fact, self.canvas.current
        if fact is None or item is None or fact.article_id is None:
            self.strip.hide()
            return
        article_id, revision = fact.article_id, fact.revision

        def show(article: Article) -> None:
            if self.canvas.fact != fact:
                return
            sentence = sentence_around(article.text, fact.span)
            parts = [period_words(item.told.period, chinese=self.theme.chinese), article.source]
            parts.append((article.published_at or "")[:10])
            if len(item.facts) > 1:
                parts.append(f"{item.facts.index(fact) + 1} / {len(item.facts)}")
            about = " · ".join(part for part in parts if part)
            self.strip.say(sentence.of(article.text), [fact.span.shifted(-sentence.start)], about)

        self.tasks.query(
            lambda _cancel: self.services.library.article(article_id, revision), show, replaces="charts-sentence"
        )

    def _menu(self, at: QPoint) -> None:
        menu = QMenu(self)
        self.verbs.add_to(menu)
        self.saver.add_to(menu)
        menu.exec(at)
        menu.deleteLater()
