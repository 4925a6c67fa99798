"""What every test of the window gets: a watch for threads and top-level widgets that outlive it."""

import gc
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from helpers.driving import STEP_MS, pause
from helpers.panels import Stage, stage

PATIENCE = 3.0


def _threads() -> set[threading.Thread]:
    return {thread for thread in threading.enumerate() if thread.is_alive()}


def _windows() -> set[int]:
    return {id(widget) for widget in QApplication.topLevelWidgets() if widget.isVisible()}


@pytest.fixture(autouse=True)
def nothing_outlives(qapp: QApplication) -> Iterator[None]:
    """Fail a test that leaves a thread running or a window open."""
    threads, windows = _threads(), _windows()
    yield
    gc.collect()
    deadline = time.monotonic() + PATIENCE
    while True:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        pause(STEP_MS)
        started, opened = _threads() - threads, _windows() - windows
        if not (started or opened) or time.monotonic() > deadline:
            break
    assert not started, f"threads left running: {sorted(thread.name for thread in started)}"
    left = [w for w in QApplication.topLevelWidgets() if w.isVisible() and id(w) in opened]
    assert not left, f"windows left open: {[widget.objectName() or type(widget).__name__ for widget in left]}"


@pytest.fixture
def room(qtbot: QtBot, tmp_path: Path, sample: Path) -> Iterator[Stage]:
    """A stage for one panel, on an archive that holds the sample."""
    with stage(qtbot, tmp_path, sample) as opened:
        yield opened
