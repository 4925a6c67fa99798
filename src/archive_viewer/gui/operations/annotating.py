"""What a person says of passages, facts and articles: one function per verb, each a single mutation."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from archive_viewer.domain.annotation import Annotation, Target
from archive_viewer.domain.span import Span
from archive_viewer.gui.tasks.runner import Tasks

if TYPE_CHECKING:
    from archive_viewer.services.services import Services

Done = Callable[[Annotation], None]


def _of_passage(services: "Services", article_id: int, span: Span) -> Annotation | None:
    """The annotation of just these characters, the latest where there are several."""
    found = services.annotating.annotations(article_id=article_id)
    return next((n for n in reversed(found) if n.target is Target.PASSAGE and n.span == span), None)


def highlight(
    tasks: Tasks, services: "Services", article_id: int, span: Span, color: str = "yellow", done: Done | None = None
) -> None:
    """Mark a passage with a colour; an annotation of just this passage gets the colour."""

    def mark() -> Annotation:
        there = _of_passage(services, article_id, span)
        if there is None:
            return services.annotating.annotate(article_id, span.start, span.end, color=color)
        return there if there.color == color else services.annotating.change(there.id, color=color)

    tasks.mutate(mark, done)


def begin_note(
    tasks: Tasks,
    services: "Services",
    article_id: int,
    span: Span,
    *,
    color: str = "yellow",
    done: Done | None = None,
) -> None:
    """Give a passage an annotation to write in, unless it has one of its own."""

    def begin() -> Annotation:
        there = _of_passage(services, article_id, span)
        return there or services.annotating.annotate(article_id, span.start, span.end, color=color)

    tasks.mutate(begin, done)


def annotate_fact(
    tasks: Tasks,
    services: "Services",
    article_id: int,
    fact_id: int,
    *,
    comment: str = "",
    tags: Sequence[str] = (),
    done: Done | None = None,
) -> None:
    """Put a comment or tags on a fact."""
    tasks.mutate(
        lambda: services.annotating.annotate(article_id, fact_id=fact_id, comment=comment, tags=tuple(tags)), done
    )


def annotate_entity(
    tasks: Tasks,
    services: "Services",
    article_id: int,
    entity_id: int,
    *,
    comment: str = "",
    tags: Sequence[str] = (),
    done: Done | None = None,
) -> None:
    """Put a comment or tags on a person, an organisation or a place."""
    tasks.mutate(
        lambda: services.annotating.annotate(article_id, entity_id=entity_id, comment=comment, tags=tuple(tags)), done
    )


def annotate_article(
    tasks: Tasks,
    services: "Services",
    article_id: int,
    *,
    comment: str = "",
    tags: Sequence[str] = (),
    done: Done | None = None,
) -> None:
    """Put a comment or tags on the article as a whole."""
    tasks.mutate(lambda: services.annotating.annotate(article_id, comment=comment, tags=tuple(tags)), done)


def change(
    tasks: Tasks,
    services: "Services",
    annotation_id: int,
    *,
    comment: str | None = None,
    tags: Sequence[str] | None = None,
    color: str | None = None,
    done: Done | None = None,
) -> None:
    """Give an annotation another comment, other tags or another colour; None leaves that part as it is."""
    kept = None if tags is None else tuple(tags)
    tasks.mutate(lambda: services.annotating.change(annotation_id, comment=comment, tags=kept, color=color), done)


def place(tasks: Tasks, services: "Services", annotation_id: int, span: Span, done: Done | None = None) -> None:
    """Put an annotation on other characters of the newest revision."""
    tasks.mutate(lambda: services.annotating.change(annotation_id, start=span.start, end=span.end), done)


def settle(tasks: Tasks, services: "Services", annotation_ids: Sequence[int]) -> None:
    """Take the places that annotations were found at for theirs."""
    ids = list(annotation_ids)
    tasks.mutate(lambda: services.annotating.settle(ids))


def retag(
    tasks: Tasks,
    services: "Services",
    annotation_ids: Sequence[int],
    add: Sequence[str] = (),
    drop: Sequence[str] = (),
) -> None:
    """Put tags on many annotations, and take others off."""
    ids = list(annotation_ids)
    tasks.mutate(lambda: services.tagging.retag(ids, add, drop))


def link(tasks: Tasks, services: "Services", annotation_id: int, other_id: int) -> None:
    """Link two annotations."""
    tasks.mutate(lambda: services.annotating.link(annotation_id, other_id))


def unlink(tasks: Tasks, services: "Services", annotation_id: int, other_id: int) -> None:
    """Part two annotations."""
    tasks.mutate(lambda: services.annotating.unlink(annotation_id, other_id))


def remove(
    tasks: Tasks, services: "Services", annotation_ids: Sequence[int], done: Callable[[object], None] | None = None
) -> None:
    """Delete annotations."""
    ids = list(annotation_ids)
    tasks.mutate(lambda: services.annotating.delete(ids), done)
