"""What the body's lines are: paragraphs, headings between them, captions, and what the page prints after the end."""

import re
from dataclasses import replace

from archive_viewer.domain.article import Block, BlockRole
from archive_viewer.importers.credits import credits_of, url_of
from archive_viewer.importers.furniture import ends_sentence, is_furniture, is_picture, opens_related_links

_NAME = r"[^。！？；，,\s　/]{1,14}"
_CREDIT = re.compile(
    rf"(?:^|[。！？.\s　(（/|｜]){_NAME}[\s　]*(?:供图|摄影报道|摄影|摄|资料图片?|制图|配图|绘图|截图"
    rf"|供圖|攝影|攝|資料圖片?|製圖|資料照)"
    rf"[\s　]*[)）]?[\s　]*$"
    rf"|(?:记者|通讯员|社|网|报|[/／])[\s　]*(?:{_NAME})?[\s　]*(?:[/／]?图|发)[)）]?[\s　]*$"
)
_OPENING = re.compile(
    r"[\s　]*(?:[▲△▼]|[(（【\[]*(?:资料图|图片来源|图源|图片说明|图片由|图为|图像来源|图像加注文字"
    r"|圖片來源|圖像來源|圖像加註文字|圖片說明|資料圖|圖為|圖／|图[0-9一二三四五六七八九十]{1,2}[:：]))"
)
_ITEM = re.compile(r"[\s　]*(?:[-*•●■◆·]\s+|\d{1,2}[.、)）]\s*)\S")
_NOTES = re.compile(
    r"[\s　【\[]*(?:注\s*释|脚\s*注|尾\s*注|附\s*注|注|参考(?:文献|资料)|引文出处"
    r"|Notes|References|Sources)[】\]]*\s*[:：]?\s*",
    re.I,
)
_NOTE = re.compile(r"[\s　]*(?:[\[［〔【(（]\s*\d{1,3}\s*[\]］〕】)）]|[①-⑳㉑-㊿]|\d{1,3}\s*[.、．)])")
_MARK = re.compile(
    r"[\s　]*(?P<mark>[\[［〔【]\s*\d{1,3}\s*[\]］〕】]|[①-⑳㉑-㊿])\s*\S"
    r"|[\s　]*(?:备?注|附注|註)\s*\d{0,2}\s*[:：]\s*\S"
)
_OLD_TITLE = re.compile(r"[\s　(（]*原(?:标题|文标题|題|標題)")
_LONGEST_CAPTION = 160
_LONGEST_CREDIT = 48
_LONGEST_HEADING = 30
_PLAIN = (BlockRole.PARAGRAPH, BlockRole.LIST_ITEM, BlockRole.HEADING)
_TAIL = 12
"""Lines at the end among which credits and links may stand."""


def page_blocks(lines: list[str]) -> list[Block]:
    """Blocks of a page's body and of what follows it; furniture, editors and links get roles of their own."""
    blocks: list[Block] = []
    related = False
    for n, line in enumerate(lines):
        in_tail = n >= len(lines) - _TAIL
        related = (related or (in_tail and opens_related_links(line))) and _may_be_link(line)
        role = BlockRole.FURNITURE if related else _role(line, in_tail, blocks)
        blocks.append(Block(role, line))
    return with_headings(blocks)


def plain_blocks(lines: list[str]) -> list[Block]:
    """Blocks of a text without a page's head: everything is body, captions and headings told apart."""
    return with_headings(
        [Block(BlockRole.CAPTION if is_caption(line) else BlockRole.PARAGRAPH, line) for line in lines]
    )


def is_caption(line: str) -> bool:
    """Whether the line closes or opens as captions do: somebody took, gave or drew the picture."""
    return len(line) <= _LONGEST_CAPTION and bool(
        _CREDIT.search(line, max(0, len(line) - _LONGEST_CREDIT)) or _OPENING.match(line)
    )


def with_headings(blocks: list[Block]) -> list[Block]:
    """Short lines that close no sentence and have a paragraph under them become headings."""
    return [
        Block(BlockRole.HEADING, block.text)
        if block.role is BlockRole.PARAGRAPH and _is_heading(block.text) and _full_paragraph(blocks[n + 1 : n + 2])
        else block
        for n, block in enumerate(blocks)
    ]


def with_footnotes(blocks: list[Block]) -> list[Block]:
    """Marked lines under a heading such as 注释 or 参考文献 at the end of a text become footnotes."""
    result, notes = list(blocks), False
    for n in range(len(blocks) // 2, len(blocks)):
        block = blocks[n]
        notes = notes or bool(_NOTES.fullmatch(block.text))
        listed = block.role is BlockRole.LIST_ITEM
        if notes and (listed or (block.role is BlockRole.PARAGRAPH and _NOTE.match(block.text))):
            result[n] = replace(block, role=BlockRole.FOOTNOTE)
    for n in _closing_notes(result):
        result[n] = replace(result[n], role=BlockRole.FOOTNOTE)
    return result


def _closing_notes(blocks: list[Block]) -> list[int]:
    """Places of the lines that close a text, each behind a mark that stands in the text before them or behind 注."""
    body = [n for n, block in enumerate(blocks) if block.role.in_body and block.role is not BlockRole.CREDIT]
    found: list[int] = []
    for n in reversed(body[1:]):
        if blocks[n].role is not BlockRole.FOOTNOTE and not _MARK.match(blocks[n].text):
            break
        found.append(n)
    cited = "\n".join(blocks[n].text for n in body[: len(body) - len(found)]) if found else ""
    marks = {n: mark.group("mark") for n in found if (mark := _MARK.match(blocks[n].text))}
    return [n for n, mark in marks.items() if (mark is None or mark in cited) and blocks[n].role in _PLAIN]


def _role(line: str, in_tail: bool, before: list[Block]) -> BlockRole:
    if is_furniture(line):
        return BlockRole.FURNITURE
    said = credits_of(line) if in_tail else None
    if said and said.editors:
        return BlockRole.EDITORS
    if said and not said.loose and (said.dates or said.byline):
        return BlockRole.DATELINE if said.dates else BlockRole.BYLINE
    if in_tail and url_of(line):
        return BlockRole.LINK
    after_picture = bool(before) and before[-1].role is BlockRole.FURNITURE and is_picture(before[-1].text)
    if is_caption(line) or (after_picture and len(line) <= _LONGEST_CAPTION // 2 and not ends_sentence(line)):
        return BlockRole.CAPTION
    return BlockRole.PARAGRAPH


def _may_be_link(line: str) -> bool:
    return len(line) <= 60 and not ends_sentence(line)


def _is_heading(line: str) -> bool:
    bare = line.strip()
    return (
        1 < len(bare) <= _LONGEST_HEADING
        and not re.search(r"[。；：:;，,、…]$|[。；]", bare)
        and not _ITEM.match(line)
        and not _OLD_TITLE.match(line)
    )


def _full_paragraph(following: list[Block]) -> bool:
    return bool(following) and following[0].role is BlockRole.PARAGRAPH and ends_sentence(following[0].text)
