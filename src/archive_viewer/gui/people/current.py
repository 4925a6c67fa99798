"""The current entity: its row's buttons and form, and what a person does with it."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QObject, QPoint, QSize, QTimer, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QVBoxLayout, QWidget

from archive_viewer.domain.annotation import Color
from archive_viewer.domain.entity import Entity, EntityName
from archive_viewer.gui.operations import annotating, naming
from archive_viewer.gui.people.delegate import ENTITY, TEXT, PeopleDelegate
from archive_viewer.gui.people.model import EntityRow, MentionRow, PeopleModel
from archive_viewer.gui.people.name_form import NameForm
from archive_viewer.gui.people.view import PeopleView
from archive_viewer.gui.tasks.runner import Tasks
from archive_viewer.gui.theme import Theme
from archive_viewer.gui.widgets.note_form import NoteForm

if TYPE_CHECKING:
    from archive_viewer.services.services import Services

BUTTONS = 30
FORMS = {"comment": 148, "tag": 148, "merge": 76, "split": 76, "rename": 76}


class Holder(QWidget):
    """Covers a row below its own lines, and leaves clicks beside its content to the list."""

    def __init__(self, content: QWidget, left: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.content = content
        column = QVBoxLayout(self)
        column.setContentsMargins(left, ENTITY - 2, 12, 4)
        column.addWidget(content)
        column.addStretch(1)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.ignore()


class CurrentEntity(QObject):
    """Knows the current entity by id, so that it stays current when the rows are made anew."""

    annotated = Signal(int)
    refused = Signal(str)
    searched = Signal(str)
    closed = Signal()

    def __init__(
        self,
        services: "Services",
        theme: Theme,
        tasks: Tasks,
        view: PeopleView,
        model: PeopleModel,
        delegate: PeopleDelegate,
    ) -> None:
        super().__init__(view)
        self._services, self._theme, self._tasks = services, theme, tasks
        self._view, self._model, self._delegate = view, model, delegate
        self.entity_id: int | None = None
        self.number = 0
        self.form = ""
        self.locked = ""
        self.article_id: int | None = None
        self.known_tags: Sequence[str] = ()
        self.decided: Mapping[int, Sequence[EntityName]] = {}

    def forget(self) -> None:
        """Nothing is current."""
        self.entity_id, self.number, self.form = None, 0, ""

    def make(self, index: QModelIndex) -> None:
        """Make a row current; an entity's row then holds its buttons."""
        row = self._model.row_at(index)
        if isinstance(row, EntityRow | MentionRow):
            number = row.number if isinstance(row, MentionRow) else 0
            if (row.entity.id, number) != (self.entity_id, self.number):
                self.form = ""
            self.entity_id, self.number = row.entity.id, number
        if index.isValid():
            self._view.setCurrentIndex(index)
        self.embed()

    def restore(self) -> None:
        """After the rows were made anew: find the current one again."""
        index = self._model.place_of(self.entity_id, self.number)
        if index.isValid():
            self._view.setCurrentIndex(index)
        self._delegate.tall = {}
        self.embed()

    def embed(self) -> None:
        """Put the buttons, or the form that is open, into the current row."""
        self._view.take_widgets(self._delegate.tall)
        self._delegate.tall = {}
        index = self._view.currentIndex()
        row = self._model.row_at(index)
        if isinstance(row, EntityRow):
            self._delegate.tall[index.row()] = ENTITY + FORMS.get(self.form, BUTTONS)
            left = 12 if self.form else round(TEXT)
            self._view.setIndexWidget(index, Holder(self._content(row), left))
        self._view.scheduleDelayedItemsLayout()

    def do(self, verb: str) -> None:
        """comment, tag, search, merge, rename or split: with the current entity."""
        row = self._model.row_at(self._view.currentIndex())
        if not isinstance(row, EntityRow | MentionRow):
            return
        if verb == "search":
            names = dict.fromkeys((*row.entity.names, *(n.name for n in self.decided.get(row.entity.id, ()))))
            self.searched.emit(" OR ".join(f'"{name}"' for name in names))
        elif self.locked:
            self.refused.emit(self.locked)
        else:
            if isinstance(row, MentionRow):
                self.make(self._model.place_of(row.entity.id))
            self.form = verb
            self.embed()
            QTimer.singleShot(0, self, self._focus_form)

    def menu(self, at: QPoint) -> None:
        """All verbs of the current entity."""
        menu = QMenu(self._view)
        for verb, words in (*self._verbs(), *self._naming()):
            if verb == "merge":
                menu.addSeparator()
            action = menu.addAction(f"{words[0]}\t{words[1]}")
            action.setEnabled(verb == "search" or not self.locked)
            action.triggered.connect(lambda _=False, v=verb: self.do(v))
        for name in self.decided.get(self.entity_id or 0, ()):
            action = menu.addAction(self.tr("Take out “{name}”").format(name=name.name))
            action.setEnabled(not self.locked)
            action.triggered.connect(lambda _=False, n=name: naming.take_out(self._tasks, self._services, n.id))
        menu.exec(at)
        menu.deleteLater()

    def _verbs(self) -> tuple[tuple[str, tuple[str, str]], ...]:
        return (
            ("search", (self.tr("Search the archive"), "S")),
            ("comment", (self.tr("Comment"), "C")),
            ("tag", (self.tr("Tag"), "T")),
        )

    def _naming(self) -> tuple[tuple[str, tuple[str, str]], ...]:
        return (
            ("merge", (self.tr("Is the same as…"), "M")),
            ("rename", (self.tr("Rename…"), "R")),
            ("split", (self.tr("Another one in this article…"), "D")),
        )

    def _content(self, row: EntityRow) -> QWidget:
        if self.form in ("comment", "tag"):
            return self._note_form(row.entity)
        return self._name_form(row.entity) if self.form else self._buttons(row)

    def _name_form(self, entity: Entity) -> QWidget:
        questions = {
            "merge": self.tr("“{name}” is the same as"),
            "rename": self.tr("Call “{name}” (empty: as articles do)"),
            "split": self.tr("In this article “{name}” is another one, called"),
        }
        question = questions[self.form].format(name=entity.name)
        form = NameForm(self._theme, question, self.tr("OK"), self.tr("Cancel"), self._view.viewport())
        verb = self.form
        if verb == "rename":
            form.fill(entity.name)
        else:
            form.asked.connect(lambda words: self._offer(form, entity, words))
        form.given.connect(lambda name: self._named(verb, entity, name))
        form.closed.connect(self._close)
        return form

    def _offer(self, form: NameForm, entity: Entity, words: str) -> None:
        def show(found: list[tuple[int, str]]) -> None:
            form.offer([name for other, name in found if other != entity.id])

        candidates = self._services.entities.candidates
        self._tasks.query(
            lambda _cancel: candidates(entity.kind, words) if words else [], show, replaces="entity-names"
        )

    def _named(self, verb: str, entity: Entity, name: str) -> None:
        if verb == "rename":
            shown = "" if name == entity.name else name
            if name != entity.name:
                naming.rename(self._tasks, self._services, entity.id, shown)
        elif verb == "split" and self.article_id is not None:
            naming.split(self._tasks, self._services, entity.id, self.article_id, name)
        elif verb == "merge" and name:
            self._merge(entity, name)

    def _merge(self, entity: Entity, name: str) -> None:
        def found(candidates: list[tuple[int, str]]) -> None:
            into = next((other for other, called in candidates if called == name and other != entity.id), None)
            if into is None:
                self.refused.emit(self.tr("The archive has nothing of this kind called “{name}”").format(name=name))
                return
            naming.merge(self._tasks, self._services, [entity.id], into, lambda: self._stand_at(into))

        candidates = self._services.entities.candidates
        self._tasks.query(lambda _cancel: candidates(entity.kind, name, 50), found)

    def _stand_at(self, entity_id: int) -> None:
        self.entity_id, self.number = entity_id, 0
        self.restore()

    def _buttons(self, row: EntityRow) -> QWidget:
        holder = QWidget(self._view.viewport())
        line = QHBoxLayout(holder)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(4)
        icons = {"search": "search", "comment": "comment", "tag": "tag"}
        for verb, (words, key) in self._verbs():
            button = QToolButton(holder)
            button.setObjectName(f"entity{verb.capitalize()}")
            button.setIcon(self._theme.icon(icons[verb], "text2", 14))
            button.setIconSize(QSize(14, 14))
            button.setText(words)
            button.setToolButtonStyle(button.toolButtonStyle().ToolButtonTextBesideIcon)
            button.setProperty("look", "boxed")
            button.setProperty("small", "true")
            button.setFont(self._theme.ui_font(12))
            button.setAccessibleName(f"{words}: {row.entity.name}")
            may = verb == "search" or not self.locked
            button.setEnabled(may)
            button.setToolTip(f"{words} ({key})" if may else self.locked)
            button.clicked.connect(lambda _=False, v=verb: self.do(v))
            line.addWidget(button)
        line.addStretch(1)
        more = QToolButton(holder)
        more.setObjectName("entityMore")
        more.setIcon(self._theme.icon("more", "text2", 14))
        more.setProperty("look", "boxed")
        more.setProperty("small", "true")
        more.setToolTip(self.tr("Same as, rename, tell apart (M, R, D)"))
        more.setAccessibleName(self.tr("More for {name}").format(name=row.entity.name))
        more.clicked.connect(lambda: self.menu(more.mapToGlobal(QPoint(0, more.height()))))
        line.addWidget(more)
        return holder

    def _note_form(self, entity: Entity) -> QWidget:
        note = NoteForm(self._theme, self.known_tags, self._view.viewport(), colors=False, deletable=False)
        note.fill("", (), Color.YELLOW.value)
        note.saved.connect(lambda comment, tags, _color: self._annotate(entity, comment, tags))
        note.closed.connect(self._close)
        return note

    def _annotate(self, entity: Entity, comment: str, tags: Sequence[str]) -> None:
        if self.article_id is None:
            return
        annotating.annotate_entity(
            self._tasks,
            self._services,
            self.article_id,
            entity.id,
            comment=comment,
            tags=tags,
            done=lambda note: self.annotated.emit(note.id),
        )

    def _focus_form(self) -> None:
        self._view.executeDelayedItemsLayout()
        self._view.scrollTo(self._view.currentIndex())
        holder = self._view.indexWidget(self._view.currentIndex())
        if isinstance(holder, Holder) and isinstance(holder.content, NoteForm):
            holder.content.focus(self.form)
        elif isinstance(holder, Holder) and isinstance(holder.content, NameForm):
            holder.content.focus()

    def _close(self) -> None:
        self.form = ""
        self._view.setFocus()
        self.embed()
        self.closed.emit()
