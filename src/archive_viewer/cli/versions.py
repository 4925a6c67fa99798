"""The verb for articles that may be versions of one another, and for copies of one report."""

from pathlib import Path

import click

from archive_viewer.cli.output import archive_option, columns, document, json_option, known_errors, opened


@click.command()
@click.argument("article_id", metavar="[ID]", required=False, type=int)
@click.option("--accept", type=int, metavar="OLDER", help="Make the article ID the newest revision of this one.")
@click.option("--dismiss", type=int, metavar="OLDER", help="Keep the article ID and this one apart.")
@archive_option
@json_option
@known_errors
def versions(article_id: int | None, accept: int | None, dismiss: int | None, folder: Path, as_json: bool) -> None:
    """List what may be a revision of an older article, of one article or of all, and decide on it."""
    decided = accept if accept is not None else dismiss
    if decided is not None and (article_id is None or (accept is not None and dismiss is not None)):
        raise click.UsageError("a decision takes one article's ID and --accept or --dismiss")
    with opened(folder, write=decided is not None) as archive:
        if article_id is not None and accept is not None:
            archive.accept_offer(article_id, accept)
        elif article_id is not None and dismiss is not None:
            archive.dismiss_offer(article_id, dismiss)
        offers = archive.offers(None if accept is not None else article_id)
        copies = archive.copies(article_id) if article_id is not None and accept is None else []
    if as_json:
        document({"offers": offers, "copies": copies})
        return
    for offer in offers:
        columns(offer.article_id, offer.older_id, f"{offer.likeness:.2f}")
    for copy in copies:
        columns(copy.id, (copy.published_at or "")[:10], copy.source, copy.title)
