"""An EPUB to one article: the documents of its spine in reading order, and what its package says of it."""

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote

from archive_viewer.domain.article import Block, ImportedArticle
from archive_viewer.domain.errors import ImportRefusedError
from archive_viewer.domain.ports import SourceFile
from archive_viewer.importers.charset import Remark
from archive_viewer.importers.composing import Told, composed, headline, person
from archive_viewer.importers.credits import moment, url_of
from archive_viewer.importers.epub.chapter import blocks_of
from archive_viewer.importers.zip_package import Package, resolved

_CONTAINER = "META-INF/container.xml"
_LOCKS = ("META-INF/encryption.xml", "META-INF/rights.xml", "META-INF/sinf.xml")
_FONT_LOCKS = frozenset({"http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC"})
"""Algorithms that disguise fonts and leave the text open."""
_DOCUMENTS = frozenset({"application/xhtml+xml", "text/html", "application/x-dtbook+xml"})
_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(T\d\d:\d\d:\d\d(?:\.\d+)?)?(Z|[+-]\d\d:\d\d)?")


def article_of(source: SourceFile) -> ImportedArticle:
    """The article that the book makes up. Raises ImportRefusedError, see EpubImporter.read."""
    package = Package(source)
    _refuse_locked(package)
    name = _package_document(package)
    root = package.tree(name)
    blocks: list[Block] = []
    remarks: list[Remark] = []
    missing = 0
    for part in _spine(root, name):
        if part not in package:
            missing += 1
            continue
        found, noticed = blocks_of(package.read(part))
        blocks.extend(found)
        remarks.extend(remark for remark in noticed if remark not in remarks)
    if missing:
        remarks.append(("import.epub_missing", {"count": str(missing)}))
    return composed(blocks, _told(root), source.name, tuple(remarks))


def _refuse_locked(package: Package) -> None:
    if any(name in package for name in _LOCKS[1:]):
        raise ImportRefusedError("import.epub_drm", name=package.name)
    if _LOCKS[0] not in package:
        return
    methods = package.tree(_LOCKS[0]).iterfind(".//{*}EncryptedData/{*}EncryptionMethod")
    if any(method.get("Algorithm") not in _FONT_LOCKS for method in methods):
        raise ImportRefusedError("import.epub_drm", name=package.name)


def _package_document(package: Package) -> str:
    if _CONTAINER in package:
        for root in package.tree(_CONTAINER).iterfind(".//{*}rootfile"):
            name = resolved("", unquote(root.get("full-path") or ""))
            if name in package:
                return name
    raise ImportRefusedError("import.package_damaged", name=package.name)


def _spine(root: Any, name: str) -> Iterator[str]:
    """The parts that the book consists of, in reading order; its own table of contents is left out."""
    manifest = {item.get("id"): item for item in root.iterfind("{*}manifest/{*}item")}
    seen: set[str] = set()
    for reference in root.iterfind("{*}spine/{*}itemref"):
        item = manifest.get(reference.get("idref"))
        if item is None or "nav" in (item.get("properties") or "").split():
            continue
        part = resolved(name, unquote((item.get("href") or "").partition("#")[0]))
        if item.get("media-type", "application/xhtml+xml") in _DOCUMENTS and part not in seen:
            seen.add(part)
            yield part


def _told(root: Any) -> Told:
    metadata = root.find("{*}metadata")
    said: dict[str, list[str]] = {}
    for element in [] if metadata is None else metadata.iter("{http://purl.org/dc/elements/1.1/}*"):
        words = " ".join((element.text or "").split())
        if words:
            said.setdefault(element.tag.rpartition("}")[2], []).append(words)
    addresses = (url_of(text) for text in (*said.get("source", []), *said.get("identifier", [])))
    title = headline(next(iter(said.get("title", [])), ""))
    return Told(
        title=title,
        byline="、".join(filter(None, map(person, said.get("creator", [])))),
        source=next(iter(said.get("publisher", [])), ""),
        published_at=next((day for text in said.get("date", []) if (day := _published(text))), None),
        url=next((address for address in addresses if address), None),
        titled=bool(title),
    )


def _published(text: str) -> str | None:
    """ISO 8601 with a zone of a date after W3CDTF; None where it names no day, or year 0101 as programs do."""
    return moment(text) if _DAY.fullmatch(text) else None
