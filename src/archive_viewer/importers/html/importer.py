"""The importer of saved web pages; what it needs to read one is loaded when the first is read."""

import re
from collections.abc import Iterator
from pathlib import PurePath

from archive_viewer.domain.article import ImportedArticle
from archive_viewer.domain.ports import SourceFile
from archive_viewer.importers.not_prose import CALLED_PROSE, other_markup
from archive_viewer.importers.signatures import kind_of

_HEAD = 16_384
_TAG = re.compile(
    r"<(?:/?(?:html|head|body|title|div|p|span|table|tr|td|ul|ol|li|a|h[1-6]|br|font|section|article|main)[\s/>]"
    r"|meta\s|link\s|!doctype\s+html)",
    re.I,
)
_ROOT = re.compile(r"<(?:!doctype\s+html|html[\s>]|head[\s>]|body[\s>])", re.I)
_FEWEST_TAGS = 3


class HtmlImporter:
    """Web pages saved by a browser (the folder beside them is not read) or by SingleFile; nothing is fetched."""

    name = "html"
    suffixes = frozenset({".html", ".htm", ".shtml", ".xhtml"})

    def recognises(self, source: SourceFile) -> bool:
        """Whether the bytes open as a page does, or are called one and have its tags."""
        kind = kind_of(source.data)
        if kind not in (None, "HTML", "XML"):
            return False
        head = _readable(source.data[:_HEAD])
        if kind == "HTML" or (kind == "XML" and not other_markup(head) and _ROOT.search(head)):
            return True
        named = PurePath(source.name).suffix.lower()
        if named not in self.suffixes and other_markup(head):
            return False
        tags = sum(1 for _ in zip(_TAG.finditer(head), range(_FEWEST_TAGS), strict=False))
        if named in self.suffixes:
            return tags > 0
        return named not in CALLED_PROSE and head.lstrip("\ufeff \t\r\n").startswith("<") and (tags >= _FEWEST_TAGS)

    def read(self, source: SourceFile) -> Iterator[ImportedArticle]:
        """One article. Raises ImportRefusedError: import.no_article where there are no words, import.endless_page."""
        from archive_viewer.importers.html.page import article_of

        yield article_of(source)


def _readable(head: bytes) -> str:
    """The ASCII of a page's first bytes, in one-byte encodings and in UTF-16 alike."""
    return head.replace(b"\x00", b"").decode("latin-1")
