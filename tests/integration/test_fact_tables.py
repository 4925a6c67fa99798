"""Facts carried away as tables: every row can be traced to its characters, and no cell runs."""

import csv
import io
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import pytest

from archive_viewer.domain.errors import ExportError
from archive_viewer.domain.fact import FactKind
from archive_viewer.services.services import Services

MAIN = {"m": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}


def rows(table: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(table)))


def test_every_row_says_where_its_fact_stands_and_how_to_cite_it(sampled: Services) -> None:
    article, facts = sampled.library.article(1), sampled.facts.facts(1)
    found = rows(sampled.fact_tables.csv(facts))
    assert len(found) == len(facts)
    for row, fact in zip(found, facts, strict=True):
        assert article.text[int(row["start"]) : int(row["end"])] == fact.text
        assert fact.text.strip() in row["sentence"]
        assert article.url is not None
        assert article.url in row["citation"]


def test_a_spreadsheet_runs_nothing_of_it(sampled: Services) -> None:
    sampled.importing.paste("=HYPERLINK(1)\n=1+2，共抓获12人。", "a.txt")
    number = sampled.library.ids("added")[-1]
    facts = sampled.facts.facts(number, kind=FactKind.QUANTITY)
    (row,) = rows(sampled.fact_tables.csv(facts))
    assert (row["article"][:2], row["sentence"][:2]) == ("'=", "'=")


def test_numbers_are_numbers_in_a_workbook_and_words_are_words(sampled: Services, tmp_path: Path) -> None:
    facts = sampled.facts.facts(1, kind=FactKind.QUANTITY, unit="CNY")
    saved = sampled.fact_tables.save(tmp_path / "数字.xlsx", facts)
    with zipfile.ZipFile(saved) as book:
        sheet = ElementTree.fromstring(book.read("xl/worksheets/sheet1.xml"))
    assert not sheet.findall(".//m:f", MAIN)
    kinds = {c.get("r"): c.get("t") for c in sheet.iterfind(".//m:c", MAIN)}
    values = {c.get("r"): c.findtext("m:v", None, MAIN) for c in sheet.iterfind(".//m:c", MAIN)}
    assert [kinds[cell] for cell in ("C2", "D2", "E2")] == ["s", "s", None]
    assert [float(values[f"E{n}"] or 0) for n in range(2, len(facts) + 2)] == [f.value for f in facts]


@pytest.mark.parametrize("name", ["facts.csv", "facts.xlsx"])
def test_the_same_facts_give_the_same_bytes(sampled: Services, tmp_path: Path, name: str) -> None:
    facts = sampled.facts.facts(1)
    one, other = (
        sampled.fact_tables.save(tmp_path / f"{n}-{name}", facts, accessed="2022-09-03").read_bytes() for n in (1, 2)
    )
    assert one == other


def test_another_ending_is_refused_and_leaves_nothing(sampled: Services, tmp_path: Path) -> None:
    with pytest.raises(ExportError):
        sampled.fact_tables.save(tmp_path / "facts.ods", sampled.facts.facts(1))
    assert not list(tmp_path.glob("facts*"))
