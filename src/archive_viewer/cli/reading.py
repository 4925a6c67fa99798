"""Verbs that list and show articles."""

import sys
from pathlib import Path

import click

from archive_viewer.cli.output import archive_option, columns, document, json_option, known_errors, line, opened


@click.command("list")
@click.option("--order", default="-published", show_default=True, help="published, added, title or source; - turns it.")
@click.option("--limit", type=click.IntRange(1), default=50, show_default=True)
@click.option("--offset", type=click.IntRange(0), default=0)
@archive_option
@json_option
@known_errors
def list_(order: str, limit: int, offset: int, folder: Path, as_json: bool) -> None:
    """List articles."""
    with opened(folder) as archive:
        found = archive.articles(limit=limit, offset=offset, order=order)
    if as_json:
        document(found)
        return
    for article in found:
        columns(article.id, (article.published_at or "")[:10], article.source, article.title)


@click.command()
@click.argument("article_id", metavar="ID", type=int)
@click.option("--text", "text_only", is_flag=True, help="The body text alone.")
@click.option("--original", is_flag=True, help="The bytes that it was imported from, exactly as they came.")
@click.option("--revision", type=click.IntRange(1), default=None, help="An earlier revision, counted from 1.")
@archive_option
@json_option
@known_errors
def show(article_id: int, text_only: bool, original: bool, revision: int | None, folder: Path, as_json: bool) -> None:
    """Show one article."""
    with opened(folder) as archive:
        article = archive.article(article_id, revision)
        data = archive.original(article_id, revision) if original else b""
    if original:
        sys.stdout.buffer.write(data)
    elif as_json:
        document(article)
    elif text_only:
        line(article.text)
    else:
        head = (article.kicker, article.title, article.subtitle, article.byline, article.published_at, article.source)
        line("\n".join(filter(None, (*head, article.url))))
        line(f"\n{article.text}")
