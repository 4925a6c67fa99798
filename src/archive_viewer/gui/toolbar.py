"""The bar along the top: archive, back and forward, the search box, filter, import, export, menu."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QWidget

from archive_viewer.gui.actions import Actions
from archive_viewer.gui.theme import Theme
from archive_viewer.gui.widgets.buttons import IconButton
from archive_viewer.gui.widgets.search_box import SearchBox

HEIGHT = 52
LEFT_MINIMUM = 220
RIGHT_MINIMUM = 330


class Toolbar(QFrame):
    """Three zones whose widths follow the panes below, so that the search box stands over the source."""

    archivePressed = Signal(QPoint)

    def __init__(self, theme: Theme, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._actions = actions
        self.setObjectName("toolbar")
        self.setFixedHeight(HEIGHT)
        self.archive = IconButton(theme, "archive", words=True)
        self.archive.setObjectName("archiveButton")
        self._chevron = IconButton(theme, "down", size=14)
        self._chevron.setProperty("chevron", True)
        self._chevron.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._chevron.clicked.connect(self.archive.click)
        self._back = IconButton(theme, "back", size=20)
        self._forward = IconButton(theme, "forward", size=20)
        self.search = SearchBox(theme)
        self._filter = IconButton(theme, "filter", size=20, words=True)
        self._filter.setCheckable(True)
        self._import = IconButton(theme, "import", size=20, words=True)
        self._export = IconButton(theme, "export", size=20, words=True)
        self._menu = IconButton(theme, "menu", size=20)
        self._left, self._right = QWidget(), QWidget()
        left = QHBoxLayout(self._left)
        left.setContentsMargins(8, 0, 4, 0)
        left.setSpacing(0)
        left.addWidget(self.archive)
        left.addWidget(self._chevron)
        left.addStretch(1)
        left.addWidget(self._back)
        left.addWidget(self._forward)
        right = QHBoxLayout(self._right)
        right.setContentsMargins(12, 0, 10, 0)
        right.setSpacing(4)
        right.addStretch(1)
        for button in (self._filter, self._import, self._export):
            right.addWidget(button)
        line = QFrame()
        line.setProperty("hairline", True)
        line.setFixedSize(1, 20)
        right.addSpacing(6)
        right.addWidget(line)
        right.addSpacing(6)
        right.addWidget(self._menu)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._left)
        row.addWidget(self.search, 1)
        row.addWidget(self._right)
        self._connect()
        theme.changed.connect(self._dress)
        self._dress()

    def follow_panes(self, left: int, right: int) -> None:
        """Make the zones as wide as the panes below them, in pixels, or as wide as they need to be."""
        self._left.setFixedWidth(max(self._left.minimumSizeHint().width(), LEFT_MINIMUM, left))
        self._right.setFixedWidth(max(self._right.minimumSizeHint().width(), right))

    def show_filtering(self, filtering: bool) -> None:
        """Whether the filters of the results stand open."""
        self._filter.setChecked(filtering)

    def set_archive(self, name: str, *, writable: bool) -> None:
        """The name of the open archive, with a lock where it can't be written."""
        self.archive.setText(name)
        self.archive.setAccessibleName(name)
        self.archive.set_icon("archive" if writable else "lock")

    def _connect(self) -> None:
        self._back.bind(self._actions["actionBack"], keep_text=True)
        self._forward.bind(self._actions["actionForward"], keep_text=True)
        self._import.bind(self._actions["actionImport"], keep_text=True)
        self._export.bind(self._actions["actionExport"], keep_text=True)
        filtering = self._actions["actionFilter"]
        self._filter.clicked.connect(lambda _checked=False: filtering.trigger())
        self._menu.clicked.connect(self._show_menu)
        self.archive.clicked.connect(
            lambda _checked=False: self.archivePressed.emit(
                self.archive.mapToGlobal(QPoint(0, self.archive.height() + 4))
            )
        )

    def _show_menu(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._actions.fill(menu)
        corner = self._menu.mapToGlobal(QPoint(self._menu.width(), self._menu.height() + 4))
        menu.popup(corner - QPoint(menu.sizeHint().width(), 0))

    def _dress(self) -> None:
        self._filter.setText(self.tr("Filter"))
        self._filter.name(self.tr("Show years and sources of the results"))
        self._import.setText(self.tr("Import"))
        self._export.setText(self.tr("Export"))
        self._menu.name(self.tr("Menu"))
        self.archive.setToolTip(self.tr("Archives"))
