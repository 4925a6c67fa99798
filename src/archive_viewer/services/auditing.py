"""The audit: what is odd among an article's numbers, what other articles contradict, and what a person let stand."""

import getpass
from collections.abc import Callable, Iterator
from dataclasses import replace

from archive_viewer.derive.audit import audit, elsewhere
from archive_viewer.domain.errors import NotFoundError
from archive_viewer.domain.fact import FactFilter
from archive_viewer.domain.finding import Finding
from archive_viewer.services.hub import ChangeHub
from archive_viewer.services.mutation import action
from archive_viewer.storage import articles, facts
from archive_viewer.storage import findings as stored
from archive_viewer.storage.database import Database
from archive_viewer.util.clock import now


class Auditing:
    """Findings of the articles of an archive."""

    def __init__(self, database: Database, hub: ChangeHub) -> None:
        self._database = database
        self._hub = hub

    def findings(self, article_id: int, dismissed: bool = False) -> list[Finding]:
        """Findings of one article, those that other articles raise last; with `dismissed`, those let stand too.

        Raises NotFoundError.
        """
        with self._database.reading() as session:
            article = articles.article(session, article_id)
            own = facts.facts(session, FactFilter(article_id=article_id))
            found = audit(article.text, own) + elsewhere(own, stored.answering(session, article_id))
            decided = stored.dismissals(session, [finding.key for finding in found])
        marked = []
        for finding in found:
            decision = decided.get(finding.key)
            if decision is None:
                marked.append(finding)
            elif dismissed:
                who, when = decision.dismissed_by, decision.dismissed_at
                marked.append(replace(finding, note=decision.note, dismissed_by=who, dismissed_at=when))
        return marked

    def of_archive(self, cancelled: Callable[[], bool] = lambda: False) -> Iterator[Finding]:
        """Findings of all articles, one article after the other; each contradiction between two articles once."""
        with self._database.reading() as session:
            ids = articles.ids(session, "added")
        seen: set[frozenset[str]] = set()
        for article_id in ids:
            if cancelled():
                return
            for finding in self.findings(article_id):
                claims = frozenset(f"{fact.article_id}:{fact.start}" for fact in finding.facts)
                if claims not in seen:
                    seen.add(claims)
                    yield finding

    def dismiss(self, article_id: int, key: str, note: str = "") -> None:
        """Let a finding stand, with a note why. Raises NotFoundError where the article has no such finding."""
        finding = next((f for f in self.findings(article_id) if f.key == key), None)
        if finding is None:
            raise NotFoundError("audit.not_found", key=key)
        row = {"article_id": article_id, "key": key, "note": note}
        with action(self._database, self._hub, "undo.dismiss_finding") as journal:
            who = {"dismissed_by": getpass.getuser(), "dismissed_at": now()}
            journal.insert("finding_decisions", {**row, **who}, article_id=article_id)

    def restore(self, article_id: int, key: str) -> None:
        """Show a dismissed finding again. Raises NotFoundError."""
        with self._database.reading() as session:
            decision = stored.dismissals(session, [key]).get(key)
        if decision is None:
            raise NotFoundError("audit.not_found", key=key)
        with action(self._database, self._hub, "undo.restore_finding") as journal:
            journal.delete("finding_decisions", decision.id, article_id=article_id)
