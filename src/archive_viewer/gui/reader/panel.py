"""The centre of the window: one article with its head, its marks, its find bar."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QStackedWidget, QVBoxLayout, QWidget

from archive_viewer.domain.article import Article
from archive_viewer.domain.changes import Changes, Touched
from archive_viewer.domain.span import Span
from archive_viewer.gui.reader.article_menu import ArticleMenu
from archive_viewer.gui.reader.article_view import ArticleView
from archive_viewer.gui.reader.empty_page import EmptyPage
from archive_viewer.gui.reader.find_bar import FindBar
from archive_viewer.gui.reader.finding import Finding
from archive_viewer.gui.reader.loading import Content, load
from archive_viewer.gui.reader.pane_header import PaneHeader
from archive_viewer.gui.reader.type_menu import fill_type_menu
from archive_viewer.gui.reader.versions import Versions
from archive_viewer.gui.reader.wording import trail
from archive_viewer.gui.tasks.runner import Tasks
from archive_viewer.gui.theme import Theme
from archive_viewer.gui.widgets.panel import Panel

if TYPE_CHECKING:
    from archive_viewer.services.services import Services

SHOWN = Touched.ARTICLES | Touched.FACTS | Touched.ANNOTATIONS | Touched.TAGS


class ReaderPanel(Panel):
    """Shows an article and says what a person wants done with it. Offsets are code points into its text."""

    articleShown = Signal(object)
    cursorMoved = Signal(int)
    highlightRequested = Signal(object, str)
    commentRequested = Signal(object)
    tagRequested = Signal(object)
    passageRequested = Signal(object)
    factRequested = Signal(object)
    copyRequested = Signal(object)
    linkRequested = Signal(object)
    resizeRequested = Signal(int, object)
    removeRequested = Signal(int)
    annotationActivated = Signal(int)
    factActivated = Signal(int)
    linkActivated = Signal(str)
    matchChanged = Signal(int, int)
    messageRequested = Signal(str)

    def __init__(
        self,
        services: "Services",
        theme: Theme,
        tasks: Tasks,
        parent: QWidget | None = None,
        name: str = "articleView",
    ) -> None:
        super().__init__(services, theme, tasks, parent)
        self._key = f"reader:{name}"
        self._content: Content | None = None
        self._asked: tuple[int, int | None] | None = None
        self._settled = False
        self._span: Span | None = None
        self._restore: int | None = None
        self._matches: tuple[Span, ...] = ()
        self._uncovered: tuple[Span, ...] = ()
        self._current = -1
        self._linked: int | None = None
        self._build(name)
        self._connect()
        self.settle()

    def _build(self, name: str) -> None:
        self.header = PaneHeader(self.theme, self)
        self.find_bar = FindBar(self.theme, self)
        self.view = ArticleView(self.theme)
        self.view.setObjectName(name)
        self.empty = EmptyPage(self.theme)
        self._pages = QStackedWidget(self)
        self._pages.addWidget(self.empty)
        self._pages.addWidget(self.view)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        self.versions = Versions(self.theme, self.header.copies_button, self)
        column.addWidget(self.versions.strip)
        column.addWidget(self.find_bar)
        column.addWidget(self._pages, 1)
        self._finding = Finding(self.services, self.tasks, self.view, self.find_bar, self._key)
        self._type_menu = QMenu(self)
        self._more_menu = ArticleMenu(self.services, self.theme, self.tasks, self)
        self.header.type_button.setMenu(self._type_menu)
        self.header.more_button.setMenu(self._more_menu)
        self.header.more_button.setEnabled(False)
        self.setFocusProxy(self.view)

    def _connect(self) -> None:
        view = self.view
        view.cursorMoved.connect(self.cursorMoved)
        view.highlightRequested.connect(self.highlightRequested)
        view.commentRequested.connect(self.commentRequested)
        view.tagRequested.connect(self.tagRequested)
        view.passageRequested.connect(self.passageRequested)
        view.factRequested.connect(self.factRequested)
        view.copyRequested.connect(self.copyRequested)
        view.linkRequested.connect(self.linkRequested)
        view.removeRequested.connect(self.removeRequested)
        view.resizeRequested.connect(self.resizeRequested)
        view.annotationActivated.connect(self._annotation_activated)
        view.factActivated.connect(self.factActivated)
        view.refused.connect(self._say_why_not)
        view.title.linkPressed.connect(self._more_menu.ask_to_open_page)
        self._finding.ended.connect(self._mark_matches)
        self._more_menu.revisionChosen.connect(self._choose_revision)
        self._more_menu.linkActivated.connect(self.linkActivated)
        self._more_menu.messageRequested.connect(self.messageRequested)
        self._type_menu.aboutToShow.connect(lambda: fill_type_menu(self._type_menu, self.theme, self))

    def restyle(self) -> None:
        self.header.restyle()
        self.versions.strip.restyle()
        self.find_bar.restyle()
        self.empty.restyle()
        self.view.restyle()

    def retranslate(self) -> None:
        self.header.retranslate()
        self.versions.retranslate()
        self.find_bar.retranslate()
        self.empty.retranslate()
        self.view.retranslate()

    @property
    def article(self) -> Article | None:
        """The article shown."""
        return self._content.article if self._content else None

    def show_article(
        self, article_id: int, span: Span | None = None, matches: Sequence[Span] = (), revision: int | None = None
    ) -> None:
        """Show an article, at `span` if given, with the matches of a search marked; it is loaded in the background."""
        self._span, self._restore, self._linked = span, None, None
        if self._settled and self._asked == (article_id, revision):
            self.set_matches(matches, _index_of(matches, span))
            if span is not None:
                self.go_to(span)
            return
        self._asked = (article_id, revision)
        self._settled = False
        self._matches = tuple(sorted(matches))
        self._current = _index_of(self._matches, span)
        self._load()

    def _load(self) -> None:
        if self._asked is None:
            return
        services, (article_id, revision) = self.services, self._asked
        self.tasks.query(lambda _cancel: load(services, article_id, revision), self._show, replaces=self._key)

    def _show(self, content: Content | None) -> None:
        before, self._content = self._content, content
        arriving, self._settled = not self._settled, True
        self._more_menu.show_content(content)
        self.versions.show_content(content)
        self.header.show_copies(len(content.copies) if content is not None else 0)
        if content is None:
            self._clear()
            return
        same_text = before is not None and before.article.revision_id == content.article.revision_id
        if not same_text:
            if before is not None and before.article.id == content.article.id and self._restore is None:
                self._restore = self.view.position()
            self.find_bar.leave()
            self.view.show_article(content.article)
            self.header.breadcrumb.show_steps(trail(content.article))
            self._pages.setCurrentWidget(self.view)
            self.header.more_button.setEnabled(True)
        self._uncovered = content.uncovered
        self.header.show_review(*content.reviewed, len(content.uncovered))
        marks = self.view.marks
        marks.set_facts(content.facts)
        marks.set_annotations(content.annotations)
        marks.linked_fact = self._linked
        self.view.writable = self.services.writable and content.article.revision == content.article.revision_count
        self.view.marks_changed()
        if arriving or not same_text:
            self._mark_matches()
            self._arrive()
        if not same_text:
            self.articleShown.emit(content.article)

    def _arrive(self) -> None:
        if self._span is not None:
            self.view.go_to(self._span)
        elif self._restore is not None:
            self.view.restore(self._restore)
        self._span = self._restore = None

    def _clear(self) -> None:
        self._asked = None
        self._settled = False
        self.view.show_article(None)
        self.header.breadcrumb.show_steps(())
        self.header.show_review(0, 0)
        self.header.more_button.setEnabled(False)
        self.find_bar.leave()
        self._pages.setCurrentWidget(self.empty)
        self.set_matches(())
        self.articleShown.emit(None)

    def refresh(self, changes: Changes) -> None:
        """Take what a mutation changed into view; the text stays where it is unless it is another one now."""
        if self._asked is None or not changes.touched & SHOWN:
            return
        if changes.article_ids and self._asked[0] not in changes.article_ids:
            return
        self._load()

    def go_to(self, span: Span, pulse: bool = True) -> None:
        """Bring a stretch into view and let it pulse once; while an article is loading, once it is there."""
        if self._settled and self.article is not None:
            self.view.go_to(span, pulse)
        else:
            self._span = span

    def set_matches(self, matches: Sequence[Span], current: int = -1) -> None:
        """Mark the matches of the window's search; `current` is the one stood on, -1 for none."""
        self._matches = tuple(sorted(matches))
        self._current = current if 0 <= current < len(self._matches) else -1
        self._mark_matches()

    def _mark_matches(self) -> None:
        if self._settled and not self._finding.active:
            self.view.marks.set_hits(self._matches, self._current)
            self.view.marks_changed()
        self.matchChanged.emit(self._current, len(self._matches))

    def next_uncovered(self) -> bool:
        """Select the next number that no fact covers, round at the end; False where there is none."""
        if not self._uncovered:
            return False
        here = self.view.selection or Span(self.view.offset, self.view.offset)
        span = next((s for s in self._uncovered if s.start >= here.end), self._uncovered[0])
        self.view.go_to(span)
        self.view.select(span)
        self.view.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return True

    def next_match(self) -> bool:
        """Go to the next match; False, and nothing happens, past the last."""
        return self._to_match(self._current + 1)

    def previous_match(self) -> bool:
        """Go to the previous match, from nowhere to the last; False past the first."""
        return self._to_match(len(self._matches) - 1 if self._current < 0 else self._current - 1)

    def _to_match(self, number: int) -> bool:
        if not 0 <= number < len(self._matches):
            return False
        self._current = number
        self._mark_matches()
        self.go_to(self._matches[number], pulse=False)
        return True

    def link_fact(self, fact_id: int | None) -> None:
        """Box the fact whose row is current in another view."""
        self._linked = self.view.marks.linked_fact = fact_id
        self.view.marks_changed()

    def link_annotation(self, annotation_id: int | None) -> None:
        """Light the margin mark of the annotation that is current in another view."""
        self.view.marks.current_annotation = annotation_id
        self.view.marks_changed()

    def set_findings(self, findings: Sequence[tuple[Span, str]]) -> None:
        """Box the places that a check found doubtful; the words name them on the scroll map."""
        self.view.marks.set_findings(findings)
        self.view.marks_changed()

    def set_differences(self, differences: Sequence[tuple[Span, str]]) -> None:
        """Mark what another text lacks ("added") or has in its place ("removed")."""
        self.view.marks.set_differences(differences)
        self.view.marks_changed()

    def set_bare(self, bare: bool) -> None:
        """Show the text alone, without header and head, where something else names the article."""
        self.header.setVisible(not bare)
        self.versions.set_bare(bare)
        self.view.set_bare(bare)

    def add_header_action(self, action: QAction, icon: str) -> None:
        """Offer one of the window's actions in the header."""
        self.header.add_action(action, icon)

    def position(self) -> int:
        """Offset of the first line in view."""
        return self.view.position() if self.article is not None else 0

    def restore(self, offset: int) -> None:
        """Scroll so that `offset` is in the first line; while an article is loading, once it is there."""
        if self._settled and self.article is not None:
            self.view.restore(offset)
        else:
            self._span, self._restore = None, offset

    def _annotation_activated(self, annotation_id: int) -> None:
        self.link_annotation(annotation_id)
        self.annotationActivated.emit(annotation_id)

    def _say_why_not(self) -> None:
        earlier = self.tr("An earlier revision can be read but not annotated.")
        self.messageRequested.emit(self.locked_reason() or earlier)

    def show_find(self) -> None:
        """Open the bar that finds words in this article, with the selected words in it."""
        self._finding.open()

    def show_original(self) -> None:
        """Show the file that the article came from, in the revision shown."""
        self._more_menu.show_original()

    def _choose_revision(self, revision: int) -> None:
        if (article := self.article) is not None:
            latest = revision == article.revision_count
            self.show_article(article.id, revision=None if latest else revision)


def _index_of(matches: Sequence[Span], span: Span | None) -> int:
    """Which of the matches a stretch is, -1 where it is none of them."""
    if span is None:
        return -1
    return next((number for number, match in enumerate(sorted(matches)) if match.overlaps(span)), -1)
