"""Verbs about tags."""

from pathlib import Path

import click

from archive_viewer.cli.output import archive_option, columns, document, json_option, known_errors, line, opened
from archive_viewer.domain.annotation import Color


@click.group(invoke_without_command=True)
@archive_option
@json_option
@click.pass_context
@known_errors
def tags(context: click.Context, folder: Path, as_json: bool) -> None:
    """List tags with how many annotations bear each or one below it; a "/" parts a tag from the one above it."""
    if context.invoked_subcommand is not None:
        context.default_map = {verb: {"folder": folder} for verb in ("rename", "remove", "describe")}
        return
    with opened(folder) as archive:
        found = archive.tags()
    if as_json:
        document(found)
        return
    for tag in found:
        columns(tag.name, tag.count, tag.color, tag.description)


@tags.command()
@click.argument("name")
@click.argument("to")
@archive_option
@known_errors
def rename(name: str, to: str, folder: Path) -> None:
    """Call a tag, and those below it, otherwise; one that is called so already takes it in."""
    with opened(folder, write=True) as archive:
        line(str(archive.services.tagging.rename(name, to)))
        archive.services.indexing.drain()


@tags.command()
@click.argument("name")
@archive_option
@known_errors
def remove(name: str, folder: Path) -> None:
    """Take a tag, and those below it, off every annotation."""
    with opened(folder, write=True) as archive:
        line(str(archive.services.tagging.remove(name)))
        archive.services.indexing.drain()


@tags.command()
@click.argument("name")
@click.option("--color", type=click.Choice(["", *(color.value for color in Color)]), default=None)
@click.option("--meaning", default=None, help="What it stands for.")
@archive_option
@known_errors
def describe(name: str, color: str | None, meaning: str | None, folder: Path) -> None:
    """Give a tag a colour and a meaning."""
    with opened(folder, write=True) as archive:
        archive.services.tagging.describe(name, color, meaning)
