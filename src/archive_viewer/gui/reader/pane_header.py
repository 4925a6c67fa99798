"""The strip above the source: where the article comes from, how far it is reviewed, type and more."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QAction, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QToolButton, QWidget

from archive_viewer.gui.reader.document import showable
from archive_viewer.gui.theme import Theme
from archive_viewer.gui.widgets.buttons import IconButton

HEIGHT = 40
BAR_WIDTH = 64
STEP_ICON = 12
STEP_GAP = 5


class Breadcrumb(QWidget):
    """The steps from the source down to the article, cut at the end where there is no room."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._steps: tuple[str, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(HEIGHT - 1)
        self.setMinimumWidth(40)

    def show_steps(self, steps: tuple[str, ...]) -> None:
        """Show these steps."""
        self._steps = tuple(" ".join(showable(step).split()) for step in steps)
        self.setAccessibleName(" › ".join(self._steps))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme, middle = self._theme, self.height() / 2
        font = theme.ui_font(13, cjk=True)
        painter.setFont(font)
        metrics = QFontMetricsF(font)
        x = 0.0
        for number, step in enumerate(self._steps):
            if number:
                icon = theme.pixmap("right", "muted", STEP_ICON)
                painter.drawPixmap(QPointF(x + STEP_GAP, middle - STEP_ICON / 2), icon)
                x += STEP_ICON + 2 * STEP_GAP
            words = metrics.elidedText(step, Qt.TextElideMode.ElideRight, max(0.0, self.width() - x))
            painter.setPen(theme.color("text2"))
            width = metrics.horizontalAdvance(words)
            painter.drawText(QRectF(x, 0, width + 2, self.height()), Qt.AlignmentFlag.AlignVCenter, words)
            x += width
            if words != step:
                break


class ReviewBar(QWidget):
    """A small bar: the share that is reviewed."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._share = 0.0
        self.setFixedSize(BAR_WIDTH, 4)

    def set_share(self, share: float) -> None:
        """Show a share from 0 to 1."""
        self._share = share
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("rule2c"))
        painter.drawRoundedRect(QRectF(self.rect()), 2, 2)
        if self._share > 0:
            painter.setBrush(self._theme.color("success"))
            painter.drawRoundedRect(QRectF(0, 0, max(4.0, self._share * self.width()), self.height()), 2, 2)


class PaneHeader(QWidget):
    """Forty pixels high, with a hairline below."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._review = (0, 0, 0)
        self._copies = 0
        self.setFixedHeight(HEIGHT)
        self._icon = QLabel(self)
        self.breadcrumb = Breadcrumb(theme, self)
        self._count = QLabel(self)
        self._count.setTextFormat(Qt.TextFormat.PlainText)
        self._bar = ReviewBar(theme, self)
        self.copies_button = IconButton(theme, "copy", self, words=True)
        self.copies_button.setObjectName("copiesButton")
        self.copies_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.copies_button.hide()
        self._rule = QWidget(self)
        self._rule.setFixedSize(1, 20)
        self.type_button = self._menu_button("type", "typeButton")
        self.more_button = self._menu_button("more", "readerMenuButton")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(14, 0, 8, 1)
        self._row.setSpacing(8)
        for part in (self._icon, self.breadcrumb, self.copies_button, self._count, self._bar):
            self._row.addWidget(part)
        self._row.addSpacing(8)
        self._row.addWidget(self._rule)
        self._row.addSpacing(4)
        self._row.addWidget(self.type_button)
        self._row.addWidget(self.more_button)
        self.retranslate()
        self.restyle()

    def add_action(self, action: QAction, icon: str) -> None:
        """Put a button for one of the window's actions between type and more."""
        button = IconButton(self._theme, icon, self)
        button.bind(action)
        self._row.insertWidget(self._row.indexOf(self.more_button), button)

    def show_review(self, reviewed: int, total: int, uncovered: int = 0) -> None:
        """Say how many of the numbers are reviewed, and how many have no fact; nothing where there are none."""
        self._review = (reviewed, total, uncovered)
        words = self.tr("Reviewed %1/%2").replace("%1", str(reviewed)).replace("%2", str(total))
        self._count.setText(words)
        self._count.setVisible(total > 0)
        self._bar.setVisible(total > 0)
        self._rule.setVisible(total > 0)
        self._bar.set_share(reviewed / total if total else 0.0)
        self._bar.setAccessibleName(words)
        missing = self.tr("Numbers without a fact: %1").replace("%1", str(uncovered)) if uncovered else ""
        for part in (self._count, self._bar):
            part.setToolTip("\n".join(line for line in (words, missing) if line))

    def show_copies(self, count: int) -> None:
        """Say how many other articles carry nearly the same words; nothing where there are none."""
        self._copies = count
        self.copies_button.setVisible(count > 0)
        self.copies_button.setText(self.tr("Copies %1").replace("%1", str(count)))
        self.copies_button.setToolTip(self.tr("Other articles with nearly the same words"))
        self.copies_button.setAccessibleName(self.copies_button.toolTip())

    def retranslate(self) -> None:
        """Say everything again in the language of the moment."""
        self.type_button.name(self.tr("Type of the article text"))
        self.more_button.name(self.tr("More about this article"))
        self.show_review(*self._review)
        self.show_copies(self._copies)

    def restyle(self) -> None:
        """Take colours and fonts from the theme again."""
        theme = self._theme
        self._icon.setPixmap(theme.pixmap("doc", "text2", 18))
        self._count.setFont(theme.ui_font(13))
        self._rule.setStyleSheet(f"background: {theme.css('rule')};")
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.color("surface"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, self._theme.color("rule"))

    def _menu_button(self, icon: str, name: str) -> IconButton:
        button = IconButton(self._theme, icon, self)
        button.setObjectName(name)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setFixedSize(QSize(36, 32))
        return button
