"""What happens when the program itself is at fault: the log keeps it, a dialog offers it for copying."""

import logging
import platform
import sys
import threading
import traceback
from logging.handlers import RotatingFileHandler
from types import TracebackType

from PySide6.QtCore import QMessageLogContext, QObject, Qt, QtMsgType, Signal, qInstallMessageHandler, qVersion
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from archive_viewer import __version__
from archive_viewer.gui.theme import Theme
from archive_viewer.gui.widgets.buttons import PushButton
from archive_viewer.util.paths import log_folder

LOG = logging.getLogger("archive_viewer")
LOG_BYTES = 1_000_000


def keep_log() -> None:
    """Write the program's log, and what Qt has to say, to a file under the platform's log folder."""
    try:
        folder = log_folder()
        folder.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(
            folder / "archive-viewer.log", maxBytes=LOG_BYTES, backupCount=3, encoding="utf-8", delay=True
        )
    except OSError:
        return
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(threadName)s %(message)s"))
    LOG.addHandler(handler)
    LOG.propagate = False
    qInstallMessageHandler(_qt_message)


def _qt_message(kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
    level = logging.INFO if kind in (QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg) else logging.WARNING
    LOG.log(level, "Qt: %s", message)


def details(error: BaseException) -> str:
    """The report that goes to the log and the clipboard: versions, then the traceback."""
    head = f"Archive Viewer {__version__}, Python {platform.python_version()}, Qt {qVersion()}, {platform.platform()}"
    return head + "\n\n" + "".join(traceback.format_exception(error))


class CrashReporter(QObject):
    """Catches what nobody caught, on any thread, and shows it on the GUI thread, one dialog at a time."""

    _caught = Signal(object)

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shown: CrashDialog | None = None
        self._caught.connect(self.show_error, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Take over sys.excepthook and threading.excepthook."""
        sys.excepthook = self._from_main
        threading.excepthook = self._from_thread

    def uninstall(self) -> None:
        """Give the hooks back."""
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__

    def show_error(self, error: BaseException) -> None:
        """Log the error and show it, unless a crash is already on the screen."""
        LOG.error("%s", details(error))
        if self._shown is None:
            self._shown = CrashDialog(self._theme, details(error))
            self._shown.finished.connect(self._forget)
            self._shown.show()

    def _forget(self) -> None:
        if self._shown is not None:
            self._shown.deleteLater()
            self._shown = None

    def _from_main(self, _kind: type[BaseException], error: BaseException, _where: TracebackType | None) -> None:
        if isinstance(error, KeyboardInterrupt):
            QGuiApplication.quit()
        else:
            self._caught.emit(error)

    def _from_thread(self, caught: threading.ExceptHookArgs) -> None:
        if caught.exc_value is not None and not isinstance(caught.exc_value, SystemExit):
            self._caught.emit(caught.exc_value)


class CrashDialog(QDialog):
    """Says that the program made a mistake, that nothing saved is lost, and shows the details for copying."""

    def __init__(self, theme: Theme, report: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("crashDialog")
        self.setWindowTitle(self.tr("Something went wrong"))
        self.resize(640, 420)
        heading = QLabel(self.tr("The program made a mistake"))
        heading.setProperty("heading", True)
        text = QLabel(
            self.tr("What you saved is safe. The details below are in the log too; nothing is sent anywhere by itself.")
        )
        text.setWordWrap(True)
        for label in (heading, text):
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.report = QPlainTextEdit(report)
        self.report.setReadOnly(True)
        self.report.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.report.setAccessibleName(self.tr("Details"))
        where = QLabel(str(log_folder() / "archive-viewer.log"))
        where.setTextFormat(Qt.TextFormat.PlainText)
        where.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        where.setProperty("tone", "muted")
        copy = PushButton(theme, "copy")
        copy.setText(self.tr("Copy the details"))
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(report))
        close = PushButton(theme, primary=True)
        close.setText(self.tr("Go on"))
        close.clicked.connect(self.accept)
        buttons = QHBoxLayout()
        buttons.addWidget(where, 1)
        buttons.addWidget(copy)
        buttons.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 16)
        column.setSpacing(12)
        for widget in (heading, text, self.report):
            column.addWidget(widget)
        column.addLayout(buttons)
