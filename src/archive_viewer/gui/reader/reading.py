"""Stretches of text that a reader means without selecting them: sentences and words around a place."""

from archive_viewer.domain.span import Span

_ENDS = "。！？!?…\n\u2028"
_AFTER_END = "”’」』）》)\"'"


def sentence_at(text: str, offset: int) -> Span:
    """The sentence around `offset`, closing quotes included, white space at its ends left out."""
    if not text:
        return Span(0, 0)
    offset = max(0, min(offset, len(text) - 1))
    start = offset
    while start > 0 and not _ends_before(text, start):
        start -= 1
    end = start
    while end < len(text) and text[end] != "\n":
        end += 1
        if end > offset and _ends_before(text, end):
            break
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def _ends_before(text: str, at: int) -> bool:
    """Whether a sentence has ended just before `at`, and `at` is not still one of its closing quotes."""
    last = at - 1
    if text[last] == "\n":
        return True
    if at < len(text) and text[at] in _AFTER_END + _ENDS and text[at] != "\n":
        return False
    while last > 0 and text[last] in _AFTER_END:
        last -= 1
    full_stop = text[last] == "." and (at == len(text) or text[at].isspace())
    return full_stop or text[last] in _ENDS
