"""Cards that stand in the panes' place: an empty archive, and an archive that another process writes."""

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QDateTime, QLocale, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from archive_viewer.gui.theme import Theme
from archive_viewer.gui.widgets.buttons import PushButton

if TYPE_CHECKING:
    from archive_viewer.services.services import Services

KEYS = ("Ctrl K", "Ctrl O", "F1")


class BoxDrawing(QWidget):
    """An open archive box with a sheet going in."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setFixedSize(QSize(96, 84))

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, painter = self._theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        sheet = QPainterPath(QPointF(33, 22))
        for x, y in ((33, 3), (53, 3), (62, 12), (62, 22)):
            sheet.lineTo(x, y)
        painter.setPen(QPen(theme.color("accent"), 1.75))
        painter.setBrush(theme.color("surface"))
        painter.drawPath(sheet)
        fold = QPainterPath(QPointF(53, 3))
        fold.lineTo(53, 12)
        fold.lineTo(62, 12)
        painter.drawPath(fold)
        painter.drawLine(QPointF(39, 11), QPointF(46, 11))
        painter.drawLine(QPointF(39, 17), QPointF(55, 17))
        painter.setPen(QPen(theme.color("text2"), 1.75))
        painter.drawRoundedRect(QRectF(9, 34, 78, 46), 4, 4)
        painter.drawRoundedRect(QRectF(3, 22, 90, 12), 2, 2)
        painter.drawLine(QPointF(37, 49), QPointF(59, 49))


class EmptyArchive(QWidget):
    """Says that the archive is empty, and offers three ways to fill it."""

    importFiles = Signal()
    importFolder = Signal()
    openSample = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setObjectName("emptyArchive")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._heading, self._text, self._formats, self._stays = QLabel(), QLabel(), QLabel(), QLabel()
        self._formats.setProperty("tone", "status")
        self._stays.setProperty("tone", "status")
        self._files = PushButton(theme, "import", primary=True)
        self._folder = PushButton(theme, "folder")
        self._sample = PushButton(theme, "doc")
        self._files.clicked.connect(self.importFiles)
        self._folder.clicked.connect(self.importFolder)
        self._sample.clicked.connect(self.openSample)
        self._key_words = [QLabel() for _ in KEYS]
        self._lay_out()
        theme.changed.connect(self._dress)
        self._dress()

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        for button in (self._files, self._folder, self._sample):
            buttons.addWidget(button)
        buttons.addStretch(1)
        keys = QHBoxLayout()
        keys.setSpacing(6)
        keys.addStretch(1)
        for key, word in zip(KEYS, self._key_words, strict=True):
            cap = QLabel(key)
            cap.setProperty("keycap", True)
            word.setProperty("tone", "status")
            keys.addWidget(cap)
            keys.addWidget(word)
            keys.addSpacing(14)
        keys.addStretch(1)
        column = QVBoxLayout(self)
        column.addStretch(2)
        column.addWidget(BoxDrawing(self._theme), 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(20)
        for label in (self._heading, self._text):
            column.addWidget(label, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(16)
        column.addLayout(buttons)
        column.addSpacing(24)
        for label in (self._formats, self._stays):
            column.addWidget(label, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(24)
        column.addLayout(keys)
        column.addStretch(3)

    def set_writable(self, writable: bool) -> None:
        """Whether anything can be imported."""
        for button in (self._files, self._folder, self._sample):
            button.setEnabled(writable)

    def _dress(self) -> None:
        self._heading.setFont(self._theme.ui_font(18, bold=True))
        self._heading.setText(self.tr("This archive is still empty"))
        self._text.setText(self.tr("Drag pages, files or folders here, or begin with one of these"))
        self._files.setText(self.tr("Import files…"))
        self._folder.setText(self.tr("Import a folder…"))
        self._sample.setText(self.tr("Open the sample article"))
        self._formats.setText(self.tr("Web pages · MHTML · WARC · PDF · Word · EPUB · text · ZIP"))
        self._stays.setText(self.tr("Your files stay on this computer"))
        words = (self.tr("Commands"), self.tr("Import"), self.tr("Shortcuts"))
        for label, text in zip(self._key_words, words, strict=True):
            label.setText(text)


class ReadOnlyCard(QWidget):
    """Says who writes the archive, and offers to try again, to read on, or to open another one."""

    retry = Signal()
    readOn = Signal()
    openOther = Signal()

    def __init__(self, theme: Theme, services: "Services", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._services = services
        self.setObjectName("readOnlyCard")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._icon = QLabel()
        self._icon.setProperty("badge", True)
        self._icon.setFixedSize(56, 56)
        self._icon.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._heading, self._text, self._foot = QLabel(), QLabel(), QLabel()
        self._text.setProperty("tone", "body")
        self._foot.setProperty("tone", "status")
        self._retry = PushButton(theme, "retry", primary=True)
        self._read_on = PushButton(theme)
        self._other = PushButton(theme, "archive")
        self._retry.clicked.connect(self.retry)
        self._read_on.clicked.connect(self.readOn)
        self._other.clicked.connect(self.openOther)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(24)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(1, 1)
        self._cells = [(QLabel(), QLabel()) for _ in range(4)]
        for row, (name, value) in enumerate(self._cells):
            name.setProperty("tone", "body")
            value.setTextFormat(Qt.TextFormat.PlainText)
            value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self._grid.addWidget(name, row, 0)
            self._grid.addWidget(value, row, 1)
        self._lay_out()
        theme.changed.connect(self._dress)
        self._dress()

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self._retry, self._read_on, self._other):
            buttons.addWidget(button)
        buttons.addStretch(1)
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addWidget(self._heading)
        right.addWidget(self._text)
        right.addSpacing(8)
        right.addLayout(self._grid)
        right.addSpacing(12)
        right.addLayout(buttons)
        right.addWidget(self._foot)
        inner = QHBoxLayout()
        inner.addStretch(1)
        inner.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        inner.addSpacing(20)
        inner.addLayout(right)
        inner.addStretch(2)
        column = QVBoxLayout(self)
        column.addStretch(1)
        column.addLayout(inner)
        column.addStretch(2)

    def focus_retry(self) -> None:
        """Put the focus where Return tries again."""
        self._retry.setFocus()

    def _dress(self) -> None:
        theme, owner = self._theme, self._services.owner
        self._icon.setPixmap(theme.pixmap("lock", "warn", 24))
        self._heading.setFont(theme.ui_font(18, bold=True))
        self._heading.setText(self.tr("Another window is writing this archive"))
        self._text.setText(self.tr("Two writers would overwrite one another, so it is open for reading only here."))
        values = [(self.tr("Archive"), self._services.folder.name), ("", str(self._services.folder))]
        if owner is not None:
            here = self.tr("process {pid} on {host}").format(pid=owner.pid, host=owner.host)
            values += [(self.tr("Held by"), here), (self.tr("Since"), _moment(owner.since))]
        for number, (name, value) in enumerate(self._cells):
            shown = values[number] if number < len(values) else ("", "")
            name.setText(shown[0])
            value.setText(shown[1])
            name.setVisible(bool(shown[1]))
            value.setVisible(bool(shown[1]))
        self._cells[1][1].setProperty("tone", "status")
        self._retry.setText(self.tr("Try again"))
        self._read_on.setText(self.tr("Go on reading"))
        self._other.setText(self.tr("Open another archive…"))
        self._foot.setText(self.tr("Once the other one closes, this one can be written too; no need to restart."))


def _moment(since: str) -> str:
    """An ISO moment in local time, as one says it."""
    try:
        moment = datetime.fromisoformat(since).astimezone()
    except ValueError:
        return since
    return QLocale().toString(QDateTime.fromSecsSinceEpoch(int(moment.timestamp())), QLocale.FormatType.ShortFormat)
