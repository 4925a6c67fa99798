"""Where a query's words stand in a document."""

from collections.abc import Sequence
from dataclasses import dataclass

from archive_viewer.domain.span import Span
from archive_viewer.search.matching import FIELDS, FoldedDocument, Meaning, standing
from archive_viewer.search.snippets import Mark


@dataclass(frozen=True, slots=True)
class Found:
    """What matched: marks in the text and in the title, in order and without overlaps; fields besides the text.

    `folded`: some place differs from what was typed.
    """

    text: tuple[Mark, ...]
    title: tuple[Mark, ...]
    fields: tuple[str, ...]
    folded: bool

    @property
    def matches(self) -> tuple[Span, ...]:
        return tuple(Span(mark.start, mark.end) for mark in self.text)

    @property
    def title_matches(self) -> tuple[Span, ...]:
        return tuple(Span(mark.start, mark.end) for mark in self.title)


def whole(document: FoldedDocument, meaning: Meaning) -> Found:
    """Where the runs and phrases of a query stand; those joined by NEAR only where they are near."""
    places: dict[str, list[Mark]] = {field: [] for field in FIELDS}
    folded = False
    joined = {words for pair in meaning.pairs for words in (pair.left, pair.right)}
    for order, words in enumerate(meaning.sought):
        if words in joined:
            continue
        finder = meaning.finder(words)
        for field in finder.fields:
            raw = document.raw(field)
            for start, end in finder.spans(document.folded(field)):
                places[field].append(Mark(start, end, order))
                folded = folded or (raw[start:end] != words.text and words.field != "speaker")
    for pair in meaning.pairs:
        for field, left, right in meaning.near(document, pair):
            for words, (start, end) in ((pair.left, left), (pair.right, right)):
                places[field].append(Mark(start, end, meaning.sought.index(words)))
                folded = folded or document.raw(field)[start:end] != words.text
    return _found(places, folded)


def pieces(document: FoldedDocument, tokens: Sequence[str]) -> Found:
    """Where tokens stand, neighbours joined: what a partial hit has of a query."""
    places: dict[str, list[Mark]] = {field: [] for field in FIELDS}
    for field in FIELDS:
        folded = document.folded(field)
        for order, token in enumerate(tokens if folded else ()):
            places[field] += [Mark(place, place + len(token), order) for place in standing(folded, token)]
    return _found(places, folded=False)


def _found(places: dict[str, list[Mark]], folded: bool) -> Found:
    fields = tuple(field for field in FIELDS if field != "text" and places[field])
    return Found(_apart(places["text"]), _apart(places["title"]), fields, folded)


def _apart(marks: list[Mark]) -> tuple[Mark, ...]:
    """The marks in order, those that overlap joined into one."""
    apart: list[Mark] = []
    for mark in sorted(marks):
        if apart and mark.start < apart[-1].end:
            last = apart[-1]
            apart[-1] = Mark(last.start, max(last.end, mark.end), last.word)
        else:
            apart.append(mark)
    return tuple(apart)
