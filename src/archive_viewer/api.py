"""The Python API: an archive as one object over the services."""

import os
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from archive_viewer.bootstrap import open_services
from archive_viewer.domain.annotation import Annotation, Tag
from archive_viewer.domain.article import Article, ArticleSummary
from archive_viewer.domain.copies import Offer
from archive_viewer.domain.entity import EntityCount
from archive_viewer.domain.errors import NotFoundError
from archive_viewer.domain.fact import Fact
from archive_viewer.domain.finding import Finding
from archive_viewer.domain.passage import Collection, ExportOptions, Passage
from archive_viewer.domain.results import Among, Facets, Meant, Results
from archive_viewer.domain.series import Measure, MeasureCount, Series
from archive_viewer.services.checking import Issue
from archive_viewer.services.deriving import derive_facts
from archive_viewer.services.import_report import ImportProgress, ImportReport
from archive_viewer.services.receiving import Received
from archive_viewer.services.rederiving import Rederived
from archive_viewer.services.services import Services
from archive_viewer.services.verifying import Verdict, verify
from archive_viewer.storage.database import Connection
from archive_viewer.util.paths import default_archive

__all__ = ["Archive", "derive_facts"]


class Archive:
    """An open archive. Use it in a `with` statement, or call `close`."""

    def __init__(self, services: Services) -> None:
        self.services = services
        self._sql: Connection | None = None

    @classmethod
    def open(
        cls, folder: str | os.PathLike[str] | None = None, *, create: bool = False, read_only: bool = False
    ) -> Self:
        """Open the archive in `folder`, by default the one the window opens; `create` makes a missing one, empty.

        Where another process writes to it the archive opens read-only. Raises ArchiveError.
        """
        path = default_archive() if folder is None else Path(folder)
        return cls(open_services(path, create=create, read_only=read_only))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the archive."""
        if self._sql is not None:
            self._sql.close()
            self._sql = None
        self.services.close()

    def import_paths(
        self,
        paths: Iterable[str | os.PathLike[str]],
        progress: Callable[[ImportProgress], None] | None = None,
        recursive: bool = True,
    ) -> ImportReport:
        """Import files, folders and web addresses with their facts; the full-text index is up to date afterwards.

        Strings that begin with http:// or https:// are fetched, each once; nothing else ever is.
        """
        self.services.indexing.start_background()
        report = self.services.importing.run(paths, progress=progress, recursive=recursive)
        self.services.indexing.drain()
        return report

    def articles(self, limit: int = 50, offset: int = 0, order: str = "-published") -> list[ArticleSummary]:
        """A page of the list of articles; orders: published, added, title, source, each also with a leading minus."""
        return self.services.library.summaries(limit=limit, offset=offset, order=order)

    def article(self, article_id: int, revision: int | None = None) -> Article:
        """One article, whole. Raises NotFoundError."""
        return self.services.library.article(article_id, revision)

    def original(self, article_id: int, revision: int | None = None) -> bytes:
        """The bytes that an article was imported from, exactly as they came. Raises NotFoundError."""
        return self.services.library.original(article_id, revision)

    def offers(self, article_id: int | None = None) -> list[Offer]:
        """Articles (this one, or any) that may be a revision of an older one and wait for a decision."""
        return self.services.revising.offers(article_id)

    def accept_offer(self, article_id: int, older_id: int) -> None:
        """Make an article the newest revision of an older one. Raises NotFoundError."""
        self.services.revising.accept(article_id, older_id)

    def dismiss_offer(self, article_id: int, older_id: int) -> None:
        """Keep two articles apart. Raises NotFoundError."""
        self.services.revising.dismiss(article_id, older_id)

    def copies(self, article_id: int) -> list[ArticleSummary]:
        """The other articles with nearly the same words, as agencies' reports are printed by many papers."""
        return self.services.revising.copies(article_id)

    def search(self, query: str, limit: int = 20, among: Among | str = Among.ARTICLES) -> Results:
        """The best hits, complete ones first, each with the spans that matched.

        `among` is articles, places (each place of a match by itself), annotations or facts.
        """
        return self.services.searching.search(query, limit=limit, among=among)

    def meant(self, query: str) -> tuple[Meant, ...]:
        """Spellings with hits where words of the query have none: what sounds the same first."""
        return self.services.searching.meant(query)

    def facets(self, query: str) -> Facets:
        """The people, organisations, places and tags of all articles that answer a query, with how many articles."""
        return self.services.searching.facets(query)

    def facts(self, article_id: int | None = None, **conditions: Any) -> list[Fact]:
        """Facts that meet every condition: kind, unit, minimum, maximum, period, measure, status, limit."""
        return self.services.facts.facts(article_id=article_id, **conditions)

    def add_fact(self, article_id: int, start: int, end: int, kind: str | None = None, **fields: object) -> Fact:
        """A fact by hand from a stretch of an article's text; what `fields` leave open is read from the words."""
        return self.services.facts.add(article_id, start, end, kind, **fields)

    def review_fact(self, fact_id: int, status: str, note: str | None = None, **corrections: object) -> Fact:
        """Confirm, correct (with `corrections`) or reject a fact, or set it back to derived."""
        return self.services.facts.review(fact_id, status, note, **corrections)

    def rederive(
        self,
        article_ids: Sequence[int] | None = None,
        progress: Callable[[int, int], None] | None = None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> Rederived:
        """Derive facts anew, of these articles or of all that other rules derived; a person's decisions stay."""
        return self.services.rederiving.run(article_ids, progress, cancelled)

    def findings(self, article_id: int | None = None, dismissed: bool = False) -> list[Finding]:
        """Numbers of an article, or of every one, that don't agree with one another or with what they can be."""
        auditing = self.services.auditing
        return list(auditing.of_archive()) if article_id is None else auditing.findings(article_id, dismissed)

    def dismiss_finding(self, article_id: int, key: str, note: str = "") -> None:
        """Let a finding stand, with a note why; `key` is the finding's. Can be undone."""
        self.services.auditing.dismiss(article_id, key, note)

    def restore_finding(self, article_id: int, key: str) -> None:
        """Show a dismissed finding again."""
        self.services.auditing.restore(article_id, key)

    def measures(self, article_id: int | None = None, words: str = "", limit: int | None = None) -> list[MeasureCount]:
        """What the numbers of an article or of the archive measure, with how many there are in the archive."""
        return self.services.measuring.measures(article_id, words, limit)

    def series(self, measure: Measure) -> Series:
        """The levels of a measure through time, stated and computed, and the rates that no level follows from."""
        return self.services.measuring.series(measure)

    def entities(self, kind: str | None = None, words: str = "", limit: int | None = None) -> list[EntityCount]:
        """Whom and what the archive names, most articles first."""
        return self.services.entities.of_archive(kind, words, limit)

    def merge_entities(self, entity_ids: Sequence[int], into: int) -> None:
        """Let all names of these entities stand for `into`; it can be undone."""
        self.services.entities.merge(entity_ids, into)

    def split_entity(self, entity_id: int, article_id: int, name: str) -> int:
        """Say that one article means another one, called `name`; the id of that one."""
        return self.services.entities.split(entity_id, article_id, name)

    def rename_entity(self, entity_id: int, name: str) -> None:
        """Call an entity by another name; "" calls it again as articles do."""
        self.services.entities.rename(entity_id, name)

    def export_facts(
        self, path: str | Path, facts: Iterable[Fact] | None = None, style: str = "gb-t-7714-2025"
    ) -> Path:
        """Write facts (all of the archive unless given) as a .csv or .xlsx table with spans and citations."""
        return self.services.fact_tables.save(path, self.facts() if facts is None else facts, style)

    def annotate(
        self,
        article_id: int,
        start: int | None = None,
        end: int | None = None,
        comment: str = "",
        tags: Iterable[str] = (),
        color: str = "yellow",
        *,
        fact_id: int | None = None,
        entity_id: int | None = None,
    ) -> Annotation:
        """Annotate text[start:end], a fact, an entity, or the whole article."""
        return self.services.annotating.annotate(
            article_id, start, end, fact_id=fact_id, entity_id=entity_id, comment=comment, tags=tags, color=color
        )

    def annotations(
        self, article_id: int | None = None, tag: str | None = None, query: str | None = None
    ) -> list[Annotation]:
        """Annotations that meet every condition, by article and place."""
        return self.services.annotating.annotations(article_id=article_id, tag=tag, query=query)

    def change_annotation(
        self,
        annotation_id: int,
        comment: str | None = None,
        tags: Iterable[str] | None = None,
        color: str | None = None,
        start: int | None = None,
        end: int | None = None,
    ) -> Annotation:
        """Give an annotation another comment, tags, color, or another place by start and end; None stays."""
        return self.services.annotating.change(annotation_id, comment, tags, color, start, end)

    def delete_annotations(self, annotation_ids: Iterable[int]) -> None:
        """Delete annotations; undo brings them back."""
        self.services.annotating.delete(annotation_ids)

    def accept_places(self, annotation_ids: Iterable[int]) -> None:
        """Take the places that moved or altered annotations were found at for theirs."""
        self.services.annotating.settle(annotation_ids)

    def link(self, annotation_id: int, other_id: int) -> None:
        """Link two annotations, of one article or of two."""
        self.services.annotating.link(annotation_id, other_id)

    def unlink(self, annotation_id: int, other_id: int) -> None:
        """Part two annotations again."""
        self.services.annotating.unlink(annotation_id, other_id)

    def tags(self) -> list[Tag]:
        """Every tag with its colour, its meaning and how many annotations bear it or one below it."""
        return self.services.tagging.tags()

    def retag(self, annotation_ids: Sequence[int], add: Iterable[str] = (), remove: Iterable[str] = ()) -> None:
        """Put tags on many annotations at once, and take others off."""
        self.services.tagging.retag(annotation_ids, add, remove)

    def rename_tag(self, name: str, to: str) -> int:
        """Call a tag, and those below it, otherwise; how many annotations bear it. Raises KnownError, NotFoundError."""
        return self.services.tagging.rename(name, to)

    def remove_tag(self, name: str) -> int:
        """Take a tag, and those below it, off every annotation; how many bore it. Raises NotFoundError."""
        return self.services.tagging.remove(name)

    def describe_tag(self, name: str, color: str | None = None, description: str | None = None) -> Tag:
        """Give a tag a colour ("" for none) or a meaning; what is None stays. Raises KnownError."""
        return self.services.tagging.describe(name, color, description)

    def passages(self, collection: str | None = None) -> list[Passage]:
        """The passages of the tray, or of a collection by its name, in their order. Raises NotFoundError."""
        found = {each.name: each.id for each in self.services.passages.collections()}
        if collection is not None and collection not in found:
            raise NotFoundError("collection.not_found", name=collection)
        return self.services.passages.tray(None if collection is None else found[collection])

    def add_passage(self, article_id: int, start: int, end: int) -> Passage:
        """Put text[start:end] of an article at the end of the tray."""
        return self.services.passages.add(article_id, start, end)

    def note_passage(self, passage_id: int, text: str) -> Passage:
        """Write what is printed between a passage and the next one. Raises NotFoundError."""
        return self.services.passages.note(passage_id, text)

    def arrange_passages(self, order: str) -> list[Passage]:
        """Put the tray's passages together by "article" or "tag", or in order of "date"; the tray."""
        self.services.passages.arrange(order)
        return self.services.passages.tray()

    def save_passages(self, name: str) -> Collection:
        """Keep the tray as a collection of this name."""
        return self.services.passages.save_as(name)

    def undo(self) -> str | None:
        """Take back the latest thing that a person did; its message code, None where there is nothing."""
        return self.services.undo.undo()

    def redo(self) -> str | None:
        """Do again what was undone last; its message code, None where there is nothing."""
        return self.services.undo.redo()

    def import_annotations(self, path: str | os.PathLike[str]) -> Received:
        """Take in annotations of a W3C, Hypothesis or REFI-QDA file; what can't be placed is listed with the reason."""
        return self.services.receiving.run(path)

    def export(
        self,
        path: str | os.PathLike[str],
        passages: Sequence[Annotation | Passage] | None = None,
        format: str | None = None,  # noqa: A002 - the word of the interface
        citation_style: str = "gb-t-7714-2025",
        title: str = "",
    ) -> Path:
        """Write passages (annotations or tray passages; None: the tray) with citations to a file; its path."""
        exporting = self.services.exporting
        chosen = None if passages is None else list(passages)
        document = exporting.document(title or Path(path).stem, chosen, ExportOptions(citation_style=citation_style))
        return exporting.save(path, document, format)

    def verify(self, path: str | os.PathLike[str]) -> Verdict:
        """Check an evidence pack against itself and against this archive. Raises KnownError where it is none."""
        return verify(Path(path), self.services.database)

    def print_article(
        self,
        path: str | os.PathLike[str],
        article_id: int,
        revision: int | None = None,
        options: ExportOptions | None = None,
    ) -> Path:
        """Write an article as a PDF, its highlights in place and its notes in the margin; the file's path."""
        return self.services.exporting.save_bytes(path, self.services.printing.pages(article_id, revision, options))

    def check(self, repair: bool = False) -> list[Issue]:
        """What is wrong with the archive; [] when all is well."""
        return self.services.checking.check(repair)

    @property
    def sql(self) -> Connection:
        """A read-only SQLite connection for those who want SQL; closed with the archive."""
        if self._sql is None:
            self._sql = self.services.database.read_only_connection()
        return self._sql
