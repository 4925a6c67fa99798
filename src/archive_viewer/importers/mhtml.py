"""Pages saved by a browser as one MHTML file: the main page's article, its address, and when it was saved."""

import email
import re
from collections.abc import Iterator
from datetime import UTC
from email.errors import CloseBoundaryNotFoundDefect, InvalidBase64CharactersDefect, InvalidBase64LengthDefect
from email.header import decode_header, make_header
from email.message import Message
from email.utils import parsedate_to_datetime
from pathlib import PurePath

from archive_viewer.domain.article import ImportedArticle
from archive_viewer.domain.errors import ImportRefusedError
from archive_viewer.domain.ports import SourceFile
from archive_viewer.importers.captures import PAGES, Capture, article_of
from archive_viewer.importers.charset import Remark
from archive_viewer.importers.signatures import kind_of

_WEB = re.compile(r"https?://[^\s<>\"]+", re.I)


class MhtmlImporter:
    """One page with what belonged to it, as a message of many parts; only the page is read."""

    name = "mhtml"
    suffixes = frozenset({".mht", ".mhtml"})

    def recognises(self, source: SourceFile) -> bool:
        """Whether the bytes are a message of related parts, or are called one and are nothing else."""
        kind = kind_of(source.data)
        return kind == "MHTML" or (kind is None and PurePath(source.name).suffix.lower() in self.suffixes)

    def read(self, source: SourceFile) -> Iterator[ImportedArticle]:
        """One article. Raises ImportRefusedError import.mhtml_cut, import.mhtml_no_page, import.no_article."""
        try:
            message = email.message_from_bytes(source.data)
            leaves = [part for part in message.walk() if not part.is_multipart()]
        except (RecursionError, ValueError, LookupError) as error:
            raise ImportRefusedError("import.mhtml_no_page", name=source.name) from error
        main = _main_page(message, leaves)
        if main is None:
            code = "import.mhtml_cut" if _cut(message) else "import.mhtml_no_page"
            raise ImportRefusedError(code, name=source.name)
        if _cut(message) and main is leaves[-1]:
            raise ImportRefusedError("import.mhtml_cut", name=source.name)
        data = _payload(main)
        remarks: list[Remark] = [("import.mhtml_rest_cut", {})] if _cut(message) else []
        if any(isinstance(d, InvalidBase64CharactersDefect | InvalidBase64LengthDefect) for d in main.defects):
            remarks.append(("import.mhtml_damaged", {}))
        yield article_of(
            Capture(source.name, data, _charset(main), _address(message, main), _saved(message), (*remarks,))
        )


def _cut(message: Message) -> bool:
    return any(isinstance(d, CloseBoundaryNotFoundDefect) for part in message.walk() for d in part.defects)


def _main_page(message: Message, leaves: list[Message]) -> Message | None:
    """The part that the message says it starts with, or that has the message's address, or the first page in it."""
    pages = [part for part in leaves if part.get_content_type() in PAGES]
    start = message.get_param("start")
    if isinstance(start, str):
        named = [part for part in pages if _field(part, "Content-ID").strip("<>") == start.strip(" <>")]
        pages = named or pages
    address = _field(message, "Snapshot-Content-Location") or _field(message, "Content-Location")
    located = [part for part in pages if address and _field(part, "Content-Location") == address]
    return next(iter(located or pages), None)


def _payload(part: Message) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _charset(part: Message) -> str | None:
    label = part.get_param("charset")
    return label.strip() if isinstance(label, str) else None


def _address(message: Message, main: Message) -> str:
    fields = [(message, "Snapshot-Content-Location"), (main, "Content-Location"), (message, "Content-Location")]
    return next((said for part, name in fields if _WEB.fullmatch(said := _field(part, name))), "")


def _saved(message: Message) -> str:
    try:
        said = parsedate_to_datetime(_field(message, "Date"))
    except (TypeError, ValueError, IndexError, OverflowError):
        return ""
    return (said if said.tzinfo else said.replace(tzinfo=UTC)).isoformat()


def _field(part: Message, name: str) -> str:
    """A header's value without its folding, words in other encodings decoded."""
    value = str(part.get(name, ""))
    try:
        value = str(make_header(decode_header(value)))
    except (ValueError, LookupError, TypeError, AssertionError):
        return ""
    return re.sub(r"\r?\n[ \t]*", "", value).strip()
