"""A tree laid out as the lines that a reader sees, each with the place in the tree that it stands in."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from archive_viewer.importers.html.hints import (
    is_chrome,
    is_hidden,
    is_note,
    is_summary,
    is_talk,
    name_of,
    says_article,
)
from archive_viewer.importers.html.parsing import Element

_INLINE = frozenset(
    {"a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins"}
    | {"kbd", "label", "mark", "nobr", "q", "ruby", "rb", "s", "samp", "small", "span", "strike", "strong", "sub"}
    | {"sup", "time", "tt", "u", "var", "wbr"}
)
_SKIPPED = frozenset(
    {"head", "script", "style", "noscript", "template", "textarea", "select", "option", "button", "input", "svg"}
    | {"math", "iframe", "object", "embed", "canvas", "audio", "video", "map", "applet", "rt", "rp", "datalist"}
    | {"frameset", "marquee"}
)
_HEADLINES = frozenset({"h1", "h2", "h3"})
_BOLD = frozenset({"b", "strong"})
_PICTURES = frozenset({"img", "picture", "video", "figure", "iframe", "embed", "object"})
_SPACE = re.compile(r"[ \t\r\n\f\v]+")
_CJK = re.compile("[\u2e80-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f“”‘’—…]")
_EDGE = " \t\r\n\f\v\u00a0\u3000\ufeff\u200b\u200c\u200d\u2060"


@dataclass(slots=True)
class Node:
    """A block element: its parent's number, its tag, what it says of itself, and the lines in it [first, last).

    What is said of `hidden` holds for all inside; the others are the element's own word.
    """

    parent: int
    tag: str
    name: str
    hidden: bool
    chrome: bool
    talk: bool
    summary: bool
    article: bool
    note: bool
    itemprop: str
    first: int
    last: int = 0


@dataclass(slots=True)
class Line:
    """A line of the page: its words, how many of them are links, and the block element (by number) it stands in."""

    text: str
    node: int
    linked: int
    pieces: tuple[str, ...]
    bold: bool
    after_picture: bool
    row: bool = False
    dropped: bool = False
    """Whether its words were moved into the row of a table."""

    @property
    def spaced(self) -> str:
        """The words with a space between those of different elements, a row as it is."""
        return self.text if self.row else " ".join(self.pieces)


@dataclass(slots=True)
class Layout:
    """All lines of a page and all its block elements, in the order of the page."""

    lines: list[Line] = field(default_factory=list)
    nodes: list[Node] = field(default_factory=list)

    def ancestors(self, node: int) -> Iterator[int]:
        """The node and its ancestors up to the root."""
        while node >= 0:
            yield node
            node = self.nodes[node].parent


class _Pen:
    """Collects inline text until a block begins or ends."""

    def __init__(self, layout: Layout) -> None:
        self.layout = layout
        self.open: list[int] = []
        self.runs: list[tuple[str, bool, bool]] = []
        self.links = self.bolds = 0
        self.picture = False

    def write(self, text: str | None) -> None:
        if text:
            self.runs.append((text, self.links > 0, self.bolds > 0))

    def end_line(self) -> None:
        if not self.runs:
            return
        runs, self.runs = self.runs, []
        text = laid(run for run, _, _ in runs)
        if not text or not self.open:
            return
        alone = len(runs) == 1
        spoken = [(text if alone else laid([run]), linked, bold) for run, linked, bold in runs]
        spoken = [piece for piece in spoken if piece[0]]
        self.layout.lines.append(
            Line(
                text,
                self.open[-1],
                sum(len(run) for run, linked, _ in spoken if linked),
                tuple(run for run, _, _ in spoken),
                all(bold for _, _, bold in spoken),
                self.picture,
            )
        )
        self.picture = False

    def break_line(self) -> None:
        """A line break; within a heading it is a space, for a headline set in two lines is one."""
        if self.open and self.layout.nodes[self.open[-1]].tag in _HEADLINES:
            self.write(" ")
        else:
            self.end_line()

    def begin(self, element: Element) -> None:
        self.end_line()
        name = name_of(element)
        above = self.layout.nodes[self.open[-1]] if self.open else None
        inner = element.tag not in ("html", "body")
        self.layout.nodes.append(
            Node(
                self.open[-1] if self.open else -1,
                element.tag,
                name,
                (above.hidden if above else False) or is_hidden(element),
                inner and is_chrome(element, name),
                inner and is_talk(name),
                inner and is_summary(name),
                inner and says_article(element, name),
                bool(name) and is_note(name),
                element.get("itemprop") or "",
                len(self.layout.lines),
            )
        )
        self.open.append(len(self.layout.nodes) - 1)

    def finish(self) -> None:
        self.end_line()
        self.layout.nodes[self.open.pop()].last = len(self.layout.lines)


def laid(runs: Iterable[str]) -> str:
    """Text as a browser lays it on a line: white space collapsed, none where a source line ends between Chinese."""
    return _SPACE.sub(_collapsed, "".join(runs)).strip(_EDGE)


def _collapsed(space: re.Match[str]) -> str:
    if "\n" not in space.group():
        return " "
    text, start, end = space.string, space.start(), space.end()
    if start and end < len(text) and _CJK.match(text[start - 1]) and _CJK.match(text[end]):
        return ""
    return " "


def layout(root: Element) -> Layout:
    """The lines of the page and the blocks they stand in; scripts, styles and fields of forms are left out. Linear."""
    result = Layout()
    pen = _Pen(result)
    stack: list[tuple[Element, bool]] = [(root, False)]
    while stack:
        element, finished = stack.pop()
        if not isinstance(element.tag, str):
            pen.write(element.tail)
            continue
        inline = element.tag in _INLINE or ":" in element.tag
        if finished:
            _leave(pen, element, inline)
            pen.write(element.tail)
            continue
        pen.picture = pen.picture or element.tag in _PICTURES
        if element.tag in _SKIPPED or element.tag in ("br", "hr", "img") or (inline and is_hidden(element)):
            if element.tag in ("br", "hr"):
                pen.break_line()
            if element is not root:
                pen.write(element.tail)
            continue
        _enter(pen, element, inline)
        stack.append((element, True))
        stack.extend((child, False) for child in reversed(element))
    return result


def _enter(pen: _Pen, element: Element, inline: bool) -> None:
    if not inline:
        pen.begin(element)
    pen.links += element.tag == "a" and element.get("href") is not None
    pen.bolds += element.tag in _BOLD
    pen.write(element.text)


def _leave(pen: _Pen, element: Element, inline: bool) -> None:
    if not inline:
        pen.finish()
    pen.links -= element.tag == "a" and element.get("href") is not None
    pen.bolds -= element.tag in _BOLD
