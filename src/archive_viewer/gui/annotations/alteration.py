"""How the words of an annotation were altered: what stood there and what stands there now, side by side."""

from difflib import SequenceMatcher
from typing import NamedTuple

KEPT = 10
"""Unaltered characters shown on either side of an alteration."""


class Part(NamedTuple):
    """Words that were `kept`, `removed` or `added`."""

    kind: str
    text: str


def alteration(was: str, now: str) -> list[Part]:
    """The parts in order; of long unaltered stretches the middle is left out with an ellipsis."""
    parts: list[Part] = []
    operations = SequenceMatcher(None, was, now, autojunk=False).get_opcodes()
    for number, (kind, a, b, c, d) in enumerate(operations):
        if kind == "equal":
            first, last = number == 0, number == len(operations) - 1
            parts.append(Part("kept", _shortened(was[a:b], head=not first, tail=not last)))
            continue
        if b > a:
            parts.append(Part("removed", was[a:b]))
        if d > c:
            parts.append(Part("added", now[c:d]))
    return [Part(kind, text.replace("\n", " ")) for kind, text in parts]


def _shortened(text: str, *, head: bool, tail: bool) -> str:
    """The ends of the text that meet an alteration."""
    shown = KEPT * (head + tail)
    if len(text) <= shown + 1:
        return text
    return (text[:KEPT] if head else "") + "…" + (text[-KEPT:] if tail else "")
