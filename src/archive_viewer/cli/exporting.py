"""The verb that carries passages away."""

import sys
from pathlib import Path

import click

from archive_viewer.cli.output import BAD_USAGE, archive_option, document, json_option, known_errors, line, opened, say
from archive_viewer.domain.annotation import Annotation
from archive_viewer.domain.errors import NotFoundError
from archive_viewer.domain.passage import ExportOptions, Passage
from archive_viewer.services.services import Services
from archive_viewer.util.messages import system_language


@click.command()
@click.option("-o", "--output", required=True, type=click.Path(path_type=Path, dir_okay=False))
@click.option("--format", "format_", help="markdown, html, docx, csv, text…; by default after the file name.")
@click.option("--tag", help="Annotations that bear this tag.")
@click.option("--query", help="Annotations whose comment, quote or tag has these characters.")
@click.option("--collection", help="The passages of this collection.")
@click.option("--ids", help="Annotations by number, with commas between.")
@click.option("--style", default="gb-t-7714-2025", show_default=True, help="Citation style.")
@click.option("--title", default="", help="Heading of the document; by default the file's name.")
@click.option("--with-facts", is_flag=True, help="Add the numbers and dates in each passage.")
@archive_option
@json_option
@known_errors
def export(
    output: Path,
    format_: str | None,
    tag: str | None,
    query: str | None,
    collection: str | None,
    ids: str | None,
    style: str,
    title: str,
    with_facts: bool,
    folder: Path,
    as_json: bool,
) -> None:
    """Write passages with their citations to a file: annotations that are chosen, a collection, or the tray."""
    numbers = _numbers(ids)
    with opened(folder) as archive:
        services = archive.services
        chosen: list[Annotation | Passage] | None = None
        if collection is not None:
            chosen = list(_collection(services, collection))
        elif tag is not None or query is not None or numbers is not None:
            chosen = list(services.annotating.annotations(tag=tag, query=query, ids=numbers))
        options = ExportOptions(citation_style=style, facts=with_facts)
        exported = services.exporting.document(title or output.stem, chosen, options)
        path = services.exporting.save(output, exported, format_)
    if as_json:
        document({"path": str(path), "passages": len(exported.excerpts), "bytes": path.stat().st_size})
    else:
        line(f"{path}\t{len(exported.excerpts)}")


@click.command("print")
@click.argument("article_id", metavar="ID", type=int)
@click.option(
    "-o", "--output", required=True, type=click.Path(path_type=Path, dir_okay=False), help="The .pdf to write."
)
@click.option("--revision", type=click.IntRange(1), default=None, help="An earlier revision, counted from 1.")
@click.option("--face", type=click.Choice(["serif", "sans"]), default="serif", show_default=True)
@click.option(
    "--style", default="gb-t-7714-2025", show_default=True, help="Citation style of the reference at the end."
)
@click.option("--without-notes", is_flag=True, help="Neither highlights nor notes in the margin.")
@archive_option
@json_option
@known_errors
def print_(
    article_id: int,
    output: Path,
    revision: int | None,
    face: str,
    style: str,
    without_notes: bool,
    folder: Path,
    as_json: bool,
) -> None:
    """Set an article on pages, with its highlights and with notes in the margin, as a PDF."""
    options = ExportOptions(citation_style=style, font=face, comments=not without_notes, language=system_language())
    with opened(folder) as archive:
        path = archive.print_article(output, article_id, revision, options)
    if as_json:
        document({"path": str(path), "bytes": path.stat().st_size})
    else:
        line(str(path))


def _numbers(ids: str | None) -> list[int] | None:
    if ids is None:
        return None
    try:
        return [int(part) for part in ids.split(",") if part.strip()]
    except ValueError:
        say("--ids 1,2,3")
        sys.exit(BAD_USAGE)


def _collection(services: Services, name: str) -> list[Passage]:
    for collection in services.passages.collections():
        if collection.name == name:
            return services.passages.tray(collection.id)
    raise NotFoundError("collection.not_found", name=name)
