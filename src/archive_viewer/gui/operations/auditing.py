"""Letting findings stand, and raising them again."""

from typing import TYPE_CHECKING

from archive_viewer.gui.tasks.runner import Tasks

if TYPE_CHECKING:
    from archive_viewer.services.services import Services


def dismiss(tasks: Tasks, services: "Services", article_id: int, key: str, note: str) -> None:
    """Let a finding stand, with a note why; undo raises it again."""
    tasks.mutate(lambda: services.auditing.dismiss(article_id, key, note))


def restore(tasks: Tasks, services: "Services", article_id: int, key: str) -> None:
    """Raise a finding again that was let stand."""
    tasks.mutate(lambda: services.auditing.restore(article_id, key))
