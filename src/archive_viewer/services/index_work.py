"""What the indexing worker process does: it reads the database and writes the index."""

from dataclasses import dataclass
from pathlib import Path

from archive_viewer.search.index import WhooshIndex
from archive_viewer.storage import articles, outbox
from archive_viewer.storage.database import Database

FOLDER = "index"


@dataclass(frozen=True, slots=True)
class IndexJob:
    """Index up to `size` entries of the outbox; first begin anew where the index does not bear `stamp`.

    `anew`: begin anew in any case. `compact`: tidy the index up instead.
    """

    folder: Path
    stamp: str
    size: int
    verify: bool = False
    anew: bool = False
    compact: bool = False


@dataclass(frozen=True, slots=True)
class IndexOutcome:
    """The outbox is done up to `settled`. `begun_anew`: the index was made empty, everything must be read again."""

    settled: int = 0
    articles: int = 0
    begun_anew: bool = False


_kept: dict[Path, WhooshIndex] = {}
"""The index that this process works on, with what it has read of it: a change then costs no more than itself."""


def work(job: IndexJob) -> IndexOutcome:
    """Bring the index one step closer to the database."""
    index = _kept.setdefault(job.folder, WhooshIndex(job.folder / FOLDER))
    try:
        if job.compact:
            index.compact()
            return IndexOutcome()
        return _update(job, index)
    except BaseException:
        _kept.pop(job.folder).close()
        raise


def _update(job: IndexJob, index: WhooshIndex) -> IndexOutcome:
    database = Database(job.folder, read_only=True)
    try:
        if job.anew or (job.verify and not _sound(index, database, job.stamp)):
            index.create(job.stamp)
            return IndexOutcome(begun_anew=True)
        with database.reading() as session:
            settled, ids = outbox.batch(session, job.size)
            documents = outbox.documents(session, ids)
        if ids:
            index.update(documents.values(), [i for i in ids if i not in documents])
        return IndexOutcome(settled, len(ids))
    finally:
        database.close()


def _sound(index: WhooshIndex, database: Database, stamp: str) -> bool:
    if index.stamp() != stamp:
        return False
    with database.reading() as session:
        return bool(outbox.pending(session)) or index.count() == articles.count(session)
