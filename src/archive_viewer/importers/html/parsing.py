"""Bytes of a page to a tree: charset by evidence, nothing fetched, no entities of its own, depth in bounds."""

import re
from itertools import islice
from typing import Any

from lxml import etree

from archive_viewer.importers.charset import Decoded, Remark, decode

Element = Any
"""An element of lxml's tree; lxml has no types of its own."""

_HEAD = 8192
_DECLARED = re.compile(
    rb"<meta\s[^<>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})|<\?xml\s[^<>?]{0,100}?encoding\s*=\s*[\"']([\w.:-]{2,40})",
    re.I,
)
_DEEPEST = 2000
"""Levels of a tree above which it is read flat: the parser leaves out what lies below level 2,048."""
_MOST_WORDS = 400
"""Words in one tag above which its attributes are left out: the parser's time grows with their square."""
MOST_ELEMENTS = 300_000
"""Elements above which a page is refused: what is read of each is held until the article is done."""
_OPENED = re.compile(rb"<\x00?[A-Za-z]")
_LONG_TAG = re.compile(r"<([a-zA-Z][\w:-]{0,40})[^<>]{1000,}+>?")
_EMBEDDED = re.compile(r"(data:[\w/+.-]{0,60}(?:;[\w=.-]{1,40}){0,4},)[A-Za-z0-9+/=%_.~-]{200,}+")
_SUBSET = re.compile(r"<!DOCTYPE\s[^<>\[]{0,500}\[", re.I)
_DECLARATION = re.compile(r"^\s*<\?xml[^<>]{0,200}\?>", re.I)
_TAG = re.compile(r"<(/?)([a-zA-Z][\w:-]*+)[^<>]*+>")
_OPAQUE = re.compile(r"<(script|style|noscript|textarea|template|svg)\b[^<>]*+>.*?</\1\s*+>", re.I | re.S)
_KEPT_FLAT = frozenset({"html", "head", "title", "meta", "link", "body", "h1", "p", "br"})
_RUN_ON = frozenset(
    {"a", "abbr", "b", "big", "cite", "code", "em", "font", "i", "q", "s", "small", "span", "strong", "sub", "sup", "u"}
)


def declared_charset(data: bytes) -> str | None:
    """The encoding that the page's meta element or XML declaration names, or None."""
    found = _DECLARED.search(data[:_HEAD].replace(b"\x00", b""))
    return (found.group(1) or found.group(2)).decode("ascii") if found else None


def is_endless(data: bytes) -> bool:
    """Whether the page opens more elements than are read; scripts that write markup count in."""
    return next(islice(_OPENED.finditer(data), MOST_ELEMENTS, None), None) is not None


def parsed(data: bytes, carried: str | None = None) -> tuple[Element | None, Decoded, tuple[Remark, ...]]:
    """(root or None where there is not one element, the text it was parsed from, what was noticed).

    `carried` is the charset that the page's carrier names, an HTTP header say; it goes before the page's own word.
    A tree deeper than the parser follows is parsed again with its containers taken out, so that no word is lost.
    """
    decoded = decode(data, carried or declared_charset(data))
    text = _without_subset(_DECLARATION.sub("", _EMBEDDED.sub(r"\1", decoded.text)))
    text = _LONG_TAG.sub(_bounded, text)
    root = _tree(text)
    if root is None or _depth(root) < _DEEPEST:
        return root, decoded, decoded.remarks
    return _tree(_flat(text)), decoded, (*decoded.remarks, ("import.html_flat", {"most": f"{_DEEPEST}"}))


def _tree(text: str) -> Element | None:
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, huge_tree=True, remove_pis=True, remove_comments=True)
    try:
        return etree.fromstring(text.encode("utf-8"), parser)
    except etree.XMLSyntaxError:
        return None


def _without_subset(text: str) -> str:
    """The page without the declarations of its own that a document type can bring: entities come in that way."""
    opened = _SUBSET.search(text[:_HEAD])
    closed = text.find("]", opened.end()) if opened else -1
    return text if opened is None or closed < 0 else text[: opened.end() - 1] + text[closed + 1 :]


def _bounded(tag: re.Match[str]) -> str:
    whole = tag.group()
    if len(whole.split(maxsplit=_MOST_WORDS)) > _MOST_WORDS or whole.count("=") > _MOST_WORDS:
        return f"<{tag.group(1)}>"
    return whole


def _depth(root: Element) -> int:
    deepest = depth = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        deepest = max(deepest, depth)
    return deepest


def _flat(text: str) -> str:
    """The same page with every container replaced by a line break."""

    def simpler(tag: re.Match[str]) -> str:
        name = tag.group(2).lower()
        if name in _KEPT_FLAT:
            return tag.group()
        return "" if name in _RUN_ON else "<br>"

    return _TAG.sub(simpler, _OPAQUE.sub("<br>", text))
