"""What could not be placed of a file of annotations, each with its reason, to read and to copy."""

from collections.abc import Sequence

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QListWidget, QVBoxLayout, QWidget

from archive_viewer.gui.theme import Theme
from archive_viewer.gui.widgets.buttons import PushButton


class ReceivedDialog(QDialog):
    """`summary` says what was taken in, `reasons` are sentences about what was not."""

    def __init__(self, theme: Theme, summary: str, reasons: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("receivedDialog")
        self.setWindowTitle(self.tr("Annotations imported"))
        self.resize(620, 380)
        heading = QLabel(summary)
        heading.setProperty("bold", True)
        heading.setWordWrap(True)
        self.list = QListWidget()
        self.list.setObjectName("unplacedList")
        self.list.setAccessibleName(self.tr("Annotations that could not be placed"))
        self.list.setWordWrap(True)
        self.list.setFont(theme.ui_font(12, cjk=True))
        self.list.addItems(list(reasons))
        copy = PushButton(theme)
        copy.setText(self.tr("Copy the list"))
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText("\n".join([summary, *reasons])))
        close = PushButton(theme, primary=True)
        close.setText(self.tr("Close"))
        close.setDefault(True)
        close.clicked.connect(self.accept)
        buttons = QHBoxLayout()
        buttons.addWidget(copy)
        buttons.addStretch(1)
        buttons.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(10)
        column.addWidget(heading)
        column.addWidget(self.list, 1)
        column.addLayout(buttons)
