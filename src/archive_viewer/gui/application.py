"""The application: set up once, it opens archives in windows, and seeds the first one with the sample."""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWidgets import QApplication

from archive_viewer import __version__
from archive_viewer.bootstrap import open_services
from archive_viewer.domain.errors import KnownError
from archive_viewer.gui.crash import CrashReporter, keep_log
from archive_viewer.gui.language import Language
from archive_viewer.gui.links import destination
from archive_viewer.gui.main_window import MainWindow
from archive_viewer.gui.notifier import ask_after_failure
from archive_viewer.gui.session import Session, keep_recent, read_looks, recent_archives
from archive_viewer.gui.tasks.runner import Tasks
from archive_viewer.gui.theme import Theme
from archive_viewer.services.settings import Preferences
from archive_viewer.util.paths import config_folder, default_archive, resource

if TYPE_CHECKING:
    from archive_viewer.services.services import Services

CANNOT_OPEN = 3
BACKUP_AFTER_MS = 60_000
"""Once the person has settled in."""
ARCHIVE_FILE = "archive.db"
ARCHIVE_VARIABLE = "ARCHIVE_VIEWER_ARCHIVE"


def make_application() -> QApplication:
    """The QApplication, named, without a style of the desktop's own."""
    existing = QApplication.instance()
    application = existing if isinstance(existing, QApplication) else QApplication(sys.argv[:1])
    QGuiApplication.setApplicationDisplayName("Archive Viewer")
    application.setApplicationName("archive-viewer")
    application.setApplicationVersion(__version__)
    QGuiApplication.setDesktopFileName("archive-viewer")
    application.setStyle("fusion")
    return application


class Desk(QObject):
    """Holds what all windows share, and one window at a time."""

    def __init__(self) -> None:
        super().__init__()
        self.theme = Theme(self)
        self.language = Language(self.theme)
        self.crashes = CrashReporter(self.theme, self)
        self.window: MainWindow | None = None
        self._services: Services | None = None
        self._tasks: Tasks | None = None
        self._dressed = False

    def open(self, folder: Path, at: str | None = None) -> MainWindow:
        """Open the archive in a folder, made if there is none, in a window that is shown at once.

        `at` is a link or ID[#START-END]. Raises KnownError where the archive can't be opened; the window that was
        open stays then.
        """
        fresh = not (folder.expanduser() / ARCHIVE_FILE).exists()
        services = open_services(folder, create=True, jobs=_jobs())
        self.close()
        if not self._dressed:
            self.language.choose(read_looks(services.preferences, self.theme))
            self._dressed = True
        tasks = Tasks()
        window = MainWindow(services, self.theme, self.language, tasks, self.crashes)
        window.archiveWanted.connect(self._open_other, Qt.ConnectionType.QueuedConnection)
        self.window, self._services, self._tasks = window, services, tasks
        window.restore(Session.read(services))
        goal = destination(at) if at else None
        if goal is not None:
            window.go(goal.article_id, goal.span)
        elif at:
            window.commands.say_lost_link(at)
        window.show()
        keep_recent(services.preferences, str(services.folder))
        services.indexing.start_background()
        if fresh and services.writable:
            window.imports.import_sample()
        else:
            window.imports.resume()
            QTimer.singleShot(BACKUP_AFTER_MS, window, lambda: self._back_up(services, tasks))
        return window

    def close(self) -> None:
        """Close the window with all that belongs to it, and wait for its work to end."""
        window, services, tasks = self.window, self._services, self._tasks
        self.window = self._services = self._tasks = None
        try:
            if window is not None:
                window.close()
        finally:
            if tasks is not None:
                tasks.close()
            if services is not None:
                services.close()
            if window is not None:
                window.deleteLater()

    def _back_up(self, services: "Services", tasks: Tasks) -> None:
        if services is self._services and services.writable:
            tasks.background(lambda _cancel: services.backups.keep_daily())

    def _open_other(self, folder: str) -> None:
        window = self.window
        try:
            if window is None or window.may_leave():
                self.open(Path(folder))
        except KnownError as error:
            if self.window is not None:
                self.window.notifier.fail(error)


def last_archive() -> Path:
    """The archive opened last if it is still there, unless the surroundings name one; else the default one."""
    folder = default_archive()
    if ARCHIVE_VARIABLE in os.environ:
        return folder
    kept = recent_archives(Preferences(config_folder()))
    return next((Path(f) for f in kept[:1] if (Path(f) / ARCHIVE_FILE).exists()), folder)


def _require_display() -> None:
    """Raise KnownError where Qt would abort: on Linux without a display."""
    wanted = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    if sys.platform.startswith("linux") and not any(os.environ.get(name) for name in wanted):
        raise KnownError("window.no_display")


def run(folder: Path | None = None, at: str | None = None) -> int:
    """Open the window on the archive in `folder`, or on the one opened last; returns when it is closed, the exit code.

    `at` is where to open it: an archive-viewer:// link or ID[#START-END].
    """
    _require_display()
    application = make_application()
    application.setWindowIcon(QIcon(str(resource("icons", "application.svg"))))
    keep_log()
    desk = Desk()
    desk.crashes.install()
    try:
        chosen: Path | None = folder or last_archive()
        while chosen is not None:
            try:
                desk.open(chosen, at)
                return application.exec()
            except KnownError as error:
                chosen = ask_after_failure(error, desk.language.current)
        return CANNOT_OPEN
    finally:
        desk.close()
        desk.crashes.uninstall()


def _jobs() -> int:
    """How many processes may read what is imported: a core stays the window's."""
    return max(1, min(8, (os.cpu_count() or 2) - 1))
