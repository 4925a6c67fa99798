"""The head of the article: large above the text, it folds into a strip of its own height as the text scrolls."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QToolButton, QWidget

from archive_viewer.domain.article import Article
from archive_viewer.gui.reader.columns import MARGIN_AFTER, Columns
from archive_viewer.gui.reader.document import showable
from archive_viewer.gui.reader.scroll_map import plain_hint
from archive_viewer.gui.reader.wording import moment
from archive_viewer.gui.theme import Theme
from archive_viewer.gui.widgets.typesetting import adjustments
from archive_viewer.util.offsets import Utf16Map

FOLDED = 88
BARE = 24
TOP = 30
KICKER_LINE = 20
KICKER_GAP = 7
TITLE_LINE = 44
META_GAP = 9
META_LINE = 20
BELOW = 16
LARGE, SMALL = 30, 22
FOLDED_TITLE_LINE = 32
SEPARATOR = " · "


class TitleBlock(QWidget):
    """Lies over the top of the viewport; `set_scroll` says how far the text has moved under it."""

    linkPressed = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._article: Article | None = None
        self._columns: Columns | None = None
        self._scroll = 0
        self._bare = False
        self._lines: list[str] = []
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.link = QToolButton(self)
        self.link.setAutoRaise(True)
        self.link.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.link.setIconSize(QSize(14, 14))
        self.link.setCursor(Qt.CursorShape.PointingHandCursor)
        self.link.setProperty("look", "link")
        self.link.clicked.connect(self.linkPressed)
        self.retranslate()
        self.restyle()

    def retranslate(self) -> None:
        """Say everything again in the language of the moment."""
        self.link.setText(self.tr("Original"))
        self.link.setToolTip(self.tr("Open the original page in the browser"))
        self._place()

    def restyle(self) -> None:
        """Take colours and fonts from the theme again."""
        self.link.setIcon(self._theme.icon("external", "muted", 14))
        self.link.setStyleSheet(
            f"QToolButton {{ color: {self._theme.css('muted')}; border: none; padding: 2px; background: transparent; }}"
            f"QToolButton:hover {{ color: {self._theme.css('accent')}; }}"
            f"QToolButton:focus {{ border: 2px solid {self._theme.css('accent')}; border-radius: 4px; padding: 0; }}"
        )
        self._break()

    def show_article(self, article: Article | None) -> None:
        """Show the head of this article."""
        self._article = article
        self.link.setVisible(bool(article and article.url))
        self.setVisible(article is not None and not self._bare)
        self.setAccessibleName(article.title if article else "")
        self.setToolTip(plain_hint(article.title) if article else "")
        self._break()

    def set_bare(self, bare: bool) -> None:
        """Whether the text stands without its head, for something else names the article."""
        self._bare = bare
        self.setVisible(not bare and self._article is not None)
        self._place()

    def set_columns(self, columns: Columns, width: int) -> None:
        """Stand over these columns."""
        self._columns = columns
        self.resize(width, self.height())
        self._break()

    def set_scroll(self, pixels: int) -> None:
        """Fold as far as the text has scrolled."""
        self._scroll = pixels
        self._place()

    @property
    def full_height(self) -> int:
        """Pixels above the first line of text when nothing is scrolled."""
        if self._bare:
            return BARE
        lines = max(1, len(self._lines))
        kicker = KICKER_LINE + KICKER_GAP if self._kicker() else 0
        return TOP + kicker + lines * TITLE_LINE + META_GAP + META_LINE + BELOW

    @property
    def folded_height(self) -> int:
        """Pixels that the head covers of a text that has scrolled."""
        return 0 if self._bare else FOLDED

    @property
    def fold(self) -> float:
        """How far the head is folded, 0 to 1."""
        return min(1.0, max(0.0, self._scroll / max(1, self.full_height - FOLDED)))

    def _kicker(self) -> str:
        return showable(self._article.kicker) if self._article else ""

    def _break(self) -> None:
        if self._article is None or self._columns is None:
            return
        font = self._theme.serif_font(LARGE, bold=True)
        title = showable(self._article.title).replace("\n", " ")
        layout = _typeset(title, font)
        layout.beginLayout()
        self._lines = []
        units = Utf16Map(title)
        while (line := layout.createLine()).isValid():
            line.setLineWidth(self._columns.width)
            start, end = line.textStart(), line.textStart() + line.textLength()
            self._lines.append(title[units.to_code_point(start) : units.to_code_point(end)])
        layout.endLayout()
        self._place()

    def _place(self) -> None:
        if self._columns is None:
            return
        self.resize(self.width(), 0 if self._bare else max(FOLDED, self.full_height - self._scroll))
        text, width = self._meta_text()
        self.link.setFont(self._meta_font())
        hint = self.link.sizeHint()
        y = self._meta_top() + META_LINE / 2 - hint.height() / 2
        inset = (hint.width() - self._link_width()) / 2
        self.link.setGeometry(
            round(self._columns.text + width + (_advance(SEPARATOR, self._meta_font()) if text else 0) - inset + 3),
            round(y),
            hint.width(),
            hint.height(),
        )
        self.update()

    def _link_width(self) -> float:
        return 18 + _advance(self.link.text(), self.link.font())

    def _between(self, large: float, folded: float) -> float:
        return large + (folded - large) * self.fold

    def _title_top(self) -> float:
        kicker = KICKER_LINE + KICKER_GAP if self._kicker() else 0
        return self._between(TOP + kicker, 29 if kicker else 18)

    def _meta_top(self) -> float:
        large = self.full_height - BELOW - META_LINE
        return self._between(large, 61 if self._kicker() else 54)

    def _meta_font(self) -> QFont:
        return self._theme.ui_font(13 if self.fold < 1 else 12, cjk=True)

    def _meta_text(self) -> tuple[str, float]:
        article, columns = self._article, self._columns
        if article is None or columns is None:
            return "", 0.0
        parts = [
            showable(article.byline),
            moment(article.published_at, chinese=self._theme.chinese),
            self.tr("Source: %1").replace("%1", article.source) if article.source else "",
            self.tr("Editors: %1").replace("%1", article.editors) if article.editors and self.fold < 1 else "",
        ]
        parts = [part for part in parts if part]
        link = self._link_width() + _advance(SEPARATOR, self._meta_font()) if self.link.isVisibleTo(self) else 0.0
        room, font = columns.width + 8 - link, self._meta_font()
        while len(parts) > 1 and _advance(SEPARATOR.join(parts), font) > room:
            parts.pop()
        text = QFontMetricsF(font).elidedText(SEPARATOR.join(parts), Qt.TextElideMode.ElideRight, room)
        return text, _advance(text, font)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme, columns = self._theme, self._columns
        painter.fillRect(self.rect(), theme.color("surface"))
        if self._article is None or columns is None:
            return
        fold = self.fold
        if fold >= 1:
            painter.fillRect(QRectF(0, self.height() - 1, self.width(), 1), theme.color("rule"))
        if kicker := self._kicker():
            font = theme.ui_font(13, cjk=True)
            shown = QFontMetricsF(font).elidedText(kicker, Qt.TextElideMode.ElideRight, columns.width)
            painter.setFont(font)
            painter.setPen(theme.color("cinnabar"))
            box = QRectF(columns.text, self._between(TOP, 8), columns.width, KICKER_LINE)
            painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
        self._paint_title(painter, columns, fold)
        painter.setOpacity(1)
        self._paint_meta(painter, columns)

    def _paint_meta(self, painter: QPainter, columns: Columns) -> None:
        """The byline in the stronger of the two inks, the rest of the line in the weaker."""
        text = self._meta_text()[0]
        if self.link.isVisibleTo(self) and text:
            text += SEPARATOR
        painter.setFont(self._meta_font())
        byline, separator, rest = text.partition(SEPARATOR)
        x = float(columns.text)
        for words, ink in ((byline, "text2"), (separator + rest, "muted")):
            painter.setPen(self._theme.color(ink))
            box = QRectF(x, self._meta_top(), columns.width + MARGIN_AFTER, META_LINE)
            painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)
            x += _advance(words, self._meta_font())

    def _paint_title(self, painter: QPainter, columns: Columns, fold: float) -> None:
        size = round(self._between(LARGE, SMALL))
        font = self._theme.serif_font(size, bold=True)
        line_height = self._between(TITLE_LINE, FOLDED_TITLE_LINE)
        painter.setPen(self._theme.color("ink"))
        top = self._title_top()
        painter.setClipRect(QRectF(0, 0, self.width(), self._meta_top()))
        folding = fold > 0 and len(self._lines) > 1
        lines = ["".join(self._lines)] if folding and fold >= 0.4 else self._lines
        for number, words in enumerate(lines):
            painter.setOpacity(1 if number == 0 else max(0.0, 1 - 3 * fold))
            widened = sum(size if wide else gap * size for _, gap, wide in adjustments(words) if gap > 0 or wide)
            shown = QFontMetricsF(font).elidedText(words, Qt.TextElideMode.ElideRight, columns.width - widened)
            layout = _typeset(shown, font)
            layout.beginLayout()
            line = layout.createLine()
            line.setLineWidth(10_000)
            layout.endLayout()
            y = top + number * line_height + line_height * 0.78 - line.ascent()
            layout.draw(painter, QPointF(columns.text, y))
        painter.setClipping(False)


def _advance(text: str, font: QFont) -> float:
    return QFontMetricsF(font).horizontalAdvance(text)


def _typeset(text: str, font: QFont) -> QTextLayout:
    """A layout of one paragraph with the same adjustments as the text below it."""
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    ranges = []
    units = Utf16Map(text)
    for at, gap, wide in adjustments(text):
        made = QFont(font)
        if gap:
            made.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, gap * font.pixelSize())
        if wide:
            made.setFeature(QFont.Tag("fwid"), 1)
        piece = QTextLayout.FormatRange()
        piece.start, piece.length = units.to_utf16(at), 1
        form = QTextCharFormat()
        form.setFont(made)
        piece.format = form
        ranges.append(piece)
    layout.setFormats(ranges)
    return layout
