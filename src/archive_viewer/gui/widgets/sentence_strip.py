"""The strip below a picture of facts: the sentence that the current one stands in, and what can be done with it."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from archive_viewer.domain.annotation import Color
from archive_viewer.domain.span import Span
from archive_viewer.gui.theme import Theme
from archive_viewer.gui.widgets.card_delegate import wide_marks
from archive_viewer.gui.widgets.lit_text import Lighting, LitText, lay_out
from archive_viewer.gui.widgets.note_form import NoteForm

_LINES = 2
_LEADING = 24.0
ICONS = ("passage", "comment")


class Quotation(QWidget):
    """A sentence of the source in two lines of serif, the words that count in bold."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._text = ""
        self._lit: tuple[Span, ...] = ()

    def say(self, text: str, lit: Sequence[Span]) -> None:
        """Show a sentence; `lit` are code points into it."""
        self._text, self._lit = text, tuple(lit)
        self.setAccessibleName(text)
        self._fit()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, round(_LINES * _LEADING))

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._text:
            return
        painter = QPainter(self)
        ink = self._theme.color("text")
        self._laid_out().draw(painter, QPointF(0, 0), ink, Lighting(self._theme.color("accent"), QColor(0, 0, 0, 0)))
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _laid_out(self) -> LitText:
        font = self._theme.serif_font(14)
        return lay_out(wide_marks(self._text), font, max(self.width(), 80), _LEADING, _LINES, self._lit)

    def _fit(self) -> None:
        self.setFixedHeight(round(self._laid_out().height or _LEADING))


class SentenceStrip(QFrame):
    """`verb` says what a person wants done with the current fact; `noted` carries a comment and tags."""

    verb = Signal(str)
    noted = Signal(str, object)
    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None, *, icons: Sequence[str] = ICONS) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icons = icons
        self.setObjectName("sentenceStrip")
        self.quotation = Quotation(theme, self)
        self.about = QLabel(self)
        self.about.setTextFormat(Qt.TextFormat.PlainText)
        self.about.setMinimumWidth(40)
        self._about = ""
        self.passage = QToolButton(self)
        self.comment = QToolButton(self)
        self.known_tags: Sequence[str] = ()
        self.form: NoteForm | None = None
        self._row = QHBoxLayout()
        self._row.setSpacing(6)
        self._row.addWidget(self.about, 1)
        for button, verb in ((self.passage, "passage"), (self.comment, "comment")):
            button.setProperty("look", "boxed")
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            button.setIconSize(QSize(16, 16))
            button.clicked.connect(lambda _=False, v=verb: self.verb.emit(v))
            self._row.addWidget(button)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(12, 8, 12, 8)
        self._column.setSpacing(4)
        self._column.addWidget(self.quotation)
        self._column.addLayout(self._row)
        self.hide()

    def restyle(self) -> None:
        """Icons and colours of the moment."""
        for button, icon in zip((self.passage, self.comment), self._icons, strict=True):
            button.setIcon(self._theme.icon(icon, "text2", 16))
        self.about.setFont(self._theme.ui_font(12, cjk=True))
        soft, line = self._theme.css("accentSoft"), self._theme.css("rule")
        self.setStyleSheet(f"#sentenceStrip {{ background: {soft}; border: none; border-top: 1px solid {line}; }}")
        self.quotation.update()

    def say(self, text: str, lit: Sequence[Span], about: str) -> None:
        """Show a sentence, and below it when and where."""
        if self.form is not None:
            self.form.finish()
        self.quotation.say(text, lit)
        self._about = about
        self._fit()
        self.show()

    def lock(self, reason: str) -> None:
        """Switch off what would write, with the reason; "" switches it on."""
        for button in (self.passage, self.comment):
            button.setEnabled(not reason)

    def write(self, part: str) -> None:
        """Open the form for a comment or tags."""
        if self.form is not None:
            self.form.focus(part)
            return
        form = NoteForm(self._theme, self.known_tags, self, colors=False, deletable=False)
        form.fill("", (), Color.YELLOW.value)
        form.saved.connect(lambda comment, tags, _color: self.noted.emit(comment, tags))
        form.closed.connect(self._close)
        self.form = form
        self._column.addWidget(form)
        self._show_row(shown=False)
        QTimer.singleShot(0, form, lambda: form.focus(part))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _close(self) -> None:
        form, self.form = self.form, None
        if form is not None:
            form.hide()
            self._column.removeWidget(form)
            form.deleteLater()
        self._show_row(shown=True)
        self.closed.emit()

    def _show_row(self, *, shown: bool) -> None:
        for widget in (self.about, self.passage, self.comment):
            widget.setVisible(shown)

    def _fit(self) -> None:
        room = self.width() - 24 - self.passage.sizeHint().width() - self.comment.sizeHint().width() - 14
        self.about.setText(self.about.fontMetrics().elidedText(self._about, Qt.TextElideMode.ElideRight, max(room, 40)))
        self.about.setToolTip("")
        self.about.setAccessibleName(self._about)
