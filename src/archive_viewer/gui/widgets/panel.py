"""What every view beside the source shares: colours from the theme, words in the language of the moment."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QLayout, QVBoxLayout, QWidget

from archive_viewer.domain.article import Article
from archive_viewer.domain.changes import Changes
from archive_viewer.gui.tasks.runner import Tasks
from archive_viewer.gui.theme import Theme
from archive_viewer.util.paths import resource

if TYPE_CHECKING:
    from archive_viewer.services.services import Services


def panel_sheet(theme: Theme) -> str:
    """The style sheet of panels and dialogs, filled with the theme's colours."""
    return theme.filled(resource("styles", "panels.qss").read_text(encoding="utf-8"))


class Panel(QWidget):
    """A view that restyles itself with the theme and retranslates itself with the language."""

    def __init__(self, services: "Services", theme: Theme, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.services = services
        self.theme = theme
        self.tasks = tasks
        theme.changed.connect(self._theme_changed)

    def settle(self) -> None:
        """Call once at the end of building: colours and words."""
        self._theme_changed()
        self.retranslate()

    def restyle(self) -> None:
        """Take what depends on colours from the theme again."""

    def retranslate(self) -> None:
        """Say everything again in the language of the moment."""

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _theme_changed(self) -> None:
        sheet = panel_sheet(self.theme)
        if sheet != self.styleSheet():
            self.setStyleSheet(sheet)
        self.restyle()

    def locked_reason(self) -> str:
        """Why nothing can be changed here, or "" where it can."""
        if self.services.writable:
            return ""
        return self.tr("This archive is open elsewhere, so it can be read but not changed.")


class SourceCompanion(Panel):
    """A view beside the source: it emits where a person wants to go, which fact or annotation, and what to be told."""

    spanActivated = Signal(object)
    factActivated = Signal(int)
    annotationActivated = Signal(int)
    messageRequested = Signal(str)

    def __init__(self, services: "Services", theme: Theme, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(services, theme, tasks, parent)
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)

    def show_article(self, article: Article | None) -> None:
        """Show what belongs to an article, or nothing."""
        raise NotImplementedError

    def refresh(self, changes: Changes) -> None:
        """Read again where what is shown changed."""
        raise NotImplementedError

    def set_search(self, text: str) -> None:
        """Light up the words of the global search."""
        raise NotImplementedError

    def point_at(self, offset: int) -> None:
        """Make current what the source's cursor is on, a code point, without going anywhere."""
        raise NotImplementedError

    def lay_out(self, head: Sequence[QLayout | QWidget], view: QWidget, footer: QWidget | None = None) -> None:
        """Stack the rows of a head with air around them, the view that takes the room, and a footer."""
        rows = QVBoxLayout()
        rows.setContentsMargins(12, 8, 12, 8)
        rows.setSpacing(8)
        for row in head:
            if isinstance(row, QLayout):
                rows.addLayout(row)
            else:
                rows.addWidget(row)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(rows)
        column.addWidget(view, 1)
        if footer is not None:
            column.addWidget(footer)
