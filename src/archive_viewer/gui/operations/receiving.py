"""Annotations from files of other programs."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from archive_viewer.gui.tasks.runner import Cancel, Tasks

if TYPE_CHECKING:
    from archive_viewer.services.receiving import Received
    from archive_viewer.services.services import Services


def receive(tasks: Tasks, services: "Services", path: Path, done: Callable[["Received"], None]) -> Cancel:
    """Take the annotations of a file in; what is returned stops it after the annotation that it is at."""
    return tasks.background(lambda cancel: services.receiving.run(path, cancel), done)
