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
from archive_viewer.domain.errors import ExportError, KnownError
from archive_viewer.services.import_report import ImportProgress
from archive_viewer.util.messages import system_language


@click.command("import")
@click.argument("inputs", nargs=-1, metavar="[PATH | ADDRESS]...")
@click.option("--recursive/--no-recursive", default=True, help="Go into the folders of folders (the default).")
@click.option("--retry", type=click.Path(path_type=Path, dir_okay=False), help="Import what failed in this report.")
@click.option("--report", "kept", type=click.Path(path_type=Path, dir_okay=False), help="Save a report here, as CSV.")
@click.option("--jobs", type=click.IntRange(1, 64), default=None, help="Worker processes.")
@archive_option
@json_option
@known_errors
def import_(
    inputs: tuple[str, ...],
    recursive: bool,
    retry: Path | None,
    kept: Path | None,
    jobs: int | None,
    folder: Path,
    as_json: bool,
) -> None:
    """Import files, folders and web addresses; a missing archive is made.

    Nothing is fetched but the addresses given, each once.
    """
    from archive_viewer.api import Archive
    from archive_viewer.bootstrap import open_services
    from archive_viewer.services.import_table import csv_of

    given = [*inputs, *(_failed_in(retry) if retry else ())]
    if not given and retry is None:
        raise click.UsageError("name files, folders or addresses to import, or a report with --retry")
    with Archive(open_services(folder, create=True, jobs=jobs)) as archive, _progress() as progress:
        report = archive.import_paths(given, progress=progress.show, recursive=recursive)
    if kept is not None:
        _keep(kept, csv_of(report, system_language()))
    for path, reason in report.failed:
        say(f"{path}: {reason}")
    if as_json:
        document(report)
    else:
        counts = {o: report.count(o) for o in ("added", "revised", "duplicate", "failed")}
        counts["offers"] = sum(item.older is not None for item in report.items)
        line(", ".join(f"{name} {count}" for name, count in counts.items()))
    if report.failed:
        sys.exit(PARTLY_FAILED)


def _failed_in(path: Path) -> list[str]:
    from archive_viewer.services.import_table import failed_in

    try:
        return failed_in(path.read_bytes())
    except OSError as error:
        raise KnownError("import.io_report", path=path, reason=error.strerror or error) from error


def _keep(path: Path, table: bytes) -> None:
    try:
        path.write_bytes(table)
    except OSError as error:
        raise ExportError("export.write", path=path, reason=error.strerror or error) from error


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
