"""Composition root: a folder becomes the services of one archive. No Qt."""

import os
import uuid
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
from archive_viewer.services.services import Services
from archive_viewer.services.settings import Preferences, Settings
from archive_viewer.services.tagging import Tagging
from archive_viewer.services.undo import Undoing
from archive_viewer.storage.database import Database
from archive_viewer.util.paths import config_folder
from archive_viewer.util.processes import WorkerPool

_READER = "archive_viewer.services.work:read_file"


def open_services(folder: Path, create: bool = False, read_only: bool = False, jobs: int | None = None) -> Services:
    """Open the archive in `folder`. Raises ArchiveError with what to do about it.

    Where another process holds the archive the services come read-only (`writable` is false). `jobs` bounds the worker
    processes of imports; by default there is one for each core.
    """
    database = Database(folder.expanduser(), create=create, read_only=read_only)
    hub = ChangeHub()
    settings = Settings(database)
    if database.writable and not settings.get("archive.generation"):
        settings.put("archive.generation", uuid.uuid4().hex)
    workers = WorkerPool(_READER, jobs or min(8, os.cpu_count() or 1))
    indexing = Indexing(database, hub)
    importing, searching = Importing(database, hub, workers), Searching(database, indexing)
    return Services(
        database=database,
        changes=hub,
        library=Library(database, hub),
        importing=importing,
        revising=Revising(database, hub),
        searching=searching,
        completing=Completing(database, settings, hub),
        facts=Facts(database, hub),
        fact_tables=FactTables(database),
        auditing=Auditing(database, hub),
        measuring=Measuring(database),
        rederiving=Rederiving(database, hub, workers.size),
        entities=Entities(database, hub),
        annotating=Annotating(database, hub),
        tagging=Tagging(database, hub),
        receiving=Receiving(database, hub, importing, searching),
        passages=Passages(database, hub),
        exporting=Exporting(database),
        printing=Printing(database),
        undo=Undoing(database, hub),
        indexing=indexing,
        settings=settings,
        preferences=Preferences(config_folder()),
        checking=Checking(database, indexing),
        backups=Backups(database),
        workers=workers,
    )
