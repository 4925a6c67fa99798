"""The export dialog: formats, choices, a preview that is the file, the losses beforehand, the place it goes to."""

from collections.abc import Sequence
from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, QUrl
from PySide6.QtGui import QDesktopServices, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from archive_viewer.domain.annotation import Annotation
from archive_viewer.domain.errors import KnownError
from archive_viewer.domain.passage import ExportOptions, Passage
from archive_viewer.gui.operations import exporting
from archive_viewer.gui.passages.destination import Destination, documents_folder, file_name
from archive_viewer.gui.passages.export_form import ExportForm
from archive_viewer.gui.passages.formats import FAMILIES, FormatList, FormatRow
from archive_viewer.gui.passages.preview import Preview
from archive_viewer.gui.passages.proof import Proof, proof
from archive_viewer.gui.tasks.runner import Tasks
from archive_viewer.gui.theme import Theme
from archive_viewer.gui.widgets.panel import panel_sheet
from archive_viewer.services.exporting import FOOTNOTED
from archive_viewer.util.messages import sentence

if TYPE_CHECKING:
    from archive_viewer.services.services import Services

_KEPT = ("citation_style", "footnotes", "comments", "facts", "context", "provenance", "font")


class ExportDialog(QDialog):
    """Exports these passages or annotations, or the tray for None. Accepted once the file is written: `written`."""

    def __init__(
        self,
        services: "Services",
        theme: Theme,
        tasks: Tasks,
        passages: Sequence[Passage | Annotation] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("exportDialog")
        self.services, self.theme, self.tasks = services, theme, tasks
        self._passages = passages
        self._proof: Proof | None = None
        self._formats = services.exporting.formats()
        self._named = False
        self._over = False
        self.written: Path | None = None
        self.heading, self.subtitle = QLabel(self), QLabel(self)
        self.format_list = FormatList(theme, self)
        self.form = ExportForm(theme, services.exporting.styles(), self)
        self.preview = Preview(theme, tasks, self)
        self.destination = Destination(theme, self)
        self.trouble = QFrame(self)
        self.trouble_text = QLabel(self.trouble)
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(120)
        self._wait.timeout.connect(self._prove)
        self._lay_out()
        self._recall()
        self._connect()
        self._restyle()
        self.retranslate()
        self._prove()

    def retranslate(self) -> None:
        """Words in the language of the moment."""
        self.setWindowTitle(self.tr("Export passages"))
        self.heading.setText(self.tr("Export passages"))
        self.format_list.setAccessibleName(self.tr("Format"))
        self.form.retranslate()
        self.preview.retranslate()
        self.destination.retranslate()
        self._show_formats(self.format_list.current or str(self._remembered("export.format", "docx")))
        if self._proof is not None:
            self._show(self._proof)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def export(self) -> None:
        """Write the file; what goes wrong is said in the dialog, and nothing of the choices is lost."""
        path, form = self.destination.path, self._proof
        if path is None or form is None or not form.document.excerpts:
            self._say_trouble(self.tr("Name the file to write.") if path is None else self._nothing())
            return
        if path.is_dir():
            self._say_trouble(self.tr("“{path}” is a folder. Name a file in it.").format(path=path))
            return
        if path.exists() and self.destination.confirmed != path:
            self.destination.confirmed = path
            self._say_trouble(self.tr("“{name}” exists. Export again to replace it.").format(name=path.name), "finding")
            return
        self._say_trouble("")
        self.destination.export.setEnabled(False)
        options, title, chosen = self.form.options(), self.form.title.text(), self._passages
        name = self.format_list.current

        def proved(fresh: Proof) -> None:
            if self._over:
                return
            exporting.export(self.tasks, self.services, path, fresh.document, name, self._done)

        self.tasks.query(lambda _: proof(self.services, title, chosen, options, name), proved)

    def done(self, result: int) -> None:
        """Close; what is still being read then finds nobody."""
        self._over = True
        self._wait.stop()
        super().done(result)

    def _done(self, outcome: Path | KnownError) -> None:
        if self._over:
            return
        self.destination.export.setEnabled(True)
        if isinstance(outcome, KnownError):
            self._say_trouble(sentence(outcome.code, outcome.params, self._language()))
            return
        self.written = outcome
        self._remember(outcome)
        if self.destination.open_after.isChecked():
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(outcome)))
        self.accept()

    def _prove(self) -> None:
        options, title, chosen = self.form.options(), self.form.title.text(), self._passages
        name = self.format_list.current
        if name:
            self.tasks.query(
                lambda _: proof(self.services, title, chosen, options, name), self._show, replaces="export-preview"
            )

    def _show(self, shown: Proof) -> None:
        if self._over:
            return
        self._proof = shown
        count = len(shown.document.excerpts)
        words = self.tr("1 passage") if count == 1 else self.tr("{n} passages").format(n=count)
        self.subtitle.setText(f"{words} · {shown.document.title}")
        self.form.allow_footnotes(self.format_list.current in FOOTNOTED)
        self.form.show_proof(shown)
        self.preview.show_proof(shown, self.format_list.current)
        if shown.trouble is not None:
            self._say_trouble(sentence(shown.trouble.code, shown.trouble.params, self._language()))
        elif not count:
            self._say_trouble(self._nothing())
        elif self.destination.confirmed is None:
            self._say_trouble("")
        self.destination.export.setEnabled(bool(count) and shown.trouble is None)

    def _nothing(self) -> str:
        return sentence("export.nothing", {}, self._language())

    def _language(self) -> str:
        return "zh_CN" if self.theme.chinese else "en"

    def _remembered(self, key: str, default: object) -> object:
        return self.services.preferences.get(key, default)

    def _recall(self) -> None:
        kept = self._remembered("export.options", {})
        known = {f.name for f in fields(ExportOptions)} & set(_KEPT)
        given = {k: v for k, v in kept.items() if k in known} if isinstance(kept, dict) else {}
        given["citation_style"] = self._remembered(exporting.STYLE_KEY, "gb-t-7714-2025")
        title = str(self.services.settings.get("tray.collection", "") or "") if self._passages is None else ""
        self.form.fill(title or self.tr("Passages"), ExportOptions(**given))
        name = str(self._remembered("export.format", "docx"))
        self._show_formats(name)
        self.destination.open_after.setChecked(bool(self._remembered("export.open", True)))
        folder = Path(str(self._remembered("export.folder", documents_folder())))
        suffix = self._suffix()
        self.destination.set_path(folder / file_name(self.form.title.text(), suffix), suffix)

    def _remember(self, path: Path) -> None:
        options = self.form.options()
        put = self.services.preferences.put
        put("export.format", self.format_list.current)
        put(exporting.STYLE_KEY, options.citation_style)
        put("export.options", {name: getattr(options, name) for name in _KEPT})
        put("export.folder", str(path.parent))
        put("export.open", self.destination.open_after.isChecked())

    def _show_formats(self, current: str) -> None:
        headings = {
            "writing": self.tr("Writing"),
            "tables": self.tr("Tables"),
            "references": self.tr("Reference managers"),
            "annotations": self.tr("Annotation and analysis"),
            "evidence": self.tr("Evidence"),
        }
        rows: list[FormatRow] = []
        families = [*FAMILIES, *sorted({f.family for f in self._formats} - set(FAMILIES))]
        for family in families:
            members = [f for f in self._formats if f.family == family]
            if members:
                rows.append(FormatRow("", headings.get(family, family), "", family))
            for f in members:
                label, ending = f.label_zh if self.theme.chinese else f.label_en, Path(f.suffix).suffix or f.suffix
                rows.append(FormatRow(f.name, label, ending, family))
        self.format_list.show_formats(rows, current)

    def _suffix(self) -> str:
        return next((f.suffix for f in self._formats if f.name == self.format_list.current), "")

    def _format_chosen(self) -> None:
        self.destination.follow_suffix(self._suffix())
        self._prove()

    def _form_changed(self) -> None:
        if not self._named:
            path = self.destination.path
            if path is not None:
                suffix = self._suffix()
                self.destination.set_path(path.with_name(file_name(self.form.title.text(), suffix)), suffix)
        self._wait.start()

    def _path_changed(self) -> None:
        self._named = True
        if self.destination.confirmed != self.destination.path:
            self.destination.confirmed = None
        self._say_trouble("")

    def _say_trouble(self, words: str, role: str = "bad") -> None:
        self.trouble_text.setText(words)
        self.trouble.setProperty("role", role)
        self.trouble.style().polish(self.trouble)
        self.trouble.setVisible(bool(words))

    def _connect(self) -> None:
        self.format_list.chosen.connect(self._format_chosen)
        self.form.changed.connect(self._form_changed)
        self.destination.exporting.connect(self.export)
        self.destination.cancelled.connect(self.reject)
        self.destination.pathChanged.connect(self._path_changed)
        self.theme.changed.connect(self._restyle)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self.export)

    def _restyle(self) -> None:
        self.setStyleSheet(panel_sheet(self.theme))
        self.preview.restyle()
        self.heading.setFont(self.theme.ui_font(15, bold=True))

    def _lay_out(self) -> None:
        parent = self.parentWidget()
        room = parent.window().size() if parent is not None else QSize(1200, 820)
        self.setMinimumSize(860, 540)
        self.resize(QSize(1150, 780).boundedTo(room - QSize(24, 24)))
        self.heading.setProperty("role", "heading")
        self.subtitle.setProperty("role", "muted")
        for label in (self.heading, self.subtitle, self.trouble_text):
            label.setTextFormat(Qt.TextFormat.PlainText)
        head = QHBoxLayout()
        head.setContentsMargins(20, 14, 20, 14)
        head.setSpacing(10)
        head.addWidget(self.heading)
        head.addWidget(self.subtitle, 1)
        self.format_list.setFixedWidth(224)
        middle = QScrollArea(self)
        middle.setWidget(self.form)
        middle.setWidgetResizable(True)
        middle.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        middle.setFixedWidth(272)
        self.form.setObjectName("panel")
        self.form.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        body = QHBoxLayout()
        body.setSpacing(0)
        body.addWidget(self.format_list)
        body.addWidget(self._rule("column"))
        body.addWidget(middle)
        body.addWidget(self._rule("column"))
        body.addWidget(self.preview, 1)
        self.trouble_text.setWordWrap(True)
        said = QHBoxLayout(self.trouble)
        said.setContentsMargins(20, 8, 20, 8)
        said.addWidget(self.trouble_text)
        self.trouble.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._rule("line"))
        column.addLayout(body, 1)
        column.addWidget(self.trouble)
        column.addWidget(self.destination)

    def _rule(self, role: str) -> QFrame:
        line = QFrame(self)
        line.setProperty("role", role)
        return line
