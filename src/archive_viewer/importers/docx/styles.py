"""What the styles and numberings of a Word document make of a paragraph: title, heading, list item or plain."""

import re
from dataclasses import dataclass
from typing import Any

from archive_viewer.domain.article import BlockRole

_HEADING = re.compile(r"(?:heading|标题|標題|überschrift|titre)\s*([1-9])", re.I)
_TITLE = re.compile(r"title|标题|標題|文档标题", re.I)
_SUBTITLE = re.compile(r"subtitle|副标题|副標題", re.I)
_CAPTION = re.compile(r"caption|题注|題注|标号", re.I)
_DEEPEST = 20


@dataclass(frozen=True, slots=True)
class _Style:
    name: str
    based_on: str
    outline: int | None
    numbered: bool | None


class Styles:
    """The paragraph styles by id; the last of a chain of styles that says something decides."""

    def __init__(self, root: Any | None) -> None:
        self._styles: dict[str, _Style] = {}
        self._default = ""
        for style in [] if root is None else root.iterfind("{*}style"):
            key = attribute(style, "styleId")
            self._styles[key] = _Style(
                value_of(style.find("{*}name")), value_of(style.find("{*}basedOn")), *_said(style.find("{*}pPr"))
            )
            if attribute(style, "default") in ("1", "true") and attribute(style, "type") == "paragraph":
                self._default = key

    def role(self, paragraph: Any) -> BlockRole:
        """TITLE, HEADING, CAPTION, LIST_ITEM, or PARAGRAPH where neither the paragraph nor its style says more."""
        own = paragraph.find("{*}pPr")
        named = value_of(own.find("{*}pStyle")) if own is not None else ""
        outline, numbered = _said(own)
        for style in self._chain(named or self._default):
            role = _named(style.name)
            if role is not None:
                return role
            outline = style.outline if outline is None else outline
            numbered = style.numbered if numbered is None else numbered
        if outline is not None and outline < 9:
            return BlockRole.HEADING
        return BlockRole.LIST_ITEM if numbered else BlockRole.PARAGRAPH

    def _chain(self, key: str) -> list[_Style]:
        chain: list[_Style] = []
        while key in self._styles and len(chain) < _DEEPEST:
            chain.append(self._styles[key])
            key = chain[-1].based_on
        return chain


def attribute(element: Any, name: str) -> str:
    """The attribute by its local name, in the transitional and the strict namespace alike; "" where it is absent."""
    return next((v for k, v in element.attrib.items() if k == name or k.endswith("}" + name)), "")


def value_of(element: Any | None) -> str:
    """The w:val of an element, "" where there is none."""
    return "" if element is None else attribute(element, "val")


def _said(properties: Any | None) -> tuple[int | None, bool | None]:
    """(outline level from 0, whether it is numbered or bulleted), None where nothing is said."""
    if properties is None:
        return None, None
    outline = value_of(properties.find("{*}outlineLvl"))
    numbering = properties.find("{*}numPr")
    numbered = None if numbering is None else value_of(numbering.find("{*}numId")) not in ("", "0")
    return (int(outline) if outline.isascii() and outline.isdigit() else None), numbered


def _named(name: str) -> BlockRole | None:
    if _HEADING.fullmatch(name):
        return BlockRole.HEADING
    if _TITLE.fullmatch(name):
        return BlockRole.TITLE
    if _SUBTITLE.fullmatch(name):
        return BlockRole.HEADING
    return BlockRole.CAPTION if _CAPTION.fullmatch(name) else None
