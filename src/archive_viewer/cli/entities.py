"""The verb for entities: whom and what the archive names, and decisions about names."""

from pathlib import Path

import click

from archive_viewer.cli.output import archive_option, columns, document, json_option, known_errors, opened


@click.command()
@click.argument("words", default="")
@click.option("--kind", type=click.Choice(["person", "organisation", "place", "work"]))
@click.option("--limit", type=click.IntRange(1))
@click.option("--merge", "merged", type=int, multiple=True, metavar="ID", help="This one is the one of --into.")
@click.option("--into", type=int, metavar="ID", help="The entity that those of --merge are.")
@click.option("--split", type=int, metavar="ID", help="In the article of --article this one is another one, --called.")
@click.option("--article", "article_id", type=int, metavar="ID", help="The article of --split.")
@click.option("--rename", type=int, metavar="ID", help="Call this one --called.")
@click.option("--called", metavar="NAME", help="The name for --split or --rename.")
@archive_option
@json_option
@known_errors
def entities(
    words: str,
    kind: str | None,
    limit: int | None,
    merged: tuple[int, ...],
    into: int | None,
    split: int | None,
    article_id: int | None,
    rename: int | None,
    called: str | None,
    folder: Path,
    as_json: bool,
) -> None:
    """List people, organisations, places and works that bear WORDS in a name, or decide about their names."""
    if bool(merged) != (into is not None):
        raise click.UsageError("--merge and --into go together")
    if split is not None and (article_id is None or called is None):
        raise click.UsageError("--split takes --article and --called")
    if rename is not None and called is None:
        raise click.UsageError("--rename takes --called")
    decides = bool(merged) or split is not None or rename is not None
    with opened(folder, write=decides) as archive:
        if into is not None:
            archive.merge_entities(merged, into)
        if split is not None and article_id is not None and called is not None:
            archive.split_entity(split, article_id, called)
        if rename is not None and called is not None:
            archive.rename_entity(rename, called)
        found = archive.entities(kind, words, limit)
    if as_json:
        document(found)
        return
    for entity in found:
        columns(entity.id, entity.kind.value, entity.name, entity.articles, entity.mentions)
