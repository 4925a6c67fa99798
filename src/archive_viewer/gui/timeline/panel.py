"""The time line beside the source: filter, zoom, overview, lanes, and the sentence of the current fact."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QToolButton, QVBoxLayout, QWidget

from archive_viewer.domain.article import Article
from archive_viewer.domain.changes import Changes, Touched
from archive_viewer.domain.fact import Fact
from archive_viewer.gui.tasks.runner import Tasks
from archive_viewer.gui.theme import Theme
from archive_viewer.gui.timeline import saving
from archive_viewer.gui.timeline.canvas import TimelineCanvas
from archive_viewer.gui.timeline.moments import DATED, Contents, Words, gathered
from archive_viewer.gui.timeline.overview import Overview
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
from archive_viewer.util.edtf import day

if TYPE_CHECKING:
    from archive_viewer.services.services import Services

_ZOOM = 1.35


class TimelinePanel(SourceCompanion):
    """When what the article states held. A click goes to the source; the fact under its cursor is lit."""

    def __init__(self, services: "Services", theme: Theme, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(services, theme, tasks, parent)
        self._article: Article | None = None
        self._facts: list[Fact] = []
        self._shown_id: int | None = None
        self.filter = FilterField(theme, self)
        self.farther, self.closer = QToolButton(self), QToolButton(self)
        self.saver = SaveButton(self)
        self.overview = Overview(theme, self)
        self.canvas = TimelineCanvas(theme, self)
        self.empty = EmptyNote(theme, self.canvas)
        self.footer = QLabel(self)
        self.detail = SentenceStrip(theme, self)
        self.verbs = FactVerbs(services, tasks, self.detail, lambda: self.canvas.fact, self.locked_reason)
        self._lay_out()
        self._connect()
        self.settle()

    def show_article(self, article: Article | None) -> None:
        """Show the dated facts of an article, or none."""
        self._article = article
        self._load()

    def refresh(self, changes: Changes) -> None:
        """Read again where facts or annotations of this article changed."""
        concerned = Touched.FACTS | Touched.ANNOTATIONS | Touched.ARTICLES | Touched.ACCESS
        if self._article is None or not changes.touched & concerned:
            return
        if not changes.article_ids or self._article.id in changes.article_ids:
            self._load()

    def set_search(self, text: str) -> None:
        """Light up the words of the global search."""
        self.canvas.light(words=plain_words(text))

    def point_at(self, offset: int) -> None:
        """Make the dated fact under the source's cursor current, without going anywhere."""
        if self.detail.form is not None:
            return
        under = [f for f in self._facts if f.start <= offset <= f.end and f.kind in DATED]
        for fact in sorted(under, key=lambda f: (f.end == offset, f.span.length)):
            moment = next((m for m in self.canvas.contents.in_time() if m.holds(fact.id)), None)
            if moment is not None:
                if fact.id != self.canvas.accents.fact_id:
                    self.canvas.choose(moment, fact, went=False)
                    self._describe()
                return

    def focus_filter(self) -> None:
        """Put the cursor in the filter."""
        self.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filter.selectAll()

    def save(self, path: Path) -> None:
        """Write what is in sight as a picture, SVG or PNG by the name's ending. The end is announced."""
        article = self._article
        if article is None:
            return
        where = " · ".join(part for part in (article.source, (article.published_at or "")[:10]) if part)
        sheet = saving.Sheet(
            self.canvas.contents,
            self.canvas.scale,
            self.canvas.published,
            self.canvas.published_words,
            article.title,
            where,
        )
        content = picture(saving.drawing(sheet, self.theme), self.theme, path.suffix.lower())
        said = self.tr("Saved: {name}").format(name=path.name)
        self.tasks.query(
            lambda _cancel: self.services.exporting.save_bytes(path, content),
            lambda _path: self.messageRequested.emit(said),
        )

    def restyle(self) -> None:
        self.filter.restyle()
        for button, icon in ((self.farther, "minus"), (self.closer, "plus")):
            button.setIcon(self.theme.icon(icon, "text2", 16))
        self.saver.restyle(self.theme)
        self.footer.setFont(self.theme.ui_font(12))
        self.detail.restyle()
        self.canvas.restyle()
        self.overview.update()

    def retranslate(self) -> None:
        self.filter.say(self.tr("Filter the timeline"), self.tr("Filter the timeline"))
        formats = {".svg": self.tr("Save as SVG…"), ".png": self.tr("Save as PNG…")}
        self.saver.say(self.tr("Save as a picture"), self.tr("Timeline"), formats)
        for button, name in ((self.farther, self.tr("Farther (-)")), (self.closer, self.tr("Closer (+)"))):
            button.setToolTip(name)
            button.setAccessibleName(name)
        self.canvas.setAccessibleName(self.tr("Timeline"))
        self.overview.setAccessibleName(self.tr("The whole timeline"))
        self.canvas.published_words = self.tr("Published")
        self.verbs.retranslate()
        self._rebuild(anew=False)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(6)
        top.addWidget(self.filter, 1)
        for button in (self.farther, self.closer):
            button.setProperty("look", "square")
            button.setIconSize(QSize(16, 16))
        for button in (self.farther, self.closer, self.saver):
            top.addWidget(button)
        head = QVBoxLayout()
        head.setContentsMargins(12, 8, 12, 6)
        head.addLayout(top)
        self.footer.setContentsMargins(12, 5, 12, 6)
        self.footer.setProperty("role", "muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.overview)
        column.addWidget(self.canvas, 1)
        column.addWidget(self.footer)
        column.addWidget(self.detail)

    def _connect(self) -> None:
        self.filter.filtered.connect(lambda _text: self._rebuild(anew=False))
        self.filter.left.connect(self._into_canvas)
        self.closer.clicked.connect(lambda: self.canvas.zoom(_ZOOM))
        self.farther.clicked.connect(lambda: self.canvas.zoom(1 / _ZOOM))
        self.saver.chosen.connect(self.save)
        self.overview.changed.connect(self.canvas.set_scale)
        self.canvas.scaled.connect(self._follow_scale)
        self.canvas.chosen.connect(self._went)
        self.canvas.verb.connect(self.verbs.do)
        self.canvas.menuAt.connect(self._menu)
        self.verbs.annotated.connect(self.annotationActivated)
        self.verbs.refused.connect(self.messageRequested)
        self.detail.closed.connect(lambda: self.canvas.setFocus(Qt.FocusReason.OtherFocusReason))

    def _load(self) -> None:
        article = self._article
        if article is None:
            self._show([], {}, [])
            return

        def read() -> tuple[list[Fact], dict[int, int], list[str]]:
            notes = self.services.annotating.annotations(article.id)
            comments = Counter(n.fact_id for n in notes if n.fact_id is not None)
            tags = [tag.name for tag in self.services.tagging.tags()]
            return self.services.facts.of_revision(article.id, article.revision), dict(comments), tags

        self.tasks.query(lambda _: read(), lambda found: self._show(*found), replaces="timeline-panel")

    def _show(self, facts: Sequence[Fact], comments: dict[int, int], tags: Sequence[str]) -> None:
        article_id = self._article.id if self._article is not None else None
        self._facts = list(facts)
        self.canvas.light(comments=comments)
        self.detail.known_tags = tags
        self.detail.lock(self.locked_reason())
        self._rebuild(anew=article_id != self._shown_id)
        self._shown_id = article_id

    def _rebuild(self, *, anew: bool) -> None:
        contents = Contents((), 0)
        article = self._article
        if article is not None:
            words = Words(self.tr("Lead"), self.tr("Q{n}"), self.tr("¶ {n}"), self.theme.chinese)
            typed = self.filter.text().casefold().split()

            def keep(fact: Fact) -> bool:
                period = period_words(fact.period, chinese=words.chinese)
                said = "\n".join(w for w in (fact.text, fact.measure, fact.period, period, fact.place) if w).casefold()
                return all(word in said for word in typed)

            contents = gathered(article, self._facts, words, keep)
        self.canvas.show_contents(contents, day(article.published_at) if article is not None else None, anew=anew)
        self._say(contents)
        if self.detail.form is None:
            self._describe()

    def _say(self, contents: Contents) -> None:
        there = bool(contents.lanes)
        self.overview.setVisible(there)
        self.saver.setEnabled(there)
        unplaced = self.tr("Times without a date: {n}").format(n=contents.undated) if contents.undated else ""
        self.footer.setText(unplaced)
        self.footer.setVisible(there and bool(unplaced))
        if self._article is None or there:
            self.empty.say("")
        elif self.filter.text():
            self.empty.say(self.tr("Nothing on the timeline matches the filter"))
        else:
            self.empty.say(self.tr("No fact of this article has a date"))

    def _describe(self) -> None:
        """Show the current fact's sentence, or nothing."""
        moment, fact, article = self.canvas.current, self.canvas.fact, self._article
        if moment is None or fact is None or article is None:
            self.detail.hide()
            return
        sentence = sentence_around(article.text, fact.span)
        lit = [fact.span.shifted(-sentence.start)]
        chinese = self.theme.chinese
        parts = [period_words(moment.period, chinese=chinese, vague=moment.vague)]
        if len(moment.facts) > 1:
            place = next(n for n, f in enumerate(moment.facts, start=1) if f.id == fact.id)
            parts.append(f"{place} / {len(moment.facts)}")
        comments = self.canvas.accents.comments.get(fact.id or 0, 0)
        if comments:
            parts.append(self.tr("Comments: {n}").format(n=comments))
        self.detail.say(sentence.of(article.text), lit, " · ".join(parts))

    def _follow_scale(self) -> None:
        canvas = self.canvas
        self.overview.show_contents(canvas.contents, canvas.bounds, canvas.shown.scale, canvas.published)

    def _into_canvas(self) -> None:
        self.canvas.setFocus(Qt.FocusReason.TabFocusReason)
        if self.canvas.current is None:
            self.canvas.step(1)

    def _went(self, fact: Fact) -> None:
        self._describe()
        self.spanActivated.emit(fact.span)
        if fact.id is not None:
            self.factActivated.emit(fact.id)

    def _menu(self, at: QPoint) -> None:
        menu = QMenu(self)
        self.verbs.add_to(menu)
        menu.addAction(self.tr("Show everything") + "\t0").triggered.connect(lambda _=False: self.canvas.fit())
        menu.addSeparator()
        self.saver.add_to(menu)
        menu.exec(at)
        menu.deleteLater()
