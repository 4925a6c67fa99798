"""What can be done with annotations beyond writing them: many at once, links, places that a new revision altered."""

from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel, QPoint, Qt
from PySide6.QtWidgets import QMenu

from archive_viewer.domain.annotation import Anchoring, Annotation
from archive_viewer.gui.annotations.alteration import alteration
from archive_viewer.gui.annotations.chooser import AnnotationChooser
from archive_viewer.gui.annotations.model import CARD_ROLE, Card
from archive_viewer.gui.annotations.panel import AnnotationsPanel
from archive_viewer.gui.widgets.ask_dialog import AddTagsDialog
from helpers.panels import Stage

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support propagateSizeHints")
WORDS = ("玉溪市连续10次入选", "打掉黑恶团伙88个", "查封、冻结涉黑涉恶资产5.625亿元")


@pytest.fixture
def panel(room: Stage) -> AnnotationsPanel:
    for words in WORDS:
        room.services.annotating.annotate(1, *room.span(words), tags=("数字/旧",))
    made: AnnotationsPanel = room.show(AnnotationsPanel)
    made.show_article(room.article)
    room.settle()
    return made


def stored(room: Stage) -> list[Annotation]:
    return room.services.annotating.annotations()


def cards(panel: AnnotationsPanel) -> list[Card]:
    model = panel.view.model()
    return [model.index(n, 0).data(CARD_ROLE) for n in range(model.rowCount())]


def choose(panel: AnnotationsPanel, *rows: int) -> None:
    panel.view.setFocus()
    for number, row in enumerate(rows):
        flag = QItemSelectionModel.SelectionFlag.Select if number else QItemSelectionModel.SelectionFlag.ClearAndSelect
        panel.view.selectionModel().setCurrentIndex(panel.view.model().index(row, 0), flag)


def pick(menu: QMenu, words: str) -> None:
    """Trigger the action whose words these are, in the menu or one inside it."""
    for action in menu.actions():
        inner = action.menu()
        if isinstance(inner, QMenu):
            pick(inner, words)
        elif action.text().split("\t")[0] == words:
            assert action.isEnabled()
            action.trigger()


def offered(panel: AnnotationsPanel) -> QMenu:
    return panel.verbs.menu(panel.chosen(), panel.selection(), locked=False)


def test_delete_takes_all_that_are_chosen(room: Stage, panel: AnnotationsPanel) -> None:
    choose(panel, 0, 2)
    room.qtbot.keyClick(panel.view, Qt.Key.Key_Delete)
    room.settle()
    assert [n.exact for n in stored(room)] == [WORDS[1]]
    room.services.undo.undo()
    assert len(stored(room)) == 3


def test_all_that_are_chosen_get_a_tag_and_lose_one(room: Stage, panel: AnnotationsPanel) -> None:
    choose(panel, 0, 1)
    panel.verbs.ask_tags(panel.chosen())
    dialog = panel.findChild(AddTagsDialog, "addTags")
    assert isinstance(dialog, AddTagsDialog)
    dialog.editor.setText("核实/排名，待引")
    room.qtbot.keyClick(dialog.editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    room.settle()
    assert [n.tags for n in stored(room)] == [("数字/旧", "核实/排名", "待引")] * 2 + [("数字/旧",)]
    choose(panel, 0, 1, 2)
    pick(offered(panel), "数字/旧")
    room.settle()
    assert [n.tags for n in stored(room)] == [("核实/排名", "待引")] * 2 + [()]


def test_a_tag_above_keeps_what_bears_one_below(room: Stage, panel: AnnotationsPanel) -> None:
    room.services.tagging.retag([stored(room)[0].id], remove=["数字/旧"])
    room.settle()
    panel.chips.toggled.emit(frozenset({"数字"}))
    assert len(cards(panel)) == 2


def test_two_are_linked_from_the_keyboard_and_gone_between(room: Stage, panel: AnnotationsPanel) -> None:
    choose(panel, 0)
    room.qtbot.keyClick(panel.view, Qt.Key.Key_L)
    room.settle()
    chooser = panel.findChild(AnnotationChooser)
    assert isinstance(chooser, AnnotationChooser)
    room.qtbot.keyClicks(chooser.field, "5.625")
    room.qtbot.keyClick(chooser.field, Qt.Key.Key_Return)
    room.settle()
    assert [[n.exact for n in card.linked] for card in cards(panel)] == [[WORDS[2]], [], [WORDS[0]]]
    rect = panel.view.visualRect(panel.view.model().index(0, 0))
    with room.qtbot.waitSignal(panel.noteActivated) as went:
        foot = QPoint(rect.left() + 60, rect.bottom() - 14)
        room.qtbot.mouseClick(panel.view.viewport(), Qt.MouseButton.LeftButton, pos=foot)
    assert went.args is not None
    assert went.args[0].exact == WORDS[2]
    choose(panel, 0)
    pick(offered(panel), WORDS[2][:24])
    room.settle()
    assert cards(panel)[0].linked == ()


def revised(room: Stage, sample: Path, folder: Path, *changes: tuple[str, str]) -> None:
    """Import the sample again with its words changed."""
    text = sample.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    folder.mkdir()
    (folder / sample.name).write_text(text, encoding="utf-8")
    assert room.services.importing.run([folder / sample.name]).revised == [1]


def test_altered_words_are_shown_with_what_they_were_and_accepted(
    room: Stage, panel: AnnotationsPanel, sample: Path, tmp_path: Path
) -> None:
    before = panel.view.visualRect(panel.view.model().index(2, 0)).height()
    revised(room, sample, tmp_path / "later", ("5.625亿元", "5.635亿元"))
    panel.show_article(room.article)
    room.settle()
    card = cards(panel)[2]
    assert (card.note.anchoring, card.note.was) == (Anchoring.ALTERED, WORDS[2])
    assert panel.view.visualRect(panel.view.model().index(2, 0)).height() > before
    assert not panel.grab().isNull()
    choose(panel, 2)
    room.qtbot.keyClick(panel.view, Qt.Key.Key_A)
    room.settle()
    assert cards(panel)[2].note.anchoring is Anchoring.UNCHANGED
    room.services.undo.undo()
    room.settle()
    assert cards(panel)[2].note.anchoring is Anchoring.ALTERED


def test_an_orphan_is_put_on_other_words_or_shown_where_it_stood(
    room: Stage, panel: AnnotationsPanel, sample: Path, tmp_path: Path
) -> None:
    revised(room, sample, tmp_path / "later", ("共打掉黑恶团伙88个,抓获犯罪嫌疑人1023人,", ""))
    panel.show_article(room.article)
    room.settle()
    row = next(n for n, card in enumerate(cards(panel)) if card.note.anchoring is Anchoring.ORPHANED)
    choose(panel, row)
    with room.qtbot.waitSignal(panel.noteActivated) as went:
        pick(offered(panel), "Show in its revision")
    assert went.args is not None
    assert went.args[0].revision == 1
    panel.selection = lambda: room.article.body[3] and next(n.span for n in stored(room) if n.exact == WORDS[0])
    pick(offered(panel), "Put it on the selected words")
    room.settle()
    placed = next(n for n in stored(room) if n.id == went.args[0].id)
    assert (placed.exact, placed.anchoring, placed.revision) == (WORDS[0], Anchoring.UNCHANGED, 2)


@pytest.mark.parametrize(
    ("was", "now", "parts"),
    [
        ("5.625亿元", "5.635亿元", "5.6[-2][+3]5亿元"),
        ("破获1245起", "破获各类案件1245起", "破获[+各类案件]1245起"),
        ("甲" * 40 + "乙" + "丙" * 40, "甲" * 40 + "丁" + "丙" * 40, "…" + "甲" * 10 + "[-乙][+丁]" + "丙" * 10 + "…"),
    ],
)
def test_an_alteration_keeps_the_words_around_it(was: str, now: str, parts: str) -> None:
    signs = {"kept": "{}", "removed": "[-{}]", "added": "[+{}]"}
    assert "".join(signs[part.kind].format(part.text) for part in alteration(was, now)) == parts
