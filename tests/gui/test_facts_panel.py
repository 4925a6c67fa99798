"""The facts view in a person's hands: filter, group, review, correct, comment."""

import time
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt, QTranslator
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from archive_viewer.bootstrap import open_services
from archive_viewer.domain.fact import Fact, FactKind, FactStatus
from archive_viewer.domain.span import Span
from archive_viewer.gui.facts.model import ROW_ROLE, FactRow, GroupRow
from archive_viewer.gui.facts.panel import FactsPanel
from archive_viewer.gui.facts.row_widgets import CorrectionForm
from helpers.panels import Stage

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support propagateSizeHints")


@pytest.fixture
def panel(room: Stage) -> FactsPanel:
    made: FactsPanel = room.show(FactsPanel)
    made.show_article(room.article)
    room.settle()
    return made


def rows(panel: FactsPanel) -> list[GroupRow | FactRow]:
    model = panel.view.model()
    return [model.index(n, 0).data(ROW_ROLE) for n in range(model.rowCount())]


def facts(panel: FactsPanel) -> list[Fact]:
    return [row.fact for row in rows(panel) if isinstance(row, FactRow)]


def groups(panel: FactsPanel) -> list[GroupRow]:
    return [row for row in rows(panel) if isinstance(row, GroupRow)]


def go_to(panel: FactsPanel, text: str) -> Fact:
    fact = next(f for f in facts(panel) if f.text == text)
    assert fact.id is not None
    panel.point_at(fact.start)
    return fact


def press(room: Stage, panel: FactsPanel, key: Qt.Key) -> None:
    panel.view.setFocus()
    room.qtbot.keyClick(panel.view, key)
    room.settle()


def stored(room: Stage, fact: Fact) -> Fact:
    return next(f for f in room.services.facts.facts(room.article.id) if f.id == fact.id)


def test_facts_stand_under_the_question_they_answer(panel: FactsPanel) -> None:
    labels = [group.label for group in groups(panel)]
    assert len(labels) == 5
    assert labels[1:] == ["Q1", "Q2", "Q3", "Q4"]
    assert sum(group.total for group in groups(panel)) == len(facts(panel))
    assert {fact.kind for fact in facts(panel)} == {FactKind.QUANTITY}


def test_typing_narrows_by_words_and_by_number(room: Stage, panel: FactsPanel) -> None:
    room.qtbot.keyClicks(panel.filter, "num:>1000 ")
    panel.filter.insert("抓获")
    assert {fact.text for fact in facts(panel)} >= {"1023人", "4060人"}
    assert all((fact.value or 0) > 1000 and "抓获" in (fact.measure or "") for fact in facts(panel))
    room.qtbot.keyClick(panel.filter, Qt.Key.Key_Escape)
    assert panel.filter.text() == ""
    assert len(facts(panel)) > 50


def test_a_filter_that_nothing_meets_says_so(room: Stage, panel: FactsPanel) -> None:
    panel.filter.setText("没有这样的词")
    assert facts(panel) == []
    assert panel.empty.isVisible()
    assert panel.empty.text()


def test_keys_confirm_and_reject_and_move_on(room: Stage, panel: FactsPanel) -> None:
    first = go_to(panel, "88个")
    press(room, panel, Qt.Key.Key_Y)
    assert stored(room, first).status is FactStatus.CONFIRMED
    second = panel.current_fact()
    assert second is not None
    assert second.text == "1023人"
    press(room, panel, Qt.Key.Key_N)
    assert stored(room, second).status is FactStatus.REJECTED
    assert "1" in panel.footer.button(FactStatus.REJECTED).text()


def test_coverage_of_a_group_follows_the_review(room: Stage, panel: FactsPanel) -> None:
    go_to(panel, "88个")
    before = next(group for group in groups(panel) if group.label == "Q2").judged
    press(room, panel, Qt.Key.Key_Y)
    assert next(group for group in groups(panel) if group.label == "Q2").judged == before + 1


def test_a_correction_replaces_what_the_grammar_read(room: Stage, panel: FactsPanel) -> None:
    fact = go_to(panel, "1245起")
    press(room, panel, Qt.Key.Key_E)
    value = panel.view.findChild(QLineEdit, "factValueEdit")
    period = panel.view.findChild(QLineEdit, "factPeriodEdit")
    room.qtbot.waitUntil(value.hasFocus)
    value.setText("1.2万")
    period.setText("2018/2021")
    room.qtbot.keyClick(value, Qt.Key.Key_Return)
    room.settle()
    corrected = stored(room, fact)
    assert (corrected.value, corrected.period, corrected.status) == (12000, "2018/2021", FactStatus.CORRECTED)
    assert (corrected.unit, corrected.measure) == (fact.unit, fact.measure)


@pytest.mark.parametrize(("field", "words"), [("factValueEdit", "many"), ("factPeriodEdit", "last year")])
def test_a_correction_that_cannot_be_read_is_not_saved(room: Stage, panel: FactsPanel, field: str, words: str) -> None:
    fact = go_to(panel, "1245起")
    press(room, panel, Qt.Key.Key_E)
    edit = panel.view.findChild(QLineEdit, field)
    edit.setText(words)
    room.qtbot.keyClick(edit, Qt.Key.Key_Return)
    room.settle()
    assert stored(room, fact).status is FactStatus.DERIVED
    assert edit.isVisible()
    room.qtbot.keyClick(edit, Qt.Key.Key_Escape)
    assert panel.view.hasFocus()


def test_a_comment_on_a_fact_is_an_annotation_and_counts_in_its_row(room: Stage, panel: FactsPanel) -> None:
    fact = go_to(panel, "5.625亿元")
    press(room, panel, Qt.Key.Key_C)
    edit = panel.view.findChild(QPlainTextEdit, "commentEdit")
    room.qtbot.waitUntil(edit.hasFocus)
    room.qtbot.keyClicks(edit, "check")
    with room.qtbot.waitSignal(panel.annotationActivated):
        room.qtbot.keyClick(edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    room.settle()
    (note,) = room.services.annotating.annotations(room.article.id)
    assert (note.fact_id, note.comment) == (fact.id, "check")
    assert next(r for r in rows(panel) if isinstance(r, FactRow) and r.fact.id == fact.id).comments == 1


def test_stepping_shows_where_the_fact_stands(room: Stage, panel: FactsPanel) -> None:
    go_to(panel, "88个")
    went: list[Span] = []
    panel.spanActivated.connect(went.append)
    press(room, panel, Qt.Key.Key_J)
    assert [span.of(room.article.text) for span in went] == ["1023人"]


def test_the_source_points_without_being_sent_anywhere(room: Stage, panel: FactsPanel) -> None:
    start, _ = room.span("1245起")
    with room.qtbot.assertNotEmitted(panel.spanActivated):
        panel.point_at(start + 1)
    current = panel.current_fact()
    assert current is not None
    assert current.text == "1245起"


def test_the_end_of_a_number_still_belongs_to_it(room: Stage, panel: FactsPanel) -> None:
    panel.point_at(room.span("1245起")[1])
    current = panel.current_fact()
    assert current is not None
    assert current.text == "1245起"


def test_the_language_changes_under_the_reader(room: Stage, panel: FactsPanel, root: Path) -> None:
    translator = QTranslator()
    assert translator.load(str(root / "resources" / "translations" / "facts_zh_CN.qm"))
    QCoreApplication.installTranslator(translator)
    room.settle()
    assert [group.label for group in groups(panel)][:2] == ["导语", "问 1"]
    assert panel.grouping.text() == "按提问"
    QCoreApplication.removeTranslator(translator)
    room.settle()
    assert panel.grouping.text() == "By question"


def test_thousands_of_facts_stay_light(room: Stage, panel: FactsPanel) -> None:
    many = [replace(fact, id=n, start=n, end=n + 1) for n, fact in enumerate(facts(panel) * 40)]
    began = time.perf_counter()
    panel._model.set_content(room.article, many, {})
    panel.filter.setText("num:>1000")
    panel.filter.clear()
    panel.view.step(1)
    panel.view.executeDelayedItemsLayout()
    assert panel.view.model().rowCount() > 3000
    assert time.perf_counter() - began < 1.5


def test_a_folded_group_opens_for_the_fact_pointed_at(room: Stage, panel: FactsPanel) -> None:
    group = next(group for group in groups(panel) if group.label == "Q2")
    panel.view.folded.emit(group.key)
    assert "1245起" not in [fact.text for fact in facts(panel)]
    panel.point_at(room.span("1245起")[0])
    assert "1245起" in [fact.text for fact in facts(panel)]


def test_chips_and_status_narrow_the_list(room: Stage, panel: FactsPanel) -> None:
    dates = next(chip for chip in panel.chips.chips() if chip.face.key is FactKind.DATE)
    dates.click()
    assert {fact.kind for fact in facts(panel)} == {FactKind.QUANTITY, FactKind.DATE}
    panel.footer.button(FactStatus.CONFIRMED).click()
    assert facts(panel) == []


def test_every_row_reads_as_a_sentence(panel: FactsPanel) -> None:
    model = panel.view.model()
    spoken = [model.index(n, 0).data(Qt.ItemDataRole.AccessibleTextRole) for n in range(model.rowCount())]
    assert any("抓获犯罪嫌疑人" in row and "1023 人" in row and "2018" in row for row in spoken)


def test_where_another_process_writes_nothing_can_be_judged(qtbot: QtBot, tmp_path: Path, sample: Path) -> None:
    services = open_services(tmp_path / "archive", create=True)
    services.importing.run([sample])
    services.close()
    services = open_services(tmp_path / "archive", read_only=True)
    opened = Stage(qtbot, services)
    panel: FactsPanel = opened.show(FactsPanel)
    panel.show_article(opened.article)
    opened.settle()
    fact = go_to(panel, "1245起")
    with qtbot.waitSignal(panel.messageRequested):
        qtbot.keyClick(panel.view, Qt.Key.Key_Y)
    opened.settle()
    assert stored(opened, fact).status is FactStatus.DERIVED
    opened.close()
    services.close()


def test_facts_are_grouped_by_section_and_by_entity(room: Stage, panel: FactsPanel) -> None:
    panel.grouping.chosen.emit("section")
    labels = [row.label for row in rows(panel) if isinstance(row, GroupRow)]
    assert "在维护社会稳定方面" in labels
    panel.grouping.chosen.emit("entity")
    labels = [row.label for row in rows(panel) if isinstance(row, GroupRow)]
    assert "玉溪市" in labels
    assert len(labels) == len(set(labels))


@pytest.mark.parametrize("order", ["value", "unit", "measure", "period", "status"])
def test_an_order_keeps_every_fact_and_its_group(room: Stage, panel: FactsPanel, order: str) -> None:
    before = [row.fact.id for row in rows(panel) if isinstance(row, FactRow)]
    panel.grouping.chosen.emit("none")
    panel.order.chosen.emit(order)
    facts = [row.fact for row in rows(panel) if isinstance(row, FactRow)]
    assert sorted(f.id or 0 for f in facts) == sorted(n or 0 for n in before)
    if order == "value":
        values = [f.value for f in facts if f.value is not None]
        assert values == sorted(values, reverse=True)


def test_the_facts_in_sight_are_saved_as_a_table(room: Stage, panel: FactsPanel, tmp_path: Path) -> None:
    panel.filter.setText("num:>4000 unit:人")
    target = tmp_path / "事实.csv"
    with room.qtbot.waitSignal(panel.messageRequested) as told:
        panel.save(target)
    assert "事实.csv" in told.args[0]
    assert len(target.read_text("utf-8-sig").strip().splitlines()) == 2


def test_a_correction_moves_a_fact_to_its_words_and_keeps_a_note(room: Stage, panel: FactsPanel) -> None:
    fact = go_to(panel, "4290起")
    panel._row.do("correct")
    room.settle()
    form = panel.view.findChild(CorrectionForm)
    assert form is not None
    fields = {name: form.findChild(QLineEdit, f"fact{name}Edit") for name in ("Words", "Note")}
    words, note = fields["Words"], fields["Note"]
    assert words is not None
    assert note is not None
    words.setText("没有这些字")
    assert not form._save.isEnabled()
    words.setText("刑事案件4290起")
    note.setText("含宾语")
    form.save()
    room.settle()
    moved = next(f for f in room.services.facts.facts(room.article.id) if f.id == fact.id)
    assert (moved.text, moved.note, moved.status) == ("刑事案件4290起", "含宾语", FactStatus.CORRECTED)
    assert room.article.text[moved.start : moved.end] == moved.text
