"""Browsing the library: which articles a shelf holds, in what order, a page at a time; deleting articles."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from archive_viewer.domain.annotation import Tag
from archive_viewer.domain.article import ArticleSummary
from archive_viewer.domain.passage import Collection
from archive_viewer.gui.tasks.runner import Cancel, Tasks
from archive_viewer.services.settings import SAVED_SEARCHES

if TYPE_CHECKING:
    from archive_viewer.services.services import Services

WEEK = timedelta(days=7)


@dataclass(frozen=True)
class Shelf:
    """A choice of articles: all, week, collection (value: its id), tag (value: the tag), search (value: the query)."""

    kind: str
    value: str = ""
    label: str = ""


@dataclass(frozen=True)
class Listing:
    """The ids of the articles that a shelf holds, in order."""

    ids: tuple[int, ...]


@dataclass(frozen=True)
class Shelves:
    """Everything that the upper half of the library lists."""

    articles: int
    this_week: int
    collections: tuple[Collection, ...] = ()
    tags: tuple[Tag, ...] = ()
    searches: tuple[str, ...] = field(default=())


def shelves(tasks: Tasks, services: "Services", done: Callable[[Shelves], None]) -> None:
    """Read what there is to choose from."""

    def work(_cancel: Cancel) -> Shelves:
        return Shelves(
            services.library.count(),
            len(services.library.ids("-added", added_since=_week_ago())),
            tuple(services.passages.collections()),
            tuple(services.tagging.tags()),
            tuple(services.settings.get(SAVED_SEARCHES, [])),
        )

    tasks.query(work, done, replaces="shelves")


def listing(
    tasks: Tasks, services: "Services", shelf: Shelf, order: str, wanted: str, done: Callable[[Listing], None]
) -> None:
    """Open a shelf in an order; `wanted` narrows to titles that contain it."""
    tasks.query(lambda cancel: _open(services, shelf, order, wanted.strip(), cancel), done, replaces="listing")


def rows(
    tasks: Tasks, services: "Services", ids: Sequence[int], done: Callable[[Sequence[ArticleSummary]], None]
) -> None:
    """The articles of some rows."""
    tasks.query(lambda _cancel: services.library.summaries(ids=ids), done)


def delete(tasks: Tasks, services: "Services", article_ids: Sequence[int], done: Callable[[], None]) -> None:
    """Delete articles; undo brings them back."""
    tasks.mutate(lambda: services.library.delete(list(article_ids)), lambda _result: done())


def save_search(tasks: Tasks, services: "Services", query: str, done: Callable[[], None]) -> None:
    """Keep a query among the saved searches, the newest first."""

    def work() -> None:
        kept = [q for q in services.settings.get(SAVED_SEARCHES, []) if q != query]
        services.settings.put(SAVED_SEARCHES, [query, *kept])

    tasks.mutate(work, lambda _result: done())


def forget_search(tasks: Tasks, services: "Services", query: str, done: Callable[[], None]) -> None:
    """Take a query out of the saved searches."""

    def work() -> None:
        kept = [q for q in services.settings.get(SAVED_SEARCHES, []) if q != query]
        services.settings.put(SAVED_SEARCHES, kept)

    tasks.mutate(work, lambda _result: done())


def _open(services: "Services", shelf: Shelf, order: str, wanted: str, cancel: Cancel) -> Listing:
    library = services.library
    ids = library.ids(
        order=order,
        tag=shelf.value if shelf.kind == "tag" else None,
        collection_id=int(shelf.value) if shelf.kind == "collection" else None,
        added_since=_week_ago() if shelf.kind == "week" else None,
    )
    bare = wanted.replace('"', " ").strip()
    if bare:
        hits = services.searching.search(f'title:"{bare}"', limit=max(1, len(ids)), cancelled=cancel).hits
        found = {hit.article_id for hit in hits if not hit.partial}
        ids = [article_id for article_id in ids if article_id in found]
    return Listing(tuple(ids))


def _week_ago() -> str:
    return (datetime.now(UTC) - WEEK).isoformat(timespec="milliseconds")
