"""The window: it opens articles, follows the search and the changes, and hands everything else on."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, Qt, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeySequence, QResizeEvent, QShortcut

from archive_viewer.domain.addresses import is_address
from archive_viewer.domain.article import Article
from archive_viewer.domain.changes import Changes, Touched
from archive_viewer.domain.errors import KnownError
from archive_viewer.domain.results import Hit, Results
from archive_viewer.domain.span import Span
from archive_viewer.gui.access_desk import AccessDesk
from archive_viewer.gui.commands import Commands
from archive_viewer.gui.compare.desk import CompareDesk
from archive_viewer.gui.crash import LOG, CrashReporter
from archive_viewer.gui.frame import WindowFrame
from archive_viewer.gui.importing import ImportDesk
from archive_viewer.gui.language import Language
from archive_viewer.gui.linking import Linker
from archive_viewer.gui.navigation import Place, Trail
from archive_viewer.gui.notifier import Notifier
from archive_viewer.gui.numbers_desk import NumbersDesk
from archive_viewer.gui.operations import searching
from archive_viewer.gui.printing import PrintDesk
from archive_viewer.gui.receiving_desk import ReceivingDesk
from archive_viewer.gui.rederiving import RederivingJob
from archive_viewer.gui.refreshing import Refresher
from archive_viewer.gui.search_control import SearchControl, first_span
from archive_viewer.gui.session import Session, keep_looks
from archive_viewer.gui.tasks.runner import Tasks
from archive_viewer.gui.theme import Theme
from archive_viewer.gui.verifying_desk import VerifyingDesk
from archive_viewer.gui.versions_desk import VersionsDesk
from archive_viewer.gui.widgets.numbers import grouped

if TYPE_CHECKING:
    from archive_viewer.services.services import Services

CLAIM_MS = 4000
FONT_PACKAGES = "fonts-noto-cjk (Debian, Ubuntu), google-noto-sans-cjk-fonts (Fedora), noto-fonts-cjk (Arch)"
MINIMUM = (1024, 640)
USUAL = (1440, 900)


class MainWindow(WindowFrame):
    """One archive's window. `archiveWanted` asks the application for another archive's."""

    archiveWanted = Signal(str)
    closed = Signal()

    def __init__(
        self, services: "Services", theme: Theme, language: Language, tasks: Tasks, crashes: CrashReporter
    ) -> None:
        super().__init__(services, theme, tasks)
        self.language = language
        self.trail = Trail()
        self._wanted: int | None = None
        self._leaving = False
        self._answered = ""
        self._lit: tuple[Span, ...] = ()
        self._match = -1
        self.notifier = Notifier(theme, self.status, self.error_strip, crashes, self)
        tasks.failed.connect(self._task_failed)
        self.control = SearchControl(services, tasks, self.toolbar.search, self)
        self.imports = ImportDesk(self)
        self.linker = Linker(self)
        self.comparing = CompareDesk(self)
        self.numbers = NumbersDesk(self)
        self.commands = Commands(self)
        self.versions = VersionsDesk(self)
        self.printing = PrintDesk(self)
        self.receiving = ReceivingDesk(self)
        self.verifying = VerifyingDesk(self)
        self._connect()
        self._refresher = Refresher(services, self._refresh, self)
        self._access = AccessDesk(self)
        self.rederiving = RederivingJob(self)
        self._read_counts()
        self.rederiving.start()

    def _connect(self) -> None:
        for number, key in enumerate(self.panes.views.keys(), start=1):
            shortcut = QShortcut(QKeySequence(f"Ctrl+{number}"), self)
            shortcut.activated.connect(partial(self.commands.show_view, key))
        self.panes.moved.connect(self.toolbar.follow_panes)
        self.library.articleChosen.connect(self._chosen)
        self.library.deleteRequested.connect(self.commands.delete_articles)
        self.library.citationRequested.connect(self.commands.copy_citation_of)
        self.library.entered.connect(self._enter_source)
        self.results.entered.connect(self._enter_source)
        self.library.tagWanted.connect(self.commands.show_tags)
        self.library.searchChosen.connect(self.toolbar.search.set_query)
        self.library.listed.connect(lambda _total: self._read_counts())
        self.results.hitChosen.connect(lambda hit: self._open_hit(hit, False))
        self.results.tokenToggled.connect(self.control.toggle)
        self.results.amongChosen.connect(self.control.look_among)
        self.control.faceted.connect(self.results.facets.show_facets)
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
        self.tray.exportRequested.connect(lambda: self.commands.export())
        self.annotations.exportRequested.connect(self.commands.export)
        self.empty_card.importFiles.connect(self.imports.choose_files)
        self.empty_card.importFolder.connect(self.imports.choose_folder)
        self.empty_card.openSample.connect(self.imports.import_sample)
        self.font_strip.pressed.connect(self.font_strip.hide)

    def _enter_source(self) -> None:
        """Let the keys of the source work: somebody opened an article from the keyboard."""
        self.reader.view.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def busy(self) -> bool:
        """Whether work is under way whose outcome the window doesn't show yet."""
        return bool(self.tasks.pending) or self._refresher.waiting or self.imports.job.running or self.control.waiting

    def go(self, article_id: int, span: Span | None = None, *, last: bool = False) -> None:
        """Open an article, at `span` if given, and remember the place that one leaves."""
        if self.comparing.go_to(article_id, span):
            return
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
        self.tray.set_folded(session.tray_folded)
        self.actions_["actionFilter"].setChecked(session.facets)
        if session.query:
            self._answered = session.query
            self.toolbar.search.set_query(session.query)
        self.panes.left.show_pane(session.left_tab)
        if session.article_id is not None:
            self._show_article(session.article_id, None)
            self.reader.restore(session.offset)
        self.reader.view.setFocus()

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
            tray_folded=self.tray.is_folded(),
        )

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self._leaving and not self.may_leave():
            event.ignore()
            return
        self._leaving = True
        self.comparing.leave()
        self._access.stop()
        self._keep()
        self._refresher.stop()
        self.imports.job.suspend()
        self.rederiving.stop()
        self.numbers.close()
        super().closeEvent(event)
        self.closed.emit()

    def _keep(self) -> None:
        """Write down where to go on; a disk that refuses must not hold the window open."""
        try:
            self.session().keep(self.services)
        except KnownError as error:
            LOG.warning("the state of the window was not kept: %s", error)
        keep_looks(self.services.preferences, self.theme, self.language.choice)

    def may_leave(self) -> bool:
        """Whether the window may close: asks where an import is under way."""
        self._leaving = not self.imports.job.running or self.imports.may_close()
        return self._leaving

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.panes.fit(event.size().width())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self.services.writable and event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        urls = event.mimeData().urls()
        paths = [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
        addresses = [url.toString() for url in urls if is_address(url.toString())]
        event.acceptProposedAction()
        self.verifying.take(self.receiving.take(paths), self._import)
        if addresses and not paths:
            self.imports.ask_addresses(addresses)

    def _import(self, paths: list[Path]) -> None:
        if paths:
            self.imports.start(paths)

    def _show_article(self, article_id: int, span: Span | None) -> None:
        self._wanted = article_id
        self.panes.centre.setCurrentWidget(self.comparison)
        hit = self.control.hit_of(article_id)
        self._lit = hit.matches if hit is not None else ()
        self.reader.show_article(article_id, span, self._lit)
        if hit is None and self.control.query:
            self._find_matches(article_id)

    def _find_matches(self, article_id: int) -> None:
        def mark(spans: tuple[Span, ...]) -> None:
            if self._wanted == article_id:
                self._lit = spans
                self.reader.set_matches(spans)

        searching.matches(self.tasks, self.services, self.control.query, article_id, mark)

    def _chosen(self, article_id: int) -> None:
        self.panes.close_floating()
        self.go(article_id)

    def _open_hit(self, hit: Hit, last: bool) -> None:
        self.control.remember()
        self.go(hit.article_id, first_span(hit, last))

    def _article_shown(self, article: Article | None) -> None:
        article_id = article.id if article is not None else None
        self.library.set_current(article_id)
        self.results.set_current(article_id)
        self.commands.follow_trail()
        self.commands.follow_article(article)
        self.dress()

    def _match_changed(self, index: int, _total: int) -> None:
        self._match = index
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
        elif query != self._answered:
            self.panes.show_left("results")
        self._answered = query
        if results is not None and not results.hits and results.among.in_texts:
            self.no_results.show_query(query, self.services.library.count())
            self.panes.centre.setCurrentWidget(self.no_results)
        else:
            self.panes.centre.setCurrentWidget(self.comparison)
        self._mark_open_article(results)

    def _mark_open_article(self, results: Results | None) -> None:
        article = self.reader.article
        if article is None:
            return
        hit = self.control.hit_of(article.id)
        self.results.set_current(article.id if hit is not None else None)
        matches = hit.matches if hit is not None else ()
        if matches != self._lit:
            self._lit = matches
            self.reader.set_matches(matches)
        else:
            self.control.place(article.id, self._match)
        if results is not None and hit is None:
            self._find_matches(article.id)

    def _refresh(self, changes: Changes) -> None:
        panels: tuple[Callable[[Changes], None], ...] = (
            self.library.refresh, self.reader.refresh, *(panel.refresh for panel in self.companions.values()),
            self.tray.refresh, self.comparing.refresh, self.numbers.refresh,
        )  # fmt: skip
        for refresh in panels:
            refresh(changes)
        if changes.touched & (Touched.ARTICLES | Touched.ANNOTATIONS | Touched.TAGS):
            self.control.again()
        if changes.touched & Touched.ACCESS:
            self._access.show()
        self.commands.read_undo()
        self._read_counts()

    def _read_counts(self) -> None:
        services = self.services

        def show(figures: tuple[int, int, bool]) -> None:
            articles, pending, rebuilding = figures
            self.status.set_articles(articles)
            self.status.set_index(pending, rebuilding)
            self.show_pages(empty=articles == 0)

        def read(_cancel: object) -> tuple[int, int, bool]:
            state = services.searching.state()
            return services.library.count(), state.pending, state.rebuilding

        self.tasks.query(read, show, replaces="counts")

    def _task_failed(self, error: Exception) -> None:
        self.imports.task_failed()
        self.notifier.fail(error)
