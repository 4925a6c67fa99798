"""Qt objects in a cycle die on the GUI thread, however busy the other threads are."""

import gc
import threading
from typing import ClassVar

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from archive_viewer.gui.tasks.runner import Tasks
from helpers.driving import wait_until


class Ring(QObject):
    """Keeps itself alive until the collector comes."""

    died_on: ClassVar[list[int]] = []

    def __init__(self) -> None:
        super().__init__()
        self.me = self

    def __del__(self) -> None:
        self.died_on.append(threading.get_ident())


def test_garbage_is_collected_on_the_gui_thread(qapp: QApplication) -> None:
    tasks = Tasks()
    Ring.died_on.clear()
    done: list[int] = []
    for _ in range(50):
        Ring()
        tasks.query(lambda _cancel: len([[n] for n in range(20_000)]), done.append)
    wait_until(lambda: len(done) == 50)
    kept = [[n] for n in range(5_000)]
    wait_until(lambda: len(Ring.died_on) == 50)
    tasks.close()
    assert set(Ring.died_on) == {threading.get_ident()}
    assert not gc.isenabled()
    assert len(kept) == 5_000
