"""The verb that brings files in."""

import sys
from pathlib import Path

import click

from archive_viewer.cli.output import (
    PARTLY_FAILED,
    archive_option,
    document,
    json_option,
    known_errors,
    line,
    say,
)
from archive_viewer.services.import_report import ImportProgress


@click.command("import")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--recursive/--no-recursive", default=True, help="Go into the folders of folders (the default).")
@click.option("--jobs", type=click.IntRange(1, 64), default=None, help="Worker processes.")
@archive_option
@json_option
@known_errors
def import_(paths: tuple[Path, ...], recursive: bool, jobs: int | None, folder: Path, as_json: bool) -> None:
    """Import files and folders; a missing archive is made."""
    from archive_viewer.api import Archive
    from archive_viewer.bootstrap import open_services

    with Archive(open_services(folder, create=True, jobs=jobs)) as archive, _progress() as progress:
        report = archive.import_paths(paths, progress=progress.show, recursive=recursive)
    for path, reason in report.failed:
        say(f"{path}: {reason}")
    if as_json:
        document(report)
    else:
        counts = {o: report.count(o) for o in ("added", "revised", "duplicate", "failed")}
        line(", ".join(f"{name} {count}" for name, count in counts.items()))
    if report.failed:
        sys.exit(PARTLY_FAILED)


class _progress:  # noqa: N801 - used as a context manager
    """A bar on standard error while files come in, where that is a terminal."""

    def __init__(self) -> None:
        self._task: int | None = None

    def __enter__(self) -> "_progress":
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

        console = Console(stderr=True)
        parts = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
        self._bar = Progress(*parts, console=console, disable=not console.is_terminal)
        self._bar.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._bar.stop()

    def show(self, progress: ImportProgress) -> None:
        if self._task is None:
            self._task = self._bar.add_task("", total=progress.total)
        name = Path(progress.current).name
        self._bar.update(self._bar.task_ids[0], completed=progress.done, description=name[:40])
