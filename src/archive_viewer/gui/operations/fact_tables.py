"""Writing facts as a table: the end is told, a long run can be stopped, and then nothing is written."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from archive_viewer.domain.fact import Fact
from archive_viewer.domain.ports import SearchCancelledError
from archive_viewer.gui.tasks.runner import Cancel, Tasks

if TYPE_CHECKING:
    from archive_viewer.services.services import Services

_CHUNK = 1000


def save(tasks: Tasks, services: "Services", path: Path, facts: Sequence[Fact], done: Callable[[Path], None]) -> None:
    """Write these facts."""
    tasks.query(lambda _cancel: services.fact_tables.save(path, facts), done)


def save_listed(
    tasks: Tasks,
    services: "Services",
    path: Path,
    ids: Sequence[int],
    went_on: Callable[[int], None],
    done: Callable[[Path | None], None],
) -> Cancel:
    """Write the facts of these ids; `done` gets None where it was stopped.

    `went_on` hears how many have been read, on another thread.
    """

    def read(cancel: Cancel) -> Iterator[Fact]:
        for start in range(0, len(ids), _CHUNK):
            if cancel():
                raise SearchCancelledError
            went_on(start)
            yield from (row.fact for row in services.facts.page(ids[start : start + _CHUNK]))

    def write(cancel: Cancel) -> Path | None:
        try:
            return services.fact_tables.save(path, read(cancel))
        except SearchCancelledError:
            return None

    return tasks.background(write, done)
