"""Comments' Markdown as plain text with styled runs: emphasis, code, links as text; never as HTML."""

import re
from dataclasses import dataclass

_INLINE = re.compile(
    r"\\([\\`*_\[\]()>#-])"
    r"|`([^`\n]+)`"
    r"|\*\*(?=\S)(.+?)(?<=\S)\*\*(?!\*)|__(?=\S)(.+?)(?<=\S)__"
    r"|\*(?=\S)([^*\n]+?)(?<=\S)\*|(?<!\w)_(?=\S)([^_\n]+?)(?<=\S)_(?!\w)"
    r"|\[([^\]\n]+)\]\(([^)\s]+)\)"
)
_ITEM = re.compile(r"^\s*(?:[-*+]|(\d+)[.)])\s+")
_QUOTE = re.compile(r"^\s*>\s?")
_HEAD = re.compile(r"^\s*#{1,6}\s+")


@dataclass(frozen=True, slots=True)
class Run:
    """A styled stretch of a line, in code points. `style` is bold, italic, code or link."""

    start: int
    length: int
    style: str


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph of a comment. `kind` is text, quote, item or head."""

    kind: str
    text: str
    runs: tuple[Run, ...]


def lines(markdown: str) -> list[Line]:
    """The comment's paragraphs, each a line of the source; empty lines are dropped."""
    return [_line(source) for source in markdown.splitlines() if source.strip()]


def _line(source: str) -> Line:
    if quoted := _QUOTE.match(source):
        return Line("quote", *_inline(source[quoted.end() :]))
    if item := _ITEM.match(source):
        mark = f"{item[1]}. " if item[1] else "• "
        text, runs = _inline(source[item.end() :])
        return Line("item", mark + text, tuple(Run(r.start + len(mark), r.length, r.style) for r in runs))
    if head := _HEAD.match(source):
        text, runs = _inline(source[head.end() :])
        return Line("head", text, (Run(0, len(text), "bold"), *runs))
    return Line("text", *_inline(source.strip()))


def _inline(source: str) -> tuple[str, tuple[Run, ...]]:
    text, runs, at = "", [], 0
    for match in _INLINE.finditer(source):
        text += source[at : match.start()]
        at = match.end()
        escaped, code, strong, strong2, slanted, slanted2, label, _url = match.groups()
        if escaped is not None:
            text += escaped
            continue
        inner, style = next(
            (words, name)
            for words, name in (
                (code, "code"),
                (strong or strong2, "bold"),
                (slanted or slanted2, "italic"),
                (label, "link"),
            )
            if words
        )
        plain, nested = (inner, ()) if style == "code" else _inline(inner)
        runs.append(Run(len(text), len(plain), style))
        runs.extend(Run(len(text) + r.start, r.length, r.style) for r in nested)
        text += plain
    return text + source[at:], tuple(runs)
