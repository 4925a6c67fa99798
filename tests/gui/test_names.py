"""The names that scripts and screen readers rely on are there in the window."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from archive_viewer.gui.main_window import MainWindow
from helpers.driving import settle
from helpers.windows import opened

WIDGETS = (
    *("searchBox", "resultList", "libraryList", "articleView", "secondArticleView", "factsTable", "timelineView"),
    *("annotationList", "passageTray", "commentEdit", "tagEdit", "importProgress", "statusMessage"),
)
ACTIONS = (
    *("actionImport", "actionSearch", "actionFindInArticle", "actionHighlight", "actionComment", "actionAddPassage"),
    *("actionExport", "actionUndo", "actionRedo", "actionCompare", "actionCommandPalette"),
)


@pytest.fixture
def window(tmp_path: Path) -> Iterator[MainWindow]:
    with opened(tmp_path / "archive") as (_desk, window):
        yield window


def test_named_widgets_are_there_and_can_be_read_aloud(window: MainWindow) -> None:
    note = window.services.annotating.annotate(1, 20, 30, comment="核实")
    settle(window)
    window.panes.views.show_pane("annotations")
    window.annotations.edit(note.id, "comment")
    settle(window)
    for name in WIDGETS:
        found = window.findChildren(QWidget, name)
        assert found, name
        assert all(widget.accessibleName() for widget in found), name


def test_named_actions_are_there(window: MainWindow) -> None:
    for name in ACTIONS:
        action = window.findChild(QAction, name)
        assert action is not None, name
        assert action.text()


def test_the_current_tab_shows_its_whole_word(window: MainWindow) -> None:
    window.language.choose("en")
    settle(window)
    views = window.panes.views
    for key in views.keys():  # noqa: SIM118 - a pane, not a dictionary
        views.show_pane(key)
        settle(window)
        current = views.bar.currentIndex()
        assert views.bar.isTabVisible(current)
        assert views.bar.tabRect(current).width() >= views.bar.tabSizeHint(current).width(), key
