"""The view of an article's findings beside it; a press on a quoted number goes to its place."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from archive_viewer.domain.article import Article
from archive_viewer.domain.changes import Changes, Touched
from archive_viewer.gui.audit.card import FindingCard
from archive_viewer.gui.audit.reading import Quote, ReadFinding, named, read
from archive_viewer.gui.operations import auditing
from archive_viewer.gui.tasks.runner import Tasks
from archive_viewer.gui.theme import Theme
from archive_viewer.gui.widgets.check_box import CheckBox
from archive_viewer.gui.widgets.empty import EmptyNote
from archive_viewer.gui.widgets.panel import SourceCompanion

if TYPE_CHECKING:
    from archive_viewer.services.services import Services


class AuditPanel(SourceCompanion):
    """`passageActivated` carries an article and a place in it, which may be another article than the one shown.

    `doubted` carries the places of the article shown that findings speak of, each with the reason.
    """

    passageActivated = Signal(int, object)
    doubted = Signal(object)

    def __init__(self, services: "Services", theme: Theme, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(services, theme, tasks, parent)
        self._article: Article | None = None
        self._found: list[ReadFinding] = []
        self.cards: list[FindingCard] = []
        self.dismissed = CheckBox(theme, self)
        self.dismissed.setObjectName("showDismissed")
        self.dismissed.toggled.connect(lambda _on: self._load())
        self.view = QScrollArea(self)
        self.view.setObjectName("findingList")
        self.view.setWidgetResizable(True)
        self.empty = EmptyNote(theme, self.view)
        self.lay_out([self.dismissed], self.view)
        self.settle()

    def show_article(self, article: Article | None) -> None:
        """Show the findings of an article, or none."""
        self._article = article
        self._load()

    def refresh(self, changes: Changes) -> None:
        """Read again where facts changed: those of another article may contradict this one's."""
        if self._article is not None and changes.touched & (Touched.FACTS | Touched.ARTICLES | Touched.ACCESS):
            self._load()

    def set_search(self, text: str) -> None:
        """Findings are few and have no filter."""

    def point_at(self, offset: int) -> None:
        """Bring the finding into sight that the source's cursor is on."""
        for card, shown in zip(self.cards, self._found, strict=False):
            if any(q.fact.start <= offset < q.fact.end and not q.title for q in shown.quotes):
                self.view.ensureWidgetVisible(card)
                return

    def restyle(self) -> None:
        self.dismissed.update()
        self._lay_cards(self._found)

    def retranslate(self) -> None:
        self.dismissed.setText(self.tr("Show those let stand too"))
        self.view.setAccessibleName(self.tr("Findings"))
        self._lay_cards([])
        self._load()

    def _load(self) -> None:
        article, dismissed = self._article, self.dismissed.isChecked()
        language = "zh_CN" if self.theme.chinese else "en"
        if article is None:
            self._show([])
            return

        def ask(_cancel: object) -> list[ReadFinding]:
            found = self.services.auditing.findings(article.id, dismissed)
            others = {n: self.services.library.article(n) for n in named(found) - {article.id}}
            return [read(finding, {**others, article.id: article}, article.id, language) for finding in found]

        self.tasks.query(ask, self._show, replaces="audit-panel")

    def _show(self, found: list[ReadFinding]) -> None:
        """Lay the cards anew only where they changed: a note may be half written in one of them."""
        if found != self._found or not found:
            self._lay_cards(found)
        self.announce()

    def announce(self) -> None:
        """Say once more which places are doubtful."""
        standing = [shown for shown in self._found if not shown.finding.dismissed]
        self.doubted.emit([(q.fact.span, shown.reason) for shown in standing for q in shown.quotes if not q.title])

    def _lay_cards(self, found: list[ReadFinding]) -> None:
        self._found = found
        words = {
            "note": self.tr("Why it may stand (optional)"),
            "dismiss": self.tr("Let it stand"),
            "restore": self.tr("Raise it again"),
        }
        page = QWidget()
        page.setObjectName("panel")
        column = QVBoxLayout(page)
        column.setContentsMargins(12, 4, 12, 12)
        column.setSpacing(8)
        self.cards = [FindingCard(self.theme, shown, words, self.locked_reason(), page) for shown in found]
        for card in self.cards:
            card.quotePressed.connect(self._go)
            card.dismissed.connect(self._dismiss)
            card.restored.connect(self._restore)
            column.addWidget(card)
        column.addStretch(1)
        self.view.setWidget(page)
        silent = self._article is None or bool(found)
        self.empty.say("" if silent else self.tr("The numbers of this article agree with one another"))
        self.empty.raise_()

    def _go(self, quote: Quote) -> None:
        if quote.fact.article_id is not None:
            self.passageActivated.emit(quote.fact.article_id, quote.fact.span)
        if quote.fact.id is not None and not quote.title:
            self.factActivated.emit(quote.fact.id)

    def _dismiss(self, key: str, note: str) -> None:
        if self._article is not None:
            auditing.dismiss(self.tasks, self.services, self._article.id, key, note)

    def _restore(self, key: str) -> None:
        if self._article is not None:
            auditing.restore(self.tasks, self.services, self._article.id, key)
