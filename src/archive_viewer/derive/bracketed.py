"""Works in 《》 and stretches in “”, nested ones too, found in one pass."""

from collections.abc import Iterator

LONGEST_WORK = 120
LONGEST_QUOTE = 1500
_PAIRS = {"》": "《", "”": "“", "」": "「", "』": "『"}


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
