"""The verb for series: one measure across articles and periods."""

from pathlib import Path

import click

from archive_viewer.cli.output import archive_option, columns, document, json_option, known_errors, opened, say
from archive_viewer.domain.series import Measure


@click.command()
@click.argument("measure", required=False)
@click.option("--unit", default=None, help="What is counted in, where the measure has levels in several units.")
@click.option("--words", default="", help="List measures that hold all these words.")
@click.option("--article", "article_id", type=int, help="List measures of this article.")
@click.option("--limit", type=click.IntRange(1))
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="Write a .csv or .xlsx table.")
@archive_option
@json_option
@known_errors
def series(
    measure: str | None,
    unit: str | None,
    words: str,
    article_id: int | None,
    limit: int | None,
    output: Path | None,
    folder: Path,
    as_json: bool,
) -> None:
    """List what an archive measures, or one MEASURE through time: stated levels, computed ones, and rates."""
    with opened(folder) as archive:
        if measure is None:
            counted = archive.measures(article_id, words, limit)
            if as_json:
                document(counted)
                return
            for each in counted:
                columns(each.measure.words, each.measure.unit, each.levels, each.rates)
            return
        if unit is None:
            found = [c.measure for c in archive.measures(words=measure) if c.measure.words == measure]
            unit = found[0].unit if found else ""
        shown = archive.series(Measure(measure, unit))
        if output is not None:
            say(str(archive.export_facts(output, shown.facts())))
    if as_json:
        document(shown)
    elif output is None:
        for level in shown.levels:
            where = " ".join(f"{fact.article_id}#{fact.start}-{fact.end}" for fact in level.facts)
            columns(level.period, level.value, "computed" if level.computed else "stated", level.place, where)
        for rate in shown.rates:
            columns(rate.period, rate.text, rate.change, rate.place, f"{rate.article_id}#{rate.start}-{rate.end}")
