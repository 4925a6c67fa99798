"""The Qt binding must give back every reference to None that a void call takes: some releases did not, and aborted."""

import sys

from PySide6.QtCore import QObject

CALLS = 200_000


def test_void_calls_keep_none_alive() -> None:
    thing = QObject()
    before = sys.getrefcount(None)
    for _ in range(CALLS):
        thing.setObjectName("x")
    lost = before - sys.getrefcount(None)
    assert abs(lost) < CALLS // 100
