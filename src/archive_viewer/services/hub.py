"""Announces what was changed to whoever shows it."""

import threading
from collections.abc import Callable

from archive_viewer.domain.changes import Changes


class ChangeHub:
    """Calls its subscribers after each commit, on the thread that committed."""

    def __init__(self) -> None:
        self._subscribers: list[Callable[[Changes], None]] = []
        self._guard = threading.Lock()

    def subscribe(self, callback: Callable[[Changes], None]) -> Callable[[], None]:
        """Call `callback` from now on; what is returned ends that."""
        with self._guard:
            self._subscribers.append(callback)

        def unsubscribe() -> None:
            with self._guard:
                if callback in self._subscribers:
                    self._subscribers.remove(callback)

        return unsubscribe

    def publish(self, changes: Changes) -> None:
        with self._guard:
            subscribers = list(self._subscribers)
        for callback in subscribers:
            callback(changes)
