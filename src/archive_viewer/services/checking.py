"""Checking that the archive is what it should be, and mending what can be mended."""

import hashlib
from dataclasses import dataclass, field

from archive_viewer.domain.record import Record
from archive_viewer.search.index import WhooshIndex
from archive_viewer.services.index_work import FOLDER
from archive_viewer.services.indexing import Indexing
from archive_viewer.storage import articles, integrity, outbox
from archive_viewer.storage.database import Database
from archive_viewer.util.messages import sentence, system_language


@dataclass(frozen=True, slots=True)
class Issue(Record):
    """Something wrong: a message code with parameters; `repaired` where it was mended."""

    code: str
    params: dict[str, str] = field(default_factory=dict)
    repaired: bool = False

    def sentence(self, language: str | None = None) -> str:
        return sentence(self.code, self.params, language or system_language())


class Checking:
    """Checks the database, the originals, the anchors and the index."""

    def __init__(self, database: Database, indexing: Indexing) -> None:
        self._database = database
        self._indexing = indexing

    def check(self, repair: bool = False) -> list[Issue]:
        """Everything that is wrong; [] when all is well. With `repair` a bad index is made anew."""
        with self._database.reading() as session:
            issues = [Issue("check.database", {"detail": d}) for d in integrity.faults(session)]
            issues += [
                Issue("check.original", {"sha256": sha256})
                for sha256, data in integrity.originals(session)
                if data is None or hashlib.sha256(data).hexdigest() != sha256
            ]
            issues += [Issue("check.anchor", {"id": str(i)}) for i in integrity.misplaced(session)]
        return issues + self._index(repair)

    def _index(self, repair: bool) -> list[Issue]:
        index = WhooshIndex(self._database.folder / FOLDER)
        try:
            with self._database.reading() as session:
                pending, count = outbox.pending(session), articles.count(session)
            if not pending and index.stamp() == self._indexing.stamp() and index.count() == count:
                return []
        finally:
            index.close()
        if pending and not repair:
            return [Issue("check.index_behind", {"count": str(len(pending))})]
        if repair and self._database.writable:
            self._indexing.rebuild()
            self._indexing.drain()
            return [Issue("check.index", repaired=True)]
        return [Issue("check.index")]
