"""What worker processes do with one file: read it, parse it, derive its facts. Touches no database."""

import hashlib
import zlib
from dataclasses import dataclass
from pathlib import Path

from archive_viewer.derive import derive_facts
from archive_viewer.domain.article import ImportedArticle
from archive_viewer.domain.errors import ImportRefusedError
from archive_viewer.domain.fact import Fact
from archive_viewer.domain.ports import LeftOut, SourceFile
from archive_viewer.importers.registry import LARGEST, read


@dataclass(frozen=True, slots=True)
class FileJob:
    """A file to read, or bytes that came without one. `name` is what a person calls it."""

    name: str
    path: str | None = None
    data: bytes = b""


@dataclass(frozen=True, slots=True)
class ReadFile:
    """A file read: its bytes compressed, each article with its number and the facts of its text, and what is left out.

    Numbers count what the file holds, sound or not, so that they stay when more of it can be read one day.
    """

    sha256: str
    size: int
    compressed: bytes
    articles: tuple[tuple[int, ImportedArticle, tuple[Fact, ...]], ...]
    left_out: tuple[LeftOut, ...] = ()


def read_file(job: FileJob) -> ReadFile:
    """Turn one file into articles and facts. Raises ImportRefusedError with the reason."""
    data = job.data if job.path is None else _bytes(Path(job.path))
    found = read(SourceFile(job.name, data))
    return ReadFile(
        hashlib.sha256(data).hexdigest(),
        len(data),
        zlib.compress(data, 6),
        tuple((n, a, _facts(a)) for n, a in enumerate(found) if isinstance(a, ImportedArticle)),
        tuple(left for left in found if isinstance(left, LeftOut)),
    )


def _facts(article: ImportedArticle) -> tuple[Fact, ...]:
    body = [block for block in article.blocks if block.role.in_body]
    return tuple(derive_facts(article.text, article.published_at, body))


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
