"""An import outlives the window that began it."""

import time
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from archive_viewer.gui.main_window import MainWindow
from archive_viewer.services.import_report import ImportItem, ImportProgress
from helpers.driving import settle, wait_until
from helpers.windows import opened

ARTICLES = 300
MANY = 20_000
BATCH = 64
LONGEST_HOLD_UP = 0.1


def write_inbox(folder: Path) -> Path:
    """Short articles, each another, in a folder."""
    folder.mkdir()
    for number in range(ARTICLES):
        text = f"第{number}号通报\n\n全市第{number}次行动共破获案件{number + 1}起。" * 20
        (folder / f"{number:03}.txt").write_text(text, encoding="utf-8")
    return folder


def close_in_the_middle(window: MainWindow) -> None:
    """Close as someone who said yes to the question."""
    wait_until(lambda: window.services.library.count() > 1)
    window.imports.may_close = lambda: True  # type: ignore[method-assign]
    window.close()


def test_an_import_goes_on_when_the_archive_is_opened_again(tmp_path: Path) -> None:
    inbox = write_inbox(tmp_path / "inbox")
    with opened(tmp_path / "archive") as (_desk, window):
        window.imports.start([inbox])
        close_in_the_middle(window)
    with opened(tmp_path / "archive") as (_desk, window):
        settle(window)
        assert window.services.library.count() == ARTICLES + 1
        assert window.services.importing.unfinished() == []
    with opened(tmp_path / "archive") as (_desk, window):
        assert not window.imports.job.running


def test_a_bad_file_is_listed_with_a_sentence_and_the_rest_comes_in(tmp_path: Path) -> None:
    inbox = write_inbox(tmp_path / "inbox")
    (inbox / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(200))
    with opened(tmp_path / "archive") as (_desk, window):
        window.imports.start([inbox])
        settle(window)
        report = window.imports.job.report
        assert report is not None
        assert [Path(item.path).name for item in report.items if item.outcome == "failed"] == ["picture.txt"]
        assert all(item.reason("zh_CN").endswith("。") for item in report.items if item.outcome == "failed")
        assert window.services.library.count() == ARTICLES + 1


def test_a_long_report_grows_without_holding_up_the_window(tmp_path: Path) -> None:
    with opened(tmp_path / "archive") as (_desk, window):
        sheet, job = window.imports.sheet, window.imports.job
        window.imports.show_sheet()
        spent: list[float] = []
        for done in range(0, MANY, BATCH):
            items = [ImportItem(f"/inbox/{n}.txt", "added", n, f"第{n}号通报") for n in range(done, done + BATCH)]
            began = time.process_time()
            job.progressed.emit(ImportProgress(done, MANY, done, 0, 0, 0, items[-1].path, 300.0, 9.0), items)
            QApplication.processEvents()
            spent.append(time.process_time() - began)
        assert sheet.rows.rowCount() >= MANY
        assert sorted(spent)[-5] < LONGEST_HOLD_UP
        assert sheet.list.verticalScrollBar().value() == sheet.list.verticalScrollBar().maximum()
        sheet.hide()


def test_the_report_is_walked_through_and_opened_from_the_keyboard(tmp_path: Path) -> None:
    inbox = write_inbox(tmp_path / "inbox")
    with opened(tmp_path / "archive") as (_desk, window):
        window.imports.start([inbox])
        settle(window)
        view = window.imports.sheet.list
        view.setFocus()
        QTest.keyClick(view, Qt.Key.Key_Home)
        first = view.currentIndex().row()
        QTest.keyClick(view, Qt.Key.Key_End)
        assert (first, view.currentIndex().row()) == (0, ARTICLES - 1)
        item = window.imports.sheet.rows.item(ARTICLES - 1)
        assert item is not None
        QTest.keyClick(view, Qt.Key.Key_Return)
        settle(window)
        assert window.reader.article is not None
        assert window.reader.article.id == item.article_id
        window.imports.sheet.hide()
