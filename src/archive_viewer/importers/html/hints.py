"""What the names and states of elements give away: chrome, comments, article, hidden."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

_CHROME = re.compile(
    r"(?:^|[-_\s])(?:nav|navi|navbar|navigation|menu|menus|header|footer|foot|copyright|copy-?right|sidebar|side|aside|rail|crumbs?"
    r"|breadcrumbs?|share|shares|sharing|sharebar|social|toolbar|tools?|related|relate|relevant|recommend|recommends"
    r"|recommended|recommendation|hot|hotnews|rank|ranking|toplist|tags?|keywords?|ad|ads|advert|adverts|advertisement"
    r"|banner|sponsor|sponsored|promo|promotion|qr|qrcode|ewm|erweima|weixin|wechat|login|register|search|pager|paging"
    r"|pagination|page-?nav|popup|modal|dialog|tooltip|subscribe|newsletter|statement|disclaimer|declare|shengming"
    r"|mianze|print|feedback|jiucuo|vote|like|likes|favou?rite|app-?download|download-?app|client|cookie|cookies"
    r"|prev-?next|next-?prev|links?|friend-?links?|skip|masthead|widget|hidden|hide|noprint|no-print|sr-only"
    r"|visually-?hidden|outbrain|taboola|more)(?:$|[-_\s])",
    re.I,
)
_TALK = re.compile(
    r"comment|(?:^|[-_\s])(?:cmt|reply|replies|respond|pinglun|liuyan|disqus|tie|gentie|guestbook|discuss|danmu)"
    r"(?:$|[-_\s])",
    re.I,
)
_ARTICLE = re.compile(
    r"article|content|(?:^|[-_\s])(?:text|txt|body|main|post|entry|story|detail|news|zw|zhengwen|wenzhang|neirong|con)"
    r"(?:$|[-_\s\d])|(?:art|news|post|story|main|left|detail|zoom|end|txt|text).?(?:text|txt|body|con|cont|main|detail)",
    re.I,
)
_SUMMARY = re.compile(r"(?:^|[-_\s])(?:brief|summary|abstract|digest|jianjie|zhaiyao|daodu|synopsis)(?:$|[-_\s])", re.I)
_NOTE = re.compile(
    r"(?:^|[-_\s])(?:doc-)?(?:foot-?notes?|end-?notes?|rear-?notes?|reflist|references|zhushi|jiaozhu|cite[-_]note"
    r"|(?:fn|ftn|edn)[-_]?(?=\d)|note[-_](?=\d))(?:$|[-_\s\d])",
    re.I,
)
_KINDS = ("role", "epub:type")
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_CHROME_TAGS = frozenset({"nav", "footer", "aside", "menu", "dialog", "address"})
_CHROME_ROLES = frozenset({"navigation", "banner", "complementary", "contentinfo", "search", "dialog", "menu"})
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Hints:
    """What an element says of itself: class, id and kind as words, and what these call it.

    Chrome is a part of the page that is not the article, talk the place of readers' comments, a summary the
    article's, an article also its body, a note one to the text or a list of such.
    """

    name: str
    chrome: bool
    talk: bool
    summary: bool
    article: bool
    note: bool


def hints_of(element: Any) -> Hints:
    """What the element's tag, class, id and kind (DPUB-ARIA roles, EPUB types) give away."""
    if not element.keys():
        return _hints(element.tag, "", "")
    kind = " ".join(said for name in _KINDS if "note" in (said := element.get(name) or "").lower())
    named = f"{element.get('class') or ''} {element.get('id') or ''} {kind}"[:_LONGEST]
    return _hints(element.tag, (element.get("role") or "")[:_LONGEST], _CAMEL.sub("-", named))


def is_hidden(element: Any) -> bool:
    """Whether the element asks not to be shown."""
    style = element.get("style")
    return element.get("hidden") is not None or bool(style and _HIDDEN_STYLE.search(style[: _LONGEST * 5]))


@lru_cache(maxsize=4096)
def _hints(tag: str, role: str, name: str) -> Hints:
    article = tag in ("article", "main") or bool(_ARTICLE.search(name))
    note = bool(_NOTE.search(name))
    aside = tag in _CHROME_TAGS or role in _CHROME_ROLES or (bool(_CHROME.search(name)) and not article)
    if tag in ("html", "body"):
        return Hints(name, chrome=False, talk=False, summary=False, article=False, note=False)
    return Hints(
        name,
        chrome=aside and not note,
        talk=bool(_TALK.search(name)),
        summary=bool(_SUMMARY.search(name)),
        article=article,
        note=note,
    )
