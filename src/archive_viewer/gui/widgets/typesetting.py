"""Where Chinese typesetting asks for more or less room than the characters take, found without touching them."""

import re
from typing import NamedTuple

HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"
OPENING = "“‘《〈（【〔「『"
CLOSING = "”’》〉）】〕」』"
PAUSES = "。、，；：！？"

_NEIGHBOUR = f"{HAN}{OPENING}{CLOSING}"
_WIDE_MARK = re.compile(
    rf"(?<=[{HAN}{CLOSING}])[,:;?!]"
    rf"|(?<=[%0-9A-Za-z)])[,:;?!](?=[{HAN}{OPENING}])"
)
_SCRIPT_CHANGE = re.compile(rf"[{HAN}](?=[0-9A-Za-z])|[0-9A-Za-z%](?=[{HAN}])")
_CROWDED = re.compile(
    rf"[{CLOSING}、。，](?=[,;:{PAUSES}{OPENING}{CLOSING}])"
    rf"|(?<=[{_NEIGHBOUR}])[,:;?!](?=[{OPENING}])"
)

MARK_GAP = 0.62
SCRIPT_GAP = 0.125
CROWDING = -0.5


class Adjustment(NamedTuple):
    """One character at `at` (code points) that gets `gap` em after it, and full width where `wide`."""

    at: int
    gap: float
    wide: bool


def adjustments(text: str) -> list[Adjustment]:
    """The characters of `text` that typesetting moves apart or together, in order.

    A half-width comma beside Han is drawn full width; colon, semicolon, question and exclamation marks get the room
    of a full-width mark; Han and Latin or digits stand an eighth of an em apart; a closing mark before another mark
    gives up its empty half.
    """
    found: dict[int, tuple[float, bool]] = {}
    for match in _WIDE_MARK.finditer(text):
        comma = match[0] == ","
        found[match.start()] = (0.0 if comma else MARK_GAP, comma)
    for pattern, amount in ((_SCRIPT_CHANGE, SCRIPT_GAP), (_CROWDED, CROWDING)):
        for match in pattern.finditer(text):
            gap, wide = found.get(match.start(), (0.0, False))
            found[match.start()] = (gap + amount, wide)
    return [Adjustment(at, gap, wide) for at, (gap, wide) in sorted(found.items()) if gap or wide]
