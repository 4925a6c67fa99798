"""The search box completes what is typed, by keyboard, and remembers what was asked."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from archive_viewer.gui.main_window import MainWindow
from helpers.driving import settle, wait_until
from helpers.windows import holding_texts

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def window(tmp_path: Path, qtbot: object) -> Iterator[MainWindow]:
    with holding_texts(tmp_path) as window:
        window.activateWindow()
        window.toolbar.search.line.setFocus()
        wait_until(window.toolbar.search.line.hasFocus)
        yield window


def offered(window: MainWindow, typed: str) -> list[str]:
    """Type, and wait for what is offered."""
    box = window.toolbar.search
    QTest.keyClicks(box.line, typed)
    settle(window)
    return [row.query for row in box.completions.rows()] if box.completions.isVisible() else []


def test_tab_takes_the_first_and_a_field_offers_its_values(window: MainWindow) -> None:
    box = window.toolbar.search
    assert offered(window, "sou")[0] == "source:"
    QTest.keyClick(box.line, Qt.Key.Key_Tab)
    settle(window)
    assert box.query == "source:"
    assert "source:央视网" in [row.query for row in box.completions.rows()]
    QTest.keyClick(box.line, Qt.Key.Key_Down)
    QTest.keyClick(box.line, Qt.Key.Key_Return)
    settle(window)
    assert box.query.startswith("source:")
    assert len(box.query) > len("source:")
    assert window.results.hits()


def test_escape_hides_the_list_before_it_clears_the_box(window: MainWindow) -> None:
    box = window.toolbar.search
    assert offered(window, "sou")
    QTest.keyClick(box.line, Qt.Key.Key_Escape)
    assert not box.completions.isVisible()
    assert box.query == "sou"
    QTest.keyClick(box.line, Qt.Key.Key_Escape)
    assert box.query == ""


def test_a_query_whose_hit_was_opened_is_offered_in_the_empty_box(window: MainWindow) -> None:
    box = window.toolbar.search
    box.set_query("扫黑除恶")
    settle(window)
    QTest.keyClick(box.line, Qt.Key.Key_Return)
    settle(window)
    box.set_query("")
    box.line.setFocus()
    QTest.keyClick(box.line, Qt.Key.Key_Down)
    settle(window)
    assert [row.query for row in box.completions.rows()] == ["扫黑除恶"]
    window.actions_["actionForgetSearches"].trigger()
    settle(window)
    box.completions.hide()
    QTest.keyClick(box.line, Qt.Key.Key_Down)
    settle(window)
    assert not box.completions.isVisible()


def test_return_searches_what_was_typed_when_no_row_is_current(window: MainWindow) -> None:
    box = window.toolbar.search
    offered(window, "title")
    QTest.keyClick(box.line, Qt.Key.Key_Return)
    settle(window)
    assert box.query == "title"
    assert not box.completions.isVisible()
