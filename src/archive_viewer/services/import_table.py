"""The report of an import as a table to keep, and what failed in such a table, to be imported again."""

import csv
import io

from archive_viewer.domain.errors import KnownError
from archive_viewer.exporters.csv import inert
from archive_viewer.services.import_report import ImportReport
from archive_viewer.util.messages import LANGUAGES, sentence

_COLUMNS = ("file", "outcome", "article", "reason")
_LARGEST_CELL = 1 << 20


def csv_of(report: ImportReport, language: str) -> bytes:
    """Every file with what became of it and why: UTF-8 with a mark, a head in `language`, no cell that would run."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(_word(column, language) for column in _COLUMNS)
    for item in report.items:
        cells = (item.path, _word(item.outcome, language), item.title, item.reason(language))
        writer.writerow([inert(cell) for cell in cells])
    return out.getvalue().encode("utf-8-sig")


def failed_in(table: bytes) -> list[str]:
    """The files that a saved report says failed, once each. Raises KnownError import.no_report for anything else."""
    failed = {_word("failed", language) for language in LANGUAGES}
    heads = {tuple(_word(column, language) for column in _COLUMNS) for language in LANGUAGES}
    csv.field_size_limit(_LARGEST_CELL)
    try:
        rows = list(csv.reader(io.StringIO(table.decode("utf-8-sig"), newline=""), strict=True))
    except (UnicodeDecodeError, csv.Error):
        rows = []
    if not rows or tuple(rows[0]) not in heads or any(len(row) != len(_COLUMNS) for row in rows):
        raise KnownError("import.no_report")
    return list(dict.fromkeys(_awake(row[0]) for row in rows[1:] if row[1] in failed))


def _awake(cell: str) -> str:
    """What a cell was before it was made inert."""
    return cell[1:] if cell.startswith("'") and inert(cell[1:]) == cell else cell


def _word(name: str, language: str) -> str:
    return sentence(f"import.table.{name}", {}, language)
