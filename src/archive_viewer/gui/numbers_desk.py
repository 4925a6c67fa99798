"""The table of all facts beside the window: made when it is first asked for, gone with the window."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from archive_viewer.domain.changes import Changes
from archive_viewer.domain.span import Span

if TYPE_CHECKING:
    from archive_viewer.gui.main_window import MainWindow
    from archive_viewer.gui.numbers import NumbersWindow


class NumbersDesk(QObject):
    """What is opened there is shown in the window that it belongs to."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self.table: NumbersWindow | None = None

    def show(self) -> None:
        """Bring the table to the front, read anew."""
        if self.table is None:
            from archive_viewer.gui.numbers import NumbersWindow

            window = self._window
            self.table = NumbersWindow(window.services, window.theme, window.tasks, window)
            self.table.passageActivated.connect(self._go)
        self.table.load()
        self.table.show()
        self.table.raise_()
        self.table.activateWindow()

    def refresh(self, changes: Changes) -> None:
        """Read again where facts changed."""
        if self.table is not None:
            self.table.refresh(changes)

    def close(self) -> None:
        """Put the table away."""
        if self.table is not None:
            self.table.close()

    def _go(self, article_id: int, span: Span) -> None:
        self._window.go(article_id, span)
        self._window.raise_()
        self._window.activateWindow()
