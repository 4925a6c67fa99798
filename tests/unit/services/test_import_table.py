"""A saved report gives back exactly what failed, whatever a file is called, and runs nothing in a spreadsheet."""

from hypothesis import given
from hypothesis import strategies as st

from archive_viewer.services.import_report import ImportItem, ImportReport
from archive_viewer.services.import_table import csv_of, failed_in

names = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs")), min_size=1).map("/x/".__add__)


@given(st.lists(names), st.lists(names), st.sampled_from(["zh_CN", "en"]))
def test_what_failed_is_found_again(failed: list[str], good: list[str], language: str) -> None:
    items = [ImportItem(name, "failed", code="import.empty", params={"name": name}) for name in failed]
    items += [ImportItem(name, "added", 1, name) for name in good]
    assert failed_in(csv_of(ImportReport(items), language)) == list(dict.fromkeys(failed))


def test_a_name_that_a_spreadsheet_would_run_is_inert_and_found_again() -> None:
    table = csv_of(ImportReport([ImportItem("=cmd|' /C calc'!A0", "failed", code="import.empty")]), "en")
    assert b"\r\n'=cmd" in table or b"\r\n\"'=cmd" in table
    assert failed_in(table) == ["=cmd|' /C calc'!A0"]
