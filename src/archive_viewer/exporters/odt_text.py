"""Elements and running text of OpenDocument: blanks, tabs and line breaks as elements, web addresses as links."""

import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from lxml import etree

Element = Any
"""An lxml element; its stubs are not among what the program depends on."""

NAMESPACES = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
    "svg": "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0",
    "meta": "urn:oasis:names:tc:opendocument:xmlns:meta:1.0",
    "dc": "http://purl.org/dc/elements/1.1/",
    "xlink": "http://www.w3.org/1999/xlink",
}
VERSION = "1.3"
_BLANKS = re.compile(" +|\t|\n")
_ADDRESS = re.compile(r"https?://[^\s<>\"]+[^\s<>\".,;]")
_SOUND = re.compile(r"(https?://[\w.\-]+(?::\d*)?)((?:[/?][^#]*)?)((?:#.*)?)")
_NOT_IN_ADDRESSES = re.compile(r"[\[\]\\^`{}|#]|[\x7f-\xa0]|%(?![0-9A-Fa-f]{2})")


def qualified(prefixed: str) -> str:
    """The name in lxml's notation of one with a prefix (text:p)."""
    prefix, _, local = prefixed.partition(":")
    return f"{{{NAMESPACES[prefix]}}}{local}"


def root(prefixed: str) -> Element:
    """The root element of a part of the package."""
    return etree.Element(qualified(prefixed), {qualified("office:version"): VERSION}, nsmap=NAMESPACES)


def add(parent: Element, prefixed: str, attributes: Mapping[str, str] | None = None, text: str = "") -> Element:
    """A new child with attributes by their prefixed names, and with text in it."""
    child = etree.SubElement(
        parent, qualified(prefixed), {qualified(key): value for key, value in (attributes or {}).items()}
    )
    if text:
        add_text(child, text)
    return child


def add_text(parent: Element, text: str) -> None:
    """Add printable text at the parent's end such that no blank of it is lost (ODF 1.3, 6.1.2)."""
    at = 0
    for found in _BLANKS.finditer(text):
        blanks, start = found.group(), found.start()
        if blanks == " " and text[start - 1 : start].strip("\t\n") and text[start + 1 : start + 2].strip("\t\n"):
            continue
        _append(parent, text[at:start])
        at = found.end()
        if blanks == "\t":
            add(parent, "text:tab")
        elif blanks == "\n":
            add(parent, "text:line-break")
        else:
            add(parent, "text:s", {"text:c": str(len(blanks))})
    _append(parent, text[at:])


def add_linked(parent: Element, text: str) -> None:
    """Add text in which web addresses are links, as far as they are sound."""
    at = 0
    for found in _ADDRESS.finditer(text):
        target = _target(found.group())
        if target:
            add_text(parent, text[at : found.start()])
            add_link(parent, target, found.group())
            at = found.end()
    add_text(parent, text[at:])


def add_link(parent: Element, target: str, text: str) -> None:
    """Add a link to an address, or to a bookmark of the document (#name)."""
    kind = {"xlink:type": "simple", "xlink:href": target}
    looks = {"text:style-name": "Internet_20_link", "text:visited-style-name": "Visited_20_Internet_20_Link"}
    add(parent, "text:a", kind | looks, text)


def serialised(element: Element) -> bytes:
    """The part's bytes."""
    data: bytes = etree.tostring(element, encoding="UTF-8", xml_declaration=True, standalone=True)
    return data


def _target(address: str) -> str:
    """The address as an IRI (RFC 3987), "" where its host is none."""
    sound = _SOUND.fullmatch(address)
    if not sound:
        return ""
    host, path, fragment = sound.groups()
    return f"{host}{_escaped(path)}{fragment[:1]}{_escaped(fragment[1:])}"


def _escaped(part: str) -> str:
    return _NOT_IN_ADDRESSES.sub(lambda found: quote(found.group()), part)


def _append(parent: Element, text: str) -> None:
    if not text:
        return
    if len(parent):
        parent[-1].tail = (parent[-1].tail or "") + text
    else:
        parent.text = (parent.text or "") + text
