"""The window: toolbar, strips, panes, tray, status; it opens articles and hands everything else on."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from archive_viewer.domain.article import Article
from archive_viewer.domain.changes import Changes, Touched
from archive_viewer.domain.results import Hit, Results
from archive_viewer.domain.span import Span
from archive_viewer.gui.actions import Actions
from archive_viewer.gui.annotations.panel import AnnotationsPanel
from archive_viewer.gui.cards import EmptyArchive, ReadOnlyCard
from archive_viewer.gui.commands import Commands
from archive_viewer.gui.crash import CrashReporter
from archive_viewer.gui.facts.panel import FactsPanel
from archive_viewer.gui.importing import ImportDesk
from archive_viewer.gui.language import Language
from archive_viewer.gui.library.panel import LibraryPanel
from archive_viewer.gui.linking import Linker
from archive_viewer.gui.navigation import Place, Trail
from archive_viewer.gui.notifier import Notifier
from archive_viewer.gui.operations import access, searching
from archive_viewer.gui.outline.panel import OutlinePanel
from archive_viewer.gui.panes import Panes
from archive_viewer.gui.passages.tray import PassageTray
from archive_viewer.gui.reader.panel import ReaderPanel
from archive_viewer.gui.refreshing import Refresher
from archive_viewer.gui.results.no_results import NoResults
from archive_viewer.gui.results.panel import ResultsPanel
from archive_viewer.gui.search_control import SearchControl, first_span
from archive_viewer.gui.session import Session, keep_looks
from archive_viewer.gui.status import StatusStrip
from archive_viewer.gui.tasks.runner import Tasks
from archive_viewer.gui.theme import Theme, cjk_font_present
from archive_viewer.gui.toolbar import Toolbar
from archive_viewer.gui.widgets.numbers import grouped
from archive_viewer.gui.widgets.strip import NoticeStrip

if TYPE_CHECKING:
    from archive_viewer.services import Services

CLAIM_MS = 4000
FONT_PACKAGES = "fonts-noto-cjk (Debian, Ubuntu), google-noto-sans-cjk-fonts (Fedora), noto-fonts-cjk (Arch)"
MINIMUM = (1024, 640)
USUAL = (1440, 900)


class MainWindow(QMainWindow):
    """One archive's window. `archiveWanted` asks the application for another archive's."""

    archiveWanted = Signal(str)
    closed = Signal()

    def __init__(
        self, services: "Services", theme: Theme, language: Language, tasks: Tasks, crashes: CrashReporter
    ) -> None:
        super().__init__()
        self.services = services
        self.theme = theme
        self.language = language
        self.tasks = tasks
        self.trail = Trail()
        self._wanted: int | None = None
        self._leaving = False
        self.setObjectName("mainWindow")
        self.setAcceptDrops(True)
        self.setMinimumSize(*MINIMUM)
        self.resize(*USUAL)
        self.actions_ = Actions(theme, self)
        self._build()
        self.notifier = Notifier(theme, self.status, self.error_strip, crashes, self)
        tasks.failed.connect(self._task_failed)
        self.control = SearchControl(services, tasks, self.toolbar.search, self)
        self.imports = ImportDesk(self)
        self.linker = Linker(
            services, tasks, self.reader, self.panes.views, self.facts, self.outline, self.annotations, self.tray,
            self.go, self.notifier.tell, self,
        )  # fmt: skip
        self.commands = Commands(self)
        self._connect()
        self._refresher = Refresher(services, self._refresh, self)
        self._claiming = QTimer(self)
        self._claiming.setInterval(CLAIM_MS)
        self._claiming.timeout.connect(self._try_claim)
        theme.changed.connect(self._dress)
        self._show_access()
        self._dress()
        self._read_counts()

    def _build(self) -> None:
        services, theme, tasks = self.services, self.theme, self.tasks
        self.toolbar = Toolbar(theme, self.actions_)
        self.read_only_strip = NoticeStrip(theme, "lock")
        self.font_strip = NoticeStrip(theme, "warn")
        self.error_strip = NoticeStrip(theme, "error")
        self.panes = Panes(theme)
        self.library = LibraryPanel(services, theme, tasks)
        self.results = ResultsPanel(theme)
        self.reader = ReaderPanel(services, theme, tasks)
        self.no_results = NoResults(theme)
        self.facts = FactsPanel(services, theme, tasks)
        self.outline = OutlinePanel(services, theme, tasks)
        self.annotations = AnnotationsPanel(services, theme, tasks)
        self.tray = PassageTray(services, theme, tasks)
        self.status = StatusStrip(theme)
        for key, panel in (("library", self.library), ("results", self.results)):
            self.panes.left.add(key, panel)
        for page in (self.reader, self.no_results):
            self.panes.centre.addWidget(page)
        views: tuple[tuple[str, QWidget], ...] = (
            ("facts", self.facts), ("outline", self.outline), ("annotations", self.annotations),
        )  # fmt: skip
        for key, panel in views:
            self.panes.views.add(key, panel)
        self.empty_card = EmptyArchive(theme)
        self.read_only_card = ReadOnlyCard(theme, services)
        self._reading_room = QWidget()
        room = QVBoxLayout(self._reading_room)
        room.setContentsMargins(0, 0, 0, 0)
        room.setSpacing(0)
        room.addWidget(self.panes, 1)
        room.addWidget(self.tray)
        self.pages = QStackedWidget()
        for page in (self._reading_room, self.empty_card, self.read_only_card):
            self.pages.addWidget(page)
        centre = QWidget()
        column = QVBoxLayout(centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for strip in (self.toolbar, self.read_only_strip, self.font_strip, self.error_strip):
            column.addWidget(strip)
        column.addWidget(self.pages, 1)
        column.addWidget(self.status)
        self.setCentralWidget(centre)
        self.read_only_strip.hide()
        self.font_strip.setVisible(not cjk_font_present())

    def _connect(self) -> None:
        self.panes.moved.connect(self.toolbar.follow_panes)
        self.library.articleChosen.connect(self._chosen)
        self.library.deleteRequested.connect(self.commands.delete_articles)
        self.library.citationRequested.connect(self.commands.copy_citation_of)
        self.library.searchChosen.connect(self.toolbar.search.set_query)
        self.library.listed.connect(lambda _total: self._read_counts())
        self.results.hitChosen.connect(lambda hit: self._open_hit(hit, False))
        self.results.tokenToggled.connect(self.control.toggle)
        self.results.leftUpwards.connect(self.commands.focus_search)
        self.no_results.queryChosen.connect(self.toolbar.search.set_query)
        box = self.toolbar.search
        box.entered.connect(self.control.enter)
        box.leftDownwards.connect(self._enter_results)
        box.nextPressed.connect(lambda: self.commands.step_hit(forwards=True))
        box.previousPressed.connect(lambda: self.commands.step_hit(forwards=False))
        box.helpPressed.connect(self.commands.show_search_help)
        self.control.answered.connect(self._show_results)
        self.control.suggested.connect(self.no_results.show_suggestions)
        self.control.hitWanted.connect(self._open_hit)
        self.reader.articleShown.connect(self._article_shown)
        self.reader.matchChanged.connect(self._match_changed)
        self.reader.linkActivated.connect(self.commands.open_page)
        self.tray.exportRequested.connect(self.commands.export)
        self.empty_card.importFiles.connect(self.imports.choose_files)
        self.empty_card.importFolder.connect(self.imports.choose_folder)
        self.empty_card.openSample.connect(self.imports.import_sample)
        self.read_only_card.retry.connect(self._try_claim)
        self.read_only_card.readOn.connect(self._toggle_card)
        self.read_only_card.openOther.connect(self.commands.open_archive)
        self.read_only_strip.pressed.connect(self._toggle_card)
        self.font_strip.pressed.connect(self.font_strip.hide)

    def go(self, article_id: int, span: Span | None = None, *, last: bool = False) -> None:
        """Open an article, at `span` if given, and remember the place that one leaves."""
        here = self.place()
        if here is not None and (here.article_id != article_id or span is not None):
            self.trail.leave(here)
        self._show_article(article_id, span)
        self.commands.follow_trail()
        if last:
            self.reader.previous_match()

    def go_to_place(self, place: Place) -> None:
        """Go back or forward, without remembering."""
        self._show_article(place.article_id, None)
        self.reader.restore(place.offset)

    def place(self) -> Place | None:
        """Where the reader is."""
        article = self.reader.article
        return None if article is None else Place(article.id, self.reader.position())

    def restore(self, session: Session) -> None:
        """Take up where the last window on this archive ended."""
        if session.geometry:
            self.restoreGeometry(QByteArray.fromBase64(session.geometry.encode("ascii")))
        self.panes.fit(self.width())
        self.panes.restore(session.splitter)
        self.panes.views.show_pane(session.view_tab)
        self.library.set_order(session.order)
        self.actions_["actionFilter"].setChecked(session.facets)
        if session.query:
            self.toolbar.search.set_query(session.query)
        self.panes.left.show_pane(session.left_tab)
        if session.article_id is not None:
            self._show_article(session.article_id, None)
            self.reader.restore(session.offset)

    def session(self) -> Session:
        """What to take up next time."""
        article = self.reader.article
        return Session(
            article_id=article.id if article is not None else None,
            offset=self.reader.position(),
            left_tab=self.panes.left.current(),
            view_tab=self.panes.views.current(),
            query=self.control.query,
            order=self.library.order,
            splitter=self.panes.state(),
            geometry=bytes(self.saveGeometry().toBase64().data()).decode("ascii"),
            facets=self.actions_["actionFilter"].isChecked(),
        )

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self._leaving and not self.may_leave():
            event.ignore()
            return
        self._leaving = True
        self._claiming.stop()
        self.session().keep(self.services)
        keep_looks(self.services.preferences, self.theme, self.language.choice)
        self._refresher.stop()
        self.imports.job.cancel()
        super().closeEvent(event)
        self.closed.emit()

    def may_leave(self) -> bool:
        """Whether the window may close: asks where an import is under way."""
        self._leaving = not self.imports.job.running or self.imports.may_close()
        return self._leaving

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.panes.fit(event.size().width())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self.services.writable and any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            event.acceptProposedAction()
            self.imports.start(paths)

    def _show_article(self, article_id: int, span: Span | None) -> None:
        self._wanted = article_id
        self.panes.centre.setCurrentWidget(self.reader)
        hit = self.control.hit_of(article_id)
        self.reader.show_article(article_id, span, hit.matches if hit is not None else ())
        if hit is None and self.control.query:
            self._find_matches(article_id)

    def _find_matches(self, article_id: int) -> None:
        def mark(spans: tuple[Span, ...]) -> None:
            if self._wanted == article_id:
                self.reader.set_matches(spans)

        searching.matches(self.tasks, self.services, self.control.query, article_id, mark)

    def _chosen(self, article_id: int) -> None:
        self.panes.close_floating()
        self.go(article_id)

    def _open_hit(self, hit: Hit, last: bool) -> None:
        self.go(hit.article_id, first_span(hit, last))

    def _article_shown(self, article: Article | None) -> None:
        article_id = article.id if article is not None else None
        self.library.set_current(article_id)
        self.results.set_current(article_id)
        self.commands.follow_trail()
        self.commands.follow_article(article)
        self._dress()

    def _match_changed(self, index: int, _total: int) -> None:
        if self._wanted is not None:
            self.control.place(self._wanted, index)

    def _enter_results(self) -> None:
        if self.results.hits():
            self.panes.show_left("results")
            self.results.enter_list()

    def _show_results(self, results: Results | None) -> None:
        left = self.panes.left
        query = results.query if results is not None else ""
        remarks = [self.notifier.words(code, params) for code, params in results.remarks] if results else []
        self.results.show_results(results, "\n".join(remarks))
        left.set_count("results", "" if results is None else grouped(results.total, chinese=self.theme.chinese))
        self.linker.set_search(query)
        self.commands.follow_search(query)
        if results is None:
            if left.current() == "results":
                left.show_pane("library")
            self.panes.close_floating()
        elif self.toolbar.search.line.hasFocus() or left.current() == "results":
            self.panes.show_left("results")
        if results is not None and not results.hits:
            self.no_results.show_query(query, self.services.library.count())
            self.panes.centre.setCurrentWidget(self.no_results)
        else:
            self.panes.centre.setCurrentWidget(self.reader)
        self._mark_open_article(results)

    def _mark_open_article(self, results: Results | None) -> None:
        article = self.reader.article
        if article is None:
            return
        hit = self.control.hit_of(article.id)
        self.results.set_current(article.id if hit is not None else None)
        self.reader.set_matches(hit.matches if hit is not None else ())
        if results is not None and hit is None:
            self._find_matches(article.id)

    def _refresh(self, changes: Changes) -> None:
        panels: tuple[Callable[[Changes], None], ...] = (
            self.library.refresh, self.reader.refresh, self.facts.refresh, self.outline.refresh,
            self.annotations.refresh, self.tray.refresh,
        )  # fmt: skip
        for refresh in panels:
            refresh(changes)
        if changes.touched & (Touched.ARTICLES | Touched.ANNOTATIONS | Touched.TAGS):
            self.control.again()
        if changes.touched & Touched.ACCESS:
            self._show_access()
        self.commands.read_undo()
        self._read_counts()

    def _read_counts(self) -> None:
        services = self.services

        def show(figures: tuple[int, int, bool]) -> None:
            articles, pending, rebuilding = figures
            self.status.set_articles(articles)
            self.status.set_index(pending, rebuilding)
            self.empty_card.set_writable(services.writable)
            if self.pages.currentWidget() is not self.read_only_card:
                self.pages.setCurrentWidget(self._reading_room if articles else self.empty_card)

        def read(_cancel: object) -> tuple[int, int, bool]:
            state = services.searching.state()
            return services.library.count(), state.pending, state.rebuilding

        self.tasks.query(read, show, replaces="counts")

    def _show_access(self) -> None:
        writable = self.services.writable
        self.actions_.allow_writing(writable)
        self.commands.read_undo()
        self.toolbar.set_archive(self._archive_name(), writable=writable)
        self.read_only_strip.setVisible(not writable)
        if writable:
            self._claiming.stop()
            if self.pages.currentWidget() is self.read_only_card:
                self.pages.setCurrentWidget(self._reading_room)
        else:
            self._claiming.start()
            self.pages.setCurrentWidget(self.read_only_card)
            self.read_only_card.focus_retry()

    def _try_claim(self) -> None:
        def done(writable: bool) -> None:
            if writable:
                self.notifier.tell(self.tr("This archive can be written again"))

        access.claim(self.tasks, self.services, done)

    def _toggle_card(self) -> None:
        shown = self.pages.currentWidget() is self.read_only_card
        self.pages.setCurrentWidget(self._reading_room if shown else self.read_only_card)
        self._dress()

    def _task_failed(self, error: Exception) -> None:
        self.imports.task_failed()
        self.notifier.fail(error)

    def _archive_name(self) -> str:
        name = self.services.folder.name
        return self.tr("Default archive") if name == "default" else name

    def _dress(self) -> None:
        article = self.reader.article
        name = self._archive_name()
        self.setWindowTitle(f"{article.title} – {name}" if article is not None else f"{name} – Archive Viewer")
        self.toolbar.set_archive(name, writable=self.services.writable)
        self.panes.left.set_words({"library": self.tr("Library"), "results": self.tr("Results")})
        self.panes.views.set_words(
            {"facts": self.tr("Facts"), "outline": self.tr("Outline"), "annotations": self.tr("Annotations")}
        )
        self.panes.views.name_chevron(self.tr("More views"))
        self.panes.left.name_chevron(self.tr("More"))
        if not self.services.writable:
            self.read_only_strip.say(
                self.tr("Read-only"),
                self.tr("You can read, search, copy and export; annotating, reviewing and importing must wait"),
            )
            folded = self.pages.currentWidget() is not self.read_only_card
            self.read_only_strip.button.setText(self.tr("Details") if folded else self.tr("Fold"))
            self.read_only_strip.button.set_icon("down" if folded else "up")
        if self.font_strip.isVisibleTo(self):
            self.font_strip.say(
                self.tr("No Chinese font"),
                self.tr("Chinese text can't be shown. Install {packages}, then start again.").format(
                    packages=FONT_PACKAGES
                ),
            )
            self.font_strip.button.setText(self.tr("Close"))
