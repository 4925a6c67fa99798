"""What else can be done with an article: its reference, its original page and file, its revisions."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMenu, QMessageBox, QWidget

from archive_viewer.domain.article import Article
from archive_viewer.gui.operations import exporting
from archive_viewer.gui.reader.loading import Content
from archive_viewer.gui.reader.original_dialog import OriginalDialog
from archive_viewer.gui.reader.originals import Original, read_original
from archive_viewer.gui.tasks.runner import Tasks
from archive_viewer.gui.theme import Theme

if TYPE_CHECKING:
    from archive_viewer.services.services import Services


class ArticleMenu(QMenu):
    """`revisionChosen` carries a number, `linkActivated` an address that a person has agreed to open."""

    revisionChosen = Signal(int)
    linkActivated = Signal(str)
    messageRequested = Signal(str)

    def __init__(self, services: "Services", theme: Theme, tasks: Tasks, parent: QWidget) -> None:
        super().__init__(parent)
        self._services = services
        self._theme = theme
        self._tasks = tasks
        self._content: Content | None = None
        self.aboutToShow.connect(self._fill)

    def show_content(self, content: Content | None) -> None:
        """Be about this article."""
        self._content = content

    @property
    def _article(self) -> Article | None:
        return self._content.article if self._content else None

    def _fill(self) -> None:
        self.clear()
        content, theme = self._content, self._theme
        if content is None:
            return
        copying = self.addAction(theme.icon("quote", size=16), self.tr("Copy reference"))
        copying.triggered.connect(self.copy_reference)
        page = self.addAction(theme.icon("external", size=16), self.tr("Open original page…"))
        page.setEnabled(bool(content.article.url))
        page.triggered.connect(self.ask_to_open_page)
        original = self.addAction(theme.icon("doc", size=16), self.tr("View the original…"))
        original.triggered.connect(self.show_original)
        if len(content.revisions) > 1:
            choice = self.addMenu(theme.icon("clock", size=16), self.tr("Revision"))
            for summary in content.revisions:
                words = self.tr("Revision %1, added %2").replace("%1", str(summary.revision))
                action = choice.addAction(words.replace("%2", summary.added_at[:10]))
                action.setCheckable(True)
                action.setChecked(summary.revision == content.article.revision)
                action.triggered.connect(lambda _on=False, number=summary.revision: self.revisionChosen.emit(number))

    def copy_reference(self) -> None:
        """Put the article's reference on the clipboard."""
        if (article := self._article) is not None:
            told = self.tr("Reference copied")
            copied = partial(self.messageRequested.emit, told)
            exporting.copy_reference(self._tasks, self._services, article.id, copied)

    def show_original(self) -> None:
        """Show the file that the article came from."""
        services, article = self._services, self._article
        if article is not None:
            self._tasks.query(lambda _cancel: read_original(services, article), self._show_original)

    def _show_original(self, original: Original) -> None:
        panel = self.parentWidget()
        if panel is None:
            return
        dialog = OriginalDialog(self._theme, original, panel.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.saveWanted.connect(lambda path: self._save_original(original, path))
        dialog.open()

    def _save_original(self, original: Original, path: Path) -> None:
        def saved(target: Path) -> None:
            self.messageRequested.emit(self.tr("Original saved in {path}").format(path=target))

        self._tasks.query(lambda _cancel: self._services.exporting.save_bytes(path, original.data), saved)

    def ask_to_open_page(self) -> None:
        """Ask, then say by `linkActivated` that the original page is to be opened."""
        article = self._article
        if article is None or not article.url:
            return
        url = article.url
        box = QMessageBox(self.parentWidget())
        box.setObjectName("openPageDialog")
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setWindowTitle(self.tr("Original page"))
        box.setText(self.tr("Open this page in the browser? Its server will see the visit."))
        box.setInformativeText(url)
        opening = box.addButton(self.tr("Open"), QMessageBox.ButtonRole.AcceptRole)
        box.addButton(self.tr("Cancel"), QMessageBox.ButtonRole.RejectRole)
        opening.clicked.connect(lambda _on=False: self.linkActivated.emit(url))
        box.finished.connect(lambda _result: box.deleteLater())
        box.open()
