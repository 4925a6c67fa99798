"""Comparing in the window: which text stands beside the open one, and the layout before and after."""

from functools import partial
from pathlib import PurePath
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject

from archive_viewer.domain.article import Article, ArticleSummary
from archive_viewer.domain.changes import Changes, Touched
from archive_viewer.domain.span import Span
from archive_viewer.gui.compare.choosing import PartnerChooser
from archive_viewer.gui.compare.findings import Outcome, outcome
from archive_viewer.gui.compare.heads import Choice, SideWords
from archive_viewer.gui.tasks.runner import Cancel
from archive_viewer.gui.widgets.numbers import short_date
from archive_viewer.services.comparing import compare

if TYPE_CHECKING:
    from archive_viewer.gui.main_window import MainWindow
    from archive_viewer.gui.reader.panel import ReaderPanel

VIEW = "compare"
LEFT, RIGHT = 0, 1
Found = tuple[Outcome, tuple[list[ArticleSummary], list[ArticleSummary]]]


class CompareDesk(QObject):
    """Opens and leaves a comparison. `active` is the reader in which one works."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._pane = window.comparison
        self._findings = window.findings
        self._readers = (window.reader, window.second)
        self.active: ReaderPanel = window.reader
        self._entered: tuple[int, int] | None = None
        self._expected: int | None = None
        self._view_before = ""
        self._revisions: tuple[list[ArticleSummary], list[ArticleSummary]] = ([], [])
        self._findings.hide()
        for number, reader in enumerate(self._readers):
            reader.articleShown.connect(partial(self._shown, number))
            reader.view.installEventFilter(self)
            side = self._pane.sides[number]
            side.revisionChosen.connect(partial(self._choose_revision, number))
            side.articlePressed.connect(partial(self.choose, number))
        self._pane.closePressed.connect(self.leave)
        self._pane.findingShown.connect(self._findings.set_current)
        self._findings.findingActivated.connect(self._pane.go_to)
        window.theme.changed.connect(self._dress)

    @property
    def comparing(self) -> bool:
        """Whether two texts are shown."""
        return self._pane.comparing

    def toggle(self) -> None:
        """Put the revision before this one beside it, ask for an article where there is none, or leave."""
        article = self._window.reader.article
        if self.comparing:
            self.leave()
        elif article is not None and article.revision_count > 1:
            self.open(article.id, article.revision - 1 if article.revision > 1 else article.revision_count)
        elif article is not None:
            self.choose(RIGHT)

    def choose(self, side: int) -> None:
        """Ask which article to show on a side."""
        window, other = self._window, self._readers[1 - side].article
        without = other.id if other is not None and (self.comparing or side == RIGHT) else -1
        chooser = PartnerChooser(window.services, window.theme, window.tasks, without, self._pane)
        chooser.chosen.connect(self.open if side == RIGHT else self._open_left)
        chooser.pop_up()

    def open(self, article_id: int, revision: int | None = None) -> None:
        """Show an article beside the open one."""
        article = self._window.reader.article
        if article is None:
            return
        if not self.comparing:
            self._enter(article)
        latest = revision is not None and article.id == article_id and revision == article.revision_count
        self._pane.clear()
        self._window.second.show_article(article_id, revision=None if latest else revision)
        self._compare()

    def leave(self) -> None:
        """Close the comparison; the window is as it was before."""
        if not self.comparing:
            return
        window, article = self._window, self._window.reader.article
        self._pane.show_sides(on=False)
        self._window.audit.announce()
        self._findings.show_outcome(None)
        self._findings.hide()
        window.panes.views.remove(VIEW)
        window.panes.views.show_pane(self._view_before)
        window.panes.set_comparing(False)
        self._activate(window.reader)
        if article is not None and self._entered is not None and self._entered != (article.id, article.revision):
            entered_id, revision = self._entered
            if entered_id == article.id:
                latest = revision == article.revision_count
                window.reader.show_article(article.id, revision=None if latest else revision)
        self._entered = None
        window.reader.view.setFocus()

    def go_to(self, article_id: int, span: Span | None) -> bool:
        """Go to a place in the text that only the second side shows; whether it does."""
        first, second = (reader.article for reader in self._readers)
        if not self.comparing or span is None or second is None or first is None:
            return False
        here = second.id == article_id and second.revision == second.revision_count
        if not here or (first.id == article_id and first.revision == first.revision_count):
            return False
        self._window.second.go_to(span)
        return True

    def refresh(self, changes: Changes) -> None:
        """Compare again after facts or texts changed."""
        self._window.second.refresh(changes)
        if self.comparing and changes.touched & (Touched.FACTS | Touched.ARTICLES):
            self._compare()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn:
            self._activate(next(reader for reader in self._readers if reader.view is watched))
        return super().eventFilter(watched, event)

    def _enter(self, article: Article) -> None:
        window = self._window
        self._entered = (article.id, article.revision)
        self._expected = article.id
        self._view_before = window.panes.views.current()
        window.panes.set_comparing(True)
        self._pane.show_sides(on=True)
        window.panes.views.add(VIEW, self._findings)
        window.dress()
        window.panes.views.show_pane(VIEW)
        window.reader.view.setFocus()

    def _activate(self, reader: "ReaderPanel") -> None:
        self.active = reader
        article = reader.article
        if article is None or article.revision == article.revision_count:
            self._window.linker.follow(reader)

    def _open_left(self, article_id: int) -> None:
        self._expected = article_id
        self._window.go(article_id)

    def _choose_revision(self, side: int, revision: int) -> None:
        reader = self._readers[side]
        if (article := reader.article) is not None:
            latest = revision == article.revision_count
            reader.show_article(article.id, revision=None if latest else revision)

    def _shown(self, side: int, article: Article | None) -> None:
        if not self.comparing:
            return
        if article is None or (side == LEFT and article.id != self._expected):
            self.leave()
        else:
            self._compare()

    def _compare(self) -> None:
        left, right = (reader.article for reader in self._readers)
        if left is None or right is None:
            return
        services, chinese = self._window.services, self._window.theme.chinese

        def work(cancel: Cancel) -> Found:
            facts = [services.facts.of_revision(a.id, a.revision) for a in (left, right)]
            found = compare(left, right, facts[0], facts[1], cancel)
            revisions = services.library.revisions(left.id), services.library.revisions(right.id)
            return outcome(left, right, found, chinese=chinese), revisions

        self._window.tasks.query(work, self._show, replaces="compare")

    def _show(self, found: Found) -> None:
        result, revisions = found
        shown = [(reader.article.revision_id if reader.article else None) for reader in self._readers]
        if not self.comparing or shown != [result.left.revision_id, result.right.revision_id]:
            return
        self._revisions = revisions
        self._name_sides(result)
        self._findings.show_outcome(result)
        self._pane.show_outcome(result)
        self._findings.set_current(self._pane.current)

    def _name_sides(self, result: Outcome) -> None:
        same = result.left.id == result.right.id
        for side, article, revisions in zip(
            self._pane.sides, (result.left, result.right), self._revisions, strict=True
        ):
            added = next((r.added_at for r in revisions if r.revision == article.revision), article.added_at)
            chip = self.tr("Revision {n}").format(n=article.revision) if article.revision_count > 1 else ""
            if same:
                name = PurePath(article.file_name.replace("\\", "/")).name
                words = SideWords(chip, name or article.source, self._added(added))
            else:
                origin = "  ".join(part for part in (article.source, short_date(article.published_at)) if part)
                words = SideWords(chip, article.title, origin, title=True)
            choices = [
                Choice(
                    r.revision,
                    f"{self.tr('Revision {n}').format(n=r.revision)}    {self._added(r.added_at)}",
                    r.revision == article.revision,
                )
                for r in revisions
            ]
            side.show_text(words, choices if len(choices) > 1 else ())

    def _added(self, moment: str) -> str:
        return self.tr("added {day}").format(day=moment[:10])

    def _dress(self) -> None:
        if self.comparing and self._pane.outcome is not None:
            self._compare()
