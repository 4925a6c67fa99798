"""Searching in the window: as one types, from hit to hit, across articles, narrowing, finding nothing."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget

from archive_viewer.bootstrap import open_services
from archive_viewer.domain.results import Hit
from archive_viewer.gui.dialogs.search_help import EXAMPLES
from archive_viewer.gui.main_window import MainWindow
from archive_viewer.gui.results.facets import FacetRow
from archive_viewer.gui.results.panel import BATCH
from archive_viewer.util.paths import resource
from helpers.driving import settle, wait_until
from helpers.windows import holding_texts

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def window(tmp_path: Path, qtbot: object) -> Iterator[MainWindow]:
    with holding_texts(tmp_path) as window:
        yield window


def compose(line: QWidget, text: str) -> None:
    """Enter text as an input method does."""
    event = QInputMethodEvent()
    event.setCommitString(text)
    QCoreApplication.sendEvent(line, event)


def ask(window: MainWindow, query: str) -> list[Hit]:
    """Type a query and wait for its hits."""
    window.toolbar.search.set_query(query)
    settle(window)
    return window.results.hits()


def counter(window: MainWindow) -> str:
    label = window.findChild(QLabel, "hitCounter")
    assert label is not None
    return label.text()


def test_typing_lists_hits_and_return_opens_the_first(window: MainWindow) -> None:
    line = window.toolbar.search.line
    compose(line, "扫黑除恶")
    settle(window)
    titles = [hit.title for hit in window.results.hits()]
    assert len(titles) == 3
    assert window.panes.left.current() == "results"
    QTest.keyClick(line, Qt.Key.Key_Return)
    settle(window)
    article = window.reader.article
    assert article is not None
    assert article.title == titles[0]
    assert counter(window).startswith("1 of ")


def test_return_before_the_answer_opens_the_first_hit_when_it_comes(window: MainWindow) -> None:
    window.toolbar.search.set_query("交通安全隐患")
    QTest.keyClick(window.toolbar.search.line, Qt.Key.Key_Return)
    settle(window)
    assert window.reader.article is not None
    assert window.reader.article.title == "交通安全整治"


def test_f3_walks_all_places_across_articles_and_back(window: MainWindow) -> None:
    hits = ask(window, "扫黑除恶")
    total = sum(len(hit.matches) for hit in hits)
    window.control.enter()
    settle(window)
    seen = [counter(window)]
    visited = []
    for _ in range(total):
        assert window.reader.article is not None
        visited.append(window.reader.article.id)
        window.actions_["actionNextHit"].trigger()
        settle(window)
        seen.append(counter(window))
    assert seen == [f"{n} of {total}" for n in [*range(1, total + 1), 1]]
    assert list(dict.fromkeys(visited)) == [hit.article_id for hit in hits if hit.matches]
    window.actions_["actionPreviousHit"].trigger()
    settle(window)
    assert counter(window) == f"{total} of {total}"


def test_a_source_narrows_and_widens(window: MainWindow) -> None:
    ask(window, "扫黑除恶")
    row = next(r for r in window.results.facets.findChildren(FacetRow) if r.text() == "央视网")
    row.click()
    settle(window)
    assert window.control.query == "扫黑除恶 source:央视网"
    assert {hit.source for hit in window.results.hits() if not hit.partial} == {"央视网"}
    window.control.toggle("source:央视网")
    settle(window)
    assert len(window.results.hits()) == 3


def test_a_year_narrows(window: MainWindow) -> None:
    ask(window, "扫黑除恶")
    window.results.facets.years.chosen.emit("2019")
    settle(window)
    assert [hit.title for hit in window.results.hits() if not hit.partial] == ["交通安全整治"]


def test_what_the_hits_name_narrows(window: MainWindow) -> None:
    ask(window, "扫黑除恶")
    (place, count), *_ = window.services.searching.facets("扫黑除恶").places
    facets = window.results.facets
    wait_until(lambda: any(row.text() == place for row in facets.findChildren(FacetRow)))
    next(row for row in facets.findChildren(FacetRow) if row.text() == place).click()
    settle(window)
    assert window.control.query == f"扫黑除恶 place:{place}"
    assert len([hit for hit in window.results.hits() if not hit.partial]) == count


def test_places_are_lines_that_open_where_they_stand(window: MainWindow) -> None:
    articles = ask(window, "扫黑除恶")
    window.results.amongChosen.emit("places")
    settle(window)
    places = window.results.hits()
    assert len(places) == sum(len(hit.matches) for hit in articles)
    window.results.hitChosen.emit(places[-1])
    settle(window)
    article = window.reader.article
    assert article is not None
    assert article.id == places[-1].article_id
    assert window.control.query == "扫黑除恶"
    window.results.amongChosen.emit("articles")
    settle(window)
    assert window.results.hits() == articles


def test_all_places_are_laid_out_however_few_fill_the_window(window: MainWindow) -> None:
    window.resize(1024, 1400)
    ask(window, "的")
    window.results.amongChosen.emit("places")
    settle(window)
    places = window.results.list
    last = places.model().index(places.model().rowCount() - 1, 0)
    assert last.row() > BATCH
    wait_until(lambda: places.visualRect(last).isValid())
    wait_until(lambda: places.verticalScrollBar().maximum() > 0)


def test_another_kind_of_results_begins_at_the_top(window: MainWindow) -> None:
    window.resize(1024, 640)
    ask(window, "扫黑除恶")
    bar = window.results.list.verticalScrollBar()
    wait_until(lambda: bar.maximum() > 0)
    bar.setValue(bar.maximum())
    window.results.amongChosen.emit("places")
    settle(window)
    assert bar.value() == 0


def test_facts_are_found_and_lead_to_their_clause(window: MainWindow) -> None:
    ask(window, "抓获")
    window.results.amongChosen.emit("facts")
    settle(window)
    facts = window.results.hits()
    assert facts
    assert {hit.kind for hit in facts} == {"fact"}
    window.results.hitChosen.emit(facts[0])
    settle(window)
    assert window.reader.article is not None
    assert window.reader.article.id == facts[0].article_id


def test_words_that_no_fact_has_leave_the_source_in_sight(window: MainWindow) -> None:
    ask(window, "满意度上升")
    window.results.amongChosen.emit("facts")
    settle(window)
    assert window.results.hits() == []
    assert window.panes.centre.currentWidget() is window.comparison


def test_a_misspelt_word_is_offered_as_it_was_meant(window: MainWindow) -> None:
    assert ask(window, "扫黑除厄") == []
    links = [b.text() for b in window.no_results.findChildren(type(window.toolbar.archive))]
    assert "扫黑除恶" in links


def test_pinyin_that_no_text_has_is_offered_in_characters(window: MainWindow) -> None:
    assert ask(window, "pinganjianshe") == []
    links = [b.text() for b in window.no_results.findChildren(type(window.toolbar.archive))]
    assert "平安建设" in links


def test_nothing_found_offers_only_what_has_results(window: MainWindow) -> None:
    assert ask(window, "扫黑除恶 平安 date:1999") == []
    assert window.panes.centre.currentWidget() is window.no_results
    links = [b.text() for b in window.no_results.findChildren(type(window.toolbar.archive))]
    assert "扫黑除恶" in links
    for query in links:
        assert ask(window, query), query


def test_an_empty_box_brings_the_library_back(window: MainWindow) -> None:
    ask(window, "扫黑除恶")
    window.toolbar.search.set_query("")
    settle(window)
    assert window.panes.left.current() == "library"
    assert window.panes.centre.currentWidget() is window.comparison
    assert counter(window) == ""


@pytest.mark.parametrize("query", ['"', "AND", "(((", "title:", "date:x", "*", "\\", "a" * 3000, "扫黑 NEAR/ 除恶"])
def test_no_query_breaks_the_window(window: MainWindow, query: str) -> None:
    ask(window, query)
    assert not window.error_strip.isVisible()


def test_a_library_article_shows_the_words_of_the_search(window: MainWindow) -> None:
    ask(window, "交通安全")
    other = next(h for h in ask(window, "扫黑除恶") if h.title == "扫黑除恶取得成效")
    window.library.articleChosen.emit(other.article_id)
    wait_until(lambda: len(window.reader.view.marks.hits) == len(other.matches))


def test_a_saved_search_is_listed_and_asked_again(window: MainWindow) -> None:
    ask(window, "扫黑除恶")
    window.actions_["actionSaveSearch"].trigger()
    settle(window)
    window.toolbar.search.set_query("")
    settle(window)
    model = window.library.shelves.model()
    rows = [model.index(r, 0) for r in range(model.rowCount())]
    window.library.shelves.setCurrentIndex(next(i for i in rows if i.data() == "扫黑除恶"))
    settle(window)
    assert window.control.query == "扫黑除恶"


@pytest.mark.parametrize("example", [query for query, _meaning in EXAMPLES])
def test_the_examples_of_the_help_work_on_the_sample(tmp_path: Path, example: str) -> None:
    services = open_services(tmp_path / "press", create=True)
    try:
        services.importing.run([resource("sample", "article.txt")])
        article = services.library.ids()[0]
        services.annotating.annotate(article, 0, 10, comment="存疑")
        results = services.searching.search(example)
        assert results.total == 1
        assert results.remarks == ()
    finally:
        services.close()


def test_articles_that_come_in_keep_the_place_among_the_hits(window: MainWindow, tmp_path: Path) -> None:
    ask(window, "扫黑除恶")
    window.control.enter()
    settle(window)
    window.actions_["actionNextHit"].trigger()
    settle(window)
    total = int(counter(window).partition(" of ")[2])
    late = tmp_path / "late.txt"
    late.write_text("后来的新闻\n2021-01-01 来源：央视网\n\n又一次提到扫黑除恶。", encoding="utf-8")
    window.imports.start([late, late], quiet=True)
    settle(window)
    assert len(window.results.hits()) == 4
    position, _, counted = counter(window).partition(" of ")
    assert int(position) > 0
    assert int(counted) == total + 1
