"""A person's judgement of derived facts: one function per verb, each a single mutation."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from archive_viewer.domain.fact import Fact, FactStatus
from archive_viewer.domain.span import Span
from archive_viewer.gui.tasks.runner import Tasks

if TYPE_CHECKING:
    from archive_viewer.services.services import Services

Done = Callable[[Fact], None]


def confirm(tasks: Tasks, services: "Services", fact_id: int, done: Done | None = None) -> None:
    """Say that the fact is what the text states."""
    tasks.mutate(lambda: services.facts.review(fact_id, FactStatus.CONFIRMED), done)


def reject(tasks: Tasks, services: "Services", fact_id: int, done: Done | None = None) -> None:
    """Say that the text states no such thing."""
    tasks.mutate(lambda: services.facts.review(fact_id, FactStatus.REJECTED), done)


def reopen(tasks: Tasks, services: "Services", fact_id: int, done: Done | None = None) -> None:
    """Take a judgement back."""
    tasks.mutate(lambda: services.facts.review(fact_id, FactStatus.DERIVED), done)


def add(tasks: Tasks, services: "Services", article_id: int, span: Span, done: Done | None = None) -> None:
    """Make a fact of a stretch of text, filled in with what the rules read there."""
    tasks.mutate(lambda: services.facts.add(article_id, span.start, span.end), done)


def correct(
    tasks: Tasks,
    services: "Services",
    fact_id: int,
    corrections: Mapping[str, object],
    *,
    note: str = "",
    done: Done | None = None,
) -> None:
    """Replace fields of the fact (value, unit, measure, period) by what the text really states."""
    fields = dict(corrections)
    tasks.mutate(lambda: services.facts.review(fact_id, FactStatus.CORRECTED, note, **fields), done)
