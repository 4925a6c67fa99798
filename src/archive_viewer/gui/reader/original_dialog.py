"""The original file of an article, as text."""

from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPlainTextEdit, QVBoxLayout, QWidget


class OriginalDialog(QDialog):
    """Shows text without interpreting it."""

    def __init__(self, title: str, text: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("originalDialog")
        self.setWindowTitle(self.tr("Original: %1").replace("%1", title))
        self.resize(800, 600)
        view = QPlainTextEdit(self)
        view.setObjectName("originalText")
        view.setAccessibleName(self.windowTitle())
        view.setReadOnly(True)
        font = QFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        font.setPixelSize(13)
        view.setFont(font)
        view.setPlainText(text)
        buttons = QDialogButtonBox(self)
        buttons.addButton(self.tr("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(view, 1)
        column.addWidget(buttons)
