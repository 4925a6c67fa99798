"""Annotations from elsewhere: each is put on the words that it is about, or listed with the reason why it can't be."""

import getpass
import os
import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from archive_viewer.anchoring import Ambiguous, find_again, locate
from archive_viewer.domain.addresses import same_place
from archive_viewer.domain.annotation import HIGHLIGHTS, Anchoring, Color, Quote, Target
from archive_viewer.domain.errors import ImportRefusedError, ReadOnlyError
from archive_viewer.domain.incoming import Incoming, IncomingAnnotation, IncomingTag, Refused
from archive_viewer.domain.record import Record
from archive_viewer.domain.span import Span
from archive_viewer.services.hub import ChangeHub
from archive_viewer.services.importing import Importing
from archive_viewer.services.mutation import action
from archive_viewer.services.searching import Searching
from archive_viewer.storage import annotations as stored
from archive_viewer.storage import articles, copies
from archive_viewer.storage.database import Database, Session
from archive_viewer.storage.journal import Journal
from archive_viewer.util.clock import now

if TYPE_CHECKING:
    from archive_viewer.domain.article import Article

LARGEST = 256 * 1024 * 1024
_LOOKED_AT = 5
"""Articles that have a quote's words, above which the quote tells nothing of where it is from."""
_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Received(Record):
    """What became of a file of annotations.

    `added` were put on their words, of which `altered` on words that differ a little and are marked so; `known` were
    there already; `unplaced` have the reason why they are nowhere. `articles` came along and are new.
    """

    added: int = 0
    altered: int = 0
    known: int = 0
    articles: int = 0
    unplaced: tuple[Refused, ...] = ()


@dataclass(frozen=True, slots=True)
class _Placed:
    article: "Article"
    span: Span | None
    was: str = ""


class Receiving:
    """Takes annotations of other programs, and of other archives, in."""

    def __init__(self, database: Database, hub: ChangeHub, importing: Importing, searching: Searching) -> None:
        self._database = database
        self._hub = hub
        self._importing = importing
        self._searching = searching

    def run(self, path: str | os.PathLike[str], cancelled: Callable[[], bool] = lambda: False) -> Received:
        """Read W3C JSON-LD, Hypothesis JSON, or a REFI-QDA project or codebook; texts that come along become articles.

        One action that undo takes back. Raises ImportRefusedError where the file can't be read, ReadOnlyError.
        """
        from archive_viewer.importers.annotations.registry import read_annotations

        if not self._database.writable:
            raise ReadOnlyError("archive.read_only", path=self._database.folder)
        file = Path(path).expanduser()
        incoming = read_annotations(_bytes(file))
        before = self._count()
        if incoming.texts:
            self._importing.run([file], cancelled=cancelled)
        placed: list[tuple[IncomingAnnotation, _Placed]] = []
        unplaced = list(incoming.refused)
        known = 0
        places = _Places(self._database, self._searching, incoming)
        for annotation in {each.uid or str(uuid.uuid4()): each for each in incoming.annotations}.values():
            if cancelled():
                break
            if places.is_known(annotation.uid):
                known += 1
                continue
            found = places.place(annotation)
            if isinstance(found, Refused):
                unplaced.append(found)
            else:
                placed.append((annotation, found))
        self._store(placed, incoming.tags)
        altered = sum(bool(found.was) for _, found in placed)
        return Received(len(placed), altered, known, self._count() - before, tuple(unplaced))

    def _count(self) -> int:
        with self._database.reading() as session:
            return articles.count(session)

    def _store(self, placed: Sequence[tuple[IncomingAnnotation, _Placed]], tags: Sequence[IncomingTag]) -> None:
        with action(self._database, self._hub, "undo.receive", count=len(placed)) as journal:
            for tag in tags:
                if tag.color or tag.description:
                    _describe(journal, tag)
            for annotation, found in placed:
                _insert(journal, annotation, found)


class _Places:
    """Finds the article and the words that an annotation is about."""

    def __init__(self, database: Database, searching: Searching, incoming: Incoming) -> None:
        self._database = database
        self._searching = searching
        self._texts = {text.key: text for text in incoming.texts}
        self._read: dict[int, Article] = {}

    def is_known(self, uid: str) -> bool:
        with self._database.reading() as session:
            return bool(uid) and stored.with_uid(session, uid) is not None

    def place(self, annotation: IncomingAnnotation) -> _Placed | Refused:
        """Where an annotation goes, or why it goes nowhere."""
        quote = annotation.quote
        with self._database.reading() as session:
            claimed = [self._article(session, key) for key in self._claimed(session, annotation)]
        if quote is None or not quote.exact.strip():
            if not claimed:
                return _nowhere(annotation, "annotations.no_article")
            return self._without_words(annotation, claimed[0])
        exact = [found for article in claimed if (found := _exactly(article, annotation, quote)) is not None]
        if exact:
            return exact[0]
        near = [found for article in claimed if (found := _nearly(article, quote)) is not None]
        return near[0] if near else self._by_words(annotation, quote, claimed=bool(claimed))

    def _claimed(self, session: Session, annotation: IncomingAnnotation) -> list[int]:
        """Articles that the annotation says it is about, the surest first."""
        found: list[int] = []
        text = self._texts.get(annotation.text_key)
        for sha256 in filter(None, (annotation.sha256, text.sha256 if text else "")):
            there = articles.of_original(session, sha256, annotation.title)
            found += [there[0]] if there else []
        for address in annotation.addresses:
            key = same_place(address)
            found += [relative.article_id for relative in copies.at_address(session, key)] if key else []
        if not found and annotation.title:
            found += articles.titled(session, annotation.title)
        return list(dict.fromkeys(found))

    def _by_words(self, annotation: IncomingAnnotation, quote: Quote, *, claimed: bool) -> _Placed | Refused:
        """Look for the words in the whole archive, where the annotation does not say what article it is about."""
        if claimed:
            return _nowhere(annotation, "annotations.not_in_article")
        words = max(quote.exact.split("\n"), key=len).replace('"', " ")
        hits = self._searching.search(f'"{words}"', limit=_LOOKED_AT + 1).hits if words.strip() else ()
        with self._database.reading() as session:
            here = [self._article(session, hit.article_id) for hit in hits if not hit.partial]
        found = [place for article in here if (place := _exactly(article, annotation, quote)) is not None]
        if len(found) == 1:
            return found[0]
        return _nowhere(annotation, "annotations.several" if found else "annotations.no_article")

    def _without_words(self, annotation: IncomingAnnotation, article: "Article") -> _Placed | Refused:
        start, end = annotation.start, annotation.end
        if start is None or end is None:
            return _Placed(article, None)
        if not 0 <= start < end <= len(article.text):
            return _nowhere(annotation, "annotations.outside")
        return _Placed(article, Span(start, end))

    def _article(self, session: Session, article_id: int) -> "Article":
        if article_id not in self._read:
            self._read[article_id] = articles.article(session, article_id)
        return self._read[article_id]


def _exactly(article: "Article", annotation: IncomingAnnotation, quote: Quote) -> _Placed | None:
    """The one place of the exact words that fits their surroundings, or else the position that was given."""
    start = annotation.start
    if start is not None and article.text.startswith(quote.exact, start):
        return _Placed(article, Span(start, start + len(quote.exact)))
    for wanted in (quote, replace(quote, prefix=quote.prefix[-8:], suffix=quote.suffix[:8]), Quote(quote.exact)):
        found = locate(article.text, wanted)
        if isinstance(found, Span):
            return _Placed(article, found)
        if isinstance(found, Ambiguous):
            return None if start is None else _Placed(article, min(found.spans, key=lambda s: abs(s.start - start)))
    return None


def _nearly(article: "Article", quote: Quote) -> _Placed | None:
    """The words as they were altered, where what is left of them and of their surroundings tells the place."""
    old = quote.prefix + quote.exact + quote.suffix
    start = len(quote.prefix)
    found = find_again(quote, start, start + len(quote.exact), old, article.text)
    if found.span is None:
        return None
    same = found.span.of(article.text) == quote.exact
    return _Placed(article, found.span, "" if same else quote.exact)


def _insert(journal: Journal, annotation: IncomingAnnotation, found: _Placed) -> None:
    article, span = found.article, found.span
    anchoring = Anchoring.ALTERED if found.was else Anchoring.UNCHANGED
    row: dict[str, Any] = {
        "uid": annotation.uid or str(uuid.uuid4()),
        "article_id": article.id,
        "revision_id": article.revision_id,
        "target": (Target.ARTICLE if span is None else Target.PASSAGE).value,
        "anchoring": anchoring.value,
        "was": found.was,
        "comment": annotation.comment,
        "color": nearest_color(annotation.color).value,
        "creator": annotation.creator or getpass.getuser(),
        "created_at": annotation.created_at or now(),
        "modified_at": annotation.modified_at or annotation.created_at or now(),
    }
    if span is not None:
        row |= {"start": span.start, "end": span.end, **Quote.at(article.text, *span).to_dict()}
    key = journal.insert("annotations", row)
    for tag in dict.fromkeys(tag.strip() for tag in annotation.tags if tag.strip()):
        journal.insert("annotation_tags", {"annotation_id": key, "tag": tag}, article_id=article.id)


def _describe(journal: Journal, tag: IncomingTag) -> None:
    """Give a tag the colour and the meaning that came along, unless it has its own here."""
    if stored.tag_row(journal.session, tag.name) is None:
        color = nearest_color(tag.color).value if tag.color else ""
        journal.insert("tags", {"name": tag.name, "color": color, "description": tag.description})


def nearest_color(color: str) -> Color:
    """The highlight colour by its name, or the one nearest to #RRGGBB; yellow for anything else."""
    if color in set(Color):
        return Color(color)
    try:
        wanted = int(color.removeprefix("#"), 16) if len(color) == 7 else -1
    except ValueError:
        wanted = -1
    if wanted < 0:
        return Color.YELLOW
    return min(HIGHLIGHTS, key=lambda known: _apart(int(HIGHLIGHTS[known], 16), wanted))


def _apart(one: int, other: int) -> int:
    return sum(((one >> shift & 255) - (other >> shift & 255)) ** 2 for shift in (16, 8, 0))


def _nowhere(annotation: IncomingAnnotation, code: str) -> Refused:
    words = annotation.quote.exact if annotation.quote else annotation.title or annotation.comment
    about = annotation.title or next(iter(annotation.addresses), "")
    return Refused(words[:_SHOWN], code, {"quote": words[:_SHOWN], "article": about})


def _bytes(path: Path) -> bytes:
    try:
        if path.stat().st_size > LARGEST:
            raise ImportRefusedError("annotations.too_large", path=path.name, most=LARGEST // 1024 // 1024)
        return path.read_bytes()
    except OSError as error:
        raise ImportRefusedError("import.io", path=path, reason=error.strerror or error) from error
