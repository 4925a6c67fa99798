"""A walk through the four jobs in the real window: import, search, annotate, export; it leaves a picture and files."""

import logging
import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, Qt, QTimer
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QTextCursor
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QTextEdit,
    QToolButton,
    QWidget,
)

from archive_viewer.gui.application import Desk, make_application
from archive_viewer.gui.main_window import MainWindow
from archive_viewer.gui.passages.export_dialog import ExportDialog

W = TypeVar("W", bound=QWidget)

QUERY = "扫黑除恶"
QUOTE = "查封、冻结涉黑涉恶资产5.625亿元"
COMMENT = "5.625亿元：与年度通报核对"
TAG = "数字"
SUFFIXES = (".md", ".html", ".docx", ".csv")
PICTURED = ".docx"
SIZE = (1440, 900)
PATIENCE_S = 60.0
STEP_MS = 10
CONFIG_VARIABLES = ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME")


class StuckError(Exception):
    """Something that the tour waits for does not come."""


def run(output: Path) -> int:
    """Take the tour with an archive of its own; pictures and exports go to `output`. The exit code."""
    output.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        for variable in CONFIG_VARIABLES:
            os.environ[variable] = folder
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        make_application()
        desk = Desk()
        try:
            Guide(desk.open(Path(folder) / "default"), output).go_round()
        except StuckError as stuck:
            print(f"The tour got stuck: {stuck}", file=sys.stderr)  # noqa: T201 - the verb's own output
            return 1
        finally:
            desk.close()
            logging.shutdown()
    print(f"Done. See {output / 'window.png'} and the files beside it.")  # noqa: T201
    return 0


class Guide:
    """Works the window by the names of its widgets and actions, as a person does with eyes and hands."""

    def __init__(self, window: MainWindow, output: Path) -> None:
        self._window = window
        self._output = output
        window.resize(*SIZE)

    def go_round(self) -> None:
        """The four jobs, one after another. Raises StuckError."""
        self.import_sample()
        self.search()
        self.annotate()
        self.collect()
        self.picture("window.png")
        for suffix in SUFFIXES:
            self.export(suffix)

    def import_sample(self) -> None:
        """A first launch imports the sample by itself and opens it."""
        source = self.find(QTextEdit, "articleView")
        self.until(lambda: QUOTE in source.toPlainText(), "the sample article in the source view")

    def search(self) -> None:
        """Type a query, open the first hit."""
        box = self.find(QWidget, "searchBox")
        self.trigger("actionSearch")
        self.write(box, QUERY)
        hits = self.find(QListView, "resultList")
        self.until(lambda: hits.model().rowCount() > 0, f"a hit for {QUERY}")
        self.press(box, Qt.Key.Key_Return)
        source = self.find(QTextEdit, "articleView")
        self.until(lambda: QUERY in near(source.textCursor()), "the source at the first hit")

    def annotate(self) -> None:
        """Select a passage, comment on it, tag it."""
        self.select(QUOTE)
        self.trigger("actionComment")
        self.until(lambda: self.shown(QPlainTextEdit, "commentEdit") is not None, "the field for the comment")
        comment, tags = self.find(QPlainTextEdit, "commentEdit"), self.find(QWidget, "tagEdit")
        self.write(comment, COMMENT)
        self.write(tags, TAG)
        self.press(comment, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        notes = self.find(QAbstractItemView, "annotationList")
        self.until(lambda: notes.model().rowCount() > 0, "the annotation in its list")

    def collect(self) -> None:
        """Put the passage into the tray."""
        self.select(QUOTE)
        self.trigger("actionAddPassage")
        self.until(lambda: self._window.services.passages.tray() != [], "the passage in the tray")

    def export(self, suffix: str) -> None:
        """Choose the format, name the file, export."""
        file = self._output / f"passages{suffix}"
        file.unlink(missing_ok=True)
        self.trigger("actionExport")
        self.until(lambda: self.shown(ExportDialog, "exportDialog") is not None, "the export dialog")
        dialog = self.find(ExportDialog, "exportDialog")
        dialog.destination.open_after.setChecked(False)
        formats = self.find(QListView, "exportFormat")
        model = formats.model()
        rows = [model.index(row, 0) for row in range(model.rowCount())]
        formats.setCurrentIndex(next(row for row in rows if str(row.data()).endswith(suffix)))
        path = self.find(QLineEdit, "exportPath")
        path.selectAll()
        self.write(path, str(file.resolve()))
        self.settle()
        if suffix == PICTURED:
            self.picture("export.png", dialog)
        button = self.find(QToolButton, "exportButton")
        self.until(button.isEnabled, "the export button")
        button.click()
        self.until(lambda: file.exists() and self.shown(ExportDialog, "exportDialog") is None, f"{file.name}")

    def picture(self, name: str, widget: QWidget | None = None) -> None:
        """What the window, or a dialog of it, looks like now, as a file."""
        self.settle()
        if not (widget or self._window).grab().save(str(self._output / name)):
            raise StuckError(f"{self._output / name} can't be written")

    def select(self, quote: str) -> None:
        """Select words in the source."""
        source = self.find(QTextEdit, "articleView")
        found = source.document().find(quote)
        if found.isNull():
            raise StuckError(f"{quote} is not in the source")
        source.setFocus()
        source.setTextCursor(found)
        self.settle()

    def trigger(self, name: str) -> None:
        """Choose one of the window's actions."""
        action = self._window.actions_[name]
        self.until(action.isEnabled, f"{name} to be possible")
        action.trigger()

    def write(self, widget: QWidget, text: str) -> None:
        """Enter text as an input method does."""
        widget.setFocus()
        event = QInputMethodEvent()
        event.setCommitString(text)
        QCoreApplication.sendEvent(widget, event)

    def press(
        self,
        widget: QWidget,
        key: Qt.Key,
        held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
    ) -> None:
        """Press and let go of a key."""
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QCoreApplication.sendEvent(widget, QKeyEvent(kind, key, held))

    def find(self, kind: type[W], name: str) -> W:
        """A widget by its name, wherever it stands."""
        found = self.shown(kind, name) or self._window.findChild(kind, name)
        if found is None:
            raise StuckError(f"there is no {name}")
        return found

    def shown(self, kind: type[W], name: str) -> W | None:
        """A visible widget by its name, None where there is none."""
        for widget in QApplication.allWidgets():
            if widget.objectName() == name and widget.isVisible() and isinstance(widget, kind):
                return widget
        return None

    def settle(self, seconds: float = 0.4) -> None:
        """Let the window finish what it is about."""
        end = time.monotonic() + seconds
        self.until(lambda: self._window.tasks.pending == 0 and time.monotonic() > end, "the window to come to rest")

    def until(self, condition: Callable[[], bool], what: str) -> None:
        """Let the window live until the condition holds. Raises StuckError where it never does."""
        end = time.monotonic() + PATIENCE_S
        while not condition():
            if time.monotonic() > end:
                raise StuckError(f"waited in vain for {what}")
            loop = QEventLoop()
            QTimer.singleShot(STEP_MS, loop.quit)
            loop.exec()


def near(cursor: QTextCursor) -> str:
    """The words of the paragraph around a cursor."""
    return cursor.block().text()
