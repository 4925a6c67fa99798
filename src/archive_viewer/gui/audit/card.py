"""One finding as a card: why it is odd, the numbers in their sentences, and the way to let it stand."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSizePolicy,
    QStyle,
    QStyleOptionToolButton,
    QStylePainter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from archive_viewer.gui.audit.reading import Quote, ReadFinding
from archive_viewer.gui.theme import Theme
from archive_viewer.gui.widgets.buttons import IconButton

QUOTE_HEIGHT = 28
MARGIN = 8


class QuoteButton(QToolButton):
    """A number in its sentence; pressing it goes there. Where room is short, the words around the number give way."""

    def __init__(self, theme: Theme, quote: Quote, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.quote = quote
        self.setObjectName("findingQuote")
        self.setFont(theme.serif_font(14))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(QUOTE_HEIGHT)
        self.setAccessibleName(quote.words)
        self.setToolTip(f"{quote.title}\n{quote.words}" if quote.title else quote.words)

    def paintEvent(self, _event: QPaintEvent) -> None:
        option = QStyleOptionToolButton()
        self.initStyleOption(option)
        painter = QStylePainter(self)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ToolButton, option)
        plain, bold = self._theme.serif_font(14), self._theme.serif_font(14, bold=True)
        number = QFontMetricsF(bold).horizontalAdvance(self.quote.fact.text)
        room = max(0.0, self.width() - 2 * MARGIN - number)
        metrics = QFontMetricsF(plain)
        after = metrics.horizontalAdvance(self.quote.after)
        left = metrics.elidedText(self.quote.before, Qt.TextElideMode.ElideLeft, max(room / 2, room - after))
        right_room = room - metrics.horizontalAdvance(left)
        right = metrics.elidedText(self.quote.after, Qt.TextElideMode.ElideRight, right_room)
        at = float(MARGIN)
        for font, words, colour in (
            (plain, left, "text2"),
            (bold, self.quote.fact.text, "text"),
            (plain, right, "text2"),
        ):
            painter.setFont(font)
            painter.setPen(self._theme.color(colour))
            width = QFontMetricsF(font).horizontalAdvance(words)
            painter.drawText(QRectF(at, 0, width + 1, self.height()), Qt.AlignmentFlag.AlignVCenter, words)
            at += width


class FindingCard(QFrame):
    """Signals the quote that was pressed, and the decision with its note."""

    quotePressed = Signal(object)
    dismissed = Signal(str, str)
    restored = Signal(str)

    def __init__(self, theme: Theme, shown: ReadFinding, words: dict[str, str], locked: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._key = shown.finding.key
        self._gone = shown.finding.dismissed
        self.setProperty("role", "sheet" if self._gone else "finding")
        self.setObjectName("findingCard")
        self.setAccessibleName(shown.reason)
        icon = QLabel(self)
        icon.setPixmap(theme.pixmap("warn", "muted" if self._gone else "warn", 16))
        reason = QLabel(shown.reason, self)
        reason.setTextFormat(Qt.TextFormat.PlainText)
        reason.setWordWrap(True)
        reason.setProperty("role", "strong")
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(reason, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(4)
        column.addLayout(head)
        self.quotes = [QuoteButton(theme, quote, self) for quote in shown.quotes]
        for button in self.quotes:
            button.clicked.connect(lambda _checked=False, q=button.quote: self.quotePressed.emit(q))
            column.addWidget(button)
        if self._gone and shown.finding.note:
            note = QLabel(shown.finding.note, self)
            note.setTextFormat(Qt.TextFormat.PlainText)
            note.setWordWrap(True)
            column.addWidget(note)
        column.addLayout(self._deciding(theme, words, locked))

    def _deciding(self, theme: Theme, words: dict[str, str], locked: str) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(6)
        self.note = QLineEdit(self)
        self.note.setObjectName("findingNote")
        self.note.setProperty("small", "true")
        self.note.setPlaceholderText(words["note"])
        self.note.setAccessibleName(words["note"])
        self.note.setVisible(not self._gone)
        self.decide = IconButton(theme, "undo" if self._gone else "check", words=True)
        self.decide.setObjectName("findingRestore" if self._gone else "findingDismiss")
        self.decide.name(words["restore" if self._gone else "dismiss"])
        self.decide.setText(words["restore" if self._gone else "dismiss"])
        for widget in (self.note, self.decide):
            widget.setEnabled(not locked)
            widget.setToolTip(locked or widget.toolTip())
        self.decide.clicked.connect(self._decided)
        self.note.returnPressed.connect(self._decided)
        row.addWidget(self.note, 1)
        row.addWidget(self.decide)
        if self._gone:
            row.insertStretch(0, 1)
        return row

    def _decided(self) -> None:
        if self._gone:
            self.restored.emit(self._key)
        else:
            self.dismissed.emit(self._key, self.note.text().strip())
