"""The view of findings: it says what does not agree, goes to the places, and lets a finding stand."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from archive_viewer.gui.main_window import MainWindow
from helpers.driving import settle
from helpers.windows import opened


@pytest.fixture
def window(tmp_path: Path) -> Iterator[MainWindow]:
    with opened(tmp_path / "archive") as (_desk, shown):
        shown.panes.views.show_pane("audit")
        settle(shown)
        yield shown


def test_the_sample_shows_its_three(window: MainWindow) -> None:
    shown = [[button.quote.fact.text for button in card.quotes] for card in window.audit.cards]
    assert shown == [["82个", "81个"], ["508个", "808个"], ["6997万余起", "40万人次"]]


def test_a_quoted_number_is_gone_to(window: MainWindow) -> None:
    quote = window.audit.cards[0].quotes[1]
    QTest.keyClick(quote, Qt.Key.Key_Space)
    settle(window)
    assert window.reader.article is not None
    offset = window.reader.view.offset
    assert quote.quote.fact.start <= offset <= quote.quote.fact.end


def test_a_finding_is_let_stand_with_a_note_and_comes_back(window: MainWindow) -> None:
    card = window.audit.cards[0]
    card.note.setText("一处是实际在岗，一处是网点")
    QTest.keyClick(card.note, Qt.Key.Key_Return)
    settle(window)
    assert len(window.audit.cards) == 2
    window.audit.dismissed.setChecked(True)
    settle(window)
    assert len(window.audit.cards) == 3
    window.services.undo.undo()
    window.audit.dismissed.setChecked(False)
    settle(window)
    assert len(window.audit.cards) == 3


def test_the_source_marks_what_findings_speak_of(window: MainWindow) -> None:
    article = window.reader.article
    assert article is not None
    marked = {span.of(article.text) for span in window.reader.view.marks.findings.spans}
    assert marked == {"82个", "81个", "508个", "808个", "6997万余起", "40万人次"}
    card = window.audit.cards[0]
    QTest.keyClick(card.note, Qt.Key.Key_Return)
    settle(window)
    marked = {span.of(article.text) for span in window.reader.view.marks.findings.spans}
    assert marked == {"508个", "808个", "6997万余起", "40万人次"}


def test_a_note_half_written_outlives_a_change_elsewhere(window: MainWindow) -> None:
    window.audit.cards[0].note.setText("还没写完")
    window.services.importing.paste("短讯\n今天有雨。", "a.txt")
    settle(window)
    assert window.audit.cards[0].note.text() == "还没写完"


def test_the_next_number_without_a_fact_is_selected(window: MainWindow) -> None:
    window.services.importing.paste("房号\n他住在A座。房号是1204。", "a.txt")
    settle(window)
    window.go(max(window.services.library.ids("added")))
    settle(window)
    article = window.reader.article
    assert article is not None
    window.actions_["actionNextUncovered"].trigger()
    settle(window)
    selected = window.reader.view.selection
    assert selected is not None
    assert selected.of(article.text) == "1204"
