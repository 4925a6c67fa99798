"""A tree laid out as the lines that a reader sees, each with the place in the tree that it stands in."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from archive_viewer.importers.html.hints import Hints, hints_of, is_hidden
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
_BREAKS = frozenset({"br", "hr"})
_HEADLINES = frozenset({"h1", "h2", "h3"})
_SENTENCE = re.compile(r"[。！？；…：，、]|[.!?;,](?:\s|$|[\"'”’)])")
_SHORTEST = 10
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
    says: Hints
    hidden: bool
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
    row: bool = False
    dropped: bool = False
    """Whether its words were moved into the row of a table."""
    _prose: bool | None = None

    @property
    def prose(self) -> bool:
        """Whether it is a sentence or more of its own rather than a heading, a link or a label."""
        if self._prose is None:
            own = len(self.text) - self.linked
            self._prose = own >= _SHORTEST and own > self.linked and bool(_SENTENCE.search(self.text))
        return self._prose

    def become_row(self, text: str, linked: int) -> None:
        """Take the words of a table's row."""
        self.text, self.linked, self.row, self._prose = text, linked, True, None

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
        self.runs: list[tuple[str, bool]] = []
        self.links = 0

    def write(self, text: str | None) -> None:
        if text:
            self.runs.append((text, self.links > 0))

    def end_line(self) -> None:
        if not self.runs:
            return
        runs, self.runs = self.runs, []
        text = laid([run for run, _ in runs])
        if not text or not self.open:
            return
        spoken = [(text, runs[0][1])] if len(runs) == 1 else [(laid([run]), linked) for run, linked in runs]
        spoken = [piece for piece in spoken if piece[0]]
        linked = sum(len(run) for run, linked in spoken if linked)
        pieces = (text,) if len(spoken) == 1 else tuple(run for run, _ in spoken)
        self.layout.lines.append(Line(text, self.open[-1], linked, pieces))

    def break_line(self) -> None:
        """A line break; within a heading it is a space, for a headline set in two lines is one."""
        if self.open and self.layout.nodes[self.open[-1]].tag in _HEADLINES:
            self.write(" ")
        else:
            self.end_line()

    def begin(self, element: Element) -> None:
        self.end_line()
        above = self.open[-1] if self.open else -1
        hidden = (above >= 0 and self.layout.nodes[above].hidden) or is_hidden(element)
        itemprop = element.get("itemprop") or ""
        self.layout.nodes.append(Node(above, element.tag, hints_of(element), hidden, itemprop, len(self.layout.lines)))
        self.open.append(len(self.layout.nodes) - 1)

    def finish(self) -> None:
        self.end_line()
        self.layout.nodes[self.open.pop()].last = len(self.layout.lines)


def laid(runs: list[str]) -> str:
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
    _enter(pen, root)
    waiting: list[tuple[Element, Iterator[Element]]] = [(root, iter(root))]
    while waiting:
        above, children = waiting[-1]
        child = next(children, None)
        if child is None:
            waiting.pop()
            _leave(pen, above)
            if above is not root:
                pen.write(above.tail)
        elif _is_within(pen, child):
            _enter(pen, child)
            waiting.append((child, iter(child)))
        else:
            pen.write(child.tail)
    return result


def _is_within(pen: _Pen, element: Element) -> bool:
    """Whether an element has words to read; a break has its effect here."""
    tag = element.tag
    if not isinstance(tag, str):
        return False
    if tag in _BREAKS:
        pen.break_line()
        return False
    return not (tag in _SKIPPED or tag == "img" or (_is_inline(tag) and is_hidden(element)))


def _is_inline(tag: str) -> bool:
    return tag in _INLINE or ":" in tag


def _enter(pen: _Pen, element: Element) -> None:
    tag = element.tag
    if not _is_inline(tag):
        pen.begin(element)
    pen.links += tag == "a" and element.get("href") is not None
    pen.write(element.text)


def _leave(pen: _Pen, element: Element) -> None:
    tag = element.tag
    if not _is_inline(tag):
        pen.finish()
    pen.links -= tag == "a" and element.get("href") is not None
