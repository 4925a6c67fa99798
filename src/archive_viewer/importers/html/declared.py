"""What a page declares of itself to machines: JSON-LD, meta elements, OpenGraph, the note a browser leaves."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from itertools import islice
from typing import Any

from archive_viewer.importers.html.parsing import Element

_META = {
    "title": "og:title twitter:title articletitle headline dc.title citation_title parsely-title",
    "published": "article:published_time og:published_time published_time datepublished pubdate publishdate"
    " publish_date publish-date publication_date og:time og:release_date og:article:published_time"
    " weibo:article:create_at sailthru.date parsely-pub-date dc.date.issued dcterms.issued dcterms.created"
    " dc.date dcterms.date citation_date citation_publication_date article.published firstpublishdate createdate date",
    "source": "contentsource source article:source og:article:source mediaid",
    "site": "og:site_name sitename application-name publisher dc.publisher",
    "byline": "author article:author og:article:author byl dc.creator citation_author parsely-author sailthru.author",
    "editors": "editor responsibleeditor",
    "channel": "columnname article:section og:category section parsely-section channel",
    "url": "og:url",
}
_FIELD_OF = {name: kind for kind, names in _META.items() for name in names.split()}
_RANK = {name: rank for names in _META.values() for rank, name in enumerate(names.split())}
_ARTICLES = re.compile(r"Article|BlogPosting|Report|NewsMedia|VideoObject|WebPage", re.I)
_SAVED_FROM = re.compile(
    r"saved from url=\(\d{1,6}\)(https?://[^\s<>\"]+)|Page saved with SingleFile\s{1,4}url: (https?://[^\s<>\"]+)"
)
_SCRIPTED = re.compile(
    r"\b(?:(?:pub|publish|post|create|news|article)_?(?:ed)?_?(?:date|time|at)|ct|fdate|ctime)[\"']?\s{0,4}[:=]\s{0,4}[\"']"
    r"((?:19|20)\d\d[-/.年]?\d\d[-/.月]?\d\d[^\"'<>]{0,20}|1\d{9}(?:\d{3})?)[\"']",
    re.I,
)
"""Times that scripts are given: the last resort, for a script would have printed them."""
_SAVED_WITHIN = 20_000
_OUTLET = re.compile(
    r"[\"']?\b(?:media|media_?name|source_?name|copyfrom|doc_?source|news_?source)[\"']?\s{0,4}[:=]\s{0,4}[\"']"
    r"([\u4e00-\u9fff][\u4e00-\u9fffA-Za-z0-9·]{1,15})[\"']",
    re.I,
)
"""Outlets that scripts are given to print, and what is told beside them when they are an article's."""
_OF_ARTICLE = re.compile(r"pub(?:lish)?_?time|article_?id|media_?id", re.I)
_BESIDE = 400
_WRITER_KINDS = re.compile(
    r"(?:^|[\s_-])(?:author|byline|writer|reporter|zuozhe|jizhe)(?:[\s_-]?(?:name|baidu))?(?:$|\s)", re.I
)
_LONGEST_NAME = 24
_MOST_WRITERS = 12
_MOST_NAMED = 50_000
"""Elements among which writers' names are looked for."""
_LABEL = re.compile(r"^\s*(?:来源|作者|编辑|责任编辑|责编|发布时间|时间|Source|By)\s*[:：]\s*", re.I)
_MOST_TIMES = 3
_MOST_JSON = 2_000_000
_MOST_OBJECTS = 20_000
_NAME = re.compile(
    r"[\u4e00-\u9fff·]{2,16}(?:[\s、,，/]{1,3}[\u4e00-\u9fff·]{2,12}){0,5}"
    r"|[A-Z][\w.'-]+(?:,? (?:and )?[A-Z][\w.'-]+){1,5}"
)
_NO_NAME = re.compile(r"[@\d/]|^(?:admin|administrator|editor|author|name|null|undefined|unknown|root|guest)\b", re.I)


@dataclass(slots=True)
class Declared:
    """The fields that the page declares, "" where it says nothing; `body` has no white space, `crumbs` are steps."""

    title: str = ""
    published: list[str] = field(default_factory=list)
    source: str = ""
    site: str = ""
    byline: str = ""
    editors: str = ""
    channel: str = ""
    url: str | None = None
    language: str = ""
    page_title: str = ""
    body: str = ""
    scripted: list[str] = field(default_factory=list)
    outlet: str = ""
    writers: tuple[str, ...] = ()
    crumbs: tuple[str, ...] = ()


def declared(root: Element, text: str) -> Declared:
    """Everything the page declares; `text` is its source, for the notes that browsers leave in comments."""
    found = Declared(language=(root.get("lang") or "").strip())
    title = root.find(".//title")
    found.page_title = _tidy("".join(title.itertext())) if title is not None else ""
    for item in _objects(root):
        _take_object(found, item)
    _take_meta(found, root)
    for link in root.iter("link"):
        if "canonical" in (link.get("rel") or "").lower().split() and _is_address(link.get("href")):
            found.url = link.get("href").strip()
            break
    found.published += [when.get("datetime") or "" for when in islice(root.iter("time"), _MOST_TIMES)]
    found.published += [
        item.get("content") or item.get("datetime") or "".join(item.itertext())[:80]
        for item in root.xpath("(.//*[@itemprop='datePublished'])[1]")
    ]
    found.outlet = _scripted_outlet(text)
    found.writers = tuple(islice(_marked_writers(root), _MOST_WRITERS))
    found.scripted = [when.group(1) for when in islice(_SCRIPTED.finditer(text), _MOST_TIMES)]
    saved = _SAVED_FROM.search(text[:_SAVED_WITHIN])
    if found.url is None and saved:
        found.url = saved.group(1) or saved.group(2)
    return found


def _scripted_outlet(text: str) -> str:
    """The one outlet that a script names among the fields of an article, or ""."""
    outlets = {
        found.group(1)
        for found in islice(_OUTLET.finditer(text), _MOST_TIMES)
        if _OF_ARTICLE.search(text[max(0, found.start() - _BESIDE) : found.end() + _BESIDE])
    }
    return outlets.pop() if len(outlets) == 1 else ""


def _marked_writers(root: Element) -> Iterator[str]:
    """The names in elements that call themselves the author's, wherever on the page."""
    named = root.xpath(
        "(.//*[@rel or @class or @id or @itemprop or self::address])[position() <= $most]", most=_MOST_NAMED
    )
    for element in named:
        marks = f"{element.get('rel') or ''} {element.get('class') or ''} {element.get('id') or ''}"
        marks = f"{marks} {element.get('itemprop') or ''}"[:200]
        if element.tag == "address" or (len(marks) > 2 and _WRITER_KINDS.search(marks)):
            words = _tidy(_LABEL.sub("", "".join(islice(element.itertext(), 8))))
            if is_name(words) and len(words) <= _LONGEST_NAME and _NAME.fullmatch(words):
                yield words


def _take_meta(found: Declared, root: Element) -> None:
    ranked: dict[str, list[tuple[int, str]]] = {}
    for meta in root.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        name = re.sub(r"\s+", "", name[:80]).lower()
        value = _tidy(unescape(meta.get("content") or ""))
        if name in _FIELD_OF and value and len(value) < 1000:
            ranked.setdefault(_FIELD_OF[name], []).append((_RANK[name], _LABEL.sub("", value)))
    best = {kind: [value for _, value in sorted(values, key=lambda v: v[0])] for kind, values in ranked.items()}
    found.published += best.pop("published", [])
    for kind, values in best.items():
        usable = [v for v in values if _usable(kind, v)]
        if usable and not getattr(found, kind):
            setattr(found, kind, usable[0])


def _usable(kind: str, value: str) -> bool:
    if kind == "url":
        return _is_address(value)
    if kind in ("byline", "editors"):
        return is_name(value)
    return not (kind in ("source", "channel") and (value.isdigit() or value.startswith("http")))


def is_name(value: str) -> bool:
    """Whether a declared author can be a person's or a desk's name rather than an account, an address or a number."""
    return 1 < len(value) <= 60 and not _NO_NAME.search(value) and "http" not in value


def _objects(root: Element) -> Iterator[dict[str, Any]]:
    """Every object in the page's JSON-LD, outermost first."""
    left = _MOST_OBJECTS
    for script in root.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        text = re.sub(r"^\s*(?:<!--|//\s*<!\[CDATA\[)|(?:-->|//\s*\]\]>)\s*$", "", (script.text or "")[:_MOST_JSON])
        try:
            queue = [json.loads(text, strict=False)]
        except (ValueError, RecursionError):
            continue
        while queue and left:
            left -= 1
            item = queue.pop(0)
            if isinstance(item, dict):
                yield item
                queue.extend(value for value in item.values() if isinstance(value, dict | list))
            elif isinstance(item, list):
                queue.extend(value for value in item if isinstance(value, dict | list))


def _take_object(found: Declared, item: dict[str, Any]) -> None:
    kind = " ".join(_texts(item.get("@type")))
    if "BreadcrumbList" in kind:
        steps = item.get("itemListElement")
        found.crumbs = found.crumbs or tuple(
            name for step in (steps if isinstance(steps, list) else []) if (name := _step(step))
        )
        return
    dated = [
        text for key in ("datePublished", "pubDate", "dateCreated", "uploadDate") for text in _texts(item.get(key))
    ]
    if not (_ARTICLES.search(kind) or dated):
        return
    found.published += dated
    found.title = found.title or next(iter(_texts(item.get("headline")) or _texts(item.get("title"))), "")
    found.byline = found.byline or "、".join(name for name in _texts(item.get("author")) if is_name(name))
    found.editors = found.editors or "、".join(name for name in _texts(item.get("editor")) if is_name(name))
    found.site = found.site or next(iter(_texts(item.get("publisher"))), "")
    found.source = found.source or next(iter(_texts(item.get("sourceOrganization"))), "")
    found.channel = found.channel or next(iter(_texts(item.get("articleSection"))), "")
    body = next(iter(_texts(item.get("articleBody"))), "")
    found.body = found.body or "".join(re.sub(r"<[^<>]{1,200}>", "", body).split())
    address = next(iter(_texts(item.get("url"), "@id") or _texts(item.get("mainEntityOfPage"), "@id")), "")
    if found.url is None and _ARTICLES.search(kind) and _is_address(address):
        found.url = address


def _step(step: object) -> str:
    if not isinstance(step, dict):
        return ""
    return next(iter(_texts(step.get("name")) or _texts(step.get("item"))), "")


def _texts(value: object, key: str = "name") -> list[str]:
    """The strings that a JSON-LD value stands for: itself, the names of its objects, its members."""
    values = value if isinstance(value, list) else [value]
    named = [item.get(key) if isinstance(item, dict) else item for item in values]
    return [tidied for item in named if isinstance(item, str) and (tidied := _tidy(unescape(item)))]


def _is_address(value: str | None) -> bool:
    return bool(value) and re.match(r"https?://[^/\s]+\.", (value or "").strip(), re.I) is not None


def _tidy(text: str) -> str:
    return re.sub(r"[\s\u00a0]+", " ", text).strip()
