"""How the window begins and ends: first launch, second launch, links, language, archives in use."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel

from archive_viewer.bootstrap import open_services
from archive_viewer.domain.span import Span
from helpers.driving import settle, wait_until
from helpers.windows import opened

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "press"


def test_first_launch_opens_the_sample_with_its_facts(folder: Path, qtbot: object) -> None:
    with opened(folder) as (_desk, window):
        article = window.reader.article
        assert article is not None
        assert "平安善治" in article.title
        assert window.facts.view.model().rowCount() > 0
        assert window.toolbar.search.query == ""
        assert window.pages.currentWidget() is window.reading_room


def test_second_launch_opens_where_the_last_one_ended(folder: Path, qtbot: object) -> None:
    with opened(folder) as (_desk, window):
        article = window.reader.article
        assert article is not None
        end = len(article.text) // 2
        window.reader.go_to(Span(end, end + 4), False)
        settle(window)
        window.panes.views.show_pane("outline")
        left = window.reader.position()
        assert left > 0
    with opened(folder) as (_desk, window):
        assert window.reader.article is not None
        wait_until(lambda: abs(window.reader.position() - left) < 60)
        assert window.panes.views.current() == "outline"
        assert window.services.library.count() == 1


def test_a_link_opens_at_its_passage(folder: Path, qtbot: object) -> None:
    with opened(folder) as (_desk, window):
        article = window.reader.article
        assert article is not None
        start = article.text.index("5.625")
    with opened(folder, f"archive-viewer://{article.id}#{start}-{start + 5}") as (_desk, window):
        wait_until(lambda: window.reader.position() > 0)
        assert window.reader.article is not None


def test_language_changes_while_the_window_is_open(folder: Path, qtbot: object) -> None:
    with opened(folder) as (desk, window):
        desk.language.choose("zh_CN")
        assert window.panes.views.bar.tabText(0) == "事实"
        assert window.actions_["actionImport"].text() == "导入文件…"
        desk.language.choose("en")
        assert window.panes.views.bar.tabText(0) == "Facts"


def test_a_window_speaks_its_language_whatever_the_one_before_spoke(folder: Path, qtbot: object) -> None:
    with opened(folder) as (desk, window):
        before = desk.language
        before.choose("zh_CN")
        assert window.panes.views.bar.tabText(0) == "事实"
    with opened(folder) as (desk, window):
        desk.language.choose("en")
        assert window.panes.views.bar.tabText(0) == "Facts"
    assert before.current == "zh_CN"


def test_an_empty_archive_says_so(folder: Path, qtbot: object) -> None:
    open_services(folder, create=True).close()
    with opened(folder) as (_desk, window):
        assert window.pages.currentWidget() is window.empty_card
        window.empty_card.openSample.emit()
        settle(window)
        assert window.pages.currentWidget() is window.reading_room
        assert window.reader.article is not None


def test_an_archive_in_use_opens_read_only_and_turns_writable(folder: Path, qtbot: object) -> None:
    holder = open_services(folder, create=True)
    try:
        with opened(folder) as (_desk, window):
            assert window.pages.currentWidget() is window.read_only_card
            assert window.read_only_strip.isVisible()
            assert not window.actions_["actionImport"].isEnabled()
            words = [label.text() for label in window.read_only_card.findChildren(QLabel)]
            assert any(str(folder) in text for text in words)
            holder.close()
            window.read_only_card.retry.emit()
            wait_until(lambda: window.services.writable)
            settle(window)
            assert window.actions_["actionImport"].isEnabled()
            assert not window.read_only_strip.isVisible()
    finally:
        holder.close()


def test_no_chinese_font_is_said_with_the_package(folder: Path, qtbot: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("archive_viewer.gui.frame.cjk_font_present", lambda: False)
    with opened(folder) as (_desk, window):
        assert window.font_strip.isVisible()
        assert "fonts-noto-cjk" in window.font_strip.text
