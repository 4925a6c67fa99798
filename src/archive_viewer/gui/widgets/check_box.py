"""A check box and a choice box drawn in the theme's colours."""

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QComboBox, QWidget

from archive_viewer.gui.theme import Theme

_BOX, _GAP = 16, 9


class CheckBox(QCheckBox):
    """A box that fills with the accent; `remark` is a second line in muted type."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._remark = ""
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def remark(self, text: str) -> None:
        """Say more under the label, or nothing for ""."""
        self._remark = text
        self.setAccessibleDescription(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        label = QFontMetricsF(self._theme.ui_font(13)).horizontalAdvance(self.text())
        remark = QFontMetricsF(self._theme.ui_font(12)).horizontalAdvance(self._remark)
        return QSize(round(_BOX + _GAP + max(label, remark)) + 4, 40 if self._remark else 24)

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, on = self._theme, self.isEnabled()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(1.5, 4.5, _BOX - 1, _BOX - 1)
        if self.hasFocus():
            painter.setPen(QPen(theme.color("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(-1, -1, 1, 1), 5, 5)
        filled = self.isChecked()
        fill = ("accent" if on else "disabled") if filled else "surface"
        painter.setPen(QPen(theme.color(fill if filled else "rule2b" if on else "rule2c"), 1))
        painter.setBrush(theme.color(fill))
        painter.drawRoundedRect(box, 4, 4)
        if filled:
            painter.drawPixmap(QPoint(2, 5), theme.pixmap("check", "onAccent", 14))
        x = _BOX + _GAP + 1
        painter.setFont(theme.ui_font(13))
        painter.setPen(theme.color("text" if on else "disabled"))
        line = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(QRectF(x, 2, self.width() - x, 20), line, self.text())
        if self._remark:
            painter.setFont(theme.ui_font(12))
            painter.setPen(theme.color("muted" if on else "disabled"))
            painter.drawText(QRectF(x, 21, self.width() - x, 18), line, self._remark)
        painter.end()


class ChoiceBox(QComboBox):
    """A combo box with the theme's arrow."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setFont(theme.ui_font(13, cjk=True))
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(10)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        color = "text2" if self.isEnabled() else "disabled"
        painter.drawPixmap(self.width() - 24, (self.height() - 14) // 2, self._theme.pixmap("down", color, 14))
        painter.end()
