"""Driving the real window from tests and from the screenshots: opening an archive, waiting, a small corpus."""

import gzip
import json
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer

from archive_viewer.gui.main_window import MainWindow

STEP_MS = 15


def pause(milliseconds: int) -> None:
    """Let the event loop run for a while."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def wait_until(met: Callable[[], bool], seconds: float = 20.0) -> None:
    """Let the event loop run until a condition is met. Raises AssertionError when that takes too long."""
    deadline = time.monotonic() + seconds
    while not met():
        assert time.monotonic() < deadline, "this did not happen in time"
        pause(STEP_MS)


def settle(window: MainWindow, seconds: float = 60.0) -> None:
    """Wait until the window shows the outcome of everything under way."""
    calm = 0

    def quiet() -> bool:
        nonlocal calm
        calm = 0 if window.busy else calm + 1
        return calm >= 10

    wait_until(quiet, seconds)


def write_corpus(archive: Path, folder: Path, every: int, holding: str = "") -> list[Path]:
    """Write every n-th article of a gzipped JSON-lines corpus as a text file with a head, and some `holding` words."""
    folder.mkdir(parents=True, exist_ok=True)
    files: list[Path] = []
    wanted = 16
    with gzip.open(archive, "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            record = json.loads(line)
            holds = bool(holding) and wanted > 0 and holding in record["text"]
            if number % every and not holds:
                continue
            wanted -= holds
            path = folder / f"{number:05}.txt"
            head = f"{record['title']}\n{record['date'][:16]} 来源：{record['source']}\n\n"
            path.write_text(head + record["text"], encoding="utf-8")
            files.append(path)
    return files
