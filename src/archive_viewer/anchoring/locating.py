"""A quote that a person typed: where it stands in a text."""

from dataclasses import dataclass

from archive_viewer.domain.annotation import Quote
from archive_viewer.domain.span import Span


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """The quote stands in several places, and its context does not tell them apart."""

    spans: tuple[Span, ...]

    @property
    def count(self) -> int:
        return len(self.spans)


def occurrences(text: str, words: str) -> list[int]:
    """Every position, overlapping ones too, where `words` begins in `text`; none for empty words."""
    found = []
    at = text.find(words) if words else -1
    while at >= 0:
        found.append(at)
        at = text.find(words, at + 1)
    return found


def locate(text: str, quote: Quote) -> Span | Ambiguous | None:
    """The one place where the exact words stand between the given prefix and suffix.

    None where there is no such place, Ambiguous where there are several. Blanks where the quote meets its prefix or
    suffix do not count.
    """
    spans = [Span(at, at + len(quote.exact)) for at in occurrences(text, quote.exact)]
    fitting = [span for span in spans if _follows(text, span, quote.prefix) and _leads(text, span, quote.suffix)]
    if not fitting:
        return None
    return fitting[0] if len(fitting) == 1 else Ambiguous(tuple(fitting))


def _follows(text: str, span: Span, prefix: str) -> bool:
    reach = max(0, span.start - len(prefix) - 8)
    before = text[reach : span.start]
    return before.endswith(prefix) or before.rstrip().endswith(prefix.rstrip())


def _leads(text: str, span: Span, suffix: str) -> bool:
    after = text[span.end : span.end + len(suffix) + 8]
    return after.startswith(suffix) or after.lstrip().startswith(suffix.lstrip())
