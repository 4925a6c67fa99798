"""Workbooks: cells have the types of what they say, nothing is a formula, limits are kept and told."""

import io
import re
import zipfile
from dataclasses import replace
from datetime import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from archive_viewer.domain.errors import ExportError
from archive_viewer.domain.passage import ExportDocument, ExportOptions
from archive_viewer.exporters import xlsx
from archive_viewer.exporters.csv import COLUMNS
from archive_viewer.exporters.manuscript import printable
from archive_viewer.exporters.xlsx import FACTS, PASSAGES, XlsxExporter, is_link, typed_date

from .conftest import REFERENCE, excerpt

SUSPECT = ("=1+1", "{=A1}", "+1", "@x", "http://a.cn", "_x000D_", "  a\n b ", "0012")
SERIAL_OF_2022_09_03 = 44807
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def sheets(data: bytes) -> list[list[list[str | float | None]]]:
    """Rows of cells of each sheet; texts as texts, numbers and dates as numbers."""
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        shared: list[str] = []
        if "xl/sharedStrings.xml" in book.namelist():
            entries = etree.fromstring(book.read("xl/sharedStrings.xml"))
            shared = ["".join(entry.itertext()) for entry in entries.iter(f"{_MAIN}si")]
        names = sorted(name for name in book.namelist() if name.startswith("xl/worksheets/sheet"))
        return [_rows(etree.fromstring(book.read(name)), shared) for name in names]


def _rows(sheet: etree._Element, shared: list[str]) -> list[list[str | float | None]]:
    rows = []
    for row in sheet.iter(f"{_MAIN}row"):
        cells: dict[str, str | float | None] = {}
        for cell in row.iter(f"{_MAIN}c"):
            assert cell.find(f"{_MAIN}f") is None
            value = cell.findtext(f"{_MAIN}v")
            column = re.sub(r"\d", "", cell.get("r"))
            cells[column] = value if value is None else shared[int(value)] if cell.get("t") == "s" else float(value)
        rows.append([cells.get(chr(ord("A") + n)) for n in range(16)])
    return rows


def part(data: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        return book.read(name).decode()


def test_the_columns_are_those_of_csv(document: ExportDocument) -> None:
    assert tuple(PASSAGES) == COLUMNS
    passages, facts = sheets(XlsxExporter().render(document))
    assert tuple(passages[0][: len(COLUMNS)]) == COLUMNS
    assert tuple(facts[0][: len(FACTS)]) == tuple(FACTS)


def test_a_row_a_passage_with_typed_cells(document: ExportDocument) -> None:
    passages, facts = sheets(XlsxExporter().render(document))
    first = dict(zip(COLUMNS, passages[1], strict=False))
    assert first["text"] == document.excerpts[0].text
    assert (first["number"], first["start"], first["paragraph"], first["revision"]) == (1.0, 100.0, 3.0, 2.0)
    assert first["published"] == pytest.approx(SERIAL_OF_2022_09_03 + (9 + 15 / 60) / 24)
    assert first["comment"] == "待查\n哪家机构？\n重叠"
    assert [row[0] for row in passages[1:]] == [1.0, 2.0, 1.0]
    assert dict(zip(FACTS, facts[1], strict=True))["value"] == 10.0


def test_the_header_stays_in_sight_and_addresses_are_links(document: ExportDocument) -> None:
    data = XlsxExporter().render(document)
    sheet = part(data, "xl/worksheets/sheet1.xml")
    assert 'state="frozen"' in sheet
    assert sheet.count("<hyperlink ") == 2
    assert "http://yn.people.com.cn/GB/zt/403795/405754/index.html" in part(data, "xl/worksheets/_rels/sheet1.xml.rels")


def test_facts_stay_behind_when_not_asked_for(document: ExportDocument) -> None:
    assert len(sheets(XlsxExporter().render(replace(document, options=ExportOptions())))) == 1


def test_times_are_fixed(document: ExportDocument) -> None:
    data = XlsxExporter().render(document)
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        assert {member.date_time[:3] for member in book.infolist()} == {(1980, 1, 1)}
    assert "1980-01-01T00:00:00Z" in part(data, "docProps/core.xml")


@pytest.mark.parametrize(
    ("written", "typed"),
    [
        ("2022-09-03T09:15:00+08:00", datetime(2022, 9, 3, 9, 15)),  # noqa: DTZ001 - as sheets have them
        ("2022-09-03", datetime(2022, 9, 3)),  # noqa: DTZ001
        ("2022-09", "2022-09"),
        ("1899-01-01", "1899-01-01"),
        ("", ""),
    ],
)
def test_a_date_is_what_the_clock_showed(written: str, typed: datetime | str) -> None:
    assert typed_date(written) == typed


@pytest.mark.parametrize(
    ("address", "link"),
    [
        ("https://a.cn/" + "x" * 2066, True),
        ("https://a.cn/" + "x" * 2067, False),
        ("https://a.cn/" + "<" * 700, False),
        ("javascript:alert(1)", False),
        ("internal:Sheet1!A1", False),
        ("https://a.cn/x y", False),
    ],
)
def test_only_short_addresses_of_the_web_are_links(address: str, link: bool) -> None:
    assert is_link(address) is link
    document = ExportDocument("", (excerpt("一段", replace(REFERENCE, url=address)),), ExportOptions())
    data = XlsxExporter().render(document)
    assert ("<hyperlink " in part(data, "xl/worksheets/sheet1.xml")) is link
    assert sheets(data)[0][1][COLUMNS.index("url")] == address
    assert [loss.code for loss in XlsxExporter().losses(document)] == ([] if link else ["export.loss.links"])


def test_links_beyond_what_a_sheet_holds_are_plain_text(
    document: ExportDocument, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(xlsx, "MOST_LINKS", 1)
    data = XlsxExporter().render(document)
    assert part(data, "xl/worksheets/sheet1.xml").count("<hyperlink ") == 1
    assert {loss.code: loss.count for loss in XlsxExporter().losses(document)}["export.loss.links"] == 1


def test_a_text_too_long_for_a_cell_is_cut_between_characters_and_told() -> None:
    long = "𠮷" * 20_000
    document = ExportDocument("", (excerpt(long),), ExportOptions())
    assert sheets(XlsxExporter().render(document))[0][1][1] == "𠮷" * 16_383
    assert [(loss.code, loss.count) for loss in XlsxExporter().losses(document)] == [("export.loss.long_cells", 1)]
    whole = ExportDocument("", (excerpt("字" * 32_767),), ExportOptions())
    assert XlsxExporter().losses(whole) == []


def test_more_rows_than_a_sheet_holds_are_refused(document: ExportDocument, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx, "MOST_ROWS", 2)
    with pytest.raises(ExportError, match=r"export\.rows"):
        XlsxExporter().render(document)


@settings(max_examples=60, deadline=None)
@given(
    st.text(max_size=40) | st.sampled_from(["=1+1", "{=A1}", "+1", "@x", "http://a.cn", "_x000D_", "  a\n b ", "0012"])
)
def test_a_text_comes_back_as_it_went_in_and_never_as_a_formula(text: str) -> None:
    document = ExportDocument(text, (excerpt(text, replace(REFERENCE, title=text)),), ExportOptions())
    first = sheets(XlsxExporter().render(document))[0][1]
    shown = [re.sub(r"_x005F(_x[0-9A-Fa-f]{4}_)", r"\1", str(cell or "")) for cell in first[1:3]]
    assert shown == [printable(text)] * 2
