"""The verb that searches."""

import json
import sys
from pathlib import Path
from typing import IO

import click

from archive_viewer.cli.output import (
    BAD_USAGE,
    archive_option,
    columns,
    document,
    json_option,
    known_errors,
    opened,
    say,
)
from archive_viewer.domain.results import Among
from archive_viewer.util.messages import sentence, system_language


@click.command()
@click.argument("query", required=False)
@click.option("--limit", type=click.IntRange(1), default=20, show_default=True)
@click.option("--among", type=click.Choice([each.value for each in Among]), default="articles", show_default=True)
@click.option("--batch", type=click.File(encoding="utf-8"), help="A file with a query a line; a JSON line for each.")
@archive_option
@json_option
@known_errors
def search(query: str | None, limit: int, among: str, batch: IO[str] | None, folder: Path, as_json: bool) -> None:
    """Search articles, single places in them, annotations or facts."""
    if (query is None) == (batch is None):
        say("archive-viewer search QUERY | --batch FILE")
        sys.exit(BAD_USAGE)
    with opened(folder) as archive:
        if batch is not None:
            for asked in batch:
                results = archive.search(asked.rstrip("\r\n"), limit=limit, among=Among(among))
                click.echo(json.dumps(results.to_dict(), ensure_ascii=False))
            return
        results = archive.search(query or "", limit=limit, among=Among(among))
        meant = () if results.total else archive.meant(query or "")
    if as_json:
        document(results)
        return
    for code, params in results.remarks:
        say(sentence(code, params, system_language()))
    for hit in results.hits:
        columns(hit.article_id, (hit.published_at or "")[:10], hit.source, hit.title)
        for snippet in hit.snippets:
            columns("", snippet.text)
    for other in meant:
        say(sentence("search.meant", {"query": other.query, "total": str(other.total)}, system_language()))
    say(f"{results.total} · {results.took * 1000:.0f} ms")
