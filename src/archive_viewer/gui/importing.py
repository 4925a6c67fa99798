"""Importing as the window lives it: choosing, dropping, pasting; the sheet, the status bar, the question at the end."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QMessageBox

from archive_viewer.domain.errors import ExportError
from archive_viewer.gui.dialogs.import_sheet import ImportSheet
from archive_viewer.gui.operations.importing import ImportJob, name_of
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
        self.job.progressed.connect(self._advance)
        self.job.finished.connect(self._finish)
        self.sheet.articleChosen.connect(window.go)
        self.sheet.reportWanted.connect(self._save_report)
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
        """Import the clipboard's text as an article."""
        text = QGuiApplication.clipboard().text().strip()
        if not text:
            self._window.notifier.tell(self.tr("There is no text on the clipboard"))
            return
        title = text.splitlines()[0].strip()[:TITLE_LENGTH]
        self._open_afterwards = True
        if not self.job.paste(text, f"{title}.txt"):
            self._say_busy()

    def start(self, paths: Sequence[Path], *, quiet: bool = False) -> None:
        """Import these. `quiet` shows no sheet. Opens the article where the archive had none open."""
        window = self._window
        if not window.services.writable:
            window.notifier.tell(self.tr("This archive is read-only now; importing must wait"))
            return
        keep = Path(paths[0]).parent
        if not self.job.start(paths, name_of(paths)):
            self._say_busy()
            return
        self._open_afterwards = (len(paths) == 1 and paths[0].is_file()) or window.reader.article is None
        if not quiet:
            window.services.preferences.put("import_folder", str(keep))
            self.show_sheet()

    def resume(self) -> None:
        """Go on with an import that the last window on this archive left unfinished."""
        window = self._window

        def go_on(paths: list[str]) -> None:
            if paths:
                window.notifier.tell(self.tr("Going on with the import that was interrupted"))
                self.start([Path(path) for path in paths], quiet=True)

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
        pace = self.sheet.pace()
        text = self.tr("{figures}, {pace}").format(figures=figures, pace=pace) if pace else figures
        self._window.status.show_import(self.sheet.heading(), progress.done, progress.total, text)

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

    def _save_report(self, path: Path, table: bytes) -> None:
        def done(_size: object) -> None:
            self._window.notifier.tell(self.tr("Report saved in {path}").format(path=path))

        self._window.tasks.query(lambda _cancel: _write(path, table), done)

    def _say_busy(self) -> None:
        self.show_sheet()
        self._window.notifier.tell(self.tr("One import at a time: this one is still under way"))

    def _folder(self) -> str:
        return str(self._window.services.preferences.get("import_folder", str(Path.home())))


def _write(path: Path, table: bytes) -> int:
    """Write a report. Raises ExportError with the reason where that fails."""
    try:
        return path.write_bytes(table)
    except OSError as error:
        raise ExportError("export.write", path=path, reason=error.strerror) from error
