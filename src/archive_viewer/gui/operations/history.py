"""Undo and redo: what they would act on, and doing it."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from archive_viewer.gui.tasks.runner import Tasks

if TYPE_CHECKING:
    from archive_viewer.services.services import Services
    from archive_viewer.services.undo import UndoState


def read_state(tasks: Tasks, services: "Services", done: Callable[["UndoState"], None]) -> None:
    """What undo and redo would act on now."""
    tasks.query(lambda _cancel: services.undo.state(), done, replaces="undo-state")


def undo(tasks: Tasks, services: "Services", done: Callable[[str | None], None]) -> None:
    """Take back the latest action; `done` gets its message code."""
    tasks.mutate(services.undo.undo, done)


def redo(tasks: Tasks, services: "Services", done: Callable[[str | None], None]) -> None:
    """Do again what was undone; `done` gets its message code."""
    tasks.mutate(services.undo.redo, done)
