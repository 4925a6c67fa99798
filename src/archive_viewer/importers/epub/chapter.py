"""One document of a book to blocks: all its words in their order, for a book has no page around its text."""

import re

from archive_viewer.domain.article import Block, BlockRole
from archive_viewer.importers.charset import Remark
from archive_viewer.importers.html.hints import is_note
from archive_viewer.importers.html.lines import Layout, layout
from archive_viewer.importers.html.parsing import parsed
from archive_viewer.importers.html.tables import with_rows
from archive_viewer.importers.paragraphs import is_caption

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_ITEMS = frozenset({"li", "dd", "dt"})
_CAPTIONS = frozenset({"figcaption", "caption"})
_EMPTY = re.compile(rb"<([A-Za-z][\w:.-]*+)((?:\s[^<>]*?)?)/>")
_VOID = frozenset(
    {b"area", b"base", b"br", b"col", b"embed", b"hr", b"img", b"input", b"link", b"meta", b"source", b"track", b"wbr"}
)
"""Elements that HTML never closes; any other one, closed in its own tag as XML may, would swallow what follows."""
_HOLDERS = frozenset({"p", "div", "span", "section", "td", "th"})


def blocks_of(data: bytes) -> tuple[list[Block], tuple[Remark, ...]]:
    """(the blocks of an XHTML document, what was noticed on the way)."""
    root, _, remarks = parsed(_EMPTY.sub(_closed, data))
    if root is None:
        return [], remarks
    page = with_rows(layout(root))
    blocks = [
        Block(_role(page, number), line.text)
        for number, line in enumerate(page.lines)
        if not line.dropped and not page.nodes[line.node].hidden and line.text.strip()
    ]
    return blocks, remarks


def _closed(tag: re.Match[bytes]) -> bytes:
    name = tag.group(1)
    return tag.group() if name.lower() in _VOID else b"<" + name + tag.group(2) + b"></" + name + b">"


def _role(page: Layout, number: int) -> BlockRole:
    line = page.lines[number]
    if line.row:
        return BlockRole.TABLE
    if any(is_note(page.nodes[node].name) for node in page.ancestors(line.node)):
        return BlockRole.FOOTNOTE
    for node in page.ancestors(line.node):
        tag = page.nodes[node].tag
        if tag in _HEADINGS:
            return BlockRole.HEADING
        if tag in _ITEMS:
            return BlockRole.LIST_ITEM
        if tag in _CAPTIONS or (tag == "figure" and is_caption(line.text)):
            return BlockRole.CAPTION
        if tag not in _HOLDERS:
            break
    return BlockRole.PARAGRAPH
