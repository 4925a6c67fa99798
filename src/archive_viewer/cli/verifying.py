"""The verb that checks an evidence pack."""

import sys
from pathlib import Path

import click

from archive_viewer.cli.output import PARTLY_FAILED, archive_option, document, json_option, known_errors, line, opened
from archive_viewer.services.verifying import verify as verify_pack


@click.command()
@click.argument("pack", metavar="FILE", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--alone", is_flag=True, help="Check the pack against itself only, not against the archive.")
@archive_option
@json_option
@known_errors
def verify(pack: Path, alone: bool, folder: Path, as_json: bool) -> None:
    """Check an evidence pack: is every file intact, and does every passage still stand in the source?"""
    if alone or not (folder / "archive.db").exists():
        verdict = verify_pack(pack)
    else:
        with opened(folder) as archive:
            verdict = archive.verify(pack)
    if as_json:
        document(verdict.to_dict() | {"holds": verdict.holds})
    else:
        for finding in verdict.failures:
            line(finding.sentence())
        line(verdict.summary())
    if not verdict.holds:
        sys.exit(PARTLY_FAILED)
