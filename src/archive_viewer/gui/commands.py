"""What each action of the window does."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QAbstractItemView, QApplication, QFileDialog, QMenu, QMessageBox, QWidget

from archive_viewer import __version__
from archive_viewer.domain.annotation import Annotation
from archive_viewer.domain.article import Article
from archive_viewer.gui.dialogs.palette import CommandPalette
from archive_viewer.gui.dialogs.search_help import SearchHelp
from archive_viewer.gui.dialogs.shortcuts import ShortcutsDialog
from archive_viewer.gui.dialogs.tags_dialog import TagsDialog
from archive_viewer.gui.operations import browsing, exporting, history, searching
from archive_viewer.gui.passages.export_dialog import ExportDialog
from archive_viewer.gui.session import recent_archives

if TYPE_CHECKING:
    from archive_viewer.gui.main_window import MainWindow
    from archive_viewer.services.undo import UndoState

NORMAL_SIZE = 17
VERBS_OF_READER = {
    "actionHighlight": "highlight",
    "actionComment": "comment",
    "actionTag": "tag",
    "actionAddPassage": "passage",
    "actionAddFact": "fact",
    "actionCopyCitation": "copy",
}
READING = (
    "actionCopyCitation", "actionFindInArticle", "actionCompare", "actionShowOriginal", "actionNextUncovered",
    "actionPrint", "actionSavePdf",
)  # fmt: skip
ALLOWED_SCHEMES = ("http", "https")


class Commands(QObject):
    """Handlers of the window's actions. They use its panels; they show no errors themselves."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        actions, imports = window.actions_, window.imports
        actions.connect_all(
            {
                "actionImport": imports.choose_files,
                "actionImportFolder": imports.choose_folder,
                "actionImportAddress": imports.ask_addresses,
                "actionPasteArticle": imports.paste,
                "actionShowImport": imports.show_sheet,
                "actionExport": self.export,
                "actionOpenArchive": self.open_archive,
                "actionQuit": window.close,
                "actionUndo": self.undo,
                "actionRedo": self.redo,
                "actionDeleteArticle": self.delete_current,
                "actionSearch": self.focus_search,
                "actionFindInArticle": lambda: window.comparing.active.show_find(),
                "actionNextHit": lambda: self.step_hit(forwards=True),
                "actionPreviousHit": lambda: self.step_hit(forwards=False),
                "actionNextUncovered": self.next_uncovered,
                "actionSaveSearch": self.save_search,
                "actionForgetSearches": self.forget_searches,
                "actionSearchHelp": self.show_search_help,
                "actionBack": self.back,
                "actionForward": self.forward,
                "actionLibrary": self.show_library,
                "actionResults": lambda: window.panes.show_left("results"),
                "actionNextPane": lambda: self.cycle_panes(1),
                "actionPreviousPane": lambda: self.cycle_panes(-1),
                "actionNumbers": window.numbers.show,
                "actionTags": self.show_tags,
                "actionCompare": window.comparing.toggle,
                "actionShowOriginal": lambda: window.comparing.active.show_original(),
                "actionLargerText": lambda: self._resize_text(1),
                "actionSmallerText": lambda: self._resize_text(-1),
                "actionNormalText": lambda: window.theme.set_article_type(size=NORMAL_SIZE),
                "actionFullScreen": self._full_screen,
                "actionThemeSystem": lambda: window.theme.choose("system"),
                "actionThemeLight": lambda: window.theme.choose("light"),
                "actionThemeDark": lambda: window.theme.choose("dark"),
                "actionLanguageSystem": lambda: window.language.choose("system"),
                "actionLanguageChinese": lambda: window.language.choose("zh_CN"),
                "actionLanguageEnglish": lambda: window.language.choose("en"),
                "actionCommandPalette": self.show_palette,
                "actionShortcuts": self.show_shortcuts,
                "actionAbout": self.show_about,
            }
        )
        for name, verb in VERBS_OF_READER.items():
            actions.connect_all({name: partial(self._do_in_reader, verb)})
        actions["actionFilter"].toggled.connect(self._filter)
        actions["actionFilter"].setChecked(True)
        window.toolbar.archivePressed.connect(self._show_archives)
        window.theme.changed.connect(self._check_choices)
        self.follow_trail()
        self.follow_article(None)
        self.follow_search("")
        self._check_choices()

    def _do_in_reader(self, verb: str) -> None:
        self._window.comparing.active.view.do(verb)

    def follow_trail(self) -> None:
        """Enable back and forward as the trail allows."""
        self._window.actions_["actionBack"].setEnabled(self._window.trail.can_go_back)
        self._window.actions_["actionForward"].setEnabled(self._window.trail.can_go_forward)

    def follow_article(self, article: Article | None) -> None:
        """Enable what needs an article."""
        writable = self._window.services.writable
        for name in (*VERBS_OF_READER, "actionDeleteArticle", *READING):
            reads = name in READING
            self._window.actions_[name].setEnabled(article is not None and (writable or reads))

    def follow_search(self, query: str) -> None:
        """Enable what needs a search."""
        actions = self._window.actions_
        actions["actionSaveSearch"].setEnabled(bool(query) and self._window.services.writable)
        for name in ("actionNextHit", "actionPreviousHit"):
            actions[name].setEnabled(bool(query))
        filtering = bool(query) and not self._window.results.facets.empty
        self._window.toolbar.show_filtering(filtering and actions["actionFilter"].isChecked())

    def read_undo(self) -> None:
        """Name undo and redo after what they act on."""

        def show(state: "UndoState") -> None:
            actions, words = self._window.actions_, self._window.notifier.words
            for name, text, named, entry in (
                ("actionUndo", self.tr("Undo"), self.tr("Undo {what}"), state.undo),
                ("actionRedo", self.tr("Redo"), self.tr("Redo {what}"), state.redo),
            ):
                what = words(entry.code, entry.params) if entry is not None else ""
                actions[name].setText(named.format(what=what) if what else text)
                actions[name].setEnabled(entry is not None and self._window.services.writable)

        history.read_state(self._window.tasks, self._window.services, show)

    def undo(self) -> None:
        """Take back the latest action and say what it was."""
        history.undo(self._window.tasks, self._window.services, lambda code: self._tell(self.tr("Undone"), code))

    def redo(self) -> None:
        """Do again what was undone and say what it was."""
        history.redo(self._window.tasks, self._window.services, lambda code: self._tell(self.tr("Redone"), code))

    def _tell(self, done: str, code: str | None) -> None:
        if code is not None:
            what = self._window.notifier.words(code, {})
            self._window.notifier.tell(self.tr("{done}: {what}").format(done=done, what=what.replace("“{name}”", "")))

    def export(self, chosen: Sequence[Annotation] | None = None) -> None:
        """Show the export dialog for these annotations, or for the passages in the tray."""
        window = self._window
        dialog = ExportDialog(window.services, window.theme, window.tasks, chosen, window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def focus_search(self) -> None:
        """Put the cursor into the search box, its text selected."""
        line = self._window.toolbar.search.line
        line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        line.selectAll()

    def show_library(self) -> None:
        """Bring the library to the front, with the cursor in its filter."""
        self._window.panes.show_left("library")
        self._window.library.focus_filter()

    def show_view(self, key: str) -> None:
        """Bring a view to the front and put the focus into it."""
        views = self._window.panes.views
        views.show_pane(key)
        focus_into(views.stack)

    def step_hit(self, *, forwards: bool) -> None:
        """Go to the next or previous place, on to the next article after the last one."""
        window, article = self._window, self._window.reader.article
        control, reader = window.control, window.reader
        article_id = article.id if article is not None else None
        here = article_id is not None and control.hit_of(article_id) is not None
        if not here or not (reader.next_match() if forwards else reader.previous_match()):
            control.step(article_id, forwards)

    def next_uncovered(self) -> None:
        """Select the next number of the article that no fact covers; F then makes one of it."""
        if not self._window.comparing.active.next_uncovered():
            self._window.notifier.tell(self.tr("Every number of this article is covered by a fact"))

    def save_search(self) -> None:
        """Keep the query among the saved searches."""
        window, query = self._window, self._window.control.query
        if query:
            browsing.save_search(window.tasks, window.services, query, lambda: self._search_saved())

    def forget_searches(self) -> None:
        """Forget what was searched, saved searches aside."""
        window = self._window
        told = self.tr("Past searches are forgotten; saved ones are kept")
        searching.forget(window.tasks, window.services, lambda: window.notifier.tell(told))

    def _search_saved(self) -> None:
        self._window.library.read_shelves()
        self._window.notifier.tell(self.tr("Search saved; it is listed in the library"))

    def _filter(self, wanted: bool) -> None:
        window = self._window
        window.results.show_facets(wanted)
        if wanted and not window.control.query:
            self.focus_search()
        self.follow_search(window.control.query)

    def show_search_help(self) -> None:
        """Show how to search, with examples to click."""
        box = self._window.toolbar.search
        popover = SearchHelp(self._window.theme, self._window)
        popover.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        popover.queryChosen.connect(box.set_query)
        popover.adjustSize()
        corner = box.mapToGlobal(QPoint(box.width() - popover.sizeHint().width(), box.height() + 4))
        popover.move(corner)
        popover.show()

    def back(self) -> None:
        """Go where the reader was before."""
        place = self._window.trail.back(self._window.place())
        if place is not None:
            self._window.go_to_place(place)
        self.follow_trail()

    def forward(self) -> None:
        """Go where the reader was before going back."""
        place = self._window.trail.forward(self._window.place())
        if place is not None:
            self._window.go_to_place(place)
        self.follow_trail()

    def cycle_panes(self, step: int) -> None:
        """Move the focus from pane to pane: search box, left pane, source, view, tray."""
        window = self._window
        left, views = window.panes.left, window.panes.views
        shown = window.library.list if left.current() == "library" else window.results.list
        stops: list[tuple[QWidget, QWidget]] = [(window.toolbar.search, window.toolbar.search.line)]
        if left.isVisible():
            stops.append((left, shown if shown.isVisible() else left.bar))
        stops += [(each, each.view) for each in (window.reader, window.second)]
        stops += [(views, views.stack), (window.tray, window.tray)]
        focused = QApplication.focusWidget()
        within = [
            n for n, (w, _) in enumerate(stops) if focused is not None and (w is focused or w.isAncestorOf(focused))
        ]
        here = within[-1] if within else -1
        for offset in range(1, len(stops) + 1):
            _, target = stops[(here + offset * step) % len(stops)]
            if focus_into(target):
                return

    def delete_current(self) -> None:
        """Delete the open article."""
        article = self._window.reader.article
        if article is not None:
            self.delete_articles([article.id])

    def delete_articles(self, article_ids: list[int]) -> None:
        """Delete articles; they can be brought back by undo."""
        n = len(article_ids)
        text = self.tr("Article deleted; undo brings it back")
        if n > 1:
            text = self.tr("{n} articles deleted; undo brings them back").format(n=n)
        window = self._window
        browsing.delete(window.tasks, window.services, article_ids, lambda: window.notifier.tell(text))

    def copy_citation_of(self, article_id: int) -> None:
        """Put an article's reference on the clipboard."""
        window = self._window
        told = self.tr("Citation copied")
        exporting.copy_reference(window.tasks, window.services, article_id, lambda: window.notifier.tell(told))

    def open_page(self, url: str) -> None:
        """Open a web page outside; anything but http and https is refused."""
        address = QUrl(url, QUrl.ParsingMode.StrictMode)
        if address.isValid() and address.scheme() in ALLOWED_SCHEMES:
            QDesktopServices.openUrl(address)
        else:
            self._window.notifier.tell(self.tr("Only http and https addresses are opened"))

    def say_lost_link(self, link: str) -> None:
        """Say that a link can't be followed."""
        self._window.notifier.tell(self.tr("This link leads to no article: {link}").format(link=link[:80]))

    def open_archive(self) -> None:
        """Ask for the folder of another archive."""
        window = self._window
        name = QFileDialog.getExistingDirectory(window, self.tr("Open an archive"), str(window.services.folder.parent))
        if name:
            window.archiveWanted.emit(name)

    def show_palette(self) -> None:
        """Show the command palette."""
        window = self._window
        palette = CommandPalette(window.services, window.theme, window.tasks, window.actions_, window)
        palette.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        palette.articleChosen.connect(window.go)
        palette.queryChosen.connect(window.toolbar.search.set_query)
        palette.pop_up()

    def show_tags(self, name: str = "") -> None:
        """Show the tags of the archive, with one of them chosen."""
        window = self._window
        dialog = TagsDialog(window.services, window.theme, window.tasks, window, name)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.searchRequested.connect(window.toolbar.search.set_query)
        dialog.told.connect(window.notifier.tell)
        dialog.open()

    def show_shortcuts(self) -> None:
        """List every shortcut."""
        dialog = ShortcutsDialog(self._window.theme, self._window.actions_, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def show_about(self) -> None:
        """Say what this program is."""
        box = QMessageBox(self._window)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setWindowTitle(self.tr("About Archive Viewer"))
        box.setText(f"Archive Viewer {__version__}")
        box.setInformativeText(self.tr("A reading room for news articles kept as evidence. MIT licence."))
        box.open()

    def _show_archives(self, at: QPoint) -> None:
        window = self._window
        menu = QMenu(window)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        here = str(window.services.folder)
        for folder in [here, *(f for f in recent_archives(window.services.preferences) if f != here)]:
            action = menu.addAction(window.theme.icon("archive"), f"{Path(folder).name}    {folder}")
            action.setEnabled(folder != here)
            action.triggered.connect(lambda _checked=False, f=folder: window.archiveWanted.emit(f))
        menu.addSeparator()
        menu.addAction(window.actions_["actionOpenArchive"])
        menu.popup(at)

    def _resize_text(self, step: int) -> None:
        theme = self._window.theme
        theme.set_article_type(size=theme.article_size + step)

    def _full_screen(self) -> None:
        window = self._window
        if window.isFullScreen():
            window.showNormal()
        else:
            window.showFullScreen()

    def _check_choices(self) -> None:
        window = self._window
        themes = {"system": "actionThemeSystem", "light": "actionThemeLight", "dark": "actionThemeDark"}
        languages = {"system": "actionLanguageSystem", "zh_CN": "actionLanguageChinese", "en": "actionLanguageEnglish"}
        window.actions_[themes[window.theme.choice]].setChecked(True)
        window.actions_[languages[window.language.choice]].setChecked(True)
        self.read_undo()


def focus_into(widget: QWidget) -> bool:
    """Focus the widget, else a list in it, else the first thing that takes the keyboard; whether there was one."""
    inside = widget.findChildren(QWidget)
    takers = [widget, *sorted(inside, key=lambda each: not isinstance(each, QAbstractItemView))]
    for taker in takers:
        if taker.isVisible() and taker.isEnabled() and taker.focusPolicy() & Qt.FocusPolicy.TabFocus:
            taker.setFocus(Qt.FocusReason.TabFocusReason)
            return True
    return False
