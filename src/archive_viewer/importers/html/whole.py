"""All the words of a document in markup, in their roles: for books, clippings and pages that hold no article."""

from archive_viewer.domain.article import Block, BlockRole, ImportedArticle, joined
from archive_viewer.domain.errors import ImportRefusedError
from archive_viewer.domain.ports import SourceFile
from archive_viewer.importers.html.lines import Layout, layout
from archive_viewer.importers.html.parsing import Element, parsed
from archive_viewer.importers.html.tables import with_rows
from archive_viewer.importers.paragraphs import is_caption
from archive_viewer.importers.text import language_of, title_from

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


def whole_page(source: SourceFile) -> ImportedArticle:
    """Everything that a page shows, where nothing on it reads like an article. Raises ImportRefusedError."""
    root, decoded, remarks = parsed(source.data)
    shown = [] if root is None else all_blocks(root)
    if root is None or not shown:
        raise ImportRefusedError("import.no_article", name=source.name)
    named = " ".join((root.findtext(".//title") or "").split()) or title_from(shown[0].text)
    text, blocks = joined([Block(BlockRole.TITLE, named), *shown])
    return ImportedArticle(
        title=named,
        text=text,
        blocks=blocks,
        language=language_of(text),
        charset=decoded.charset,
        remarks=(("import.whole_page", {}), *remarks),
    )


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
