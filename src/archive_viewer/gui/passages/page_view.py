"""Pages one under the other at any size; each is drawn off the GUI thread when it comes into sight."""

from functools import partial

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from archive_viewer.gui.passages.pages import Pages
from archive_viewer.gui.tasks.runner import Tasks
from archive_viewer.gui.theme import Theme

PAGE = QSizeF(794, 1123)
"""A4 at 96 dots an inch."""
_KEPT = 12


class PageView(QWidget):
    """Shows `Pages` on a sunken ground; `zoom` 1 is a page in its own size."""

    GAP = 16

    def __init__(self, theme: Theme, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._tasks = tasks
        self._pages: Pages | None = None
        self._pictures: dict[tuple[int, float], QImage] = {}
        self._wanted: set[tuple[int, float]] = set()
        self.zoom = 0.8

    @property
    def page_count(self) -> int:
        """How many pages there are."""
        return len(self._pages.sizes) if self._pages is not None else 0

    def show_pages(self, pages: Pages | None) -> None:
        """Show these pages."""
        self._pages = pages
        self._pictures.clear()
        self._wanted.clear()
        self.fit()

    def fit(self) -> None:
        """Take the size that the pages need at this zoom."""
        height = self.page_count * (PAGE.height() * self.zoom + self.GAP) + self.GAP
        self.setFixedSize(QSize(round(PAGE.width() * self.zoom + 2 * self.GAP), round(height)))
        self.update()

    def top_of(self, page: int) -> int:
        """Where a page, counted from 0, begins."""
        return round(page * (PAGE.height() * self.zoom + self.GAP))

    def page_at(self, y: int) -> int:
        """The page that stands at a height, from 0."""
        step = PAGE.height() * self.zoom + self.GAP
        return max(0, min(self.page_count - 1, int((y + step / 3) // step)))

    def plain_text(self) -> str:
        """The words on the pages."""
        return self._pages.text() if self._pages is not None else ""

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for page in range(self.page_count):
            sheet = QRectF(QPointF(self.GAP, self.top_of(page) + self.GAP), PAGE * self.zoom)
            if not sheet.intersects(QRectF(event.rect())):
                continue
            painter.fillRect(sheet, QColor("#FFFFFF"))
            picture = self._picture(page)
            if picture is not None:
                painter.drawImage(sheet, picture)
            painter.setPen(self._theme.color("rule2c"))
            painter.drawRect(sheet)
        painter.end()

    def _picture(self, page: int) -> QImage | None:
        """The picture at this zoom, or meanwhile another of this page; one that is missing is asked for."""
        key = (page, self.zoom * self.devicePixelRatioF())
        if key in self._pictures:
            return self._pictures[key]
        if self._pages is not None and key not in self._wanted:
            self._wanted.add(key)
            pages = self._pages
            self._tasks.query(lambda _: pages.picture(*key), partial(self._drawn, pages, key))
        return next((picture for (number, _), picture in self._pictures.items() if number == page), None)

    def _drawn(self, pages: Pages, key: tuple[int, float], picture: QImage) -> None:
        if pages is not self._pages:
            return
        self._wanted.discard(key)
        self._pictures = {k: p for k, p in self._pictures.items() if k[0] != key[0]}
        self._pictures[key] = picture
        while len(self._pictures) > _KEPT:
            del self._pictures[next(iter(self._pictures))]
        self.update()
