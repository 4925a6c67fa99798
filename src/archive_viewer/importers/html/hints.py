"""What the names and states of elements give away: chrome, comments, article, hidden."""

import re
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


def name_of(element: Any) -> str:
    """Class, id and what the element says of its kind (DPUB-ARIA roles, EPUB types) as words, camelCase taken apart."""
    kind = " ".join(said for name in _KINDS if "note" in (said := element.get(name) or "").lower())
    named = " ".join(filter(None, (element.get("class"), element.get("id"), kind)))[:_LONGEST]
    return _CAMEL.sub("-", named) if named else ""


def is_note(name: str) -> bool:
    """Whether the element calls itself a note to the text or a list of such."""
    return bool(_NOTE.search(name))


def is_hidden(element: Any) -> bool:
    """Whether the element asks not to be shown."""
    style = element.get("style")
    return element.get("hidden") is not None or bool(style and _HIDDEN_STYLE.search(style[: _LONGEST * 5]))


def is_chrome(element: Any, name: str) -> bool:
    """Whether the element calls itself a part of the page that is not the article."""
    if is_note(name):
        return False
    if element.tag in _CHROME_TAGS or element.get("role") in _CHROME_ROLES:
        return True
    return bool(name and _CHROME.search(name)) and not says_article(element, name)


def is_talk(name: str) -> bool:
    """Whether the element calls itself the place of readers' comments."""
    return bool(name and _TALK.search(name))


def is_summary(name: str) -> bool:
    """Whether the element calls itself a summary of the article."""
    return bool(name and _SUMMARY.search(name))


def says_article(element: Any, name: str) -> bool:
    """Whether the element calls itself the article or its body."""
    return element.tag in ("article", "main") or bool(name and _ARTICLE.search(name))
