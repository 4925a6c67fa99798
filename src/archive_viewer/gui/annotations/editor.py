"""The editor inside a card: opens in place, saves what changed, keeps what could not be saved."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QObject, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from archive_viewer.domain.annotation import Annotation
from archive_viewer.gui.annotations.delegate import BODY_TOP, LEFT, RIGHT, AnnotationDelegate
from archive_viewer.gui.annotations.model import AnnotationModel, Card
from archive_viewer.gui.annotations.view import AnnotationView
from archive_viewer.gui.operations import annotating
from archive_viewer.gui.tasks.runner import Tasks
from archive_viewer.gui.theme import Theme
from archive_viewer.gui.widgets.note_form import NoteForm

if TYPE_CHECKING:
    from archive_viewer.services.services import Services

Draft = tuple[str, Sequence[str], str]


class CardEditor(QObject):
    """One card at most is open. A draft stays in `drafts` until its mutation has gone through."""

    closed = Signal()

    def __init__(
        self,
        services: "Services",
        theme: Theme,
        tasks: Tasks,
        view: AnnotationView,
        model: AnnotationModel,
        delegate: AnnotationDelegate,
    ) -> None:
        super().__init__(view)
        self._services, self._theme, self._tasks = services, theme, tasks
        self._view, self._model, self._delegate = view, model, delegate
        self._form: NoteForm | None = None
        self._held: Draft | None = None
        self._held_focus = (False, "comment")
        self.drafts: dict[int, Draft] = {}
        self.back: QWidget | None = None
        """Where the focus goes once the card is closed, where it was opened from elsewhere."""
        self.known_tags: Sequence[str] = ()

    @property
    def open_id(self) -> int | None:
        """The annotation being edited."""
        return self._delegate.editing

    def open(self, index: QModelIndex, part: str) -> None:
        """Open the card's editor with the cursor in its comment or tags."""
        card = self._model.card_at(index)
        if card is None:
            return
        if self._delegate.editing == card.note.id and self._form is not None:
            self._form.focus(part)
            return
        self.finish()
        self._embed(index, card)
        QTimer.singleShot(0, self, lambda: self._reveal(part))

    def finish(self) -> None:
        """Save what changed and close."""
        if self._form is not None:
            self._form.finish()

    def reseat(self) -> None:
        """After the cards were made anew: put the open editor back into its card, as it was."""
        open_id, form = self._delegate.editing, self._form
        if open_id is None or form is None:
            return
        index = self._model.place_of(open_id)
        card = self._model.card_at(index)
        if card is None:
            self._delegate.editing, self._form = None, None
            return
        content = self._held
        had_focus, part = self._held_focus
        self._embed(index, card)
        if self._form is not None and content is not None:
            self._form.write(*content)
            if had_focus:
                QTimer.singleShot(0, self, lambda: self._reveal(part))

    def hold(self) -> None:
        """Before the cards are made anew: remember what stands in the open editor."""
        self._held, self._held_focus = None, (False, "comment")
        if self._form is not None:
            self._held = self._form.content()
            in_tags = self._form.tags.hasFocus()
            self._held_focus = (in_tags or self._form.comment.hasFocus(), "tag" if in_tags else "comment")
            self._form.disarm()

    def remove(self, annotation_ids: Sequence[int]) -> None:
        """Delete annotations; the window's undo brings them back."""
        if self._delegate.editing in annotation_ids and self._form is not None:
            self._form.cancel()
        annotating.remove(self._tasks, self._services, annotation_ids)

    def _embed(self, index: QModelIndex, card: Card) -> None:
        note = card.note
        form = NoteForm(self._theme, self.known_tags, self._view.viewport())
        form.fill(note.comment, note.tags, note.color)
        if note.id in self.drafts:
            form.write(*self.drafts[note.id])
        form.saved.connect(lambda comment, tags, color: self._save(note, comment, tags, color))
        form.closed.connect(self._closed)
        form.deleteRequested.connect(lambda: self.remove([note.id]))
        holder = QWidget(self._view.viewport())
        box = QVBoxLayout(holder)
        box.setContentsMargins(LEFT - 1, BODY_TOP - 2, RIGHT, 10)
        box.addWidget(form)
        self._form = form
        self._delegate.editing = note.id
        self._delegate.editor_height = form.sizeHint().height() + 10
        self._view.setCurrentIndex(index)
        self._view.setIndexWidget(index, holder)
        self._view.scheduleDelayedItemsLayout()

    def _reveal(self, part: str) -> None:
        self._view.executeDelayedItemsLayout()
        self._view.scrollTo(self._view.currentIndex())
        if self._form is not None:
            self._form.focus(part)

    def _closed(self) -> None:
        index = self._model.place_of(self._delegate.editing)
        holder = self._view.indexWidget(index) if index.isValid() else None
        had_focus = self._form is not None and self._form.isAncestorOf(self._view.window().focusWidget())
        self._delegate.editing, self._form = None, None
        if had_focus:
            (self.back or self._view).setFocus()
        self.back = None
        if holder is not None:
            holder.hide()
            self._view.setIndexWidget(index, None)  # type: ignore[arg-type]
        self._view.scheduleDelayedItemsLayout()
        self.closed.emit()

    def _stored(self, note: Annotation) -> None:
        self.drafts.pop(note.id, None)

    def _save(self, note: Annotation, comment: str, tags: Sequence[str], color: str) -> None:
        self.drafts[note.id] = (comment, tags, color)
        annotating.change(
            self._tasks,
            self._services,
            note.id,
            comment=comment if comment != note.comment else None,
            tags=tags if tuple(tags) != note.tags else None,
            color=color if color != note.color else None,
            done=self._stored,
        )
