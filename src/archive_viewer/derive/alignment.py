"""分别: lines up a list of numbers with the list of what they belong to."""

import re
from collections.abc import Sequence

from archive_viewer.derive.noun_phrases import strip_left, strip_right
from archive_viewer.derive.quantity import Quantity, Spans
from archive_viewer.derive.reading import Reading
from archive_viewer.derive.time_expression import TimeExpression

_RESPECTIVELY = re.compile("分别")
_JOIN = re.compile(r"\s?(?:、|和|及|以及|与|,|，)\s?(?:[^、，,。；\d]{0,4})$")
_COMMAS = re.compile("、|以及|，|,")
_ALL = re.compile("、|以及|和|与|及|，|,")


def align(reading: Reading, quantities: Sequence[Quantity], times: Sequence[TimeExpression]) -> None:
    """Give every number after 分别 the measure it belongs to: by the coordinated subject, else the numbers before."""
    flat = reading.flat
    spans = Spans([(t.start, t.end) for t in times])
    i = 0
    for m in _RESPECTIVELY.finditer(flat):
        while i < len(quantities) and quantities[i].start < m.end():
            i += 1
        members = _members(flat, quantities, i, m.end())
        if len(members) < 2:
            continue
        clause = reading.clause(m.start())[0]
        counted = any(q.start >= clause and q.end <= m.start() for q in quantities[max(0, i - len(members)) : i])
        names = [] if counted else _subjects(reading, m.start(), len(members), spans)
        earlier = quantities[max(0, i - len(members)) : i]
        if not names and len(earlier) == len(members) and earlier[0].start >= reading.sentence(m.start())[0]:
            names = [q.measure or "" for q in earlier]
        if names:
            for q, name in zip(members, names, strict=True):
                q.measure = name or q.measure


def _members(flat: str, quantities: Sequence[Quantity], i: int, at: int) -> list[Quantity]:
    """The list of alike numbers that begins after 分别."""
    members: list[Quantity] = []
    for q in quantities[i : i + 12]:
        if not members:
            if q.lead - at > 12:
                break
        elif q.family != members[0].family or not _JOIN.match(flat, members[-1].end, q.lead):
            break
        members.append(q)
    return members


def _subjects(reading: Reading, at: int, count: int, spans: Spans) -> list[str]:
    """The coordinated noun phrases before 分别, if there are `count` of them."""
    low = reading.clause(at)[0]
    high = strip_right(reading, low, at, spans)
    low = strip_left(reading, low, high, spans)
    phrase = reading.text[low:high]
    for pattern in (_COMMAS, _ALL):
        names = [part.strip(' “”"和与及') for part in pattern.split(phrase)]
        if len(names) == count and all(names):
            return names
    return []
