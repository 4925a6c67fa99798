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
    """A stored annotation. `start` and `end` are None for a whole article, for an entity and for orphans."""

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

    @property
    def span(self) -> Span | None:
        return None if self.start is None or self.end is None else Span(self.start, self.end)
