"""Types into the window over an archive, ten keys a second, and says how long it ever stood still.

usage: pace.py ARCHIVE
"""

import argparse
import itertools
import os
import sys
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtGui import QInputMethodEvent

from archive_viewer.gui.application import Desk, make_application
from helpers.driving import pause, settle

TYPED = ("中共中央政治局常委会", "扫黑除恶专项斗争取得", "全国人民代表大会常务", "xijinpingz", "中国经济增长速度放缓")
KEY_MS = 100


def main() -> None:
    """Type each of the texts and print a line about it."""
    options = argparse.ArgumentParser()
    options.add_argument("archive", type=Path)
    make_application()
    desk = Desk()
    window = desk.open(options.parse_args().archive)
    settle(window, 600)
    pause(1000)
    box = window.toolbar.search
    box.line.setFocus()
    beats: list[float] = []
    answers: list[float] = []
    heart = QTimer()
    heart.setInterval(4)
    heart.timeout.connect(lambda: beats.append(time.perf_counter()))
    window.control.answered.connect(lambda _results: answers.append(time.perf_counter()))
    for text in TYPED:
        box.set_query("")
        pause(400)
        beats.clear()
        heart.start()
        for character in text:
            event = QInputMethodEvent()
            event.setCommitString(character)
            QCoreApplication.sendEvent(box.line, event)
            key = time.perf_counter()
            pause(KEY_MS)
        settle(window)
        heart.stop()
        longest = max(later - earlier for earlier, later in itertools.pairwise(beats))
        late = (answers[-1] - key) * 1000
        sys.stdout.write(f"{text}: longest gap {longest * 1000:.0f} ms, last answer {late:.0f} ms after the last key\n")
    desk.close()


if __name__ == "__main__":
    main()
