"""The small bar beside a selection: colours, comment, tag, tray, copy. It never takes the focus."""

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QEnterEvent, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QFrame, QGraphicsDropShadowEffect, QHBoxLayout, QWidget

from archive_viewer.gui.reader.mark_painter import COLORS
from archive_viewer.gui.theme import Theme, mark_number

HEIGHT = 36
AWAY = 6
SWATCH = 20
TARGET = 28
ICON = 18
GAP = 6


class Swatch(QAbstractButton):
    """A colour to highlight with, with its shape."""

    def __init__(self, theme: Theme, color: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.color = color
        self.setFixedSize(TARGET, TARGET)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        number = mark_number(self.color)
        edge = (TARGET - SWATCH) / 2
        painter.setPen(Qt.PenStyle.NoPen)
        if self.underMouse() and self.isEnabled():
            painter.setBrush(self._theme.color("accentSoft"))
            painter.drawRoundedRect(QRectF(self.rect()), 6, 6)
        if not self.isEnabled():
            painter.setOpacity(0.4)
        painter.setBrush(self._theme.color(f"hl{number}"))
        painter.drawRoundedRect(QRectF(edge, edge, SWATCH, SWATCH), 4, 4)
        glyph = 12
        painter.drawPixmap(
            QPointF((TARGET - glyph) / 2, (TARGET - glyph) / 2),
            self._theme.pixmap(f"mark-{number}", f"hs{number}", glyph),
        )


class VerbButton(QAbstractButton):
    """An icon, a word, and the key that does the same."""

    def __init__(self, theme: Theme, icon: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icon = icon
        self._key = ""
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFixedHeight(TARGET)

    def say(self, word: str, key: str, hint: str) -> None:
        """Show a word and its key; `hint` is the tool tip."""
        self._key = key
        self.setText(word)
        self.setAccessibleName(word)
        self.setToolTip(hint)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        word = QFontMetricsF(self._theme.ui_font(13)).horizontalAdvance(self.text())
        key = QFontMetricsF(self._theme.ui_font(12)).horizontalAdvance(self._key) + GAP if self._key else 0
        return QSize(round(2 * GAP + ICON + GAP + word + key), TARGET)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if self.underMouse() and self.isEnabled():
            painter.setBrush(theme.color("accentSoft"))
            painter.drawRoundedRect(QRectF(self.rect()), 6, 6)
        on = self.isEnabled()
        icon = theme.pixmap(self._icon, "text2" if on else "disabled", ICON)
        painter.drawPixmap(QPointF(GAP, (TARGET - ICON) / 2), icon)
        font = theme.ui_font(13)
        painter.setFont(font)
        painter.setPen(theme.color("text" if on else "disabled"))
        left, width = 2 * GAP + ICON, QFontMetricsF(font).horizontalAdvance(self.text())
        painter.drawText(QRectF(left, 0, width + 2, TARGET), Qt.AlignmentFlag.AlignVCenter, self.text())
        painter.setFont(theme.ui_font(12))
        painter.setPen(theme.color("muted" if on else "disabled"))
        painter.drawText(QRectF(left + width + GAP, 0, 24, TARGET), Qt.AlignmentFlag.AlignVCenter, self._key)


class SelectionBar(QFrame):
    """`chosen` carries a verb: highlight:COLOUR, comment, tag, passage or copy."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setObjectName("selectionBar")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.setFixedHeight(HEIGHT)
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(6, 4, 6, 4)
        row.setSpacing(4)
        self._swatches = [Swatch(theme, color, self) for color in COLORS]
        for swatch in self._swatches:
            swatch.clicked.connect(lambda _on=False, color=swatch.color: self.chosen.emit(f"highlight:{color}"))
            row.addWidget(swatch)
        self._rules = [self._rule(row)]
        self._verbs: dict[str, VerbButton] = {}
        for verb, icon in (("comment", "comment"), ("tag", "tag"), ("passage", "passage")):
            self._add(row, verb, icon)
        self._rules.append(self._rule(row))
        self._add(row, "copy", "copy")
        self._shadow = QGraphicsDropShadowEffect(self)
        self._shadow.setBlurRadius(12)
        self._shadow.setOffset(0, 2)
        self.setGraphicsEffect(self._shadow)
        self.retranslate()
        self.restyle()
        self.hide()

    def retranslate(self) -> None:
        """Say everything again in the language of the moment."""
        self.setAccessibleName(self.tr("What to do with the selection"))
        words = {
            "comment": (self.tr("Comment"), "C"),
            "tag": (self.tr("Tag"), "T"),
            "passage": (self.tr("Passage"), "P"),
            "copy": (self.tr("Copy with citation"), ""),
        }
        for verb, (word, key) in words.items():
            button = self._verbs[verb]
            button.say(word, key, f"{word} ({key or 'Ctrl+Shift+C'})")
        colors = (self.tr("Yellow"), self.tr("Orange"), self.tr("Green"), self.tr("Blue"), self.tr("Purple"))
        for number, (swatch, color) in enumerate(zip(self._swatches, colors, strict=True), 1):
            name = self.tr("Highlight: %1").replace("%1", color)
            swatch.setAccessibleName(name)
            swatch.setToolTip(f"{name} ({number})")

    def restyle(self) -> None:
        """Take colours from the theme again."""
        self._shadow.setColor(QColor(self._theme.color("shadow")))
        for rule in self._rules:
            rule.setStyleSheet(f"background: {self._theme.css('rule')};")
        self.update()

    def set_writable(self, writable: bool) -> None:
        """Whether the archive may be changed; copying always works."""
        for button in (*self._swatches, *(self._verbs[v] for v in ("comment", "tag", "passage"))):
            button.setEnabled(writable)

    def place(self, first_line: QRectF, last_line: QRectF, column: QRect, within: QRect) -> None:
        """Stand above the first line of the selection, else below its last, in the column and `within` the viewport."""
        self.adjustSize()
        width = self.sizeHint().width()
        x = min(round(first_line.left()), max(column.right() - width, column.left()))
        x = max(4, min(max(x, column.left()), within.width() - width - 4))
        y = round(first_line.top()) - AWAY - HEIGHT
        if y < column.top():
            y = round(last_line.bottom()) + AWAY
        self.setGeometry(x, max(column.top(), min(y, within.height() - HEIGHT - AWAY)), width, HEIGHT)
        self.show()
        self.raise_()

    def sizeHint(self) -> QSize:
        return QSize(self._row.sizeHint().width(), HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.color("rule2b"), 1))
        painter.setBrush(self._theme.color("raised"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)

    def _add(self, row: QHBoxLayout, verb: str, icon: str) -> None:
        button = VerbButton(self._theme, icon, self)
        button.clicked.connect(lambda _on=False: self.chosen.emit(verb))
        self._verbs[verb] = button
        row.addWidget(button)

    def _rule(self, row: QHBoxLayout) -> QWidget:
        rule = QWidget(self)
        rule.setFixedSize(1, 20)
        row.addSpacing(4)
        row.addWidget(rule)
        row.addSpacing(4)
        return rule
