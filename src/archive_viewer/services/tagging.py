"""Tags: what they look like and mean, renaming and merging them, many annotations retagged at once."""

from collections.abc import Iterable, Sequence

from archive_viewer.domain.annotation import SEPARATOR, Color, Tag, is_within, lineage
from archive_viewer.domain.errors import KnownError, NotFoundError
from archive_viewer.services.hub import ChangeHub
from archive_viewer.services.mutation import action
from archive_viewer.storage import annotations as stored
from archive_viewer.storage.database import Database, Session
from archive_viewer.storage.journal import Journal


class Tagging:
    """The tags of an archive. A "/" in a name parts a tag from the one above it."""

    def __init__(self, database: Database, hub: ChangeHub) -> None:
        self._database = database
        self._hub = hub

    def tags(self) -> list[Tag]:
        """Every tag in use or described, and those above them, each before the ones below it."""
        with self._database.reading() as session:
            return _tree(session)

    def describe(self, name: str, color: Color | str | None = None, description: str | None = None) -> Tag:
        """Give a tag a colour ("" for none) or a description; what is None stays. Raises KnownError."""
        title = _checked(name)
        if color and color not in set(Color):
            raise KnownError("annotation.color", color=color, known=", ".join(Color))
        given = {"color": None if color is None else str(color), "description": description}
        values = {key: value for key, value in given.items() if value is not None}
        with action(self._database, self._hub, "undo.describe_tag", name=title) as journal:
            _describe(journal, title, values)
            return stored.described_tags(journal.session)[title]

    def rename(self, name: str, to: str) -> int:
        """Call a tag, and with it those below it, otherwise; one that is called so already takes it in.

        How many annotations bear it. Raises KnownError, NotFoundError.
        """
        title, wanted = _checked(name), _checked(to)
        if is_within(wanted, title) and wanted != title:
            raise KnownError("tag.within_itself", name=title, to=wanted)
        with action(self._database, self._hub, "undo.rename_tag", name=wanted) as journal:
            borne = _borne(journal.session, title)
            for row, annotation_id, article_id, tag in borne:
                _put(journal, row, annotation_id, article_id, wanted + tag[len(title) :])
            for described in stored.described_tags(journal.session):
                if is_within(described, title):
                    _move_description(journal, described, wanted + described[len(title) :])
            return len({annotation_id for _, annotation_id, _, _ in borne})

    def remove(self, name: str) -> int:
        """Take a tag, and those below it, off every annotation; how many bore it. Undo brings it back."""
        title = _checked(name)
        with action(self._database, self._hub, "undo.remove_tag", name=title) as journal:
            borne = _borne(journal.session, title)
            for row, _, article_id, _ in borne:
                journal.delete("annotation_tags", row, article_id=article_id)
            for tag in stored.described_tags(journal.session):
                if is_within(tag, title):
                    journal.delete("tags", stored.tag_row(journal.session, tag) or 0)
            return len({annotation_id for _, annotation_id, _, _ in borne})

    def retag(self, annotation_ids: Sequence[int], add: Iterable[str] = (), remove: Iterable[str] = ()) -> None:
        """Put tags on many annotations at once and take others off."""
        added, removed = [_checked(tag) for tag in add], {tag.strip() for tag in remove}
        with action(self._database, self._hub, "undo.retag", count=len(annotation_ids)) as journal:
            for annotation in stored.annotations(journal.session, ids=annotation_ids):
                for row, tag in stored.tag_rows(journal.session, annotation.id):
                    if tag in removed and tag not in added:
                        journal.delete("annotation_tags", row, article_id=annotation.article_id)
                for tag in dict.fromkeys(added):
                    if tag not in annotation.tags:
                        journal.insert(
                            "annotation_tags",
                            {"annotation_id": annotation.id, "tag": tag},
                            article_id=annotation.article_id,
                        )


def _checked(name: str) -> str:
    """The name without blanks around its parts. Raises KnownError where a part is empty."""
    parts = [part.strip() for part in name.split(SEPARATOR)]
    if not all(parts):
        raise KnownError("tag.name", name=name)
    return SEPARATOR.join(parts)


def _tree(session: Session) -> list[Tag]:
    described = stored.described_tags(session)
    bearers: dict[str, set[int]] = {}
    for tag, annotation_id in stored.tag_bearers(session):
        for above in lineage(tag):
            bearers.setdefault(above, set()).add(annotation_id)
    names = sorted({*bearers, *described}, key=lambda name: name.split(SEPARATOR))
    plain = Tag("")
    return [
        Tag(
            name,
            described.get(name, plain).color,
            described.get(name, plain).description,
            len(bearers.get(name, ())),
        )
        for name in names
    ]


def _borne(session: Session, name: str) -> list[tuple[int, int, int, str]]:
    borne = stored.tagged(session, name)
    if not borne and not any(is_within(tag, name) for tag in stored.described_tags(session)):
        raise NotFoundError("tag.not_found", name=name)
    return borne


def _put(journal: Journal, row: int, annotation_id: int, article_id: int, tag: str) -> None:
    """Give an annotation's tag another name, or drop it where the annotation bears that one already."""
    there = {t for r, t in stored.tag_rows(journal.session, annotation_id) if r != row}
    if tag in there:
        journal.delete("annotation_tags", row, article_id=article_id)
    else:
        journal.update("annotation_tags", row, {"tag": tag}, article_id=article_id)


def _describe(journal: Journal, name: str, values: dict[str, str]) -> None:
    row = stored.tag_row(journal.session, name)
    if row is None:
        journal.insert("tags", {"name": name, **values})
    else:
        journal.update("tags", row, values)


def _move_description(journal: Journal, tag: str, name: str) -> None:
    row = stored.tag_row(journal.session, tag) or 0
    if name != tag and stored.tag_row(journal.session, name) is not None:
        journal.delete("tags", row)
    else:
        journal.update("tags", row, {"name": name})
