"""One person's action: a transaction, its journal, and the announcement afterwards."""

from collections.abc import Iterator
from contextlib import contextmanager

from archive_viewer.domain.changes import Changes
from archive_viewer.services.hub import ChangeHub
from archive_viewer.storage.database import Database
from archive_viewer.storage.journal import Journal


@contextmanager
def action(database: Database, hub: ChangeHub, code: str, **params: object) -> Iterator[Journal]:
    """Mutate through the journal that this gives; commits, then tells the hub. `code` names the action for undo."""
    with database.writing() as session:
        journal = Journal(session, code, {name: str(value) for name, value in params.items()})
        yield journal
        journal.close()
    hub.publish(Changes(journal.touched, frozenset(journal.article_ids)))
