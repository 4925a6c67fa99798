"""The figures of an import: how many files, what became of them, each with its word."""

from collections.abc import Mapping

from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from archive_viewer.gui.theme import Theme
from archive_viewer.gui.widgets.numbers import grouped

COUNTS = ("done", "added", "revised", "duplicates", "failed")


class ImportFigures(QWidget):
    """A row of figures; that of what failed shows only where something did."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._figures = {name: QLabel("0") for name in COUNTS}
        self._names = {name: QLabel() for name in COUNTS}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(24)
        for name in COUNTS:
            self._figures[name].setProperty("tone", "alarm" if name == "failed" else "figure")
            self._names[name].setProperty("tone", "status")
            cell = QVBoxLayout()
            cell.setSpacing(0)
            cell.addWidget(self._figures[name])
            cell.addWidget(self._names[name])
            row.addLayout(cell)

    def show_counts(self, counts: Mapping[str, int], total: int) -> None:
        """Show the counts by the names in COUNTS, of `total` files."""
        chinese = self._theme.chinese
        words = {
            "done": self.tr("of {total}").format(total=grouped(total, chinese=chinese)),
            "added": self.tr("added"),
            "revised": self.tr("revised"),
            "duplicates": self.tr("duplicates"),
            "failed": self.tr("failed"),
        }
        for name in COUNTS:
            self._figures[name].setText(grouped(counts[name], chinese=chinese))
            self._names[name].setText(words[name])
        self._figures["failed"].setVisible(counts["failed"] > 0)
        self._names["failed"].setVisible(counts["failed"] > 0)
