"""One document of a book to blocks: all its words in their order, for a book has no page around its text."""

import re

from archive_viewer.domain.article import Block
from archive_viewer.importers.charset import Remark
from archive_viewer.importers.html.parsing import parsed
from archive_viewer.importers.html.whole import all_blocks

_EMPTY = re.compile(rb"<([A-Za-z][\w:.-]*+)((?:\s[^<>]*?)?)/>")
_VOID = frozenset(
    {b"area", b"base", b"br", b"col", b"embed", b"hr", b"img", b"input", b"link", b"meta", b"source", b"track", b"wbr"}
)
"""Elements that HTML never closes; any other one, closed in its own tag as XML may, would swallow what follows."""


def blocks_of(data: bytes) -> tuple[list[Block], tuple[Remark, ...]]:
    """(the blocks of an XHTML document, what was noticed on the way)."""
    root, _, remarks = parsed(_EMPTY.sub(_closed, data))
    return ([] if root is None else all_blocks(root)), remarks


def _closed(tag: re.Match[bytes]) -> bytes:
    name = tag.group(1)
    return tag.group() if name.lower() in _VOID else b"<" + name + tag.group(2) + b"></" + name + b">"
