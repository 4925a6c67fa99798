"""Where the headline stands on a page, and beside it kicker, subtitle, date, source, writers and breadcrumb."""

import re
from dataclasses import dataclass, field
from itertools import islice

from archive_viewer.importers.credits import NEXT_FIELD, OUTLET, credits_of, names, names_in
from archive_viewer.importers.furniture import is_furniture
from archive_viewer.importers.html.declared import Declared
from archive_viewer.importers.html.lines import Layout, Line
from archive_viewer.importers.html.standing import Standing
from archive_viewer.importers.page_head import breadcrumb
from archive_viewer.importers.paragraphs import is_caption

_PUNCTUATION = re.compile(r"[\s\"'“”‘’`´「」『』《》〈〉]+")
_VIDEO = re.compile(r"^[\[【](?:视频|图文|组图|高清|图|直播)[\]】]")
_SUFFIX = re.compile(r"\s*(?:[_|｜]|\s[-–—·:]\s|-{1,2}|—{1,2}|–|--|&gt;|>|«|»)\s*(?=[^_|｜\-–—«»>]{1,40}$)")
_SITE = re.compile(
    r"网|报|新闻|频道|社|在线|台|资讯|日报|晚报|客户端|门户|财经|中国|CCTV|\.(?:com|cn|net|org)|News|Times|Post|Daily|Press"
    r"|網|報|新聞|頻道|線上|臺|客戶端|中文|之音|(?-i:^[A-Z]{2,6}$)",
    re.I,
)
_SURE = re.compile(r"[_|｜]")
_LONGEST = 160
_LONGEST_SITE = 16
_DEEPEST = 200
"""Lines into the article's block within which its headline may stand."""
_HEADINGS = ("h1", "h2", "h3", "h4")
_SOURCE = re.compile(
    r"(?<![图片数据视频资料截料圖數據視頻資])(?:文章|稿件|信息|新闻|本文|内容|原文|消息|图文|转载|作品|新聞)?"
    r"(?:来源|稿源|出处|來源|出處)于?\s*[:：]\s*|来源于\s|Source\s*:\s*",
    re.I,
)
_NEXT_FIELD = re.compile(
    r"\s{2,}|[\u3000|｜•\t【\[（(]|\s(?=[\d(（\[])|(?:\s|^)(?:作者|记者|编辑|责编|责任编辑|时间|发布|发表|日期|字号|字体|浏览|阅读|评论|点击|分享|更新)"
)
_PAPER = re.compile(r"《\s*([^《》\s]{2,16})\s*》\s*[（(]\s*(?:19|20)\d\d")
_FIELD_APART = re.compile(r"\s{2,}|[|｜\t]|(?:\s|^)(?:作者|记者|编辑|责编|责任编辑|时间|发布|日期|記者|編輯|時間)[:：]")
_DATED = re.compile(
    r"(?:19|20)\d\d\s*(?:年|[-/.])\s*\d{1,2}|(?:19|20)\d\d \d\d\s*/\s*\d\d|(?:19|20)\d\d\b.*\d:\d\d"
    r"|\b[A-Z][a-z]{2,8}\.? \d{1,2}(?:st|nd|rd|th)?,? (?:19|20)\d\d"
    r"|\d(?:st|nd|rd|th)? [A-Z][a-z]{2,8}\.?,? (?:19|20)\d\d"
)
_KICKER = re.compile(
    r"(?:^|[-_\s])(?:pre|kicker|shoulder|yinti|jianti|eyebrow|up-?title|pre-?title|intro-?title)(?:$|[-_\s])", re.I
)
_SUBTITLE = re.compile(
    r"sub-?(?:title|head|tit)|(?:^|[-_\s])(?:futi|fu-?title|deck|standfirst|dek|sub)(?:$|[-_\s])", re.I
)
_PARTS = re.compile(r"\s+|[|｜·•]")
_LONGEST_SOURCE = 40
_AROUND_BEFORE = 10
_AROUND_AFTER = 14


@dataclass(slots=True)
class Headline:
    """The headline and the lines that belong to it. `line` is its line's number, None where only metadata has it."""

    title: str
    line: int | None = None
    kicker: str = ""
    subtitle: str = ""
    source: str = ""
    outlet: str = ""
    """A name beside the date that no label calls a source."""
    byline: str = ""
    writer: str = ""
    """A name beside the headline whose element alone says that it is the writer's."""
    editors: str = ""
    dates: list[str] = field(default_factory=list)
    crumbs: str = ""
    credit_lines: dict[int, str] = field(default_factory=dict)


def headline(page: Layout, stands: Standing, said: Declared, body_from: int, body_to: int) -> Headline:
    """The headline of the page whose article lies between two lines, with what is told beside it."""
    at = _title_line(page, said, body_from, body_to)
    if at is not None:
        found = Headline(page.lines[at].text, at)
    else:
        found = Headline(said.title or without_site(said.page_title, said.site))
    _beside(page, stands, found, body_from)
    _credits(page, stands, found, body_from, body_to)
    found.writer = _writer(page, found, said, body_from)
    found.crumbs = next(
        (line.text for line in page.lines[: at if at is not None else body_from] if breadcrumb(line.text)), ""
    )
    return found


def without_site(title: str, site: str = "") -> str:
    """A window's title without the names of channel and site at its end."""
    for _ in range(4):
        cut = next(reversed(list(_SUFFIX.finditer(title))), None)
        if cut is None or cut.start() < 2:
            break
        rest = title[cut.end() :].strip()
        if not (_SURE.search(cut.group()) or rest == site or (_SITE.search(rest) and len(rest) <= _LONGEST_SITE)):
            break
        title = title[: cut.start()].rstrip()
    return title.strip()


def site_in(title: str) -> str:
    """The name of the site at the end of a window's title, or ""."""
    cut = next(reversed(list(_SUFFIX.finditer(title))), None)
    rest = title[cut.end() :].strip() if cut else ""
    return rest if _SITE.search(rest) and len(rest) <= _LONGEST_SITE else ""


def same_words(text: str) -> str:
    """`text` without white space, quotation marks and the label of a video, for comparing headlines."""
    return _PUNCTUATION.sub("", _VIDEO.sub("", text.strip())).lower()


def _title_line(page: Layout, said: Declared, body_from: int, body_to: int) -> int | None:
    window, stated = same_words(said.page_title), same_words(said.title)
    short = same_words(without_site(said.page_title, said.site))
    best, most = None, 0.0
    for n, line in enumerate(page.lines[: min(body_to, body_from + _DEEPEST) + 1]):
        if not 2 <= len(line.text) <= _LONGEST or line.dropped or page.nodes[line.node].hidden:
            continue
        words, level = same_words(line.text), _level(page, line)
        if level == 0 and line.text.endswith(("。", "；", "，")):
            continue
        if len(words) < 2 or (line.linked * 2 > len(line.text) and level != 1):
            continue
        score = _agreement(words, window, short, stated)
        if score == 0 and level == 1 and n <= body_from + 3 and len(words) >= 6 and not _is_site(line.text, said):
            score = 0.3
        score += (0.0, 0.25, 0.15, 0.1, 0.05)[level] if score else 0.0
        if n > body_from:
            score *= 0.9
        if score > most:
            best, most = n, score
    return best


def _agreement(words: str, window: str, short: str, stated: str) -> float:
    """How far a line agrees with the window's title and the declared one: 1 where it is the whole of either."""
    if words and words in (short, stated):
        return 1.0
    if len(words) >= 5 and window.startswith(words):
        return 0.5 + 0.45 * len(words) / max(len(short), len(words))
    if len(words) >= 5 and ((stated and words.startswith(stated)) or (short and words.startswith(short))):
        return 0.85 if len(stated or short) * 3 > len(words) else 0.0
    if len(words) >= 6 and (words in window or words in stated):
        return 0.4 + 0.4 * len(words) / max(len(short), len(words))
    if len(words) >= 6 and len(short) >= 6 and _shared(words, short) > 0.6:
        return 0.4
    return 0.0


def _shared(one: str, other: str) -> float:
    pairs = {one[n : n + 2] for n in range(len(one) - 1)}
    others = {other[n : n + 2] for n in range(len(other) - 1)}
    return len(pairs & others) / max(1, min(len(pairs), len(others)))


def _is_site(text: str, said: Declared) -> bool:
    return bool(said.site) and same_words(text) == same_words(said.site)


def _level(page: Layout, line: Line) -> int:
    for number in islice(page.ancestors(line.node), 3):
        if page.nodes[number].tag in _HEADINGS:
            return _HEADINGS.index(page.nodes[number].tag) + 1
    return 0


def _beside(page: Layout, stands: Standing, found: Headline, body_from: int) -> None:
    """Kicker above and subtitle below: headings, or lines that call themselves so, next to the headline."""
    if found.line is None:
        return
    for line in reversed(page.lines[max(0, found.line - 2) : found.line]):
        named = _KICKER.search(page.nodes[line.node].says.name) or _level(page, line) > 1
        if named and not stands.chrome[line.node] and _may_stand_beside(line, found.title, 60):
            found.kicker = line.text
            break
    for line in page.lines[found.line + 1 : found.line + 3]:
        named = _SUBTITLE.search(page.nodes[line.node].says.name) or line.text.startswith(("——", "--"))
        headed = _level(page, line) > 1 and found.line < body_from
        if (named or headed) and _may_stand_beside(line, found.title, 100):
            found.subtitle = line.text
            break


def _may_stand_beside(line: Line, title: str, longest: int) -> bool:
    return (
        line.linked == 0
        and 2 < len(line.text) <= longest
        and same_words(line.text) != same_words(title)
        and credits_of(line.text) is None
        and not is_furniture(line.text)
        and not _DATED.search(line.text)
    )


def _credits(page: Layout, stands: Standing, found: Headline, body_from: int, body_to: int) -> None:
    """Dates, source and names in the lines around the headline, above the body and under it."""
    at = found.line if found.line is not None else body_from
    near = [*range(at + 1, min(at + 1 + _AROUND_AFTER, len(page.lines)))]
    near += [*range(at - 1, max(-1, at - 1 - _AROUND_BEFORE), -1)]
    near += [n for n in range(max(at + 1, body_from - 4), min(body_from + 6, body_to)) if n not in near]
    near += [n for n in range(max(body_from, body_to - 6), min(body_to + 8, len(page.lines))) if n not in near]
    for n in near:
        line = page.lines[n]
        if (
            line.dropped
            or page.nodes[line.node].hidden
            or stands.talk[line.node]
            or stands.teaser[line.node]
            or len(line.text) > 200
        ):
            continue
        _read_credits(found, line, n)
        after = page.lines[n + 1] if n + 1 < len(page.lines) else None
        if not found.source and after and _SOURCE.fullmatch(f"{line.text} ") and len(after.text) <= _LONGEST_SOURCE:
            found.source, found.credit_lines[n + 1] = after.text, "source"


def _writer(page: Layout, found: Headline, said: Declared, body_from: int) -> str:
    at = found.line if found.line is not None else body_from
    beside = [page.lines[n].text for n in range(max(0, at - 2), min(at + _AROUND_AFTER, body_from, len(page.lines)))]
    return next((name for name in said.writers if any(name in text for text in beside)), "")


def _read_credits(found: Headline, line: Line, number: int) -> bool:
    """Take what a line says of date, source and names into `found`; whether it said any of it."""
    text = line.spaced
    if is_caption(line.text):
        return False
    whole = next((said for part in (text, line.text, *line.pieces) if (said := credits_of(part))), None)
    source = _source(line)
    taken = ""
    if source:
        found.source, taken = found.source or source, "source"
    if whole:
        found.byline, found.editors = found.byline or names(whole.byline), found.editors or names(whole.editors)
        if not whole.loose:
            found.source = found.source or whole.source
        elif OUTLET.match(whole.source):
            found.outlet = found.outlet or whole.source
        taken = "date" if whole.dates else "byline" if whole.byline else "editors" if whole.editors else taken
    elif not _mostly_date(text[:80]) and not _SOURCE.match(text):
        return False
    elif source:
        writers, editors = names_in(text)
        found.byline, found.editors = found.byline or writers, found.editors or editors
    if _DATED.search(text) and (whole or source or _mostly_date(text)):
        found.dates.append(text)
        taken = "date"
        found.outlet = found.outlet or next((part for part in _PARTS.split(text) if OUTLET.match(part)), "")
    if taken:
        found.credit_lines[number] = taken
    return bool(taken)


def _mostly_date(text: str) -> bool:
    return len(text) <= 80 and not re.search(r"[。！？；]", text)


def _source(line: Line) -> str:
    """The name after 来源, which may stand in an element of its own."""
    if len(line.text) > 200:
        return ""
    paper = _PAPER.search(line.text)
    if paper:
        return paper.group(1)
    for n, piece in enumerate(line.pieces):
        label = _SOURCE.search(piece)
        if label is None:
            continue
        value = piece[label.end() :].strip()
        apart = not value and n + 1 < len(line.pieces)
        if apart:
            value = line.pieces[n + 1].strip()
        cut = (_FIELD_APART if apart else _NEXT_FIELD).search(value)
        value = NEXT_FIELD.split(value[: cut.start()] if cut else value)[0]
        value = re.split("[，；]", value)[0].strip(" \u3000\u00a0|:：,，;；]】")
        value = value if re.search(r"[（(]", value) else value.rstrip("）) ")
        return value if 1 < len(value) <= _LONGEST_SOURCE and not re.search(r"[。！？]", value) else ""
    return ""
