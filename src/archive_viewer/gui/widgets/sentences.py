"""Sentences of a text."""

import re

from archive_viewer.domain.span import Span

_SENTENCE_END = re.compile(r"[。！？；!?;\n]")


def sentence_around(text: str, span: Span) -> Span:
    """The sentence that a span stands in, without the mark at its end."""
    before = [m.end() for m in _SENTENCE_END.finditer(text, 0, span.start)]
    after = _SENTENCE_END.search(text, span.end)
    start = before[-1] if before else 0
    end = after.start() if after is not None else len(text)
    while start < span.start and text[start].isspace():
        start += 1
    return Span(start, end)
