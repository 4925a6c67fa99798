"""What a person says of passages, facts and articles: one function per verb, each a single mutation."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from archive_viewer.domain.annotation import Annotation
from archive_viewer.domain.span import Span
from archive_viewer.gui.tasks.runner import Tasks

if TYPE_CHECKING:
    from archive_viewer.services.services import Services

Done = Callable[[Annotation], None]


def highlight(
    tasks: Tasks, services: "Services", article_id: int, span: Span, color: str = "yellow", done: Done | None = None
) -> None:
    """Mark a passage with a colour."""
    tasks.mutate(lambda: services.annotating.annotate(article_id, span.start, span.end, color=color), done)


def comment(
    tasks: Tasks,
    services: "Services",
    article_id: int,
    span: Span,
    text: str = "",
    *,
    color: str = "yellow",
    done: Done | None = None,
) -> None:
    """Put a comment (Markdown) on a passage; it may be empty, to be written in the annotations view."""
    tasks.mutate(
        lambda: services.annotating.annotate(article_id, span.start, span.end, comment=text, color=color), done
    )


def tag(
    tasks: Tasks,
    services: "Services",
    article_id: int,
    span: Span,
    tags: Sequence[str] = (),
    *,
    color: str = "yellow",
    done: Done | None = None,
) -> None:
    """Put tags on a passage."""
    tasks.mutate(
        lambda: services.annotating.annotate(article_id, span.start, span.end, tags=tuple(tags), color=color), done
    )


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


def remove(
    tasks: Tasks, services: "Services", annotation_ids: Sequence[int], done: Callable[[object], None] | None = None
) -> None:
    """Delete annotations."""
    ids = list(annotation_ids)
    tasks.mutate(lambda: services.annotating.delete(ids), done)
