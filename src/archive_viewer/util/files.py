"""Files as bytes: a large one is mapped, not read."""

import mmap
from pathlib import Path


class MappedFile(mmap.mmap):
    """A file's bytes, of which only what is looked at is in memory. Slices are bytes."""

    def startswith(self, prefix: bytes | tuple[bytes, ...], start: int = 0) -> bool:
        """As `bytes.startswith`."""
        prefixes = prefix if isinstance(prefix, tuple) else (prefix,)
        return any(self[start : start + len(p)] == p for p in prefixes)

    def seekable(self) -> bool:
        return True


Buffer = bytes | MappedFile
"""Bytes in memory or in a file."""


def mapped(path: Path) -> MappedFile:
    """The file's bytes. Raises OSError, and ValueError for an empty file."""
    with path.open("rb") as file:
        return MappedFile(file.fileno(), 0, access=mmap.ACCESS_READ)
