"""Two texts beside each other in the window: revisions, articles, marks, hands on both, the layout afterwards."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QListView, QToolButton, QWidget

from archive_viewer.domain.fact import FactStatus
from archive_viewer.domain.span import Span
from archive_viewer.gui.compare.choosing import PartnerChooser
from archive_viewer.gui.main_window import MainWindow
from archive_viewer.gui.reader.article_view import ArticleView
from helpers.driving import pause, settle, wait_until
from helpers.windows import import_texts, opened

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

CHANGES = (("82个派出所", "81个派出所"), ("6997万", "6997"), ("508个警务室", "808个警务室"))


@pytest.fixture
def window(tmp_path: Path, qtbot: object) -> Iterator[MainWindow]:
    with opened(tmp_path / "press") as (desk, window):
        desk.language.choose("en")
        desk.theme.reduced_motion = True
        window.resize(1440, 900)
        settle(window)
        yield window


@pytest.fixture
def revised(window: MainWindow, tmp_path: Path, sample: Path) -> MainWindow:
    """The sample with a second revision in which three places differ, open."""
    text = sample.read_text(encoding="utf-8")
    for old, new in CHANGES:
        assert text.count(old) == 1
        text = text.replace(old, new)
    copy = tmp_path / "article.txt"
    copy.write_text(text, encoding="utf-8")
    window.imports.start([copy], quiet=True)
    settle(window)
    article_id = window.services.library.ids()[0]
    window.go(article_id)
    settle(window)
    assert window.reader.article is not None
    assert window.reader.article.revision == 2
    return window


def compare(window: MainWindow) -> ArticleView:
    """Press the header's button; the second text."""
    window.actions_["actionCompare"].trigger()
    settle(window)
    view = window.findChild(ArticleView, "secondArticleView")
    assert view is not None
    return view


def layout(window: MainWindow) -> tuple[object, ...]:
    panes = window.panes
    return (
        panes.splitter.sizes(), panes.state(), panes.left.isVisible(), panes.views.current(), panes.views.keys(),
        panes.rail.isVisible(), window.reader.header.isVisible(), window.reader.view.title.isVisible(),
    )  # fmt: skip


def marked(view: ArticleView) -> list[tuple[str, str]]:
    assert view.article is not None
    differences = view.marks.differences
    text = view.article.text
    return [(span.of(text), kind) for span, kind in zip(differences.spans, differences.things, strict=True)]


def select(view: ArticleView, words: str) -> Span:
    assert view.article is not None
    start = view.article.text.index(words)
    cursor = view.textCursor()
    cursor.setPosition(view.units.to_utf16(start))
    cursor.setPosition(view.units.to_utf16(start + len(words)), cursor.MoveMode.KeepAnchor)
    view.setTextCursor(cursor)
    return Span(start, start + len(words))


def test_the_revision_before_stands_beside_the_open_one(revised: MainWindow) -> None:
    second = compare(revised)
    assert second.isVisible()
    assert second.article is not None
    assert second.article.revision == 1
    assert second.mapTo(revised, second.pos()).x() > revised.reader.view.mapTo(revised, revised.reader.view.pos()).x()
    assert marked(revised.reader.view) == [("81", "added"), ("808", "added")]
    assert marked(second) == [("82", "removed"), ("508", "removed"), ("万", "removed")]
    assert len(second.marks.facts) > 50
    assert revised.comparison.head.differences.text == "3 differences"


def test_values_that_contradict_are_joined_across_the_gap(revised: MainWindow) -> None:
    second = compare(revised)
    gap = revised.comparison.gap
    assert gap.isVisible()
    assert 88 <= gap.width() <= 104
    assert [joint.labels for joint in gap.joints] == [("81", "82"), ("808", "508"), ("6997", "6997万")]
    assert second.article is not None
    assert [joint.spans[1].of(second.article.text) for joint in gap.joints] == ["82个", "508个", "6997万余起"]
    assert second.marks.findings.spans == [joint.spans[1] for joint in gap.joints]


def test_stepping_brings_both_places_into_view(revised: MainWindow) -> None:
    second = compare(revised)
    button = revised.findChild(QToolButton, "nextDifference")
    assert button is not None
    button.click()
    current = revised.comparison.current
    assert current is not None
    assert (current.left.text, current.right.text) == ("81", "82")
    for view, span in ((revised.reader.view, current.left.span), (second, current.right.span)):
        assert 0 <= view.y_of(span.start) - view.map.value() < view.viewport().height()
    revised.comparison.step(-1)
    assert revised.comparison.current is not None
    assert revised.comparison.current.left.before.endswith("6997")
    listed = revised.findChild(QListView, "differencesList")
    assert listed is not None
    assert "万" in listed.currentIndex().data()


def test_paragraphs_stay_together_unless_set_free(revised: MainWindow) -> None:
    second, first = compare(revised), revised.reader.view
    first.map.setValue(first.map.maximum() // 2)
    eye = first.viewport().height() // 3
    assert first.article is not None
    block = next(b for b in first.article.body if first.y_of(b.start or 0) > first.map.value() + eye)
    assert second.article is not None
    answer = second.article.text.index(block.text[:20])
    here = first.y_of(block.start or 0) - first.map.value()
    assert abs(second.y_of(answer) - second.map.value() - here) < 40
    segment = revised.comparison.head.alignment.button("free")
    segment.click()
    stood = second.map.value()
    first.map.setValue(0)
    assert second.map.value() == stood


@pytest.mark.parametrize("width", [1440, 1280, 1100])
def test_leaving_restores_the_layout(revised: MainWindow, width: int) -> None:
    revised.resize(width, 800)
    revised.panes.views.show_pane("outline")
    pause(50)
    before = layout(revised)
    compare(revised)
    assert revised.panes.rail.isVisible()
    assert not revised.panes.left.isVisible()
    assert revised.reader.view.viewport().width() >= 380
    QTest.keyClick(revised.reader.view, Qt.Key.Key_Escape)
    settle(revised)
    assert layout(revised) == before
    assert marked(revised.reader.view) == []


def test_the_session_is_what_it_was(revised: MainWindow) -> None:
    before = revised.session()
    compare(revised)
    revised.comparing.leave()
    settle(revised)
    assert revised.session() == before


def test_the_other_revision_can_be_chosen_for_a_side(revised: MainWindow) -> None:
    second = compare(revised)
    revised.comparison.sides[0].revisionChosen.emit(1)
    settle(revised)
    revised.comparison.sides[1].revisionChosen.emit(2)
    settle(revised)
    assert marked(second) == [("81", "added"), ("808", "added")]
    assert revised.comparison.sides[0].words.chip == "Revision 1"
    revised.comparing.leave()
    settle(revised)
    assert revised.reader.article is not None
    assert revised.reader.article.revision == 2


def test_a_rejected_fact_contradicts_nothing(revised: MainWindow) -> None:
    compare(revised)
    facts = revised.services.facts.facts(measure="警务室")
    fact = next(f for f in facts if f.text == "808个")
    assert fact.id is not None
    revised.services.facts.review(fact.id, FactStatus.REJECTED)
    settle(revised)
    assert [joint.labels[0] for joint in revised.comparison.gap.joints] == ["81", "6997"]


def test_another_article_is_chosen_by_title(window: MainWindow, tmp_path: Path) -> None:
    import_texts(window, tmp_path / "texts")
    window.actions_["actionCompare"].trigger()
    chooser = window.findChild(PartnerChooser, "compareChooser")
    assert chooser is not None
    candidates = chooser.findChild(QListView, "compareCandidates")
    field = chooser.findChild(QLineEdit, "compareFilter")
    assert candidates is not None
    assert field is not None
    wait_until(lambda: candidates.model().rowCount() == 3)
    field.setText("交通")
    wait_until(lambda: candidates.model().rowCount() == 1)
    QTest.keyClick(field, Qt.Key.Key_Return)
    settle(window)
    assert window.second.article is not None
    assert window.second.article.title == "交通安全整治"
    assert window.comparison.head.differences.text == "No paragraph in common"
    assert marked(window.second.view) == []


def test_hands_work_on_the_side_they_are_on(window: MainWindow, tmp_path: Path) -> None:
    import_texts(window, tmp_path / "texts")
    other = next(s.id for s in window.services.library.summaries() if s.title == "交通安全整治")
    window.comparing.open(other)
    settle(window)
    second = window.second.view
    second.setFocus()
    select(second, "安全隐患12处")
    second.show_bar()
    assert second.bar.isVisible()
    QTest.keyClick(second, Qt.Key.Key_H)
    settle(window)
    notes = window.services.annotating.annotations()
    assert [(note.article_id, note.exact) for note in notes] == [(other, "安全隐患12处")]
    assert len(second.marks.annotations) == 1
    select(second, "整治交通安全")
    window.actions_["actionAddPassage"].trigger()
    settle(window)
    assert [passage.article_id for passage in window.services.passages.tray()] == [other]
    window.comparing.leave()
    settle(window)
    assert window.comparing.active is window.reader


def test_opening_another_article_ends_the_comparison(revised: MainWindow, tmp_path: Path) -> None:
    import_texts(revised, tmp_path / "texts")
    compare(revised)
    revised.go(next(s.id for s in revised.services.library.summaries() if s.title == "平安建设"))
    settle(revised)
    assert not revised.comparing.comparing
    assert revised.panes.left.isVisible()


def test_a_deleted_partner_ends_the_comparison(window: MainWindow, tmp_path: Path) -> None:
    import_texts(window, tmp_path / "texts")
    other = next(s.id for s in window.services.library.summaries() if s.title == "交通安全整治")
    window.comparing.open(other)
    settle(window)
    assert window.comparing.comparing
    window.services.library.delete([other])
    settle(window)
    assert not window.comparing.comparing


def test_everything_has_a_name(revised: MainWindow) -> None:
    compare(revised)
    for name in (
        "nextDifference",
        "previousDifference",
        "closeCompare",
        "firstSideMenu",
        "secondSideMenu",
        "compareGap",
    ):
        widget = revised.findChild(QWidget, name)
        assert widget is not None, name
        assert widget.accessibleName(), name
    close = revised.findChild(QToolButton, "closeCompare")
    assert close is not None
    close.click()
    settle(revised)
    assert not revised.comparing.comparing
