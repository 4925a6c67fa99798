"""Entities: the people, organisations, places and works that articles name."""

from dataclasses import dataclass

from archive_viewer.domain.fact import FactKind
from archive_viewer.domain.record import Record
from archive_viewer.domain.span import Span


@dataclass(frozen=True, slots=True)
class Mention(Record):
    """One place of an article that names an entity, [start, end) in code points; `fact_id` is the fact there."""

    fact_id: int
    start: int
    end: int

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Entity(Record):
    """An entity as one article names it, with its mentions in the order of the text.

    `names` are those that the article uses for it, in the order of their first mention.
    """

    id: int
    kind: FactKind
    name: str
    mentions: tuple[Mention, ...]
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class EntityCount(Record):
    """An entity of the whole archive: how many articles name it, and in how many places."""

    id: int
    kind: FactKind
    name: str
    articles: int
    mentions: int


@dataclass(frozen=True, slots=True)
class EntityName(Record):
    """A name that a person decided to stand for an entity; `article_id` where it does so in that article alone."""

    id: int
    name: str
    article_id: int | None = None
