"""What services announce, brought to the GUI thread and gathered, so that a burst of changes refreshes once."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from archive_viewer.domain.changes import Changes, Touched

if TYPE_CHECKING:
    from archive_viewer.services.services import Services

SOON_MS = 30
BURST_MS = 500
BURST = 3


class Refresher(QObject):
    """Calls `refresh` on the GUI thread soon after a change; in a burst twice a second, with everything since."""

    _heard = Signal(object)

    def __init__(self, services: "Services", refresh: Callable[[Changes], None], parent: QObject) -> None:
        super().__init__(parent)
        self._refresh = refresh
        self._touched = Touched(0)
        self._ids: frozenset[int] | None = frozenset()
        self._row = 0
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._deliver)
        self._calm = QTimer(self)
        self._calm.setSingleShot(True)
        self._calm.setInterval(2 * BURST_MS)
        self._calm.timeout.connect(self._forget_burst)
        self._heard.connect(self._gather, Qt.ConnectionType.QueuedConnection)
        self._unsubscribe = services.changes.subscribe(self._heard.emit)

    @property
    def waiting(self) -> bool:
        """Whether changes were heard that are not shown yet."""
        return self._later.isActive()

    def stop(self) -> None:
        """Hear nothing more."""
        self._unsubscribe()
        self._later.stop()
        self._calm.stop()

    @Slot(object)
    def _gather(self, changes: Changes) -> None:
        self._touched |= changes.touched
        if not changes.article_ids:
            self._ids = None
        elif self._ids is not None:
            self._ids |= changes.article_ids
        if not self._later.isActive():
            self._later.start(BURST_MS if self._row >= BURST else SOON_MS)

    def _deliver(self) -> None:
        changes = Changes(self._touched, self._ids if self._ids is not None else frozenset())
        self._touched, self._ids = Touched(0), frozenset()
        self._row += 1
        self._calm.start()
        self._refresh(changes)

    def _forget_burst(self) -> None:
        self._row = 0
