"""Verbs that open the window, which is given from outside: the command line does not know it."""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import click

from archive_viewer.cli.output import archive_option, known_errors


@dataclass(frozen=True)
class Window:
    """How the window is opened, on an archive (None: the one opened last) and at a place; how it is toured."""

    open: Callable[[Path | None, str | None], int]
    tour: Callable[[Path], int]


@click.command("open")
@click.argument("place", metavar="ID[#START-END]")
@archive_option
@click.pass_obj
@known_errors
def open_(window: Window, place: str, folder: Path) -> None:
    """Open the window at an article, or at a passage in it; archive-viewer:// links work too."""
    sys.exit(window.open(folder, place))


@click.command(hidden=True)
@click.option("--output", type=click.Path(path_type=Path, file_okay=False), required=True)
@click.pass_obj
@known_errors
def tour(window: Window, output: Path) -> None:
    """Go through the four jobs in the real window and leave pictures and exports behind."""
    sys.exit(window.tour(output))
