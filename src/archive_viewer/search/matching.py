"""What a query means, on the text itself: the measure that every hit is held to."""

import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Protocol

from archive_viewer.domain.ports import IndexDocument
from archive_viewer.domain.query import And, Claim, Condition, Near, Node, Not, Or, Within, Words, sought
from archive_viewer.search.folding import fold
from archive_viewer.search.tokens import edges

FIELDS = ("text", "title", "kicker", "byline", "source", "notes")
"""Where words without a field are sought."""

_SPACES = re.compile(r"\s+")
_LABEL = 30
"""How long the name before a colon may be, to pass for a speaker's, on either side of what is sought."""


def standing(folded: str, token: str) -> Iterator[int]:
    """Where a token stands in a folded text, also overlapping itself."""
    place = folded.find(token)
    while place >= 0:
        yield place
        place = folded.find(token, place + 1)


class Finder:
    """Finds one run or phrase in texts."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self.needle = fold(words.text)
        self.empty = not self.needle.strip()
        self._speaks = words.field == "speaker"
        self._before, self._after = edges(self.needle)
        if words.prefix:
            self._after = ""
        self._plain = not (self._speaks or self._before or self._after or _SPACES.search(self.needle))

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        pattern = r"\s+".join(re.escape(part) for part in _SPACES.split(self.needle.strip()))
        pattern = self._before + pattern + self._after
        if self._speaks:
            pattern = rf"(?m)^[^\n:]{{0,{_LABEL}}}?{pattern}[^\n:]{{0,{_LABEL}}}(?=:)"
        return re.compile(pattern)

    @property
    def fields(self) -> tuple[str, ...]:
        """The fields to look into."""
        if self.words.field is None:
            return FIELDS
        return ("text",) if self._speaks else (self.words.field,)

    def spans(self, folded: str) -> Iterator[tuple[int, int]]:
        """Every place in a folded text, in order, without overlaps."""
        if self.empty:
            return
        if not self._plain:
            for match in self._pattern.finditer(folded):
                yield match.span()
            return
        size = len(self.needle)
        start = folded.find(self.needle)
        while start >= 0:
            yield start, start + size
            start = folded.find(self.needle, start + size)

    def within(self, document: "Document", field: str) -> bool:
        """Whether the field of a document contains it."""
        if self._plain and not self.empty:
            return document.holds(field, self)
        return next(self.spans(document.folded(field)), None) is not None

    @cached_property
    def encoded(self) -> bytes:
        """The needle in UTF-8."""
        return self.needle.encode("utf-8", "surrogatepass")


class Document(Protocol):
    """What a query is held against."""

    @property
    def article_id(self) -> int: ...

    def folded(self, field: str) -> str:
        """A field as it is compared with what is sought."""
        ...

    def holds(self, field: str, finder: Finder) -> bool:
        """Whether the field has the finder's needle just as it stands."""
        ...


class FoldedDocument:
    """A document whose fields are folded as they are asked for."""

    def __init__(self, document: IndexDocument) -> None:
        self.document = document
        self._folded: dict[str, str] = {}

    @property
    def article_id(self) -> int:
        return self.document.article_id

    def raw(self, field: str) -> str:
        value: str = getattr(self.document, field)
        return value

    def folded(self, field: str) -> str:
        if field not in self._folded:
            raw = self.raw(field)
            self._folded[field] = fold(raw) if raw else ""
        return self._folded[field]

    def holds(self, field: str, finder: Finder) -> bool:
        raw = self.raw(field)
        return finder.words.text in raw or finder.needle in raw or finder.needle in self.folded(field)


class Meaning:
    """A query's tree without the conditions that nobody has answered, and a way to ask whether a document meets it.

    `within` has the article ids that meet each condition. A condition without an answer, or a choice with one,
    narrows nothing; `tree` is None where nothing is left to ask.
    """

    def __init__(self, root: Node, within: Mapping[Condition, frozenset[int]]) -> None:
        self.tree = _answered(root, within)
        self.answers = within
        self._finders: dict[Words, Finder] = {}

    def finder(self, words: Words) -> Finder:
        if words not in self._finders:
            self._finders[words] = Finder(words)
        return self._finders[words]

    @cached_property
    def sought(self) -> tuple[Words, ...]:
        """Every run that is asked for, not excluded, once, in order."""
        return tuple(dict.fromkeys(sought(self.tree)))

    @cached_property
    def pairs(self) -> tuple[Near, ...]:
        """Every NEAR that is asked for."""
        return tuple(dict.fromkeys(_pairs(self.tree)))

    def met(self, document: Document, node: Node | None) -> bool:
        """Whether a document is what `node` asks for; None asks for nothing."""
        match node:
            case None:
                return True
            case Words():
                finder = self.finder(node)
                return any(finder.within(document, field) for field in finder.fields)
            case Near():
                return any(True for _ in self.near(document, node))
            case Not(inner):
                return not self.met(document, inner)
            case And(nodes):
                return all(self.met(document, n) for n in nodes)
            case Or(nodes):
                return any(self.met(document, n) for n in nodes)
            case Within() | Claim():
                return document.article_id in self.answers[node]

    def near(self, document: Document, near: Near) -> Iterator[tuple[str, tuple[int, int], tuple[int, int]]]:
        """Field and places of every left run with a right one no farther than the distance from it."""
        left, right = self.finder(near.left), self.finder(near.right)
        for field in left.fields:
            if field not in right.fields:
                continue
            folded = document.folded(field)
            others = list(right.spans(folded))
            if not others:
                continue
            first = 0
            for start, end in left.spans(folded):
                while first < len(others) and others[first][1] < start - near.distance:
                    first += 1
                for other in others[first:]:
                    if other[0] > end + near.distance:
                        break
                    if other[0] >= end or other[1] <= start:
                        yield field, (start, end), other


def _answered(node: Node, within: Mapping[Condition, frozenset[int]]) -> Node | None:
    match node:
        case Within() | Claim():
            return node if node in within else None
        case Not(inner):
            kept = _answered(inner, within)
            return None if kept is None else Not(kept)
        case And(nodes):
            left = tuple(kept for n in nodes if (kept := _answered(n, within)) is not None)
            return None if not left else left[0] if len(left) == 1 else And(left)
        case Or(nodes):
            branches = tuple(_answered(n, within) for n in nodes)
            known = tuple(branch for branch in branches if branch is not None)
            return Or(known) if len(known) == len(branches) else None
        case _:
            return node


def _pairs(node: Node | None) -> Iterator[Near]:
    match node:
        case Near():
            yield node
        case And(nodes) | Or(nodes):
            for inner in nodes:
                yield from _pairs(inner)
