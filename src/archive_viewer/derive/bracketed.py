"""Works in 《》 and stretches in “”, nested ones too, found in one pass."""

from collections.abc import Iterator

LONGEST_WORK = 120
LONGEST_QUOTE = 1500
_PAIRS = {"》": "《", "”": "“", "」": "「", "』": "『"}
_CLOSING = {opening: closing for closing, opening in _PAIRS.items()}


def pairs(text: str, opening: str, longest: int) -> Iterator[tuple[int, int, int]]:
    """Start, end (both brackets inside) and depth of each pair that begins with `opening`; an unclosed one is dropped.

    A line feed closes nothing and forgets what is open: brackets don't reach over paragraphs.
    """
    closing = next(c for c, o in _PAIRS.items() if o == opening)
    stack: list[int] = []
    for i, c in _marks(text, opening, closing):
        if c == opening:
            stack.append(i)
        elif c == "\n":
            stack.clear()
        elif stack:
            start = stack.pop()
            if i + 1 - start <= longest and i - start > 1:
                yield start, i + 1, len(stack)


def _marks(text: str, opening: str, closing: str) -> Iterator[tuple[int, str]]:
    wanted = {opening, closing, "\n"}
    return ((i, c) for i, c in enumerate(text) if c in wanted)


def balanced(phrase: str) -> str:
    """The phrase with a mark that opens and never closes closed at its end, and one that only closes left out."""
    opened: list[str] = []
    kept: list[str] = []
    for c in phrase:
        if c in _PAIRS:
            if not opened or opened[-1] != _PAIRS[c]:
                continue
            opened.pop()
        elif c in _CLOSING:
            opened.append(c)
        kept.append(c)
    return "".join(kept) + "".join(_CLOSING[c] for c in reversed(opened))
