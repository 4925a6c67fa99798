"""Verbs that open the window."""

import sys
from pathlib import Path

import click

from archive_viewer.cli.output import archive_option, known_errors, refuse
from archive_viewer.domain.errors import KnownError


@click.command("open")
@click.argument("place", metavar="ID[#START-END]")
@archive_option
def open_(place: str, folder: Path) -> None:
    """Open the window at an article, or at a passage in it; archive-viewer:// links work too."""
    sys.exit(open_window(str(folder), place))


@click.command(hidden=True)
@click.option("--output", type=click.Path(path_type=Path, file_okay=False), required=True)
@known_errors
def tour(output: Path) -> None:
    """Go through the four jobs in the real window and leave pictures and exports behind."""
    from archive_viewer.gui.tour import run

    sys.exit(run(output))


def open_window(folder: str | None, place: str | None) -> int:
    """Open the window on the archive in `folder`, or on the one opened last; the exit code."""
    from archive_viewer.gui.application import run

    try:
        return run(None if folder is None else Path(folder), place)
    except KnownError as error:
        refuse(error)
