"""Facts as tables for spreadsheets: a row a fact, with the sentence that says it, its offsets and its citation."""

import csv
import io
import re
from collections.abc import Iterable, Iterator
from datetime import datetime

from archive_viewer.domain.cited_fact import CitedFact
from archive_viewer.domain.errors import ExportError
from archive_viewer.exporters.citations.registry import cite
from archive_viewer.exporters.csv import inert
from archive_viewer.exporters.manuscript import printable

COLUMNS: dict[str, int] = {
    "id": 10,
    "article_id": 10,
    "kind": 10,
    "text": 16,
    "value": 14,
    "value_max": 14,
    "unit": 8,
    "qualifier": 10,
    "measure": 30,
    "change": 8,
    "basis": 8,
    "period": 20,
    "place": 12,
    "speaker": 12,
    "status": 10,
    "start": 8,
    "end": 8,
    "sentence": 60,
    "paragraph": 10,
    "note": 20,
    "article": 40,
    "source": 20,
    "published": 20,
    "citation": 60,
    "url": 40,
    "revision": 8,
    "derived_by": 10,
}
"""Names of the columns in their order, with their widths in characters."""

MOST_ROWS = 1_048_575
_EPOCH = datetime(2000, 1, 1)  # noqa: DTZ001 - a spreadsheet's property without a zone, the same for the same table

_LINK = re.compile("https?://.{1,2000}")

Cell = str | int | float | None


def csv_table(facts: Iterable[CitedFact], style: str, accessed: str) -> str:
    """RFC 4180 with a header row; no cell that a spreadsheet would run."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for row in _rows(facts, style, accessed):
        writer.writerow(["" if cell is None else inert(cell) if isinstance(cell, str) else cell for cell in row])
    return out.getvalue()


def xlsx_table(facts: Iterable[CitedFact], style: str, accessed: str) -> bytes:
    """A workbook of one sheet: numbers as numbers, words as words, addresses as links, the header frozen and filtered.

    The same facts give the same bytes. Raises ExportError for more rows than a sheet holds.
    """
    import xlsxwriter

    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"created": _EPOCH})
    sheet = book.add_worksheet("facts")
    bold = book.add_format({"bold": True})
    for column, (name, width) in enumerate(COLUMNS.items()):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, name, bold)
    last = 0
    for last, row in enumerate(_rows(facts, style, accessed), 1):
        if last > MOST_ROWS:
            raise ExportError("export.rows", most=MOST_ROWS)
        for column, (name, cell) in enumerate(zip(COLUMNS, row, strict=True)):
            if (
                isinstance(cell, str)
                and name == "url"
                and cell.startswith(("http://", "https://"))
                and len(cell) < 2000
            ):
                sheet.write_url(last, column, cell)
            elif isinstance(cell, str):
                sheet.write_string(last, column, printable(cell)[:32_767])
            elif cell is not None:
                sheet.write_number(last, column, cell)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, last, len(COLUMNS) - 1)
    book.close()
    return out.getvalue()


def _rows(facts: Iterable[CitedFact], style: str, accessed: str) -> Iterator[list[Cell]]:
    cited: dict[tuple[int, int], str] = {}
    for entry in facts:
        fact, reference = entry.fact, entry.reference
        key = reference.article_id, reference.revision
        if key not in cited:
            cited[key] = cite(reference, style, accessed)
        yield [
            *(
                fact.id,
                fact.article_id,
                fact.kind.value,
                fact.text,
                fact.value,
                fact.value_max,
                fact.unit,
                fact.qualifier,
            ),
            *(fact.measure, fact.change, fact.basis, fact.period, fact.place, fact.speaker, fact.status.value),
            *(fact.start, fact.end, entry.sentence, entry.paragraph, fact.note, reference.title, reference.source),
            *(reference.published_at, cited[key], reference.url, reference.revision, fact.derived_by),
        ]
