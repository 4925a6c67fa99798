"""How well a document answers: BM25 over pairs, words and characters, the title counting apart; then nearness."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from archive_viewer.search.candidates import Shelf
from archive_viewer.search.matching import FoldedDocument
from archive_viewer.search.nearness import nearest
from archive_viewer.search.weighing import Token

BOOSTS = {"text": 1.0, "title": 1.5, "kicker": 0.8, "byline": 0.8, "source": 0.5, "notes": 1.0}
_TITLE_OF_SENTENCE = 0.7
"""What the title counts for a sentence: it asks for a passage rather than for an article."""

_K1 = 0.7
_B = 0.5
_NEAR = 0.5
_COMMON = 0.5
_FEW = 40
_COHESIVE = 0.25
_BY_CHANCE = 0.4

Scores = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Loose:
    """What is kept of a document that the index doesn't know, once it was read.

    `complete`: it answers the query; `permitted`: it meets what even a partial hit must meet. `counts`: how often each
    token stands in each field.
    """

    article_id: int
    published: str
    source: str
    title: str
    length: int
    complete: bool
    permitted: bool
    counts: Mapping[tuple[str, str], int]


def counted(document: FoldedDocument, tokens: Mapping[str, Token]) -> dict[tuple[str, str], int]:
    """How often each token stands in each of its fields, where it does."""
    return {
        (name, field): count
        for name, token in tokens.items()
        for field in token.fields
        if (count := document.folded(field).count(name))
    }


class Ranking:
    """Scores for one query over some segments and some loose documents.

    `passed` counts the loose documents that were read, kept or not, and `passed_length` sums up their texts.
    """

    def __init__(
        self,
        tokens: Mapping[str, Token],
        shelves: Sequence[Shelf],
        loose: Sequence[Loose],
        passed: int,
        passed_length: int,
    ) -> None:
        self._tokens = tokens
        self._shelves = shelves
        self._loose = loose
        self._documents = sum(shelf.part.living for shelf in shelves) + passed
        length = sum(shelf.part.reader.total_length for shelf in shelves) + passed_length
        self._mean_length = length / (sum(shelf.part.reader.count for shelf in shelves) + passed or 1) or 1.0

    @cached_property
    def frequencies(self) -> dict[str, int]:
        """In how many documents each token stands, those with none left out."""
        loose: dict[str, set[int]] = {}
        for document in self._loose:
            for name, _ in document.counts:
                loose.setdefault(name, set()).add(document.article_id)
        found: dict[str, int] = {}
        for name, token in self._tokens.items():
            totals = dict.fromkeys(token.fields, 0)
            for shelf in self._shelves:
                for field, postings in shelf.postings(name).items():
                    if field in totals:
                        totals[field] += len(postings.documents)
            if count := max(totals.values(), default=0) + len(loose.get(name, ())):
                found[name] = count
        return found

    @cached_property
    def worth(self) -> dict[str, float]:
        """How much each token tells: its inverse document frequency, times its weight."""
        return {
            name: weight * math.log(1 + (max(self._documents - frequency, 0) + 0.5) / (frequency + 0.5))
            for name, frequency in self.frequencies.items()
            if (weight := self._weight(name))
        }

    def _weight(self, name: str) -> float:
        token = self._tokens[name]
        by_chance = token.of_sentence and len(name) == 2 and self._cohesion(name) <= _COHESIVE
        return token.weight * _BY_CHANCE if by_chance else token.weight

    def _cohesion(self, pair: str) -> float:
        """Normalised pointwise mutual information of a pair's characters: 0 where they meet by chance, 1 always."""
        every = self._documents or 1
        left, right, both = (min(self.frequencies.get(part, 1) / every, 1.0) for part in (pair[0], pair[1], pair))
        return math.log(both / (left * right)) / -math.log(both) if both < 1 else 0.0

    @cached_property
    def slight(self) -> tuple[str, ...]:
        """The tokens that only add to the score of what the telling ones find."""
        return tuple(name for name in self.worth if not self._tokens[name].shown)

    @cached_property
    def telling(self) -> tuple[str, ...]:
        """The tokens worth finding partial hits by: all but those nearly everywhere, unless no others are left."""
        every = tuple(name for name in self.worth if self._tokens[name].shown)
        if self._documents < _FEW:
            return every
        return tuple(t for t in every if self.frequencies[t] <= self._documents * _COMMON) or every

    def shelf_scores(self, shelf: Shelf, names: Iterable[str]) -> Scores:
        """Scores by document number; 0 for those without any of the tokens."""
        scores = np.zeros(shelf.part.reader.count, np.float32)
        for name in names:
            for field, (documents, counts) in shelf.postings(name).items():
                if field not in self._tokens[name].fields:
                    continue
                full = np.float32(self._most(name, field))
                damping = self._damping(shelf)[documents] if field == "text" else np.float32(_K1)
                often = np.float32(1) if counts is None else counts.astype(np.float32)
                scores[documents] += full * often / (often + damping)
        return scores

    def _most(self, name: str, field: str) -> float:
        """What a token can add to a score in a field, however often it stands there."""
        of_sentence = self._tokens[name].of_sentence and field == "title"
        return self.worth[name] * (_K1 + 1) * (_TITLE_OF_SENTENCE if of_sentence else BOOSTS[field])

    def _damping(self, shelf: Shelf) -> Scores:
        return shelf.part.reader.lengths * np.float32(_K1 * _B / self._mean_length) + np.float32(_K1 * (1 - _B))

    def loose_score(self, document: Loose, names: Iterable[str]) -> float:
        """The same measure for a loose document."""
        wanted = frozenset(names)
        score = 0.0
        for (name, field), count in document.counts.items():
            if name in wanted and name in self.worth:
                relative = document.length / self._mean_length
                damping = _K1 * (1 - _B + _B * relative) if field == "text" else _K1
                score += self._most(name, field) * count / (count + damping)
        return score

    def nearness(self, document: FoldedDocument) -> float:
        """What to add to the score for words that stand close together."""
        return _NEAR * nearest(document.folded("text"), self.worth) if len(self.worth) > 1 else 0.0
