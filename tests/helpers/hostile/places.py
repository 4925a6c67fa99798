"""Things in a folder that are no plain files, and names that break what prints them."""

import os
import socket
from pathlib import Path

from helpers.hostile.canary import PROSE, Canary

_NAMES = (
    "\n新闻\r.txt",
    "字" * 80 + ".txt",
    "📰 emoji 𠮷.txt",
    "-rf --help.txt",
    "\u202etxt.cod",
    "  .txt",
    "=cmd|' !A0.txt",
    "a'b\"c`d$(e).txt",
    "%s%n{name}.txt",
)


def make(folder: Path, canary: Canary) -> int:
    """Make them all; how many an import meets."""
    folder.mkdir()
    for number, name in enumerate(_NAMES):
        (folder / name).write_text(f"第{number}号通报\n\n{PROSE}", encoding="utf-8")
    Path(os.fsdecode(os.fsencode(folder) + b"/\xff\xfe.txt")).write_text(f"坏名字\n\n{PROSE}", encoding="utf-8")
    os.mkfifo(folder / "fifo.txt")
    (folder / "secret.txt").symlink_to(canary.path)
    (folder / "nowhere.txt").symlink_to(folder / "没有")
    (folder / "loop.txt").symlink_to(folder / "loop.txt")
    (folder / "zero.txt").symlink_to("/dev/zero")
    (folder / "round").symlink_to(folder, target_is_directory=True)
    (folder / "root").symlink_to("/", target_is_directory=True)
    listener = socket.socket(socket.AF_UNIX)
    here = Path.cwd()
    try:
        os.chdir(folder)
        listener.bind("socket.txt")
    finally:
        os.chdir(here)
        listener.close()
    return len(_NAMES) + 7
