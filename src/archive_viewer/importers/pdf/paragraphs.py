"""Rows of a PDF joined into the paragraphs that they were broken from, without spaces between Han characters."""

import re
from collections import Counter
from dataclasses import dataclass, field
from itertools import pairwise

from archive_viewer.domain.article import Block, BlockRole
from archive_viewer.importers.furniture import ends_sentence
from archive_viewer.importers.pdf.radicals import folded
from archive_viewer.importers.pdf.rows import Row

_LARGER = 1.15
_LONGEST_HEADING = 80
_INDENT = 1.2
_DEEPEST_INDENT = 8.0
_LEADING = 1.4
_ITEM = re.compile(r"(?:[-*•●■◆▪·○]\s*|[(（]?\d{1,2}[.、)）]\s*|[(（][一二三四五六七八九十]{1,3}[)）])(?![\d\s])")
_HAN = "[\u2e80-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\U00020000-\U0003ffff]"
"""Han characters with the punctuation that is set in their width."""
_WIDE = re.compile(rf"{_HAN}|[—…]")
_STRETCHED = re.compile(rf"(?<={_HAN})[ \u00a0]+(?={_HAN})")
_BULLET = re.compile(r"[•●▪◦]\s*(?=\S)")
_BAR = " | "
_SOFT_HYPHEN = "\u00ad"


@dataclass(slots=True)
class _Paragraph:
    rows: list[Row] = field(default_factory=list)
    table: bool = False


@dataclass(frozen=True, slots=True)
class _Setting:
    """How a document is set: the height of its body type, row to row, and whether paragraphs are moved in."""

    body: float
    leading: float
    indents: bool


def paragraphs(pages: list[list[Row]]) -> list[Block]:
    """The blocks of a document, each with the page it begins on; larger type makes headings, the largest the title."""
    rows = [row for page in pages for row in page]
    if not rows:
        return []
    indents = sum(_indented(row) for row in rows) * 12 > len(rows)
    setting = _Setting(_body_size(rows), _leading(rows), indents)
    found: list[_Paragraph] = []
    tables = _tables(rows)
    for n, row in enumerate(rows):
        alone = n == 0 or tables[n] or tables[n - 1]
        if not alone and _continues(found[-1].rows[0], rows[n - 1], row, setting):
            found[-1].rows.append(row)
        else:
            found.append(_Paragraph([row], tables[n]))
    return _titled([_block(paragraph, setting.body) for paragraph in found], found, setting.body)


def _continues(opening: Row, before: Row, row: Row, setting: _Setting) -> bool:
    """Whether `row` goes on with the paragraph that begins with `opening` and has come to `before`."""
    if abs(before.size - row.size) > 0.12 * max(before.size, row.size):
        return False
    large = row.size > setting.body * _LARGER
    elsewhere = row.first or before.page != row.page
    if not elsewhere and before.y - row.y > _LEADING * (1.5 * row.size if large else max(setting.leading, row.size)):
        return False
    if large:
        return not elsewhere and not ends_sentence(before.text)
    if _ITEM.match(row.text) and (_ended(before, row) or ends_sentence(before.text)):
        return False
    if _BULLET.match(opening.text) and row.x0 > opening.x0 + 0.3 * row.size:
        return not _ended(before, row)
    if _indented(row) and not (_indented(before) and not ends_sentence(before.text)):
        return False
    if _ended(before, row):
        return False
    return not (ends_sentence(before.text) and not setting.indents and elsewhere)


def _ended(before: Row, row: Row) -> bool:
    """Whether `before` left room for the next word: its line ended on purpose."""
    word = row.text.split(" ", 1)[0]
    wide = bool(_WIDE.match(word))
    need = 2.0 * row.size if wide else (min(len(word), 30) + 1) * 0.55 * row.size
    return before.right - before.x1 > need


def _indented(row: Row) -> bool:
    return _INDENT < (row.x0 - row.left) / row.size < _DEEPEST_INDENT


def _tables(rows: list[Row]) -> list[bool]:
    """Which rows belong to tables: several cells, and a neighbour with several cells as well."""
    several = [len(row.cells) > 1 for row in rows]
    return [
        own and ((n > 0 and several[n - 1] and not rows[n].first) or (n + 1 < len(rows) and several[n + 1]))
        for n, own in enumerate(several)
    ]


def _body_size(rows: list[Row]) -> float:
    """The height that most characters are set in."""
    weights: Counter[float] = Counter()
    for row in rows:
        weights[round(row.size * 2) / 2] += len(row.text)
    return max(weights.most_common(1)[0][0], 0.5)


def _leading(rows: list[Row]) -> float:
    """The usual distance from one row to the next of the same column."""
    gaps = sorted(a.y - b.y for a, b in pairwise(rows) if not b.first and a.page == b.page and a.y > b.y)
    return gaps[len(gaps) // 2] if gaps else rows[0].size * 1.5


def _block(paragraph: _Paragraph, body: float) -> Block:
    page = paragraph.rows[0].page
    if paragraph.table:
        cells = (_clean(cell.text) for cell in paragraph.rows[0].cells)
        return Block(BlockRole.TABLE, _BAR.join(cells), page=page)
    text = ""
    for row in paragraph.rows:
        text = _joined(text, row.text.strip())
    text = _clean(text)
    bullet = _BULLET.match(text)
    if bullet:
        return Block(BlockRole.LIST_ITEM, text[bullet.end() :], page=page)
    large = (
        paragraph.rows[0].size > body * _LARGER and len(text) <= _LONGEST_HEADING and not text.endswith(("。", "；"))
    )
    return Block(BlockRole.HEADING if large else BlockRole.PARAGRAPH, text, page=page)


def _titled(blocks: list[Block], made_of: list[_Paragraph], body: float) -> list[Block]:
    """The same with the first block set in the largest type of the first page as the title."""
    first = [n for n, block in enumerate(blocks) if block.page == blocks[0].page and block.role is BlockRole.HEADING]
    if not first:
        return blocks
    largest = max(made_of[n].rows[0].size for n in first)
    at = next(n for n in first if made_of[n].rows[0].size > largest * 0.95)
    if largest > body * 1.25:
        blocks[at] = Block(BlockRole.TITLE, blocks[at].text, page=blocks[at].page)
    return blocks


def _joined(text: str, more: str) -> str:
    if not text or not more:
        return text or more
    if text.endswith(_SOFT_HYPHEN):
        return text[:-1] + more
    if _WIDE.match(text[-1]) or _WIDE.match(more[0]):
        return text + more
    if text.endswith("-") and text[-2:-1].isalpha():
        return text + more
    return f"{text} {more}"


def _clean(text: str) -> str:
    """Radicals and ligatures folded, and no spaces where a justified line was stretched between Han characters."""
    return _STRETCHED.sub("", folded(text).replace(_SOFT_HYPHEN, "")).strip()
