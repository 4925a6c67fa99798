"""Which importers there are, and which one reads a given file."""

from collections.abc import Iterator
from functools import cache
from importlib.metadata import entry_points

from archive_viewer.domain.allowance import Allowance
from archive_viewer.domain.article import ImportedArticle
from archive_viewer.domain.errors import ImportRefusedError
from archive_viewer.domain.ports import Container, Importer, LeftOut, SourceFile
from archive_viewer.importers.docx.importer import DocxImporter
from archive_viewer.importers.epub.importer import EpubImporter
from archive_viewer.importers.html.importer import HtmlImporter
from archive_viewer.importers.markdown import MarkdownImporter
from archive_viewer.importers.mhtml import MhtmlImporter
from archive_viewer.importers.pdf.importer import PdfImporter
from archive_viewer.importers.prose import other_than_prose
from archive_viewer.importers.refi_project import RefiImporter
from archive_viewer.importers.signatures import kind_of
from archive_viewer.importers.text import TextImporter
from archive_viewer.importers.warc import WarcImporter
from archive_viewer.importers.zip import ZipImporter
from archive_viewer.util.files import MappedFile

GROUP = "archive_viewer.importers"
LARGEST = 64 * 1024 * 1024
"""Bytes in one file above which it is refused, unless it holds others."""
LARGEST_CONTAINER = 8 * 1024 * 1024 * 1024
"""Bytes in a file that holds others above which it is refused."""


@cache
def importers() -> tuple[Importer, ...]:
    """Every importer: those of installed packages first, then the program's own, plain text last."""
    foreign: list[Importer] = []
    for entry in entry_points(group=GROUP):
        made = entry.load()
        foreign.append(made() if isinstance(made, type) else made)
    documents = (
        DocxImporter(),
        PdfImporter(),
        EpubImporter(),
        MhtmlImporter(),
        HtmlImporter(),
        MarkdownImporter(),
        TextImporter(),
    )
    return (*foreign, RefiImporter(), *containers(), *documents)


@cache
def containers() -> tuple[Container, ...]:
    """The importers of files that hold others."""
    return (WarcImporter(), ZipImporter(read))


def suffixes() -> frozenset[str]:
    """The file name endings that some importer reads, with their dots, in lower case."""
    return frozenset().union(*(importer.suffixes for importer in importers()))


def read(source: SourceFile) -> Iterator[ImportedArticle | LeftOut]:
    """Every article in the file, and what had to be left out, by the first importer whose evidence speaks for it.

    Raises ImportRefusedError: import.empty, import.too_large, import.binary and import.not_prose (with the kind of
    file), import.no_text, import.unreadable.
    """
    if not source.data.strip(b" \t\r\n\x00\xef\xbb\xbf\xff\xfe"):
        raise ImportRefusedError("import.empty", name=source.name)
    if len(source.data) > LARGEST:
        raise too_large(source.name, len(source.data), LARGEST)
    for importer in importers():
        if importer.recognises(source):
            yield from _some(importer.read(source), source.name)
            return
    other = other_than_prose(source)
    if other:
        raise ImportRefusedError("import.not_prose", name=source.name, kind=other)
    kind = kind_of(source.data)
    if kind:
        raise ImportRefusedError("import.binary", name=source.name, kind=kind)
    raise ImportRefusedError("import.unreadable", name=source.name)


def read_large(buffer: MappedFile, name: str) -> Iterator[ImportedArticle | LeftOut]:
    """As `read`, for a file that is too large to hold in memory: one whose members are read one at a time.

    Raises ImportRefusedError import.too_large for a file that has no members.
    """
    for importer in containers():
        if importer.opens(buffer, name) and len(buffer) <= LARGEST_CONTAINER:
            yield from _some(importer.read_members(buffer, name, Allowance(len(buffer))), name)
            return
    raise too_large(name, len(buffer), LARGEST)


def too_large(name: str, size: int, most: int) -> ImportRefusedError:
    """The reason for refusing a file of `size` bytes."""
    megabytes = 1024 * 1024
    return ImportRefusedError("import.too_large", name=name, size=-(-size // megabytes), most=most // megabytes)


def _some(outcomes: Iterator[ImportedArticle | LeftOut], name: str) -> Iterator[ImportedArticle | LeftOut]:
    found = False
    for outcome in outcomes:
        found = True
        yield outcome
    if not found:
        raise ImportRefusedError("import.no_text", name=name)
