"""Files that nobody means when they import a folder or a ZIP: a system's own, and the parts of a saved page."""

from collections.abc import Iterable
from pathlib import PurePath

_PAGES = frozenset({".htm", ".html", ".shtml", ".xhtml"})
_BESIDE = ("_files", ".files", "_文件", "-Dateien", "_fichiers", "_archivos")
"""What browsers add to a page's name for the folder of its pictures, styles and frames."""
_SYSTEM = frozenset({"thumbs.db", "desktop.ini", "__macosx"})


def pages_among(paths: Iterable[PurePath]) -> frozenset[PurePath]:
    """The saved pages among these paths, without their endings."""
    return frozenset(path.with_suffix("") for path in paths if path.suffix.lower() in _PAGES)


def is_systems_own(name: str) -> bool:
    """Whether a file or folder is a system's: hidden, or one that it leaves wherever it has been."""
    return (name.startswith(".") and name not in (".", "..")) or name.lower() in _SYSTEM


def is_part_of_page(folder: PurePath, pages: frozenset[PurePath]) -> bool:
    """Whether a folder is the one that a browser saved beside one of `pages`."""
    return any(
        folder.name.endswith(ending)
        and len(folder.name) > len(ending)
        and folder.with_name(folder.name.removesuffix(ending)) in pages
        for ending in _BESIDE
    )
