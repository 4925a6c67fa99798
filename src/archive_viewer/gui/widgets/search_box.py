"""The box that one searches in: the query, where one stands among the hits, buttons to walk and to clear."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QWidget

from archive_viewer.gui.theme import Theme
from archive_viewer.gui.widgets.buttons import IconButton
from archive_viewer.gui.widgets.completion_list import CompletionList
from archive_viewer.gui.widgets.numbers import grouped

HEIGHT = 36
_ON_PURPOSE = (Qt.FocusReason.MouseFocusReason, Qt.FocusReason.ShortcutFocusReason)


class SearchBox(QFrame):
    """A line edit in a frame. The query travels by `edited`; the buttons only say that they were pressed."""

    edited = Signal(str)
    entered = Signal()
    leftDownwards = Signal()
    nextPressed = Signal()
    previousPressed = Signal()
    helpPressed = Signal()
    completionsWanted = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._position: tuple[int, int] | None = None
        self._articles: int | None = None
        self.setObjectName("searchFrame")
        self.setFixedHeight(HEIGHT)
        self._glass = QLabel()
        self.line = QLineEdit()
        self.line.setObjectName("searchBox")
        self.line.setFrame(False)
        self.line.setMaxLength(20000)
        self.line.installEventFilter(self)
        self.setFocusProxy(self.line)
        self._counter = QLabel()
        self._counter.setObjectName("hitCounter")
        self._counter.setProperty("tone", "muted")
        self._keys = QLabel("Ctrl F")
        self._keys.setProperty("keycap", True)
        self._keys.setFixedHeight(20)
        self._previous = IconButton(theme, "up")
        self._next = IconButton(theme, "down")
        self._clear = IconButton(theme, "close")
        self._help = IconButton(theme, "help")
        self.completions = CompletionList(theme, self)
        self.completions.chosen.connect(self._complete)
        self._lines = [_hairline() for _ in range(2)]
        for button in (self._previous, self._next, self._clear, self._help):
            button.setFixedSize(QSize(26, 26))
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 6, 0)
        row.setSpacing(6)
        for widget in (self._glass, self.line, self._counter, self._lines[0], self._previous, self._next, self._clear):
            row.addWidget(widget, 1 if widget is self.line else 0)
        for widget in (self._keys, self._lines[1], self._help):
            row.addWidget(widget)
        self.line.textEdited.connect(self._typed)
        self.line.textEdited.connect(lambda _text: self.completionsWanted.emit(self.line.text()))
        self.line.textChanged.connect(lambda _text: self._arrange())
        self.line.returnPressed.connect(self.entered)
        self._previous.clicked.connect(self.previousPressed)
        self._next.clicked.connect(self.nextPressed)
        self._clear.clicked.connect(lambda: self.set_query(""))
        self._help.clicked.connect(self.helpPressed)
        theme.changed.connect(self._dress)
        self._dress()

    @property
    def query(self) -> str:
        """What is typed, without spaces around it."""
        return self.line.text().strip()

    @property
    def help_button(self) -> QWidget:
        return self._help

    def set_query(self, query: str) -> None:
        """Put a query into the box as if it were typed."""
        self.completions.hide()
        self.line.setText(query)
        self._typed(query)

    def set_position(self, position: int, total: int) -> None:
        """Say which hit of how many is current; counts from 1, 0 for none yet."""
        self._position = (position, total)
        self._arrange()

    def set_articles(self, articles: int | None) -> None:
        """Say how many articles answer where there are no places to walk; None forgets everything."""
        self._articles = articles
        self._position = None
        self._arrange()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.line:
            if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
                self.setProperty("focused", event.type() == QEvent.Type.FocusIn)
                self.style().unpolish(self)
                self.style().polish(self)
            if event.type() == QEvent.Type.FocusOut:
                self.completions.hide()
            elif isinstance(event, QFocusEvent) and event.reason() in _ON_PURPOSE and not self.query:
                self.completionsWanted.emit("")
            elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
                return self._completes(event.key()) or self._leaves(event.key())
        return super().eventFilter(watched, event)

    def _completes(self, key: int) -> bool:
        """Use a key on the completions that are shown."""
        shown = self.completions
        if not shown.isVisible():
            return False
        match key:
            case Qt.Key.Key_Down:
                return shown.step(1)
            case Qt.Key.Key_Up:
                return shown.step(-1)
            case Qt.Key.Key_Tab:
                return shown.take(first=True)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                taken = shown.take(first=False)
                shown.hide()
                return taken
            case Qt.Key.Key_Escape:
                shown.hide()
                return True
        return False

    def _leaves(self, key: int) -> bool:
        if key == Qt.Key.Key_Down:
            self.completions.hide()
            if self.query:
                self.leftDownwards.emit()
            else:
                self.completionsWanted.emit("")
            return True
        if key == Qt.Key.Key_Escape and self.query:
            self.set_query("")
            return True
        return False

    def _complete(self, query: str) -> None:
        self.set_query(query)
        if query.endswith(":"):
            self.completionsWanted.emit(query)

    def _typed(self, _text: str) -> None:
        self.edited.emit(self.query)

    def _arrange(self) -> None:
        typed = bool(self.query)
        chinese = self._theme.chinese
        text = ""
        if typed and self._position is not None and self._position[1]:
            position, total = (grouped(n, chinese=chinese) for n in self._position)
            text = self.tr("{position} of {total}").format(position=position, total=total)
            if self._position[0] == 0:
                text = self.tr("1 hit") if self._position[1] == 1 else self.tr("{total} hits").format(total=total)
        elif typed and self._articles is not None:
            number = grouped(self._articles, chinese=chinese)
            text = self.tr("1 article") if self._articles == 1 else self.tr("{n} articles").format(n=number)
        walkable = typed and self._position is not None and self._position[1] > 0
        self._counter.setText(text)
        self._counter.setVisible(bool(text))
        self._lines[0].setVisible(typed)
        self._previous.setVisible(walkable)
        self._next.setVisible(walkable)
        self._clear.setVisible(typed)
        self._lines[1].setVisible(typed)
        self._keys.setVisible(not typed)

    def _dress(self) -> None:
        self._glass.setPixmap(self._theme.pixmap("search", "text2", 18))
        self.line.setFont(self._theme.ui_font(15, cjk=True))
        hint = self.tr("Search articles, notes and facts")
        self.line.setPlaceholderText(hint)
        self.line.setAccessibleName(hint)
        self._previous.name(self.tr("Previous hit"))
        self._next.name(self.tr("Next hit"))
        self._clear.name(self.tr("Clear the search"))
        self._help.name(self.tr("How to search"))
        self._arrange()


def _hairline() -> QFrame:
    line = QFrame()
    line.setProperty("hairline", True)
    line.setFixedSize(1, 18)
    return line
