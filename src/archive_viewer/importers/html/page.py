"""A saved page to an article: its block of prose, its headline, and what it says and declares of its publication."""

import re
from dataclasses import replace

from archive_viewer.domain.article import Block, BlockRole, ImportedArticle, joined
from archive_viewer.domain.errors import ImportRefusedError
from archive_viewer.domain.ports import SourceFile
from archive_viewer.importers.html.body import body_blocks
from archive_viewer.importers.html.container import container
from archive_viewer.importers.html.declared import Declared, declared
from archive_viewer.importers.html.headline import Headline, headline, site_in
from archive_viewer.importers.html.lead import editor_in, writer_in
from archive_viewer.importers.html.lines import Layout, layout
from archive_viewer.importers.html.parsing import MOST_ELEMENTS, is_endless, parsed
from archive_viewer.importers.html.standing import brought_to_light, standing
from archive_viewer.importers.html.tables import with_rows
from archive_viewer.importers.html.times import day_in, has_clock, instant
from archive_viewer.importers.interview import with_turns
from archive_viewer.importers.page_head import breadcrumb
from archive_viewer.importers.text import language_of, title_from

_BY = re.compile(r"^By\s+(?=[A-Z])")
_LABELLED = r"(?:日期|时间|時間|[于於])?\s*[:：/|于於]"
_DATE_OF_ISSUE = re.compile(rf"(?:发布|发稿|出版|刊发|發布|發佈){_LABELLED}")
_OTHER_DATE = re.compile(rf"(?:成文|印发|生效|施行|失效|截止|修订|更新|修改|印發|修訂){_LABELLED}")
_NOBODY = re.compile(r"未知|不详|佚名|匿名|网络(?:整理|转载)?|本站(?:整理|编辑)?|转载|admin(?:istrator)?", re.I)


def article_of(source: SourceFile, charset: str | None = None, url: str | None = None) -> ImportedArticle:
    """The article that a page holds. `charset` and `url` are what its carrier says of it, an envelope or a capture.

    Raises ImportRefusedError: import.no_article where nothing reads like an article, import.endless_page where it has
    more elements than are read.
    """
    if is_endless(source.data):
        raise ImportRefusedError("import.endless_page", name=source.name, most=f"{MOST_ELEMENTS:,}")
    root, decoded, remarks = parsed(source.data, charset)
    if root is None:
        raise ImportRefusedError("import.no_article", name=source.name)
    said = declared(root, decoded.text)
    said.url = said.url or url
    page = with_rows(brought_to_light(layout(root)))
    del root
    stands = standing(page)
    holder = container(page, stands, said.body)
    if holder is None:
        stands = stands.unnamed()
        holder = container(page, stands, said.body)
    if holder is None:
        raise ImportRefusedError("import.no_article", name=source.name)
    node = page.nodes[holder]
    head = headline(page, stands, said, node.first, node.last)
    blocks = with_turns(body_blocks(page, stands, holder, head), head.source)
    text, placed = joined(
        [*_head_blocks(page, head, node.first), *blocks, *_credit_blocks(page, head, node.last, None)]
    )
    if not text.strip():
        raise ImportRefusedError("import.no_article", name=source.name)
    language = language_of(text)
    return replace(
        _told(said, head, text, language),
        title=head.title or title_from(text.split("\n", 1)[0]),
        text=text,
        blocks=placed,
        language=language or said.language.split("-")[0].lower(),
        charset=decoded.charset,
        remarks=remarks,
    )


def _told(said: Declared, head: Headline, text: str, language: str) -> ImportedArticle:
    source = head.source or head.outlet or said.source or said.site or said.outlet or site_in(said.page_title)
    byline = next(
        (
            _BY.sub("", name)
            for name in (head.byline, said.byline, writer_in(text), head.writer)
            if _is_person(name, said, source)
        ),
        "",
    )
    steps = breadcrumb(head.crumbs) or said.crumbs
    return ImportedArticle(
        title="",
        text="",
        blocks=(),
        kicker=head.kicker,
        subtitle=head.subtitle,
        byline=byline,
        editors=head.editors or editor_in(text) or said.editors,
        source=source,
        channel=said.channel or (steps[1] if len(steps) > 1 and steps[1] not in ("正文", head.title) else ""),
        published_at=_published(said, head, language == "zh"),
        url=said.url,
    )


def _is_person(name: str, said: Declared, source: str) -> bool:
    """Whether a byline names somebody: not the site again, and not that nobody is known."""
    window = said.page_title[len(said.page_title) // 2 :]
    return bool(name) and name not in (said.site, source) and name not in window and not _NOBODY.fullmatch(name)


def _published(said: Declared, head: Headline, chinese: bool) -> str | None:
    """What the reader sees beside the headline, else what machines are told; one with an hour before a bare date."""
    seen = [when for text in sorted(head.dates, key=_claim) if (when := instant(text, chinese))]
    told = [when for text in said.published if (when := instant(text, chinese))]
    candidates = [*seen, *told]
    timed = [when for when in candidates if has_clock(when)]
    if seen and not has_clock(seen[0]):
        same_day = [when for when in timed if when[:10] == seen[0][:10]]
        return (same_day or [*timed, *seen])[0]
    return next(iter(timed or candidates), None) or _last_resort(said, chinese)


def _claim(text: str) -> int:
    """How a date's own words rank it: named as the publication's, unnamed, named as another's."""
    return 0 if _DATE_OF_ISSUE.search(text) else 2 if _OTHER_DATE.search(text) else 1


def _last_resort(said: Declared, chinese: bool) -> str | None:
    scripted = [when for text in said.scripted if (when := instant(text, chinese))]
    return next(iter(scripted), None) or (day_in(said.url, chinese) if said.url else None)


def _head_blocks(page: Layout, head: Headline, body_from: int) -> list[Block]:
    """What stands above the article's block, in the order of news pages."""
    blocks = [Block(BlockRole.BREADCRUMB, head.crumbs)] if head.crumbs else []
    if head.kicker:
        blocks.append(Block(BlockRole.KICKER, head.kicker))
    if head.title:
        blocks.append(Block(BlockRole.TITLE, head.title))
    if head.subtitle:
        blocks.append(Block(BlockRole.SUBTITLE, head.subtitle))
    return [*blocks, *_credit_blocks(page, head, 0, body_from)]


def _credit_blocks(page: Layout, head: Headline, first: int, last: int | None) -> list[Block]:
    """Lines of credits outside the article's block, from one line of the page to before another."""
    roles = {"date": BlockRole.DATELINE, "source": BlockRole.DATELINE, "byline": BlockRole.BYLINE}
    return [
        Block(roles.get(kind, BlockRole.EDITORS), page.lines[number].spaced)
        for number, kind in sorted(head.credit_lines.items())
        if number >= first and (last is None or number < last)
    ]
