"""The index on disk: one writer that commits whole or not at all, any number of readers."""

import json
import math
import os
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from threading import RLock

from whoosh.index import TOC, clean_files

from archive_viewer.domain.errors import ArchiveError
from archive_viewer.domain.ports import IndexDocument
from archive_viewer.search.building import SegmentBuilder, merged
from archive_viewer.search.cabinet import Cabinet
from archive_viewer.search.damage import IndexDamagedError, guarded
from archive_viewer.search.reader import SegmentReader
from archive_viewer.search.segment import INDEX_NAME, SCHEMA, ArticleSegment, summed

VERSION = 2
"""Raised whenever tokens or their storage change, so that an older index is built anew."""

STAMP = "stamp.json"
_LOCK_WAIT = 10.0
_MOST_POSTINGS = 6_000_000
_MERGE_FACTOR = 8
_MERGE_LIMIT = 40_000
_COMPACTED = 12_000
_MUCH = 4
_ATTEMPTS = 20


@dataclass(frozen=True, slots=True)
class Part:
    """A segment as of one commit."""

    reader: SegmentReader
    deleted: frozenset[int]

    @property
    def living(self) -> int:
        return self.reader.count - len(self.deleted)


class Store:
    """An index folder. Safe for several threads; another process may write meanwhile."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._storage = Cabinet(str(folder))
        self._lock = RLock()
        self._readers: dict[str, SegmentReader] = {}
        self._sound: dict[str, tuple[int, int]] = {}
        self._parts: tuple[Part, ...] = ()
        self._version: tuple[int, int] | None = None

    def exists(self) -> bool:
        """Whether there is anything of an index to read."""
        return self._folder.is_dir() and TOC._latest_generation(self._storage, INDEX_NAME) >= 0

    def stamp(self) -> str | None:
        """The stamp, after reading every file to the end; None where anything is missing, torn or of another kind."""
        try:
            with guarded():
                data = json.loads((self._folder / STAMP).read_text(encoding="utf-8"))
                if data["version"] != VERSION or data["byteorder"] != sys.byteorder:
                    return None
                for part in self.parts():
                    self._check(part)
                return str(data["stamp"])
        except IndexDamagedError:
            return None

    def _check(self, part: Part) -> None:
        """Compare a segment's file with its checksum, once as long as it isn't touched."""
        segment = self._segments[part.reader.name]
        path = segment.path(self._storage)
        state = path.stat()
        seen = (state.st_size, state.st_mtime_ns)
        if self._sound.get(part.reader.name) != seen:
            if summed(path) != segment.checksum:
                raise ValueError("a segment doesn't add up to its checksum")
            self._sound[part.reader.name] = seen

    def parts(self) -> tuple[Part, ...]:
        """The segments as of the last commit. Raises IndexDamagedError."""
        with self._lock:
            for _ in range(_ATTEMPTS):
                try:
                    return self._current()
                except FileNotFoundError:
                    time.sleep(0.01)
            with guarded():
                return self._current()

    def _current(self) -> tuple[Part, ...]:
        """The parts of this moment; FileNotFoundError where a commit took a file away between two readings."""
        with guarded(FileNotFoundError):
            generation = TOC._latest_generation(self._storage, INDEX_NAME)
            if generation < 0:
                raise ValueError("no table of contents")
            changed = (self._folder / TOC._filename(INDEX_NAME, generation)).stat().st_mtime_ns
            if self._version == (generation, changed):
                return self._parts
            contents = TOC.read(self._storage, INDEX_NAME, gen=generation)
            readers = {segment.segment_id(): self._reader(segment) for segment in contents.segments}
            self._parts = tuple(Part(readers[s.segment_id()], frozenset(s.deleted_docs())) for s in contents.segments)
            self._segments: dict[str, ArticleSegment] = {s.segment_id(): s for s in contents.segments}
            self._readers = readers
            self._version = (generation, changed)
            return self._parts

    def _reader(self, segment: ArticleSegment) -> SegmentReader:
        known = self._readers.get(segment.segment_id())
        if known is not None:
            return known
        if segment.path(self._storage).stat().st_size != segment.size:
            raise ValueError("a segment's file is cut off")
        return SegmentReader(self._storage, segment)

    def create(self, stamp: str) -> None:
        """Begin anew, empty."""
        self._folder.mkdir(parents=True, exist_ok=True)
        with self._writing():
            (self._folder / STAMP).unlink(missing_ok=True)
            for contents in self._folder.glob(f"_{INDEX_NAME}_*.toc"):
                contents.unlink()
            TOC(SCHEMA, [], 0).write(self._storage, INDEX_NAME)
            with self._lock:
                self._version = None
                self._readers = {}
            new = self._folder / f"{STAMP}.new"
            new.write_text(
                json.dumps({"version": VERSION, "byteorder": sys.byteorder, "stamp": stamp}), encoding="utf-8"
            )
            _flush(new)
            new.replace(self._folder / STAMP)
            _flush_folder(self._folder)

    def update(self, documents: Iterable[IndexDocument], removed: Iterable[int]) -> None:
        """Replace and remove, in one commit. Of two documents with one id the later counts."""
        latest = {document.article_id: document for document in documents}
        gone = set(removed) | set(latest)
        if not gone:
            return
        with self._writing():
            with guarded():
                contents = TOC.read(self._storage, INDEX_NAME)
                segments: list[ArticleSegment] = contents.segments
                self._forget(segments, gone)
            builder: SegmentBuilder | None = None
            for document in latest.values():
                builder = builder or SegmentBuilder(self._storage)
                builder.add(document)
                if builder.postings > _MOST_POSTINGS:
                    segments.append(builder.finish())
                    builder = None
            if builder is not None:
                segments.append(builder.finish())
            self._commit(self._merged([segment for segment in segments if segment.living()]), contents.generation + 1)

    def compact(self) -> None:
        """Join small segments, so that a search has fewer to look into; large ones are left to themselves."""
        with self._writing():
            with guarded():
                contents = TOC.read(self._storage, INDEX_NAME)
            batch = _small(contents.segments)
            if len(batch) > 1:
                self._commit(self._joined(contents.segments, batch), contents.generation + 1)

    def _commit(self, segments: list[ArticleSegment], generation: int) -> None:
        TOC(SCHEMA, segments, generation).write(self._storage, INDEX_NAME)
        _flush(self._folder / TOC._filename(INDEX_NAME, generation))
        _flush_folder(self._folder)

    def _forget(self, segments: list[ArticleSegment], gone: set[int]) -> None:
        readers = {part.reader.name: part.reader for part in self.parts()}
        for segment in segments:
            reader = readers[segment.segment_id()]
            for number in reader.numbers_of(gone):
                segment.delete_document(number)

    def _merged(self, segments: list[ArticleSegment]) -> list[ArticleSegment]:
        """Join segments of a size as soon as there are `_MERGE_FACTOR` of them, and tidy those with many gaps."""
        while True:
            batch = _due(segments)
            if not batch:
                return segments
            segments = self._joined(segments, batch)

    def _joined(self, segments: list[ArticleSegment], batch: list[ArticleSegment]) -> list[ArticleSegment]:
        joined = merged(self._storage, batch, guarded)
        return [s for s in segments if s not in batch] + ([] if joined is None else [joined])

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """Hold the write lock; a failure leaves the last commit as it was, and the lock free."""
        lock = self._storage.lock(f"{INDEX_NAME}_WRITELOCK")
        deadline = time.monotonic() + _LOCK_WAIT
        try:
            while not lock.acquire():
                if time.monotonic() > deadline:
                    raise ArchiveError("index.locked")
                time.sleep(0.05)
            try:
                yield
            finally:
                with suppress(OSError):
                    self._tidy()
                lock.release()
        except OSError as error:
            raise ArchiveError("index.unwritable", folder=self._folder, reason=error.strerror or error) from error

    def _tidy(self) -> None:
        """Close and delete whatever the last commit doesn't name."""
        self._storage.close_written()
        self._storage.temp_storage(f"{INDEX_NAME}.tmp").destroy()
        for unfinished in self._folder.glob(f"_{INDEX_NAME}_*.toc.*"):
            unfinished.unlink()
        with suppress(IndexDamagedError), guarded():
            contents = TOC.read(self._storage, INDEX_NAME)
            clean_files(self._storage, INDEX_NAME, contents.generation, contents.segments)

    def close(self) -> None:
        """Let go of every file as soon as no search reads it any more."""
        with self._lock:
            self._readers = {}
            self._parts = ()
            self._version = None


def _due(segments: list[ArticleSegment]) -> list[ArticleSegment]:
    """Segments to merge now, smallest first; none where all is well."""
    for segment in segments:
        if segment.deleted_count() > 200 and segment.deleted_count() * 2 > segment.doc_count_all():
            return [segment]

    def level(segment: ArticleSegment) -> int:
        return int(math.log(max(segment.living(), 1), _MERGE_FACTOR))

    small = sorted((s for s in segments if s.living() < _MERGE_LIMIT), key=ArticleSegment.living)
    for _, alike in groupby(small, level):
        batch = list(alike)
        if len(batch) >= _MERGE_FACTOR:
            return batch
    return []


def _small(segments: list[ArticleSegment]) -> list[ArticleSegment]:
    """The smallest segments, as long as each is not much larger than those before it together."""
    batch: list[ArticleSegment] = []
    total = 0
    for segment in sorted(segments, key=ArticleSegment.living):
        if total + segment.living() > _COMPACTED or (batch and segment.living() > total * _MUCH):
            break
        batch.append(segment)
        total += segment.living()
    return batch


def _flush(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _flush_folder(folder: Path) -> None:
    if os.name != "nt":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
