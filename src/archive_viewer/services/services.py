"""All use cases of one open archive, in one place."""

from dataclasses import dataclass
from pathlib import Path

from archive_viewer.services.annotating import Annotating
from archive_viewer.services.auditing import Auditing
from archive_viewer.services.backups import Backups
from archive_viewer.services.checking import Checking
from archive_viewer.services.completing import Completing
from archive_viewer.services.entities import Entities
from archive_viewer.services.exporting import Exporting
from archive_viewer.services.fact_tables import FactTables
from archive_viewer.services.facts import Facts
from archive_viewer.services.hub import ChangeHub
from archive_viewer.services.importing import Importing
from archive_viewer.services.indexing import Indexing
from archive_viewer.services.library import Library
from archive_viewer.services.measuring import Measuring
from archive_viewer.services.passages import Passages
from archive_viewer.services.printing import Printing
from archive_viewer.services.receiving import Receiving
from archive_viewer.services.rederiving import Rederiving
from archive_viewer.services.revising import Revising
from archive_viewer.services.searching import Searching
from archive_viewer.services.settings import Preferences, Settings
from archive_viewer.services.tagging import Tagging
from archive_viewer.services.undo import Undoing
from archive_viewer.storage.database import Database
from archive_viewer.storage.lock import Owner
from archive_viewer.util.processes import WorkerPool


@dataclass(frozen=True, slots=True)
class Services:
    """What a person can do with an archive. All of it is synchronous and may be called from any thread."""

    database: Database
    changes: ChangeHub
    library: Library
    importing: Importing
    revising: Revising
    searching: Searching
    completing: Completing
    facts: Facts
    fact_tables: FactTables
    auditing: Auditing
    measuring: Measuring
    rederiving: Rederiving
    entities: Entities
    annotating: Annotating
    tagging: Tagging
    receiving: Receiving
    passages: Passages
    exporting: Exporting
    printing: Printing
    undo: Undoing
    indexing: Indexing
    settings: Settings
    preferences: Preferences
    checking: Checking
    backups: Backups
    workers: WorkerPool

    @property
    def folder(self) -> Path:
        return self.database.folder

    @property
    def writable(self) -> bool:
        return self.database.writable

    @property
    def owner(self) -> Owner | None:
        """Who holds the archive where this process may not write."""
        return self.database.owner

    def close(self) -> None:
        """End background work and let go of the archive."""
        self.indexing.close()
        self.searching.close()
        self.workers.close()
        self.database.close()
