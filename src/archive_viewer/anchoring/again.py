"""Re-anchoring: the same words, moved words, altered words, or an honest orphan; never another text silently."""

from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import NamedTuple

from archive_viewer.anchoring.approximating import Match, approximate
from archive_viewer.anchoring.expecting import expected
from archive_viewer.anchoring.locating import occurrences
from archive_viewer.domain.annotation import Anchoring, Quote
from archive_viewer.domain.span import Span

_DISTINCT = 12
"""Characters that, words and matching context together, tell a passage from any other."""
_COMPARED = 60
_HOME = 40
"""What standing where the text around it went is worth, in characters of context."""


class Found(NamedTuple):
    """Where a passage stands in a new text, and how it got there; no span for an orphan."""

    span: Span | None
    outcome: Anchoring


ORPHAN = Found(None, Anchoring.ORPHANED)


def find_again(quote: Quote, start: int, end: int, old_text: str, new_text: str) -> Found:
    """Find `old_text[start:end]`, whose selector is `quote`, in `new_text`.

    Exact words come before altered ones; among equals the place with more of the old context, then the one nearest
    to where the text around it went. Short words without any of their context are an orphan.
    """
    words = quote.exact
    if not words or end <= start:
        return ORPHAN
    if old_text == new_text:
        return Found(Span(start, end), Anchoring.UNCHANGED)
    search = _Search(quote, new_text, *expected(old_text, new_text, start))
    if search.aligned and new_text.startswith(words, search.where):
        return _placed(search.where, len(words), start)
    exact = search.exact()
    if exact is not None and search.context(exact) * 2 >= len(quote.prefix) + len(quote.suffix) and not search.aligned:
        return _placed(exact.start, len(words), start)
    altered = search.altered()
    if altered is None or (exact is not None and search.worth(exact) >= search.worth(altered)):
        return ORPHAN if exact is None else _placed(exact.start, len(words), start)
    return Found(Span(altered.start, altered.end), Anchoring.ALTERED)


def _placed(at: int, length: int, before: int) -> Found:
    return Found(Span(at, at + length), Anchoring.UNCHANGED if at == before else Anchoring.MOVED)


@dataclass(frozen=True, slots=True)
class _Search:
    """One quote in one text. `where` is the expected start; `aligned` says that the text around it went there."""

    quote: Quote
    text: str
    where: int
    aligned: bool

    def exact(self) -> Match | None:
        length = len(self.quote.exact)
        places = [Match(at, at + length, 0) for at in occurrences(self.text, self.quote.exact)]
        places.sort(key=lambda m: (-self._touching(m), abs(m.start - self.where), m.start))
        return self._best(places[:_COMPARED])

    def altered(self) -> Match | None:
        return self._best(approximate(self.quote.exact, self.text, self.where))

    def worth(self, match: Match) -> float:
        at_home = self.aligned and abs(match.start - self.where) <= match.edits
        return len(self.quote.exact) - 3 * match.edits + self.context(match) + (_HOME if at_home else 0)

    def context(self, match: Match) -> float:
        """Characters of prefix and suffix found again around a place, in order; runs of one or two don't count."""
        before, after = self._around(match)
        return self._touching(match) / 4 + _alike(self.quote.prefix, before) + _alike(self.quote.suffix, after)

    def _best(self, places: list[Match]) -> Match | None:
        """The place worth most, the nearest among equals; None where it keeps too little to be told from any other."""
        if not places:
            return None
        best = max(places, key=lambda m: (self.worth(m), -abs(m.start - self.where), -m.start))
        return best if self.worth(best) >= self._needed() else None

    def _needed(self) -> float:
        """How much must match; less where the old text had little context to offer."""
        return min(_DISTINCT, len(self.quote.exact) + (len(self.quote.prefix) + len(self.quote.suffix)) / 2)

    def _touching(self, match: Match) -> int:
        """Characters of context that are unchanged right up to the words."""
        before, after = self._around(match)
        return _run(self.quote.prefix[::-1], before[::-1]) + _run(self.quote.suffix, after)

    def _around(self, match: Match) -> tuple[str, str]:
        start, end = match.start, match.end
        return self.text[max(0, start - len(self.quote.prefix)) : start], self.text[end : end + len(self.quote.suffix)]


def _run(one: str, other: str) -> int:
    return next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _alike(one: str, other: str) -> int:
    blocks = SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks if block.size > 2)
