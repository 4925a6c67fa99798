"""Which documents of a segment may answer a query: never too few, often exactly the right ones."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

from archive_viewer.domain.query import And, Claim, Near, Node, Not, Or, Within, Words
from archive_viewer.search.matching import Meaning
from archive_viewer.search.postings import Postings
from archive_viewer.search.reader import Mask
from archive_viewer.search.tokens import asked

if TYPE_CHECKING:
    from archive_viewer.search.store import Part


class Candidates(NamedTuple):
    """Which documents; None stands for all. `exact`: these and no others answer the query."""

    mask: Mask | None
    exact: bool


class Shelf:
    """One segment during one search, with the posting lists that were read so far."""

    def __init__(self, part: "Part", meaning: Meaning, pause: Callable[[], None]) -> None:
        self.part = part
        self._pause = pause
        self._meaning = meaning
        self._lists: dict[str, dict[str, Postings]] = {}

    def postings(self, token: str) -> dict[str, Postings]:
        """Who has a token, by field."""
        if token not in self._lists:
            self._lists[token] = self.part.reader.postings(token)
        return self._lists[token]

    def candidates(self, node: Node | None) -> Candidates:
        """Documents that may answer `node`; deleted ones are still among them. `pause` is called at every node."""
        self._pause()
        match node:
            case None:
                return Candidates(None, True)
            case Words():
                return self._words(node)
            case Near(left, right, _):
                return Candidates(_both([self._words(left), self._words(right)]).mask, False)
            case Not(inner):
                found = self.candidates(inner)
                if not found.exact:
                    return Candidates(None, False)
                return Candidates(self._none() if found.mask is None else ~found.mask, True)
            case And(nodes):
                return self._and(nodes)
            case Or(nodes):
                return _either([self.candidates(n) for n in nodes])
            case Within() | Claim():
                return Candidates(self.part.reader.having(self._meaning.answers[node]), True)

    def _none(self) -> Mask:
        return np.zeros(self.part.reader.count, np.bool_)

    def _and(self, nodes: Sequence[Node]) -> Candidates:
        found: list[Candidates] = []
        for node in nodes:
            candidates = self.candidates(node)
            found.append(candidates)
            if candidates.mask is not None and not candidates.mask.any():
                return Candidates(candidates.mask, True)
        return _both(found)

    def _words(self, words: Words) -> Candidates:
        finder = self._meaning.finder(words)
        if finder.empty:
            return Candidates(self._none(), True)
        wanted = asked(finder.needle, words.prefix)
        if not wanted.tokens and not wanted.prefix:
            return Candidates(None, False)
        mask = self._none()
        beginning = self._beginning(wanted.prefix, finder.fields) if wanted.prefix else None
        for field in finder.fields:
            mask |= self._having(field, wanted.tokens, None if beginning is None else beginning[field])
        return Candidates(mask, wanted.exact and words.field != "speaker")

    def _having(self, field: str, tokens: Sequence[str], also: Mask | None) -> Mask:
        """The documents that have all tokens in a field and are among `also`."""
        lists = [self.postings(token).get(field) for token in tokens]
        mask = self._none()
        if None in lists:
            return mask
        if not lists:
            return mask if also is None else also
        shortest, *others = sorted((p.documents for p in lists if p is not None), key=len)
        numbers = shortest if also is None else shortest[also[shortest]]
        for documents in others:
            if not len(numbers):
                return mask
            numbers = numbers[_among(numbers, documents)]
        mask[numbers] = True
        return mask

    def _beginning(self, prefix: str, fields: Sequence[str]) -> dict[str, Mask]:
        masks = {field: self._none() for field in fields}
        for field, postings in self.part.reader.beginning(prefix):
            if field in masks:
                masks[field][postings.documents] = True
        return masks


def _among(numbers: NDArray[np.int64], documents: NDArray[np.int64]) -> Mask:
    """Which of some ascending numbers are among others."""
    places = np.searchsorted(documents, numbers)
    places[places == len(documents)] = 0
    found: Mask = documents[places] == numbers
    return found


def _both(found: Sequence[Candidates]) -> Candidates:
    masks = [c.mask for c in found if c.mask is not None]
    exact = all(c.exact for c in found)
    return Candidates(np.logical_and.reduce(masks) if masks else None, exact)


def _either(found: Sequence[Candidates]) -> Candidates:
    exact = all(c.exact for c in found)
    masks = [c.mask for c in found if c.mask is not None]
    if len(masks) < len(found):
        return Candidates(None, exact)
    return Candidates(np.logical_or.reduce(masks), exact)
