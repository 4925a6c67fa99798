"""A PDF to an article: its pages' text in reading order, what it declares of itself, and reasons to refuse it."""

import re
import time
from datetime import datetime
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from archive_viewer.domain.article import Block, BlockRole, ImportedArticle
from archive_viewer.domain.errors import ImportRefusedError
from archive_viewer.domain.ports import SourceFile
from archive_viewer.importers.composing import Told, composed, headline, person
from archive_viewer.importers.pdf.margins import without_margins
from archive_viewer.importers.pdf.paragraphs import paragraphs
from archive_viewer.importers.pdf.radicals import folded
from archive_viewer.importers.pdf.rows import in_order
from archive_viewer.importers.pdf.runs import PageText, page_text

MOST_PAGES = 3000
TIME_LIMIT = 45.0
"""Seconds after which reading stops: less than what a worker has for one file."""
_FEWEST = 10
"""Letters of body below which a file with images counts as images only: stamps of scanning programs are shorter."""
_LISTED = 20
_END = b"%%EOF"
_TAIL = 2048
"""Bytes at the end of a whole file among which its end mark stands."""
_DATE = re.compile(
    r"D:(?P<y>\d{4})(?P<m>\d\d)(?P<d>\d\d)(?P<h>\d\d)(?P<min>\d\d)(?P<s>\d\d)"
    r"(?:(?P<zone>[+-]\d\d)'?(?P<zm>\d\d)?'?|Z.*)?"
)


def article_of(source: SourceFile) -> ImportedArticle:
    """The article that the file holds. Raises ImportRefusedError, see PdfImporter.read."""
    document = _opened(source)
    try:
        count = len(document)
        if count > MOST_PAGES:
            raise ImportRefusedError("import.pdf_too_long", name=source.name, pages=count, most=MOST_PAGES)
        pages, silent = _pages(document, count, source.name)
        told = _told(document)
    finally:
        document.close()
    letters, unknown = sum(page.letters for page in pages), sum(page.unknown for page in pages)
    if unknown * 3 > letters:
        raise ImportRefusedError("import.pdf_no_letters", name=source.name)
    blocks = _blocks(pages)
    body = sum(len(block.text) for block in blocks if block.role.in_body)
    if body < _FEWEST and silent:
        raise ImportRefusedError("import.pdf_images_only", name=source.name)
    remarks: list[tuple[str, dict[str, str]]] = []
    if _END not in source.data[-_TAIL:]:
        remarks.append(("import.pdf_cut_short", {}))
    if silent:
        listed = "、".join(map(str, silent[:_LISTED])) + ("…" if len(silent) > _LISTED else "")
        remarks.append(("import.pdf_pages_without_text", {"pages": listed}))
    if unknown:
        remarks.append(("import.pdf_unknown_characters", {"count": str(unknown)}))
    return composed(blocks, told, source.name, tuple(remarks))


def _opened(source: SourceFile) -> Any:
    try:
        return pypdfium2.PdfDocument(source.data)
    except pypdfium2.PdfiumError as error:
        locked = pdfium.FPDF_GetLastError() in (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY)
        code = "import.encrypted" if locked or "assword" in str(error) else "import.pdf_damaged"
        raise ImportRefusedError(code, name=source.name) from error


def _pages(document: Any, count: int, name: str) -> tuple[list[PageText], list[int]]:
    """(the text of each page, the numbers of pages that have images and no text)."""
    began = time.monotonic()
    pages: list[PageText] = []
    silent: list[int] = []
    for number in range(1, count + 1):
        if time.monotonic() - began > TIME_LIMIT:
            raise ImportRefusedError("import.pdf_too_slow", name=name, limit=f"{TIME_LIMIT:.0f}", page=number)
        try:
            page = document[number - 1]
        except pypdfium2.PdfiumError as error:
            raise ImportRefusedError("import.pdf_damaged", name=name) from error
        found = page_text(page, number)
        if found.letters < _FEWEST and _has_image(page):
            silent.append(number)
        page.close()
        pages.append(found)
    return pages, silent


def _has_image(page: Any) -> bool:
    return any(True for _ in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=3))


def _blocks(pages: list[PageText]) -> list[Block]:
    kept, running = without_margins([page.runs for page in pages])
    body = paragraphs([in_order(runs) for runs in kept])
    aside: dict[int, list[Block]] = {}
    for number, (page, lines) in enumerate(zip(pages, running, strict=True), start=1):
        words = [folded(text).strip() for text in (*lines, *page.slanted)]
        aside[number] = [Block(BlockRole.FURNITURE, text, page=number) for text in words if text]
    blocks: list[Block] = []
    for block in body:
        for number in [n for n in aside if n < block.page]:
            blocks.extend(aside.pop(number))
        blocks.append(block)
    return [*blocks, *(block for number in list(aside) for block in aside[number])]


def _told(document: Any) -> Told:
    said = document.get_metadata_dict(skip_empty=True)
    return Told(
        title=headline(folded(said.get("Title", ""))),
        byline=person(folded(said.get("Author", ""))),
        made=_moment(said.get("CreationDate", "")),
    )


def _moment(said: str) -> str | None:
    """ISO 8601 of a date after ISO 32000; None where it has no time of day or no such day exists.

    A time without a zone is China's."""
    found = _DATE.match(said)
    if found is None:
        return None
    zone = f"{found['zone']}:{found['zm'] or '00'}" if found["zone"] else "+00:00" if "Z" in said else "+08:00"
    try:
        text = f"{found['y']}-{found['m']}-{found['d']}T{found['h']}:{found['min']}:{found['s']}{zone}"
        return datetime.fromisoformat(text).isoformat()
    except ValueError:
        return None
