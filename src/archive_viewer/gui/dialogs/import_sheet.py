"""The sheet of an import: its bar and figures, every file with what became of it, the report to keep or to retry."""

from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListView,
    QProgressBar,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from archive_viewer.gui.dialogs.import_figures import COUNTS, ImportFigures
from archive_viewer.gui.dialogs.import_rows import FILTERS, ImportRowDelegate, ImportRows
from archive_viewer.gui.operations.importing import ImportJob
from archive_viewer.gui.theme import Theme
from archive_viewer.gui.widgets.buttons import PushButton
from archive_viewer.gui.widgets.numbers import MINUTE, grouped
from archive_viewer.gui.widgets.tabs import UnderlineBar

if TYPE_CHECKING:
    from archive_viewer.services.import_report import ImportItem, ImportProgress, ImportReport

TABS = tuple(FILTERS)


class ImportSheet(QDialog):
    """Follows an ImportJob. Closing it leaves the import running in the background."""

    articleChosen = Signal(int)
    reportWanted = Signal(Path)
    retryWanted = Signal(list)

    def __init__(self, theme: Theme, job: ImportJob, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._job = job
        self._progress: ImportProgress | None = None
        self.setObjectName("importSheet")
        self.resize(760, 540)
        self._heading, self._pace, self._current = QLabel(), QLabel(), QLabel()
        for label in (self._heading, self._current):
            label.setTextFormat(Qt.TextFormat.PlainText)
        for label in (self._pace, self._current):
            label.setProperty("tone", "status")
        self._current.setObjectName("importCurrent")
        self.bar = QProgressBar()
        self.bar.setObjectName("importProgress")
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(8)
        self._figures = ImportFigures(theme)
        self._filter = UnderlineBar(theme)
        for _ in TABS:
            self._filter.addTab("")
        self.rows = ImportRows(theme, self)
        self.list = QListView()
        self.list.setObjectName("importReport")
        self.list.setModel(self.rows)
        self._delegate = ImportRowDelegate(theme)
        self.list.setItemDelegate(self._delegate)
        self.list.setUniformItemSizes(True)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setProperty("surface", True)
        self._detail = QLabel()
        self._detail.setObjectName("importDetail")
        self._detail.setTextFormat(Qt.TextFormat.PlainText)
        self._detail.setProperty("tone", "hint")
        self._detail.setWordWrap(True)
        self._detail.setContentsMargins(3, 0, 3, 0)
        self._detail.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        self._foot = QLabel()
        self._foot.setProperty("tone", "status")
        self._save = PushButton(theme, "export")
        self._retry = PushButton(theme, "retry")
        self._pause = PushButton(theme)
        self._cancel = PushButton(theme)
        self._hide = PushButton(theme, primary=True)
        for button, name in ((self._retry, "importRetry"), (self._pause, "importPause"), (self._save, "importSave")):
            button.setObjectName(name)
        self._build()
        self._connect()
        self._dress()

    def closeEvent(self, event: QCloseEvent) -> None:
        event.ignore()
        self.hide()

    def _build(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self._heading, 1)
        top.addWidget(self._pace)
        figures = QHBoxLayout()
        figures.addWidget(self._figures)
        figures.addStretch(1)
        figures.addWidget(self._filter, 0, Qt.AlignmentFlag.AlignBottom)
        head = QWidget()
        head.setObjectName("sheet")
        head.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        inside = QVBoxLayout(head)
        inside.setContentsMargins(20, 16, 20, 8)
        inside.setSpacing(10)
        inside.addLayout(top)
        inside.addWidget(self.bar)
        inside.addWidget(self._current)
        inside.addLayout(figures)
        line = QFrame()
        line.setProperty("hairline", True)
        line.setFixedHeight(1)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(20, 12, 20, 12)
        buttons.setSpacing(8)
        buttons.addWidget(self._foot, 1)
        for button in (self._save, self._retry, self._cancel, self._pause, self._hide):
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(line)
        column.addWidget(self.list, 1)
        column.addWidget(self._detail)
        column.addLayout(buttons)

    def _connect(self) -> None:
        job = self._job
        self.list.activated.connect(self._open)
        self.list.clicked.connect(self._open)
        self.list.selectionModel().currentChanged.connect(self._show_detail)
        self.rows.modelReset.connect(self._show_detail)
        self._save.clicked.connect(self._save_report)
        self._retry.clicked.connect(self._try_again)
        self._pause.clicked.connect(self._toggle_pause)
        self._cancel.clicked.connect(job.cancel)
        self._hide.clicked.connect(self.hide)
        self._filter.currentChanged.connect(lambda index: self.rows.show_only(TABS[index]))
        for keys, handler in (("Space", self._toggle_pause), ("F5", self._try_again), ("Ctrl+S", self._save_report)):
            QShortcut(QKeySequence(keys), self).activated.connect(handler)
        job.began.connect(self._begin)
        job.progressed.connect(self._advance)
        job.pauseChanged.connect(self._dress)
        job.finished.connect(self._finish)
        self._theme.changed.connect(self._dress)

    def _begin(self, _name: str) -> None:
        self._progress = None
        self.rows.clear()
        self.bar.setRange(0, 0)
        self._filter.setCurrentIndex(0)
        self._hide.setFocus()
        self._dress()

    def _advance(self, progress: "ImportProgress", items: "list[ImportItem]") -> None:
        self._progress = progress
        self.bar.setRange(0, max(1, progress.total))
        self.bar.setValue(progress.done)
        bottom = self.list.verticalScrollBar()
        follow = bottom.value() >= bottom.maximum() - 4
        self.rows.append(items)
        if follow:
            self.list.scrollToBottom()
        self._dress()

    def _finish(self, report: "ImportReport") -> None:
        if report.count("failed") and self._filter.currentIndex() == 0:
            self._filter.setCurrentIndex(TABS.index("failed"))
        self.rows.replace(report.items)
        if self.bar.maximum() == 0:
            self.bar.setRange(0, 1)
        self.bar.setValue(self.bar.maximum() if not report.cancelled else self.bar.value())
        self._dress()

    def _open(self) -> None:
        item = self.rows.item(self.list.currentIndex().row())
        if item is not None and item.article_id is not None:
            self.articleChosen.emit(item.article_id)

    def _show_detail(self) -> None:
        """The whole path and reason of the current row, where they don't fit into it."""
        item = self.rows.item(self.list.currentIndex().row())
        words = str(self.list.currentIndex().data(Qt.ItemDataRole.ToolTipRole)) if item is not None else ""
        self._detail.setText(words.replace("/", "/\u200b"))
        self._detail.setVisible(bool(words))

    def _toggle_pause(self) -> None:
        self._job.pause(not self._job.paused)

    def _try_again(self) -> None:
        report = self._job.report
        if not self._job.running and report is not None and report.retryable:
            self.retryWanted.emit(report.retryable)

    def _save_report(self) -> None:
        if self._job.report is None:
            return
        proposal = str(Path.home() / f"{self.tr('import report')}.csv")
        name, _kind = QFileDialog.getSaveFileName(self, self.tr("Save the report"), proposal, "CSV (*.csv)")
        if name:
            self.reportWanted.emit(Path(name))

    def pace(self) -> str:
        """Speed and remaining time, as one says it; nothing while the import is paused."""
        progress = self._progress
        if progress is None or not self._job.running or self._job.paused:
            return ""
        rate = grouped(round(progress.rate), chinese=self._theme.chinese)
        text = self.tr("{n} a second").format(n=rate) if progress.rate >= 1 else ""
        if progress.remaining is None:
            return text
        seconds = max(1, round(progress.remaining))
        left = self.tr("about {n} s left").format(n=seconds)
        if seconds >= 2 * MINUTE:
            left = self.tr("about {n} min left").format(n=round(seconds / MINUTE))
        return self.tr("{rate}, {left}").format(rate=text, left=left) if text else left

    def heading(self) -> str:
        """What is going on, with the name of the import."""
        if self._job.running and self._job.paused:
            return self.tr("Import of {name} paused").format(name=self._job.name)
        if self._job.running:
            return self.tr("Importing {name}").format(name=self._job.name)
        report = self._job.report
        if report is not None and report.cancelled:
            return self.tr("Import of {name} cancelled").format(name=self._job.name)
        return self.tr("{name} imported").format(name=self._job.name)

    def _dress(self) -> None:
        running, report = self._job.running, self._job.report
        self._heading.setFont(self._theme.ui_font(15, bold=True))
        self._heading.setText(self.heading())
        self.setWindowTitle(self.heading())
        self._pace.setText(self.pace())
        self._name_current()
        self._detail.setFont(self._theme.ui_font(12, cjk=True))
        self._show_detail()
        counts = self._counts()
        self._figures.show_counts(counts, self._progress.total if self._progress else counts["done"])
        self._name_tabs()
        self.bar.setAccessibleName(self.tr("Import progress"))
        self.list.setAccessibleName(self.tr("Files and what became of them"))
        self._save.setText(self.tr("Save as a report…"))
        self._save.setVisible(not running)
        self._save.setEnabled(report is not None)
        self._retry.setText(self.tr("Try the failed ones again"))
        self._retry.setVisible(not running and counts["failed"] > 0)
        self._pause.setText(self.tr("Go on") if self._job.paused else self.tr("Pause"))
        self._cancel.setText(self.tr("Cancel the import"))
        for button in (self._pause, self._cancel):
            button.setVisible(running)
        self._hide.setText(self.tr("To the background") if running else self.tr("Done"))
        self._foot.setText(self.tr("Close the window and it goes on next time") if running else "")

    def _name_tabs(self) -> None:
        words = (self.tr("All"), self.tr("Failed"), self.tr("To decide"))
        for index, (name, text) in enumerate(zip(TABS, words, strict=True)):
            count = self.rows.count(name) if index else 0
            self._filter.setTabVisible(index, index < 2 or count > 0)
            self._filter.setTabText(index, text)
            self._filter.set_count(index, grouped(count, chinese=self._theme.chinese) if count else "")

    def _name_current(self) -> None:
        """The file last read, cut in the middle where it is long."""
        path = self._progress.current if self._progress is not None and self._job.running else ""
        name = PurePath(path).name if "://" not in path else path
        room = max(120, self.width() - 40)
        self._current.setText(self._current.fontMetrics().elidedText(name, Qt.TextElideMode.ElideMiddle, room))
        self._current.setToolTip(path)
        self._current.setAccessibleName(path)
        self._current.setVisible(self._job.running)

    def _counts(self) -> dict[str, int]:
        report, progress = self._job.report, self._progress
        if report is not None:
            kinds = {"added": "added", "revised": "revised", "duplicates": "duplicate", "failed": "failed"}
            counts = {name: report.count(kind) for name, kind in kinds.items()}
            return {"done": progress.done if progress else len(report.items), **counts}
        return {name: int(getattr(progress, name)) if progress else 0 for name in COUNTS}
