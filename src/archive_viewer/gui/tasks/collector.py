"""Collecting garbage on the GUI thread alone: a Qt object that dies on another thread takes the program with it."""

import gc

from PySide6.QtCore import QObject, QTimer

INTERVAL_MS = 500


class Collector(QObject):
    """Takes over from Python's automatic collector, which runs on whichever thread happens to allocate.

    Lives on the GUI thread. Automatic collection stays off in this process from the first one on; what is there by
    then, mostly modules, is never looked at again.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        if gc.isenabled():
            gc.disable()
            gc.collect()
            gc.freeze()
        self._timer = QTimer(self)
        self._timer.setInterval(INTERVAL_MS)
        self._timer.timeout.connect(collect_due)
        self._timer.start()


def collect_due() -> None:
    """Collect the oldest generation whose count is past its threshold, as the automatic collector would."""
    due = [g for g, (count, limit) in enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True)) if count > limit]
    if due:
        gc.collect(max(due) if 0 in due else 0)
