"""An import that is killed again and again loses nothing and brings nothing in twice."""

import json
import random
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

FILES = 800
KILLS = 10


def importing(inbox: Path, archive: Path) -> "subprocess.Popen[str]":
    command = [sys.executable, "-m", "archive_viewer", "import", str(inbox), "--archive", str(archive), "--json"]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)


def stored(archive: Path) -> int:
    try:
        connection = sqlite3.connect(f"{(archive / 'archive.db').as_uri()}?mode=ro", uri=True)
        try:
            return int(connection.execute("SELECT count(*) FROM articles WHERE deleted_at IS NULL").fetchone()[0])
        finally:
            connection.close()
    except sqlite3.Error:
        return 0


def test_ten_kills_and_every_article_is_there_once(tmp_path: Path) -> None:
    inbox, archive = tmp_path / "in", tmp_path / "archive"
    inbox.mkdir()
    for n in range(FILES):
        body = "".join(f"第{n}次行动第{k}组共查处案件{n * k + 1}起。" for k in range(12))
        (inbox / f"{n:03}.txt").write_text(f"第{n}号通报\n\n{body}", encoding="utf-8")
    chance = random.Random(20221126)
    counts = []
    for _ in range(KILLS):
        before = stored(archive)
        process = importing(inbox, archive)
        while stored(archive) <= before and process.poll() is None:
            time.sleep(0.01)
        time.sleep(chance.uniform(0, 0.05))
        process.kill()
        process.communicate(timeout=30)
        counts.append(stored(archive))
    assert counts == sorted(counts)
    assert 0 < counts[0] < counts[-1] < FILES
    last = importing(inbox, archive)
    answer, _ = last.communicate(timeout=120)
    report = json.loads(answer)
    assert last.returncode == 0
    assert len(report["added"]) + len(report["duplicates"]) == FILES
    assert stored(archive) == FILES
    checked = subprocess.run(
        [sys.executable, "-m", "archive_viewer", "check", "--archive", str(archive), "--json"],
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert json.loads(checked.stdout) == []
