"""A panel on a real archive that holds the sample article, kept up to date as the window would."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from archive_viewer.bootstrap import open_services
from archive_viewer.domain.article import Article
from archive_viewer.domain.changes import Changes
from archive_viewer.gui.tasks.runner import Tasks
from archive_viewer.gui.theme import Theme
from archive_viewer.services.services import Services


class Relay(QObject):
    """Carries changes from the thread that committed to the GUI thread."""

    changed = Signal(object)


class Stage:
    """Services, theme, tasks, a window, and the errors that tasks reported."""

    def __init__(self, qtbot: QtBot, services: Services) -> None:
        self.qtbot = qtbot
        self.services = services
        self.theme = Theme()
        self.theme.reduced_motion = True
        self.theme.set_chinese(True)
        self.tasks = Tasks()
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.failures: list[object] = []
        self.tasks.failed.connect(self.failures.append)
        self.relay = Relay()
        self._unsubscribe = services.changes.subscribe(self.relay.changed.emit)

    @property
    def article(self) -> Article:
        return self.services.library.article(self.services.library.summaries()[0].id)

    def show(self, make: Callable[..., Any], width: int = 391, height: int = 690) -> Any:
        """Make a panel in the window, subscribed to changes, and wait until it has read what it shows."""
        panel = make(self.services, self.theme, self.tasks, self.window)
        refresh: Callable[[Changes], None] = panel.refresh
        self.relay.changed.connect(refresh)
        panel.resize(width, height)
        self.window.resize(width, height)
        self.window.show()
        self.window.activateWindow()
        self.settle()
        return panel

    def settle(self) -> None:
        """Wait until every task has been delivered, and what it set off too."""
        calm = 0

        def quiet() -> bool:
            nonlocal calm
            calm = 0 if self.tasks.pending else calm + 1
            return calm > 3

        self.qtbot.waitUntil(quiet)

    def span(self, words: str) -> tuple[int, int]:
        """Start and end of the first place of these words in the article."""
        start = self.article.text.index(words)
        return start, start + len(words)

    def close(self) -> None:
        self._unsubscribe()
        self.window.close()
        self.tasks.close()


@contextmanager
def stage(qtbot: QtBot, folder: Path, sample: Path) -> Iterator[Stage]:
    """An archive in `folder` with the sample article, and a stage on it."""
    services = open_services(folder / "archive", create=True)
    services.importing.run([sample])
    opened = Stage(qtbot, services)
    try:
        yield opened
    finally:
        opened.close()
        services.close()
