"""The original of an article is shown as it came, with what is known of it, and saved byte for byte."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QFileDialog, QLabel, QLineEdit, QPlainTextEdit, QWidget

from archive_viewer.gui.main_window import MainWindow
from archive_viewer.gui.reader.original_dialog import OriginalDialog
from helpers.containers import http, page, record
from helpers.driving import settle, wait_until
from helpers.pdf import Page, pdf
from helpers.windows import opened


@pytest.fixture
def window(tmp_path: Path) -> Iterator[MainWindow]:
    with opened(tmp_path / "archive") as (_desk, window):
        yield window


def original_of(window: MainWindow, path: Path | None = None) -> OriginalDialog:
    if path is not None:
        window.imports.start([path], quiet=True)
        settle(window)
        report = window.imports.job.report
        assert report is not None
        assert report.added, report.failed
        window.go(report.added[0])
        settle(window)
    window.reader.header.more_button.menu().show_original()  # type: ignore[attr-defined]
    wait_until(lambda: window.findChild(OriginalDialog) is not None)
    dialog = window.findChild(OriginalDialog)
    assert dialog is not None
    return dialog


def words_of(dialog: QDialog) -> str:
    return "\n".join(label.text() for label in dialog.findChildren(QLabel))


def saved(dialog: OriginalDialog, target: Path, monkeypatch: pytest.MonkeyPatch) -> bytes:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(target), ""))
    button = dialog.findChild(QWidget, "originalSave")
    assert button is not None
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    wait_until(target.exists)
    return target.read_bytes()


def test_a_text_is_shown_and_searched_and_saved(
    window: MainWindow, sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = original_of(window)
    view = dialog.findChild(QPlainTextEdit, "originalText")
    field = dialog.findChild(QLineEdit, "originalFind")
    assert view is not None
    assert field is not None
    assert view.toPlainText() == sample.read_text(encoding="utf-8-sig")
    assert window.services.library.article(1).sha256 in words_of(dialog)
    assert "utf-8" in words_of(dialog)
    field.setText("扫黑除恶")
    first = view.textCursor().position()
    assert view.textCursor().selectedText() == "扫黑除恶"
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert view.textCursor().position() != first
    field.setText("文中没有的话")
    assert dialog._missing.text() != ""
    assert saved(dialog, tmp_path / "原件.txt", monkeypatch) == sample.read_bytes()
    dialog.reject()


def test_a_kept_page_says_from_where_and_when(window: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "a.warc"
    path.write_bytes(record(http(page(3)), "http://news.example/3.html"))
    dialog = original_of(window, path)
    for known in ("http://news.example/3.html", "2022-09-03", "WARC"):
        assert known in words_of(dialog)
    dialog.reject()


def test_what_is_no_text_is_named_and_saved(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "预算.pdf"
    path.write_bytes(pdf([Page([(72, 700, 14, "Budget"), (72, 660, 11, "The budget of the city, in full.")])]))
    dialog = original_of(window, path)
    assert "PDF" in dialog.text.toPlainText()
    assert dialog.findChild(QLineEdit, "originalFind") is None or not dialog._find.isVisible()
    assert saved(dialog, tmp_path / "b.pdf", monkeypatch) == path.read_bytes()
    dialog.reject()
