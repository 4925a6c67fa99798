"""The tags of the archive: a tree with colours, renamed and joined in place, shown in the library and on cards."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QTreeWidgetItem

from archive_viewer.gui.dialogs.tags_dialog import COUNT, DESCRIPTION, NAME, TagsDialog
from archive_viewer.gui.library.model import ROW
from archive_viewer.gui.main_window import MainWindow
from helpers.driving import settle
from helpers.windows import opened

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def window(tmp_path: Path) -> Iterator[MainWindow]:
    with opened(tmp_path / "press") as (desk, window):
        desk.language.choose("en")
        for number, tags in enumerate((["核实/排名"], ["核实/年份", "背景"], ["背景"])):
            window.services.annotating.annotate(1, 10 * number, 10 * number + 8, tags=tags)
        settle(window)
        yield window


@pytest.fixture
def dialog(window: MainWindow) -> TagsDialog:
    window.actions_["actionTags"].trigger()
    settle(window)
    found = window.findChild(TagsDialog)
    assert isinstance(found, TagsDialog)
    return found


def tree(dialog: TagsDialog) -> list[tuple[str, str]]:
    def below(item: QTreeWidgetItem, depth: int) -> list[tuple[str, str]]:
        own = [("  " * depth + item.text(NAME), item.text(COUNT))]
        return own + [row for n in range(item.childCount()) for row in below(item.child(n), depth + 1)]

    tops = [dialog.tree.topLevelItem(n) for n in range(dialog.tree.topLevelItemCount())]
    return [row for top in tops if top is not None for row in below(top, 0)]


def test_tags_stand_below_one_another_with_their_counts(dialog: TagsDialog) -> None:
    assert tree(dialog) == [("核实", "2"), ("  年份", "1"), ("  排名", "1"), ("背景", "2")]


def test_a_tag_is_renamed_in_place_and_one_that_is_taken_joins(window: MainWindow, dialog: TagsDialog) -> None:
    item = dialog.tree.topLevelItem(1)
    assert item is not None
    item.setText(NAME, "核实/年份")
    settle(window)
    assert tree(dialog) == [("核实", "3"), ("  年份", "2"), ("  排名", "1")]
    assert dialog.current() == "核实/年份"
    window.services.undo.undo()
    dialog.read()
    settle(window)
    assert ("背景", "2") in tree(dialog)


def test_a_name_that_can_not_be_leaves_the_tag(window: MainWindow, dialog: TagsDialog) -> None:
    item = dialog.tree.topLevelItem(0)
    assert item is not None
    item.setText(NAME, "核实//旧")
    settle(window)
    assert tree(dialog)[0] == ("核实", "2")
    assert window.error_strip.isVisible()


def test_colour_and_meaning_are_kept_and_shown(window: MainWindow, dialog: TagsDialog) -> None:
    dialog.paint("green")
    settle(window)
    item = dialog.tree.topLevelItem(0)
    assert item is not None
    item.setText(DESCRIPTION, "要查证的说法")
    settle(window)
    tag = window.services.tagging.tags()[0]
    assert (tag.name, tag.color, tag.description) == ("核实", "green", "要查证的说法")
    model = window.library.shelves.model()
    rows = [model.index(n, 0).data(ROW) for n in range(model.rowCount())]
    shelf = {row.text: (row.depth, row.color) for row in rows if row.icon == "tag"}
    assert shelf == {"核实": (0, "green"), "年份": (1, ""), "排名": (1, ""), "背景": (0, "")}


def test_a_removed_tag_is_gone_from_everything_until_undone(window: MainWindow, dialog: TagsDialog) -> None:
    dialog._remove()
    settle(window)
    assert tree(dialog) == [("背景", "2")]
    window.commands.undo()
    settle(window)
    assert len(window.services.annotating.annotations(tag="核实")) == 2


def test_the_articles_of_a_tag_are_a_search(window: MainWindow, dialog: TagsDialog) -> None:
    dialog._find()
    settle(window)
    assert window.control.query == "tag:核实"
    assert len(window.results.hits()) == 1
