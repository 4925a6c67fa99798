"""Deriving the facts of stored articles anew when the rules have changed, without touching what a person decided."""

import logging
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from archive_viewer.domain.changes import Changes, Touched
from archive_viewer.domain.fact import Fact
from archive_viewer.domain.record import Record
from archive_viewer.services.deriving import RULES_VERSION, TextJob
from archive_viewer.services.hub import ChangeHub
from archive_viewer.storage import articles, rederived
from archive_viewer.storage.database import Database
from archive_viewer.util.processes import Answer, WorkerPool

TIME_LIMIT = 120.0
"""Seconds for the facts of one article."""

_BATCH = 50


@dataclass(frozen=True, slots=True)
class Rederived(Record):
    """How many articles were derived anew, how many of their facts changed, which articles could not be derived."""

    articles: int = 0
    facts: int = 0
    failed: tuple[int, ...] = ()
    cancelled: bool = False


class Rederiving:
    """Brings facts up to the rules of this version; stopped or killed, it goes on where it was."""

    def __init__(self, database: Database, hub: ChangeHub, jobs: int) -> None:
        self._database = database
        self._hub = hub
        self._jobs = jobs

    def outdated(self) -> list[int]:
        """Articles whose facts were derived by other rules than this version's."""
        with self._database.reading() as session:
            return rederived.outdated(session, RULES_VERSION)

    def run(
        self,
        article_ids: Sequence[int] | None = None,
        progress: Callable[[int, int], None] | None = None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> Rederived:
        """Derive these articles anew, or those that are outdated; `progress` gets (done, of how many).

        Each batch is one transaction: what is done stays when `cancelled` says stop. Facts that a person confirmed,
        corrected or rejected stay as they are, and facts with annotations stay.
        """
        wanted = list(self.outdated() if article_ids is None else article_ids)
        done, changed, failed = 0, 0, []
        pool = WorkerPool("archive_viewer.services.deriving:derive_job", self._jobs)
        try:
            batch: list[tuple[TextJob, tuple[Fact, ...]]] = []
            for answer in pool.stream(self._texts(wanted), TIME_LIMIT, cancelled):
                if answer.error is not None:
                    failed.append(_failed(answer))
                elif not answer.ended:
                    batch.append((answer.payload, answer.value))
                if len(batch) >= _BATCH:
                    done, changed, batch = done + len(batch), changed + self._store(batch), []
                    if progress is not None:
                        progress(done + len(failed), len(wanted))
            if batch:
                done, changed = done + len(batch), changed + self._store(batch)
        finally:
            pool.close()
        if progress is not None:
            progress(done + len(failed), len(wanted))
        return Rederived(done, changed, tuple(failed), cancelled())

    def _texts(self, ids: Sequence[int]) -> Iterator[TextJob]:
        for article_id in ids:
            with self._database.reading() as session:
                article = articles.article(session, article_id)
            body = tuple(block for block in article.blocks if block.role.in_body)
            yield TextJob(article_id, article.revision, article.text, article.published_at, body)

    def _store(self, batch: Sequence[tuple[TextJob, tuple[Fact, ...]]]) -> int:
        changed = 0
        with self._database.writing() as session:
            for job, derived in batch:
                revision_id = rederived.current_revision(session, job.article_id)
                if revision_id is None or articles.article(session, job.article_id).revision != job.revision:
                    continue
                changed += rederived.replace(session, job.article_id, revision_id, job.revision, derived)
                rederived.stamp(session, revision_id, RULES_VERSION)
        self._hub.publish(Changes(Touched.FACTS, frozenset(job.article_id for job, _ in batch)))
        return changed


def _failed(answer: Answer) -> int:
    job: TextJob = answer.payload
    logging.getLogger(__name__).error("deriving article %d failed", job.article_id, exc_info=answer.error)
    return job.article_id
