"""What stands in place of the source while no article is open."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from archive_viewer.gui.theme import Theme


class EmptyPage(QWidget):
    """An icon, a heading, a sentence that says what to do."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setObjectName("emptyReader")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._icon, self._heading, self._hint = QLabel(), QLabel(), QLabel()
        column = QVBoxLayout(self)
        column.setSpacing(8)
        column.addStretch(2)
        for label in (self._icon, self._heading, self._hint):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(label)
        column.addStretch(3)
        self.retranslate()
        self.restyle()

    def retranslate(self) -> None:
        """Say everything again in the language of the moment."""
        self._heading.setText(self.tr("No article is open"))
        self._hint.setText(self.tr("Choose one from the list at the left, or drop files into the window."))

    def restyle(self) -> None:
        """Take colours and fonts from the theme again."""
        theme = self._theme
        self._icon.setPixmap(theme.pixmap("doc", "muted", 48))
        self._heading.setFont(theme.ui_font(18, bold=True))
        self._heading.setProperty("role", "heading")
        self._hint.setFont(theme.ui_font(13))
        self.setStyleSheet(f"#emptyReader {{ background: {theme.css('surface')}; }}")
