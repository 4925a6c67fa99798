"""The timeline: what stands on it, where, and what hands and keys do with it."""

import time
from dataclasses import replace
from itertools import combinations, pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication

from archive_viewer.domain.article import Block, BlockRole
from archive_viewer.domain.fact import Fact, FactKind, FactStatus
from archive_viewer.domain.span import Span
from archive_viewer.gui.timeline.moments import Contents, Lane, Moment, Piece, Words, gathered
from archive_viewer.gui.timeline.packing import ROW, Placed, PlacedLane, arranged
from archive_viewer.gui.timeline.painting import AXIS
from archive_viewer.gui.timeline.panel import TimelinePanel
from archive_viewer.gui.timeline.scale import LEAST_DAYS, Scale, opening, ticks, whole
from archive_viewer.gui.widgets.note_form import NoteForm
from archive_viewer.util.edtf import Interval, interval
from helpers.panels import Stage

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support propagateSizeHints")
CHINESE = Words("导语", "问 {n}", "第 {n} 段", True)


class Square:
    """A ruler on which every character is 12 pixels wide."""

    def width(self, words: str) -> float:
        return 12.0 * len(words)

    def elided(self, words: str, width: float, *, front: bool) -> str:
        room = int(width // 12)
        if room >= len(words):
            return words
        if room < 2:
            return ""
        return "…" + words[1 - room :] if front else words[: room - 1] + "…"


@pytest.fixture
def panel(room: Stage) -> TimelinePanel:
    made: TimelinePanel = room.show(TimelinePanel)
    made.show_article(room.article)
    room.settle()
    return made


def all_placed(panel: TimelinePanel) -> list[tuple[PlacedLane, Placed]]:
    return [(lane, placed) for lane in panel.canvas.shown.lanes for placed in lane.placed]


def moment_of(panel: TimelinePanel, words: str) -> Moment:
    return next(m for m in panel.canvas.contents.in_time() if any(words in f.text for f in m.facts))


def place_of(panel: TimelinePanel, words: str) -> QPoint:
    """Where the piece of a label that speaks of these words is on the screen."""
    for lane, placed in all_placed(panel):
        for word in placed.label:
            if word.piece is not None and words in word.piece.fact.text:
                y = lane.row_top(placed.row) + ROW / 2 + AXIS - panel.canvas.verticalScrollBar().value()
                return QPoint(round(word.x + word.width / 2), round(y))
    raise AssertionError(f"{words} has no label in sight")


def wheel(panel: TimelinePanel, x: float, turned: int) -> None:
    viewport = panel.canvas.viewport()
    at = QPointF(x, 200)
    event = QWheelEvent(
        at, viewport.mapToGlobal(at), QPoint(), QPoint(0, turned), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(viewport, event)


def moments_of(days: list[tuple[int | None, int | None]], words: list[str]) -> tuple[Moment, ...]:
    made = []
    for number, stretch in enumerate(days):
        pieces = tuple(
            Piece(Fact(FactKind.QUANTITY, n, n + 1, "1", id=100 * number + n), w) for n, w in enumerate(words)
        )
        facts = tuple(piece.fact for piece in pieces)
        made.append(Moment(0, str(number), Interval(*stretch), facts, pieces, "", False, False))
    return tuple(made)


stretches = st.lists(
    st.tuples(st.integers(1, 3000), st.integers(1, 1200), st.sampled_from(["both", "start", "end"])).map(
        lambda t: (t[0] if t[2] != "end" else None, t[0] + t[1] if t[2] != "start" else None)
    ),
    min_size=1,
    max_size=25,
)


@given(
    days=stretches,
    words=st.lists(st.text("四川盆地0123", min_size=1, max_size=30), min_size=1, max_size=4),
    first=st.integers(1, 2500),
    length=st.integers(30, 3000),
    width=st.integers(200, 1400),
)
def test_neither_bars_nor_labels_ever_meet(
    days: list[tuple[int | None, int | None]], words: list[str], first: int, length: int, width: int
) -> None:
    scale = Scale(first, first + length, 14, width)
    lane = Lane("问 1", "", moments_of(days, words))
    shown = arranged([lane], scale, 0, 2000.0, Square()).lanes[0]
    assert len(shown.placed) + shown.earlier + shown.later == len(days)
    for one, other in combinations(shown.placed, 2):
        if one.row == other.row:
            (a, b), (c, d) = one.extent, other.extent
            assert b < c or d < a
    for placed in shown.placed:
        for word in placed.label:
            assert word.x >= scale.left - 12
            assert word.x + word.width <= scale.right + 36


@given(
    first=st.floats(1, 700_000), length=st.floats(LEAST_DAYS, 40_000), factor=st.floats(0.05, 40), share=st.floats(0, 1)
)
def test_zooming_keeps_the_day_under_the_pointer(first: float, length: float, factor: float, share: float) -> None:
    bounds = Scale(first, first + length, 0, 800)
    inner = bounds.zoomed(3, 800 * share, bounds)
    about = 800 * share
    day = inner.day(about)
    zoomed = inner.zoomed(factor, about, bounds)
    assert bounds.first - 1e-3 <= zoomed.first < zoomed.last <= bounds.last + 1e-3
    if zoomed.first > bounds.first + 1e-3 and zoomed.last < bounds.last - 1e-3:
        assert zoomed.day(about) == pytest.approx(day, abs=1e-3)


@given(first=st.floats(1, 3_600_000), length=st.floats(LEAST_DAYS, 50_000), width=st.integers(120, 3000))
def test_ticks_are_in_sight_and_apart(first: float, length: float, width: int) -> None:
    scale = Scale(first, first + length, 0, width)
    major, minor = ticks(scale, chinese=True)
    assert all(tick.words for tick in major)
    assert not {t.day for t in major} & {t.day for t in minor}
    places = [scale.x(t.day) for t in major]
    assert all(0 <= x <= width for x in places)
    assert all(b - a > 35 for a, b in pairwise(places))


def test_the_axis_says_years_months_and_days() -> None:
    start = 737_791  # 2021-01-01
    assert [t.words for t in ticks(Scale(start, start + 1000, 0, 300), chinese=True)[0]] == ["2021", "2022", "2023"]
    assert ticks(Scale(start + 40, start + 200, 0, 500), chinese=True)[0][0].words == "2021 年 3 月"
    assert ticks(Scale(start + 40, start + 200, 0, 500), chinese=False)[0][0].words == "Mar 2021"
    assert ticks(Scale(start, start + 12, 0, 900), chinese=True)[0][1].words == "1 月 2 日"


def test_what_is_shown_at_first_is_where_most_begins() -> None:
    days = [interval(p) for p in ("1949/..", *(f"202{n}" for n in range(9)))]
    known = [d for d in days if d is not None]
    assert whole(known, None).first < interval("1949").start  # type: ignore[union-attr,operator]
    assert opening(known, None).first > interval("2015").start  # type: ignore[union-attr,operator]
    assert opening(known[:3], None) == whole(known[:3], None)


def test_facts_of_a_question_and_a_period_are_one_moment(panel: TimelinePanel) -> None:
    moment = moment_of(panel, "88个")
    assert [p.fact.text for p in moment.pieces] == ["88个", "1023人", "1245起", "5.625亿元"]
    assert moment.prefix == "2018年以来："
    assert [lane.label for lane in panel.canvas.contents.lanes] == ["Lead", "Q1", "Q2", "Q3", "Q4"]


def test_every_dated_fact_stands_on_it(room: Stage, panel: TimelinePanel) -> None:
    dated = [f for f in room.services.facts.facts(room.article.id) if f.kind in ("quantity", "date") and f.period]
    shown = [f.id for m in panel.canvas.contents.in_time() for f in m.facts]
    assert sorted(shown) == sorted(f.id for f in dated)  # type: ignore[type-var]
    assert panel.footer.text()


def test_an_article_without_questions_has_a_lane_for_each_paragraph(room: Stage) -> None:
    blocks = (Block(BlockRole.PARAGRAPH, "甲", 0, 1), Block(BlockRole.PARAGRAPH, "2020年增长2人", 2, 10))
    article = replace(room.article, text="甲\n2020年增长2人", blocks=blocks)
    fact = Fact(FactKind.QUANTITY, 8, 10, "2人", value=2, unit="人", period="2020", id=1)
    rejected = replace(fact, status=FactStatus.REJECTED)
    found = gathered(article, [fact, rejected], CHINESE, lambda _fact: True)
    assert [lane.label for lane in found.lanes] == ["第 2 段"]
    assert len(found.lanes[0].moments[0].facts) == 1


def test_a_click_on_a_number_goes_to_it(room: Stage, panel: TimelinePanel) -> None:
    went: list[Span] = []
    facts: list[int] = []
    panel.spanActivated.connect(went.append)
    panel.factActivated.connect(facts.append)
    viewport = panel.canvas.viewport()
    room.qtbot.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=place_of(panel, "88个"))
    assert went[0].of(room.article.text) == "88个"
    assert panel.canvas.fact is not None
    assert facts == [panel.canvas.fact.id]
    assert "88个" in panel.detail.quotation.accessibleName()


def test_arrows_go_from_moment_to_moment_and_through_their_facts(room: Stage, panel: TimelinePanel) -> None:
    went: list[Span] = []
    panel.spanActivated.connect(went.append)
    panel.point_at(room.span("88个")[0])
    room.qtbot.keyClick(panel.canvas, Qt.Key.Key_Down)
    assert went[-1].of(room.article.text) == "1023人"
    starts = [m.days.start or 0 for m in panel.canvas.contents.in_time()]
    room.qtbot.keyClick(panel.canvas, Qt.Key.Key_Right)
    later = panel.canvas.current
    assert later is not None
    assert (later.days.start or 0) >= (interval("2018").start or 0)  # type: ignore[union-attr]
    room.qtbot.keyClick(panel.canvas, Qt.Key.Key_Left)
    assert panel.canvas.current == moment_of(panel, "88个")
    assert starts == sorted(starts)
    room.qtbot.keyClick(panel.canvas, Qt.Key.Key_Return)
    assert went[-1].of(room.article.text) == "88个"


def test_every_moment_can_be_reached_and_is_then_in_sight(room: Stage, panel: TimelinePanel) -> None:
    seen = set()
    for _ in range(len(panel.canvas.contents.in_time())):
        room.qtbot.keyClick(panel.canvas, Qt.Key.Key_Right)
        current = panel.canvas.current
        assert current is not None
        seen.add(current.key)
        box = panel.canvas.shown.box_of(current.key)
        assert box is not None
        scrolled = panel.canvas.verticalScrollBar().value()
        assert scrolled <= box[0] + 1
        assert box[1] <= scrolled + panel.canvas.viewport().height() - AXIS + 1
    assert len(seen) == len(panel.canvas.contents.in_time())


def test_the_wheel_zooms_around_the_pointer(panel: TimelinePanel) -> None:
    before = panel.canvas.shown.scale
    day = before.day(180)
    wheel(panel, 180, 240)
    after = panel.canvas.shown.scale
    assert after.last - after.first < before.last - before.first
    assert after.day(180) == pytest.approx(day)
    for _ in range(40):
        wheel(panel, 180, -240)
    whole_ = panel.canvas.shown.scale
    assert (whole_.first, whole_.last) == pytest.approx((panel.canvas.bounds.first, panel.canvas.bounds.last))


def test_dragging_moves_through_time_and_chooses_nothing(room: Stage, panel: TimelinePanel) -> None:
    went: list[Span] = []
    panel.spanActivated.connect(went.append)
    panel.canvas.zoom(3)
    before = panel.canvas.shown.scale
    viewport, start = panel.canvas.viewport(), QPoint(200, 200)
    room.qtbot.mousePress(viewport, Qt.MouseButton.LeftButton, pos=start)
    room.qtbot.mouseMove(viewport, start + QPoint(30, 0))
    room.qtbot.mouseMove(viewport, start + QPoint(90, 0))
    room.qtbot.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=start + QPoint(90, 0))
    after = panel.canvas.shown.scale
    assert after.first == pytest.approx(before.first - 90 / before.per_day, rel=1e-6)
    assert not went


def test_the_overview_moves_and_stretches_what_is_shown(room: Stage, panel: TimelinePanel) -> None:
    panel.canvas.zoom(4)
    box = panel.overview.window_box()
    middle = box.center().toPoint()
    before = panel.canvas.shown.scale
    room.qtbot.mousePress(panel.overview, Qt.MouseButton.LeftButton, pos=middle)
    room.qtbot.mouseMove(panel.overview, middle - QPoint(40, 0))
    room.qtbot.mouseRelease(panel.overview, Qt.MouseButton.LeftButton, pos=middle - QPoint(40, 0))
    moved = panel.canvas.shown.scale
    assert moved.first < before.first
    assert moved.last - moved.first == pytest.approx(before.last - before.first)
    edge = QPoint(round(panel.overview.window_box().left()), middle.y())
    room.qtbot.mousePress(panel.overview, Qt.MouseButton.LeftButton, pos=edge)
    room.qtbot.mouseMove(panel.overview, edge - QPoint(30, 0))
    room.qtbot.mouseRelease(panel.overview, Qt.MouseButton.LeftButton, pos=edge - QPoint(30, 0))
    assert panel.canvas.shown.scale.first < moved.first
    assert panel.canvas.shown.scale.last == pytest.approx(moved.last)


def test_the_source_lights_the_fact_it_is_on(room: Stage, panel: TimelinePanel) -> None:
    went: list[Span] = []
    panel.spanActivated.connect(went.append)
    panel.point_at(room.span("4290起")[0] + 1)
    assert panel.canvas.fact is not None
    assert panel.canvas.fact.text == "4290起"
    assert panel.detail.isVisible()
    assert not went


def test_a_filter_narrows_it_as_one_types(panel: TimelinePanel) -> None:
    panel.filter.setText("犯罪")
    facts = [f for m in panel.canvas.contents.in_time() for f in m.facts]
    assert facts
    assert all("犯罪" in (f.measure or "") for f in facts)
    panel.filter.setText("没有这样的词")
    assert panel.empty.isVisible()
    assert not panel.overview.isVisible()
    panel.filter.clear()
    assert not panel.empty.isVisible()


def test_an_article_without_dates_says_so(room: Stage, panel: TimelinePanel) -> None:
    room.services.importing.paste("无题\n今天天气好。", "plain.txt")
    article = room.services.library.article(room.services.library.ids("added")[-1])
    facts = [f for f in room.services.facts.facts(article.id) if f.period]
    for fact in facts:
        assert fact.id is not None
        room.services.facts.review(fact.id, FactStatus.REJECTED)
    panel.show_article(article)
    room.settle()
    assert panel.empty.isVisible()
    panel.show_article(None)
    room.settle()
    assert not panel.empty.isVisible()


def test_a_comment_on_a_point_is_a_comment_on_its_fact(room: Stage, panel: TimelinePanel) -> None:
    panel.point_at(room.span("4290起")[0])
    fact = panel.canvas.fact
    assert fact is not None
    room.qtbot.keyClick(panel.canvas, Qt.Key.Key_C)
    form = panel.detail.findChild(NoteForm)
    assert isinstance(form, NoteForm)
    form.comment.setPlainText("口径是什么？")
    form.finish()
    room.settle()
    note = room.services.annotating.annotations(room.article.id)[0]
    assert (note.fact_id, note.comment) == (fact.id, "口径是什么？")
    room.qtbot.waitUntil(lambda: panel.canvas.accents.comments == {fact.id: 1})
    assert "1" in panel.detail.about.text()


def test_p_puts_the_sentence_into_the_tray(room: Stage, panel: TimelinePanel) -> None:
    panel.point_at(room.span("4290起")[0])
    room.qtbot.keyClick(panel.canvas, Qt.Key.Key_P)
    room.settle()
    quoted = room.services.passages.tray()[0].text
    assert quoted.startswith("2021年")
    assert "4290起" in quoted


def test_pictures_are_the_same_each_time(room: Stage, panel: TimelinePanel, tmp_path: Path) -> None:
    said: list[str] = []
    panel.messageRequested.connect(said.append)
    written = {}
    for suffix in (".svg", ".png"):
        for number in (1, 2):
            path = tmp_path / f"{number}{suffix}"
            panel.save(path)
            room.settle()
            written[path.name] = path.read_bytes()
    assert written["1.svg"] == written["2.svg"]
    assert written["1.png"] == written["2.png"]
    assert room.article.title in written["1.svg"].decode("utf-8")
    assert written["1.png"].startswith(b"\x89PNG")
    assert len(said) == 4
    assert not room.failures


def test_a_picture_that_cannot_be_written_is_reported(room: Stage, panel: TimelinePanel, tmp_path: Path) -> None:
    panel.save(tmp_path / "nowhere" / "timeline.svg")
    room.settle()
    assert [getattr(error, "code", "") for error in room.failures] == ["export.write"]


def test_hundreds_of_moments_are_drawn_in_a_blink(room: Stage, panel: TimelinePanel) -> None:
    days = [(730_000 + n * 7, 730_000 + n * 7 + 30 + n % 400) for n in range(600)]
    moments = moments_of(list(days), ["破获各类刑事案件 4 290 起"])  # type: ignore[arg-type]
    lanes = tuple(Lane(f"问 {n}", "", moments[n::5]) for n in range(5))
    panel.canvas.show_contents(Contents(lanes, 0), 735_000, anew=True)
    panel.canvas.fit()
    panel.canvas.viewport().repaint()
    began = time.perf_counter()
    for _ in range(5):
        panel.canvas.zoom(1.2)
        panel.canvas.viewport().repaint()
    assert (time.perf_counter() - began) / 5 < 0.25


def test_words_change_with_the_language(room: Stage, panel: TimelinePanel) -> None:
    room.theme.set_chinese(False)
    panel.retranslate()
    assert "since" not in moment_of(panel, "88个").prefix
    assert moment_of(panel, "1023人").pieces[1].words.endswith("1,023 人")
