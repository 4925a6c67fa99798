"""Asks which web pages to fetch: one or several addresses, each fetched once, and nothing else."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from archive_viewer.domain.addresses import is_address
from archive_viewer.gui.theme import Theme
from archive_viewer.gui.widgets.buttons import PushButton

_LINES = 4
_NOTE_HEIGHT = 3
"""Height of the note in ems: room for two lines, so that nothing moves when it says more."""


class AddressDialog(QDialog):
    """An address a line. `addressesChosen` carries them once a person says so."""

    addressesChosen = Signal(list)

    def __init__(self, theme: Theme, addresses: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("addressDialog")
        self.setWindowTitle(self.tr("Import from the web"))
        self.resize(560, 0)
        heading = QLabel(self.tr("Addresses of the pages, one a line"))
        heading.setProperty("bold", True)
        self.field = QPlainTextEdit("\n".join(addresses))
        self.field.setObjectName("addressField")
        self.field.setAccessibleName(heading.text())
        self.field.setTabChangesFocus(True)
        self.field.setPlaceholderText("https://")
        self.field.setFont(theme.ui_font(13, cjk=True))
        self.field.setFixedHeight(self.field.fontMetrics().lineSpacing() * _LINES + 24)
        self._sign = QLabel()
        self._sign.setPixmap(theme.pixmap("warn", "error", 14))
        self._note = QLabel()
        self._note.setObjectName("addressNote")
        self._note.setWordWrap(True)
        self._note.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._note.setMinimumHeight(theme.ui_font(12).pixelSize() * _NOTE_HEIGHT)
        self._cancel = PushButton(theme)
        self._cancel.setText(self.tr("Cancel"))
        self._fetch = PushButton(theme, primary=True)
        self._fetch.setObjectName("addressFetch")
        self._fetch.setDefault(True)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self._cancel)
        buttons.addWidget(self._fetch)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(10)
        column.addWidget(heading)
        column.addWidget(self.field)
        noted = QHBoxLayout()
        noted.setSpacing(6)
        noted.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        noted.addWidget(self._note, 1)
        column.addLayout(noted)
        column.addLayout(buttons)
        self.field.textChanged.connect(self._judge)
        self._cancel.clicked.connect(self.reject)
        self._fetch.clicked.connect(self._choose)
        self.field.selectAll()
        self._judge()

    def addresses(self) -> list[str]:
        """The lines that are addresses, once each."""
        return list(dict.fromkeys(line for line in self._lines() if is_address(line)))

    def _lines(self) -> list[str]:
        return [line.strip() for line in self.field.toPlainText().splitlines() if line.strip()]

    def _judge(self) -> None:
        wrong = [line for line in self._lines() if not is_address(line)]
        note = self.tr("Each page is fetched once, now. Nothing that it refers to is fetched, then or later.")
        if wrong:
            note = self.tr("“{line}” is no web address: it must begin with http:// or https://.").format(
                line=wrong[0][:60]
            )
        self._note.setText(note)
        self._sign.setVisible(bool(wrong))
        self._note.setProperty("tone", "error" if wrong else "status")
        self._note.style().unpolish(self._note)
        self._note.style().polish(self._note)
        count = len(self.addresses())
        self._fetch.setText(self.tr("Fetch {n} pages").format(n=count) if count > 1 else self.tr("Fetch the page"))
        self._fetch.setEnabled(count > 0 and not wrong)

    def _choose(self) -> None:
        chosen = self.addresses()
        self.accept()
        self.addressesChosen.emit(chosen)
