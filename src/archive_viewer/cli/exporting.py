"""The verb that carries passages away."""

import sys
from pathlib import Path

import click

from archive_viewer.cli.output import BAD_USAGE, archive_option, document, json_option, known_errors, line, opened, say
from archive_viewer.domain.annotation import Annotation
from archive_viewer.domain.passage import ExportDocument, ExportOptions, Passage
from archive_viewer.services.services import Services
from archive_viewer.util.messages import sentence, system_language


@click.command()
@click.option("-o", "--output", required=True, type=click.Path(path_type=Path, dir_okay=False))
@click.option(
    "--format",
    "format_",
    help="By default after the file name: docx, odt, pdf, markdown, csv, xlsx, w3c, qdpx, evidence…",
)
@click.option("--tag", help="Annotations that bear this tag.")
@click.option("--query", help="Annotations whose comment, quote or tag has these characters.")
@click.option("--collection", help="The passages of this collection.")
@click.option("--ids", help="Annotations by number, with commas between.")
@click.option("--style", default="gb-t-7714-2025", show_default=True, help="Citation style.")
@click.option("--title", default="", help="Heading of the document; by default the file's name.")
@click.option("--numbered", is_flag=True, help="Citations as a numbered list, also where they could be footnotes.")
@click.option("--with-facts", is_flag=True, help="Add the numbers and dates in each passage.")
@click.option("--with-context", is_flag=True, help="Add the rest of the sentences that passages were cut out of.")
@click.option("--with-provenance", is_flag=True, help="Add revision, characters and SHA-256.")
@click.option("--without-comments", is_flag=True, help="Leave comments, tags and highlights out.")
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
    numbered: bool,
    with_facts: bool,
    with_context: bool,
    with_provenance: bool,
    without_comments: bool,
    folder: Path,
    as_json: bool,
) -> None:
    """Write passages with their citations to a file: annotations that are chosen, a collection, or the tray."""
    numbers = _numbers(ids)
    with opened(folder) as archive:
        services = archive.services
        chosen: list[Annotation | Passage] | None = None
        if collection is not None:
            chosen = list(archive.passages(collection))
        elif tag is not None or query is not None or numbers is not None:
            chosen = list(services.annotating.annotations(tag=tag, query=query, ids=numbers))
        options = ExportOptions(
            citation_style=style,
            comments=not without_comments,
            facts=with_facts,
            context=with_context,
            provenance=with_provenance,
            footnotes=not numbered,
            language=system_language(),
        )
        exported = services.exporting.document(title or output.stem, chosen, options)
        path = services.exporting.save(output, exported, format_)
        warnings = _warnings(services, exported, path, format_)
    for warning in warnings:
        say(warning)
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


def _warnings(services: Services, exported: ExportDocument, path: Path, format_: str | None) -> list[str]:
    """What the format could not carry, and passages that were cut off from a negation or a hedge."""
    language, name = system_language(), services.exporting.format_of(path, format_)
    said = [
        sentence(loss.code, {**dict(loss.params), "count": str(loss.count)}, language)
        for loss in services.exporting.losses(exported, name)
    ]
    for number, word in services.exporting.lost_hedges(exported):
        said.append(sentence("export.cut_off", {"number": str(number + 1), "word": word}, language))
    return said


def _numbers(ids: str | None) -> list[int] | None:
    if ids is None:
        return None
    try:
        return [int(part) for part in ids.split(",") if part.strip()]
    except ValueError:
        say("--ids 1,2,3")
        sys.exit(BAD_USAGE)
