"""Verbs about tags."""

from pathlib import Path

import click

from archive_viewer.cli.output import (
    answer,
    archive_option,
    columns,
    document,
    handed_down,
    json_option,
    known_errors,
    opened,
)
from archive_viewer.domain.annotation import Color


@click.group(invoke_without_command=True)
@archive_option
@json_option
@click.pass_context
@known_errors
def tags(context: click.Context, folder: Path, as_json: bool) -> None:
    """List tags with how many annotations bear each or one below it; a "/" parts a tag from the one above it."""
    if handed_down(context):
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
@json_option
@known_errors
def rename(name: str, to: str, folder: Path, as_json: bool) -> None:
    """Call a tag, and those below it, otherwise; one that is called so already takes it in."""
    with opened(folder, write=True) as archive:
        count = archive.rename_tag(name, to)
        archive.services.indexing.drain()
    answer({"annotations": count}, as_json, str(count))


@tags.command()
@click.argument("name")
@archive_option
@json_option
@known_errors
def remove(name: str, folder: Path, as_json: bool) -> None:
    """Take a tag, and those below it, off every annotation."""
    with opened(folder, write=True) as archive:
        count = archive.remove_tag(name)
        archive.services.indexing.drain()
    answer({"annotations": count}, as_json, str(count))


@tags.command()
@click.argument("name")
@click.option("--color", type=click.Choice(["", *(color.value for color in Color)]), default=None)
@click.option("--meaning", default=None, help="What it stands for.")
@archive_option
@json_option
@known_errors
def describe(name: str, color: str | None, meaning: str | None, folder: Path, as_json: bool) -> None:
    """Give a tag a colour and a meaning."""
    with opened(folder, write=True) as archive:
        tag = archive.describe_tag(name, color, meaning)
    answer(tag, as_json)
