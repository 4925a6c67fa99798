"""The findings of a comparison beside the two texts: each row is a way to both places."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHBoxLayout, QLabel, QListView, QVBoxLayout, QWidget

from archive_viewer.gui.compare.findings import Finding, Outcome
from archive_viewer.gui.compare.rows import ROW_ROLE, FindingDelegate, FindingModel, Row
from archive_viewer.gui.tasks.runner import Tasks
from archive_viewer.gui.theme import Theme
from archive_viewer.gui.widgets.empty import EmptyNote
from archive_viewer.gui.widgets.panel import Panel

if TYPE_CHECKING:
    from archive_viewer.services.services import Services


class FindingsPanel(Panel):
    """`findingActivated` carries the finding that a person went to."""

    findingActivated = Signal(object)

    def __init__(self, services: "Services", theme: Theme, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(services, theme, tasks, parent)
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._outcome: Outcome | None = None
        self._model = FindingModel(self)
        self.view = QListView(self)
        self.view.setObjectName("differencesList")
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setResizeMode(QListView.ResizeMode.Adjust)
        self.view.setModel(self._model)
        self.view.setItemDelegate(FindingDelegate(theme, self.view))
        self.view.clicked.connect(self._went)
        self.view.activated.connect(self._went)
        self.empty = EmptyNote(theme, self.view)
        self._shared, self._contradicting = QLabel(self), QLabel(self)
        footer = QFrame(self)
        footer.setObjectName("strip")
        footer.setProperty("edge", "top")
        footer.setFixedHeight(37)
        row = QHBoxLayout(footer)
        row.setContentsMargins(16, 0, 16, 0)
        row.addWidget(self._shared)
        row.addStretch(1)
        row.addWidget(self._contradicting)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.view, 1)
        column.addWidget(footer)
        self.settle()

    def show_outcome(self, outcome: Outcome | None) -> None:
        """List what was found."""
        self._outcome = outcome
        self._model.show(outcome)
        self._say()

    def set_current(self, finding: Finding | None) -> None:
        """Light the row of the finding that is stood on."""
        place = self._model.place_of(finding)
        self.view.setCurrentIndex(self._model.index(place) if place >= 0 else QModelIndex())

    def restyle(self) -> None:
        for label in (self._shared, self._contradicting):
            label.setFont(self.theme.ui_font(12))
        self.view.viewport().update()

    def retranslate(self) -> None:
        self._model.words = {
            "facts": self.tr("Values that differ"),
            "differences": self.tr("Differences"),
            "place": self.tr("Para {n}"),
            "sentence": self.tr("{what}: {left} at the left, {right} at the right"),
            "nothing": self.tr("nothing"),
        }
        self.view.setAccessibleName(self.tr("Differences between the two texts"))
        self.show_outcome(self._outcome)

    def _say(self) -> None:
        outcome = self._outcome
        shared = len(outcome.comparison.facts) if outcome else 0
        contradicting = len(outcome.contradictions) if outcome else 0
        self._shared.setText(
            self.tr("1 fact in both") if shared == 1 else self.tr("{n} facts in both").format(n=shared)
        )
        one, more = self.tr("1 with another value"), self.tr("{n} with other values").format(n=contradicting)
        self._contradicting.setText(one if contradicting == 1 else more if contradicting else "")
        if outcome is None or self._model.rowCount():
            self.empty.say("")
        elif outcome.comparison.related:
            self.empty.say(self.tr("The two texts are the same, character for character"))
        else:
            self.empty.say(self.tr("The two texts share no paragraph, and no fact with another value"))

    def _went(self, index: QModelIndex) -> None:
        row = index.data(ROW_ROLE)
        if isinstance(row, Row) and row.finding is not None:
            self.findingActivated.emit(row.finding)
