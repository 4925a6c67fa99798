"""The program starts quickly, because it loads only what the verb at hand needs."""

import re
import subprocess
import sys
import time

import pytest

HEAVY = re.compile(r"\|\s+(PySide6|shiboken6|whoosh|docx|lxml|opencc)(\.|$)", re.MULTILINE)
BUDGET = 1.0
TRIES = 3


@pytest.mark.parametrize("arguments", [["-c", "import archive_viewer"], ["-m", "archive_viewer", "--version"]])
def test_start_is_light(arguments: list[str]) -> None:
    took = []
    for _ in range(TRIES):
        started = time.perf_counter()
        command = [sys.executable, "-X", "importtime", *arguments]
        finished = subprocess.run(command, capture_output=True, text=True, timeout=60)
        took.append(time.perf_counter() - started)
        assert finished.returncode == 0, finished.stderr[-2000:]
        loaded = sorted({match.group(1) for match in HEAVY.finditer(finished.stderr)})
        assert loaded == []
    assert min(took) < BUDGET
