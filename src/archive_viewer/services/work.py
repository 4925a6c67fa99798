"""What worker processes do with one file: read it, parse it, derive its facts. Touches no database."""

import hashlib
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from archive_viewer.domain.allowance import Allowance
from archive_viewer.domain.article import ImportedArticle
from archive_viewer.domain.errors import ImportRefusedError
from archive_viewer.domain.fact import Fact
from archive_viewer.domain.likeness import sketch
from archive_viewer.domain.ports import LeftOut, SourceFile
from archive_viewer.importers.clipping import clipping
from archive_viewer.importers.registry import LARGEST, read, read_large
from archive_viewer.services.deriving import facts_of
from archive_viewer.util.files import mapped


@dataclass(frozen=True, slots=True)
class FileJob:
    """A file to read, an address to fetch, or what came without either. `name` is what a person calls it.

    With `html` it is a clipping, and `data` has the same words without markup. `refused` is the code of why it is not
    read at all.
    """

    name: str
    path: str | None = None
    data: bytes = b""
    address: str = ""
    html: str = ""
    refused: str = ""


@dataclass(frozen=True, slots=True)
class Original:
    """The bytes of an article as they came, compressed."""

    sha256: str
    size: int
    compressed: bytes

    @classmethod
    def of(cls, data: bytes) -> "Original":
        return cls(hashlib.sha256(data).hexdigest(), len(data), zlib.compress(data, 6))


@dataclass(frozen=True, slots=True)
class ReadArticle:
    """An article read out of a file: its original, its number within that, its facts, the sketch of its text.

    Articles of one original are counted from 0, sound or not, so that their numbers stay when more of it can be read
    one day; an article with an original of its own is number 0 in it.
    """

    original: Original
    member: int
    article: ImportedArticle
    facts: tuple[Fact, ...]
    sketch: bytes


def read_file(job: FileJob) -> Iterator[ReadArticle | LeftOut]:
    """The articles that a job names, with their facts, one at a time. Raises ImportRefusedError with the reason."""
    if job.address:
        from archive_viewer.importers.fetching import read_address

        yield from _with_facts(read_address(job.address, read), b"")
        return
    if job.html:
        article = clipping(job.html, job.data.decode("utf-8"), job.name)
        yield from _with_facts(iter([article]), job.html.encode("utf-8", "replace"))
        return
    if job.path is not None and _size(Path(job.path)) > LARGEST:
        with mapped(Path(job.path)) as buffer:
            yield from _with_facts(read_large(buffer, job.name), b"")
        return
    data = job.data if job.path is None else _bytes(Path(job.path))
    yield from _with_facts(read(SourceFile(job.name, data, Allowance(len(data)))), data)


def _with_facts(outcomes: Iterator[ImportedArticle | LeftOut], data: bytes) -> Iterator[ReadArticle | LeftOut]:
    whole: Original | None = None
    for number, outcome in enumerate(outcomes):
        if isinstance(outcome, LeftOut):
            yield outcome
            continue
        if outcome.original:
            original, member = Original.of(outcome.original), 0
        else:
            original, member = whole or Original.of(data), number
            whole = original
        yield ReadArticle(original, member, replace(outcome, original=b""), _facts(outcome), sketch(outcome.text))


def _facts(article: ImportedArticle) -> tuple[Fact, ...]:
    body = [block for block in article.blocks if block.role.in_body]
    return facts_of(article.text, article.published_at, body)


def _size(path: Path) -> int:
    try:
        if not path.is_file():
            raise ImportRefusedError("import.not_a_file" if path.exists() else "import.missing", path=path)
        return path.stat().st_size
    except OSError as error:
        raise _unreadable(path, error) from error


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise _unreadable(path, error) from error


def _unreadable(path: Path, error: OSError) -> ImportRefusedError:
    if isinstance(error, PermissionError):
        return ImportRefusedError("import.permission", path=path)
    return ImportRefusedError("import.io", path=path, reason=error.strerror or error)
