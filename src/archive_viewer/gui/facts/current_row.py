"""The current fact: its row's buttons and forms, and what a person does with it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QObject, QPoint, QTimer, Signal
from PySide6.QtWidgets import QMenu, QWidget

from archive_viewer.domain.fact import Fact, FactStatus
from archive_viewer.gui.facts.delegate import CURRENT, FactDelegate, value_column
from archive_viewer.gui.facts.model import FactModel
from archive_viewer.gui.facts.row_widgets import FORM_HEIGHT, CorrectionForm, ReviewButtons, RowHolder
from archive_viewer.gui.facts.view import FactsView
from archive_viewer.gui.operations import annotating, reviewing
from archive_viewer.gui.tasks.runner import Tasks
from archive_viewer.gui.theme import Theme
from archive_viewer.gui.widgets.note_form import NoteForm

if TYPE_CHECKING:
    from archive_viewer.services.services import Services

NOTE_HEIGHT = 148


class CurrentRow(QObject):
    """Knows the current fact by id, so that it stays current when the rows are made anew."""

    annotated = Signal(int)
    refused = Signal(str)

    def __init__(
        self,
        services: "Services",
        theme: Theme,
        tasks: Tasks,
        view: FactsView,
        model: FactModel,
        delegate: FactDelegate,
    ) -> None:
        super().__init__(view)
        self._services, self._theme, self._tasks = services, theme, tasks
        self._view, self._model, self._delegate = view, model, delegate
        self.fact_id: int | None = None
        self.form = ""
        self.locked = ""
        self.known_tags: Sequence[str] = ()

    def forget(self) -> None:
        """No fact is current."""
        self.fact_id, self.form = None, ""

    def make(self, index: QModelIndex) -> None:
        """Make a row current and expand it."""
        fact = self._model.fact_at(index)
        if fact is not None:
            if fact.id != self.fact_id:
                self.form = ""
            self.fact_id = fact.id
        if index.isValid():
            self._view.setCurrentIndex(index)
        self.embed()

    def restore(self) -> None:
        """After the rows were made anew: find the current fact again."""
        index = self._model.place_of(self.fact_id)
        if index.isValid():
            self._view.setCurrentIndex(index)
        self._delegate.tall = {}
        self.embed()

    def embed(self) -> None:
        """Put the buttons, or the form that is open, into the current row."""
        self._view.take_widgets(self._delegate.tall)
        self._delegate.tall = {}
        index = self._view.currentIndex()
        fact = self._model.fact_at(index)
        if fact is not None:
            width = self._view.viewport().width()
            extra = {"correct": FORM_HEIGHT, "comment": NOTE_HEIGHT, "tag": NOTE_HEIGHT}.get(self.form)
            self._delegate.tall[index.row()] = CURRENT if extra is None else 46 + extra
            left = 12 if self.form and width < 360 else round(value_column(width))
            self._view.setIndexWidget(index, RowHolder(self._content(fact, width), left, 45))
        self._view.scheduleDelayedItemsLayout()

    def do(self, verb: str) -> None:
        """confirm, reject, reopen, correct, comment or tag the current fact."""
        fact = self._model.fact_at(self._view.currentIndex())
        if fact is None or fact.id is None:
            return
        if self.locked:
            self.refused.emit(self.locked)
        elif verb == "confirm":
            reviewing.confirm(self._tasks, self._services, fact.id)
            self._advance()
        elif verb == "reject":
            reviewing.reject(self._tasks, self._services, fact.id)
            self._advance()
        elif verb == "reopen":
            reviewing.reopen(self._tasks, self._services, fact.id)
        else:
            self.form = verb
            self.embed()
            QTimer.singleShot(0, self, self._focus_form)

    def menu(self, at: QPoint) -> None:
        """All verbs of the current fact."""
        fact = self._model.fact_at(self._view.currentIndex())
        if fact is None:
            return
        menu = QMenu(self._view)
        verbs = (
            ("confirm", self.tr("Confirm"), "Y"),
            ("correct", self.tr("Correct…"), "E"),
            ("reject", self.tr("Reject"), "N"),
            ("reopen", self.tr("Back to unchecked"), ""),
            ("comment", self.tr("Comment…"), "C"),
            ("tag", self.tr("Tag…"), "T"),
        )
        for verb, words, key in verbs:
            action = menu.addAction(f"{words}\t{key}" if key else words)
            action.setEnabled(not self.locked and (verb != "reopen" or fact.status is not FactStatus.DERIVED))
            action.setToolTip(self.locked)
            action.triggered.connect(lambda _=False, v=verb: self.do(v))
            if verb == "reopen":
                menu.addSeparator()
        menu.exec(at)
        menu.deleteLater()

    def _advance(self) -> None:
        """On to the next fact, as one reviews from the top down."""
        if self._view.hasFocus() and not self.form:
            self._view.step(1)
        self.form = ""

    def _focus_form(self) -> None:
        self._view.executeDelayedItemsLayout()
        self._view.scrollTo(self._view.currentIndex())
        holder = self._view.indexWidget(self._view.currentIndex())
        if not isinstance(holder, RowHolder):
            return
        if isinstance(holder.content, CorrectionForm):
            holder.content.first_field().setFocus()
            holder.content.first_field().selectAll()
        elif isinstance(holder.content, NoteForm):
            holder.content.focus(self.form)

    def _close(self) -> None:
        self.form = ""
        self._view.setFocus()
        self.embed()

    def _content(self, fact: Fact, width: int) -> QWidget:
        if self.form == "correct":
            form = CorrectionForm(self._theme, fact, self._model.text, self._view.viewport())
            form.saved.connect(lambda fields, note: self._correct(fact, fields, note))
            form.cancelled.connect(self._close)
            return form
        if self.form in ("comment", "tag"):
            note = NoteForm(self._theme, self.known_tags, self._view.viewport(), colors=False, deletable=False)
            note.fill("", (), "yellow")
            note.saved.connect(lambda comment, tags, _color: self._annotate(fact, comment, tags))
            note.closed.connect(self._close)
            return note
        room = width - round(value_column(width)) - 12
        buttons = ReviewButtons(self._theme, room, self.locked, self._view.viewport())
        buttons.confirmed.connect(lambda: self.do("confirm"))
        buttons.correcting.connect(lambda: self.do("correct"))
        buttons.rejected.connect(lambda: self.do("reject"))
        buttons.commenting.connect(lambda: self.do("comment"))
        return buttons

    def _correct(self, fact: Fact, fields: dict[str, object], note: str) -> None:
        if fact.id is not None:
            reviewing.correct(self._tasks, self._services, fact.id, fields, note=note)
        self._close()

    def _annotate(self, fact: Fact, comment: str, tags: Sequence[str]) -> None:
        if fact.id is None or fact.article_id is None:
            return
        annotating.annotate_fact(
            self._tasks,
            self._services,
            fact.article_id,
            fact.id,
            comment=comment,
            tags=tags,
            done=lambda note: self.annotated.emit(note.id),
        )
