"""The verb for findings: numbers that don't agree."""

from pathlib import Path

import click

from archive_viewer.cli.output import archive_option, document, json_option, known_errors, line, opened
from archive_viewer.domain.finding import Finding
from archive_viewer.util.messages import sentence, system_language

_AROUND = 24


@click.command()
@click.argument("article_id", metavar="[ID]", required=False, type=int)
@click.option("--dismiss", metavar="KEY", help="Let this finding of the article ID stand.")
@click.option("--restore", metavar="KEY", help="Show this finding of the article ID again.")
@click.option("--note", default="", help="Why it is let stand.")
@click.option("--dismissed", is_flag=True, help="List those let stand too.")
@archive_option
@json_option
@known_errors
def audit(
    article_id: int | None,
    dismiss: str | None,
    restore: str | None,
    note: str,
    dismissed: bool,
    folder: Path,
    as_json: bool,
) -> None:
    """List numbers that don't agree with one another or with what they can be, of one article or of all."""
    decides = dismiss is not None or restore is not None
    if article_id is None and (decides or dismissed):
        raise click.UsageError("--dismiss, --restore and --dismissed take one article's ID")
    with opened(folder, write=decides) as archive:
        if article_id is not None and dismiss is not None:
            archive.dismiss_finding(article_id, dismiss, note)
        if article_id is not None and restore is not None:
            archive.restore_finding(article_id, restore)
        found = archive.findings(article_id, dismissed)
        texts = {fact.article_id: "" for finding in found for fact in finding.facts}
        if not as_json:
            texts = {number: archive.article(number).text for number in texts if number is not None}
    if as_json:
        document([{**finding.to_dict(), "key": finding.key} for finding in found])
        return
    for finding in found:
        _print(finding, texts)


def _print(finding: Finding, texts: dict[int | None, str]) -> None:
    line(sentence(finding.reason, finding.params, system_language()))
    for fact in finding.facts:
        text = texts[fact.article_id]
        before = text[max(0, fact.start - _AROUND) : fact.start].rpartition("\n")[2]
        after = text[fact.end : fact.end + _AROUND].partition("\n")[0]
        line(f"  {fact.article_id}#{fact.start}-{fact.end}\t{before}[{fact.text}]{after}")
    line(f"  {finding.key}" + (f"\t{finding.note}" if finding.dismissed else ""))
