"""The export dialog: what it shows is what gets written, and what fails is said in place."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from archive_viewer.gui.passages.destination import file_name
from archive_viewer.gui.passages.export_dialog import ExportDialog
from helpers.panels import Stage, stage

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support propagateSizeHints")
QUOTE = "查封、冻结涉黑涉恶资产5.625亿元"


@pytest.fixture
def room(qtbot: QtBot, tmp_path: Path, sample: Path) -> Iterator[Stage]:
    with stage(qtbot, tmp_path, sample) as opened:
        opened.services.preferences.put("export.format", "markdown")
        opened.services.preferences.put("export.folder", str(tmp_path))
        opened.services.preferences.put("export.options", {})
        opened.services.passages.add(1, *opened.span(QUOTE))
        yield opened


@pytest.fixture
def dialog(room: Stage) -> Iterator[ExportDialog]:
    made = ExportDialog(room.services, room.theme, room.tasks, None, room.window)
    made.destination.open_after.setChecked(False)
    room.window.show()
    made.open()
    room.settle()
    yield made
    made.reject()
    made.deleteLater()


def test_formats_stand_under_what_they_are_for(dialog: ExportDialog) -> None:
    model = dialog.format_list.model()
    labels = [str(model.index(n, 0).data()) for n in range(model.rowCount())]
    assert labels[0] == "Writing"
    assert labels.index("Tables") > labels.index("Markdown .md")
    assert dialog.format_list.current == "markdown"


def test_the_pages_show_the_words_and_the_reference(dialog: ExportDialog) -> None:
    assert QUOTE in dialog.preview.pages.plain_text()
    assert "李发兴" in dialog.preview.pages.plain_text()
    assert not dialog.grab().isNull()


@pytest.mark.parametrize("name", ["markdown", "text", "csv", "csl-json", "html"])
def test_the_text_shown_is_the_file_written(room: Stage, dialog: ExportDialog, tmp_path: Path, name: str) -> None:
    dialog.format_list.choose(name)
    room.settle()
    shown = dialog.preview.text.toPlainText()
    path = tmp_path / "out.x"
    dialog.destination.field.setText(str(path))
    dialog.export()
    room.settle()
    assert path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n").rstrip() == shown.rstrip()
    assert dialog.result() == QDialog.DialogCode.Accepted


def test_choices_are_remembered(room: Stage, dialog: ExportDialog, tmp_path: Path) -> None:
    dialog.format_list.choose("csv")
    dialog.form.boxes["context"].setChecked(True)
    dialog.destination.field.setText(str(tmp_path / "kept.csv"))
    room.settle()
    dialog.export()
    room.settle()
    again = ExportDialog(room.services, room.theme, room.tasks, None, room.window)
    room.settle()
    assert again.format_list.current == "csv"
    assert again.form.options().context
    assert again.destination.path is not None
    assert again.destination.path.parent == tmp_path
    again.reject()
    again.deleteLater()


def test_a_folder_that_is_gone_is_said_in_the_dialog(room: Stage, dialog: ExportDialog, tmp_path: Path) -> None:
    dialog.form.title.setText("My title")
    dialog.destination.field.setText(str(tmp_path / "gone" / "out.md"))
    dialog.export()
    room.settle()
    assert dialog.trouble.isVisible()
    assert "out.md" in dialog.trouble_text.text()
    assert dialog.form.title.text() == "My title"
    assert dialog.isVisible()
    assert room.failures == []


def test_an_existing_file_is_replaced_only_when_asked_twice(room: Stage, dialog: ExportDialog, tmp_path: Path) -> None:
    path = tmp_path / "old.md"
    path.write_text("old", encoding="utf-8")
    dialog.destination.field.setText(str(path))
    dialog.export()
    room.settle()
    assert path.read_text(encoding="utf-8") == "old"
    assert dialog.trouble.isVisible()
    dialog.export()
    room.settle()
    assert QUOTE in path.read_text(encoding="utf-8")


def test_losses_and_cut_off_hedges_are_told_before(room: Stage, dialog: ExportDialog) -> None:
    room.services.annotating.annotate(1, *room.span("5.625亿元"), color="green")
    start, end = room.span("100余名")
    room.services.passages.add(1, start, start + 3)
    dialog.form.title.setText("Again")
    room.qtbot.wait(200)
    room.settle()
    assert dialog.preview.losses_text()
    assert "余" in dialog.form.verdict_text()
    assert end > start


def test_nothing_to_export_is_said(room: Stage, dialog: ExportDialog) -> None:
    room.services.passages.remove([p.id for p in room.services.passages.tray()])
    dialog.form.title.setText("Empty")
    room.qtbot.wait(200)
    room.settle()
    assert dialog.trouble.isVisible()
    assert not dialog.destination.export.isEnabled()


def test_the_ending_follows_the_format_and_escape_leaves(room: Stage, dialog: ExportDialog) -> None:
    dialog.format_list.choose("csv")
    assert dialog.destination.field.text().endswith(".csv")
    room.settle()
    room.qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


@pytest.mark.parametrize(
    ("title", "name"),
    [("扫黑除恶", "扫黑除恶.md"), ("a/b: c?", "a b c.md"), ("...", "export.md"), ("x" * 200, "x" * 80 + ".md")],
)
def test_file_names_are_safe_everywhere(title: str, name: str) -> None:
    assert file_name(title, ".md") == name
