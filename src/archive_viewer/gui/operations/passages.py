"""The tray and its collections: one function per verb, each a single mutation."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from archive_viewer.domain.passage import Collection, Passage
from archive_viewer.domain.span import Span
from archive_viewer.gui.tasks.runner import Tasks

if TYPE_CHECKING:
    from archive_viewer.services.services import Services


def add_passage(
    tasks: Tasks,
    services: "Services",
    article_id: int,
    span: Span,
    *,
    annotation_id: int | None = None,
    done: Callable[[Passage], None] | None = None,
) -> None:
    """Put a stretch of an article at the end of the tray."""
    tasks.mutate(lambda: services.passages.add(article_id, span.start, span.end, annotation_id), done)


def remove_passages(
    tasks: Tasks, services: "Services", passage_ids: Sequence[int], done: Callable[[object], None] | None = None
) -> None:
    """Take passages out of the tray."""
    ids = list(passage_ids)
    tasks.mutate(lambda: services.passages.remove(ids), done)


def reorder_passages(
    tasks: Tasks, services: "Services", passage_ids: Sequence[int], done: Callable[[object], None] | None = None
) -> None:
    """Give the tray this order."""
    ids = list(passage_ids)
    tasks.mutate(lambda: services.passages.reorder(ids), done)


def arrange(tasks: Tasks, services: "Services", order: str) -> None:
    """Put the passages of the tray in an order: by article, tag or date."""
    tasks.mutate(lambda: services.passages.arrange(order))


def note(tasks: Tasks, services: "Services", passage_id: int, text: str) -> None:
    """Write a note to a passage."""
    tasks.mutate(lambda: services.passages.note(passage_id, text))


def save_collection(
    tasks: Tasks, services: "Services", name: str, done: Callable[[Collection], None] | None = None
) -> None:
    """Keep the tray as a collection of this name."""
    tasks.mutate(lambda: services.passages.save_as(name), done)


def load_collection(
    tasks: Tasks, services: "Services", collection_id: int, done: Callable[[object], None] | None = None
) -> None:
    """Put a collection's passages in the tray in place of what is there."""
    tasks.mutate(lambda: services.passages.load(collection_id), done)


def rename_collection(
    tasks: Tasks,
    services: "Services",
    collection_id: int,
    name: str,
    done: Callable[[object], None] | None = None,
) -> None:
    """Give a collection another name."""
    tasks.mutate(lambda: services.passages.rename_collection(collection_id, name), done)


def delete_collection(
    tasks: Tasks, services: "Services", collection_id: int, done: Callable[[object], None] | None = None
) -> None:
    """Delete a collection; the articles and the tray stay."""
    tasks.mutate(lambda: services.passages.delete_collection(collection_id), done)
