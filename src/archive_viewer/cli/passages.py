"""Verbs about the tray of passages and the collections."""

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
from archive_viewer.domain.annotation import Quote


@click.group(invoke_without_command=True)
@click.option("--collection", default=None, help="Those of this collection; by default those in the tray.")
@archive_option
@json_option
@click.pass_context
@known_errors
def passages(context: click.Context, collection: str | None, folder: Path, as_json: bool) -> None:
    """List passages in their order."""
    if handed_down(context):
        return
    with opened(folder) as archive:
        found = archive.passages(collection)
    if as_json:
        document(found)
        return
    for passage in found:
        columns(passage.id, passage.article_id, passage.start, passage.end, passage.text, passage.note)


@passages.command()
@click.argument("article_id", metavar="ID", type=int)
@click.option("--quote", required=True, help="The words, exactly as they stand.")
@click.option("--prefix", default="", help="Words just before, where the quote stands in several places.")
@click.option("--suffix", default="", help="Words just after.")
@archive_option
@json_option
@known_errors
def add(article_id: int, quote: str, prefix: str, suffix: str, folder: Path, as_json: bool) -> None:
    """Put a passage, named by its words, at the end of the tray."""
    with opened(folder, write=True) as archive:
        span = archive.services.annotating.quote(article_id, Quote(quote, prefix, suffix))
        passage = archive.add_passage(article_id, span.start, span.end)
    if as_json:
        document(passage)
    else:
        columns(passage.id, passage.start, passage.end, passage.text)


@passages.command()
@click.argument("passage_id", metavar="PASSAGE", type=int)
@click.argument("text")
@archive_option
@json_option
@known_errors
def note(passage_id: int, text: str, folder: Path, as_json: bool) -> None:
    """Write what is printed between a passage and the next one."""
    with opened(folder, write=True) as archive:
        answer(archive.note_passage(passage_id, text), as_json)


@passages.command()
@click.argument("order", type=click.Choice(["article", "tag", "date"]))
@archive_option
@json_option
@known_errors
def arrange(order: str, folder: Path, as_json: bool) -> None:
    """Put passages of one article or of one tag together, or all by their date."""
    with opened(folder, write=True) as archive:
        answer(archive.arrange_passages(order), as_json)


@passages.command()
@click.argument("name")
@archive_option
@json_option
@known_errors
def save(name: str, folder: Path, as_json: bool) -> None:
    """Keep the tray as a collection of this name."""
    with opened(folder, write=True) as archive:
        kept = archive.save_passages(name)
    answer(kept, as_json, str(kept.id))
