"""The charts view: which measures it lists, where points stand, and that every point leads to its source."""

from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt

from archive_viewer.derive.series import series_of
from archive_viewer.domain.fact import Fact, FactKind
from archive_viewer.domain.series import Level, Measure, Series
from archive_viewer.gui.charts.axis import value_axis
from archive_viewer.gui.charts.measures import MARK_WIDTH
from archive_viewer.gui.charts.panel import ChartsPanel
from archive_viewer.gui.charts.plot import Item, laid_out
from archive_viewer.gui.charts.table import COLUMNS
from helpers.panels import Stage

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support propagateSizeHints")
CASES, SUSPECTS = Measure("破获各类刑事案件", "起"), Measure("抓获犯罪嫌疑人", "人")


class Square:
    """A ruler on which every character is 12 pixels wide."""

    def width(self, words: str) -> float:
        return 12.0 * len(words)


@pytest.fixture
def panel(room: Stage) -> ChartsPanel:
    made: ChartsPanel = room.show(ChartsPanel, 720, 690)
    made.show_article(room.article)
    room.settle()
    return made


def chart(room: Stage, panel: ChartsPanel, *measures: Measure) -> None:
    panel.list.alone.emit(measures[0])
    room.settle()
    for measure in measures[1:]:
        panel.list.toggled.emit(measure)
        room.settle()


def item_of(panel: ChartsPanel, words: str) -> Item:
    return next(i for i in panel.canvas.shown.items if words in i.words)


def centre(item: Item) -> QPoint:
    return QPoint(round(item.x), round(item.y))


def level(value: float, period: str) -> Fact:
    return Fact(FactKind.QUANTITY, 0, 1, str(value), value, unit="起", measure="破案", period=period, id=int(value))


def test_the_measure_with_most_numbers_of_the_article_is_charted_first(panel: ChartsPanel) -> None:
    (shown,) = panel.canvas.series
    assert len(shown.levels) == 3
    assert not panel.list.isHidden()


def test_stated_computed_and_open_levels_are_told_apart(room: Stage, panel: ChartsPanel) -> None:
    chart(room, panel, CASES)
    told = {i.words: i for i in panel.canvas.shown.items}
    assert set(told) == {"4\u2009290 起", "≈ 3\u2009138", "1\u2009245 起"}
    assert told["1\u2009245 起"].open
    assert isinstance(told["≈ 3\u2009138"].told, Level)
    assert told["≈ 3\u2009138"].told.computed
    (link,) = panel.canvas.shown.links
    assert link.dashed


def test_a_click_on_a_point_goes_to_its_source_and_shows_its_sentence(room: Stage, panel: ChartsPanel) -> None:
    chart(room, panel, CASES)
    with room.qtbot.waitSignal(panel.passageActivated) as gone:
        room.qtbot.mouseClick(panel.canvas, Qt.MouseButton.LeftButton, pos=centre(item_of(panel, "290")))
    article_id, span = gone.args
    assert article_id == room.article.id
    assert span.of(room.article.text) == "4290起"
    room.settle()
    assert panel.strip.isVisible()
    assert "破获各类刑事案件4290起" in panel.strip.quotation.accessibleName()


def test_keys_go_through_points_and_the_facts_they_rest_on(room: Stage, panel: ChartsPanel) -> None:
    chart(room, panel, CASES)
    panel.canvas.setFocus()
    seen = []
    panel.canvas.chosen.connect(lambda fact: seen.append(fact.text))
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Left):
        room.qtbot.keyClick(panel.canvas, key)
    assert seen == ["1245起", "4290起", "36.7%", "4290起", "4290起"]


def test_a_mark_in_the_list_adds_a_measure_and_takes_it_out_again(room: Stage, panel: ChartsPanel) -> None:
    chart(room, panel, CASES)
    for count in (2, 1):
        box = panel.list.visualRect(panel._model.place_of(SUSPECTS))
        at = QPoint(box.left() + MARK_WIDTH // 2, box.center().y())
        room.qtbot.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=at)
        room.settle()
        assert len(panel.canvas.series) == count


def test_the_list_answers_to_the_keyboard(room: Stage, panel: ChartsPanel) -> None:
    panel.filter.setText("移送")
    room.settle()
    room.qtbot.keyClick(panel.filter, Qt.Key.Key_Down)
    index = panel._model.place_of(Measure("移送起诉犯罪嫌疑人", "人"))
    panel.list.setCurrentIndex(index)
    room.qtbot.keyClick(panel.list, Qt.Key.Key_Return)
    room.settle()
    assert [s.measure.words for s in panel.canvas.series] == ["移送起诉犯罪嫌疑人"]


def test_a_rate_without_a_level_stands_in_its_own_column(room: Stage, panel: ChartsPanel) -> None:
    chart(room, panel, Measure("抓获人数", ""))
    plot = panel.canvas.shown
    assert plot.rates_from is not None
    assert [i.words for i in plot.items] == ["↑ 34.9%"]
    chart(room, panel, CASES, Measure("抓获人数", ""))
    plot = panel.canvas.shown
    rate = item_of(panel, "34.9")
    assert plot.rates_from is not None
    assert rate.x > plot.box.right()


def test_the_source_leads_to_the_point(room: Stage, panel: ChartsPanel) -> None:
    chart(room, panel, CASES)
    panel.point_at(room.article.text.index("4290起") + 2)
    assert panel.canvas.fact is not None
    assert panel.canvas.fact.text == "4290起"


def test_a_correction_moves_the_point(room: Stage, panel: ChartsPanel) -> None:
    chart(room, panel, CASES)
    fact = item_of(panel, "290").facts[0]
    assert fact.id is not None
    room.services.facts.review(fact.id, "corrected", value=4390)
    room.settle()
    assert item_of(panel, "4\u2009390").facts[0].id == fact.id


def test_the_table_sorts_and_leads_to_the_source(room: Stage, panel: ChartsPanel) -> None:
    chart(room, panel, CASES)
    panel.as_table.click()
    assert panel.table.isVisible()
    column = COLUMNS.index("number")
    panel.table.sortByColumn(column, Qt.SortOrder.DescendingOrder)
    model = panel.table.model()
    numbers = [model.index(n, column).data() for n in range(model.rowCount())]
    assert numbers == ["4\u2009290 起", "≈ 3\u2009138", "1\u2009245 起"]
    with room.qtbot.waitSignal(panel.passageActivated) as gone:
        panel.table.went.emit(model.index(0, 0))
    assert gone.args[1].of(room.article.text) == "4290起"


def test_chart_and_numbers_are_saved(room: Stage, panel: ChartsPanel, tmp_path: Path) -> None:
    chart(room, panel, CASES, SUSPECTS)
    for suffix, start in ((".svg", b"<?xml"), (".png", b"\x89PNG"), (".csv", b"\xef\xbb\xbfid"), (".xlsx", b"PK")):
        target = tmp_path / f"图{suffix}"
        with room.qtbot.waitSignal(panel.messageRequested) as told:
            panel.save(target)
        assert target.name in told.args[0]
        first = target.read_bytes()
        assert first.startswith(start)
        panel.save(target)
        room.settle()
        assert target.read_bytes() == first
    assert "破获各类刑事案件" in (tmp_path / "图.svg").read_text("utf-8")


def test_a_chart_that_led_to_another_article_stays(room: Stage, panel: ChartsPanel) -> None:
    room.services.importing.paste("旧闻\n2020年，全市抓获犯罪嫌疑人3000人。", "a.txt")
    other = room.services.library.article(max(room.services.library.ids("added")))
    chart(room, panel, SUSPECTS)
    panel.show_article(other)
    room.settle()
    assert [s.measure for s in panel.canvas.series] == [SUSPECTS]
    assert {f.article_id for f in panel.canvas.series[0].facts()} == {room.article.id, other.id}


def test_comment_and_passage_go_to_the_article_of_the_point(room: Stage, panel: ChartsPanel) -> None:
    chart(room, panel, CASES)
    room.qtbot.mouseClick(panel.canvas, Qt.MouseButton.LeftButton, pos=centre(item_of(panel, "290")))
    room.settle()
    room.qtbot.keyClick(panel.canvas, Qt.Key.Key_P)
    room.settle()
    (passage,) = room.services.passages.tray()
    assert "4290起" in passage.text
    room.qtbot.keyClick(panel.canvas, Qt.Key.Key_C)
    assert panel.strip.form is not None


def test_an_article_without_dated_numbers_says_so(room: Stage, panel: ChartsPanel) -> None:
    room.services.importing.paste("短讯\n一切照旧。", "a.txt")
    panel.show_article(room.services.library.article(max(room.services.library.ids("added"))))
    room.settle()
    assert not panel.empty.isHidden()
    assert panel.stack.isHidden()
    panel.everywhere.click()
    room.settle()
    assert panel.empty.isHidden()
    assert panel.canvas.series


@given(st.lists(st.floats(-1e13, 1e13).map(lambda v: round(v, 3)), min_size=1, max_size=20), st.integers(2, 9))
def test_an_axis_holds_its_values_with_few_ticks(values: list[float], most: int) -> None:
    axis = value_axis(values, most, chinese=True)
    assert axis.low <= min(values)
    assert axis.high >= max(values) - axis.step * 1e-6
    assert 2 <= len(axis.ticks()) <= most + 2


@given(st.lists(st.tuples(st.integers(1, 10**9), st.integers(1950, 2030)), min_size=1, max_size=25))
def test_points_lie_in_the_chart_and_labels_apart(told: list[tuple[int, int]]) -> None:
    series: Series = series_of(Measure("破案", "起"), [level(v, str(y)) for v, y in told])
    plot = laid_out([series], 500, 400, Square(), chinese=True)  # type: ignore[arg-type]
    for item in plot.items:
        assert plot.box.adjusted(-1, -1, 1, 1).contains(item.x, item.y)
    labels = [i.label for i in plot.items if i.label is not None]
    assert not any(one.intersects(other) for one, other in combinations(labels, 2))


def test_coming_back_to_an_article_its_point_speaks_again(room: Stage, panel: ChartsPanel) -> None:
    place = room.article.text.index("4290起") + 1
    room.services.importing.paste("短讯\n一切照旧。", "a.txt")
    other = room.services.library.article(max(room.services.library.ids("added")))
    article = room.services.library.article(min(room.services.library.ids("added")))
    for _ in range(2):
        chart(room, panel, CASES)
        panel.point_at(place)
        room.settle()
        assert panel.strip.isVisible()
        panel.show_article(other)
        room.settle()
        assert not panel.strip.isVisible()
        panel.show_article(article)
        room.settle()
