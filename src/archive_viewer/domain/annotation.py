"""Annotations: what a person says of a passage, a fact, an entity or a whole article."""

from dataclasses import dataclass
from enum import StrEnum

from archive_viewer.domain.record import Record
from archive_viewer.domain.span import Span

CONTEXT = 32
"""Characters of prefix and suffix kept with every quote (W3C TextQuoteSelector)."""


class Color(StrEnum):
    YELLOW = "yellow"
    ORANGE = "orange"
    GREEN = "green"
    BLUE = "blue"
    PURPLE = "purple"


HIGHLIGHTS = {
    Color.YELLOW: "FDEE8A",
    Color.ORANGE: "F5C08E",
    Color.GREEN: "9BDFBB",
    Color.BLUE: "C8EAFC",
    Color.PURPLE: "D5BCF1",
}
"""Colours behind highlighted words on white paper, RRGGBB."""


class Target(StrEnum):
    PASSAGE = "passage"
    FACT = "fact"
    ENTITY = "entity"
    ARTICLE = "article"


class Anchoring(StrEnum):
    """Where an annotation stands after its article got a new revision."""

    UNCHANGED = "unchanged"
    MOVED = "moved"
    ALTERED = "altered"
    ORPHANED = "orphaned"


@dataclass(frozen=True, slots=True)
class Quote(Record):
    """W3C TextQuoteSelector: the exact words with up to CONTEXT characters before and after."""

    exact: str
    prefix: str = ""
    suffix: str = ""

    @classmethod
    def at(cls, text: str, start: int, end: int) -> "Quote":
        """The quote selector of text[start:end]."""
        return cls(text[start:end], text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT])


@dataclass(frozen=True, slots=True)
class Annotation(Record):
    """A stored annotation. `start` and `end` are None for a whole article, for an entity and for orphans.

    `was` has its words from before they were altered, "" where they were not; `links` are ids of annotations that a
    person linked with it.
    """

    id: int
    uid: str
    article_id: int
    revision: int
    target: Target
    start: int | None
    end: int | None
    exact: str
    prefix: str
    suffix: str
    comment: str
    tags: tuple[str, ...]
    color: Color
    creator: str
    created_at: str
    modified_at: str
    anchoring: Anchoring = Anchoring.UNCHANGED
    fact_id: int | None = None
    entity_id: int | None = None
    article_title: str = ""
    was: str = ""
    links: tuple[int, ...] = ()

    @property
    def span(self) -> Span | None:
        return None if self.start is None or self.end is None else Span(self.start, self.end)


SEPARATOR = "/"
"""Parts a tag from the one above it: 核实/排名 is below 核实."""


@dataclass(frozen=True, slots=True)
class Tag(Record):
    """A tag in use or described. `color` is one of Color or ""; `count` has annotations that bear it or one below."""

    name: str
    color: str = ""
    description: str = ""
    count: int = 0

    @property
    def depth(self) -> int:
        """How many tags stand above it."""
        return self.name.count(SEPARATOR)


def lineage(tag: str) -> list[str]:
    """A tag and those above it, the topmost first."""
    parts = tag.split(SEPARATOR)
    return [SEPARATOR.join(parts[: depth + 1]) for depth in range(len(parts))]


def is_within(tag: str, above: str) -> bool:
    """Whether a tag is `above` itself or stands somewhere below it."""
    return tag == above or tag.startswith(above + SEPARATOR)
