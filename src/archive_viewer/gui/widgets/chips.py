"""A row of chips that narrow a list; those that don't fit go into a menu at its end."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QFontMetricsF, QIcon, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QMenu, QToolButton, QWidget

from archive_viewer.domain.fact import FactKind
from archive_viewer.gui.theme import Theme
from archive_viewer.gui.widgets.kind_line import draw_kind_line

HEIGHT = 24
GAP = 4
_PADDING = 9
_SAMPLE = 13


@dataclass(frozen=True, slots=True)
class ChipFace:
    """What a chip says: a label, how many there are, and the line style of a kind of fact where it has one."""

    key: Hashable
    label: str
    count: int
    kind: FactKind | None = None


class Chip(QAbstractButton):
    """One chip; checked it is filled with the soft accent."""

    def __init__(self, theme: Theme, face: ChipFace, parent: QWidget) -> None:
        super().__init__(parent)
        self.face = face
        self._theme = theme
        self.setCheckable(True)
        self.setText(face.label)
        self.setAccessibleName(f"{face.label} {face.count}")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.resize(self.sizeHint())

    def sizeHint(self) -> QSize:
        metrics = QFontMetricsF(self._theme.ui_font(12, bold=True))
        sample = _SAMPLE + 5 if self.face.kind is not None else 0
        words = metrics.horizontalAdvance(self.face.label) + 4 + metrics.horizontalAdvance(str(self.face.count))
        return QSize(round(2 * _PADDING + sample + words), HEIGHT)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, on = self._theme, self.isChecked()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        border = QPen(theme.color("accent"), 2) if self.hasFocus() else QPen(theme.color("rule2c"), 1)
        if on and not self.hasFocus():
            border = QPen(theme.color("accentSoft"), 1)
        painter.setPen(border)
        painter.setBrush(theme.color("accentSoft" if on or self.underMouse() else "surface"))
        inset = border.widthF() / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), HEIGHT / 2, HEIGHT / 2)
        x = float(_PADDING)
        if self.face.kind is not None:
            draw_kind_line(painter, theme, self.face.kind, x, x + _SAMPLE, HEIGHT / 2 + 0.5)
            x += _SAMPLE + 5
        font = theme.ui_font(12, bold=on)
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        baseline = (HEIGHT + metrics.ascent() - metrics.descent()) / 2
        painter.setPen(theme.color("accent" if on else "text2"))
        painter.drawText(round(x), round(baseline), self.face.label)
        x += metrics.horizontalAdvance(self.face.label) + 4
        painter.setPen(theme.color("accent" if on else "muted"))
        painter.drawText(round(x), round(baseline), str(self.face.count))
        painter.end()


class ChipBar(QWidget):
    """Chips in one row. `toggled` carries the set of keys that are on; `exclusive` keeps it to one key or none."""

    toggled = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None, *, exclusive: bool = False) -> None:
        super().__init__(parent)
        self._theme = theme
        self._exclusive = exclusive
        self._chips: list[Chip] = []
        self._more = QToolButton(self)
        self._more.setProperty("look", "count")
        self._more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._more.setMenu(QMenu(self._more))
        self._more.hide()
        self.setFixedHeight(HEIGHT)
        theme.changed.connect(self._restyle)
        self._restyle()

    @property
    def on(self) -> frozenset[Hashable]:
        """Keys of the chips that are on."""
        return frozenset(c.face.key for c in self._chips if c.isChecked())

    def chips(self) -> list[Chip]:
        """The chips from the left, those in the menu included."""
        return list(self._chips)

    def set_faces(self, faces: Sequence[ChipFace], on: frozenset[Hashable] = frozenset()) -> None:
        """Show these chips, with the named keys on."""
        if [c.face for c in self._chips] == list(faces) and self.on == on:
            return
        for chip in self._chips:
            chip.hide()
            chip.deleteLater()
        self._chips = [Chip(self._theme, face, self) for face in faces]
        for chip in self._chips:
            chip.setChecked(chip.face.key in on)
            chip.clicked.connect(lambda _=False, c=chip: self._clicked(c))
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def sizeHint(self) -> QSize:
        return QSize(200, HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(80, HEIGHT)

    def _clicked(self, chip: Chip) -> None:
        if self._exclusive:
            for other in self._chips:
                if other is not chip:
                    other.setChecked(False)
        self.toggled.emit(self.on)

    def _place(self) -> None:
        widths = [c.sizeHint().width() for c in self._chips]
        room = self.width() if sum(widths) + GAP * (len(widths) - 1) <= self.width() else self.width() - 32
        x, fits = 0, 0
        for chip, width in zip(self._chips, widths, strict=True):
            if x + width > room:
                break
            chip.setGeometry(x, 0, width, HEIGHT)
            chip.show()
            x += width + GAP
            fits += 1
        for chip in self._chips[fits:]:
            chip.hide()
        self._more.setVisible(fits < len(self._chips))
        self._more.setGeometry(x, 0, 28, HEIGHT)
        menu = self._more.menu()
        menu.clear()
        for chip in self._chips[fits:]:
            action = menu.addAction(f"{chip.face.label}  {chip.face.count}")
            action.setCheckable(True)
            action.setChecked(chip.isChecked())
            action.triggered.connect(lambda _=False, c=chip: c.click())

    def _restyle(self) -> None:
        self._more.setIcon(QIcon(self._theme.icon("more", "text2", 16)))
        self._more.setAccessibleName(self.tr("More"))
        self._more.setToolTip(self.tr("More"))
        for chip in self._chips:
            chip.update()
        self._place()
