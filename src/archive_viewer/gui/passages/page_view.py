"""Pages of a document, one under the other, painted page by page at any size."""

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF
from PySide6.QtGui import QAbstractTextDocumentLayout, QColor, QPainter, QPaintEvent, QPalette, QTextDocument
from PySide6.QtWidgets import QWidget

from archive_viewer.gui.theme import Theme

PAGE = QSizeF(794, 1123)
"""A4 at 96 dots an inch."""
INK = QColor("#1A1E24")


class PageView(QWidget):
    """Pages one under the other on a sunken ground; `zoom` 1 is a page in its own size."""

    GAP = 16

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._document = QTextDocument(self)
        self._document.setPageSize(PAGE)
        self.zoom = 0.8

    @property
    def page_count(self) -> int:
        """How many pages there are."""
        return self._document.pageCount()

    def show_document(self, document: QTextDocument) -> None:
        """Show these pages."""
        document.setParent(self)
        self._document.deleteLater()
        self._document = document
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
        return self._document.toPlainText()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        context = QAbstractTextDocumentLayout.PaintContext()
        palette = QPalette()
        palette.setColor(QPalette.ColorRole.Text, INK)
        context.palette = palette
        for page in range(self.page_count):
            sheet = QRectF(QPointF(self.GAP, self.top_of(page) + self.GAP), PAGE * self.zoom)
            if not sheet.intersects(QRectF(event.rect())):
                continue
            painter.fillRect(sheet, QColor("#FFFFFF"))
            painter.setPen(self._theme.color("rule2c"))
            painter.drawRect(sheet)
            painter.save()
            painter.translate(sheet.topLeft())
            painter.scale(self.zoom, self.zoom)
            painter.translate(0, -page * PAGE.height())
            context.clip = QRectF(0, page * PAGE.height(), PAGE.width(), PAGE.height())
            painter.setClipRect(context.clip)
            self._document.documentLayout().draw(painter, context)
            painter.restore()
        painter.end()
