"""Verbs about annotations."""

import sys
from pathlib import Path

import click

from archive_viewer.cli.output import (
    PARTLY_FAILED,
    answer,
    archive_option,
    columns,
    document,
    handed_down,
    json_option,
    known_errors,
    line,
    opened,
    say,
)
from archive_viewer.domain.annotation import Quote
from archive_viewer.domain.errors import NotFoundError
from archive_viewer.util.messages import sentence, system_language


@click.command()
@click.argument("article_id", metavar="ID", type=int)
@click.option("--quote", required=True, help="The words to annotate, exactly as they stand.")
@click.option("--prefix", default="", help="Words just before, where the quote stands in several places.")
@click.option("--suffix", default="", help="Words just after.")
@click.option("--comment", default="", help="Markdown.")
@click.option("--tag", "tags", multiple=True)
@click.option("--color", default="yellow", show_default=True, help="yellow, orange, green, blue or purple.")
@archive_option
@json_option
@known_errors
def annotate(
    article_id: int,
    quote: str,
    prefix: str,
    suffix: str,
    comment: str,
    tags: tuple[str, ...],
    color: str,
    folder: Path,
    as_json: bool,
) -> None:
    """Annotate a passage, named by its words."""
    with opened(folder, write=True) as archive:
        span = archive.services.annotating.quote(article_id, Quote(quote, prefix, suffix))
        note = archive.annotate(article_id, span.start, span.end, comment=comment, tags=tags, color=color)
        archive.services.indexing.drain()
    if as_json:
        document(note)
    else:
        columns(note.id, note.start, note.end, note.exact)


@click.group(invoke_without_command=True)
@click.option("--tag", help="Only those that bear this tag or one below it.")
@click.option("--query", help="Only those whose comment, quote or tag has these characters.")
@archive_option
@json_option
@click.pass_context
@known_errors
def annotations(context: click.Context, tag: str | None, query: str | None, folder: Path, as_json: bool) -> None:
    """List annotations, or import those of a file."""
    if handed_down(context):
        return
    with opened(folder) as archive:
        found = archive.annotations(tag=tag, query=query)
    if as_json:
        document(found)
        return
    for note in found:
        columns(note.id, note.article_id, note.exact, note.comment, " ".join(f"#{t}" for t in note.tags))


@annotations.command("import")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@archive_option
@json_option
@known_errors
def import_(file: Path, folder: Path, as_json: bool) -> None:
    """Take in W3C JSON-LD, Hypothesis JSON, a REFI-QDA project (.qdpx) or codebook (.qdc)."""
    with opened(folder, write=True) as archive:
        received = archive.import_annotations(file)
        archive.services.indexing.drain()
    if as_json:
        document(received)
    else:
        language = system_language()
        for refused in received.unplaced:
            say(sentence(refused.code, refused.params, language))
        counts = {"added": received.added, "known": received.known, "unplaced": len(received.unplaced)}
        line(sentence("annotations.received", {name: str(n) for name, n in counts.items()}, language))
    if received.unplaced:
        sys.exit(PARTLY_FAILED)


@annotations.command()
@click.argument("numbers", metavar="NUMBER…", type=int, nargs=-1, required=True)
@archive_option
@json_option
@known_errors
def delete(numbers: tuple[int, ...], folder: Path, as_json: bool) -> None:
    """Delete annotations; undo brings them back."""
    with opened(folder, write=True) as archive:
        archive.delete_annotations(numbers)
        archive.services.indexing.drain()
    answer({"deleted": numbers}, as_json)


@annotations.command()
@click.argument("numbers", metavar="NUMBER…", type=int, nargs=-1, required=True)
@click.option("--add", "added", multiple=True, help="A tag to put on all of them.")
@click.option("--remove", "removed", multiple=True, help="A tag to take off all of them.")
@archive_option
@json_option
@known_errors
def retag(
    numbers: tuple[int, ...], added: tuple[str, ...], removed: tuple[str, ...], folder: Path, as_json: bool
) -> None:
    """Put tags on many annotations at once, and take others off."""
    with opened(folder, write=True) as archive:
        archive.retag(numbers, added, removed)
        archive.services.indexing.drain()
        answer(archive.services.annotating.annotations(ids=numbers), as_json)


@annotations.command()
@click.argument("number", type=int)
@click.argument("other", type=int)
@click.option("--undo", "apart", is_flag=True, help="Part them instead.")
@archive_option
@json_option
@known_errors
def link(number: int, other: int, apart: bool, folder: Path, as_json: bool) -> None:
    """Link two annotations, of one article or of two."""
    with opened(folder, write=True) as archive:
        (archive.unlink if apart else archive.link)(number, other)
        answer(archive.services.annotating.annotations(ids=(number, other)), as_json)


@annotations.command()
@click.argument("numbers", metavar="NUMBER…", type=int, nargs=-1, required=True)
@archive_option
@json_option
@known_errors
def accept(numbers: tuple[int, ...], folder: Path, as_json: bool) -> None:
    """Take the places that moved or altered annotations were found at for theirs."""
    with opened(folder, write=True) as archive:
        archive.accept_places(numbers)
        answer(archive.services.annotating.annotations(ids=numbers), as_json)


@annotations.command()
@click.argument("number", type=int)
@click.option("--quote", required=True, help="The words that it is about, exactly as they stand in the article.")
@click.option("--prefix", default="", help="Words just before, where the quote stands in several places.")
@click.option("--suffix", default="", help="Words just after.")
@archive_option
@json_option
@known_errors
def place(number: int, quote: str, prefix: str, suffix: str, folder: Path, as_json: bool) -> None:
    """Put an annotation, also a lost one, on other words of its article."""
    with opened(folder, write=True) as archive:
        (note,) = archive.services.annotating.annotations(ids=(number,)) or (None,)
        if note is None:
            raise NotFoundError("annotation.not_found", id=number)
        span = archive.services.annotating.quote(note.article_id, Quote(quote, prefix, suffix))
        moved = archive.change_annotation(number, start=span.start, end=span.end)
    answer(moved, as_json)
