"""The one place that shows errors which are the world's fault, and the small messages of success."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox

from archive_viewer.domain.errors import KnownError
from archive_viewer.gui.crash import CrashReporter
from archive_viewer.gui.status import StatusStrip
from archive_viewer.gui.theme import Theme
from archive_viewer.gui.widgets.strip import NoticeStrip
from archive_viewer.util.messages import sentence


class Notifier(QObject):
    """Messages go to the status strip and leave by themselves; errors to a strip that stays until it is closed."""

    def __init__(
        self, theme: Theme, status: StatusStrip, strip: NoticeStrip, crashes: CrashReporter, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._status = status
        self._strip = strip
        self._crashes = crashes
        strip.hide()
        strip.pressed.connect(strip.hide)

    def tell(self, text: str) -> None:
        """A short message of something done."""
        self._status.tell(text)

    def tell_code(self, code: str, params: dict[str, str] | None = None) -> None:
        """The message of a code, in the language of the moment."""
        self._status.tell(self.words(code, params or {}))

    def fail(self, error: Exception) -> None:
        """Show what went wrong: the world's fault in a strip, ours in the crash dialog."""
        if isinstance(error, KnownError):
            self._strip.say("", self.words(error.code, error.params))
            self._strip.button.setText(self.tr("Close"))
        else:
            self._crashes.show_error(error)

    def words(self, code: str, params: dict[str, str]) -> str:
        """The sentence of a message code."""
        return sentence(code, params, "zh_CN" if self._theme.chinese else "en")


def ask_after_failure(error: KnownError, language: str) -> Path | None:
    """Say why an archive can't be opened, and ask for the folder of another one; None to leave."""
    box = QMessageBox()
    box.setObjectName("cannotOpen")
    box.setIcon(QMessageBox.Icon.Warning)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setWindowTitle(QCoreApplication.translate("Notifier", "The archive can't be opened"))
    box.setText(sentence(error.code, error.params, language))
    other = box.addButton(
        QCoreApplication.translate("Notifier", "Open another archive…"), QMessageBox.ButtonRole.AcceptRole
    )
    box.addButton(QCoreApplication.translate("Notifier", "Quit"), QMessageBox.ButtonRole.RejectRole)
    box.exec()
    if box.clickedButton() is not other:
        return None
    name = QFileDialog.getExistingDirectory(None, QCoreApplication.translate("Notifier", "Open another archive…"))
    return Path(name) if name else None
