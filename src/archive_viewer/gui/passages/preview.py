"""The export's preview: pages or text, and under it what the format can't carry."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QScrollArea,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from archive_viewer.domain.passage import Loss
from archive_viewer.gui.passages.page_view import PAGE, PageView
from archive_viewer.gui.passages.proof import PAGED, Proof
from archive_viewer.gui.tasks.runner import Tasks
from archive_viewer.gui.theme import Theme
from archive_viewer.gui.widgets.segments import Segments
from archive_viewer.util.messages import sentence

MONOSPACE = ("Noto Sans Mono CJK SC", "Source Han Mono SC", "DejaVu Sans Mono", "Consolas", "Menlo")


class Preview(QWidget):
    """Shows a Proof in the way its format is read."""

    def __init__(self, theme: Theme, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._proof: Proof | None = None
        self._format = ""
        self._wanted = "pages"
        self._fitted = True
        self.pages = PageView(theme, tasks)
        self.area = QScrollArea(self)
        self.area.setWidget(self.pages)
        self.area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.pages.setAutoFillBackground(False)
        self.area.viewport().setAutoFillBackground(False)
        self.area.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.text = QPlainTextEdit(self)
        self.text.setReadOnly(True)
        self.text.setObjectName("exportText")
        self.text.setProperty("look", "well")
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth)
        self.stack = QStackedWidget(self)
        self.stack.setObjectName("exportPreview")
        self.stack.addWidget(self.area)
        self.stack.addWidget(self.text)
        self._title, self._where = QLabel(self), QLabel(self)
        self._title.setProperty("role", "heading")
        self._where.setProperty("role", "muted")
        self.mode = Segments(("pages", "text"), self)
        self._buttons = {name: QToolButton(self) for name in ("left", "right", "minus", "plus")}
        self._zoom = QLabel(self)
        self._losses = QFrame(self)
        self._losses_box = QVBoxLayout(self._losses)
        self._loss_rows: list[QWidget] = []
        self._lay_out()
        self.mode.chosen.connect(self._choose_mode)
        self._buttons["left"].clicked.connect(lambda: self._turn(-1))
        self._buttons["right"].clicked.connect(lambda: self._turn(1))
        self._buttons["minus"].clicked.connect(lambda: self._zoom_by(-0.1))
        self._buttons["plus"].clicked.connect(lambda: self._zoom_by(0.1))
        self.area.verticalScrollBar().valueChanged.connect(self._say_page)

    def show_proof(self, proof: Proof, format_name: str) -> None:
        """Show what would be written in this format."""
        other = format_name != self._format
        self._proof, self._format = proof, format_name
        at = self.area.verticalScrollBar().value()
        self.pages.show_pages(proof.pages)
        self.text.setPlainText(proof.text or "")
        if self._fitted:
            self._fit()
        self.area.verticalScrollBar().setValue(0 if other else at)
        self._show_mode()
        self._show_losses(proof.losses)

    def losses_text(self) -> list[str]:
        """The losses as they are told."""
        labels = [label for row in self._loss_rows for label in row.findChildren(QLabel)]
        return [label.text() for label in labels if label.text()]

    def retranslate(self) -> None:
        """Words in the language of the moment."""
        self._title.setText(self.tr("Preview"))
        self.mode.say({"pages": self.tr("Pages"), "text": self.tr("Text")})
        names = {
            "left": self.tr("Previous page"),
            "right": self.tr("Next page"),
            "minus": self.tr("Smaller"),
            "plus": self.tr("Larger"),
        }
        for key, name in names.items():
            self._buttons[key].setToolTip(name)
            self._buttons[key].setAccessibleName(name)
        self.stack.setAccessibleName(self.tr("Preview"))
        self.text.setAccessibleName(self.tr("The file as text"))
        self._say_page()

    def restyle(self) -> None:
        """Icons and faces of the moment."""
        for name, button in self._buttons.items():
            button.setIcon(self._theme.icon(name, "text2", 16))
            button.setProperty("look", "count")
        font = self._theme.ui_font(12)
        font.setFamilies(list(MONOSPACE))
        self.text.setFont(font)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._fitted:
            self._fit()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(16, 6, 16, 6)
        head.setSpacing(6)
        labels = (self._title, self._where, self._zoom)
        for label in labels:
            label.setTextFormat(Qt.TextFormat.PlainText)
        for widget in (self._title, self._where, self._buttons["left"], self._buttons["right"]):
            head.addWidget(widget)
        head.addStretch(1)
        head.addWidget(self.mode)
        head.addWidget(self._buttons["minus"])
        head.addWidget(self._zoom)
        head.addWidget(self._buttons["plus"])
        well = QFrame(self)
        well.setProperty("role", "well")
        inner = QVBoxLayout(well)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(self.stack)
        self._losses_box.setContentsMargins(16, 10, 16, 10)
        self._losses_box.setSpacing(4)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(well, 1)
        column.addWidget(self._losses)

    def _choose_mode(self, mode: str) -> None:
        self._wanted = mode
        self._show_mode()

    def _show_mode(self) -> None:
        paged, texted = self._format in PAGED, self._proof is not None and self._proof.text is not None
        archive = self._proof is not None and (self._proof.text or "").count(" B") > 0 and self._format in PAGED
        mode = "text" if not paged or (self._wanted == "text" and texted and not archive) else "pages"
        self.mode.set_current(mode)
        self.mode.button("pages").setEnabled(paged)
        self.mode.button("text").setEnabled(not paged or (texted and not archive))
        self.stack.setCurrentIndex(0 if mode == "pages" else 1)
        for button in self._buttons.values():
            button.setVisible(mode == "pages")
        self._zoom.setVisible(mode == "pages")
        self._say_page()

    def _say_page(self) -> None:
        if self.stack.currentIndex() == 0:
            page = self.pages.page_at(self.area.verticalScrollBar().value()) + 1
            self._where.setText(self.tr("Page {page} of {count}").format(page=page, count=self.pages.page_count))
        else:
            lines = self.text.blockCount()
            self._where.setText(self.tr("{n} lines").format(n=lines))
        self._zoom.setText(f"{round(self.pages.zoom * 100)}%")

    def _turn(self, by: int) -> None:
        page = self.pages.page_at(self.area.verticalScrollBar().value()) + by
        self.area.verticalScrollBar().setValue(self.pages.top_of(max(0, page)))

    def _zoom_by(self, by: float) -> None:
        self._fitted = False
        self.pages.zoom = max(0.4, min(2.0, round(self.pages.zoom + by, 1)))
        self.pages.fit()
        self._say_page()

    def _fit(self) -> None:
        room = self.area.viewport().width() - 2 * PageView.GAP
        self.pages.zoom = max(0.4, min(1.2, room / PAGE.width()))
        self.pages.fit()
        self._say_page()

    def _show_losses(self, losses: Sequence[Loss]) -> None:
        while self._losses_box.count():
            item = self._losses_box.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        language = "zh_CN" if self._theme.chinese else "en"
        heading = self.tr("What can't come along as it is") if losses else self.tr("Everything chosen comes along")
        self._losses_box.addWidget(self._loss_row("" if losses else "confirmed", "success", heading, bold=bool(losses)))
        self._loss_rows = []
        for loss in losses:
            words = sentence(loss.code, {**dict(loss.params), "count": str(loss.count)}, language)
            self._loss_rows.append(self._loss_row("info", "text2", words))
            self._losses_box.addWidget(self._loss_rows[-1])

    def _loss_row(self, icon: str, color: str, words: str, *, bold: bool = False) -> QWidget:
        row = QWidget(self._losses)
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        if icon:
            mark = QLabel(row)
            mark.setPixmap(self._theme.pixmap(icon, color, 16))
            mark.setFixedSize(QSize(16, 18))
            line.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        label = QLabel(row)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setText(words)
        label.setWordWrap(True)
        label.setProperty("role", "heading" if bold else "")
        line.addWidget(label, 1)
        return row
