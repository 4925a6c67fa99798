"""A page that a browser or a crawler kept, with its address and the time it was kept, to an article."""

from dataclasses import dataclass, replace

from archive_viewer.domain.article import ImportedArticle
from archive_viewer.domain.errors import ImportRefusedError
from archive_viewer.domain.ports import SourceFile
from archive_viewer.importers.charset import Remark, codec_of, decode
from archive_viewer.importers.html.importer import HtmlImporter

PAGES = frozenset({"text/html", "application/xhtml+xml"})
"""Media types of web pages."""
_MARK = b"\xef\xbb\xbf"
_SEPARATOR = " › "


@dataclass(frozen=True, slots=True)
class Capture:
    """A kept page: its bytes, the encoding that its envelope names, its address, and when it was kept (ISO 8601)."""

    name: str
    data: bytes
    charset: str | None = None
    url: str = ""
    captured_at: str = ""
    remarks: tuple[Remark, ...] = ()


def inside(outer: str, member: str) -> str:
    """What a person calls a member of a file."""
    return f"{outer}{_SEPARATOR}{member}" if member else outer


def article_of(capture: Capture) -> ImportedArticle:
    """The article on a kept page; where the page has none, all the words that it shows.

    Raises ImportRefusedError import.no_article where it shows no words.
    """
    data, charset, noticed = _unicode(capture)
    source = SourceFile(capture.name, data)
    try:
        article = next(HtmlImporter().read(source))
    except ImportRefusedError as refused:
        if refused.code != "import.no_article":
            raise
        from archive_viewer.importers.html.whole import whole_page

        article = whole_page(source)
    return replace(
        article,
        url=capture.url or article.url,
        captured_at=capture.captured_at or None,
        charset=charset or article.charset,
        remarks=(*capture.remarks, *noticed, *article.remarks, *_kept(capture)),
    )


def _unicode(capture: Capture) -> tuple[bytes, str, tuple[Remark, ...]]:
    """The page in UTF-8 where its envelope names an encoding, which then ranks before what the page says of itself."""
    if not capture.charset or codec_of(capture.charset) is None:
        return capture.data, "", ()
    decoded = decode(capture.data, capture.charset)
    return _MARK + decoded.text.encode("utf-8"), decoded.charset, decoded.remarks


def _kept(capture: Capture) -> tuple[Remark, ...]:
    if not capture.url:
        return ()
    if not capture.captured_at:
        return (("import.captured_undated", {"url": capture.url}),)
    return (("import.captured", {"url": capture.url, "at": capture.captured_at}),)
