"""The lines of the article's block as blocks with roles; what is chrome is left out."""

import re
from itertools import islice

from archive_viewer.domain.article import Block, BlockRole
from archive_viewer.importers.credits import Credits, credits_of, is_credit, names_crew
from archive_viewer.importers.furniture import ends_sentence, is_furniture, opens_related_links
from archive_viewer.importers.html.headline import Headline, same_words
from archive_viewer.importers.html.lines import Layout, Line
from archive_viewer.importers.html.standing import Standing
from archive_viewer.importers.page_head import breadcrumb
from archive_viewer.importers.paragraphs import is_caption, with_footnotes, with_headings

_NOTICE = re.compile(
    r"(?:特别|免责|版权|郑重|本[网站报])?声明\s*[:：]|未经.{0,20}(?:授权|许可|同意|允许).{0,20}(?:不得|禁止|严禁|谢绝|请勿|转载)|转载.{0,8}(?:请)?注明"
    r"|(?:仅|不)代表(?:作者|本人|本站|本网|.{1,8}(?:立场|观点))|(?:欢迎|敬请|请)关注.{0,30}(?:公众号|微信|微博)|(?:长按|扫描|扫一扫|识别).{0,16}二维码"
    r"|下载.{0,20}(?:客户端|APP|App)|(?:点击|戳|点我|點我).{0,12}(?:下载|下載|订阅|进入专题|查看更多)|版权所有|不良信息|举报(?:电话|邮箱)|投稿(?:邮箱|热线)"
    r"|(?:浏览器).{0,20}(?:不支持|无法播放|升级)|本文(?:系|为).{0,30}(?:授权|独家|原创).{0,30}(?:转载|发布)|更多(?:精彩|资讯|内容|新闻).{0,30}(?:关注|下载|点击|请)"
    r"|Continue reading|Powered by |^(?:Advertis(?:ing|ement)|Read the full|Skip (?:past|to))\b"
    r"|All rights reserved|Copyright\s*(?:©|\(c\))|Sign up for|Subscribe to|Follow us on",
    re.I,
)
_RELATED = re.compile(
    r"^[\s【\[#]*(?:相关|延伸|推荐|热点|热门|精彩|更多|猜你|今日|最新|编辑|往期|拓展|扩展)?[·\s]*(?:阅读|新闻|报道|链接|推荐|专题|文章|资讯|内容|喜欢|评论|看点|回顾|视频|图片|热点|热文|资料)"
    r"[】\]\s:：>#]*$|^(?:Related|Read more|More (?:from|on)|Recommended|You may also like|See also)\b.{0,30}$",
    re.I,
)
_POINTER = re.compile(
    r"^[\s【\[(（>▶►]*(?:相关|延伸|推荐|更多|点击|此前报道|进入专题|参见|另见|Read more|Related|See also|More)", re.I
)
_PARAGRAPH_TAGS = frozenset({"p", "li", "blockquote", "center", "div", "section"})
_LIST_TAGS = frozenset({"li", "dd", "dt"})
_HEADING_TAGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_ROLE_OF_CREDIT = {
    "date": BlockRole.DATELINE,
    "source": BlockRole.DATELINE,
    "byline": BlockRole.BYLINE,
    "editors": BlockRole.EDITORS,
}
_CREDITS = frozenset(_ROLE_OF_CREDIT.values())
_EMPTY_LABEL = re.compile(
    r"[\s【\[（(]*(?:责任编辑|责\s*编|编\s*辑|作\s*者|来\s*源|记\s*者|校\s*对|审\s*核)\s*[:：]?[\s】\])）]*"
)
_BARE_DATE = re.compile(
    r"[（(]?\s*(?:(?:19|20)\d\d|[〇○零一二三四五六七八九]{4})\s*年\s*[\d一二三四五六七八九十]{1,3}\s*月\s*[\d一二三四五六七八九十]{1,3}\s*日\s*[)）]?"
)
_BACK = re.compile(
    r"\s*(?:返回[\u4e00-\u9fff]{2,6}|阅读原文|查看原文|阅读全文|返回)[，,\s]*(?:查看更多)?\s*(?:>+|»)?\s*"
)
_NUMBER = re.compile(r"0?[1-9]\d?[.、]?")
_NEAR = 5
_LONGEST_LINK = 80
_LONGEST_LABEL = 20
_TAIL = 0.6
"""Share of the prose after which notices and editors end an article."""


def body_blocks(page: Layout, stands: Standing, container: int, head: Headline) -> list[Block]:
    """Blocks from the article's node in the order of the page; chrome is left out, credits have roles of their own."""
    chosen, homes = _within_prose(page, _shown(page, stands, container, head))
    lines = [page.lines[n] for n in chosen]
    lengths = [len(line.text) if line.prose else 0 for line in lines]
    total, so_far, related = sum(lengths), 0, False
    blocks: list[Block] = []
    alone = _lone_links(lines, lengths)
    over_links = {
        at for at in range(len(lines) - 1) if _is_label(lines[at]) and at + 1 not in alone and _is_link(lines[at + 1])
    }
    numbers = _section_numbers(lines, lengths)
    for place, (n, line, length) in enumerate(zip(chosen, lines, lengths, strict=True)):
        late = so_far >= total * _TAIL
        so_far += length
        if late and (_RELATED.match(line.text) or opens_related_links(line.text)):
            related = True
        elif length and not line.linked:
            related = False
        role: BlockRole | None = None
        if place in numbers:
            role = BlockRole.HEADING
        elif not related and place not in over_links:
            role = _role(page, n, line, head, late, so_far > length, place in alone)
        if role in _CREDITS and (so_far > length or (role is not BlockRole.DATELINE and _home(page, line) in homes)):
            blocks += [Block(BlockRole.CREDIT, said) for said in _fields(line)]
        elif role is not None:
            blocks.append(Block(role, _words(line) if role.in_body else line.spaced))
    return with_footnotes(with_headings(_without_tail(blocks)))


def _shown(page: Layout, stands: Standing, container: int, head: Headline) -> list[int]:
    """The numbers of the container's lines that are seen there and are neither the headline nor above it."""
    node, title = page.nodes[container], -1 if head.line is None else head.line
    inside = node.first <= title < node.last
    return [
        n
        for n in range(node.first, node.last)
        if n != title
        and not page.lines[n].dropped
        and _is_shown(page, stands, n, container)
        and (n > title or not breadcrumb(page.lines[n].text))
        and (n > title or not inside or page.lines[n].prose)
    ]


def _fields(line: Line) -> list[str]:
    """The credits of a line: those that stand in elements of their own are apart."""
    fields = [""]
    for piece in line.pieces:
        if is_furniture(piece):
            continue
        if credits_of(fields[-1]) and credits_of(piece):
            fields.append(piece)
        else:
            fields[-1] = f"{fields[-1]} {piece}".lstrip()
    return fields if len(fields) > 1 else [_bare(line)]


def _bare(line: Line) -> str:
    """A line's words without the buttons that stand in it: 【纠错】 【责任编辑:周行】 is what the second says."""
    own = [piece for piece in line.pieces if not is_furniture(piece)]
    return " ".join(own) if 0 < len(own) < len(line.pieces) else line.text


def _words(line: Line) -> str:
    """A line's text without the link back to its site that ends it."""
    last = line.pieces[-1]
    ends = len(line.pieces) > 1 and line.linked >= len(last) and _BACK.fullmatch(last) and line.text.endswith(last)
    return line.text[: -len(last)].rstrip() if ends else line.text


def _within_prose(page: Layout, chosen: list[int]) -> tuple[list[int], set[tuple[int, str]]]:
    """(the same lines without the labels before and after all prose that stand in blocks of their own, its homes)."""
    prose = [n for n in chosen if page.lines[n].prose]
    homes = {_home(page, page.lines[n]) for n in prose}
    if not prose:
        return chosen, homes
    first, last = prose[0], prose[-1]
    kept = [
        n
        for n in chosen
        if first <= n <= last
        or page.lines[n].row
        or is_credit(_bare(page.lines[n]))
        or _home(page, page.lines[n]) in homes
    ]
    return kept, homes


def _home(page: Layout, line: Line) -> tuple[int, str]:
    """The block a line stands in; for a paragraph and its like, the block that holds others of its kind."""
    node = page.nodes[line.node]
    kind = "p" if node.tag in _HEADING_TAGS else node.tag
    return (node.parent, kind) if kind in _PARAGRAPH_TAGS else (line.node, "")


def _is_shown(page: Layout, stands: Standing, number: int, container: int) -> bool:
    node = page.lines[number].node
    if page.nodes[node].hidden and not page.nodes[container].hidden:
        return False
    if stands.aside(container) or not stands.aside(node):
        return True
    said = None if stands.talk[node] or stands.teaser[node] else credits_of(_bare(page.lines[number]))
    return said is not None and bool(said.editors)


def _role(
    page: Layout, number: int, line: Line, head: Headline, late: bool, begun: bool, lone: bool
) -> BlockRole | None:
    text = line.text
    if is_furniture(text) or _EMPTY_LABEL.fullmatch(text) or credits_of(text) == Credits(counters=True):
        return None
    if not begun and same_words(text) == same_words(head.title):
        return None
    if text in (head.kicker, head.subtitle) and not begun:
        return None
    credit = head.credit_lines.get(number) if late or not begun else None
    if _BARE_DATE.fullmatch(text) and (begun or _dated_before(head, number)):
        return BlockRole.PARAGRAPH
    kind = credit or _kind(line, late or not begun)
    if kind:
        return _ROLE_OF_CREDIT[kind]
    if _is_link(line) and not lone:
        return None
    if (late or len(text) < 60) and _NOTICE.search(text) and len(text) < 300:
        return None
    return _own_role(page, line)


def _dated_before(head: Headline, number: int) -> bool:
    return any(kind == "date" and n < number for n, kind in head.credit_lines.items())


def _kind(line: Line, at_edge: bool) -> str | None:
    """What a line of credits tells of; one amid the prose that gives a date belongs to what is told there."""
    said = credits_of(line.text)
    if said is None and len(line.pieces) > 1:
        said = credits_of(line.spaced) or credits_of(_bare(line))
    if said is None:
        return "editors" if names_crew(line.text) and not is_caption(line.text) else None
    if said.loose or is_caption(line.text) or not (at_edge or not said.published_at):
        return None
    return "editors" if said.editors else "date" if said.dates else "byline"


def _is_link(line: Line) -> bool:
    """Whether a line is a link to somewhere else and hardly anything more."""
    return line.linked * 10 >= len(line.text) * 8 and len(line.text) < _LONGEST_LINK


def _is_label(line: Line) -> bool:
    short = len(line.text) <= _LONGEST_LABEL and not ends_sentence(line.text)
    return short and not line.linked and credits_of(line.text) is None


def _section_numbers(lines: list[Line], lengths: list[int]) -> set[int]:
    """Places of bare numbers that count an article's parts: 1, 2, 3 … amid the prose."""
    prose = [place for place, length in enumerate(lengths) if length]
    amid = range(prose[0], prose[-1]) if prose else range(0)
    bare = [place for place in amid if _NUMBER.fullmatch(lines[place].text) and not lines[place].linked]
    counted = [int(lines[place].text.rstrip(".、")) for place in bare]
    return set(bare) if len(bare) > 1 and counted == list(range(counted[0], counted[0] + len(bare))) else set()


def _lone_links(lines: list[Line], lengths: list[int]) -> set[int]:
    """Places of linked lines that stand between prose on either side, as headings and mentions do."""
    return {
        n
        for n in range(1, len(lines) - 1)
        if not lines[n - 1].linked and lengths[n + 1] and lines[n].linked and not _POINTER.match(lines[n].text)
    }


def _own_role(page: Layout, line: Line) -> BlockRole:
    if line.row:
        return BlockRole.TABLE
    above = list(islice(page.ancestors(line.node), _NEAR))
    if any(page.nodes[number].says.note for number in above):
        return BlockRole.FOOTNOTE
    tags = [page.nodes[number].tag for number in above[:3]]
    if "figcaption" in tags or "caption" in tags:
        return BlockRole.CAPTION
    if any(tag in _HEADING_TAGS for tag in tags[:2]) and len(line.text) <= 80:
        return BlockRole.HEADING
    if is_caption(line.text):
        return BlockRole.CAPTION
    if tags[0] in _LIST_TAGS or (tags[0] == "p" and len(tags) > 1 and tags[1] in _LIST_TAGS):
        return BlockRole.LIST_ITEM
    return BlockRole.PARAGRAPH


def _without_tail(blocks: list[Block]) -> list[Block]:
    """The same blocks without short scraps after the last credits that close the article."""
    closes = [block.role is BlockRole.CREDIT or not block.role.in_body for block in blocks]
    last = max((n for n, block in enumerate(blocks) if len(block.text) >= 15 and not closes[n]), default=-1)
    closing = next((n for n in range(last + 1, len(blocks)) if closes[n]), len(blocks))
    return [block for n, block in enumerate(blocks) if n < closing or closes[n]]
