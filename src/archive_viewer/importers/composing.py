"""Blocks of a document to an article: the head that news pages have where there is one, else what the file declares."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from archive_viewer.domain.article import Block, BlockRole, ImportedArticle, joined
from archive_viewer.domain.errors import ImportRefusedError
from archive_viewer.importers.credits import Credits, credits_of, url_of
from archive_viewer.importers.furniture import ends_sentence
from archive_viewer.importers.interview import with_turns
from archive_viewer.importers.page_head import PageHead, page_head
from archive_viewer.importers.paragraphs import page_blocks, plain_blocks
from archive_viewer.importers.text import language_of, title_from

_HEAD = 16
_TAIL = 12
_LONGEST_TITLE = 200
_LONGEST_PRINTED = 100
"""Characters of a first line above which it is a paragraph, where nothing else marks it as the title."""
_UNSHOWABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_NO_TITLE = re.compile(
    r"\s*(?:untitled|无标题|未命名|文档|document|新建|microsoft\s|powerpoint|word文档|slide|幻灯片)[\s\S]*"
    r"|.*\.(?:docx?|wps|pdf|html?|txt|xlsx?|pptx?|indd|qxd|epub)\s*|[\W\d_]*",
    re.I,
)
_NO_PERSON = re.compile(
    r"(?:administrator|admin|user|users?\d*|owner|windows.*|microsoft.*|微软.*|lenovo|dell|hp|asus|acer|apple|pc|huawei"
    r"|python-docx|openpyxl|calibre.*|unknown|anonymous|佚名|未知|不详|作者|author|[\W\d_]*)",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Told:
    """What a file declares of itself, to be used where its text does not say it.

    `titled` is set where the declaration is a publication's own, not the trace of a program; `made` is when the file
    was made, ISO 8601.
    """

    title: str = ""
    byline: str = ""
    source: str = ""
    published_at: str | None = None
    url: str | None = None
    titled: bool = False
    made: str | None = None


def composed(
    blocks: list[Block], told: Told, name: str, remarks: tuple[tuple[str, dict[str, str]], ...] = ()
) -> ImportedArticle:
    """The article that `blocks` make up. Raises ImportRefusedError import.no_text where there is no body.

    Blocks come with the roles that the file itself gives; PARAGRAPH also means that it gives none. TITLE may stand
    once, for words that the file sets as the title.
    """
    shown, broken = _showable([block for block in blocks if block.text.strip()])
    if broken:
        remarks = (*remarks, ("import.unshowable", {"count": str(broken)}))
    first = [n for n, block in enumerate(shown) if block.role is not BlockRole.FURNITURE][:_HEAD]
    opening = [shown[n].text for n in first]
    head = page_head(opening)
    if head and told.titled and told.title not in opening[: head.taken]:
        head = None
    article = _with_head(head, shown, first) if head else _without_head(shown, told)
    if head and told.titled:
        article = _completed(article, told)
    if not head and told.made and not article.published_at:
        article = replace(article, published_at=told.made)
        remarks = (*remarks, ("import.date_of_file", {"date": told.made[:10]}))
    if not article.text.strip():
        raise ImportRefusedError("import.no_text", name=name)
    return replace(article, language=language_of(article.text), remarks=remarks)


def person(name: str) -> str:
    """The name, or "" where it is a computer's or a program's."""
    return "" if _NO_PERSON.fullmatch(name.strip()) else name.strip()


def headline(title: str) -> str:
    """The title, or "" where it is a file's name or what a program puts there by itself."""
    bare = " ".join(title.split())
    return "" if _NO_TITLE.fullmatch(bare) or len(bare) > _LONGEST_TITLE else bare


def _showable(blocks: list[Block]) -> tuple[list[Block], int]:
    broken = 0
    shown = []
    for block in blocks:
        text, count = _UNSHOWABLE.subn(
            "\ufffd", " ".join(re.split(r"[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+", block.text))
        )
        broken += count
        shown.append(replace(block, text=text) if text != block.text else block)
    return shown, broken


def _with_head(head: PageHead, blocks: list[Block], first: list[int]) -> ImportedArticle:
    """`first` are the places of the blocks that the head was read from."""
    taken = first[: head.taken]
    titles = [blocks[n].text for n in taken if blocks[n].role is BlockRole.TITLE]
    above: list[Block] = []
    for n in range(taken[-1] + 1):
        above.append(replace(head.blocks[taken.index(n)], page=blocks[n].page) if n in taken else blocks[n])
    title, kicker, subtitle = head.title, head.kicker, head.subtitle
    if titles and titles[0] != title:
        above = [_retitled(block, titles[0]) for block in above]
        title = titles[0].strip()
        of_role = {block.role: block.text.strip() for block in above}
        kicker, subtitle = of_role.get(BlockRole.KICKER, ""), of_role.get(BlockRole.SUBTITLE, "")
    after = with_turns(_roled(blocks[taken[-1] + 1 :], page_blocks), head.source)
    text, placed = joined([*above, *after])
    outside = [block for block in after if not block.role.in_body]
    said = [found for block in outside if (found := credits_of(block.text))]
    return ImportedArticle(
        title=title,
        text=text,
        blocks=placed,
        kicker=kicker,
        subtitle=subtitle,
        byline=head.byline or next((c.byline for c in said if c.byline), ""),
        editors=head.editors or "、".join(c.editors for c in said if c.editors),
        source=head.source or next((c.source for c in said if c.source), ""),
        channel=head.channel,
        published_at=head.published_at or next((c.published_at for c in said if c.published_at), None),
        url=head.url or next((url for b in outside if b.role is BlockRole.LINK and (url := url_of(b.text))), None),
    )


def _completed(article: ImportedArticle, told: Told) -> ImportedArticle:
    return replace(
        article,
        byline=article.byline or told.byline,
        source=article.source or told.source,
        published_at=article.published_at or told.published_at,
        url=article.url or told.url,
    )


def _retitled(block: Block, title: str) -> Block:
    """The block in its role when the file names another line of the head as the title."""
    if block.text == title:
        return replace(block, role=BlockRole.TITLE)
    return replace(block, role=BlockRole.KICKER) if block.role is BlockRole.TITLE else block


def _without_head(blocks: list[Block], told: Told) -> ImportedArticle:
    at = _title_at(blocks, told)
    rest = [replace(block, role=BlockRole.HEADING) if block.role is BlockRole.TITLE else block for block in blocks]
    title = told.title if told.titled else ""
    if at is not None:
        title = title or blocks[at].text.strip()
        rest[at] = replace(blocks[at], role=BlockRole.TITLE)
    placed_blocks = with_turns([*rest[: (at or 0)], *_roled(rest[at or 0 :], plain_blocks)])
    text, placed = joined(placed_blocks)
    said = _tail_credits(placed)
    return ImportedArticle(
        title=title or told.title or title_from(text.split("\n", 1)[0]),
        text=text,
        blocks=placed,
        byline=told.byline or next((c.byline for c in said if c.byline), ""),
        editors="、".join(c.editors for c in said if c.editors),
        source=told.source,
        published_at=told.published_at,
        url=told.url,
    )


def _title_at(blocks: list[Block], told: Told) -> int | None:
    """The place of the block that prints the title; None where there is none of its own."""
    opening = [n for n, block in enumerate(blocks) if block.role is not BlockRole.FURNITURE]
    if told.titled:
        return next((n for n in opening[:3] if blocks[n].text.strip() == told.title), None)
    styled = next((n for n in opening[:_HEAD] if blocks[n].role is BlockRole.TITLE), None)
    if styled is not None:
        return styled
    if len(opening) < 2:
        return None
    first = blocks[opening[0]]
    named = first.role is BlockRole.HEADING or first.text.strip() == told.title
    plain = first.role is BlockRole.PARAGRAPH and not told.title
    short = len(first.text) <= _LONGEST_PRINTED and not ends_sentence(first.text) and first.text.strip()[-1] not in ".…"
    return opening[0] if named or (plain and short) else None


def _tail_credits(blocks: tuple[Block, ...]) -> list[Credits]:
    return [found for block in blocks[-_TAIL:] if (found := credits_of(block.text)) and not found.loose]


def _roled(blocks: list[Block], judge: Callable[[list[str]], list[Block]]) -> list[Block]:
    """The blocks with roles judged by their words where the file gives none; headings only where it has none at all."""
    has_headings = any(block.role is BlockRole.HEADING for block in blocks)
    open_ones = [n for n, block in enumerate(blocks) if block.role is BlockRole.PARAGRAPH]
    judged = dict(zip(open_ones, judge([blocks[n].text for n in open_ones]), strict=True))
    result = []
    for n, block in enumerate(blocks):
        role = judged[n].role if n in judged else block.role
        if role is BlockRole.HEADING and n in judged and has_headings:
            role = BlockRole.PARAGRAPH
        result.append(replace(block, role=role))
    return result
