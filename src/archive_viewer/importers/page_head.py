"""The head of a news page saved as text: breadcrumb, kicker, title, subtitle, byline and dateline before the body."""

import re
from dataclasses import dataclass, replace

from archive_viewer.domain.article import Block, BlockRole
from archive_viewer.importers.credits import Credits, credits_of, url_of
from archive_viewer.importers.furniture import ends_sentence, is_furniture

_DEEPEST = 16
"""Lines within which a head must show itself."""
_LONGEST_HEADLINE = 80
_CRUMB_SPLIT = re.compile(r"\s*+(?:>++|»|›|&gt;)\s*+")
_LONGEST_STEP = 40
_PLACE_LABEL = re.compile(r"^\s*(?:当前|您的|您现在的|所在|现在)?位置\s*[:：]\s*")
_DASH = ("——", "--", "—", "―")


@dataclass(frozen=True, slots=True)
class PageHead:
    """What stands before the body: the fields, the blocks, and how many lines they took."""

    title: str
    blocks: tuple[Block, ...]
    taken: int
    kicker: str = ""
    subtitle: str = ""
    byline: str = ""
    editors: str = ""
    source: str = ""
    channel: str = ""
    published_at: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    role: BlockRole | None
    credits: Credits | None = None


def page_head(lines: list[str]) -> PageHead | None:
    """The head that begins `lines` (none of them blank), or None where nothing gives one away.

    A head shows itself by a line of credits (date, source, writer) close to the top with only headlines before it,
    or by a breadcrumb at the very top.
    """
    read = _read(lines[:_DEEPEST])
    last = _last_credit(read)
    if last is None:
        return _under_breadcrumb(lines, read)
    taken = last + 1
    headlines = [i for i in range(taken) if read[i].role is None]
    if not headlines:
        while taken < len(read) and read[taken].role is not None:
            taken += 1
        if taken == len(read) or not _may_be_headline(read[taken].text):
            return None
        headlines = [taken]
        taken += 1
    while taken < len(read) and read[taken].role is not None:
        taken += 1
    return _built(read[:taken], headlines)


def breadcrumb(line: str) -> tuple[str, ...]:
    """The steps of a breadcrumb (人民网>>云南频道>>时政), or nothing."""
    if len(line) > 120 or ends_sentence(line) or "》" in line:
        return ()
    steps = tuple(step for step in _CRUMB_SPLIT.split(_PLACE_LABEL.sub("", line.strip())) if step)
    return steps if len(steps) > 1 and all(len(step) <= _LONGEST_STEP for step in steps) else ()


def _read(lines: list[str]) -> list[_Line]:
    crumbs = next((breadcrumb(line) for line in lines[:4] if breadcrumb(line)), ())
    read = []
    for n, line in enumerate(lines):
        said = credits_of(line)
        if n < 4 and (breadcrumb(line) or (crumbs and line.strip() == crumbs[0])):
            read.append(_Line(line, BlockRole.BREADCRUMB))
        elif url_of(line):
            read.append(_Line(line, BlockRole.LINK))
        elif is_furniture(line) or said == Credits(counters=True):
            read.append(_Line(line, BlockRole.FURNITURE))
        elif said:
            read.append(_Line(line, _role_of(said), said))
        else:
            read.append(_Line(line, None))
    return read


def _role_of(said: Credits) -> BlockRole:
    if said.dates:
        return BlockRole.DATELINE
    return BlockRole.BYLINE if said.byline else BlockRole.EDITORS


def _last_credit(read: list[_Line]) -> int | None:
    """The line of credits that closes the head: only headlines and the like may stand before it."""
    headlines = 0
    for n, line in enumerate(read):
        if line.credits and (line.credits.dates or line.credits.byline):
            return n
        if line.role is None:
            headlines += 1
            if headlines > 3 or not _may_be_headline(line.text):
                return None
    return None


def _under_breadcrumb(lines: list[str], read: list[_Line]) -> PageHead | None:
    if not any(line.role is BlockRole.BREADCRUMB for line in read):
        return None
    first = next((n for n, line in enumerate(read) if line.role is None), None)
    if first is None or not _may_be_headline(lines[first]):
        return None
    taken = first + 1
    while taken < len(read) and read[taken].role is not None:
        taken += 1
    return _built(read[:taken], [first])


def _may_be_headline(line: str) -> bool:
    return len(line) <= _LONGEST_HEADLINE and not line.rstrip().endswith(("。", "；", ";", "，", ","))


def _built(read: list[_Line], headlines: list[int]) -> PageHead:
    roles = _headline_roles([read[n].text for n in headlines])
    named = dict(zip(headlines, roles, strict=True))
    blocks = tuple(Block(named.get(n) or line.role or BlockRole.TITLE, line.text) for n, line in enumerate(read))
    of_role = {block.role: block.text.strip() for block in blocks}
    head = PageHead(
        title=of_role[BlockRole.TITLE],
        blocks=blocks,
        taken=len(read),
        kicker=of_role.get(BlockRole.KICKER, ""),
        subtitle=of_role.get(BlockRole.SUBTITLE, ""),
    )
    for line in read:
        head = _credited(head, line)
    return replace(head, channel=_channel(read, head.source))


def _headline_roles(texts: list[str]) -> list[BlockRole]:
    """Kicker above, title, subtitle below; a line that begins with a dash is a subtitle."""
    if len(texts) == 1:
        return [BlockRole.TITLE]
    if len(texts) == 2:
        if texts[1].lstrip().startswith(_DASH):
            return [BlockRole.TITLE, BlockRole.SUBTITLE]
        return [BlockRole.KICKER, BlockRole.TITLE]
    return [BlockRole.KICKER, BlockRole.TITLE, BlockRole.SUBTITLE]


def _credited(head: PageHead, line: _Line) -> PageHead:
    if line.role is BlockRole.LINK:
        return replace(head, url=head.url or url_of(line.text))
    if line.credits is None:
        return head
    said = line.credits
    return replace(
        head,
        byline=head.byline or said.byline,
        editors=head.editors or said.editors,
        source=head.source or said.source,
        published_at=head.published_at or said.published_at,
    )


def _channel(read: list[_Line], source: str) -> str:
    """The step under the site in the breadcrumb, else the part of the source that names a channel."""
    for line in read:
        steps = breadcrumb(line.text) if line.role is BlockRole.BREADCRUMB else ()
        if len(steps) > 1 and steps[1] != "正文":
            return steps[1]
    named = re.search(r"[-—·\s]([^-—·\s]{1,12}频道)$", source)
    return named.group(1) if named else ""
