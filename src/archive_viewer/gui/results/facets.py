"""What the results are made of: bars for the years, lines for sources, people, places and tags. A click narrows."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from archive_viewer.domain.results import Facets, Results
from archive_viewer.gui.operations.searching import condition, tokens
from archive_viewer.gui.results.year_bars import YearBars
from archive_viewer.gui.theme import Theme
from archive_viewer.gui.widgets.numbers import grouped

ROWS = 4
HEIGHT = 232


class FacetRow(QAbstractButton):
    """A name and how many articles bear it; pressed where the query is narrowed to it."""

    def __init__(self, theme: Theme, name: str, count: int, *, narrowed: bool) -> None:
        super().__init__()
        self._theme = theme
        self._count = grouped(count, chinese=theme.chinese)
        self.setText(name)
        self.setCheckable(True)
        self.setChecked(narrowed)
        self.setAccessibleName(f"{name} {self._count}")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(120, 24)

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, painter = self._theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.isChecked() or self.underMouse() or self.hasFocus():
            painter.setPen(theme.color("accent") if self.hasFocus() else Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("accentSoft" if self.isChecked() else "chrome"))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        inner = self.rect().adjusted(6, 0, -6, 0)
        painter.setFont(theme.ui_font(12))
        painter.setPen(theme.color("muted"))
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, self._count)
        font = theme.ui_font(12, cjk=True, bold=self.isChecked())
        painter.setFont(font)
        painter.setPen(theme.color("accent" if self.isChecked() else "text"))
        room = inner.width() - 50
        text = QFontMetrics(font).elidedText(self.text(), Qt.TextElideMode.ElideRight, room)
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter, text)


class FacetSection(QWidget):
    """A heading over the commonest names of one kind; hidden where there are none."""

    toggled = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._heading = QLabel()
        self._heading.setProperty("facet", True)
        self._rows: list[FacetRow] = []
        self._lines = QVBoxLayout()
        self._lines.setSpacing(0)
        self._lines.setContentsMargins(-6, 0, -6, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self._heading)
        column.addLayout(self._lines)
        self.hide()

    def show_names(self, heading: str, names: Sequence[tuple[str, str, int]], narrowed: Sequence[str]) -> None:
        """Show (name, condition, articles) of each; `narrowed` has the conditions of the query."""
        for row in self._rows:
            self._lines.removeWidget(row)
            row.deleteLater()
        self._rows = []
        self._heading.setText(heading)
        for name, token, count in names[:ROWS]:
            row = FacetRow(self._theme, name, count, narrowed=token in narrowed)
            row.clicked.connect(lambda _checked=False, t=token: self.toggled.emit(t))
            self._lines.addWidget(row)
            self._rows.append(row)
        self.setVisible(bool(self._rows))


class FacetPanel(QScrollArea):
    """What all complete hits have in common. `toggled` carries a condition to add to the query or take out."""

    toggled = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._results: Results | None = None
        self._facets: Facets | None = None
        self.setObjectName("facets")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._year_word, self._range = QLabel(), QLabel()
        self._year_word.setProperty("facet", True)
        self._range.setProperty("tone", "status")
        self.years = YearBars(theme)
        self.years.setObjectName("yearBars")
        self.years.chosen.connect(lambda year: self.toggled.emit(condition("date", year)))
        head = QHBoxLayout()
        head.addWidget(self._year_word)
        head.addStretch(1)
        head.addWidget(self._range)
        self._sections = {key: FacetSection(theme) for key in ("source", "person", "place", "org", "tag", "has")}
        inner = self._inner = QWidget()
        inner.setObjectName("facetsInner")
        inner.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(inner)
        column.setContentsMargins(16, 12, 16, 10)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self.years)
        for section in self._sections.values():
            section.toggled.connect(self.toggled)
            column.addWidget(section)
        column.addStretch(1)
        self.setWidget(inner)
        theme.changed.connect(self._dress)
        self._dress()

    def show_results(self, results: Results | None) -> None:
        """Show the make-up of these results; nothing where there are none. What they name comes later."""
        if results is None or self._results is None or results.query != self._results.query:
            self._facets = None
        self._results = results
        self._dress()

    def show_facets(self, facets: Facets) -> None:
        """Show what the results name and bear."""
        self._facets = facets
        self._dress()

    @property
    def empty(self) -> bool:
        """Whether there is nothing to narrow by."""
        return self._results is None or not (self._results.years or self._results.sources)

    def sizeHint(self) -> QSize:
        inner = self._inner.sizeHint()
        return QSize(inner.width(), min(HEIGHT, inner.height()))

    def _dress(self) -> None:
        results, facets = self._results, self._facets or Facets()
        narrowed = tokens(results.query) if results is not None else []
        years = results.years if results is not None else {}
        self._year_word.setText(self.tr("Year"))
        self.years.setAccessibleName(self.tr("Hits by year"))
        self.years.show_years(years, next((t[5:] for t in narrowed if t.startswith("date:")), ""))
        self._range.setText(self.years.range)
        self.years.setVisible(bool(years))
        self._year_word.setVisible(bool(years))
        sources = sorted((results.sources if results else {}).items(), key=lambda item: (-item[1], item[0]))
        named = {
            "source": (self.tr("Source"), [each for each in sources if each[0]]),
            "person": (self.tr("People"), facets.people),
            "place": (self.tr("Places"), facets.places),
            "org": (self.tr("Organisations"), facets.organisations),
            "tag": (self.tr("Tags"), facets.tags),
        }
        for key, (heading, names) in named.items():
            rows = [(name, condition(key, name), count) for name, count in names]
            self._sections[key].show_names(heading, rows, narrowed)
        annotated = [(self.tr("with annotations"), "has:annotation", facets.annotated)] if facets.annotated else []
        self._sections["has"].show_names(self.tr("Annotations"), annotated, narrowed)
        self.updateGeometry()
