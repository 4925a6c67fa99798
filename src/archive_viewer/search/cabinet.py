"""Whoosh's storage in a folder, leaving no file open whatever goes wrong."""

from contextlib import suppress
from pathlib import Path
from typing import Any

from whoosh.filedb.filestore import FileStorage
from whoosh.filedb.structfile import BufferFile

_CONTENTS = ".toc"


class Cabinet(FileStorage):  # type: ignore[misc]
    """Remembers what it has open for writing; reads tables of contents at one go."""

    def __init__(self, folder: str, written: list[Any] | None = None) -> None:
        super().__init__(folder)
        self._written = [] if written is None else written

    def create_file(self, name: str, **options: Any) -> Any:
        """A file to write, closed by `close_written` at the latest."""
        file = super().create_file(name, **options)
        self._written.append(file)
        return file

    def open_file(self, name: str, **options: Any) -> Any:
        """A file to read."""
        if name.endswith(_CONTENTS):
            return BufferFile(Path(self.folder, name).read_bytes(), name=name)
        return super().open_file(name, **options)

    def temp_storage(self, name: str | None = None) -> "Cabinet":
        """A folder within this one, whose files are remembered here too."""
        within = Cabinet(str(Path(self.folder, name or "temporary")), self._written)
        within.create()
        return within

    def close_written(self) -> None:
        """Close what is still open for writing."""
        while self._written:
            file = self._written.pop()
            if not file.is_closed:
                with suppress(OSError):
                    file.close()
