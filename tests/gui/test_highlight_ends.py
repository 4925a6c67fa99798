"""A highlight is made longer or shorter, by keys and by dragging its ends, as one change that can be undone."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from archive_viewer.domain.span import Span
from archive_viewer.gui.main_window import MainWindow
from helpers.driving import pause, settle
from helpers.windows import opened

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
WORDS = "云南公安机关以党的建设为引领"


@pytest.fixture
def window(tmp_path: Path) -> Iterator[MainWindow]:
    """The sample with one highlight in its first lines, the cursor in it."""
    with opened(tmp_path / "press") as (_, window):
        window.resize(1440, 900)
        article = window.reader.article
        assert article is not None
        start = article.text.index(WORDS)
        window.services.annotating.annotate(article.id, start, start + len(WORDS))
        settle(window)
        window.reader.go_to(Span(start, start + len(WORDS)), pulse=False)
        settle(window)
        window.reader.view.setFocus()
        yield window


def words(window: MainWindow) -> str:
    return window.services.annotating.annotations()[0].exact


def test_keys_move_the_ends_and_one_undo_takes_them_back(window: MainWindow) -> None:
    view = window.reader.view
    for key in (Qt.Key.Key_BracketRight, Qt.Key.Key_BracketRight, Qt.Key.Key_BracketLeft):
        QTest.keyClick(view, key)
    QTest.keyClick(view, Qt.Key.Key_BraceRight, Qt.KeyboardModifier.ShiftModifier)
    pause(700)
    settle(window)
    assert words(window) == WORDS[1:] + ","
    window.commands.undo()
    settle(window)
    assert words(window) == WORDS
    assert view.marks.highlights.spans[0].length == len(WORDS)


def test_a_highlight_never_becomes_nothing(window: MainWindow) -> None:
    for _ in range(len(WORDS) + 5):
        QTest.keyClick(window.reader.view, Qt.Key.Key_BracketLeft)
    pause(700)
    settle(window)
    assert words(window) == WORDS[0]


def test_an_end_is_dragged_to_another_character(window: MainWindow) -> None:
    view = window.reader.view
    lines = view.lines_in_view()
    pieces = list(lines.pieces(view.marks.highlights.spans[0]))
    end = QPoint(round(pieces[-1].box.right()) - 1, round(pieces[-1].box.center().y()))
    size = view.theme.article_size
    QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=end)
    QTest.mouseMove(view.viewport(), end - QPoint(round(size * 2), 0))
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=end - QPoint(round(size * 2), 0))
    settle(window)
    assert words(window) == WORDS[:-2]
    assert view.selection is None


def test_where_nothing_may_be_written_the_ends_stay(window: MainWindow) -> None:
    view = window.reader.view
    view.writable = False
    QTest.keyClick(view, Qt.Key.Key_BracketRight)
    pause(600)
    settle(window)
    assert words(window) == WORDS
