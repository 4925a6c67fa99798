"""Deciding whether an article is a revision of an older one."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from archive_viewer.gui.tasks.runner import Tasks

if TYPE_CHECKING:
    from archive_viewer.services.services import Services


def accept(tasks: Tasks, services: "Services", article_id: int, older_id: int, done: Callable[[], None]) -> None:
    """Make an article the newest revision of an older one; undo takes it apart again."""
    tasks.mutate(lambda: services.revising.accept(article_id, older_id), lambda _result: done())


def dismiss(tasks: Tasks, services: "Services", article_id: int, older_id: int, done: Callable[[], None]) -> None:
    """Keep two articles apart; undo brings the question back."""
    tasks.mutate(lambda: services.revising.dismiss(article_id, older_id), lambda _result: done())
