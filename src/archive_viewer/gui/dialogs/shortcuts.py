"""Every shortcut of the window, by menu."""

from PySide6.QtCore import QT_TRANSLATE_NOOP, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from archive_viewer.gui.actions import MENUS, VERBS, Actions, words
from archive_viewer.gui.theme import Theme
from archive_viewer.gui.widgets.buttons import PushButton

Rows = list[tuple[str, tuple[str, ...]]]
Group = tuple[str, Rows]

READING: tuple[tuple[object, tuple[str, ...]], ...] = (
    (QT_TRANSLATE_NOOP("ShortcutsDialog", "Highlight; 1 to 5 for a colour"), ("H", "1", "5")),
    (QT_TRANSLATE_NOOP("ShortcutsDialog", "Comment"), ("C",)),
    (QT_TRANSLATE_NOOP("ShortcutsDialog", "Tag"), ("T",)),
    (QT_TRANSLATE_NOOP("ShortcutsDialog", "Add to the passages"), ("P",)),
    (QT_TRANSLATE_NOOP("ShortcutsDialog", "Add the selection as a fact"), ("F",)),
    (QT_TRANSLATE_NOOP("ShortcutsDialog", "Copy a link to these words"), ("L",)),
    (QT_TRANSLATE_NOOP("ShortcutsDialog", "Next and previous mark"), ("J", "K")),
    (QT_TRANSLATE_NOOP("ShortcutsDialog", "Remove the annotation"), ("Del",)),
    (QT_TRANSLATE_NOOP("ShortcutsDialog", "Move the end of a highlight; with Shift its beginning"), ("[", "]")),
    (QT_TRANSLATE_NOOP("ShortcutsDialog", "Views by number"), ("Ctrl+1", "Ctrl+9")),
)


class ShortcutsDialog(QDialog):
    """Two columns of keys with what they do."""

    def __init__(self, theme: Theme, actions: Actions, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("shortcutsDialog")
        self.setWindowTitle(self.tr("Shortcuts"))
        self.resize(720, 600)
        groups: list[Group] = [(self.tr("In the source"), [(self.tr(str(text)), keys) for text, keys in READING])]
        for menu, title in MENUS:
            rows = [(actions[v.name].text().rstrip("…"), _native(v.keys)) for v in VERBS if v.menu == menu and v.keys]
            if rows:
                groups.append((words(title), rows))
        left, right = QVBoxLayout(), QVBoxLayout()
        heights = [0, 0]
        for title, rows in groups:
            shorter = 0 if heights[0] <= heights[1] else 1
            (left, right)[shorter].addLayout(_group(title, rows))
            heights[shorter] += len(rows) + 2
        left.addStretch(1)
        right.addStretch(1)
        content = QWidget()
        content.setObjectName("sheet")
        columns = QHBoxLayout(content)
        columns.setContentsMargins(24, 20, 24, 20)
        columns.setSpacing(40)
        columns.addLayout(left, 1)
        columns.addLayout(right, 1)
        scroll = QScrollArea()
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setWidget(content)
        close = PushButton(theme, primary=True)
        close.setText(self.tr("Close"))
        close.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.setContentsMargins(20, 12, 20, 12)
        foot.addStretch(1)
        foot.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(scroll, 1)
        column.addLayout(foot)


def _native(keys: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(QKeySequence(k).toString(QKeySequence.SequenceFormat.NativeText) for k in keys)


def _group(title: str, rows: Rows) -> QGridLayout:
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, 0, 16)
    grid.setVerticalSpacing(6)
    grid.setColumnStretch(0, 1)
    heading = QLabel(title)
    heading.setProperty("facet", True)
    grid.addWidget(heading, 0, 0, 1, 2)
    for number, (text, keys) in enumerate(rows, start=1):
        caps = QHBoxLayout()
        caps.setSpacing(4)
        caps.addStretch(1)
        for key in keys:
            cap = QLabel(key)
            cap.setProperty("keycap", True)
            caps.addWidget(cap)
        grid.addWidget(QLabel(text), number, 0, Qt.AlignmentFlag.AlignVCenter)
        grid.addLayout(caps, number, 1)
    return grid
