"""What stands above two texts: what is compared, how many places differ, and for each side which text it is."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QWidget

from archive_viewer.gui.theme import Theme
from archive_viewer.gui.widgets.buttons import IconButton
from archive_viewer.gui.widgets.segments import Segments

HEIGHT = 40
SIDE_HEIGHT = 36
CHIP_HEIGHT = 22
CHIP_PADDING = 8
TIGHT = "QToolButton { padding: 0; }"


class Figure(QWidget):
    """An icon with words beside it; nothing where there are no words."""

    def __init__(self, theme: Theme, icon: str, token: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._icon, self._token = theme, icon, token
        self._picture, self._words = QLabel(self), QLabel(self)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self._picture)
        row.addWidget(self._words)

    def say(self, words: str) -> None:
        """Show these words."""
        theme = self._theme
        if self._icon:
            self._picture.setPixmap(theme.pixmap(self._icon, self._token, 16))
        else:
            self._picture.setText("≠")
            self._picture.setFont(theme.ui_font(16, cjk=False))
            self._picture.setStyleSheet(f"color: {theme.css(self._token)};")
        self._words.setFont(theme.ui_font(13))
        self._words.setStyleSheet(f"color: {theme.css(self._token)};")
        self._words.setText(words)
        self.setVisible(bool(words))

    @property
    def text(self) -> str:
        """The words shown."""
        return self._words.text()


class CompareHead(QWidget):
    """The strip above both texts. `alignmentChosen` carries paragraph or free."""

    previousPressed = Signal()
    nextPressed = Signal()
    closePressed = Signal()
    alignmentChosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setObjectName("compareHead")
        self.setFixedHeight(HEIGHT)
        self._name, self._what, self._align = QLabel(self), QLabel(self), QLabel(self)
        for label in (self._name, self._what, self._align):
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.contradictions = Figure(theme, "", "warn", self)
        self.differences = Figure(theme, "compare", "text", self)
        self.previous = self._button("up", "previousDifference")
        self.next = self._button("down", "nextDifference")
        self.close_button = self._button("close", "closeCompare")
        self.alignment = Segments(("paragraph", "free"), self)
        self.alignment.setObjectName("compareAlignment")
        self.alignment.chosen.connect(self.alignmentChosen)
        self.previous.clicked.connect(self.previousPressed)
        self.next.clicked.connect(self.nextPressed)
        self.close_button.clicked.connect(self.closePressed)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 8, 1)
        row.setSpacing(8)
        row.addWidget(self._name)
        row.addWidget(self._what)
        row.addSpacing(12)
        row.addWidget(self.contradictions)
        row.addSpacing(4)
        row.addWidget(self.differences)
        row.addWidget(self.previous)
        row.addWidget(self.next)
        row.addStretch(1)
        row.addWidget(self._align)
        row.addWidget(self.alignment)
        row.addSpacing(8)
        row.addWidget(self.close_button)

    def show_figures(self, what: str, contradictions: str, differences: str, *, steps: bool) -> None:
        """What is compared, the counts in words, whether there is anything to step through."""
        self._what.setText(what)
        self.contradictions.say(contradictions)
        self.differences.say(differences)
        self.previous.setEnabled(steps)
        self.next.setEnabled(steps)

    def dress(self) -> None:
        """Colours and words of the moment."""
        theme = self._theme
        self._name.setText(self.tr("Compare"))
        self._align.setText(self.tr("Align"))
        self.alignment.say({"paragraph": self.tr("By paragraph"), "free": self.tr("Free")})
        self.previous.name(self.tr("Previous difference"))
        self.next.name(self.tr("Next difference"))
        self.close_button.name(self.tr("Close the comparison (Esc)"))
        for label, token, bold in (
            (self._name, "text", True),
            (self._what, "text2", False),
            (self._align, "muted", False),
        ):
            label.setFont(theme.ui_font(13, bold=bold))
            label.setStyleSheet(f"color: {theme.css(token)};")
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.color("surface"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, self._theme.color("rule"))

    def _button(self, icon: str, name: str) -> IconButton:
        button = IconButton(self._theme, icon, self, size=18)
        button.setObjectName(name)
        button.setFixedSize(28, 28)
        button.setStyleSheet(TIGHT)
        return button


@dataclass(frozen=True)
class SideWords:
    """A side's text in words: `chip` in a frame, `strong` as text (a title in bold), `plain` muted after it."""

    chip: str = ""
    strong: str = ""
    plain: str = ""
    title: bool = False


@dataclass(frozen=True)
class Choice:
    """A revision that a side can show."""

    revision: int
    words: str
    current: bool


class SideHead(QWidget):
    """Names the text of one side; a click offers its other revisions and another article."""

    revisionChosen = Signal(int)
    articlePressed = Signal()

    def __init__(self, theme: Theme, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._words = SideWords()
        self._choices: tuple[Choice, ...] = ()
        self.setFixedHeight(SIDE_HEIGHT)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.button = IconButton(theme, "down", self, size=16)
        self.button.setObjectName(name)
        self.button.setFixedSize(28, 28)
        self.button.setStyleSheet(TIGHT)
        self.button.clicked.connect(self.show_menu)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 8, 1)
        row.addStretch(1)
        row.addWidget(self.button)

    @property
    def words(self) -> SideWords:
        """What is said."""
        return self._words

    def show_text(self, words: SideWords, choices: Sequence[Choice]) -> None:
        """Name a text, and what else this side can show."""
        self._words, self._choices = words, tuple(choices)
        said = " ".join(part for part in (words.chip, words.strong, words.plain) if part)
        self.setAccessibleName(said)
        self.button.name(self.tr("Choose another text for this side"))
        self.setToolTip(f"<p>{escape(said)}</p>")
        self.update()

    def menu(self) -> QMenu:
        """The choices as a menu."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for choice in self._choices:
            action = menu.addAction(choice.words.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(choice.current)
            action.triggered.connect(lambda _on=False, number=choice.revision: self.revisionChosen.emit(number))
        if self._choices:
            menu.addSeparator()
        other = menu.addAction(self._theme.icon("doc", size=16), self.tr("Another article…"))
        other.triggered.connect(self.articlePressed)
        return menu

    def show_menu(self) -> None:
        """Open the menu below the chevron."""
        menu = self.menu()
        corner = self.mapToGlobal(QPoint(self.width() - 8, self.height()))
        menu.popup(corner - QPoint(menu.sizeHint().width(), 0))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.show_menu()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme, words = self._theme, self._words
        painter.fillRect(self.rect(), theme.color("surface"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, theme.color("rule"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        x, edge, middle = 24.0, self.width() - 44.0, (self.height() - 1) / 2
        if words.chip:
            font = theme.ui_font(12, bold=True)
            width = QFontMetricsF(font).horizontalAdvance(words.chip) + 2 * CHIP_PADDING
            box = QRectF(x + 0.5, middle - CHIP_HEIGHT / 2, width, CHIP_HEIGHT)
            painter.setPen(QPen(theme.color("rule2b"), 1))
            painter.drawRoundedRect(box, 4, 4)
            painter.setFont(font)
            painter.setPen(theme.color("text"))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words.chip)
            x += width + 8
        for text, ink, bold in ((words.strong, "text", words.title), (words.plain, "muted", False)):
            font = theme.ui_font(12, bold=bold, cjk=True)
            metrics = QFontMetricsF(font)
            room = edge - x
            if ink == "text" and words.plain:
                room -= QFontMetricsF(theme.ui_font(12, cjk=True)).horizontalAdvance(words.plain) + 8
            shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(0.0, room))
            painter.setFont(font)
            painter.setPen(theme.color(ink))
            painter.drawText(QRectF(x, 0, room + 2, self.height() - 1), Qt.AlignmentFlag.AlignVCenter, shown)
            x += metrics.horizontalAdvance(shown) + (8 if shown else 0)
