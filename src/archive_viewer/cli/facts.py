"""Verbs about facts: those of the archive, and those of any text."""

import json
import sys
from pathlib import Path
from typing import IO, Any

import click

from archive_viewer.cli.output import archive_option, columns, document, json_option, known_errors, opened, say


@click.command()
@click.argument("article_id", metavar="[ID]", type=int, required=False)
@click.option("--kind", help="quantity, date, person, organisation, place, title, work, quotation, turn or list_item.")
@click.option("--unit")
@click.option("--minimum", type=float)
@click.option("--maximum", type=float)
@click.option("--period", help="EDTF, such as 2021 or 2022-01/2022-08.")
@click.option("--measure", help="A part of what the number counts.")
@click.option("--status", help="derived, confirmed, corrected or rejected.")
@click.option("--limit", type=click.IntRange(1))
@click.option("--csv", "as_csv", is_flag=True, help="Write a table, with sentences and citations.")
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="Write a .csv or .xlsx table.")
@click.option("--style", default="gb-t-7714-2025", show_default=True, help="Citation style of tables.")
@archive_option
@json_option
@known_errors
def facts(
    article_id: int | None,
    as_csv: bool,
    output: Path | None,
    style: str,
    folder: Path,
    as_json: bool,
    **conditions: Any,
) -> None:
    """List facts of one article or of the whole archive."""
    with opened(folder) as archive:
        if article_id is not None:
            archive.article(article_id)
        found = archive.facts(article_id, **conditions)
        if output is not None:
            say(str(archive.export_facts(output, found, style)))
        if as_csv:
            sys.stdout.write(archive.services.fact_tables.csv(found, style))
    if as_json:
        document(found)
    elif not as_csv and output is None:
        for fact in found:
            columns(fact.article_id, fact.start, fact.kind.value, fact.text, fact.measure, fact.period)


@click.command()
@click.argument("source", metavar="[FILE|-]", type=click.File(encoding="utf-8"), default="-")
@click.option("--published", help="Date of publication, ISO 8601: relative dates are resolved against it.")
@click.option("--jsonl", "lines", is_flag=True, help='Lines {"id","text","published_at"} in, {"id","facts"} out.')
@json_option
@known_errors
def derive(source: IO[str], published: str | None, lines: bool, as_json: bool) -> None:
    """Derive facts from a text; nothing is stored."""
    from archive_viewer.services.deriving import derive_facts

    if lines:
        for given in source:
            if given.strip():
                record = json.loads(given)
                derived = derive_facts(record["text"], record.get("published_at") or published)
                answer = {"id": record.get("id"), "facts": [f.to_dict() for f in derived]}
                click.echo(json.dumps(answer, ensure_ascii=False))
        return
    found = derive_facts(source.read(), published)
    if as_json:
        document(found)
        return
    for fact in found:
        columns(fact.start, fact.kind.value, fact.text, fact.value, fact.unit, fact.measure, fact.period)
