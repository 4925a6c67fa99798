"""Runs that a person may have meant: one character another, missing, too many or changed for its neighbour."""

import difflib
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from archive_viewer.search.pinyin import homophones
from archive_viewer.search.tokens import characters

if TYPE_CHECKING:
    from archive_viewer.search.store import Part

_LONGEST = 12
_LIKE = 0.75
_LETTERS = 2


class Alike(NamedTuple):
    """Another run. `kind` is homophone or spelling; `common` says how common its rarest pair of characters is."""

    run: str
    kind: str
    common: int


class _Pairs:
    """How many texts have a pair of characters."""

    def __init__(self, parts: "Sequence[Part]") -> None:
        self._parts = parts
        self._known: dict[str, int] = {}

    def common(self, pair: str) -> int:
        if pair not in self._known:
            found = (part.reader.postings(pair).get("text") for part in self._parts)
            self._known[pair] = sum(len(postings.documents) for postings in found if postings is not None)
        return self._known[pair]

    def after(self, character: str) -> list[str]:
        """The characters that follow a character somewhere."""
        following: dict[str, None] = {}
        for part in self._parts:
            for token in part.reader.tokens_from(character):
                if len(token) == _LETTERS:
                    following[token[1]] = None
        return list(following)

    def rarest(self, run: str) -> int:
        return min(self.common(run[i : i + 2]) for i in range(len(run) - 1)) if len(run) > 1 else 0


def alike(parts: "Sequence[Part]", run: str, limit: int) -> list[Alike]:
    """The likeliest of the runs that differ a little from a folded one and whose pairs all stand in some text."""
    if len(run) < 2 or len(run) > _LONGEST:
        return []
    if len(characters(run)) < 2:
        return _words_like(parts, run, limit)
    pairs = _Pairs(parts)
    found: dict[str, Alike] = {}
    for other, kind in _variants(run, pairs):
        if other != run and other not in found and (common := pairs.rarest(other)):
            found[other] = Alike(other, kind, common)
    return sorted(found.values(), key=lambda a: (a.kind != "homophone", -a.common))[:limit]


def _variants(run: str, pairs: _Pairs) -> Iterator[tuple[str, str]]:
    for at, character in enumerate(run):
        before, after = run[:at], run[at + 1 :]
        for other in homophones(character):
            if (not before or pairs.common(before[-1] + other)) and (not after or pairs.common(other + after[0])):
                yield before + other + after, "homophone"
        if len(run) > 2:
            yield before + after, "spelling"
        if after:
            yield before + after[0] + character + after[1:], "spelling"
            for other in pairs.after(character):
                if pairs.common(other + after[0]):
                    yield before + character + other + after, "spelling"
        if before and after:
            for other in pairs.after(before[-1]):
                if pairs.common(other + after[0]):
                    yield before + other + after, "spelling"


def _words_like(parts: "Sequence[Part]", word: str, limit: int) -> list[Alike]:
    known = {token for part in parts for token in part.reader.tokens_from(word[:1])}
    return [Alike(other, "spelling", 1) for other in difflib.get_close_matches(word, known - {word}, limit, _LIKE)]
