"""A person's decisions about names: one function per verb, each a single mutation."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from archive_viewer.gui.tasks.runner import Tasks

if TYPE_CHECKING:
    from archive_viewer.services.services import Services


def merge(tasks: Tasks, services: "Services", entity_ids: Sequence[int], into: int, done: Callable[[], None]) -> None:
    """Say that these are one and the same as `into`."""
    tasks.mutate(lambda: services.entities.merge(entity_ids, into), lambda _: done())


def split(tasks: Tasks, services: "Services", entity_id: int, article_id: int, name: str) -> None:
    """Say that this article means another one of that name."""
    tasks.mutate(lambda: services.entities.split(entity_id, article_id, name))


def rename(tasks: Tasks, services: "Services", entity_id: int, name: str) -> None:
    """Call it by another name."""
    tasks.mutate(lambda: services.entities.rename(entity_id, name))


def take_out(tasks: Tasks, services: "Services", name_id: int) -> None:
    """Let a name stand for itself again."""
    tasks.mutate(lambda: services.entities.take_out(name_id))
