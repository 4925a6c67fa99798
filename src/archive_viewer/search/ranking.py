"""How well a document answers: BM25 over characters, pairs and words, the title counting more."""

import math
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import repeat

from archive_viewer.search.candidates import Shelf
from archive_viewer.search.matching import FoldedDocument, Meaning
from archive_viewer.search.tokens import weighed

BOOSTS = {"text": 1.0, "title": 2.0, "kicker": 1.2, "byline": 1.0, "source": 0.6, "notes": 1.2}
_K1 = 1.0
_B = 0.5
_MOST_TOKENS = 160
_COMMON = 0.5
_FEW = 40


def measured(meaning: Meaning) -> dict[str, tuple[str, ...]]:
    """The tokens by which a query ranks, each with the fields that it's sought in; a sample of very many."""
    fields: dict[str, tuple[str, ...]] = {}
    for words in meaning.sought:
        finder = meaning.finder(words)
        for token in weighed(finder.needle):
            fields.setdefault(token, finder.fields)
    if len(fields) <= _MOST_TOKENS:
        return fields
    every = list(fields.items())
    step = len(every) / _MOST_TOKENS
    return dict(every[int(i * step)] for i in range(_MOST_TOKENS))


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


def counted(document: FoldedDocument, tokens: Mapping[str, Sequence[str]]) -> dict[tuple[str, str], int]:
    """How often each token stands in each of its fields, where it does."""
    return {
        (token, field): count
        for token, fields in tokens.items()
        for field in fields
        if (count := document.folded(field).count(token))
    }


class Ranking:
    """Scores for one query over some segments and some loose documents.

    `passed` counts the loose documents that were read, kept or not, and `passed_length` sums up their texts.
    """

    def __init__(
        self,
        tokens: Mapping[str, tuple[str, ...]],
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
            for token, _ in document.counts:
                loose.setdefault(token, set()).add(document.article_id)
        found: dict[str, int] = {}
        for token, fields in self._tokens.items():
            by_field = (
                sum(len(p.documents) for shelf in self._shelves if (p := shelf.postings(field, token)) is not None)
                for field in fields
            )
            if count := max(by_field, default=0) + len(loose.get(token, ())):
                found[token] = count
        return found

    @cached_property
    def worth(self) -> dict[str, float]:
        """How much each token tells: its inverse document frequency."""
        return {
            token: math.log(1 + (max(self._documents - frequency, 0) + 0.5) / (frequency + 0.5))
            for token, frequency in self.frequencies.items()
        }

    @cached_property
    def telling(self) -> tuple[str, ...]:
        """The tokens worth ranking by: all but those that are nearly everywhere, unless no others are left."""
        every = tuple(self.frequencies)
        if self._documents < _FEW:
            return every
        return tuple(t for t in every if self.frequencies[t] <= self._documents * _COMMON) or every

    def shelf_scores(self, shelf: Shelf, among: Container[int] | None, tokens: Iterable[str]) -> dict[int, float]:
        """Scores by document number, of those in `among` that have any of the tokens."""
        scores: dict[int, float] = {}
        lengths = shelf.part.reader.lengths
        flat, slope = _K1 * (1 - _B), _K1 * _B / self._mean_length
        for token in tokens:
            for field in self._tokens[token]:
                postings = shelf.postings(field, token)
                if postings is None:
                    continue
                full = self.worth[token] * (_K1 + 1) * BOOSTS[field]
                in_text = field == "text"
                for number, count in zip(postings.documents, postings.counts or repeat(1), strict=False):
                    if among is None or number in among:
                        damping = flat + slope * lengths[number] if in_text else _K1
                        scores[number] = scores.get(number, 0.0) + full * count / (count + damping)
        return scores

    def loose_score(self, document: Loose, tokens: Container[str]) -> float:
        """The same measure for a loose document."""
        score = 0.0
        for (token, field), count in document.counts.items():
            if token in tokens:
                relative = document.length / self._mean_length
                damping = _K1 * (1 - _B + _B * relative) if field == "text" else _K1
                score += self.worth[token] * (_K1 + 1) * BOOSTS[field] * count / (count + damping)
        return score
