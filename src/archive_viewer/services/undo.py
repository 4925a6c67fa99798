"""Undo and redo of everything that a person does, also after a restart."""

from dataclasses import dataclass

from archive_viewer.domain.changes import Changes
from archive_viewer.services.hub import ChangeHub
from archive_viewer.storage import journal
from archive_viewer.storage.database import Database
from archive_viewer.storage.journal import Action, Replayed


@dataclass(frozen=True, slots=True)
class UndoState:
    """What undo and redo would act on: message codes with parameters, or None."""

    undo: Action | None
    redo: Action | None

    @property
    def undo_code(self) -> str | None:
        return None if self.undo is None else self.undo.code

    @property
    def redo_code(self) -> str | None:
        return None if self.redo is None else self.redo.code


class Undoing:
    """The undo log of an archive."""

    def __init__(self, database: Database, hub: ChangeHub) -> None:
        self._database = database
        self._hub = hub

    def state(self) -> UndoState:
        with self._database.reading() as session:
            return UndoState(*journal.peek(session))

    def undo(self) -> str | None:
        """Take the latest action back; the code of what was undone, or None where there was nothing."""
        with self._database.writing() as session:
            replayed = journal.undo(session)
        return self._announce(replayed)

    def redo(self) -> str | None:
        """Do again what was undone last; its code, or None where there was nothing."""
        with self._database.writing() as session:
            replayed = journal.redo(session)
        return self._announce(replayed)

    def _announce(self, replayed: Replayed | None) -> str | None:
        if replayed is None:
            return None
        self._hub.publish(Changes(replayed.touched, replayed.article_ids))
        return replayed.action.code
