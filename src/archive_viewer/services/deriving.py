"""Deriving facts: from a text that need not be in any archive, and from an article as it was laid out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from archive_viewer.derive import RULES_VERSION, derive_facts
from archive_viewer.domain.article import Block, BlockRole
from archive_viewer.domain.fact import Fact, FactKind
from archive_viewer.domain.span import Span

__all__ = ["RULES_VERSION", "TextJob", "derive_facts", "derive_job", "facts_of"]

_NAMED = (FactKind.PERSON, FactKind.ORGANISATION)


@dataclass(frozen=True, slots=True)
class TextJob:
    """A stored article to derive the facts of."""

    article_id: int
    revision: int
    text: str
    published_at: str | None
    body: tuple[Block, ...]


def facts_of(text: str, published_at: str | None, body: Sequence[Block]) -> tuple[Fact, ...]:
    """The facts of an article's text; of lines of credits only whom they name. `body` has its blocks with a span."""
    credited = [Span(b.start or 0, b.end or 0) for b in body if b.role is BlockRole.CREDIT]
    return tuple(
        fact
        for fact in derive_facts(text, published_at, body)
        if fact.kind in _NAMED or not any(fact.span.overlaps(line) for line in credited)
    )


def derive_job(job: TextJob) -> Iterator[tuple[Fact, ...]]:
    """What a worker process does with one stored article."""
    yield facts_of(job.text, job.published_at, job.body)
