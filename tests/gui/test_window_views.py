"""Timeline and people in the window: they point into the source, the source lights them, the archive is searched."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from archive_viewer.domain.span import Span
from archive_viewer.gui.main_window import MainWindow
from helpers.driving import settle
from helpers.windows import opened

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def window(tmp_path: Path, qtbot: object) -> Iterator[MainWindow]:
    with opened(tmp_path / "press") as (desk, window):
        desk.language.choose("zh_CN")
        settle(window)
        yield window


def span(window: MainWindow, words: str) -> Span:
    article = window.reader.article
    assert article is not None
    start = article.text.index(words)
    return Span(start, start + len(words))


def test_they_stand_between_outline_and_annotations(window: MainWindow) -> None:
    keys = window.panes.views.keys()
    assert keys[:5] == ("facts", "outline", "timeline", "people", "annotations")
    bar = window.panes.views.bar
    assert [bar.tabText(n) for n in (2, 3)] == ["时间线", "人物"]


def test_the_cursor_in_the_source_lights_both(window: MainWindow) -> None:
    window.reader.cursorMoved.emit(span(window, "4290起").start + 1)
    fact = window.timeline.canvas.fact
    assert fact is not None
    assert fact.text == "4290起"
    window.reader.cursorMoved.emit(span(window, "江川区").start + 1)
    assert "江川区" in str(window.people.view.currentIndex().data())


def test_return_on_a_moment_goes_to_the_source_and_back_returns(window: MainWindow) -> None:
    window.panes.views.show_pane("timeline")
    here = window.reader.position()
    window.timeline.point_at(span(window, "4290起").start)
    QTest.keyClick(window.timeline.canvas, Qt.Key.Key_Return)
    settle(window)
    assert window.reader.position() != here
    assert window.trail.can_go_back


def test_an_entity_is_searched_for_in_the_archive(window: MainWindow) -> None:
    window.services.importing.paste("另一篇\n公安部召开会议。", "other.txt")
    window.services.indexing.drain()
    settle(window)
    window.panes.views.show_pane("people")
    window.people.point_at(span(window, "公安部").start + 1)
    QTest.keyClick(window.people.view, Qt.Key.Key_S)
    settle(window)
    assert window.control.query == '"公安部"'
    assert len(window.results.hits()) == 2


def test_the_search_lights_up_in_both(window: MainWindow) -> None:
    window.toolbar.search.set_query("玉溪")
    settle(window)
    assert window.timeline.canvas.accents.words == ("玉溪",)
    picture = window.people.view.viewport().grab().toImage()
    window.toolbar.search.set_query("")
    settle(window)
    assert window.people.view.viewport().grab().toImage() != picture
