"""Pages for the printer and as a file, annotations of other programs in the window, notes and order in the tray."""

import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from archive_viewer.domain.passage import ExportOptions
from archive_viewer.domain.span import Span
from archive_viewer.gui.dialogs.outcome_dialog import OutcomeDialog
from archive_viewer.gui.links import Destination, destination
from archive_viewer.gui.main_window import MainWindow
from archive_viewer.gui.passages.pages import Pages
from archive_viewer.gui.printing import paint_pages
from archive_viewer.gui.widgets.ask_dialog import NoteDialog
from helpers.driving import settle, wait_until
from helpers.windows import holding_texts, opened

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
QUOTE = "查封、冻结涉黑涉恶资产5.625亿元"


@pytest.fixture
def window(tmp_path: Path) -> Iterator[MainWindow]:
    with opened(tmp_path / "press") as (desk, window):
        desk.language.choose("en")
        yield window


def annotate(window: MainWindow, quote: str, **said: object) -> None:
    article = window.reader.article
    assert article is not None
    start = article.text.index(quote)
    window.services.annotating.annotate(article.id, start, start + len(quote), **said)  # type: ignore[arg-type]
    settle(window)


def test_an_article_is_saved_as_pages_with_its_notes(window: MainWindow, tmp_path: Path) -> None:
    annotate(window, QUOTE, comment="口径待查", tags=["数字"])
    article = window.reader.article
    assert article is not None
    window.printing.save_as(article, tmp_path / "a.pdf")
    settle(window)
    words = Pages((tmp_path / "a.pdf").read_bytes()).text().replace("\r\n", "").replace("\n", "")
    assert article.title in words
    assert "口径待查" in words
    assert QUOTE[:12] in words
    assert article.sha256 in words
    assert not [c for c in words if "\u2e80" <= c <= "\u2fdf"]
    earlier = (tmp_path / "a.pdf").read_bytes()
    window.printing.save_as(article, tmp_path / "b.pdf")
    settle(window)
    assert (tmp_path / "b.pdf").read_bytes() == earlier


def test_the_printer_gets_the_pages_that_were_asked_for(window: MainWindow, tmp_path: Path) -> None:
    data = window.services.printing.pages(1)
    assert len(Pages(data).sizes) > 2
    printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    printer.setFromTo(2, 3)
    paint_pages(printer, data)
    assert len(Pages((tmp_path / "printed.pdf").read_bytes()).sizes) == 2


def test_an_article_without_notes_has_no_margin_for_them(window: MainWindow) -> None:
    bare = window.services.printing.pages(1, options=ExportOptions(accessed="2026-07-14"))
    annotate(window, QUOTE, comment="口径待查")
    noted = window.services.printing.pages(1, options=ExportOptions(accessed="2026-07-14"))
    without = window.services.printing.pages(1, options=ExportOptions(accessed="2026-07-14", comments=False))
    assert without == bare != noted


def drop(window: MainWindow, file: Path) -> None:
    """Let go of a file over the window."""
    content = QMimeData()
    content.setUrls([QUrl.fromLocalFile(str(file))])
    window.dropEvent(
        QDropEvent(
            QPointF(9, 9), Qt.DropAction.CopyAction, content, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        )
    )
    settle(window)


def test_dropped_annotations_come_in_and_what_has_no_place_is_listed(window: MainWindow, tmp_path: Path) -> None:
    annotate(window, QUOTE, comment="口径待查")
    notes = window.services.annotating.annotations()
    file = window.services.exporting.save(
        tmp_path / "notes.jsonld", window.services.exporting.document("批注", notes), "w3c"
    )
    changed = file.read_text(encoding="utf-8").replace("5.625", "9.9").replace("查封", "清点").replace("冻结", "登记")
    file.write_text(changed, encoding="utf-8")
    window.services.annotating.delete([n.id for n in notes])
    drop(window, file)
    wait_until(lambda: not window.tasks.pending)
    settle(window)
    dialog = window.findChild(OutcomeDialog)
    assert isinstance(dialog, OutcomeDialog)
    assert "登记" in dialog.list.item(0).text()
    assert window.services.annotating.annotations() == []


def test_a_note_is_written_between_passages_and_passages_are_arranged(tmp_path: Path) -> None:
    with holding_texts(tmp_path) as window:
        passages = window.services.passages
        for article_id, start in ((2, 0), (3, 0), (2, 6)):
            passages.add(article_id, start, start + 5)
        settle(window)
        view = window.tray.view
        view.setCurrentIndex(view.model().index(1, 0))
        view.setFocus()
        QTest.keyClick(view, Qt.Key.Key_N)
        dialog = window.findChild(NoteDialog, "passageNote")
        assert isinstance(dialog, NoteDialog)
        dialog.editor.setPlainText("与前一段对照。\n见附表。")
        QTest.keyClick(dialog.editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        settle(window)
        assert passages.tray()[1].note == "与前一段对照。\n见附表。"
        before = [p.id for p in passages.tray()]
        window.tray.arrange("article")
        settle(window)
        assert [p.id for p in passages.tray()] == [before[0], before[2], before[1]]
        window.commands.undo()
        settle(window)
        assert [p.id for p in passages.tray()] == before
        window.tray.arrange("date")
        settle(window)
        days = [p.published_at for p in passages.tray()]
        assert days == sorted(days, key=str)
        text = window.services.exporting.render(window.services.exporting.document("", None), "text").decode()
        assert "与前一段对照。" in text


def test_the_menu_of_a_passage_opens_on_it(window: MainWindow) -> None:
    window.services.passages.add(1, 0, 9)
    settle(window)
    window.tray.view.setCurrentIndex(window.tray.view.model().index(0, 0))
    window.tray.view.menuWanted.emit(QPoint(5, 5))
    menus = [m for m in window.tray.findChildren(type(window.menuBar().addMenu("x"))) if m.isVisible()]
    assert menus
    assert any("Arrange" in action.text() for menu in menus for action in menu.actions())
    for menu in menus:
        menu.close()


def test_a_copied_link_leads_back_to_the_words(window: MainWindow) -> None:
    article, view = window.reader.article, window.reader.view
    assert article is not None
    start = article.text.index(QUOTE)
    view.select(Span(start, start + len(QUOTE)))
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_L)
    settle(window)
    link = QGuiApplication.clipboard().text()
    assert destination(link) == Destination(article.id, Span(start, start + len(QUOTE)))


def test_copying_says_what_the_words_were_cut_off_from(window: MainWindow) -> None:
    article, view = window.reader.article, window.reader.view
    assert article is not None
    start = article.text.index("100余名")
    view.select(Span(start, start + 3))
    window.actions_["actionCopyCitation"].trigger()
    settle(window)
    shown = window.findChild(QLabel, "statusMessage")
    assert isinstance(shown, QLabel)
    assert "余" in shown.text()
    mime = QGuiApplication.clipboard().mimeData()
    assert all(mime.hasFormat(kind) for kind in ("text/html", "text/plain", "text/markdown"))


def test_a_dropped_evidence_pack_is_checked_and_a_forged_one_says_what_is_wrong(
    window: MainWindow, tmp_path: Path
) -> None:
    annotate(window, QUOTE, comment="口径待查")
    document = window.services.exporting.document("证据", window.services.annotating.annotations())
    pack = window.services.exporting.save(tmp_path / "pack.zip", document, "evidence")
    drop(window, pack)
    wait_until(lambda: window.findChild(OutcomeDialog) is not None)
    dialog = window.findChild(OutcomeDialog)
    assert "stands unchanged" in dialog.list.item(dialog.list.count() - 1).text()
    dialog.close()
    wait_until(lambda: window.findChild(OutcomeDialog) is None)
    with zipfile.ZipFile(pack, "a") as file:
        file.writestr("more.txt", "x")
    drop(window, pack)
    wait_until(lambda: window.findChild(OutcomeDialog) is not None)
    dialog = window.findChild(OutcomeDialog)
    assert (dialog.list.count(), dialog.list.item(0).text()) == (1, "more.txt is not in the list of sums")
    assert window.services.library.ids("added") == [1]
