"""What worker processes do with one file: read it, parse it, derive its facts. Touches no database."""

import hashlib
import zlib
from dataclasses import dataclass
from pathlib import Path

from archive_viewer.derive import derive_facts
from archive_viewer.domain.article import ImportedArticle
from archive_viewer.domain.errors import ImportRefusedError
from archive_viewer.domain.fact import Fact
from archive_viewer.domain.ports import SourceFile
from archive_viewer.importers.registry import LARGEST, read


@dataclass(frozen=True, slots=True)
class FileJob:
    """A file to read, or bytes that came without one. `name` is what a person calls it."""

    name: str
    path: str | None = None
    data: bytes = b""


@dataclass(frozen=True, slots=True)
class ReadFile:
    """A file read: its bytes compressed, and each article in it with the facts of its text."""

    sha256: str
    size: int
    compressed: bytes
    articles: tuple[tuple[ImportedArticle, tuple[Fact, ...]], ...]


def read_file(job: FileJob) -> ReadFile:
    """Turn one file into articles and facts. Raises ImportRefusedError with the reason."""
    data = job.data if job.path is None else _bytes(Path(job.path))
    found = read(SourceFile(job.name, data))
    return ReadFile(
        hashlib.sha256(data).hexdigest(),
        len(data),
        zlib.compress(data, 6),
        tuple((a, tuple(derive_facts(a.text, a.published_at, [b for b in a.blocks if b.role.in_body]))) for a in found),
    )


def _bytes(path: Path) -> bytes:
    try:
        if not path.is_file():
            raise ImportRefusedError("import.not_a_file" if path.exists() else "import.missing", path=path)
        size = path.stat().st_size
        if size > LARGEST:
            megabytes = {"size": size // 1024 // 1024, "most": LARGEST // 1024 // 1024}
            raise ImportRefusedError("import.too_large", name=path, **megabytes)
        return path.read_bytes()
    except PermissionError as error:
        raise ImportRefusedError("import.permission", path=path) from error
    except OSError as error:
        raise ImportRefusedError("import.io", path=path, reason=error.strerror or error) from error
