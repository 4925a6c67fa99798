"""Deciding in the window whether an article is a revision of an older one, and going to its copies."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from archive_viewer.gui.operations import versions

if TYPE_CHECKING:
    from archive_viewer.gui.main_window import MainWindow


class VersionsDesk(QObject):
    """Carries out what is pressed above the source."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        said = window.reader.versions
        said.accepted.connect(self._accept)
        said.dismissed.connect(self._dismiss)
        said.compareWanted.connect(window.comparing.open)
        said.copyChosen.connect(window.go)

    def _accept(self, article_id: int, older_id: int) -> None:
        window = self._window

        def done() -> None:
            window.go(older_id)
            window.notifier.tell(self.tr("Now a revision of the older article; undo takes it apart again"))

        versions.accept(window.tasks, window.services, article_id, older_id, done)

    def _dismiss(self, article_id: int, older_id: int) -> None:
        window = self._window

        def done() -> None:
            window.notifier.tell(self.tr("Two articles; undo brings the question back"))

        versions.dismiss(window.tasks, window.services, article_id, older_id, done)
