"""The table of all facts: narrowed, ordered, saved, and a way into every source."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from archive_viewer.gui.main_window import MainWindow
from archive_viewer.gui.numbers import NumbersWindow
from archive_viewer.gui.numbers.model import COLUMNS, PAGE
from helpers.driving import pause, settle
from helpers.windows import opened

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support (propagateSizeHints|raise)")
NEWS = "粮食丰收\n2020年，全省粮食产量1900万吨，同比增长2.7%。"


@pytest.fixture
def window(tmp_path: Path) -> Iterator[MainWindow]:
    with opened(tmp_path / "archive") as (_desk, shown):
        shown.services.importing.paste(NEWS, "a.txt")
        settle(shown)
        yield shown


@pytest.fixture
def table(window: MainWindow) -> NumbersWindow:
    window.actions_["actionNumbers"].trigger()
    settle(window)
    made = window.numbers.table
    assert made is not None
    return made


def cells(table: NumbersWindow, column: str) -> list[str]:
    model = table.model
    return [str(model.index(n, COLUMNS.index(column)).data()) for n in range(model.rowCount())]


def choose(window: MainWindow, table: NumbersWindow, typed: str) -> None:
    table.filter.setText(typed)
    pause(300)
    settle(window)
    cells(table, "value")
    settle(window)


def test_it_lists_the_numbers_of_every_article(window: MainWindow, table: NumbersWindow) -> None:
    cells(table, "article")
    settle(window)
    assert set(cells(table, "article")) == {"玉溪公安:“平安善治”护发展", "粮食丰收"}
    assert len(table.model.ids) == len(window.services.facts.facts(kind="quantity"))


def test_a_typed_filter_narrows_it_as_in_the_facts_view(window: MainWindow, table: NumbersWindow) -> None:
    choose(window, table, "num:>4000 unit:人")
    assert cells(table, "value") == ["4,060 人"]
    choose(window, table, "粮食 -unit:%")
    assert cells(table, "value") == ["1,900 万吨"]
    choose(window, table, "没有这样的事实")
    assert table.model.rowCount() == 0
    assert not table.empty.isHidden()


def test_a_header_orders_it_and_what_has_no_value_stays_last(window: MainWindow, table: NumbersWindow) -> None:
    column = COLUMNS.index("period")
    table.table.sortByColumn(column, Qt.SortOrder.DescendingOrder)
    settle(window)
    cells(table, "period")
    settle(window)
    periods = [fact.fact.period for fact in window.services.facts.page(table.model.ids)]
    dated = [p for p in periods if p]
    assert dated == sorted(dated, reverse=True)
    assert periods[: len(dated)] == dated


def test_return_opens_the_source_in_the_window(window: MainWindow, table: NumbersWindow) -> None:
    choose(window, table, "4290起")
    table.table.setCurrentIndex(table.model.index(0, 0))
    settle(window)
    assert "破获各类刑事案件4290起" in table.strip.quotation.accessibleName()
    QTest.keyClick(table.table, Qt.Key.Key_Return)
    settle(window)
    article = window.reader.article
    assert article is not None
    assert article.text[window.reader.view.offset :].startswith("4290起")


def test_the_sentence_goes_into_the_tray(window: MainWindow, table: NumbersWindow) -> None:
    choose(window, table, "1900万吨")
    table.table.setCurrentIndex(table.model.index(0, 0))
    settle(window)
    table.strip.passage.click()
    settle(window)
    assert [p.text for p in window.services.passages.tray()] == ["2020年，全省粮食产量1900万吨，同比增长2.7%"]


def test_what_is_listed_is_saved_in_its_order(window: MainWindow, table: NumbersWindow, tmp_path: Path) -> None:
    choose(window, table, "粮食")
    for suffix in (".csv", ".xlsx"):
        table.save(tmp_path / f"表{suffix}")
        settle(window)
    saved = (tmp_path / "表.csv").read_text("utf-8-sig")
    assert saved.index("1900万吨") < saved.index("2.7%")
    assert (tmp_path / "表.xlsx").read_bytes().startswith(b"PK")


def test_a_stopped_save_writes_nothing(window: MainWindow, table: NumbersWindow, tmp_path: Path) -> None:
    target = tmp_path / "表.csv"
    table.save(target)
    table.stop.click()
    settle(window)
    words = table.progress.text()
    assert target.exists() == ("表.csv" in words)


def test_a_decision_shows_at_once(window: MainWindow, table: NumbersWindow) -> None:
    choose(window, table, "4290起")
    (fact_id,) = table.model.ids
    window.services.facts.review(fact_id, "rejected")
    settle(window)
    pause(300)
    settle(window)
    table.status.set_current("rejected")
    table.load()
    settle(window)
    assert table.model.ids == [fact_id]


def test_it_closes_with_its_window(window: MainWindow, table: NumbersWindow) -> None:
    window.close()
    assert not table.isVisible()


def test_rows_are_fetched_by_pages(window: MainWindow, table: NumbersWindow) -> None:
    many = "\n".join(f"第{n}批发放{n}元。" for n in range(1, 3 * PAGE))
    window.services.importing.paste(f"发放\n{many}", "many.txt")
    settle(window)
    choose(window, table, "发放 unit:元")
    assert len(table.model.ids) > 2 * PAGE
    asked: list[int] = []
    page = window.services.facts.page
    object.__setattr__(window.services.facts, "page", lambda ids: asked.append(len(ids)) or page(ids))
    table.model.show_ids(list(table.model.ids))
    table.model.row_at(table.model.index(PAGE + 1, 0))
    settle(window)
    assert asked[0] == PAGE
    assert all(n <= PAGE for n in asked)
