"""The tags of the archive as a tree: colour, name, how many annotations bear each, what it stands for."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeySequence, QPainter, QPixmap, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QToolButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from archive_viewer.domain.annotation import SEPARATOR, Color, Tag
from archive_viewer.gui.operations import tagging
from archive_viewer.gui.tasks.runner import Tasks
from archive_viewer.gui.theme import Theme, mark_number
from archive_viewer.gui.widgets.buttons import PushButton

if TYPE_CHECKING:
    from archive_viewer.services.services import Services

NAME, COUNT, DESCRIPTION = 0, 1, 2
_TAG = Qt.ItemDataRole.UserRole
_SWATCH = 14


class TagsDialog(QDialog):
    """Names and descriptions are edited in place (F2); a name that another tag has joins the two. All can be undone.

    `searchRequested` carries the query for a tag, `told` what was done.
    """

    searchRequested = Signal(str)
    told = Signal(str)

    def __init__(self, services: "Services", theme: Theme, tasks: Tasks, parent: QWidget, chosen: str = "") -> None:
        super().__init__(parent)
        self._services, self._theme, self._tasks = services, theme, tasks
        self._filling = False
        self._current = chosen
        self.setObjectName("tagsDialog")
        self.setWindowTitle(self.tr("Tags"))
        self.resize(620, 460)
        self.tree = QTreeWidget()
        self.tree.setObjectName("tagTree")
        self.tree.setAccessibleName(self.tr("Tags"))
        self.tree.setFont(theme.ui_font(13, cjk=True))
        self.tree.setHeaderLabels([self.tr("Tag"), self.tr("Annotations"), self.tr("Meaning")])
        self.tree.setColumnWidth(NAME, 240)
        self.tree.header().setSectionResizeMode(COUNT, QHeaderView.ResizeMode.ResizeToContents)
        self.tree.header().setStretchLastSection(True)
        self.tree.setIconSize(QSize(_SWATCH, _SWATCH))
        self.tree.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.hint = QLabel()
        self.hint.setProperty("tone", "hint")
        self.hint.setWordWrap(True)
        self._lay_out()
        self.tree.itemDoubleClicked.connect(self._edit)
        self.tree.itemChanged.connect(self._edited)
        self.tree.currentItemChanged.connect(lambda _now, _before: self._settle())
        for keys, verb in (("F2", self._rename), ("Del", self._remove)):
            shortcut = QShortcut(QKeySequence(keys), self.tree)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(verb)
        self.read()

    def read(self) -> None:
        """Read the tags again."""
        tagging.read(self._tasks, self._services, self._fill)

    def current(self) -> str:
        """The tag that is chosen, "" for none."""
        item = self.tree.currentItem()
        return "" if item is None else str(item.data(NAME, _TAG))

    def paint(self, color: str) -> None:
        """Give the chosen tag a colour, "" for none."""
        if name := self.current():
            tagging.describe(self._tasks, self._services, name, lambda _: self.read(), color=color)

    def _lay_out(self) -> None:
        theme = self._theme
        swatches = QHBoxLayout()
        swatches.setSpacing(4)
        self._swatches: list[QToolButton] = []
        for color in ("", *Color):
            swatch = QToolButton()
            swatch.setIcon(_swatch(theme, str(color)))
            swatch.setIconSize(QSize(_SWATCH + 2, _SWATCH + 2))
            swatch.setToolTip(self._color_words(str(color)))
            swatch.setAccessibleName(swatch.toolTip())
            swatch.clicked.connect(partial(self.paint, str(color)))
            self._swatches.append(swatch)
            swatches.addWidget(swatch)
        self._rename_button, self._remove_button = PushButton(theme), PushButton(theme)
        self._find_button, close = PushButton(theme), PushButton(theme, primary=True)
        self._rename_button.setText(self.tr("Rename…"))
        self._remove_button.setText(self.tr("Remove"))
        self._find_button.setText(self.tr("Show the articles"))
        close.setText(self.tr("Close"))
        self._rename_button.clicked.connect(self._rename)
        self._remove_button.clicked.connect(self._remove)
        self._find_button.clicked.connect(self._find)
        close.clicked.connect(self.accept)
        above = QHBoxLayout()
        above.addLayout(swatches)
        above.addStretch(1)
        for button in (self._rename_button, self._remove_button):
            above.addWidget(button)
        below = QHBoxLayout()
        below.addWidget(self._find_button)
        below.addStretch(1)
        below.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(10)
        column.addLayout(above)
        column.addWidget(self.tree, 1)
        column.addWidget(self.hint)
        column.addLayout(below)

    def _fill(self, tags: Sequence[Tag]) -> None:
        self._filling, wanted = True, self._current or self.current()
        self.tree.clear()
        made: dict[str, QTreeWidgetItem] = {}
        for tag in tags:
            above, _, leaf = tag.name.rpartition(SEPARATOR)
            item = QTreeWidgetItem(made[above]) if above in made else QTreeWidgetItem(self.tree)
            made[tag.name] = item
            item.setText(NAME, leaf)
            item.setData(NAME, _TAG, tag.name)
            item.setIcon(NAME, _swatch(self._theme, tag.color))
            item.setText(COUNT, str(tag.count))
            item.setText(DESCRIPTION, tag.description)
            if self._services.writable:
                item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
        self.tree.expandAll()
        self._filling, self._current = False, ""
        if made:
            self.tree.setCurrentItem(made.get(wanted) or next(iter(made.values())))
        self._settle()

    def _settle(self) -> None:
        writable, chosen = self._services.writable, bool(self.current())
        for button in (*self._swatches, self._rename_button, self._remove_button):
            button.setEnabled(writable and chosen)
        self._find_button.setEnabled(chosen)
        some = self.tree.topLevelItemCount() > 0
        rename = self.tr("F2 renames; “/” in a name puts a tag below another; a name that is taken joins the two.")
        self.hint.setText(rename if some else self.tr("No tags yet. Select words in a text and press T."))

    def _edit(self, item: QTreeWidgetItem, column: int) -> None:
        if column == NAME:
            self._rename()
        elif column == DESCRIPTION and self._services.writable:
            self.tree.editItem(item, DESCRIPTION)

    def _rename(self) -> None:
        item = self.tree.currentItem()
        if item is not None and self._services.writable:
            self._filling = True
            item.setText(NAME, str(item.data(NAME, _TAG)))
            self._filling = False
            self.tree.editItem(item, NAME)

    def _edited(self, item: QTreeWidgetItem, column: int) -> None:
        if self._filling:
            return
        name, typed = str(item.data(NAME, _TAG)), item.text(column).strip()
        if column == DESCRIPTION:
            tagging.describe(self._tasks, self._services, name, lambda _: self.read(), description=typed)
        elif column == NAME and typed and typed != name:
            self._current = typed
            tagging.rename(self._tasks, self._services, name, typed, lambda n: self._renamed(typed, n))
        if column == NAME:
            QTimer.singleShot(0, self, self.read)

    def _renamed(self, name: str, count: int) -> None:
        self.told.emit(self.tr("{n} annotations now bear “{name}”").format(n=count, name=name))
        self.read()

    def _remove(self) -> None:
        if (name := self.current()) and self._services.writable:
            tagging.remove(self._tasks, self._services, name, lambda n: self._removed(name, n))

    def _removed(self, name: str, count: int) -> None:
        told = self.tr("“{name}” removed from {n} annotations; undo brings it back")
        self.told.emit(told.format(name=name, n=count))
        self.read()

    def _find(self) -> None:
        name = self.current()
        self.accept()
        self.searchRequested.emit(f'tag:"{name}"' if " " in name else f"tag:{name}")

    def _color_words(self, color: str) -> str:
        return {
            "": self.tr("No colour"),
            "yellow": self.tr("Yellow"),
            "orange": self.tr("Orange"),
            "green": self.tr("Green"),
            "blue": self.tr("Blue"),
            "purple": self.tr("Purple"),
        }[color]


def _swatch(theme: Theme, color: str) -> QPixmap:
    """A dot of a highlight colour, a ring for none."""
    picture = QPixmap(_SWATCH * 2, _SWATCH * 2)
    picture.setDevicePixelRatio(2)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(theme.color("rule2c"))
    painter.setBrush(theme.color(f"hs{mark_number(color)}") if color else QColor(Qt.GlobalColor.transparent))
    painter.drawEllipse(1, 1, _SWATCH - 2, _SWATCH - 2)
    painter.end()
    return picture
