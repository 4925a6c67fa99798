"""What stands in the source's place when nothing was found: other ways to ask, each of which has results."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from archive_viewer.gui.operations.searching import Suggestion, words_of
from archive_viewer.gui.theme import Theme
from archive_viewer.gui.widgets.buttons import IconButton
from archive_viewer.gui.widgets.numbers import grouped

ICONS = {
    "homophone": "search", "spelling": "search", "undated": "clock", "anyword": "search", "word": "search",
    "notes": "comment",
}  # fmt: skip


MEANT = ("homophone", "spelling")


class NoResults(QWidget):
    """A heading with the words sought, then suggestions; choosing one asks for that query."""

    queryChosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._query = ""
        self._suggestions: list[Suggestion] | None = None
        self._searched = 0
        self._shown: list[QFrame] = []
        self.setObjectName("noResults")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._heading = QLabel()
        self._heading.setProperty("heading", True)
        self._heading.setTextFormat(Qt.TextFormat.PlainText)
        self._heading.setWordWrap(True)
        self._wider = QLabel()
        self._wider.setProperty("facet", True)
        self._meant = QLabel()
        self._meant.setProperty("facet", True)
        self._meant_rows = QVBoxLayout()
        self._meant_rows.setSpacing(0)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self._foot = QLabel()
        self._foot.setProperty("tone", "status")
        column = QVBoxLayout(self)
        column.setContentsMargins(84, 48, 46, 32)
        column.setSpacing(8)
        column.addWidget(self._heading)
        column.addSpacing(16)
        column.addWidget(self._meant)
        column.addLayout(self._meant_rows)
        column.addSpacing(8)
        column.addWidget(self._wider)
        column.addLayout(self._rows)
        column.addSpacing(8)
        column.addWidget(self._foot)
        column.addStretch(1)
        theme.changed.connect(self._dress)

    def show_query(self, query: str, searched: int) -> None:
        """Say that `query` has no results in `searched` articles; suggestions follow."""
        self._query, self._suggestions, self._searched = query, None, searched
        self._dress()

    def show_suggestions(self, suggestions: list[Suggestion]) -> None:
        """List other ways to ask."""
        self._suggestions = suggestions
        self._dress()

    def _dress(self) -> None:
        sought = " ".join(words_of(self._query)) or self._query
        self._heading.setFont(self._theme.ui_font(18, bold=True))
        self._heading.setText(self.tr("Nothing found for “{query}”").format(query=sought[:80]))
        self._wider.setText(self.tr("Ask for a little less"))
        meant = [s for s in self._suggestions or () if s.kind in MEANT]
        wider = [s for s in self._suggestions or () if s.kind not in MEANT]
        self._meant.setText(self.tr("Did you mean"))
        self._meant.setVisible(bool(meant))
        for row in self._shown:
            row.hide()
            row.deleteLater()
        self._shown = [self._row(suggestion) for suggestion in (*meant, *wider)]
        for order, row in enumerate(self._shown):
            (self._meant_rows if order < len(meant) else self._rows).addWidget(row)
        self._wider.setVisible(bool(wider))
        number = grouped(self._searched, chinese=self._theme.chinese)
        searched = self.tr("Searched 1 article, its notes and facts.")
        if self._searched != 1:
            searched = self.tr("Searched {n} articles, their notes and facts.").format(n=number)
        more = self.tr("Only what has results is listed.")
        both = self.tr("{first} {second}").format(first=searched, second=more)
        self._foot.setText(both if self._suggestions else searched)

    def _row(self, suggestion: Suggestion) -> QFrame:
        notes = {
            "homophone": self.tr("sounds the same"),
            "spelling": self.tr("a little different"),
            "undated": self.tr("without conditions"),
            "anyword": self.tr("any of the words"),
            "word": self.tr("one word alone"),
            "notes": self.tr("in annotations only"),
        }
        row = QFrame()
        row.setProperty("ruled", True)
        icon = QLabel()
        icon.setPixmap(self._theme.pixmap(ICONS[suggestion.kind], "text2", 16))
        link = IconButton(self._theme, "search", words=True)
        link.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        link.setProperty("link", True)
        link.setFont(self._theme.ui_font(13, cjk=True))
        link.setText(suggestion.query)
        link.clicked.connect(lambda _checked=False: self.queryChosen.emit(suggestion.query))
        note = QLabel(notes[suggestion.kind])
        note.setProperty("tone", "status")
        chinese = self._theme.chinese
        number = grouped(suggestion.total, chinese=chinese)
        text = self.tr("1 article") if suggestion.total == 1 else self.tr("{n} articles").format(n=number)
        if suggestion.occurrences:
            places = grouped(suggestion.occurrences, chinese=chinese)
            hits = self.tr("1 hit") if suggestion.occurrences == 1 else self.tr("{n} hits").format(n=places)
            text = self.tr("{articles}, {hits}").format(articles=text, hits=hits)
        count = QLabel(text)
        count.setProperty("tone", "status")
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 4, 0, 4)
        for widget in (icon, link, note):
            line.addWidget(widget)
        line.addStretch(1)
        line.addWidget(count)
        return row
