"""The sheet of an import: its bar and figures, every file with what became of it, the report to keep."""

import csv
import io
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListView,
    QProgressBar,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from archive_viewer.gui.dialogs.import_rows import ImportRowDelegate, ImportRows
from archive_viewer.gui.operations.importing import ImportJob, report_rows
from archive_viewer.gui.theme import Theme
from archive_viewer.gui.widgets.buttons import PushButton
from archive_viewer.gui.widgets.numbers import MINUTE, grouped
from archive_viewer.gui.widgets.tabs import UnderlineBar

if TYPE_CHECKING:
    from archive_viewer.services.import_report import ImportItem, ImportProgress, ImportReport

COUNTS = ("done", "added", "revised", "duplicates", "failed")


class ImportSheet(QDialog):
    """Follows an ImportJob. Closing it leaves the import running in the background."""

    articleChosen = Signal(int)
    paceChanged = Signal(str)
    reportWanted = Signal(Path, bytes)

    def __init__(self, theme: Theme, job: ImportJob, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._job = job
        self._progress: ImportProgress | None = None
        self.setObjectName("importSheet")
        self.resize(684, 520)
        self._heading, self._pace = QLabel(), QLabel()
        self._heading.setTextFormat(Qt.TextFormat.PlainText)
        self._pace.setProperty("tone", "status")
        self.bar = QProgressBar()
        self.bar.setObjectName("importProgress")
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(8)
        self._figures = {name: QLabel("0") for name in COUNTS}
        self._names = {name: QLabel() for name in COUNTS}
        self._filter: QTabBar = UnderlineBar(theme)
        self._filter.addTab("")
        self._filter.addTab("")
        self.rows = ImportRows(theme, self)
        self.list = QListView()
        self.list.setObjectName("importReport")
        self.list.setModel(self.rows)
        self._delegate = ImportRowDelegate(theme)
        self.list.setItemDelegate(self._delegate)
        self.list.setUniformItemSizes(True)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setProperty("surface", True)
        self.list.activated.connect(self._open)
        self.list.clicked.connect(self._open)
        self._foot = QLabel()
        self._foot.setProperty("tone", "status")
        self._save = PushButton(theme, "export")
        self._cancel = PushButton(theme)
        self._hide = PushButton(theme, primary=True)
        self._build()
        self._save.clicked.connect(self._save_report)
        self._cancel.clicked.connect(job.cancel)
        self._hide.clicked.connect(self.hide)
        self._filter.currentChanged.connect(lambda index: self.rows.show_failed_only(index == 1))
        job.began.connect(self._begin)
        job.progressed.connect(self._advance)
        job.finished.connect(self._finish)
        theme.changed.connect(self._dress)
        self._dress()

    def closeEvent(self, event: QCloseEvent) -> None:
        event.ignore()
        self.hide()

    def _build(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self._heading, 1)
        top.addWidget(self._pace)
        figures = QHBoxLayout()
        figures.setSpacing(24)
        for name in COUNTS:
            self._figures[name].setProperty("tone", "alarm" if name == "failed" else "figure")
            self._names[name].setProperty("tone", "status")
            cell = QVBoxLayout()
            cell.setSpacing(0)
            cell.addWidget(self._figures[name])
            cell.addWidget(self._names[name])
            figures.addLayout(cell)
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
        inside.addLayout(figures)
        line = QFrame()
        line.setProperty("hairline", True)
        line.setFixedHeight(1)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(20, 12, 20, 12)
        buttons.setSpacing(8)
        buttons.addWidget(self._foot, 1)
        for button in (self._save, self._cancel, self._hide):
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(line)
        column.addWidget(self.list, 1)
        column.addLayout(buttons)

    def _begin(self, _name: str) -> None:
        self._progress = None
        self.rows.clear()
        self.bar.setRange(0, 0)
        for label in self._figures.values():
            label.setText("0")
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
        self.rows.replace(report.items)
        if self.bar.maximum() == 0:
            self.bar.setRange(0, 1)
        self.bar.setValue(self.bar.maximum() if not report.cancelled else self.bar.value())
        self._dress()

    def _open(self) -> None:
        item = self.rows.item(self.list.currentIndex().row())
        if item is not None and item.article_id is not None:
            self.articleChosen.emit(item.article_id)

    def _save_report(self) -> None:
        report = self._job.report
        if report is None:
            return
        proposal = str(Path.home() / f"{self.tr('import report')}.csv")
        name, _kind = QFileDialog.getSaveFileName(self, self.tr("Save the report"), proposal, "CSV (*.csv)")
        if name:
            table = io.StringIO()
            csv.writer(table).writerows(report_rows(report, "zh_CN" if self._theme.chinese else "en"))
            self.reportWanted.emit(Path(name), table.getvalue().encode("utf-8-sig"))

    def pace(self) -> str:
        """Speed and remaining time, as one says it."""
        progress = self._progress
        if progress is None or not self._job.running:
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
        if self._job.running:
            return self.tr("Importing {name}").format(name=self._job.name)
        report = self._job.report
        if report is not None and report.cancelled:
            return self.tr("Import of {name} cancelled").format(name=self._job.name)
        return self.tr("{name} imported").format(name=self._job.name)

    def _dress(self) -> None:
        chinese, running, report = self._theme.chinese, self._job.running, self._job.report
        self._heading.setFont(self._theme.ui_font(15, bold=True))
        self._heading.setText(self.heading())
        self.setWindowTitle(self.heading())
        self._pace.setText(self.pace())
        counts = self._counts()
        for name, value in counts.items():
            self._figures[name].setText(grouped(value, chinese=chinese))
        total = grouped(self._progress.total if self._progress else counts["done"], chinese=chinese)
        words = {
            "done": self.tr("of {total}").format(total=total),
            "added": self.tr("added"),
            "revised": self.tr("revised"),
            "duplicates": self.tr("duplicates"),
            "failed": self.tr("failed"),
        }
        for name, text in words.items():
            self._names[name].setText(text)
        self._filter.setTabText(0, self.tr("All"))
        self._filter.setTabText(1, self.tr("Failed"))
        self._filter.setTabData(1, grouped(counts["failed"], chinese=chinese) if counts["failed"] else "")
        self._figures["failed"].setVisible(counts["failed"] > 0)
        self._names["failed"].setVisible(counts["failed"] > 0)
        self.bar.setAccessibleName(self.tr("Import progress"))
        self.list.setAccessibleName(self.tr("Files and what became of them"))
        self._save.setText(self.tr("Save as a report…"))
        self._save.setEnabled(report is not None)
        self._cancel.setText(self.tr("Cancel the import"))
        self._cancel.setVisible(running)
        self._hide.setText(self.tr("To the background") if running else self.tr("Done"))
        self._foot.setText(self.tr("Close the window and it goes on next time") if running else "")

    def _counts(self) -> dict[str, int]:
        report, progress = self._job.report, self._progress
        if report is not None:
            kinds = {"added": "added", "revised": "revised", "duplicates": "duplicate", "failed": "failed"}
            counts = {name: report.count(kind) for name, kind in kinds.items()}
            return {"done": progress.done if progress else len(report.items), **counts}
        return {name: int(getattr(progress, name)) if progress else 0 for name in COUNTS}
