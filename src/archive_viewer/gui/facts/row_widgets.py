"""What the current fact's row holds: the buttons of review, or the small form that corrects it."""

import re

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QLineEdit, QToolButton, QVBoxLayout, QWidget

from archive_viewer.domain.amounts import amount_of
from archive_viewer.domain.fact import Fact
from archive_viewer.gui.theme import Theme
from archive_viewer.gui.widgets.fact_wording import plain_number
from archive_viewer.gui.widgets.periods import period_words

FORM_HEIGHT = 200
_NEAR = 400
_RANGE_MARKS = ("–", "—", "~", "～", "至")


class RowHolder(QWidget):
    """A transparent cover of a row that leaves the row's own mouse clicks to the list."""

    def __init__(self, content: QWidget, left: int, top: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.content = content
        box = QVBoxLayout(self)
        box.setContentsMargins(left, top, 12, 5)
        box.addWidget(content)
        box.addStretch(1)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.ignore()


class ReviewButtons(QWidget):
    """Confirm, correct, reject, and a comment. `locked` is the reason why they are off, or ""."""

    confirmed = Signal()
    correcting = Signal()
    rejected = Signal()
    commenting = Signal()

    def __init__(self, theme: Theme, room: int, locked: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        faces = (
            ("check", self.tr("Confirm"), "Y", self.confirmed),
            ("corrected", self.tr("Correct"), "E", self.correcting),
            ("rejected", self.tr("Reject"), "N", self.rejected),
        )
        buttons = []
        for icon, word, key, signal in faces:
            button = QToolButton(self)
            button.setIcon(theme.icon(icon, "text2", 14))
            button.setIconSize(QSize(14, 14))
            button.setText(word)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            button.setProperty("look", "boxed")
            button.setProperty("small", "true")
            button.setFont(theme.ui_font(12))
            button.setAccessibleName(word)
            button.setToolTip(locked or f"{word} ({key})")
            button.setEnabled(not locked)
            button.clicked.connect(signal)
            button.ensurePolished()
            buttons.append(button)
            row.addWidget(button)
        row.addStretch(1)
        if sum(b.sizeHint().width() + 4 for b in buttons) > room:
            for button in buttons:
                button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        if not locked and sum(b.sizeHint().width() + 4 for b in buttons) + 30 <= room:
            note = QToolButton(self)
            note.setIcon(theme.icon("comment", "text2", 14))
            note.setProperty("look", "count")
            note.setAccessibleName(self.tr("Comment"))
            note.setToolTip(self.tr("Comment") + " (C)")
            note.clicked.connect(self.commenting)
            row.addWidget(note)


class CorrectionForm(QWidget):
    """Value, unit, measure, period and place of one fact. `saved` carries the fields that differ, and a note.

    Where a fact stands is corrected by its words: those typed are looked for in `text` around it.
    """

    saved = Signal(object, str)
    cancelled = Signal()

    def __init__(self, theme: Theme, fact: Fact, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fact = fact
        self._text = text
        self._chinese = theme.chinese
        labels = {
            "value": self.tr("Value"),
            "unit": self.tr("Unit"),
            "measure": self.tr("Measure"),
            "period": self.tr("Period"),
            "words": self.tr("In the text"),
            "note": self.tr("Note"),
        }
        self._fields = {name: QLineEdit(text, self) for name, text in stored_text(fact).items()}
        self._before = {name: field.text().strip() for name, field in self._fields.items()}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        places = {
            "value": (0, 0, 1),
            "unit": (0, 2, 1),
            "measure": (1, 0, 3),
            "period": (2, 0, 3),
            "words": (3, 0, 3),
            "note": (4, 0, 3),
        }
        for name, field in self._fields.items():
            field.setObjectName(f"fact{name.capitalize()}Edit")
            field.setProperty("small", "true")
            field.setAccessibleName(labels[name])
            field.setFont(theme.ui_font(12, cjk=True))
            field.installEventFilter(self)
            field.textChanged.connect(self._check)
            line, column, span = places[name]
            label = QLabel(labels[name], self)
            label.setTextFormat(Qt.TextFormat.PlainText)
            grid.addWidget(label, line, column)
            grid.addWidget(field, line, column + 1, 1, span)
        self._fields["unit"].setMaximumWidth(88)
        self._remark = QLabel("", self)
        self._remark.setTextFormat(Qt.TextFormat.PlainText)
        self._remark.setFont(theme.ui_font(11))
        grid.addWidget(self._remark, 5, 1, 1, 3)
        grid.addLayout(self._buttons(theme), 6, 0, 1, 4)
        self._check()

    def first_field(self) -> QLineEdit:
        """Where the hands begin."""
        return self._fields["value" if self._fact.value is not None else "measure"]

    def corrections(self) -> dict[str, object] | None:
        """The fields that differ from what is stored; None where something can't be read."""
        before = self._before
        texts = {name: field.text().strip() for name, field in self._fields.items()}
        changed: dict[str, object] = {}
        if texts["value"] != before["value"]:
            values = read_values(texts["value"])
            if values is None:
                return None
            changed["value"], changed["value_max"] = values
        if texts["period"] and not readable_period(texts["period"]):
            return None
        if texts["words"] != before["words"]:
            start = place_of(self._text, texts["words"], self._fact.start)
            if start is None:
                return None
            changed["start"], changed["end"] = start, start + len(texts["words"])
        for name in ("unit", "measure", "period"):
            if texts[name] != before[name]:
                changed[name] = texts[name] or None
        return changed

    def save(self) -> None:
        """Hand on what changed; nothing changed is the same as giving up."""
        changed = self.corrections()
        if changed is None:
            return
        note = self._fields["note"].text().strip()
        if changed or note != self._before["note"]:
            self.saved.emit(changed, note)
        else:
            self.cancelled.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.ShortcutOverride and event.key() == Qt.Key.Key_Escape:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress:
                if event.key() == Qt.Key.Key_Escape:
                    self.cancelled.emit()
                    return True
                if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                    self.save()
                    return True
        return super().eventFilter(watched, event)

    def _buttons(self, theme: Theme) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addStretch(1)
        cancel = QToolButton(self)
        cancel.setText(self.tr("Cancel"))
        cancel.clicked.connect(self.cancelled)
        self._save = QToolButton(self)
        self._save.setText(self.tr("Save correction"))
        self._save.clicked.connect(self.save)
        for button in (cancel, self._save):
            button.setProperty("look", "boxed")
            button.setProperty("small", "true")
            button.setFont(theme.ui_font(12))
            row.addWidget(button)
        return row

    def _check(self) -> None:
        if not hasattr(self, "_save"):
            return
        value, period = self._fields["value"].text().strip(), self._fields["period"].text().strip()
        words = self._fields["words"].text().strip()
        remark, role = "", "muted"
        if value and read_values(value) is None:
            remark, role = self.tr("The value isn't a number."), "error"
        elif period and not readable_period(period):
            remark, role = self.tr("Write 2021, 2022-01/2022-08 or 2018/.."), "error"
        elif words != self._before["words"] and place_of(self._text, words, self._fact.start) is None:
            remark, role = self.tr("These words don't stand here in the text."), "error"
        elif period:
            remark = period_words(period, chinese=self._chinese)
        self._remark.setText(remark)
        self._remark.setProperty("role", role)
        self._remark.style().polish(self._remark)
        self._save.setEnabled(role != "error")


def stored_text(fact: Fact) -> dict[str, str]:
    """The fields as they stand in the form."""
    values = [plain_number(v) for v in (fact.value, fact.value_max) if v is not None]
    return {
        "value": "–".join(values),
        "unit": fact.unit or "",
        "measure": fact.measure or "",
        "period": fact.period or "",
        "words": fact.text.strip(),
        "note": fact.note or "",
    }


def place_of(text: str, words: str, start: int) -> int | None:
    """Where words stand nearest to an offset of the text; None where they don't stand around it."""
    if not words:
        return None
    low = max(0, start - _NEAR)
    found = [m.start() for m in re.finditer(re.escape(words), text[low : start + _NEAR])]
    return min((low + at for at in found), key=lambda at: abs(at - start), default=None)


def read_values(typed: str) -> tuple[float | None, float | None] | None:
    """(value, value_max) of 1245, 5.625亿 or 30–50; None where it isn't a number."""
    if not typed:
        return None, None
    text = typed.replace(",", "").replace("，", "").replace(" ", "").replace("\u2009", "")
    for mark in _RANGE_MARKS:
        text = text.replace(mark, "–")
    low, bar, high = text.partition("–")
    first = amount_of(low)
    second = amount_of(high) if bar else None
    if first is None or (bar and second is None):
        return None
    return whole(first), None if second is None else whole(second)


def whole(value: float) -> float | int:
    """An int where the value has no fraction."""
    return int(value) if value == int(value) else value


def readable_period(edtf: str) -> bool:
    """Whether the period is EDTF that the views can say in words."""
    return period_words(edtf, chinese=True) != edtf
