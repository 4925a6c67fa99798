"""What a person chooses for an export: title, citation style, date of access, what comes along, the face."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from archive_viewer.domain.passage import ExportOptions
from archive_viewer.gui.passages.proof import Proof
from archive_viewer.gui.theme import Theme
from archive_viewer.gui.widgets.check_box import CheckBox, ChoiceBox
from archive_viewer.gui.widgets.segments import Segments
from archive_viewer.util.clock import today


def is_day(typed: str) -> bool:
    """Whether the text is a day of the calendar, YYYY-MM-DD."""
    try:
        return date.fromisoformat(typed).isoformat() == typed
    except ValueError:
        return False


class ExportForm(QWidget):
    """`changed` follows every choice."""

    changed = Signal()

    def __init__(self, theme: Theme, styles: Sequence[tuple[str, str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._styles = styles
        self.title = QLineEdit(self)
        self.title.setObjectName("exportTitle")
        self.title.setFont(theme.ui_font(13, cjk=True))
        self.style_box = ChoiceBox(theme, self)
        self.style_box.setObjectName("exportStyle")
        for name, chinese, english in styles:
            self.style_box.addItem(chinese if theme.chinese else english, name)
        self.accessed = QLineEdit(today(), self)
        self.accessed.setObjectName("exportAccessed")
        self.accessed.setInputMask("0000-00-00")
        self.boxes = {name: CheckBox(theme, self) for name in ("comments", "facts", "context", "provenance")}
        self.footnotes = CheckBox(theme, self)
        self.face = Segments(("serif", "sans"), self, stretch=True)
        self._labels = {name: QLabel(self) for name in ("title", "style", "accessed", "along", "face", "cut")}
        self._verdict = QFrame(self)
        self._verdict_icon, self._verdict_text = QLabel(self._verdict), QLabel(self._verdict)
        self._lay_out()
        self.title.textChanged.connect(self.changed)
        self.style_box.currentIndexChanged.connect(self.changed)
        self.accessed.textChanged.connect(self._date_typed)
        self.face.chosen.connect(self.changed)
        for box in (self.footnotes, *self.boxes.values()):
            box.toggled.connect(self.changed)

    def fill(self, title: str, options: ExportOptions) -> None:
        """Begin with these choices."""
        self.blockSignals(True)
        self.title.setText(title)
        place = self.style_box.findData(options.citation_style)
        self.style_box.setCurrentIndex(max(0, place))
        for name, box in self.boxes.items():
            box.setChecked(bool(getattr(options, name)))
        self.footnotes.setChecked(options.footnotes)
        self.face.set_current(options.font)
        self.blockSignals(False)

    def options(self) -> ExportOptions:
        """The choices as they stand."""
        on = {name: box.isChecked() for name, box in self.boxes.items()}
        return ExportOptions(
            citation_style=str(self.style_box.currentData() or "gb-t-7714-2025"),
            accessed=self.accessed.text() if is_day(self.accessed.text()) else today(),
            footnotes=self.footnotes.isChecked(),
            font=self.face.current,
            language="zh_CN" if self._theme.chinese else "en",
            **on,
        )

    def allow_footnotes(self, allowed: bool) -> None:
        """Whether the format of the moment has a foot of the page."""
        self.footnotes.setEnabled(allowed)
        self.footnotes.remark("" if allowed else self.tr("This format lists them at the end"))

    def show_proof(self, proof: Proof) -> None:
        """Say how much would come along, and whether a quotation lost a negation or hedge."""
        excerpts = proof.document.excerpts
        notes = sum(bool(a.comment.strip() or a.tags) for e in excerpts for a in e.annotations)
        facts = sum(len(e.facts) for e in excerpts)
        self.boxes["comments"].remark(self.tr("{n} in these passages").format(n=notes))
        self.boxes["facts"].remark(self.tr("Rows at the end: {n}").format(n=facts))
        self._show_verdict(proof.hedges)

    def verdict_text(self) -> str:
        """What the check of cut quotations says."""
        return self._verdict_text.text()

    def retranslate(self) -> None:
        """Words in the language of the moment."""
        words = {
            "title": self.tr("Title"),
            "style": self.tr("Citation style"),
            "accessed": self.tr("Accessed"),
            "along": self.tr("Take along"),
            "face": self.tr("Face"),
            "cut": self.tr("Cut quotations"),
        }
        for name, label in self._labels.items():
            label.setText(words[name])
        self.title.setAccessibleName(words["title"])
        self.style_box.setAccessibleName(words["style"])
        self.accessed.setAccessibleName(words["accessed"])
        self._date_typed()
        self.footnotes.setText(self.tr("At the foot of the page"))
        self.boxes["comments"].setText(self.tr("Comments and tags"))
        self.boxes["facts"].setText(self.tr("Table of facts"))
        self.boxes["context"].setText(self.tr("The rest of the sentences"))
        self.boxes["provenance"].setText(self.tr("Revision and SHA-256"))
        self.face.say({"serif": self.tr("Serif"), "sans": self.tr("Sans serif")})

    def _date_typed(self) -> None:
        typed = self.accessed.text()
        wrong = not is_day(typed)
        self.accessed.setToolTip(self.tr("Write a date such as 2026-07-14") if wrong else "")
        self.accessed.setProperty("wrong", "true" if wrong else "false")
        self.accessed.style().polish(self.accessed)
        if not wrong:
            self.changed.emit()

    def _show_verdict(self, hedges: Sequence[tuple[int, str]]) -> None:
        if hedges:
            mark = "、" if self._theme.chinese else ", "
            said = mark.join(self.tr("passage {n} “{word}”").format(n=n + 1, word=word) for n, word in hedges)
            text = self.tr("Words that change the sense were cut off: {said}").format(said=said)
        else:
            text = self.tr("No quotation lost a “not”, “about” or “nearly”")
        self._verdict.setProperty("role", "finding" if hedges else "good")
        self._verdict.style().polish(self._verdict)
        icon, color = ("warn", "warn") if hedges else ("confirmed", "success")
        self._verdict_icon.setPixmap(self._theme.pixmap(icon, color, 16))
        self._verdict_text.setText(text)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(6)
        parts: tuple[tuple[str, tuple[QWidget, ...]], ...] = (
            ("title", (self.title,)),
            ("style", (self.style_box, self.footnotes)),
            ("accessed", (self.accessed,)),
            ("along", tuple(self.boxes.values())),
            ("face", (self.face,)),
            ("cut", (self._verdict,)),
        )
        for name, widgets in parts:
            label = self._labels[name]
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setProperty("role", "muted")
            label.setFont(self._theme.ui_font(12))
            column.addWidget(label)
            for widget in widgets:
                column.addWidget(widget)
            column.addSpacing(8)
        column.addStretch(1)
        self._verdict_text.setTextFormat(Qt.TextFormat.PlainText)
        self._verdict_text.setWordWrap(True)
        row = QHBoxLayout(self._verdict)
        row.setContentsMargins(12, 8, 12, 8)
        row.setSpacing(8)
        row.addWidget(self._verdict_icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._verdict_text, 1)
