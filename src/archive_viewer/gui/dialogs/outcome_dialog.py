"""What came of a file that was taken in or checked: a summary and a list of sentences, to read and to copy."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QListWidget, QVBoxLayout, QWidget

from archive_viewer.gui.theme import Theme
from archive_viewer.gui.widgets.buttons import PushButton


class OutcomeDialog(QDialog):
    """`summary` says how it went, `details` what is to be known of single things. Deletes itself when it closes."""

    def __init__(self, theme: Theme, title: str, summary: str, details: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("outcomeDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.resize(620, 380)
        heading = QLabel(summary)
        heading.setProperty("bold", True)
        heading.setWordWrap(True)
        self.list = QListWidget()
        self.list.setObjectName("outcomeList")
        self.list.setAccessibleName(self.tr("Details"))
        self.list.setWordWrap(True)
        self.list.setFont(theme.ui_font(12, cjk=True))
        self.list.addItems(list(details))
        copy = PushButton(theme)
        copy.setText(self.tr("Copy the list"))
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText("\n".join([summary, *details])))
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
