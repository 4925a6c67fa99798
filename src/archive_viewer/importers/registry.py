"""Which importers there are, and which one reads a given file."""

from functools import cache
from importlib.metadata import entry_points

from archive_viewer.domain.article import ImportedArticle
from archive_viewer.domain.errors import ImportRefusedError
from archive_viewer.domain.ports import Importer, LeftOut, SourceFile
from archive_viewer.importers.docx.importer import DocxImporter
from archive_viewer.importers.epub.importer import EpubImporter
from archive_viewer.importers.html.importer import HtmlImporter
from archive_viewer.importers.markdown import MarkdownImporter
from archive_viewer.importers.mhtml import MhtmlImporter
from archive_viewer.importers.pdf.importer import PdfImporter
from archive_viewer.importers.signatures import kind_of
from archive_viewer.importers.text import TextImporter
from archive_viewer.importers.warc import WarcImporter
from archive_viewer.importers.zip import ZipImporter

GROUP = "archive_viewer.importers"
LARGEST = 64 * 1024 * 1024
"""Bytes in one file above which it is refused."""


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
    return (*foreign, WarcImporter(), ZipImporter(read), *documents)


def suffixes() -> frozenset[str]:
    """The file name endings that some importer reads, with their dots, in lower case."""
    return frozenset().union(*(importer.suffixes for importer in importers()))


def read(source: SourceFile) -> list[ImportedArticle | LeftOut]:
    """Every article in the file, and what had to be left out, by the first importer whose evidence speaks for it.

    Raises ImportRefusedError: import.empty, import.too_large, import.binary (with the kind of file), import.no_text,
    import.unreadable.
    """
    if not source.data.strip(b" \t\r\n\x00\xef\xbb\xbf\xff\xfe"):
        raise ImportRefusedError("import.empty", name=source.name)
    if len(source.data) > LARGEST:
        size, most = (f"{n / 1024 / 1024:.0f}" for n in (len(source.data), LARGEST))
        raise ImportRefusedError("import.too_large", name=source.name, size=size, most=most)
    for importer in importers():
        if importer.recognises(source):
            articles = list(importer.read(source))
            if not articles:
                raise ImportRefusedError("import.no_text", name=source.name)
            return articles
    kind = kind_of(source.data)
    if kind:
        raise ImportRefusedError("import.binary", name=source.name, kind=kind)
    raise ImportRefusedError("import.unreadable", name=source.name)
