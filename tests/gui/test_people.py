"""People, organisations, places and works: what is listed, where a click leads, what the archive knows of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QToolButton

from archive_viewer.domain.fact import FactKind
from archive_viewer.domain.span import Span
from archive_viewer.gui.people.current import Holder
from archive_viewer.gui.people.model import EntityRow, KindRow, MentionRow, PeopleModel, Row, clause_around
from archive_viewer.gui.people.name_form import NameForm
from archive_viewer.gui.people.panel import PeoplePanel
from archive_viewer.gui.widgets.note_form import NoteForm
from helpers.panels import Stage

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support propagateSizeHints")


@pytest.fixture
def panel(room: Stage) -> PeoplePanel:
    made: PeoplePanel = room.show(PeoplePanel)
    made.show_article(room.article)
    room.settle()
    return made


def model(panel: PeoplePanel) -> PeopleModel:
    found = panel.view.model()
    assert isinstance(found, PeopleModel)
    return found


def rows(panel: PeoplePanel) -> list[Row]:
    every = (model(panel).row_at(model(panel).index(n)) for n in range(model(panel).rowCount()))
    return [row for row in every if row is not None]


def place(panel: PeoplePanel, name: str) -> QModelIndex:
    entity = next(e for e in model(panel).entities if e.name == name)
    return model(panel).place_of(entity.id)


def row_of(panel: PeoplePanel, name: str) -> EntityRow:
    row = model(panel).row_at(place(panel, name))
    assert isinstance(row, EntityRow)
    return row


def click(room: Stage, panel: PeoplePanel, index: QModelIndex, x: int = 120) -> None:
    panel.view.scrollTo(index)
    box = panel.view.visualRect(index)
    at = box.topLeft()
    at.setX(x)
    at.setY(box.top() + 12)
    room.qtbot.mouseClick(panel.view.viewport(), Qt.MouseButton.LeftButton, pos=at)


def test_kinds_follow_one_another_with_the_most_named_first(panel: PeoplePanel) -> None:
    heads = [row for row in rows(panel) if isinstance(row, KindRow)]
    assert [h.kind for h in heads] == [FactKind.PERSON, FactKind.ORGANISATION, FactKind.PLACE, FactKind.WORK]
    for head in heads:
        of_kind = [r.entity for r in rows(panel) if isinstance(r, EntityRow) and r.entity.kind is head.kind]
        counts = [len(e.mentions) for e in of_kind]
        assert head.count == len(counts)
        assert counts == sorted(counts, reverse=True)


def test_clicks_go_from_mention_to_mention_and_round(room: Stage, panel: PeoplePanel) -> None:
    went: list[Span] = []
    facts: list[int] = []
    panel.spanActivated.connect(went.append)
    panel.factActivated.connect(facts.append)
    mentions = row_of(panel, "王贵元").entity.mentions
    for _ in range(len(mentions) + 1):
        click(room, panel, place(panel, "王贵元"))
    assert went == [m.span for m in (*mentions, mentions[0])]
    assert facts == [m.fact_id for m in (*mentions, mentions[0])]
    assert {s.of(room.article.text) for s in went} == {"王贵元"}


def test_shift_return_goes_backwards(room: Stage, panel: PeoplePanel) -> None:
    went: list[Span] = []
    panel.spanActivated.connect(went.append)
    panel.view.setCurrentIndex(place(panel, "王贵元"))
    room.qtbot.keyClick(panel.view, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert went == [row_of(panel, "王贵元").entity.mentions[-1].span]


def test_unfolded_it_lists_the_clauses(room: Stage, panel: PeoplePanel) -> None:
    went: list[Span] = []
    panel.spanActivated.connect(went.append)
    panel.filter.left.emit()
    panel.view.setCurrentIndex(place(panel, "玉溪市公安局"))
    room.qtbot.keyClick(panel.view, Qt.Key.Key_Right)
    listed = [row for row in rows(panel) if isinstance(row, MentionRow)]
    assert [row.mention for row in listed] == list(row_of(panel, "玉溪市公安局").entity.mentions)
    assert all(row.lit.of(row.clause) == "玉溪市公安局" for row in listed)
    click(room, panel, model(panel).place_of(listed[1].entity.id, 2))
    assert went[-1] == listed[1].mention.span
    room.qtbot.keyClick(panel.view, Qt.Key.Key_Left)
    assert not [row for row in rows(panel) if isinstance(row, MentionRow)]


def test_the_chevron_unfolds_without_going_anywhere(room: Stage, panel: PeoplePanel) -> None:
    went: list[Span] = []
    panel.spanActivated.connect(went.append)
    click(room, panel, place(panel, "王贵元"), x=18)
    assert [row for row in rows(panel) if isinstance(row, MentionRow)]
    assert not went


def test_other_articles_are_counted_and_found(room: Stage, panel: PeoplePanel) -> None:
    assert row_of(panel, "公安部").elsewhere == 0
    room.services.importing.paste("另一篇\n公安部召开会议。", "other.txt")
    room.qtbot.waitUntil(lambda: row_of(panel, "公安部").elsewhere == 1)
    asked: list[str] = []
    panel.searchRequested.connect(asked.append)
    click(room, panel, place(panel, "公安部"))
    button = panel.view.indexWidget(place(panel, "公安部")).findChild(QToolButton, "entitySearch")
    assert isinstance(button, QToolButton)
    room.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    room.qtbot.keyClick(panel.view, Qt.Key.Key_S)
    assert asked == ['"公安部"', '"公安部"']
    room.services.indexing.drain()
    assert room.services.searching.search(asked[0]).total == 2


def test_an_entity_can_be_commented_and_tagged(room: Stage, panel: PeoplePanel) -> None:
    room.services.importing.paste("又一篇\n王贵元说话。", "again.txt")
    room.settle()
    panel.view.setCurrentIndex(place(panel, "王贵元"))
    room.qtbot.keyClick(panel.view, Qt.Key.Key_C)
    holder = panel.view.indexWidget(place(panel, "王贵元"))
    assert isinstance(holder, Holder)
    assert isinstance(holder.content, NoteForm)
    holder.content.comment.setPlainText("任职到何时？")
    holder.content.tags.setText("核实")
    holder.content.finish()
    room.qtbot.waitUntil(lambda: row_of(panel, "王贵元").comments == 1)
    note = room.services.annotating.annotations(room.services.library.ids("added")[0])[0]
    assert (note.entity_id, note.comment, note.tags) == (row_of(panel, "王贵元").entity.id, "任职到何时？", ("核实",))


def test_what_changes_meanwhile_waits_for_an_open_form(room: Stage, panel: PeoplePanel) -> None:
    panel.view.setCurrentIndex(place(panel, "王贵元"))
    room.qtbot.keyClick(panel.view, Qt.Key.Key_C)
    holder = panel.view.indexWidget(place(panel, "王贵元"))
    assert isinstance(holder, Holder)
    assert isinstance(holder.content, NoteForm)
    holder.content.comment.setPlainText("还没写完")
    room.services.annotating.annotate(room.article.id, comment="别处的批注")
    room.settle()
    assert holder.content.comment.toPlainText() == "还没写完"
    holder.content.cancel()
    room.settle()
    assert row_of(panel, "王贵元").comments == 0


def test_the_source_lights_whom_it_names(room: Stage, panel: PeoplePanel) -> None:
    went: list[Span] = []
    panel.spanActivated.connect(went.append)
    panel.point_at(room.span("江川区")[0] + 1)
    assert panel.view.currentIndex() == place(panel, "江川区")
    assert not went


def test_a_filter_and_chips_narrow_it(room: Stage, panel: PeoplePanel) -> None:
    panel.filter.setText("公安局")
    assert {r.entity.name for r in rows(panel) if isinstance(r, EntityRow)} == {"玉溪市公安局"}
    panel.filter.setText("没有这样的名字")
    assert panel.empty.isVisible()
    panel.filter.clear()
    panel.chips.chips()[0].click()
    assert {r.entity.kind for r in rows(panel) if isinstance(r, EntityRow)} == {FactKind.PERSON}


def test_an_article_that_names_nobody_says_so(room: Stage, panel: PeoplePanel) -> None:
    room.services.importing.paste("无题\n天气很好。", "plain.txt")
    panel.show_article(room.services.library.article(room.services.library.ids("added")[-1]))
    room.settle()
    assert panel.empty.isVisible()
    panel.show_article(None)
    room.settle()
    assert not panel.empty.isVisible()


@given(st.text("甲乙丙,，。 \n；", min_size=1, max_size=60), st.data())
def test_a_clause_holds_its_name_and_stays_in_its_sentence(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    clause = clause_around(text, Span(start, end))
    assert 0 <= clause.start <= start < end <= clause.end <= len(text)
    assert not set(text[clause.start : start]) & set("。；\n")
    assert not set(text[end : clause.end]) & set("。；\n")


def name_form(panel: PeoplePanel) -> NameForm:
    holder = panel.view.indexWidget(panel.view.currentIndex())
    assert isinstance(holder, Holder)
    assert isinstance(holder.content, NameForm)
    return holder.content


def choose_verb(room: Stage, panel: PeoplePanel, name: str, key: Qt.Key) -> NameForm:
    panel._current.make(place(panel, name))
    room.qtbot.keyClick(panel.view, key)
    room.settle()
    return name_form(panel)


def test_a_name_is_merged_by_keyboard_and_taken_out_again(room: Stage, panel: PeoplePanel) -> None:
    form = choose_verb(room, panel, "玉溪", Qt.Key.Key_M)
    form.field.setText("玉溪市")
    form.field.textEdited.emit("玉溪市")
    room.qtbot.waitUntil(lambda: "玉溪市" in form.offered)
    room.qtbot.keyClick(form.field, Qt.Key.Key_Return)
    room.settle()
    assert set(row_of(panel, "玉溪市").entity.names) == {"玉溪市", "玉溪"}
    assert "玉溪" not in {e.name for e in model(panel).entities if e.kind is FactKind.PLACE}
    (name,) = panel._current.decided[row_of(panel, "玉溪市").entity.id]
    room.services.entities.take_out(name.id)
    room.settle()
    assert row_of(panel, "玉溪").entity.names == ("玉溪",)


def test_merging_with_what_the_archive_does_not_know_is_refused_in_words(room: Stage, panel: PeoplePanel) -> None:
    form = choose_verb(room, panel, "玉溪", Qt.Key.Key_M)
    form.field.setText("没有这个地方")
    with room.qtbot.waitSignal(panel.messageRequested) as told:
        room.qtbot.keyClick(form.field, Qt.Key.Key_Return)
    assert "没有这个地方" in told.args[0]
    assert row_of(panel, "玉溪").entity.names == ("玉溪",)


def test_a_name_is_changed_and_told_apart(room: Stage, panel: PeoplePanel) -> None:
    form = choose_verb(room, panel, "王贵元", Qt.Key.Key_R)
    assert form.field.text() == "王贵元"
    form.field.setText("王贵元（局长）")
    room.qtbot.keyClick(form.field, Qt.Key.Key_Return)
    room.settle()
    assert row_of(panel, "王贵元（局长）").entity.names == ("王贵元",)
    form = choose_verb(room, panel, "王贵元（局长）", Qt.Key.Key_D)
    form.field.setText("另一个王贵元")
    room.qtbot.keyClick(form.field, Qt.Key.Key_Return)
    room.settle()
    assert row_of(panel, "另一个王贵元").entity.names == ("王贵元",)
    room.services.undo.undo()
    room.services.undo.undo()
    room.settle()
    assert row_of(panel, "王贵元").entity.names == ("王贵元",)


def test_escape_gives_a_name_up(room: Stage, panel: PeoplePanel) -> None:
    form = choose_verb(room, panel, "王贵元", Qt.Key.Key_R)
    form.field.setText("别的名字")
    room.qtbot.keyClick(form.field, Qt.Key.Key_Escape)
    room.settle()
    assert row_of(panel, "王贵元")


def test_a_search_looks_for_every_name(room: Stage, panel: PeoplePanel) -> None:
    entities = {e.name: e for e in model(panel).entities if e.kind is FactKind.PLACE}
    room.services.entities.merge([entities["玉溪"].id], entities["玉溪市"].id)
    room.settle()
    panel._current.make(place(panel, "玉溪市"))
    with room.qtbot.waitSignal(panel.searchRequested) as asked:
        room.qtbot.keyClick(panel.view, Qt.Key.Key_S)
    assert set(asked.args[0].split(" OR ")) == {'"玉溪市"', '"玉溪"'}
