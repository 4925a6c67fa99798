"""The original of an article is shown as it came, with what is known of it, and saved byte for byte."""

import gzip
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QLabel, QLineEdit, QWidget

from archive_viewer.gui.main_window import MainWindow
from archive_viewer.gui.reader.original_dialog import OriginalDialog
from archive_viewer.gui.reader.original_text import OriginalText
from archive_viewer.gui.reader.originals import LONGEST_LINE, folded, read_original
from helpers.containers import http, page, record
from helpers.driving import settle, wait_until
from helpers.pdf import Page, pdf
from helpers.windows import opened


@pytest.fixture
def window(tmp_path: Path) -> Iterator[MainWindow]:
    with opened(tmp_path / "archive") as (_desk, window):
        yield window


def import_and_go(window: MainWindow, path: Path) -> None:
    window.imports.start([path], quiet=True)
    settle(window)
    report = window.imports.job.report
    assert report is not None
    assert report.added, report.failed
    window.go(report.added[0])
    settle(window)


@pytest.fixture
def original_of(window: MainWindow) -> Iterator[Callable[..., OriginalDialog]]:
    """Imports a file, or takes the sample, and opens its original; closed at the end."""
    shown: list[OriginalDialog] = []

    def show(path: Path | None = None) -> OriginalDialog:
        if path is not None:
            import_and_go(window, path)
        window.actions_["actionShowOriginal"].trigger()
        wait_until(lambda: window.findChild(OriginalDialog) is not None)
        dialog = window.findChild(OriginalDialog)
        assert dialog is not None
        shown.append(dialog)
        return dialog

    yield show
    for dialog in shown:
        dialog.reject()


def part(dialog: OriginalDialog, name: str) -> QWidget:
    found = dialog.findChild(QWidget, name)
    assert found is not None, name
    return found


def text_of(dialog: OriginalDialog) -> OriginalText:
    view = part(dialog, "originalText")
    assert isinstance(view, OriginalText)
    return view


def field_of(dialog: OriginalDialog) -> QLineEdit:
    field = part(dialog, "originalFind")
    assert isinstance(field, QLineEdit)
    return field


def words_of(dialog: OriginalDialog) -> str:
    labels = [label.text() for label in dialog.findChildren(QLabel)]
    return "\n".join([*labels, *(field.text() for field in dialog.findChildren(QLineEdit))])


def saved(dialog: OriginalDialog, target: Path, monkeypatch: pytest.MonkeyPatch) -> bytes:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(target), ""))
    QTest.mouseClick(part(dialog, "originalSave"), Qt.MouseButton.LeftButton)
    wait_until(target.exists)
    return target.read_bytes()


def test_a_text_is_shown_and_saved_as_it_came(
    window: MainWindow,
    original_of: Callable[..., OriginalDialog],
    sample: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    dialog = original_of()
    assert text_of(dialog).toPlainText() == sample.read_text(encoding="utf-8-sig")
    assert "UTF-8" in words_of(dialog)
    assert f"{sample.stat().st_size:,}" in words_of(dialog).replace("\u2009", ",")
    assert saved(dialog, tmp_path / "原件.txt", monkeypatch) == sample.read_bytes()


def test_the_digest_is_shown_copied_and_checked(window: MainWindow, original_of: Callable[..., OriginalDialog]) -> None:
    dialog = original_of()
    digest = window.services.library.article(1).sha256
    assert digest in words_of(dialog)
    copy = part(dialog, "originalCopyDigest")
    assert isinstance(copy, QAbstractButton)
    copy.click()
    assert QGuiApplication.clipboard().text() == digest
    assert part(dialog, "originalVerdict").property("tone") == "status"


def test_bytes_that_changed_since_the_import_are_told(window: MainWindow) -> None:
    article = window.services.library.article(1)
    sound = read_original(window.services, article)
    assert sound.intact
    spoilt = replace(sound, intact=False)
    dialog = OriginalDialog(window.theme, spoilt, window)
    assert part(dialog, "originalVerdict").property("tone") == "error"
    dialog.deleteLater()


def test_words_are_found_from_the_keyboard_forwards_and_back(original_of: Callable[..., OriginalDialog]) -> None:
    dialog = original_of()
    text, field = text_of(dialog), field_of(dialog)
    heard: list[tuple[int, int]] = []
    text.found.connect(lambda current, total: heard.append((current, total)))
    field.setText("扫黑除恶")
    count = text.toPlainText().count("扫黑除恶")
    assert heard[-1] == (0, count)
    first = text.textCursor().position()
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert heard[-1] == (1, count)
    assert text.textCursor().position() > first
    QTest.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(field, Qt.Key.Key_F3, Qt.KeyboardModifier.ShiftModifier)
    assert heard[-1] == (count - 1, count)
    assert len(text.extraSelections()) == count
    field.setText("文中没有的话")
    assert heard[-1] == (-1, 0)
    assert text.extraSelections() == []


def test_places_stay_right_behind_characters_beyond_the_first_plane(
    window: MainWindow, original_of: Callable[..., OriginalDialog], tmp_path: Path
) -> None:
    path = tmp_path / "古籍.txt"
    path.write_text("整理古籍\n\n𠮷野家的𠀀字和𡈽字写在前面,编号甲乙在后面。", encoding="utf-8")
    dialog = original_of(path)
    field_of(dialog).setText("编号甲乙")
    marks = text_of(dialog).extraSelections()
    assert [mark.cursor.selectedText() for mark in marks] == ["编号甲乙"]


def test_a_kept_page_says_from_where_and_when(original_of: Callable[..., OriginalDialog], tmp_path: Path) -> None:
    path = tmp_path / "a.warc"
    path.write_bytes(record(http(page(3)), "http://news.example/3.html"))
    dialog = original_of(path)
    for known in ("http://news.example/3.html", "2022-09-03", "WARC"):
        assert known in words_of(dialog)


def test_a_kept_page_that_is_packed_is_no_text(original_of: Callable[..., OriginalDialog], tmp_path: Path) -> None:
    path = tmp_path / "a.warc"
    answer = http(gzip.compress(page(3)), fields={"Content-Encoding": "gzip"})
    path.write_bytes(record(answer, "http://news.example/3.html"))
    assert part(original_of(path), "originalBinary").isVisible()


def test_what_is_no_text_is_named_and_saved(
    original_of: Callable[..., OriginalDialog], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "预算.pdf"
    path.write_bytes(pdf([Page([(72, 700, 14, "Budget"), (72, 660, 11, "The budget of the city, in full.")])]))
    dialog = original_of(path)
    assert "PDF" in part(dialog, "originalBinary").accessibleName()
    assert dialog.findChild(QWidget, "originalFind") is None
    assert saved(dialog, tmp_path / "b.pdf", monkeypatch) == path.read_bytes()


def test_a_very_long_line_is_folded_in_the_window_alone(
    window: MainWindow, original_of: Callable[..., OriginalDialog], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "长行.html"
    filling = "<i></i>" * (2 * LONGEST_LINE)
    path.write_bytes(page(3).replace(b"</body>", filling.encode() + b"</body>"))
    dialog = original_of(path)
    shown = text_of(dialog).toPlainText()
    assert max(map(len, shown.split("\n"))) == LONGEST_LINE
    assert filling in shown.replace("\n", "")
    assert part(dialog, "originalNote").isVisible()
    assert saved(dialog, tmp_path / "b.html", monkeypatch) == path.read_bytes()


def test_folding_keeps_every_character_and_empty_lines() -> None:
    long = "x" * (LONGEST_LINE + 1)
    assert folded(f"a\n\n{long}\n") == f"a\n\n{long[:-1]}\nx\n"
    assert folded("") == ""


def test_without_an_article_there_is_no_original(window: MainWindow) -> None:
    assert window.actions_["actionShowOriginal"].isEnabled()
    window.commands.follow_article(None)
    assert not window.actions_["actionShowOriginal"].isEnabled()
