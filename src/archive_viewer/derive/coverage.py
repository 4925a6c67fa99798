"""Which numbers of a text no fact covers."""

import re
from collections.abc import Iterable

from archive_viewer.domain.fact import Fact, FactKind
from archive_viewer.domain.span import Span

_NUMERAL = re.compile(r"(?<![A-Za-z0-9０-９._/-])[0-9０-９][0-9０-９.,，]*(?<![.,，])(?![A-Za-z0-9０-９_/-])")
_WIDE = (FactKind.TURN, FactKind.LIST_ITEM, FactKind.QUOTATION)


def uncovered(text: str, facts: Iterable[Fact]) -> list[Span]:
    """The numerals in digits, by start, that no fact of a number, a time, a name or a work has characters of."""
    taken = bytearray(len(text))
    for fact in facts:
        if fact.kind not in _WIDE:
            taken[fact.start : fact.end] = b"\1" * (min(fact.end, len(text)) - fact.start)
    spans = (Span(*m.span()) for m in _NUMERAL.finditer(text))
    return [span for span in spans if not any(taken[span.start : span.end])]
