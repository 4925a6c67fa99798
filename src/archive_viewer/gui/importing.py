"""Importing as the window lives it: choosing, dropping, pasting; the sheet, the status bar, the question at the end."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QMessageBox

from archive_viewer.domain.addresses import is_address
from archive_viewer.gui.dialogs.address_dialog import AddressDialog
from archive_viewer.gui.dialogs.import_sheet import ImportSheet
from archive_viewer.gui.operations.importing import ImportJob, name_of, write_report
from archive_viewer.gui.widgets.numbers import grouped
from archive_viewer.util.paths import resource

if TYPE_CHECKING:
    from archive_viewer.gui.main_window import MainWindow
    from archive_viewer.services.import_report import ImportItem, ImportProgress, ImportReport

TITLE_LENGTH = 60


class ImportDesk(QObject):
    """Starts imports, one at a time, and shows how they go."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self.job = ImportJob(window.tasks, window.services, self)
        self.sheet = ImportSheet(window.theme, self.job, window)
        self._open_afterwards = False
        self._figures = (0, 0, "")
        self.job.progressed.connect(self._advance)
        self.job.finished.connect(self._finish)
        self.sheet.articleChosen.connect(window.go)
        self.sheet.reportWanted.connect(self._save_report)
        self.sheet.retryWanted.connect(self.start)
        self.job.pauseChanged.connect(lambda _paused: self._show_in_status())
        window.status.importPressed.connect(self.show_sheet)
        window.status.cancelPressed.connect(self.job.cancel)

    def choose_files(self) -> None:
        """Ask for files and import them."""
        names, _kind = QFileDialog.getOpenFileNames(self._window, self.tr("Import files"), self._folder())
        if names:
            self.start([Path(name) for name in names])

    def choose_folder(self) -> None:
        """Ask for a folder and import everything in it."""
        name = QFileDialog.getExistingDirectory(self._window, self.tr("Import a folder"), self._folder())
        if name:
            self.start([Path(name)])

    def import_sample(self) -> None:
        """Import the article that ships with the program, without a sheet."""
        self.start([resource("sample", "article.txt")], quiet=True)

    def paste(self) -> None:
        """Import what the clipboard holds as an article; where that is an address, ask whether to fetch it."""
        data = QGuiApplication.clipboard().mimeData()
        text, html = data.text().strip(), data.html() if data.hasHtml() else ""
        if not text and not html:
            self._window.notifier.tell(self.tr("There is no text on the clipboard"))
            return
        if is_address(text):
            self.ask_addresses([text])
            return
        title = next(iter(text.splitlines()), "").strip()[:TITLE_LENGTH]
        self._open_afterwards = True
        if not self.job.paste(text, f"{title}.txt", html):
            self._say_busy()

    def ask_addresses(self, addresses: Sequence[str] = ()) -> None:
        """Ask which web pages to fetch; nothing is fetched before that is answered."""
        if not addresses and is_address(held := QGuiApplication.clipboard().text().strip()):
            addresses = [held]
        dialog = AddressDialog(self._window.theme, addresses, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.addressesChosen.connect(self.start)
        dialog.open()

    def start(self, paths: Sequence[Path | str], *, quiet: bool = False) -> None:
        """Import files, folders and addresses. `quiet` shows no sheet. Opens the article where none was open."""
        window = self._window
        if not window.services.writable:
            window.notifier.tell(self.tr("This archive is read-only now; importing must wait"))
            return
        first = paths[0]
        if not self.job.start(paths, name_of(paths)):
            self._say_busy()
            return
        alone = len(paths) == 1 and (isinstance(first, str) or first.is_file())
        self._open_afterwards = alone or window.reader.article is None
        if not quiet:
            if isinstance(first, Path):
                window.services.preferences.put("import_folder", str(first.parent))
            self.show_sheet()

    def resume(self) -> None:
        """Go on with an import that the last window on this archive left unfinished."""
        window = self._window

        def go_on(paths: list[str]) -> None:
            if paths:
                window.notifier.tell(self.tr("Going on with the import that was interrupted"))
                self.start(paths, quiet=True)

        if window.services.writable:
            window.tasks.query(lambda _cancel: window.services.importing.unfinished(), go_on)

    def show_sheet(self) -> None:
        """Show the sheet of the running or the last import."""
        self.sheet.show()
        self.sheet.activateWindow()

    def may_close(self) -> bool:
        """Ask whether the window may close although an import is under way."""
        box = QMessageBox(self._window)
        box.setObjectName("closeDuringImport")
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle(self.tr("An import is under way"))
        box.setText(self.tr("An import is under way. It goes on when the archive is opened again."))
        stop = box.addButton(self.tr("Close now"), QMessageBox.ButtonRole.DestructiveRole)
        stay = box.addButton(self.tr("Go on importing"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(stay)
        box.exec()
        closing = box.clickedButton() is stop
        box.deleteLater()
        return closing

    def task_failed(self) -> None:
        """Some task ended with an error; if it was the import, it is over."""
        if self.job.running and self.job.given_up():
            self._window.status.end_import()

    def _advance(self, progress: "ImportProgress", _items: "list[ImportItem]") -> None:
        chinese = self._window.theme.chinese
        done, total = grouped(progress.done, chinese=chinese), grouped(progress.total, chinese=chinese)
        figures = self.tr("{done} of {total} files").format(done=done, total=total)
        self._figures = (progress.done, progress.total, figures)
        self._show_in_status()

    def _show_in_status(self) -> None:
        done, total, figures = self._figures
        pace = self.sheet.pace()
        text = self.tr("{figures}, {pace}").format(figures=figures, pace=pace) if pace else figures
        self._window.status.show_import(self.sheet.heading(), done, total, text)

    def _finish(self, report: "ImportReport") -> None:
        window, chinese = self._window, self._window.theme.chinese
        window.status.end_import()
        added = len(report.added) + len(report.revised)
        parts = []
        if added or not report.items:
            parts.append(self.tr("{n} imported").format(n=grouped(added, chinese=chinese)))
        if report.duplicates:
            parts.append(self.tr("{n} there already").format(n=grouped(len(report.duplicates), chinese=chinese)))
        if report.failed:
            parts.append(self.tr("{n} failed").format(n=grouped(len(report.failed), chinese=chinese)))
        window.notifier.tell(self.tr(", ").join(parts))
        if report.failed and not self.sheet.isVisible():
            self.show_sheet()
        opened = [*report.added, *report.revised, *(article_id for _path, article_id in report.duplicates)]
        if self._open_afterwards and opened:
            window.go(opened[0])
        self._open_afterwards = False

    def _save_report(self, path: Path) -> None:
        report, language = self.job.report, "zh_CN" if self._window.theme.chinese else "en"
        if report is None:
            return

        def done(_size: object) -> None:
            self._window.notifier.tell(self.tr("Report saved in {path}").format(path=path))

        self._window.tasks.query(lambda _cancel: write_report(report, path, language), done)

    def _say_busy(self) -> None:
        self.show_sheet()
        self._window.notifier.tell(self.tr("One import at a time: this one is still under way"))

    def _folder(self) -> str:
        return str(self._window.services.preferences.get("import_folder", str(Path.home())))
