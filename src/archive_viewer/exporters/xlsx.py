"""Excel workbooks: a sheet with a row a passage, one with a row a fact; numbers and dates typed, addresses linked."""

import io
import math
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from archive_viewer.domain.errors import ExportError
from archive_viewer.domain.fact import Fact
from archive_viewer.domain.passage import ExportDocument, Loss
from archive_viewer.exporters.citations.registry import numbered
from archive_viewer.exporters.csv import COLUMNS, row_of
from archive_viewer.exporters.fact_table import MOST_ROWS
from archive_viewer.exporters.manuscript import printable
from archive_viewer.util.offsets import Utf16Map

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

MOST_UNITS = 32_767
"""UTF-16 units that a cell holds."""
MOST_LINKS = 65_530
"""Links that a sheet holds."""
MOST_ADDRESS = 2_079
"""UTF-16 units of an address that can be a link."""

PASSAGES = {
    "number": 8,
    "text": 60,
    "article": 36,
    "byline": 18,
    "source": 18,
    "published": 17,
    "url": 36,
    "start": 8,
    "end": 8,
    "paragraph": 10,
    "tags": 16,
    "comment": 36,
    "citation": 48,
    "revision": 8,
    "sha256": 20,
}
"""Widths of the passages' columns in characters."""
FACTS = {
    "number": 8,
    "kind": 10,
    "text": 24,
    "value": 14,
    "value_max": 14,
    "unit": 8,
    "qualifier": 10,
    "measure": 28,
    "change": 8,
    "basis": 8,
    "period": 20,
    "place": 14,
    "speaker": 14,
    "status": 11,
    "start": 8,
    "end": 8,
}
"""Columns of the facts, with their widths; `number` is that of the passage's reference, as in the other sheet."""

_A4 = 9
_DATES = ("published",)
_WRAPPED = ("text", "article", "tags", "comment", "citation", "measure")
_EPOCH = datetime(1980, 1, 1)  # noqa: DTZ001 - a workbook's property without a zone, the same for the same document
_ESCAPABLE = re.compile(r'[\s"<>\[\]`^{}%]')
_WEB = re.compile(r"https?://\S+", re.I)

Cell = str | int | float | datetime | None
Row = Sequence[Cell]


class XlsxExporter:
    """Office Open XML. Columns are those of CSV, by their English names; no text is ever a formula."""

    name, suffix, family = "xlsx", ".xlsx", "tables"
    label_zh, label_en = "Excel", "Excel"

    def losses(self, document: ExportDocument) -> list[Loss]:
        rows = [*_passages(document), *_facts(document)]
        long = sum(_units(cell) > MOST_UNITS for row in rows for cell in row if isinstance(cell, str))
        addresses = [e.reference.url for e in document.excerpts if e.reference.url]
        linked = min(MOST_LINKS, sum(is_link(address) for address in addresses))
        found = [
            Loss("export.loss.colors", sum(len(e.annotations) for e in document.excerpts)),
            Loss("export.loss.long_cells", long, (("most", f"{MOST_UNITS:,}"),)),
            Loss("export.loss.links", len(addresses) - linked),
        ]
        return [loss for loss in found if loss.count]

    def render(self, document: ExportDocument) -> bytes:
        """The workbook. Raises ExportError export.rows for more passages or facts than a sheet holds."""
        import xlsxwriter

        out = io.BytesIO()
        settings = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
        book = xlsxwriter.Workbook(out, settings)
        book.set_properties({"created": _EPOCH, "title": _cut(printable(document.title), 255)})
        _fill(book, "passages", PASSAGES, _passages(document))
        if document.options.facts:
            _fill(book, "facts", FACTS, _facts(document))
        book.close()
        return out.getvalue()


def is_link(address: str) -> bool:
    """Whether a spreadsheet takes the address as a link: of the web, and short enough once it is escaped."""
    shown = printable(address)
    return bool(_WEB.fullmatch(shown)) and _units(shown) + 2 * len(_ESCAPABLE.findall(shown)) <= MOST_ADDRESS


def typed_date(moment: str) -> datetime | str:
    """An ISO date or time as the clock showed it there, without its zone; what is none, or before 1900, stays text."""
    try:
        found = datetime.fromisoformat(moment).replace(tzinfo=None)
    except ValueError:
        return moment
    return found if found.year > 1900 else moment


def _passages(document: ExportDocument) -> Iterator[Row]:
    for number, excerpt in zip(numbered(document.excerpts).numbers, document.excerpts, strict=True):
        cells = row_of(document, excerpt, number)
        yield [
            typed_date(str(cell)) if name in _DATES else cell if isinstance(cell, int) else printable(str(cell))
            for name, cell in zip(COLUMNS, cells, strict=True)
        ]


def _facts(document: ExportDocument) -> Iterator[Row]:
    if document.options.facts:
        for number, excerpt in zip(numbered(document.excerpts).numbers, document.excerpts, strict=True):
            yield from (_fact(number, fact) for fact in excerpt.facts)


def _fact(number: int, fact: Fact) -> Row:
    texts = (fact.measure, fact.change, fact.basis, fact.period, fact.place, fact.speaker)
    return [
        *(number, fact.kind.value, printable(fact.text), fact.value, fact.value_max),
        *(printable(text or "") for text in (fact.unit, fact.qualifier, *texts)),
        *(fact.status.value, fact.start, fact.end),
    ]


def _fill(book: "Workbook", name: str, widths: Mapping[str, int], rows: Iterable[Row]) -> None:
    sheet = book.add_worksheet(name)
    plain = book.add_format({"valign": "top"})
    wrapped = book.add_format({"valign": "top", "text_wrap": True})
    bold = book.add_format({"bold": True})
    for column, (title, width) in enumerate(widths.items()):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, title, bold)
    write = _Writing(book, sheet)
    last = 0
    for last, row in enumerate(rows, 1):
        if last > MOST_ROWS:
            raise ExportError("export.rows", most=MOST_ROWS)
        for column, (title, cell) in enumerate(zip(widths, row, strict=True)):
            write(last, column, cell, wrapped if title in _WRAPPED else plain, link=title == "url")
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, last, len(widths) - 1)
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)


class _Writing:
    """Writes cells by their types, and counts the sheet's links."""

    def __init__(self, book: "Workbook", sheet: "Worksheet") -> None:
        self._sheet, self._links = sheet, 0
        self._day = book.add_format({"valign": "top", "align": "left", "num_format": "yyyy-mm-dd"})
        self._time = book.add_format({"valign": "top", "align": "left", "num_format": "yyyy-mm-dd hh:mm"})
        self._link = book.add_format({"valign": "top", "font_color": "#24508F", "underline": 1})

    def __call__(self, row: int, column: int, cell: Cell, style: "Format", *, link: bool) -> None:
        if cell is None or cell == "":
            return
        if isinstance(cell, datetime):
            midnight = cell.time() == cell.time().min
            self._sheet.write_datetime(row, column, cell, self._day if midnight else self._time)
        elif not isinstance(cell, str):
            if math.isfinite(cell):
                self._sheet.write_number(row, column, cell, style)
        elif link and is_link(cell) and self._links < MOST_LINKS:
            self._links += 1
            self._sheet.write_url(row, column, cell, self._link)
        else:
            self._sheet.write_string(row, column, _cut(cell, MOST_UNITS), style)


def _units(text: str) -> int:
    """UTF-16 units of the text."""
    return Utf16Map(text).to_utf16(len(text))


def _cut(text: str, most: int) -> str:
    """The text's beginning, at most so many UTF-16 units and no half character."""
    return text if _units(text) <= most else text[: Utf16Map(text).to_code_point(most)]
