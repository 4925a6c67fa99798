"""The outline: what it lists, where it leads, what it lights."""

import pytest
from PySide6.QtCore import Qt

from archive_viewer.domain.span import Span
from archive_viewer.gui.outline.panel import OutlinePanel
from archive_viewer.gui.outline.rows import OutlineRow
from helpers.panels import Stage

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support propagateSizeHints")


@pytest.fixture
def panel(room: Stage) -> OutlinePanel:
    made: OutlinePanel = room.show(OutlinePanel)
    made.show_article(room.article)
    room.settle()
    return made


def rows(panel: OutlinePanel) -> list[OutlineRow]:
    return panel.view.model().rows  # type: ignore[attr-defined]


def test_the_interview_is_laid_out(room: Stage, panel: OutlinePanel) -> None:
    kinds = [row.kind for row in rows(panel)]
    assert kinds[:3] == ["kicker", "title", "lead"]
    assert kinds.count("question") == 4
    assert kinds.count("answer") == 4
    assert {row.label for row in rows(panel) if row.kind == "answer"} == {"王贵元"}
    assert any(row.words == "在守护公平正义方面" for row in rows(panel))


def test_questions_carry_the_facts_that_answer_them(room: Stage, panel: OutlinePanel) -> None:
    sections = [row for row in rows(panel) if row.kind in ("lead", "question")]
    quantities = room.services.facts.facts(room.article.id, kind="quantity")
    assert sum(row.count for row in sections) == len(quantities)


def test_return_goes_to_the_place(room: Stage, panel: OutlinePanel) -> None:
    went: list[Span] = []
    panel.spanActivated.connect(went.append)
    row = next(n for n, row in enumerate(rows(panel)) if row.kind == "question")
    panel.view.setCurrentIndex(panel.view.model().index(row, 0))
    room.qtbot.keyClick(panel.view, Qt.Key.Key_Return)
    assert went[0].of(room.article.text).endswith("您认为是什么?")


def test_a_filter_keeps_the_question_above_what_it_finds(room: Stage, panel: OutlinePanel) -> None:
    panel.filter.setText("公平正义方面")
    assert [row.kind for row in rows(panel)] == ["question", "opener"]
    panel.filter.setText("没有这样的词")
    assert panel.empty.isVisible()


def test_the_source_lights_the_part_it_is_in(room: Stage, panel: OutlinePanel) -> None:
    panel.point_at(room.span("70余项")[0])
    assert rows(panel)[panel.view.currentIndex().row()].words == "在守护公平正义方面"
