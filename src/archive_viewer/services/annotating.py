"""Annotations: making, changing, deleting and finding them."""

import getpass
import uuid
from collections.abc import Iterable, Sequence
from typing import Any

from archive_viewer.anchoring import locate
from archive_viewer.domain.annotation import Anchoring, Annotation, Color, Quote, Target
from archive_viewer.domain.article import Article
from archive_viewer.domain.errors import KnownError, NotFoundError
from archive_viewer.domain.span import Span
from archive_viewer.services.hub import ChangeHub
from archive_viewer.services.mutation import action
from archive_viewer.storage import annotations as stored
from archive_viewer.storage import articles, entities, facts, passages
from archive_viewer.storage.database import Database, Session
from archive_viewer.storage.journal import Journal
from archive_viewer.util.clock import now


class Annotating:
    """The annotations of an archive."""

    def __init__(self, database: Database, hub: ChangeHub) -> None:
        self._database = database
        self._hub = hub

    def annotate(
        self,
        article_id: int,
        start: int | None = None,
        end: int | None = None,
        *,
        fact_id: int | None = None,
        entity_id: int | None = None,
        comment: str = "",
        tags: Iterable[str] = (),
        color: Color | str = Color.YELLOW,
    ) -> Annotation:
        """Annotate text[start:end], a fact, an entity, or with none of them the whole article."""
        chosen = _color(color)
        code = "undo.comment" if comment else "undo.tag" if tags else "undo.highlight"
        with action(self._database, self._hub, code) as journal:
            article = articles.article(journal.session, article_id)
            row = _target(journal.session, article, start, end, fact_id, entity_id)
            row |= {"uid": str(uuid.uuid4()), "article_id": article_id, "revision_id": article.revision_id}
            row |= {"comment": comment, "color": chosen.value, "creator": getpass.getuser()}
            row |= {"created_at": now(), "modified_at": now()}
            key = journal.insert("annotations", row)
            _retag(journal, key, article_id, tags)
            return _one(journal.session, key)

    def quote(self, article_id: int, quote: Quote) -> Span:
        """Where a quote stands in an article. Raises NotFoundError, or KnownError where it stands in several places."""
        with self._database.reading() as session:
            article = articles.article(session, article_id)
        found = locate(article.text, quote)
        if found is None:
            raise NotFoundError("quote.not_found", quote=quote.exact, id=article_id)
        if not isinstance(found, Span):
            raise KnownError("quote.ambiguous", quote=quote.exact, count=found.count)
        return found

    def change(
        self,
        annotation_id: int,
        comment: str | None = None,
        tags: Iterable[str] | None = None,
        color: Color | str | None = None,
        start: int | None = None,
        end: int | None = None,
    ) -> Annotation:
        """Change what is given and leave the rest.

        `start` and `end` go together; they place the annotation in the newest revision, whatever became of it there.
        """
        with action(self._database, self._hub, "undo.change_annotation") as journal:
            before = _one(journal.session, annotation_id)
            values: dict[str, Any] = {"modified_at": now()}
            if comment is not None:
                values["comment"] = comment
            if color is not None:
                values["color"] = _color(color).value
            if start is not None and end is not None:
                article = articles.article(journal.session, before.article_id)
                values |= _selectors(article, start, end) | _settled(article)
            journal.update("annotations", annotation_id, values)
            if tags is not None:
                _retag(journal, annotation_id, before.article_id, tags)
            return _one(journal.session, annotation_id)

    def delete(self, annotation_ids: Iterable[int]) -> None:
        """Remove annotations with their tags; undo brings them back."""
        ids = list(annotation_ids)
        with action(self._database, self._hub, "undo.delete_annotations", count=len(ids)) as journal:
            for annotation_id in ids:
                annotation = _one(journal.session, annotation_id)
                for row, _ in stored.tag_rows(journal.session, annotation_id):
                    journal.delete("annotation_tags", row, article_id=annotation.article_id)
                for row, _ in stored.link_rows(journal.session, annotation_id):
                    journal.delete("annotation_links", row, article_id=annotation.article_id)
                for passage in passages.ids_of_annotation(journal.session, annotation_id):
                    journal.update("passages", passage, {"annotation_id": None})
                journal.delete("annotations", annotation_id)

    def settle(self, annotation_ids: Iterable[int]) -> None:
        """Take the place that moved or altered annotations were found at for theirs. An orphan stays one."""
        ids = list(annotation_ids)
        with action(self._database, self._hub, "undo.settle_annotations", count=len(ids)) as journal:
            for annotation in stored.annotations(journal.session, ids=ids):
                if annotation.anchoring in (Anchoring.MOVED, Anchoring.ALTERED):
                    journal.update("annotations", annotation.id, {"anchoring": Anchoring.UNCHANGED.value, "was": ""})

    def link(self, annotation_id: int, other_id: int) -> None:
        """Link two annotations, of one article or of two; linked ones stay as they are. Raises KnownError."""
        if annotation_id == other_id:
            raise KnownError("annotation.link_itself")
        with action(self._database, self._hub, "undo.link") as journal:
            one, other = (_one(journal.session, key) for key in sorted((annotation_id, other_id)))
            if other.id not in one.links:
                row = {"one_id": one.id, "other_id": other.id, "created_at": now()}
                journal.insert("annotation_links", row, article_id=one.article_id)
                journal.article_ids.add(other.article_id)

    def unlink(self, annotation_id: int, other_id: int) -> None:
        """Part two annotations again."""
        with action(self._database, self._hub, "undo.unlink") as journal:
            annotation, other = _one(journal.session, annotation_id), _one(journal.session, other_id)
            for row, key in stored.link_rows(journal.session, annotation_id):
                if key == other_id:
                    journal.delete("annotation_links", row, article_id=annotation.article_id)
                    journal.article_ids.add(other.article_id)

    def annotations(
        self,
        article_id: int | None = None,
        tag: str | None = None,
        query: str | None = None,
        ids: Sequence[int] | None = None,
    ) -> list[Annotation]:
        """Annotations by article and place; `query` is a part of the comment, the quote or a tag, any case."""
        with self._database.reading() as session:
            found = stored.annotations(session, article_id, tag, ids)
        return found if query is None else [n for n in found if _mentions(n, query.casefold())]


def _mentions(annotation: Annotation, needle: str) -> bool:
    return any(needle in words.casefold() for words in (annotation.comment, annotation.exact, *annotation.tags))


def _one(session: Session, annotation_id: int) -> Annotation:
    found = stored.annotation(session, annotation_id)
    if found is None:
        raise NotFoundError("annotation.not_found", id=annotation_id)
    return found


def _color(color: Color | str) -> Color:
    try:
        return Color(color)
    except ValueError:
        raise KnownError("annotation.color", color=color, known=", ".join(Color)) from None


def _target(
    session: Session, article: Article, start: int | None, end: int | None, fact_id: int | None, entity_id: int | None
) -> dict[str, Any]:
    if fact_id is not None:
        fact = facts.fact(session, fact_id)
        if fact is None or fact.article_id != article.id:
            raise NotFoundError("fact.not_found", id=fact_id)
        return {"target": Target.FACT.value, "fact_id": fact_id, **_selectors(article, fact.start, fact.end)}
    if entity_id is not None:
        found = entities.entity(session, entity_id)
        if found is None:
            raise NotFoundError("entity.not_found", id=entity_id)
        return {"target": Target.ENTITY.value, "entity_id": entity_id, "exact": found[1]}
    if start is None or end is None:
        return {"target": Target.ARTICLE.value}
    return {"target": Target.PASSAGE.value, **_selectors(article, start, end)}


def _settled(article: Article) -> dict[str, Any]:
    return {"revision_id": article.revision_id, "anchoring": Anchoring.UNCHANGED.value, "was": ""}


def _selectors(article: Article, start: int, end: int) -> dict[str, Any]:
    if not 0 <= start < end <= len(article.text):
        raise KnownError("annotation.span", start=start, end=end, length=len(article.text))
    quote = Quote.at(article.text, start, end)
    return {"start": start, "end": end, "exact": quote.exact, "prefix": quote.prefix, "suffix": quote.suffix}


def _retag(journal: Journal, annotation_id: int, article_id: int, tags: Iterable[str]) -> None:
    wanted = list(dict.fromkeys(t.strip() for t in tags if t.strip()))
    there = stored.tag_rows(journal.session, annotation_id)
    for row, tag in there:
        if tag not in wanted:
            journal.delete("annotation_tags", row, article_id=article_id)
    for tag in wanted:
        if tag not in {t for _, t in there}:
            journal.insert("annotation_tags", {"annotation_id": annotation_id, "tag": tag}, article_id=article_id)
