"""Everything that the window can do, as data: name, words, icon, keys. Menus, palette and shortcuts are made of it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QObject
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from archive_viewer.gui.theme import Theme


@dataclass(frozen=True)
class Verb:
    """One action. `text` is what QT_TRANSLATE_NOOP gives, `name` its objectName, `menu` the menu it stands in.

    `group` makes it one choice among others, `writes` says that a read-only archive forbids it, `rule` draws a line
    above it.
    """

    name: str
    menu: str
    text: object
    icon: str = ""
    keys: tuple[str, ...] = ()
    group: str = ""
    writes: bool = False
    checkable: bool = False
    rule: bool = False


MENUS = (
    ("file", QT_TRANSLATE_NOOP("Actions", "File")),
    ("edit", QT_TRANSLATE_NOOP("Actions", "Edit")),
    ("find", QT_TRANSLATE_NOOP("Actions", "Find")),
    ("go", QT_TRANSLATE_NOOP("Actions", "Go")),
    ("view", QT_TRANSLATE_NOOP("Actions", "View")),
    ("theme", QT_TRANSLATE_NOOP("Actions", "Theme")),
    ("language", QT_TRANSLATE_NOOP("Actions", "Language")),
    ("help", QT_TRANSLATE_NOOP("Actions", "Help")),
)

VERBS = (
    Verb("actionImport", "file", QT_TRANSLATE_NOOP("Actions", "Import files…"), "import", ("Ctrl+O",), writes=True),
    Verb(
        "actionImportFolder",
        "file",
        QT_TRANSLATE_NOOP("Actions", "Import a folder…"),
        "folder",
        ("Ctrl+Shift+O",),
        writes=True,
    ),
    Verb(
        "actionImportAddress",
        "file",
        QT_TRANSLATE_NOOP("Actions", "Import from the web…"),
        "external",
        ("Ctrl+Shift+U",),
        writes=True,
    ),
    Verb(
        "actionPasteArticle",
        "file",
        QT_TRANSLATE_NOOP("Actions", "Paste as an article"),
        "plus",
        ("Ctrl+V",),
        writes=True,
    ),
    Verb(
        "actionImportAnnotations", "file", QT_TRANSLATE_NOOP("Actions", "Import annotations…"), "comment", writes=True
    ),
    Verb("actionShowImport", "file", QT_TRANSLATE_NOOP("Actions", "Show the last import"), "list"),
    Verb("actionExport", "file", QT_TRANSLATE_NOOP("Actions", "Export passages…"), "export", ("Ctrl+E",), rule=True),
    Verb("actionVerify", "file", QT_TRANSLATE_NOOP("Actions", "Check an evidence pack…"), "shield"),
    Verb("actionSavePdf", "file", QT_TRANSLATE_NOOP("Actions", "Save the article as PDF…"), "doc"),
    Verb("actionPrint", "file", QT_TRANSLATE_NOOP("Actions", "Print the article…"), "doc", ("Ctrl+P",)),
    Verb(
        "actionOpenArchive",
        "file",
        QT_TRANSLATE_NOOP("Actions", "Open another archive…"),
        "archive",
        ("Ctrl+Shift+A",),
        rule=True,
    ),
    Verb("actionQuit", "file", QT_TRANSLATE_NOOP("Actions", "Quit"), "", ("Ctrl+Q",), rule=True),
    Verb("actionUndo", "edit", QT_TRANSLATE_NOOP("Actions", "Undo"), "undo", ("Ctrl+Z",), writes=True),
    Verb("actionRedo", "edit", QT_TRANSLATE_NOOP("Actions", "Redo"), "retry", ("Ctrl+Shift+Z", "Ctrl+Y"), writes=True),
    Verb("actionHighlight", "edit", QT_TRANSLATE_NOOP("Actions", "Highlight"), "mark-1", writes=True, rule=True),
    Verb("actionComment", "edit", QT_TRANSLATE_NOOP("Actions", "Comment"), "comment", writes=True),
    Verb("actionTag", "edit", QT_TRANSLATE_NOOP("Actions", "Tag"), "tag", writes=True),
    Verb("actionAddPassage", "edit", QT_TRANSLATE_NOOP("Actions", "Add to the passages"), "passage", writes=True),
    Verb("actionTags", "edit", QT_TRANSLATE_NOOP("Actions", "Tags…"), "tag", ("Ctrl+Shift+T",)),
    Verb("actionAddFact", "edit", QT_TRANSLATE_NOOP("Actions", "Add as a fact"), "facts", writes=True),
    Verb("actionCopyCitation", "edit", QT_TRANSLATE_NOOP("Actions", "Copy with citation"), "copy", ("Ctrl+Shift+C",)),
    Verb(
        "actionDeleteArticle",
        "edit",
        QT_TRANSLATE_NOOP("Actions", "Delete the article"),
        "trash",
        writes=True,
        rule=True,
    ),
    Verb("actionSearch", "find", QT_TRANSLATE_NOOP("Actions", "Search"), "search", ("Ctrl+F", "/")),
    Verb(
        "actionFindInArticle",
        "find",
        QT_TRANSLATE_NOOP("Actions", "Find in this article"),
        "search",
        ("Ctrl+Shift+F",),
    ),
    Verb("actionNextHit", "find", QT_TRANSLATE_NOOP("Actions", "Next hit"), "down", ("F3",), rule=True),
    Verb("actionPreviousHit", "find", QT_TRANSLATE_NOOP("Actions", "Previous hit"), "up", ("Shift+F3",)),
    Verb(
        "actionNextUncovered",
        "find",
        QT_TRANSLATE_NOOP("Actions", "Next number without a fact"),
        "facts",
        ("Ctrl+Shift+G",),
    ),
    Verb("actionFilter", "find", QT_TRANSLATE_NOOP("Actions", "Filter"), "filter", ("Ctrl+Shift+L",), checkable=True),
    Verb(
        "actionSaveSearch",
        "find",
        QT_TRANSLATE_NOOP("Actions", "Save this search"),
        "bookmark",
        ("Ctrl+D",),
        writes=True,
    ),
    Verb("actionForgetSearches", "find", QT_TRANSLATE_NOOP("Actions", "Forget past searches"), "trash", writes=True),
    Verb("actionSearchHelp", "find", QT_TRANSLATE_NOOP("Actions", "How to search"), "help"),
    Verb("actionBack", "go", QT_TRANSLATE_NOOP("Actions", "Back"), "back", ("Alt+Left",)),
    Verb("actionForward", "go", QT_TRANSLATE_NOOP("Actions", "Forward"), "forward", ("Alt+Right",)),
    Verb("actionLibrary", "go", QT_TRANSLATE_NOOP("Actions", "Library"), "archive", ("Ctrl+L",), rule=True),
    Verb("actionResults", "go", QT_TRANSLATE_NOOP("Actions", "Results"), "search", ("Ctrl+R",)),
    Verb("actionNextPane", "go", QT_TRANSLATE_NOOP("Actions", "Next pane"), "columns", ("F6",)),
    Verb("actionPreviousPane", "go", QT_TRANSLATE_NOOP("Actions", "Previous pane"), "columns", ("Shift+F6",)),
    Verb("actionNumbers", "view", QT_TRANSLATE_NOOP("Actions", "All numbers…"), "table", ("Ctrl+Shift+N",)),
    Verb("actionCompare", "view", QT_TRANSLATE_NOOP("Actions", "Compare"), "columns", ("Ctrl+B",)),
    Verb("actionShowOriginal", "view", QT_TRANSLATE_NOOP("Actions", "View the original…"), "doc", ("Ctrl+U",)),
    Verb(
        "actionLargerText", "view", QT_TRANSLATE_NOOP("Actions", "Larger text"), "type", ("Ctrl++", "Ctrl+="), rule=True
    ),
    Verb("actionSmallerText", "view", QT_TRANSLATE_NOOP("Actions", "Smaller text"), "type", ("Ctrl+-",)),
    Verb("actionNormalText", "view", QT_TRANSLATE_NOOP("Actions", "Text at normal size"), "type", ("Ctrl+0",)),
    Verb("actionFullScreen", "view", QT_TRANSLATE_NOOP("Actions", "Full screen"), "columns", ("F11",), rule=True),
    Verb("actionThemeSystem", "theme", QT_TRANSLATE_NOOP("Actions", "Like the system"), "", group="theme"),
    Verb("actionThemeLight", "theme", QT_TRANSLATE_NOOP("Actions", "Light"), "", group="theme"),
    Verb("actionThemeDark", "theme", QT_TRANSLATE_NOOP("Actions", "Dark"), "", group="theme"),
    Verb("actionLanguageSystem", "language", QT_TRANSLATE_NOOP("Actions", "Like the system"), "", group="language"),
    Verb("actionLanguageChinese", "language", QT_TRANSLATE_NOOP("Actions", "Simplified Chinese"), "", group="language"),
    Verb("actionLanguageEnglish", "language", QT_TRANSLATE_NOOP("Actions", "English"), "", group="language"),
    Verb("actionCommandPalette", "help", QT_TRANSLATE_NOOP("Actions", "Commands"), "keyboard", ("Ctrl+K",)),
    Verb("actionShortcuts", "help", QT_TRANSLATE_NOOP("Actions", "Shortcuts"), "keyboard", ("F1",)),
    Verb("actionAbout", "help", QT_TRANSLATE_NOOP("Actions", "About Archive Viewer"), "info", rule=True),
)


def words(text: object) -> str:
    """A text of the tables above in the language of the moment."""
    return QCoreApplication.translate("Actions", str(text))


class Actions(QObject):
    """The window's QActions by name, with words and icons that follow language and theme."""

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._theme = theme
        self._actions: dict[str, QAction] = {}
        groups: dict[str, QActionGroup] = {}
        for verb in VERBS:
            action = QAction(window)
            action.setObjectName(verb.name)
            action.setShortcuts([QKeySequence(keys) for keys in verb.keys])
            action.setCheckable(verb.checkable or bool(verb.group))
            if verb.group:
                groups.setdefault(verb.group, QActionGroup(window)).addAction(action)
            action.setMenuRole(QAction.MenuRole.QuitRole if verb.name == "actionQuit" else QAction.MenuRole.NoRole)
            window.addAction(action)
            self._actions[verb.name] = action
        theme.changed.connect(self._dress)
        self._dress()

    def __getitem__(self, name: str) -> QAction:
        return self._actions[name]

    def __iter__(self) -> Iterator[QAction]:
        return iter(self._actions.values())

    def connect_all(self, handlers: dict[str, Callable[[], object]]) -> None:
        """Connect `triggered` of each named action."""
        for name, handler in handlers.items():
            self._actions[name].triggered.connect(lambda _checked=False, h=handler: h())

    def allow_writing(self, allowed: bool) -> None:
        """Switch off what would change a read-only archive."""
        for verb in VERBS:
            if verb.writes:
                self._actions[verb.name].setEnabled(allowed)

    def fill(self, target: QMenu | QMenuBar) -> None:
        """Menus with every action, into the window's menu or a menu bar; themes and languages inside View."""
        target.clear()
        made: dict[str, QMenu] = {}
        for key, title in MENUS:
            parent = made["view"] if key in ("theme", "language") else target
            if key == "theme":
                parent.addSeparator()
            menu = parent.addMenu(words(title))
            made[key] = menu
            for verb in VERBS:
                if verb.menu == key:
                    if verb.rule:
                        menu.addSeparator()
                    menu.addAction(self._actions[verb.name])

    def _dress(self) -> None:
        for verb in VERBS:
            action = self._actions[verb.name]
            if verb.name not in ("actionUndo", "actionRedo") or not action.text():
                action.setText(words(verb.text))
            if verb.icon:
                action.setIcon(self._theme.icon(verb.icon, "text2", 16))
                action.setIconVisibleInMenu(True)
