"""The library, imports, undo and going back, in the window."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication, QShortcut
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit

from archive_viewer.domain.changes import Changes, Touched
from archive_viewer.domain.span import Span
from archive_viewer.gui.crash import CrashDialog
from archive_viewer.gui.dialogs.palette import CommandPalette
from archive_viewer.gui.library.model import ArticleModel
from archive_viewer.gui.main_window import MainWindow
from helpers.driving import settle, wait_until
from helpers.windows import import_texts, opened, write_texts

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def window(tmp_path: Path, qtbot: object) -> Iterator[MainWindow]:
    with opened(tmp_path / "press") as (desk, window):
        desk.language.choose("en")
        yield window


def titles(window: MainWindow) -> list[str]:
    """Titles in the list, fetched."""
    model = window.library.list.model()
    wait_until(lambda: all(model.index(r, 0).data() for r in range(model.rowCount())))
    return [model.index(r, 0).data() for r in range(model.rowCount())]


def message(window: MainWindow) -> str:
    label = window.findChild(QLabel, "statusMessage")
    assert label is not None
    return label.text()


def test_the_list_sorts_and_filters(window: MainWindow, tmp_path: Path) -> None:
    import_texts(window, tmp_path / "texts")
    assert titles(window)[-1] == "扫黑除恶取得成效"
    window.library.set_order("published")
    settle(window)
    assert titles(window)[0] == "扫黑除恶取得成效"
    window.library.filter.setText("平安")
    window.library.filter.textEdited.emit("平安")
    wait_until(lambda: window.library.list.model().rowCount() == 2)
    assert all("平安" in title for title in titles(window))


def test_files_dropped_on_the_window_are_imported(window: MainWindow, tmp_path: Path) -> None:
    content = QMimeData()
    content.setUrls([QUrl.fromLocalFile(str(path)) for path in write_texts(tmp_path / "texts")])
    window.dropEvent(
        QDropEvent(
            QPointF(400, 300), Qt.DropAction.CopyAction, content, Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )  # fmt: skip
    assert window.imports.sheet.isVisible()
    settle(window)
    assert window.services.library.count() == 4
    assert window.imports.sheet.rows.rowCount() == 3
    window.imports.sheet.hide()


def test_the_sheet_names_what_failed_and_why(window: MainWindow, tmp_path: Path) -> None:
    blank = tmp_path / "blank.txt"
    blank.write_bytes(b"\n\n")
    files = write_texts(tmp_path / "texts")
    window.imports.start([files[0], files[0], blank, tmp_path / "absent.txt"])
    settle(window)
    report = window.imports.job.report
    assert report is not None
    assert (len(report.added), len(report.duplicates), len(report.failed)) == (1, 1, 2)
    window.imports.sheet.rows.show_only("failed")
    assert window.imports.sheet.rows.rowCount() == 2
    for row in range(2):
        words = window.imports.sheet.rows.index(row, 0).data()
        assert re.search(r"import\.[a-z]", words) is None
        assert len(words) > 30
    window.imports.sheet.hide()


def test_pasted_text_becomes_an_article(window: MainWindow) -> None:
    QGuiApplication.clipboard().setText("一份剪报\n\n群众满意度上升到98.6%。")
    window.actions_["actionPasteArticle"].trigger()
    settle(window)
    assert window.reader.article is not None
    assert window.reader.article.title == "一份剪报"


def test_deleting_can_be_undone_and_redone(window: MainWindow, tmp_path: Path) -> None:
    import_texts(window, tmp_path / "texts")
    window.commands.delete_articles([window.services.library.ids("added")[1]])
    settle(window)
    assert window.services.library.count() == 3
    assert window.actions_["actionUndo"].text() == "Undo deletion of articles"
    window.actions_["actionUndo"].trigger()
    settle(window)
    assert window.services.library.count() == 4
    assert "deletion of articles" in message(window)
    window.actions_["actionRedo"].trigger()
    settle(window)
    assert window.services.library.count() == 3


def test_back_and_forward_retrace(window: MainWindow, tmp_path: Path) -> None:
    import_texts(window, tmp_path / "texts")
    ids = window.services.library.ids("added")
    for article_id in ids[:3]:
        window.go(article_id)
        settle(window)
    window.actions_["actionBack"].trigger()
    settle(window)
    assert window.reader.article is not None
    assert window.reader.article.id == ids[1]
    assert window.actions_["actionForward"].isEnabled()
    window.actions_["actionForward"].trigger()
    settle(window)
    assert window.reader.article.id == ids[2]
    assert not window.actions_["actionForward"].isEnabled()


def test_known_errors_are_shown_as_sentences(window: MainWindow) -> None:
    window.tasks.query(lambda _cancel: window.services.library.article(999), lambda _article: None)
    settle(window)
    assert window.error_strip.isVisible()
    assert "999" in window.error_strip.text
    assert "article.not_found" not in window.error_strip.text


def test_a_burst_of_changes_refreshes_a_few_times(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[Changes] = []
    monkeypatch.setattr(window._refresher, "_refresh", seen.append)
    for number in range(200):
        window.services.changes.publish(Changes(Touched.FACTS, frozenset({number})))

    def told(changes: Changes) -> bool:
        """Of the last fact: by its article, or among all articles where another change named none."""
        return bool(changes.touched & Touched.FACTS) and (not changes.article_ids or 199 in changes.article_ids)

    wait_until(lambda: any(map(told, seen)) and not window._refresher.waiting)
    assert len(seen) <= 4


def test_a_narrow_window_has_the_rail(window: MainWindow) -> None:
    window.resize(1100, 700)
    wait_until(lambda: window.panes.narrow)
    assert not window.panes.left.isVisible()
    window.panes.rail.pressed.emit("library")
    assert window.panes.left.isVisible()
    window.resize(1440, 900)
    wait_until(lambda: not window.panes.narrow)
    assert window.panes.left.isVisible()
    assert window.panes.splitter.indexOf(window.panes.left) == 0


def test_every_action_has_words_and_no_key_twice(window: MainWindow) -> None:
    keys = [key.toString() for action in window.actions_ for key in action.shortcuts()]
    assert len(keys) == len(set(keys))
    assert all(action.text() for action in window.actions_)


def test_the_palette_finds_actions_articles_and_tags(window: MainWindow, tmp_path: Path) -> None:
    import_texts(window, tmp_path / "texts")
    palette = CommandPalette(window.services, window.theme, window.tasks, window.actions_, window)
    palette.articleChosen.connect(window.go)
    palette.line.setText("交通")
    settle(window)
    texts = [palette.list.model().index(r, 0).data() for r in range(palette.list.model().rowCount())]
    assert "交通安全整治" in texts
    palette.line.setText("full scr")
    settle(window)
    assert palette.list.model().index(0, 0).data() == "Full screen"
    palette.deleteLater()


def test_twenty_thousand_articles_fetch_only_what_is_looked_at(qtbot: object) -> None:
    asked: list[Sequence[int]] = []
    model = ArticleModel(asked.append)
    model.show(tuple(range(1, 20_001)))
    assert model.rowCount() == 20_000
    assert model.index(15_050, 0).data() == ""
    assert model.index(15_051, 0).data() == ""
    assert [len(ids) for ids in asked] == [100]
    assert 15_051 in asked[0]


def test_number_keys_choose_the_view(window: MainWindow) -> None:
    window.commands.show_view("annotations")
    assert window.panes.views.current() == "annotations"
    keys = {shortcut.key().toString() for shortcut in window.findChildren(QShortcut)}
    assert {"Ctrl+1", "Ctrl+2", "Ctrl+3"} <= keys


def test_our_own_mistakes_are_shown_for_copying(window: MainWindow, tmp_path: Path) -> None:
    def blunder(_cancel: object) -> None:
        raise ZeroDivisionError("a mistake of ours")

    window.tasks.query(blunder, lambda _nothing: None)
    wait_until(lambda: any(d.isVisible() for d in QApplication.topLevelWidgets() if isinstance(d, CrashDialog)))
    dialog = next(d for d in QApplication.topLevelWidgets() if isinstance(d, CrashDialog))
    assert "a mistake of ours" in dialog.report.toPlainText()
    assert "Python" in dialog.report.toPlainText()
    dialog.accept()


def test_views_point_into_the_source_and_back(window: MainWindow) -> None:
    article = window.reader.article
    assert article is not None
    start = article.text.index("1245起")
    window.facts.spanActivated.emit(Span(start, start + 5))
    wait_until(lambda: window.reader.position() > 0)
    assert window.trail.can_go_back
    window.actions_["actionBack"].trigger()
    wait_until(lambda: window.reader.position() == 0)


def test_highlighting_from_the_source_can_be_undone(window: MainWindow) -> None:
    article = window.reader.article
    assert article is not None
    window.reader.highlightRequested.emit(Span(10, 20), "green")
    settle(window)
    assert [n.exact for n in window.services.annotating.annotations(article.id)] == [article.text[10:20]]
    window.actions_["actionUndo"].trigger()
    settle(window)
    assert window.services.annotating.annotations(article.id) == []


def test_commenting_opens_the_note_for_writing(window: MainWindow) -> None:
    window.reader.commentRequested.emit(Span(10, 20))
    settle(window)
    assert window.panes.views.current() == "annotations"
    assert window.findChild(QPlainTextEdit, "commentEdit") is not None


def test_f6_goes_round_all_panes(window: MainWindow) -> None:
    window.activateWindow()
    window.commands.focus_search()
    stops = []
    for _ in range(5):
        window.commands.cycle_panes(1)
        focused = QApplication.focusWidget()
        assert focused is not None
        stops.append(focused)
    assert stops[0] is window.library.list
    assert stops[1] is window.reader.view
    assert window.panes.views.stack.isAncestorOf(stops[2])
    assert window.tray is stops[3] or window.tray.isAncestorOf(stops[3])
    assert stops[4] is window.toolbar.search.line


def test_closing_during_an_import_asks(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []
    monkeypatch.setattr(type(window.imports.job), "running", property(lambda _job: True))
    monkeypatch.setattr(window.imports, "may_close", lambda: bool(asked.append(True)))
    window.close()
    assert asked == [True]
    assert window.isVisible()
    monkeypatch.undo()


def test_a_comment_on_what_is_highlighted_joins_the_highlight(window: MainWindow) -> None:
    span = Span(20, 30)
    window.reader.highlightRequested.emit(span, "yellow")
    wait_until(lambda: len(window.services.annotating.annotations()) == 1)
    window.reader.commentRequested.emit(span)
    window.reader.highlightRequested.emit(span, "green")
    wait_until(lambda: window.services.annotating.annotations()[0].color == "green")
    assert len(window.services.annotating.annotations()) == 1
