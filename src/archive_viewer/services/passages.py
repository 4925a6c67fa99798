"""The tray of passages and the collections that keep trays by name."""

from collections.abc import Iterable, Mapping, Sequence

from archive_viewer.domain.annotation import Quote
from archive_viewer.domain.errors import KnownError, NotFoundError
from archive_viewer.domain.passage import Collection, Passage
from archive_viewer.domain.span import Span
from archive_viewer.services.hub import ChangeHub
from archive_viewer.services.mutation import action
from archive_viewer.storage import annotations, articles
from archive_viewer.storage import passages as stored
from archive_viewer.storage.database import Database, Session
from archive_viewer.storage.journal import Journal
from archive_viewer.util.clock import now


class Passages:
    """Passages in an order: the tray (collection None) and named collections."""

    def __init__(self, database: Database, hub: ChangeHub) -> None:
        self._database = database
        self._hub = hub

    def tray(self, collection_id: int | None = None) -> list[Passage]:
        """The passages of the tray, or of a collection, in their order."""
        with self._database.reading() as session:
            return stored.passages(session, collection_id)

    def add(
        self,
        article_id: int,
        start: int,
        end: int,
        annotation_id: int | None = None,
        collection_id: int | None = None,
    ) -> Passage:
        """Put text[start:end] of an article at the end of the tray or of a collection."""
        with action(self._database, self._hub, "undo.add_passage") as journal:
            article = articles.article(journal.session, article_id)
            if not 0 <= start < end <= len(article.text):
                raise KnownError("annotation.span", start=start, end=end, length=len(article.text))
            quote = Quote.at(article.text, start, end)
            key = journal.insert(
                "passages",
                {
                    "collection_id": collection_id,
                    "position": stored.next_position(journal.session, collection_id),
                    "article_id": article_id,
                    "revision_id": article.revision_id,
                    "annotation_id": annotation_id,
                    "start": start,
                    "end": end,
                    "exact": quote.exact,
                    "prefix": quote.prefix,
                    "suffix": quote.suffix,
                    "created_at": now(),
                },
            )
            return _one(journal, key)

    def remove(self, passage_ids: Iterable[int]) -> None:
        """Take passages out."""
        ids = list(passage_ids)
        with action(self._database, self._hub, "undo.remove_passages", count=len(ids)) as journal:
            for key in ids:
                journal.delete("passages", key)

    def reorder(self, passage_ids: Sequence[int]) -> None:
        """Give these passages, all of one tray, this order."""
        with action(self._database, self._hub, "undo.reorder_passages") as journal:
            for position, key in enumerate(passage_ids, start=1):
                if _one(journal, key).position != position:
                    journal.update("passages", key, {"position": position})

    def arrange(self, order: str, collection_id: int | None = None) -> None:
        """Put passages of one `article` or of one `tag` together, or all by the `date` of publication.

        A group stands where its first passage stood; a passage's tag is the first of its annotation, or of one that it
        overlaps, and those without one come last. Raises KnownError for another order.
        """
        with self._database.reading() as session:
            kept = stored.passages(session, collection_id)
            tags = {p.id: _tag(session, p) for p in kept} if order == "tag" else {}
        self.reorder(arranged(kept, order, tags))

    def note(self, passage_id: int, text: str) -> Passage:
        """Write a note to a passage."""
        with action(self._database, self._hub, "undo.note_passage") as journal:
            _one(journal, passage_id)
            journal.update("passages", passage_id, {"note": text})
            return _one(journal, passage_id)

    def collections(self) -> list[Collection]:
        with self._database.reading() as session:
            return stored.collections(session)

    def save_as(self, name: str) -> Collection:
        """Keep a copy of the tray under this name; a collection that bears it is replaced."""
        title = name.strip()
        if not title:
            raise KnownError("collection.name")
        with action(self._database, self._hub, "undo.save_collection", name=title) as journal:
            key = self._named(journal, title)
            _clear(journal, key)
            _copy(journal, stored.passages(journal.session, None), key)
            return next(c for c in stored.collections(journal.session) if c.id == key)

    def load(self, collection_id: int) -> None:
        """Make the tray a copy of a collection."""
        with action(self._database, self._hub, "undo.load_collection") as journal:
            _clear(journal, None)
            _copy(journal, stored.passages(journal.session, collection_id), None)

    def rename_collection(self, collection_id: int, name: str) -> None:
        title = name.strip()
        with action(self._database, self._hub, "undo.rename_collection") as journal:
            if not title or any(c.name == title for c in stored.collections(journal.session)):
                raise KnownError("collection.name")
            journal.update("collections", collection_id, {"name": title})

    def delete_collection(self, collection_id: int) -> None:
        with action(self._database, self._hub, "undo.delete_collection") as journal:
            _clear(journal, collection_id)
            journal.delete("collections", collection_id)

    @staticmethod
    def _named(journal: Journal, title: str) -> int:
        for collection in stored.collections(journal.session):
            if collection.name == title:
                return collection.id
        return journal.insert("collections", {"name": title, "created_at": now()})


def arranged(passages: Sequence[Passage], order: str, tags: Mapping[int, str]) -> list[int]:
    """Ids of passages in an order: article, tag or date; `tags` has the tag of each passage, "" for none."""
    if order == "date":
        return [p.id for p in sorted(passages, key=lambda p: (not p.published_at, p.published_at or "", p.start))]
    if order not in ("article", "tag"):
        raise KnownError("passage.order", order=order)
    groups: dict[object, list[Passage]] = {}
    for passage in passages:
        groups.setdefault(passage.article_id if order == "article" else tags[passage.id], []).append(passage)
    untagged = groups.pop("", [])
    if order == "article":
        groups = {key: sorted(group, key=lambda p: p.start) for key, group in groups.items()}
    return [p.id for group in (*groups.values(), untagged) for p in group]


def _tag(session: Session, passage: Passage) -> str:
    own = annotations.annotation(session, passage.annotation_id) if passage.annotation_id is not None else None
    if own is not None and own.tags:
        return own.tags[0]
    span = Span(passage.start, passage.end)
    over = annotations.annotations(session, passage.article_id)
    here = (n for n in over if n.revision == passage.revision and n.span and n.span.overlaps(span) and n.tags)
    return next((n.tags[0] for n in here), "")


def _one(journal: Journal, passage_id: int) -> Passage:
    passage = stored.passage(journal.session, passage_id)
    if passage is None:
        raise NotFoundError("passage.not_found", id=passage_id)
    return passage


def _clear(journal: Journal, collection_id: int | None) -> None:
    for key in stored.ids(journal.session, collection_id):
        journal.delete("passages", key)


def _copy(journal: Journal, passages: Sequence[Passage], collection_id: int | None) -> None:
    for passage in passages:
        row = stored.row(journal.session, passage.id)
        del row["id"]
        journal.insert("passages", row | {"collection_id": collection_id})
