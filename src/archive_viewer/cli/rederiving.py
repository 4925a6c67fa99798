"""The verb that derives facts anew after the rules have changed."""

from pathlib import Path

import click

from archive_viewer.cli.output import PARTLY_FAILED, archive_option, document, json_option, known_errors, opened, say
from archive_viewer.util.messages import sentence, system_language


@click.command()
@click.argument("article_ids", metavar="[ID]...", nargs=-1, type=int)
@click.option("--all", "everything", is_flag=True, help="All articles, also those that this version's rules derived.")
@archive_option
@json_option
@known_errors
def rederive(article_ids: tuple[int, ...], everything: bool, folder: Path, as_json: bool) -> None:
    """Derive facts anew where other rules derived them. What a person decided stays as it is."""
    from rich.console import Console
    from rich.progress import Progress

    with opened(folder, write=True) as archive, Progress(console=Console(stderr=True), transient=True) as bar:
        wanted = archive.services.library.ids("added") if everything else list(article_ids) or None
        task = bar.add_task("", total=None)
        done = archive.rederive(wanted, lambda now, of: bar.update(task, completed=now, total=of))
    if as_json:
        document(done)
    else:
        counts = {"articles": str(done.articles), "facts": str(done.facts)}
        say(sentence("rederive.done", counts, system_language()))
    if done.failed:
        raise SystemExit(PARTLY_FAILED)
