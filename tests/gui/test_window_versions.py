"""Imports can wait and be tried again; pages are fetched only when asked; versions and copies are decided on."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QPushButton, QWidget

from archive_viewer.gui.dialogs.address_dialog import AddressDialog
from archive_viewer.gui.dialogs.import_rows import REASON, bare_name
from archive_viewer.gui.main_window import MainWindow
from archive_viewer.gui.widgets.tabs import UnderlineBar
from helpers.containers import page
from helpers.driving import settle, wait_until
from helpers.serving import answer, serving
from helpers.windows import opened

REPORT = (
    "全市公安机关今年1至8月共破获刑事案件1245起，抓获犯罪嫌疑人1023人，打掉犯罪团伙88个，群众安全感居全省前列。\n"
    "市公安局负责人表示，下一步将继续保持严打高压态势，围绕群众反映强烈的突出问题开展专项行动，确保社会平安。"
)


@pytest.fixture
def window(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[MainWindow]:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    with opened(tmp_path / "archive") as (_desk, window):
        yield window


def pressed(window: QWidget, name: str) -> None:
    button = window.findChild(QWidget, name)
    assert button is not None
    assert button.isEnabled()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def written(folder: Path, name: str, source: str, text: str, url: str = "") -> Path:
    folder.mkdir(exist_ok=True)
    path = folder / name
    path.write_text(f"玉溪警方通报\n2022-09-03 09:15 来源：{source}\n{url}\n{text}\n", encoding="utf-8")
    return path


def test_an_import_waits_and_goes_on(window: MainWindow, tmp_path: Path) -> None:
    for n in range(300):
        written(tmp_path / "in", f"{n:03}.txt", "甲报", f"第{n}次行动共破获案件{n + 1}起，抓获嫌疑人{n}人。" * 9)
    window.imports.start([tmp_path / "in"])
    wait_until(lambda: window.services.library.count() > 1)
    sheet = window.imports.sheet
    pressed(sheet, "importPause")
    wait_until(lambda: sheet.heading() != "" and window.imports.job.paused)
    wait_until(lambda: _still(window))
    stored = window.services.library.count()
    assert stored < 301
    assert sheet.pace() == ""
    pressed(sheet, "importPause")
    settle(window)
    assert window.services.library.count() == 301


def _still(window: MainWindow) -> bool:
    before = window.services.library.count()
    QTest.qWait(700)
    return window.services.library.count() == before


def test_what_failed_is_tried_again(window: MainWindow, tmp_path: Path) -> None:
    path = written(tmp_path / "in", "a.txt", "甲报", REPORT)
    good = path.read_bytes()
    path.write_bytes(b"")
    window.imports.start([path.parent])
    settle(window)
    sheet = window.imports.sheet
    path.write_bytes(good)
    pressed(sheet, "importRetry")
    settle(window)
    report = window.imports.job.report
    assert report is not None
    assert len(report.added) == 1
    assert not sheet.findChild(QPushButton, "importRetry").isVisible()  # type: ignore[union-attr]


def test_the_end_shows_first_what_failed_and_in_full_why(window: MainWindow, tmp_path: Path) -> None:
    folder = tmp_path / "一个名字很长的文件夹" / "in"
    folder.parent.mkdir()
    written(folder, "a.txt", "甲报", REPORT)
    (folder / "b.txt").write_bytes(b"")
    window.imports.start([folder])
    settle(window)
    sheet = window.imports.sheet
    assert sheet.rows.rowCount() == 1
    sheet.list.setCurrentIndex(sheet.rows.index(0))
    reason, detail = str(sheet.rows.data(sheet.rows.index(0), REASON)), sheet.findChild(QLabel, "importDetail")
    assert "b.txt" in reason
    assert str(folder) not in reason
    assert detail is not None
    assert detail.isVisible()
    said = detail.text().replace("\u200b", "")
    assert str(folder / "b.txt") in said
    assert reason in said


def test_a_name_in_a_reason_stands_without_its_folder() -> None:
    assert bare_name("/home/a/b/通报.html") == "通报.html"
    assert bare_name("/home/a/页.zip › 里面/通报.html") == "页.zip › 里面/通报.html"
    assert bare_name("https://news.example/1.html") == "https://news.example/1.html"


def test_every_tab_of_the_report_has_room_for_its_words(window: MainWindow, tmp_path: Path) -> None:
    window.imports.start(
        [written(tmp_path / "in", "a.txt", "玉溪日报", REPORT, "https://a.example/1.html")], quiet=True
    )
    settle(window)
    newer = written(tmp_path / "in", "b.txt", "玉溪日报", REPORT + "\n（更新）", "https://b.example/2.html")
    window.imports.start([newer])
    settle(window)
    tabs = window.imports.sheet.findChild(UnderlineBar)
    assert tabs is not None
    assert [tabs.tabData(n) for n in range(3) if tabs.isTabVisible(n)] == ["", "", "1"]
    assert tabs.width() >= sum(tabs.tabSizeHint(n).width() for n in range(3))


def test_the_report_is_kept_as_a_table(window: MainWindow, tmp_path: Path) -> None:
    window.imports.start([written(tmp_path / "in", "=a.txt", "甲报", REPORT)])
    settle(window)
    window.imports.sheet.reportWanted.emit(tmp_path / "报告.csv")
    settle(window)
    assert "玉溪警方通报" in (tmp_path / "报告.csv").read_text(encoding="utf-8-sig")


def test_a_link_that_is_dropped_is_fetched_only_when_a_person_says_so(window: MainWindow) -> None:
    asked: list[str] = []
    say = answer(page(7))
    with serving(lambda handler: (asked.append(handler.path), say(handler))[1]) as site:
        data = QMimeData()
        data.setUrls([QUrl(f"{site}/7.html")])
        drop = QDropEvent(
            QPointF(9, 9), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        )
        window.dropEvent(drop)
        dialog = window.findChild(AddressDialog)
        assert dialog is not None
        QTest.qWait(200)
        assert asked == []
        pressed(dialog, "addressFetch")
        settle(window)
    assert asked == ["/7.html"]
    assert window.reader.article is not None
    assert window.reader.article.title == "通报7"


def test_the_address_dialog_takes_the_clipboard_and_says_what_is_wrong(window: MainWindow) -> None:
    QGuiApplication.clipboard().setText("https://news.example/1.html")
    window.actions_["actionImportAddress"].trigger()
    dialog = window.findChild(AddressDialog)
    assert dialog is not None
    field = dialog.findChild(QPlainTextEdit, "addressField")
    assert field is not None
    assert dialog.addresses() == ["https://news.example/1.html"]
    field.setPlainText("https://news.example/1.html\nfile:///etc/passwd")
    assert not dialog.findChild(QPushButton, "addressFetch").isEnabled()  # type: ignore[union-attr]
    dialog.reject()


def test_pasted_markup_becomes_an_article_with_its_headline(window: MainWindow) -> None:
    data = QMimeData()
    data.setHtml("<h1>剪来的标题</h1><p>剪来的一段话在这里。</p>")
    data.setText("剪来的标题\n剪来的一段话在这里。")
    QGuiApplication.clipboard().setMimeData(data)
    window.imports.paste()
    settle(window)
    assert window.reader.article is not None
    assert (window.reader.article.title, window.reader.article.text) == ("剪来的标题", "剪来的一段话在这里。")


def test_a_new_version_is_offered_and_joined_and_taken_apart(window: MainWindow, tmp_path: Path) -> None:
    older = written(tmp_path / "in", "a.txt", "玉溪日报", REPORT, "https://a.example/1.html")
    newer = written(tmp_path / "in", "b.txt", "玉溪日报", REPORT + "\n（更新）", "https://b.example/2.html")
    window.imports.start([older], quiet=True)
    settle(window)
    window.imports.start([newer], quiet=True)
    settle(window)
    strip = window.reader.versions.strip
    assert strip.isVisible()
    pressed(strip, "offerAccept")
    settle(window)
    article = window.reader.article
    assert article is not None
    assert (article.id, article.revision_count) == (2, 2)
    assert not strip.isVisible()
    window.commands.undo()
    settle(window)
    window.go(3)
    settle(window)
    assert strip.isVisible()
    pressed(strip, "offerLater")
    assert not strip.isVisible()
    assert len(window.services.revising.offers(3)) == 1


def test_copies_of_a_report_are_a_click_away(window: MainWindow, tmp_path: Path) -> None:
    for n, source in enumerate(("云南日报", "春城晚报", "都市时报")):
        written(tmp_path / "in", f"{n}.txt", source, REPORT + f"\n（{source}记者）", f"https://p{n}.example/1.html")
    window.imports.start([tmp_path / "in"], quiet=True)
    settle(window)
    window.go(2)
    settle(window)
    button = window.reader.header.copies_button
    assert button.isVisible()
    assert "2" in button.text()
    menu = button.menu()
    menu.aboutToShow.emit()
    menu.actions()[0].trigger()
    settle(window)
    assert window.reader.article is not None
    assert window.reader.article.id == 3
