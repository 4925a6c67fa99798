"""Becoming the writer of an archive that another process held."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from archive_viewer.domain.changes import Changes, Touched
from archive_viewer.gui.tasks.runner import Tasks

if TYPE_CHECKING:
    from archive_viewer.services.services import Services

EVERYTHING = ~Touched(0)


def claim(tasks: Tasks, services: "Services", done: Callable[[bool], None]) -> None:
    """Try to become the writer; `done` gets whether this process may write now. Success is announced as a change."""

    def work() -> bool:
        if not services.database.claim():
            return False
        services.indexing.start_background()
        services.changes.publish(Changes(EVERYTHING))
        return True

    tasks.mutate(work, done)
