"""Tags as such: what they look like and mean, what they are called, taking them off everything."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from archive_viewer.domain.annotation import Tag
from archive_viewer.gui.tasks.runner import Tasks

if TYPE_CHECKING:
    from archive_viewer.services.services import Services


def read(tasks: Tasks, services: "Services", done: Callable[[Sequence[Tag]], None]) -> None:
    """Every tag, each before the ones below it."""
    tasks.query(lambda _: services.tagging.tags(), done, replaces="tags")


def describe(
    tasks: Tasks,
    services: "Services",
    name: str,
    done: Callable[[object], None],
    *,
    color: str | None = None,
    description: str | None = None,
) -> None:
    """Give a tag a colour, "" for none, or say what it stands for."""
    tasks.mutate(lambda: services.tagging.describe(name, color, description), done)


def rename(tasks: Tasks, services: "Services", name: str, to: str, done: Callable[[int], None]) -> None:
    """Call a tag otherwise; `done` gets how many annotations bear it."""
    tasks.mutate(lambda: services.tagging.rename(name, to), done)


def remove(tasks: Tasks, services: "Services", name: str, done: Callable[[int], None]) -> None:
    """Take a tag off everything; `done` gets from how many annotations."""
    tasks.mutate(lambda: services.tagging.remove(name), done)
