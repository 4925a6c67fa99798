"""All the words of a document in markup, in their roles: for books, clippings and pages that hold no article."""

from archive_viewer.domain.article import Block, BlockRole
from archive_viewer.importers.html.lines import Layout, layout
from archive_viewer.importers.html.parsing import Element
from archive_viewer.importers.html.tables import with_rows
from archive_viewer.importers.paragraphs import is_caption

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_ITEMS = frozenset({"li", "dd", "dt"})
_CAPTIONS = frozenset({"figcaption", "caption"})
_HOLDERS = frozenset({"p", "div", "span", "section", "td", "th"})


def all_blocks(root: Element) -> list[Block]:
    """Every line that a reader sees as a block, with the role that its element gives it."""
    page = with_rows(layout(root))
    return [
        Block(_role(page, number), line.text)
        for number, line in enumerate(page.lines)
        if not line.dropped and not page.nodes[line.node].hidden and line.text.strip()
    ]


def _role(page: Layout, number: int) -> BlockRole:
    line = page.lines[number]
    if line.row:
        return BlockRole.TABLE
    if any(page.nodes[node].says.note for node in page.ancestors(line.node)):
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
