"""The window's frame: toolbar, strips, panes, tray and status, built and named; what they do is said elsewhere."""

import sys
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from archive_viewer.gui.actions import Actions
from archive_viewer.gui.annotations.panel import AnnotationsPanel
from archive_viewer.gui.audit import AuditPanel
from archive_viewer.gui.cards import EmptyArchive, ReadOnlyCard
from archive_viewer.gui.charts import ChartsPanel
from archive_viewer.gui.compare.pane import ComparePane
from archive_viewer.gui.compare.panel import FindingsPanel
from archive_viewer.gui.facts.panel import FactsPanel
from archive_viewer.gui.library.panel import LibraryPanel
from archive_viewer.gui.outline.panel import OutlinePanel
from archive_viewer.gui.panes import Panes
from archive_viewer.gui.passages.tray import PassageTray
from archive_viewer.gui.people.panel import PeoplePanel
from archive_viewer.gui.reader.panel import ReaderPanel
from archive_viewer.gui.results.no_results import NoResults
from archive_viewer.gui.results.panel import ResultsPanel
from archive_viewer.gui.status import StatusStrip
from archive_viewer.gui.tasks.runner import Tasks
from archive_viewer.gui.theme import Theme, cjk_font_present
from archive_viewer.gui.timeline.panel import TimelinePanel
from archive_viewer.gui.toolbar import Toolbar
from archive_viewer.gui.widgets.panel import SourceCompanion
from archive_viewer.gui.widgets.strip import NoticeStrip

if TYPE_CHECKING:
    from archive_viewer.services.services import Services

FONT_PACKAGES = "fonts-noto-cjk (Debian, Ubuntu), google-noto-sans-cjk-fonts (Fedora), noto-fonts-cjk (Arch)"
MINIMUM = (1024, 640)
USUAL = (1440, 900)


class WindowFrame(QMainWindow):
    """All parts of the window by name: toolbar, panes, library, results, reader, facts, outline, annotations, tray."""

    def __init__(self, services: "Services", theme: Theme, tasks: Tasks) -> None:
        super().__init__()
        self.services = services
        self.theme = theme
        self.tasks = tasks
        self.setObjectName("mainWindow")
        self.setAcceptDrops(True)
        self.setMinimumSize(*MINIMUM)
        self.resize(*USUAL)
        self.actions_ = Actions(theme, self)
        self._build_parts()
        self._lay_out()
        theme.changed.connect(self.dress)
        self.dress()

    @property
    def archive_name(self) -> str:
        """What the open archive is called."""
        name = self.services.folder.name
        return self.tr("Default archive") if name == "default" else name

    def show_pages(self, *, empty: bool) -> None:
        """Show the reading room or the card of an empty archive, unless the read-only card is up."""
        if self.pages.currentWidget() is not self.read_only_card:
            self.pages.setCurrentWidget(self.empty_card if empty else self.reading_room)

    def _build_parts(self) -> None:
        services, theme, tasks = self.services, self.theme, self.tasks
        self.toolbar = Toolbar(theme, self.actions_)
        self.read_only_strip = NoticeStrip(theme, "lock")
        self.font_strip = NoticeStrip(theme, "warn")
        self.error_strip = NoticeStrip(theme, "error")
        self.panes = Panes(theme)
        self.library = LibraryPanel(services, theme, tasks)
        self.results = ResultsPanel(theme)
        self.reader = ReaderPanel(services, theme, tasks)
        self.second = ReaderPanel(services, theme, tasks, name="secondArticleView")
        self.comparison = ComparePane(services, theme, tasks, self.reader, self.second)
        self.findings = FindingsPanel(services, theme, tasks, self)
        self.reader.add_header_action(self.actions_["actionCompare"], "columns")
        self.no_results = NoResults(theme)
        self.facts = FactsPanel(services, theme, tasks)
        self.outline = OutlinePanel(services, theme, tasks)
        self.timeline = TimelinePanel(services, theme, tasks)
        self.people = PeoplePanel(services, theme, tasks)
        self.annotations = AnnotationsPanel(services, theme, tasks)
        self.audit = AuditPanel(services, theme, tasks)
        self.charts = ChartsPanel(services, theme, tasks)
        self.companions: dict[str, SourceCompanion] = {
            "facts": self.facts, "outline": self.outline, "timeline": self.timeline, "people": self.people,
            "annotations": self.annotations, "charts": self.charts, "audit": self.audit,
        }  # fmt: skip
        self.tray = PassageTray(services, theme, tasks)
        self.status = StatusStrip(theme)
        self.empty_card = EmptyArchive(theme)
        self.read_only_card = ReadOnlyCard(theme, services)
        self.pages = QStackedWidget()
        self.reading_room = QWidget()

    def _lay_out(self) -> None:
        self.panes.left.add("library", self.library)
        self.panes.left.add("results", self.results)
        self.panes.centre.addWidget(self.comparison)
        self.panes.centre.addWidget(self.no_results)
        for key, panel in self.companions.items():
            self.panes.views.add(key, panel)
        room = QVBoxLayout(self.reading_room)
        room.setContentsMargins(0, 0, 0, 0)
        room.setSpacing(0)
        room.addWidget(self.panes, 1)
        room.addWidget(self.tray)
        for page in (self.reading_room, self.empty_card, self.read_only_card):
            self.pages.addWidget(page)
        centre = QWidget()
        column = QVBoxLayout(centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for strip in (self.toolbar, self.read_only_strip, self.font_strip, self.error_strip):
            column.addWidget(strip)
        column.addWidget(self.pages, 1)
        column.addWidget(self.status)
        self.setCentralWidget(centre)
        self.read_only_strip.hide()
        self.font_strip.setVisible(not cjk_font_present())

    def dress(self) -> None:
        """Name everything in the language of the moment."""
        if sys.platform == "darwin":
            self.actions_.fill(self.menuBar())
        article = self.reader.article
        name = self.archive_name
        self.setWindowTitle(f"{article.title} – {name}" if article is not None else f"{name} – Archive Viewer")
        self.toolbar.set_archive(name, writable=self.services.writable)
        self.panes.left.set_words({"library": self.tr("Library"), "results": self.tr("Results")})
        self.panes.views.set_words(
            {
                "facts": self.tr("Facts"),
                "outline": self.tr("Outline"),
                "timeline": self.tr("Timeline"),
                "people": self.tr("People"),
                "annotations": self.tr("Annotations"),
                "charts": self.tr("Charts"),
                "audit": self.tr("Findings"),
                "compare": self.tr("Compare"),
            }
        )
        self.panes.views.name_chevron(self.tr("More views"))
        self.panes.left.name_chevron(self.tr("More"))
        if self.font_strip.isVisibleTo(self):
            self.font_strip.say(
                self.tr("No Chinese font"),
                self.tr("Chinese text can't be shown. Install {packages}, then start again.").format(
                    packages=FONT_PACKAGES
                ),
            )
            self.font_strip.button.setText(self.tr("Close"))
