"""Where things lie: what ships with the program, and where archives live."""

import os
import sys
from functools import cache
from pathlib import Path

import platformdirs

APPLICATION = "archive-viewer"


@cache
def shipped(kind: str) -> Path:
    """The folder `resources` or `db`, in a checkout, an installed wheel and a frozen application alike."""
    package = Path(__file__).resolve().parent.parent
    frozen = getattr(sys, "_MEIPASS", None)
    candidates = [package / kind, package.parent.parent / kind]
    if frozen:
        candidates.insert(0, Path(frozen) / "archive_viewer" / kind)
    for folder in candidates:
        if folder.is_dir():
            return folder
    raise FileNotFoundError(f"the program's own folder {kind!r} is missing; install it again")


def resource(*parts: str) -> Path:
    """A file under resources/."""
    return shipped("resources").joinpath(*parts)


def default_archive() -> Path:
    """The archive to open when none is named: ARCHIVE_VIEWER_ARCHIVE, else the platform's user data folder."""
    named = os.environ.get("ARCHIVE_VIEWER_ARCHIVE")
    if named:
        return Path(named).expanduser()
    return Path(platformdirs.user_data_dir(APPLICATION, appauthor=False)) / "default"


def config_folder() -> Path:
    """Where the program keeps what belongs to no archive."""
    return Path(platformdirs.user_config_dir(APPLICATION, appauthor=False))


def log_folder() -> Path:
    return Path(platformdirs.user_log_dir(APPLICATION, appauthor=False))
