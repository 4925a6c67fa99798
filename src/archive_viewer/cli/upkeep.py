"""Verbs that keep an archive well."""

import sys
from pathlib import Path

import click

from archive_viewer.cli.output import (
    PARTLY_FAILED,
    answer,
    archive_option,
    document,
    json_option,
    known_errors,
    line,
    opened,
)
from archive_viewer.util.messages import sentence, system_language


@click.command()
@click.option("--repair", is_flag=True, help="Make a bad index anew.")
@archive_option
@json_option
@known_errors
def check(repair: bool, folder: Path, as_json: bool) -> None:
    """Check database, originals, index and anchors."""
    with opened(folder, write=repair) as archive:
        issues = archive.check(repair=repair)
    if as_json:
        document(issues)
    for issue in issues if not as_json else ():
        line(issue.sentence())
    if any(not issue.repaired for issue in issues):
        sys.exit(PARTLY_FAILED)


@click.command()
@archive_option
@json_option
@known_errors
def reindex(folder: Path, as_json: bool) -> None:
    """Make the full-text index anew."""
    with opened(folder, write=True) as archive:
        archive.services.indexing.renew()
    answer({"renewed": True}, as_json)


@click.command()
@click.argument("target", metavar="[FILE]", required=False, type=click.Path(path_type=Path, dir_okay=False))
@archive_option
@json_option
@known_errors
def backup(target: Path | None, folder: Path, as_json: bool) -> None:
    """Write a whole copy of the archive's database, also while the archive is in use."""
    with opened(folder) as archive:
        made = archive.services.backups.make(target)
    answer({"path": str(made)}, as_json, str(made))


@click.command()
@click.argument("source", metavar="FILE", type=click.Path(path_type=Path, dir_okay=False))
@archive_option
@json_option
@known_errors
def restore(source: Path, folder: Path, as_json: bool) -> None:
    """Put a backup in the place of the archive's database; the database that was there is kept beside it."""
    from archive_viewer.services.backups import restore as put_back

    kept = put_back(source, folder)
    answer({"kept": None if kept is None else str(kept)}, as_json, *([] if kept is None else [str(kept)]))


@click.command()
@archive_option
@json_option
@known_errors
def undo(folder: Path, as_json: bool) -> None:
    """Take back the latest thing that a person did, and say what it was."""
    _replay(folder, "undo", as_json)


@click.command()
@archive_option
@json_option
@known_errors
def redo(folder: Path, as_json: bool) -> None:
    """Do again what was undone last, and say what it was."""
    _replay(folder, "redo", as_json)


def _replay(folder: Path, verb: str, as_json: bool) -> None:
    with opened(folder, write=True) as archive:
        state = archive.services.undo.state()
        entry = state.undo if verb == "undo" else state.redo
        (archive.undo if verb == "undo" else archive.redo)()
        archive.services.indexing.drain()
    done = None if entry is None else {"code": entry.code, "params": dict(entry.params)}
    answer(done, as_json, "" if entry is None else sentence(entry.code, entry.params, system_language()))
