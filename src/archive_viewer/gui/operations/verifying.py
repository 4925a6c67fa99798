"""Evidence packs, checked off the GUI thread."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from archive_viewer.gui.tasks.runner import Tasks

if TYPE_CHECKING:
    from archive_viewer.services.services import Services
    from archive_viewer.services.verifying import Verdict


def find_packs(tasks: Tasks, paths: Sequence[Path], done: Callable[[list[Path]], None]) -> None:
    """Find out which of some files are evidence packs."""

    def look() -> list[Path]:
        from archive_viewer.services.verifying import packs

        return packs(paths)

    tasks.query(lambda _: look(), done)


def verify(tasks: Tasks, services: "Services", path: Path, done: Callable[["Verdict"], None]) -> None:
    """Check a pack against itself and against the open archive."""

    def check() -> "Verdict":
        from archive_viewer.services.verifying import verify

        return verify(path, services.database)

    tasks.query(lambda _: check(), done)
