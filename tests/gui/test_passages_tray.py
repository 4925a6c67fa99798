"""The tray: order, removal, collections, copying with citations, folding."""

from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from archive_viewer.bootstrap import open_services
from archive_viewer.domain.span import Span
from archive_viewer.gui.annotations.panel import AnnotationsPanel
from archive_viewer.gui.operations.exporting import MARKDOWN_TYPE
from archive_viewer.gui.passages.cards import author, card_width
from archive_viewer.gui.passages.tray import FOLDED, OPEN, PassageTray
from helpers.panels import Stage, stage

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support propagateSizeHints")
WORDS = ("长安杯", "打掉黑恶团伙88个", "抓获犯罪嫌疑人1023人")


@pytest.fixture
def tray(room: Stage) -> PassageTray:
    made: PassageTray = room.show(PassageTray, 1200, OPEN)
    for words in WORDS:
        made.add(1, Span(*room.span(words)))
    room.settle()
    return made


def order(room: Stage) -> list[str]:
    return [passage.text for passage in room.services.passages.tray()]


def test_an_empty_tray_says_how_to_fill_it(room: Stage) -> None:
    empty: PassageTray = room.show(PassageTray, 1200, OPEN)
    assert empty.empty.isVisible()
    assert not empty.header.export.isEnabled()


def test_passages_come_in_the_order_they_were_added(room: Stage, tray: PassageTray) -> None:
    assert order(room) == list(WORDS)
    assert tray.header.count.text() == "3"
    assert not tray.empty.isVisible()


def test_alt_with_an_arrow_moves_a_passage(room: Stage, tray: PassageTray) -> None:
    tray.view.setFocus()
    tray.view.setCurrentIndex(tray.view.model().index(0, 0))
    room.qtbot.keyClick(tray.view, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    room.settle()
    assert order(room) == [WORDS[1], WORDS[0], WORDS[2]]
    room.qtbot.keyClick(tray.view, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    room.settle()
    assert order(room) == [WORDS[1], WORDS[2], WORDS[0]]


def test_dropping_a_card_before_another_stores_the_order(room: Stage, tray: PassageTray) -> None:
    view = tray.view
    view.setCurrentIndex(view.model().index(2, 0))
    view.dropped.emit(view.gap_at(view.visualRect(view.model().index(0, 0)).left() + 4))
    room.settle()
    assert order(room) == [WORDS[2], WORDS[0], WORDS[1]]
    view.dropped.emit(view.gap_at(view.viewport().width()))
    room.settle()
    assert order(room) == [WORDS[0], WORDS[1], WORDS[2]]


def test_several_cards_move_together(room: Stage, tray: PassageTray) -> None:
    flag = QItemSelectionModel.SelectionFlag.Select
    for row in (0, 1):
        tray.view.selectionModel().select(tray.view.model().index(row, 0), flag)
    tray.drop(3)
    room.qtbot.wait(30)
    room.settle()
    assert order(room) == [WORDS[2], WORDS[0], WORDS[1]]
    room.services.undo.undo()
    assert order(room) == list(WORDS)


def test_delete_takes_out_what_is_selected(room: Stage, tray: PassageTray) -> None:
    tray.view.setFocus()
    tray.view.setCurrentIndex(tray.view.model().index(1, 0))
    room.qtbot.keyClick(tray.view, Qt.Key.Key_Delete)
    room.settle()
    assert order(room) == [WORDS[0], WORDS[2]]


def test_return_goes_to_the_passage(room: Stage, tray: PassageTray) -> None:
    tray.view.setFocus()
    tray.view.setCurrentIndex(tray.view.model().index(1, 0))
    went: list[tuple[int, Span]] = []
    tray.passageActivated.connect(lambda article_id, span: went.append((article_id, span)))
    room.qtbot.keyClick(tray.view, Qt.Key.Key_Return)
    assert [(article_id, span.of(room.article.text)) for article_id, span in went] == [(1, WORDS[1])]


def test_copying_gives_three_kinds_of_text_with_the_citation(room: Stage, tray: PassageTray) -> None:
    tray.view.clearSelection()
    with room.qtbot.waitSignal(tray.messageRequested):
        tray.copy()
    content = QGuiApplication.clipboard().mimeData()
    for text in (content.text(), content.html(), bytes(content.data(MARKDOWN_TYPE).data()).decode()):
        assert all(words in text for words in WORDS)
        assert "李发兴" in text


def test_a_collection_keeps_the_tray_and_gives_it_back(room: Stage, tray: PassageTray) -> None:
    tray.header.save.click()
    room.qtbot.waitUntil(tray.header.name.hasFocus)
    room.qtbot.keyClicks(tray.header.name, "Figures")
    room.qtbot.keyClick(tray.header.name, Qt.Key.Key_Return)
    room.settle()
    (kept,) = room.services.passages.collections()
    assert (kept.name, kept.count) == ("Figures", 3)
    assert tray.collection_name() == "Figures"
    tray.view.setFocus()
    tray.view.selectAll()
    room.qtbot.keyClick(tray.view, Qt.Key.Key_Delete)
    room.settle()
    assert order(room) == []
    tray.header.loading.emit(kept.id)
    room.settle()
    assert order(room) == list(WORDS)


def test_where_another_process_writes_the_tray_can_only_be_read(qtbot: QtBot, tmp_path: Path, sample: Path) -> None:
    with stage(qtbot, tmp_path, sample) as writing:
        writing.services.passages.add(1, *writing.span(WORDS[0]))
    services = open_services(tmp_path / "archive", read_only=True)
    reading = Stage(qtbot, services)
    tray: PassageTray = reading.show(PassageTray, 1200, OPEN)
    assert not tray.header.save.isEnabled()
    assert tray.header.save.toolTip()
    assert tray.header.export.isEnabled()
    tray.view.setFocus()
    tray.view.setCurrentIndex(tray.view.model().index(0, 0))
    with qtbot.waitSignal(tray.messageRequested):
        qtbot.keyClick(tray.view, Qt.Key.Key_Delete)
    reading.settle()
    assert order(reading) == [WORDS[0]]
    notes: AnnotationsPanel = reading.show(AnnotationsPanel)
    notes.show_article(reading.article)
    reading.settle()
    assert not notes.footer.note.isEnabled()
    assert notes.footer.note.toolTip()
    reading.close()
    services.close()


def test_folding_leaves_the_header(room: Stage, tray: PassageTray) -> None:
    folded: list[bool] = []
    tray.foldedChanged.connect(folded.append)
    tray.set_folded(True)
    assert (tray.height(), tray.view.isVisible()) == (FOLDED, False)
    tray.set_folded(False)
    assert (tray.height(), tray.view.isVisible()) == (OPEN, True)
    assert folded == [True, False]


@pytest.mark.parametrize(
    ("byline", "name"),
    [("人民网记者 李发兴", "李发兴"), ("本报记者：张三、李四", "张三、李四"), ("Jane Doe", "Jane Doe"), ("", "")],
)
def test_a_card_names_the_person_not_the_trade(byline: str, name: str) -> None:
    assert author(byline) == name


@pytest.mark.parametrize("count", range(1, 9))
@pytest.mark.parametrize("room_px", [500, 900, 1408, 2528])
def test_cards_never_fall_under_their_least_width(room_px: int, count: int) -> None:
    width = card_width(room_px, count)
    assert 290 <= width <= room_px
    assert width * min(count, max(1, room_px // 308)) <= room_px
