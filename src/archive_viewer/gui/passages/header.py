"""The line above the tray: how many passages, which collection, and what to do with them."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QMenu, QToolButton, QWidget

from archive_viewer.domain.passage import Collection
from archive_viewer.gui.theme import Theme


class NameField(QLineEdit):
    """A name to type in place; Return takes it, Esc or leaving gives up."""

    taken = Signal(str)
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.text().strip():
                self.taken.emit(self.text().strip())
        else:
            super().keyPressEvent(event)


class TrayHeader(QFrame):
    """Signals carry what a person wants; the tray does it."""

    copying = Signal()
    exporting = Signal()
    named = Signal(str)
    renamed = Signal(int, str)
    loading = Signal(int)
    deleting = Signal(int)
    folding = Signal(bool)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._renaming: int | None = None
        self._collections: Sequence[Collection] = ()
        self._reason = ""
        self._full = True
        self.setFixedHeight(36)
        self.title, self.count = QLabel(self), QLabel(self)
        for label, role in ((self.title, "heading"), (self.count, "muted")):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setProperty("role", role)
        self.collection = self._button("folder")
        self.collection.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.collection.setMenu(QMenu(self.collection))
        self.name = NameField(self)
        self.name.setObjectName("collectionName")
        self.name.setProperty("small", "true")
        self.name.setFixedWidth(200)
        self.name.hide()
        self.copy, self.save, self.export = self._button("copy"), self._button("bookmark"), self._button("export")
        self.export.setProperty("look", "boxed")
        self.fold = self._button("down")
        self.fold.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        self.fold.setCheckable(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 2, 12, 0)
        row.setSpacing(8)
        for widget in (self.title, self.count, self._rule(), self.collection, self.name):
            row.addWidget(widget)
        row.addStretch(1)
        for widget in (self.copy, self.save, self.export, self.fold):
            row.addWidget(widget)
        self.copy.clicked.connect(self.copying)
        self.export.clicked.connect(self.exporting)
        self.save.clicked.connect(lambda: self.ask_name(None))
        self.fold.toggled.connect(self.folding)
        self.name.taken.connect(self._name_taken)
        self.name.left.connect(self._close_name)
        self.name.editingFinished.connect(self._close_name)

    def restyle(self) -> None:
        """Icons in the colours of the moment."""
        icons = {self.collection: "folder", self.copy: "copy", self.save: "bookmark", self.export: "export"}
        for button, icon in icons.items():
            button.setIcon(self._theme.icon(icon, "text2", 16))
        self.fold.setIcon(self._theme.icon("right" if self.fold.isChecked() else "down", "text2", 16))

    def retranslate(self) -> None:
        """Words in the language of the moment."""
        self.title.setText(self.tr("Passages"))
        self.name.setPlaceholderText(self.tr("Name of the collection"))
        self.name.setAccessibleName(self.tr("Name of the collection"))
        self.fold.setToolTip(self.tr("Fold the tray"))
        self.fold.setAccessibleName(self.tr("Fold the tray"))
        self._say()

    def show_state(self, count: int, current: str, collections: Sequence[Collection], reason: str) -> None:
        """`current` names the collection the tray came from; `reason` says why nothing can be changed, or ""."""
        self.count.setText(str(count))
        self._collections, self._reason = collections, reason
        self._current = current
        for button in (self.copy, self.export):
            button.setEnabled(count > 0)
        self.save.setEnabled(count > 0 and not reason)
        self._say()
        self._fill_menu()

    def ask_name(self, collection: Collection | None) -> None:
        """Let the name of a new collection, or another name of this one, be typed."""
        self._renaming = collection.id if collection is not None else None
        self.name.setText(collection.name if collection is not None else "")
        self.collection.hide()
        self.name.show()
        self.name.setFocus()
        self.name.selectAll()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._say()

    def minimumSizeHint(self) -> QSize:
        return QSize(300, 36)

    def _say(self) -> None:
        words = {
            self.copy: (self.tr("Copy with citation"), "Ctrl+C"),
            self.save: (self.tr("Save as collection"), ""),
            self.export: (self.tr("Export…"), ""),
        }
        self.collection.setText(f"{getattr(self, '_current', '') or self.tr('Collections')}  ▾")
        self.collection.setAccessibleName(self.tr("Collections"))
        brief = self.width() < 620
        for button, (text, key) in words.items():
            button.setText(text)
            button.setAccessibleName(text)
            locked = self._reason if button is self.save else ""
            button.setToolTip(locked or (f"{text} ({key})" if key else text))
            icon_only = brief and button is not self.export
            style = Qt.ToolButtonStyle.ToolButtonIconOnly if icon_only else Qt.ToolButtonStyle.ToolButtonTextBesideIcon
            button.setToolButtonStyle(style)

    def _fill_menu(self) -> None:
        menu = self.collection.menu()
        menu.clear()
        for collection in self._collections:
            action = menu.addAction(f"{collection.name}\t{collection.count}")
            action.setEnabled(not self._reason)
            action.triggered.connect(lambda _=False, c=collection.id: self.loading.emit(c))
        if not self._collections:
            menu.addAction(self.tr("No collections yet")).setEnabled(False)
        menu.addSeparator()
        save = menu.addAction(self.tr("Save tray as collection…"))
        save.setEnabled(self.save.isEnabled())
        save.triggered.connect(lambda: self.ask_name(None))
        chosen = next((c for c in self._collections if c.name == self._current), None)
        if chosen is not None:
            rename = menu.addAction(self.tr("Rename “{name}”…").format(name=chosen.name))
            rename.triggered.connect(lambda: self.ask_name(chosen))
            delete = menu.addAction(self.tr("Delete “{name}”").format(name=chosen.name))
            delete.triggered.connect(lambda: self.deleting.emit(chosen.id))
            for action in (rename, delete):
                action.setEnabled(not self._reason)

    def _name_taken(self, name: str) -> None:
        renaming = self._renaming
        self._close_name()
        if renaming is None:
            self.named.emit(name)
        else:
            self.renamed.emit(renaming, name)

    def _close_name(self) -> None:
        if self.name.isHidden():
            return
        self.name.hide()
        self.collection.show()
        self._renaming = None

    def _button(self, icon: str) -> QToolButton:
        button = QToolButton(self)
        button.setIcon(self._theme.icon(icon, "text2", 16))
        button.setIconSize(QSize(16, 16))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        return button

    def _rule(self) -> QFrame:
        line = QFrame(self)
        line.setProperty("role", "column")
        line.setFixedHeight(18)
        return line
