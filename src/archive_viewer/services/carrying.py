"""Carrying what a person did to an article over to a new text of it: annotations, passages, reviewed facts."""

from collections.abc import Callable
from functools import cache
from typing import Any

from archive_viewer.anchoring import Found, find_again
from archive_viewer.domain.annotation import Anchoring, Quote
from archive_viewer.domain.span import Span
from archive_viewer.storage import annotations, articles, facts, passages
from archive_viewer.storage.database import Session
from archive_viewer.storage.journal import Journal


def carry_over(journal: Journal, article_id: int, revision_id: int, text: str) -> None:
    """Find annotations, passages and reviewed facts of an article again in `text`, that of another revision.

    Each is looked for from the revision that it stands in, so that what one text lost is found when it is back.
    """
    again = _finder(journal.session, article_id, text)
    _carry_annotations(journal, article_id, revision_id, text, again)
    _carry_passages(journal, article_id, revision_id, text, again)
    _carry_decisions(journal.session, article_id, revision_id, text, again)


Finder = Callable[[Span, int], Found]
"""Where the stretch of a revision, by its number, stands in the new text."""


def _finder(session: Session, article_id: int, text: str) -> Finder:
    @cache
    def of_revision(number: int) -> str:
        return articles.article(session, article_id, number).text

    def again(span: Span, number: int) -> Found:
        old = of_revision(number)
        return find_again(Quote.at(old, *span), *span, old, text)

    return again


def _carry_annotations(journal: Journal, article_id: int, revision_id: int, text: str, again: Finder) -> None:
    for annotation in annotations.annotations(journal.session, article_id):
        values: dict[str, Any] = {"revision_id": revision_id}
        if annotation.span is not None:
            found = again(annotation.span, annotation.revision)
            values = {"anchoring": found.outcome.value}
            if found.span is not None:
                values |= {"revision_id": revision_id, **_selectors(text, found.span)}
                altered = found.outcome is Anchoring.ALTERED
                values["was"] = annotation.was or annotation.exact if altered else ""
        journal.update("annotations", annotation.id, values)


def _carry_passages(journal: Journal, article_id: int, revision_id: int, text: str, again: Finder) -> None:
    for passage in passages.of_article(journal.session, article_id):
        found = again(Span(passage.start, passage.end), passage.revision)
        if found.span is not None and found.span.of(text) == passage.text:
            journal.update("passages", passage.id, {"revision_id": revision_id, **_selectors(text, found.span)})


def _carry_decisions(session: Session, article_id: int, revision_id: int, text: str, again: Finder) -> None:
    """The newest decision on a fact is the one that counts."""
    decided: set[tuple[str, Span]] = set()
    for fact in facts.decided(session, article_id):
        found = again(Span(fact.start, fact.end), fact.revision or 1)
        if found.span is None or found.span.of(text) != fact.text or (fact.kind, found.span) in decided:
            continue
        decided.add((fact.kind, found.span))
        facts.decide_again(session, revision_id, fact, found.span)


def _selectors(text: str, span: Span) -> dict[str, Any]:
    quote = Quote.at(text, *span)
    return {"start": span.start, "end": span.end, **quote.to_dict()}
