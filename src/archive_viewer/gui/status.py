"""The strip along the foot of the window: how much there is, whether the index keeps up, what runs meanwhile."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QWidget

from archive_viewer.gui.theme import Theme
from archive_viewer.gui.widgets.buttons import IconButton
from archive_viewer.gui.widgets.numbers import grouped

HEIGHT = 28
MESSAGE_MS = 6000


class StatusStrip(QFrame):
    """Counts at the left, a passing message, the running import with its bar at the right."""

    importPressed = Signal()
    cancelPressed = Signal()
    stopPressed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._articles: int | None = None
        self._pending = 0
        self._rebuilding = False
        self.setObjectName("statusStrip")
        self.setFixedHeight(HEIGHT)
        self._count = QLabel()
        self._count.setObjectName("articleCount")
        self._index = QLabel()
        self._index.setObjectName("indexState")
        self._message = QLabel()
        self._message.setObjectName("statusMessage")
        self._message.setTextFormat(Qt.TextFormat.PlainText)
        self._job = IconButton(theme, "import", size=14, words=True)
        self._job.setProperty("small", True)
        self._bar = QProgressBar()
        self._bar.setObjectName("statusProgress")
        self._bar.setTextVisible(False)
        self._bar.setFixedSize(160, 6)
        self._pace = QLabel()
        self._cancel = IconButton(theme, "stop", size=14, words=True)
        self._cancel.setProperty("small", True)
        for label in (self._count, self._index, self._message, self._pace):
            label.setProperty("tone", "status")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 12, 0)
        row.setSpacing(12)
        self._dot = QLabel("·")
        self._dot.setProperty("tone", "status")
        for label in (self._count, self._dot, self._index):
            row.addWidget(label)
        row.addSpacing(12)
        row.addWidget(self._message, 1)
        for widget in (self._job, self._bar, self._pace, self._cancel):
            row.addWidget(widget)
        self._stop = IconButton(theme, "stop", size=14)
        self._stop.setObjectName("stopDeriving")
        self._stop.hide()
        row.insertWidget(row.indexOf(self._job), self._stop)
        self._stop.clicked.connect(self.stopPressed)
        self._fade = QTimer(self)
        self._fade.setSingleShot(True)
        self._fade.timeout.connect(self._message.clear)
        self._job.clicked.connect(self.importPressed)
        self._cancel.clicked.connect(self.cancelPressed)
        theme.changed.connect(self._dress)
        self.end_import()
        self._dress()

    def set_articles(self, articles: int) -> None:
        """How many articles the archive has."""
        self._articles = articles
        self._dress()

    def set_index(self, pending: int, rebuilding: bool) -> None:
        """How many articles the index has still to learn, and whether it is being built anew."""
        self._pending, self._rebuilding = pending, rebuilding
        self._dress()

    def offer_stop(self, name: str) -> None:
        """Show a button that stops what the messages tell of, with this name; "" takes it away."""
        self._stop.name(name)
        self._stop.setVisible(bool(name))

    def tell(self, text: str) -> None:
        """Show a message for some seconds."""
        self._message.setText(text)
        self._message.setAccessibleName(text)
        self._fade.start(MESSAGE_MS)

    def show_import(self, heading: str, done: int, total: int, pace: str) -> None:
        """Show the running import: its heading, the bar, figures."""
        self._job.setText(heading)
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        self._pace.setText(pace)
        for widget in (self._job, self._bar, self._pace, self._cancel):
            widget.show()

    def end_import(self) -> None:
        """Take the import's bar away."""
        for widget in (self._job, self._bar, self._pace, self._cancel):
            widget.hide()

    def _dress(self) -> None:
        chinese = self._theme.chinese
        count = self._articles
        if count is None:
            self._count.clear()
        elif count == 1:
            self._count.setText(self.tr("1 article"))
        else:
            self._count.setText(self.tr("{n} articles").format(n=grouped(count, chinese=chinese)))
        if self._rebuilding and self._pending:
            self._index.setText(self.tr("Rebuilding the index"))
        elif self._pending:
            self._index.setText(self.tr("Indexing, {n} to go").format(n=grouped(self._pending, chinese=chinese)))
        else:
            self._index.setText(self.tr("Index up to date"))
        self._cancel.setText(self.tr("Cancel"))
        self._cancel.setAccessibleName(self.tr("Cancel the import"))
        self._bar.setAccessibleName(self.tr("Import progress"))
