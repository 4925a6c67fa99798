"""The annotations view: cards, filters, editing in place, nothing typed is lost."""

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from archive_viewer.domain.annotation import Annotation, Target
from archive_viewer.domain.span import Span
from archive_viewer.gui.annotations.model import CARD_ROLE, Card
from archive_viewer.gui.annotations.panel import AnnotationsPanel
from helpers.panels import Stage

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support propagateSizeHints")


@pytest.fixture
def panel(room: Stage) -> AnnotationsPanel:
    made: AnnotationsPanel = room.show(AnnotationsPanel)
    made.show_article(room.article)
    room.settle()
    return made


def annotate(room: Stage, words: str, comment: str = "", tags: tuple[str, ...] = ()) -> Annotation:
    note = room.services.annotating.annotate(1, *room.span(words), comment=comment, tags=tags)
    room.settle()
    return note


def cards(panel: AnnotationsPanel) -> list[Card]:
    model = panel.view.model()
    return [model.index(n, 0).data(CARD_ROLE) for n in range(model.rowCount())]


def comment_edit(panel: AnnotationsPanel) -> QPlainTextEdit:
    return next(e for e in panel.findChildren(QPlainTextEdit, "commentEdit") if e.isVisible())


def stored(room: Stage, note: Annotation) -> Annotation:
    return room.services.annotating.annotations(ids=[note.id])[0]


def test_cards_follow_the_text_or_the_clock(room: Stage, panel: AnnotationsPanel) -> None:
    older = annotate(room, "长安杯", "a")
    newer = annotate(room, "打掉黑恶团伙88个", "b")
    assert [card.note.id for card in cards(panel)] == [older.id, newer.id]
    panel.order.chosen.emit("newest")
    assert [card.note.id for card in cards(panel)] == [newer.id, older.id]
    panel.order.chosen.emit("place")
    assert cards(panel)[0].paragraph == 2


def test_overlaps_are_counted(room: Stage, panel: AnnotationsPanel) -> None:
    annotate(room, "中国最安全城市")
    annotate(room, "最安全城市")
    annotate(room, "捧得全国")
    assert [card.overlaps for card in cards(panel)] == [1, 1, 0]


def test_a_comment_is_written_in_its_card(room: Stage, panel: AnnotationsPanel) -> None:
    note = annotate(room, "长安杯")
    panel.edit(note.id)
    edit = comment_edit(panel)
    room.qtbot.waitUntil(edit.hasFocus)
    room.qtbot.keyClicks(edit, "Which years?")
    room.qtbot.keyClick(edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    room.settle()
    assert stored(room, note).comment == "Which years?"
    assert panel.view.hasFocus()


def test_an_annotation_can_be_opened_before_it_was_read(room: Stage, panel: AnnotationsPanel) -> None:
    note = room.services.annotating.annotate(1, *room.span("长安杯"))
    panel.edit(note.id, "tag")
    room.settle()
    tags = next(e for e in panel.findChildren(QLineEdit, "tagEdit") if e.isVisible())
    room.qtbot.waitUntil(tags.hasFocus)
    room.qtbot.keyClicks(tags, "figures, verify figures")
    room.qtbot.keyClick(tags, Qt.Key.Key_Return)
    room.settle()
    assert set(stored(room, note).tags) == {"figures", "verify"}


def test_escape_gives_up_what_was_typed(room: Stage, panel: AnnotationsPanel) -> None:
    note = annotate(room, "长安杯", "first")
    panel.edit(note.id)
    edit = comment_edit(panel)
    edit.setPlainText("second")
    room.qtbot.keyClick(edit, Qt.Key.Key_Escape)
    room.settle()
    assert stored(room, note).comment == "first"
    assert panel.editor.open_id is None


def test_leaving_the_editor_saves(room: Stage, panel: AnnotationsPanel) -> None:
    note = annotate(room, "长安杯", "first")
    panel.edit(note.id)
    edit = comment_edit(panel)
    room.qtbot.waitUntil(edit.hasFocus)
    edit.setPlainText("second")
    panel.filter.setFocus()
    room.qtbot.waitUntil(lambda: panel.editor.open_id is None)
    room.settle()
    assert stored(room, note).comment == "second"


def test_a_change_elsewhere_leaves_the_open_editor_as_it_was(room: Stage, panel: AnnotationsPanel) -> None:
    note = annotate(room, "长安杯", "first")
    panel.edit(note.id)
    comment_edit(panel).setPlainText("half a thought")
    annotate(room, "88个")
    assert panel.editor.open_id == note.id
    assert comment_edit(panel).toPlainText() == "half a thought"


def test_words_and_tags_narrow_the_cards(room: Stage, panel: AnnotationsPanel) -> None:
    annotate(room, "长安杯", "cup", ("ranking",))
    annotate(room, "88个", "gangs", ("figures", "verify"))
    panel.filter.setText("gang")
    assert [card.note.comment for card in cards(panel)] == ["gangs"]
    panel.filter.clear()
    chip = next(c for c in panel.chips.chips() if c.face.key == "ranking")
    chip.click()
    assert [card.note.comment for card in cards(panel)] == ["cup"]


def test_delete_removes_and_undo_brings_back(room: Stage, panel: AnnotationsPanel) -> None:
    annotate(room, "长安杯", "cup")
    panel.view.setFocus()
    panel.view.setCurrentIndex(panel.view.model().index(0, 0))
    room.qtbot.keyClick(panel.view, Qt.Key.Key_Delete)
    room.settle()
    assert cards(panel) == []
    assert panel.empty.isVisible()
    room.services.undo.undo()
    room.settle()
    assert [card.note.comment for card in cards(panel)] == ["cup"]


def test_a_note_on_the_article_opens_at_once(room: Stage, panel: AnnotationsPanel) -> None:
    panel.footer.note.click()
    room.settle()
    room.qtbot.waitUntil(lambda: panel.editor.open_id is not None)
    assert [card.note.target for card in cards(panel)] == [Target.ARTICLE]


def test_a_card_leads_to_its_place_and_the_source_to_its_card(room: Stage, panel: AnnotationsPanel) -> None:
    annotate(room, "长安杯", "cup")
    note = annotate(room, "88个", "gangs")
    panel.point_at(room.span("88个")[0])
    assert panel.view.currentIndex().data(CARD_ROLE).note.id == note.id
    went: list[Span] = []
    panel.spanActivated.connect(went.append)
    panel.view.setFocus()
    room.qtbot.keyClick(panel.view, Qt.Key.Key_Up)
    assert went[-1].of(room.article.text) == "长安杯"


def test_markup_in_a_comment_stays_text(room: Stage, panel: AnnotationsPanel) -> None:
    annotate(room, "长安杯", "<b>bold</b> <img src=x>\n**strong** [link](javascript:alert)")
    index: QModelIndex = panel.view.model().index(0, 0)
    spoken = str(index.data(Qt.ItemDataRole.AccessibleTextRole))
    assert "<b>bold</b> <img src=x>" in spoken
    assert "strong link" in spoken
    assert not panel.grab().isNull()
