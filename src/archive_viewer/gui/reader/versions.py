"""What is said above an article of its kin: that it may be a revision of an older one, and who else printed it."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from archive_viewer.domain.article import ArticleSummary
from archive_viewer.gui.reader.loading import Content
from archive_viewer.gui.reader.offer_strip import OfferStrip
from archive_viewer.gui.theme import Theme
from archive_viewer.gui.widgets.numbers import short_date

_LONGEST = 36


class Versions(QObject):
    """Each signal carries ids: the article's and the older one's, or that of a copy."""

    accepted = Signal(int, int)
    dismissed = Signal(int, int)
    compareWanted = Signal(int)
    copyChosen = Signal(int)

    def __init__(self, theme: Theme, button: QToolButton, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._content: Content | None = None
        self._put_off: set[tuple[int, int]] = set()
        self._bare = False
        self.strip = OfferStrip(theme, parent)
        self._menu = QMenu(button)
        button.setMenu(self._menu)
        self._menu.aboutToShow.connect(self._fill)
        self.strip.acceptPressed.connect(lambda: self._tell(self.accepted))
        self.strip.dismissPressed.connect(lambda: self._tell(self.dismissed))
        self.strip.comparePressed.connect(lambda: self.compareWanted.emit(self._pair()[1]))
        self.strip.laterPressed.connect(self._later)
        self._show_offer()

    def show_content(self, content: Content | None) -> None:
        """Be about this article."""
        self._content = content
        self._show_offer()

    def set_bare(self, bare: bool) -> None:
        """Say nothing while two texts stand beside each other."""
        self._bare = bare
        self._show_offer()

    def retranslate(self) -> None:
        """Say everything again in the language of the moment."""
        self.strip.retranslate()
        self._show_offer()

    def _offer(self) -> ArticleSummary | None:
        if self._content is None or self._bare:
            return None
        article_id = self._content.article.id
        return next((o for o in self._content.offers if (article_id, o.id) not in self._put_off), None)

    def _pair(self) -> tuple[int, int]:
        offer = self._offer()
        return (self._content.article.id, offer.id) if self._content is not None and offer is not None else (0, 0)

    def _show_offer(self) -> None:
        offer = self._offer()
        self.strip.setVisible(offer is not None)
        if offer is not None:
            self.strip.say(offer.title, self._origin(offer))

    def _tell(self, signal: object) -> None:
        pair = self._pair()
        if all(pair):
            signal.emit(*pair)  # type: ignore[attr-defined]

    def _later(self) -> None:
        self._put_off.add(self._pair())
        self._show_offer()

    def _origin(self, summary: ArticleSummary) -> str:
        day = short_date(summary.published_at or summary.added_at)
        return self.tr(", ").join(part for part in (summary.source, day) if part)

    def _fill(self) -> None:
        self._menu.clear()
        copies = self._content.copies if self._content is not None else ()
        comparing = QMenu(self.tr("Compare with"), self._menu)
        comparing.setIcon(self._theme.icon("columns", size=16))
        for copy in copies:
            title = copy.title if len(copy.title) <= _LONGEST else f"{copy.title[:_LONGEST]}…"
            words = f"{title}\t{self._origin(copy)}".replace("&", "&&")
            self._menu.addAction(words).triggered.connect(lambda _on=False, i=copy.id: self.copyChosen.emit(i))
            comparing.addAction(words).triggered.connect(lambda _on=False, i=copy.id: self.compareWanted.emit(i))
        self._menu.addSeparator()
        self._menu.addMenu(comparing)
