"""The bytes that an article came from, made fit to be looked at."""

from dataclasses import dataclass
from pathlib import PurePath

from archive_viewer.domain.article import Article
from archive_viewer.importers.charset import decode
from archive_viewer.importers.signatures import kind_of

SHOWN_BYTES = 2_000_000
"""Bytes of an original that are shown at most."""
_AS_TEXT = frozenset({"HTML", "XML", "MHTML", "WARC", "ARC", "RTF"})
_SUFFIXES = {"HTML": ".html", "MHTML": ".mhtml", "WARC": ".warc", "PDF": ".pdf", "DOCX": ".docx", "EPUB": ".epub"}
_UNFIT = '<>:"/\\|?*'
_LONGEST_NAME = 80


@dataclass(frozen=True, slots=True)
class OriginalView:
    """An original as a person sees it. `text` is None where it is no text; `cut` says that only a part is shown."""

    kind: str
    size: int
    sha256: str
    charset: str
    text: str | None
    cut: bool
    file_name: str
    """What to call the file when it is saved."""


def view_of(article: Article, data: bytes) -> OriginalView:
    """What `data`, the original of `article`, shows."""
    kind = kind_of(data)
    readable = kind is None or kind in _AS_TEXT
    decoded = decode(data[:SHOWN_BYTES]) if readable else None
    return OriginalView(
        kind or "",
        len(data),
        article.sha256,
        decoded.charset if decoded else "",
        decoded.text if decoded else None,
        len(data) > SHOWN_BYTES,
        _proposed(article, kind),
    )


def _proposed(article: Article, kind: str | None) -> str:
    """The name that it came under, or the title where it came out of a larger file or from an address."""
    came = article.file_name.rpartition(" › ")[2]
    suffix = PurePath(came).suffix.lower()
    if came == article.file_name and "://" not in came and suffix:
        return PurePath(came).name
    suffix = _SUFFIXES.get(kind or "", suffix if suffix.isascii() and 1 < len(suffix) <= 6 else ".txt")
    title = "".join(" " if c in _UNFIT or ord(c) < 32 else c for c in article.title).strip() or "original"
    return f"{title[:_LONGEST_NAME]}{suffix}"
