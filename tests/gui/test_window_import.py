"""An import outlives the window that began it."""

from pathlib import Path

from archive_viewer.gui.main_window import MainWindow
from helpers.driving import settle, wait_until
from helpers.windows import opened

ARTICLES = 300


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
