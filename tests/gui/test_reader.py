"""The reader in a person's hands: an archive with the sample article, real services, real keys."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QTextCursor, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from archive_viewer.bootstrap import open_services
from archive_viewer.domain.annotation import Color
from archive_viewer.domain.fact import FactKind, FactStatus
from archive_viewer.domain.span import Span
from archive_viewer.gui.reader.panel import ReaderPanel
from archive_viewer.gui.tasks.runner import Tasks
from archive_viewer.gui.theme import Theme
from archive_viewer.services.services import Services

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support propagateSizeHints")


@pytest.fixture
def services(tmp_path: Path, sample: Path) -> Iterator[Services]:
    opened = open_services(tmp_path / "archive", create=True)
    opened.importing.run([sample])
    yield opened
    opened.close()


@pytest.fixture
def panel(qtbot: QtBot, services: Services) -> Iterator[ReaderPanel]:
    theme, tasks = Theme(), Tasks()
    theme.reduced_motion = True
    window = QWidget()
    window.resize(776, 700)
    qtbot.addWidget(window)
    made = ReaderPanel(services, theme, tasks, window)
    made.resize(776, 700)
    window.show()
    with qtbot.waitSignal(made.articleShown):
        made.show_article(1)
    yield made
    tasks.close()


def text_of(panel: ReaderPanel) -> str:
    assert panel.article is not None
    return panel.article.text


def span_of(panel: ReaderPanel, words: str) -> Span:
    start = text_of(panel).index(words)
    return Span(start, start + len(words))


def select(panel: ReaderPanel, words: str) -> Span:
    view, span = panel.view, span_of(panel, words)
    view.go_to(span, pulse=False)
    cursor = view.textCursor()
    cursor.setPosition(view.units.to_utf16(span.start))
    cursor.setPosition(view.units.to_utf16(span.end), QTextCursor.MoveMode.KeepAnchor)
    view.setTextCursor(cursor)
    return span


def settle(qtbot: QtBot, panel: ReaderPanel) -> None:
    qtbot.waitUntil(lambda: panel.tasks.pending == 0)


def test_the_article_shows_with_its_facts_and_how_far_they_are_reviewed(panel: ReaderPanel, services: Services) -> None:
    numbers = services.facts.facts(article_id=1, kind=FactKind.QUANTITY)
    assert len(panel.view.marks.facts) >= len(numbers) > 0
    assert f"0/{len(numbers)}" in panel.header._bar.accessibleName()
    assert panel.view.objectName() == "articleView"
    assert panel.view.accessibleName()


@pytest.mark.parametrize(
    ("key", "color"),
    [(Qt.Key.Key_H, Color.YELLOW), *((Qt.Key(Qt.Key.Key_1 + n), color) for n, color in enumerate(Color))],
)
def test_keys_highlight_the_selection(qtbot: QtBot, panel: ReaderPanel, key: Qt.Key, color: Color) -> None:
    span = select(panel, "刑事立案数呈逐年下降趋势")
    with qtbot.waitSignal(panel.highlightRequested) as asked:
        QTest.keyClick(panel.view, key)
    assert asked.args == [span, color.value]


def test_h_uses_the_last_colour_again(qtbot: QtBot, panel: ReaderPanel) -> None:
    select(panel, "扫黑除恶")
    QTest.keyClick(panel.view, Qt.Key.Key_4)
    with qtbot.waitSignal(panel.highlightRequested) as asked:
        QTest.keyClick(panel.view, Qt.Key.Key_H)
    assert asked.args is not None
    assert asked.args[1] == "blue"


def test_without_a_selection_a_comment_goes_to_the_fact_else_to_the_sentence(qtbot: QtBot, panel: ReaderPanel) -> None:
    fact = next(f for f in panel.view.marks.facts.things if f.text.startswith("1245"))
    panel.go_to(fact.span)
    with qtbot.waitSignal(panel.commentRequested) as asked:
        QTest.keyClick(panel.view, Qt.Key.Key_C)
    assert asked.args == [fact.span]
    panel.go_to(span_of(panel, "为专访内容"))
    with qtbot.waitSignal(panel.commentRequested) as asked:
        QTest.keyClick(panel.view, Qt.Key.Key_C)
    assert asked.args == [span_of(panel, "以下为专访内容:")]


def test_t_p_and_copy_with_citation_ask_for_the_selection(qtbot: QtBot, panel: ReaderPanel) -> None:
    span = select(panel, "查封、冻结涉黑涉恶资产5.625亿元")
    held = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    for signal, key, modifiers in (
        (panel.tagRequested, Qt.Key.Key_T, Qt.KeyboardModifier.NoModifier),
        (panel.passageRequested, Qt.Key.Key_P, Qt.KeyboardModifier.NoModifier),
        (panel.copyRequested, Qt.Key.Key_C, held),
    ):
        with qtbot.waitSignal(signal) as asked:
            QTest.keyClick(panel.view, key, modifiers)
        assert asked.args == [span]


def test_copying_gives_the_characters_of_the_source_across_paragraphs(panel: ReaderPanel) -> None:
    span = select(panel, "主要品牌。\n人民网:近年来,玉溪公安")
    QTest.keyClick(panel.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == span.of(text_of(panel))
    carried = panel.view.createMimeDataFromSelection()
    assert (carried.text(), carried.hasHtml()) == (span.of(text_of(panel)), False)


def test_j_and_k_walk_through_the_facts_and_leave_the_view_beside_as_it_is(panel: ReaderPanel) -> None:
    activated: list[int] = []
    panel.factActivated.connect(activated.append)
    walked = []
    for key in (Qt.Key.Key_J, Qt.Key.Key_J, Qt.Key.Key_J, Qt.Key.Key_K):
        QTest.keyClick(panel.view, key)
        walked.append(panel.view.marks.linked_fact)
    assert len(set(walked)) == 3
    assert walked[3] == walked[1]
    linked = next(f for f in panel.view.marks.facts.things if f.id == walked[3])
    assert panel.view.offset == linked.start
    assert activated == []


def test_a_click_on_a_fact_names_it_and_moves_the_cursor(qtbot: QtBot, panel: ReaderPanel) -> None:
    fact = next(f for f in panel.view.marks.facts.things if f.text.startswith("1023"))
    panel.go_to(fact.span, pulse=False)
    lines = panel.view.lines_in_view()
    point = next(lines.pieces(fact.span)).box.center().toPoint()
    with qtbot.waitSignals([panel.factActivated, panel.cursorMoved]):
        QTest.mouseClick(panel.view.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert fact.start <= panel.view.offset <= fact.end


def test_going_somewhere_puts_it_below_the_folded_head(panel: ReaderPanel) -> None:
    span = span_of(panel, "5.87亿元")
    panel.go_to(span)
    box = next(panel.view.lines_in_view().pieces(span)).box
    assert panel.view.title.height() <= box.top()
    assert box.bottom() <= panel.view.viewport().height()
    assert panel.view.title.fold == 1


def test_the_place_read_comes_back(panel: ReaderPanel) -> None:
    for words in ("党的十八大以来", "应该说", "二是大数据"):
        offset = text_of(panel).index(words)
        panel.restore(offset)
        assert panel.position() == offset


def test_matches_are_walked_to_their_ends(panel: ReaderPanel, services: Services) -> None:
    heard: list[tuple[int, int]] = []
    panel.matchChanged.connect(lambda current, total: heard.append((current, total)))
    matches = services.searching.matches("扫黑除恶", 1)
    panel.set_matches(matches)
    assert [panel.next_match() for _ in range(len(matches) + 1)] == [True] * len(matches) + [False]
    assert heard == [(-1, 4), (0, 4), (1, 4), (2, 4), (3, 4)]
    assert panel.previous_match()
    assert panel.view.marks.current_hit == 2
    panel.set_matches(matches, 0)
    assert not panel.previous_match()


def test_showing_an_article_at_a_match_stands_on_that_match(qtbot: QtBot, panel: ReaderPanel) -> None:
    matches = panel.services.searching.matches("扫黑除恶", 1)
    with qtbot.waitSignal(panel.matchChanged) as heard:
        panel.show_article(1, span=matches[2], matches=matches)
    assert heard.args == [2, 4]


def test_what_is_asked_while_an_article_loads_is_done_when_it_is_there(
    qtbot: QtBot, panel: ReaderPanel, tmp_path: Path
) -> None:
    other = tmp_path / "other.txt"
    other.write_text("另一篇\n\n" + "\n\n".join(f"第{n}段,玉溪。" for n in range(80)), encoding="utf-8")
    added = panel.services.importing.run([other]).added[0]
    matches = panel.services.searching.matches("玉溪", added)
    panel.show_article(added, matches=matches)
    assert panel.previous_match()
    settle(qtbot, panel)
    assert panel.article is not None
    assert (panel.article.id, panel.view.marks.current_hit) == (added, len(matches) - 1)
    assert panel.view.offset == matches[-1].start
    panel.show_article(1)
    place = 2400
    panel.restore(place)
    settle(qtbot, panel)
    assert abs(panel.position() - place) < 60


def test_going_back_before_the_other_article_came_still_arrives(qtbot: QtBot, panel: ReaderPanel) -> None:
    span = span_of(panel, "5.87亿元")
    panel.show_article(4711)
    panel.show_article(1, span=span)
    settle(qtbot, panel)
    assert panel.view.offset == span.start


def test_a_new_annotation_appears_and_the_text_stays_where_it_is(
    qtbot: QtBot, panel: ReaderPanel, services: Services
) -> None:
    changes = []
    end = services.changes.subscribe(changes.append)
    panel.restore(text_of(panel).index("应该说"))
    place, document = panel.position(), panel.view.document()
    span = span_of(panel, "刑事立案数呈逐年下降趋势")
    note = services.annotating.annotate(1, span.start, span.end, comment="**no figure**", color="green")
    end()
    panel.refresh(changes[-1])
    settle(qtbot, panel)
    assert [a.id for a in panel.view.marks.highlights.things] == [note.id]
    assert panel.position() == place
    assert panel.view.document() is document
    panel.go_to(span)
    with qtbot.waitSignal(panel.removeRequested) as asked:
        QTest.keyClick(panel.view, Qt.Key.Key_Delete)
    assert asked.args == [note.id]


def test_a_click_on_a_margin_mark_activates_its_annotation(
    qtbot: QtBot, panel: ReaderPanel, services: Services
) -> None:
    span = span_of(panel, "刑事立案数呈逐年下降趋势")
    note = services.annotating.annotate(1, span.start, span.end, comment="why?")
    panel._load()
    settle(qtbot, panel)
    panel.go_to(span)
    panel.view.viewport().repaint()
    mark = panel.view.margins.shown[0]
    with qtbot.waitSignal(panel.annotationActivated) as asked:
        QTest.mouseClick(panel.view.viewport(), Qt.MouseButton.LeftButton, pos=mark.box.center().toPoint())
    assert asked.args == [note.id]


def test_a_reviewed_fact_counts_in_the_header(qtbot: QtBot, panel: ReaderPanel, services: Services) -> None:
    fact = services.facts.facts(article_id=1, kind=FactKind.QUANTITY)[0]
    assert fact.id is not None
    services.facts.review(fact.id, FactStatus.CONFIRMED)
    panel._load()
    settle(qtbot, panel)
    assert "1/" in panel.header._bar.accessibleName()


def test_a_deleted_article_leaves_an_empty_page(qtbot: QtBot, panel: ReaderPanel, services: Services) -> None:
    changes = []
    end = services.changes.subscribe(changes.append)
    services.library.delete([1])
    end()
    panel.refresh(changes[-1])
    settle(qtbot, panel)
    assert panel.article is None
    assert panel.empty.isVisible()


def test_finding_counts_walks_round_and_gives_the_search_its_matches_back(qtbot: QtBot, panel: ReaderPanel) -> None:
    panel.set_matches(panel.services.searching.matches("扫黑除恶", 1), 1)
    panel.show_find()
    field = panel.find_bar.field
    field.insert("团伙")
    qtbot.waitUntil(lambda: panel.find_bar.count.text() == "1/1")
    assert [s.of(text_of(panel)) for s in panel.view.marks.hits.spans] == ["团伙"]
    field.setText("派出所")
    qtbot.waitUntil(lambda: len(panel.view.marks.hits) > 1)
    total = len(panel.view.marks.hits)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert panel.find_bar.count.text() == f"2/{total}"
    QTest.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert panel.find_bar.count.text() == f"{total}/{total}"
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert not panel.find_bar.isVisible()
    assert (len(panel.view.marks.hits), panel.view.marks.current_hit) == (4, 1)


def test_the_bar_stands_by_a_selection_without_taking_the_focus(qtbot: QtBot, panel: ReaderPanel) -> None:
    view = panel.view
    view.setFocus()
    span = span_of(panel, "玉溪市公安机关共打掉黑恶团伙")
    panel.go_to(span, pulse=False)
    box = next(view.lines_in_view().pieces(span)).box
    start, end = (
        QPoint(round(box.left()) + 2, round(box.center().y())),
        QPoint(round(box.right()) - 2, round(box.center().y())),
    )
    QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(view.viewport(), end)
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=end)
    assert view.bar.isVisible()
    assert view.bar.height() == 36
    assert view.rect().contains(view.bar.geometry())
    assert not any(button.focusPolicy() for button in view.bar.findChildren(QAbstractButton))
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert not view.bar.isVisible()
    assert view.selection is not None
    view.show_bar()
    view.map.setValue(view.map.value() + 40)
    assert not view.bar.isVisible()


def test_control_and_wheel_scale_the_type_within_bounds(panel: ReaderPanel) -> None:
    view = panel.view

    def turn(notches: int) -> None:
        where = QPointF(200, 300)
        event = QWheelEvent(
            where,
            QPointF(view.viewport().mapToGlobal(where.toPoint())),
            QPoint(),
            QPoint(0, 120 * notches),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.ControlModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QGuiApplication.sendEvent(view.viewport(), event)

    turn(2)
    assert (panel.theme.article_size, view.line_pitch) == (19, 34)
    turn(40)
    assert panel.theme.article_size == 28
    QTest.keyClick(view, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert panel.theme.article_size == 17
    turn(-40)
    assert panel.theme.article_size == 13


def test_the_map_jumps_where_it_is_clicked(panel: ReaderPanel) -> None:
    where = QPoint(8, panel.view.map.height() - 4)
    QTest.mouseClick(panel.view.map, Qt.MouseButton.LeftButton, pos=where)
    assert panel.view.map.value() == panel.view.map.maximum()
    assert panel.view.verticalScrollBar() is panel.view.map


def test_the_map_has_a_tick_for_each_hit(qtbot: QtBot, panel: ReaderPanel) -> None:
    panel.set_matches(panel.services.searching.matches("扫黑除恶", 1))
    qtbot.waitUntil(lambda: [t.lane for t in panel.view.map.ticks].count("hit") == 4)
    places = [t.at for t in panel.view.map.ticks if t.lane == "hit"]
    assert places == sorted(places)


def test_paging_overlaps_and_the_head_hides_no_line(panel: ReaderPanel) -> None:
    view = panel.view
    panel.restore(text_of(panel).index("应该说"))
    last = view.lines_in_view().lines[-2].start
    QTest.keyClick(view, Qt.Key.Key_PageDown)
    assert view.units.to_utf16(panel.position()) <= last


def test_the_original_page_opens_only_after_a_yes(qtbot: QtBot, panel: ReaderPanel) -> None:
    heard: list[str] = []
    panel.linkActivated.connect(heard.append)
    panel.view.title.link.click()
    box = panel.findChild(QMessageBox, "openPageDialog")
    assert box is not None
    assert heard == []
    next(b for b in box.buttons() if box.buttonRole(b) is QMessageBox.ButtonRole.AcceptRole).click()
    assert panel.article is not None
    assert heard == [panel.article.url]


def test_an_earlier_revision_shows_its_own_text_and_no_later_marks(
    qtbot: QtBot, panel: ReaderPanel, services: Services, tmp_path: Path
) -> None:
    assert panel.article is not None
    earlier = panel.article.text
    changed = tmp_path / "article.txt"
    original = services.library.original(1).decode()
    changed.write_text(original.replace("81个派出所", "82个派出所"), encoding="utf-8")
    report = services.importing.run([changed])
    assert report.revised == [1]
    panel.show_article(1, revision=1)
    settle(qtbot, panel)
    assert (panel.article.revision, panel.article.text) == (1, earlier)
    with qtbot.assertNotEmitted(panel.highlightRequested), qtbot.waitSignal(panel.messageRequested):
        QTest.keyClick(panel.view, Qt.Key.Key_H)
    panel.show_article(1)
    settle(qtbot, panel)
    assert "82个派出所和808个" in text_of(panel)


def test_a_hover_over_the_margin_does_not_end_a_selection(panel: ReaderPanel) -> None:
    span = select(panel, "扫黑除恶")
    QTest.mouseMove(panel.view.viewport(), QPointF(panel.view.columns.marks + 5, 200).toPoint())
    assert panel.view.selection == span
