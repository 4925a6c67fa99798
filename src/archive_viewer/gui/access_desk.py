"""Who may write: the read-only strip and card, and trying to become the writer once the other one closes."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from archive_viewer.gui.operations import access

if TYPE_CHECKING:
    from archive_viewer.gui.main_window import MainWindow

CLAIM_MS = 4000


class AccessDesk(QObject):
    """Shows a read-only archive as one, and asks every few seconds whether it can be written now."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._claiming = QTimer(self)
        self._claiming.setInterval(CLAIM_MS)
        self._claiming.timeout.connect(self._try)
        card = window.read_only_card
        card.retry.connect(self._try)
        card.readOn.connect(self._toggle_card)
        card.openOther.connect(window.commands.open_archive)
        window.read_only_strip.pressed.connect(self._toggle_card)
        window.theme.changed.connect(self._dress)
        self.show()

    def stop(self) -> None:
        """Ask no more."""
        self._claiming.stop()

    def show(self) -> None:
        """Show whether the archive can be written."""
        window, writable = self._window, self._window.services.writable
        window.actions_.allow_writing(writable)
        window.commands.follow_article(window.reader.article)
        window.commands.follow_search(window.control.query)
        window.commands.read_undo()
        window.empty_card.set_writable(writable)
        window.read_only_strip.setVisible(not writable)
        window.dress()
        if writable:
            self._claiming.stop()
            if window.pages.currentWidget() is window.read_only_card:
                window.pages.setCurrentWidget(window.reading_room)
        elif not self._claiming.isActive():
            self._claiming.start()
            window.pages.setCurrentWidget(window.read_only_card)
            window.read_only_card.focus_retry()
        self._dress()

    def _try(self) -> None:
        def done(writable: bool) -> None:
            if writable:
                self._window.notifier.tell(self.tr("This archive can be written again"))

        access.claim(self._window.tasks, self._window.services, done)

    def _toggle_card(self) -> None:
        window = self._window
        shown = window.pages.currentWidget() is window.read_only_card
        window.pages.setCurrentWidget(window.reading_room if shown else window.read_only_card)
        self._dress()

    def _dress(self) -> None:
        window = self._window
        if window.services.writable:
            return
        window.read_only_strip.say(
            self.tr("Read-only"),
            self.tr("You can read, search, copy and export; annotating, reviewing and importing must wait"),
        )
        folded = window.pages.currentWidget() is not window.read_only_card
        window.read_only_strip.button.setText(self.tr("Details") if folded else self.tr("Fold"))
        window.read_only_strip.button.set_icon("down" if folded else "up")
