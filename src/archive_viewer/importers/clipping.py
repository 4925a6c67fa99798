"""What programs put on the clipboard as HTML, to an article: a person chose it, so all of it counts."""

import re

from archive_viewer.domain.addresses import is_address
from archive_viewer.domain.article import Block, BlockRole, ImportedArticle
from archive_viewer.importers.charset import decode
from archive_viewer.importers.composing import Told, composed
from archive_viewer.importers.html.parsing import parsed
from archive_viewer.importers.html.whole import all_blocks
from archive_viewer.importers.text import article_of

_HEADER = re.compile(r"\A\s*Version:[\d.]+\s*\r?\n(?:[A-Za-z]+:[^\r\n]*\r?\n)+")
_SOURCE = re.compile(r"^SourceURL:(\S+)", re.M)
_FRAGMENT = re.compile(r"<!--\s*StartFragment\s*-->(.*)<!--\s*EndFragment\s*-->", re.S | re.I)


def clipping(html: str, text: str, name: str) -> ImportedArticle:
    """The article that a clipping makes up; `text` is the same without markup, used where the markup shows no words.

    The address that Windows' clipboard format names becomes the article's. Raises ImportRefusedError import.no_text.
    """
    header = _HEADER.match(html)
    source = _SOURCE.search(header.group()) if header else None
    inner = html[header.end() :] if header else html
    fragment = _FRAGMENT.search(inner)
    root, _, remarks = parsed((fragment.group(1) if fragment else inner).encode("utf-8", "replace"))
    blocks = [] if root is None else all_blocks(root)
    if not blocks:
        return article_of(decode(text.encode("utf-8", "replace")), name)
    url = source.group(1) if source and is_address(source.group(1)) else None
    return composed(_titled(blocks), Told(url=url), name, remarks)


def _titled(blocks: list[Block]) -> list[Block]:
    """A heading that opens a clipping is its title."""
    first, *rest = blocks
    if first.role is BlockRole.HEADING and rest:
        return [Block(BlockRole.TITLE, first.text), *rest]
    return blocks
