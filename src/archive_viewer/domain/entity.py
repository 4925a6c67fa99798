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
    """An entity as one article names it, with its mentions in the order of the text."""

    id: int
    kind: FactKind
    name: str
    mentions: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class EntityCount(Record):
    """An entity of the whole archive: how many articles name it, and in how many places."""

    id: int
    kind: FactKind
    name: str
    articles: int
    mentions: int
