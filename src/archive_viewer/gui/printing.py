"""Articles on paper: the print dialog, and the same pages as a PDF file."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFileDialog

from archive_viewer.domain.article import Article
from archive_viewer.domain.passage import ExportOptions
from archive_viewer.gui.operations import exporting
from archive_viewer.gui.passages.destination import documents_folder, file_name
from archive_viewer.gui.passages.pages import Pages

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from archive_viewer.gui.main_window import MainWindow

_SHARPEST = 300
"""Dots an inch beyond which text on paper looks the same."""


class PrintDesk(QObject):
    """Prints the article of the active source, in the revision that is shown, or saves its pages."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        window.actions_.connect_all({"actionPrint": self.print, "actionSavePdf": self.save})

    def print(self) -> None:
        """Ask for a printer and send the pages to it."""
        if (article := self._window.comparing.active.article) is not None:
            exporting.read_pages(self._window.tasks, self._window.services, article, self._options(), self._ask)

    def save(self) -> None:
        """Ask for a file and write the pages to it."""
        article = self._window.comparing.active.article
        if article is None:
            return
        there = Path(str(self._window.services.preferences.get("export.folder", documents_folder())))
        proposed = there / file_name(article.title, ".pdf")
        name, _ = QFileDialog.getSaveFileName(self._window, self.tr("Save as PDF"), str(proposed), "PDF (*.pdf)")
        if name:
            self.save_as(article, Path(name))

    def save_as(self, article: Article, path: Path) -> None:
        """Write the pages of an article to this file."""
        window = self._window
        told = partial(window.notifier.tell, self.tr("Saved as {name}").format(name=path.name))
        exporting.save_pages(window.tasks, window.services, article, self._options(), path, told)

    def _options(self) -> ExportOptions:
        window = self._window
        style = exporting.style_of(window.services)
        face = "serif" if window.theme.article_serif else "sans"
        return ExportOptions(citation_style=style, font=face, language="zh_CN" if window.theme.chinese else "en")

    def _ask(self, data: bytes) -> None:
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        dialog = QPrintDialog(printer, self._window)
        dialog.setWindowTitle(self.tr("Print the article"))
        if dialog.exec() == QPrintDialog.DialogCode.Accepted:
            told = self.tr("Sent to the printer")
            work, tell = partial(paint_pages, printer, data), self._window.notifier.tell
            self._window.tasks.background(lambda _: work(), lambda _: tell(told))


def paint_pages(printer: "QPrinter", data: bytes) -> None:
    """Paint the chosen pages of a PDF, each as large as the paper allows. May run off the GUI thread."""
    pages = Pages(data)
    first = (printer.fromPage() or 1) - 1
    last = min(printer.toPage() or len(pages.sizes), len(pages.sizes))
    printer.setFullPage(True)
    painter = QPainter(printer)
    scale = min(printer.resolution(), _SHARPEST) / 96
    for page in range(first, last):
        if page > first:
            printer.newPage()
        size = pages.sizes[page]
        paper = QRectF(printer.paperRect(printer.Unit.DevicePixel))
        fitted = size.scaled(paper.size(), Qt.AspectRatioMode.KeepAspectRatio)
        room = QRectF(paper.center().x() - fitted.width() / 2, paper.center().y() - fitted.height() / 2, 0, 0)
        room.setSize(fitted)
        painter.drawImage(room, pages.picture(page, scale))
    painter.end()
