"""Opening the real window in tests, on an archive in a folder of its own."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent

from archive_viewer.gui.application import Desk, make_application
from archive_viewer.gui.main_window import MainWindow
from helpers.driving import settle

TEXTS = {
    "alpha.txt": "扫黑除恶取得成效\n2018-08-28 09:00 来源：央视网\n\n"
    "各地深入推进扫黑除恶，破获案件1245起。\n\n扫黑除恶仍在继续。",
    "beta.txt": "交通安全整治\n2019-03-01 10:00 来源：央视网\n\n整治交通安全隐患12处，不涉及扫黑除恶。",
    "gamma.txt": "平安建设\n2022-05-06 08:00 来源：人民网\n\n平安建设稳步推进，群众满意度上升。",
}


@contextmanager
def opened(folder: Path, at: str | None = None) -> Iterator[tuple[Desk, MainWindow]]:
    """A desk with its window on the archive in a folder, at rest; closed afterwards."""
    make_application()
    desk = Desk()
    window = desk.open(folder, at)
    try:
        settle(window)
        yield desk, window
    finally:
        desk.close()
        desk.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@contextmanager
def holding_texts(folder: Path) -> Iterator[MainWindow]:
    """A window in English on an archive that has the short articles."""
    with opened(folder / "press") as (desk, window):
        desk.language.choose("en")
        import_texts(window, folder / "texts")
        yield window


def write_texts(folder: Path) -> list[Path]:
    """A few short articles as files."""
    folder.mkdir(parents=True, exist_ok=True)
    files = []
    for name, text in TEXTS.items():
        path = folder / name
        path.write_text(text, encoding="utf-8")
        files.append(path)
    return files


def import_texts(window: MainWindow, folder: Path) -> None:
    """Import the short articles and wait for the index."""
    window.imports.start(write_texts(folder), quiet=True)
    settle(window)
    window.services.indexing.drain()
    settle(window)
