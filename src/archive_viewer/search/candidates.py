"""Which documents of a segment may answer a query: never too few, often exactly the right ones."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from archive_viewer.domain.query import And, Claim, Near, Node, Not, Or, Within, Words
from archive_viewer.search.matching import Meaning
from archive_viewer.search.postings import Postings
from archive_viewer.search.tokens import asked

if TYPE_CHECKING:
    from archive_viewer.search.store import Part


class Candidates(NamedTuple):
    """Document numbers; None stands for all. `exact`: these and no others answer the query."""

    numbers: frozenset[int] | set[int] | None
    exact: bool


class Shelf:
    """One segment during one search, with the posting lists that were read so far."""

    def __init__(self, part: "Part", meaning: Meaning, pause: Callable[[], None]) -> None:
        self.part = part
        self._pause = pause
        self._meaning = meaning
        self._lists: dict[tuple[str, str], Postings | None] = {}

    def postings(self, field: str, token: str) -> Postings | None:
        key = (field, token)
        if key not in self._lists:
            self._lists[key] = self.part.reader.postings(field, token)
        return self._lists[key]

    def candidates(self, node: Node | None) -> Candidates:
        """Documents that may answer `node`; deleted ones are still among them. `pause` is called at every node."""
        self._pause()
        match node:
            case None:
                return Candidates(None, True)
            case Words():
                return self._words(node)
            case Near(left, right, _):
                return Candidates(_both([self._words(left), self._words(right)]).numbers, False)
            case Not(inner):
                found = self.candidates(inner)
                if not found.exact:
                    return Candidates(None, False)
                return Candidates(self._all() - (self._all() if found.numbers is None else found.numbers), True)
            case And(nodes):
                return self._and(nodes)
            case Or(nodes):
                return _either([self.candidates(n) for n in nodes])
            case Within() | Claim():
                ids = self._meaning.answers[node]
                articles = self.part.reader.articles
                return Candidates({n for n, article in enumerate(articles) if article in ids}, True)

    def _all(self) -> frozenset[int]:
        return frozenset(range(self.part.reader.count))

    def _and(self, nodes: Sequence[Node]) -> Candidates:
        found: list[Candidates] = []
        for node in nodes:
            candidates = self.candidates(node)
            found.append(candidates)
            if candidates.numbers is not None and not candidates.numbers:
                return Candidates(frozenset(), True)
        return _both(found)

    def _words(self, words: Words) -> Candidates:
        finder = self._meaning.finder(words)
        if finder.empty:
            return Candidates(frozenset(), True)
        wanted = asked(finder.needle, words.prefix)
        if not wanted.tokens and not wanted.prefix:
            return Candidates(None, False)
        numbers: set[int] = set()
        for field in finder.fields:
            numbers |= self._having(field, wanted.tokens, wanted.prefix)
        return Candidates(numbers, wanted.exact and words.field != "speaker")

    def _having(self, field: str, tokens: Sequence[str], prefix: str) -> set[int]:
        lists: list[Sequence[int]] = []
        for token in tokens:
            postings = self.postings(field, token)
            if postings is None:
                return set()
            lists.append(postings.documents)
        numbers = self._beginning(field, prefix) if prefix else None
        for documents in sorted(lists, key=len):
            numbers = set(documents) if numbers is None else numbers.intersection(documents)
            if not numbers:
                break
        return numbers or set()

    def _beginning(self, field: str, prefix: str) -> set[int]:
        numbers: set[int] = set()
        for postings in self.part.reader.beginning(field, prefix):
            numbers.update(postings.documents)
        return numbers


def _both(found: Sequence[Candidates]) -> Candidates:
    sets = sorted((c.numbers for c in found if c.numbers is not None), key=len)
    exact = all(c.exact for c in found)
    if not sets:
        return Candidates(None, exact)
    return Candidates(frozenset(sets[0]).intersection(*sets[1:]), exact)


def _either(found: Sequence[Candidates]) -> Candidates:
    exact = all(c.exact for c in found)
    sets = [c.numbers for c in found if c.numbers is not None]
    if len(sets) < len(found):
        return Candidates(None, exact)
    return Candidates(frozenset().union(*sets), exact)
