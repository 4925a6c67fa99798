"""What a person does with the fact that a sentence strip shows: a comment, a tag, its sentence into the tray."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu

from archive_viewer.domain.fact import Fact
from archive_viewer.gui.operations import annotating, passages
from archive_viewer.gui.tasks.runner import Tasks
from archive_viewer.gui.widgets.sentence_strip import SentenceStrip
from archive_viewer.gui.widgets.sentences import sentence_around

if TYPE_CHECKING:
    from archive_viewer.services.services import Services


class FactVerbs(QObject):
    """Carries out the strip's verbs. `fact` gives the current one, `locked` why nothing can be changed, or ""."""

    annotated = Signal(int)
    refused = Signal(str)

    def __init__(
        self,
        services: "Services",
        tasks: Tasks,
        strip: SentenceStrip,
        fact: Callable[[], Fact | None],
        locked: Callable[[], str],
    ) -> None:
        super().__init__(strip)
        self._services, self._tasks, self._strip = services, tasks, strip
        self._fact, self._locked = fact, locked
        strip.verb.connect(self.do)
        strip.noted.connect(self._annotate)

    def retranslate(self) -> None:
        """Name the strip's buttons in the language of the moment."""
        self._strip.passage.setText(self.tr("Passage"))
        self._strip.passage.setToolTip(self.tr("Put the sentence into the tray (P)"))
        self._strip.comment.setText(self.tr("Comment"))
        self._strip.comment.setToolTip(self.tr("Comment on the fact (C)"))

    def do(self, verb: str) -> None:
        """comment, tag or passage: with the current fact."""
        fact = self._fact()
        if fact is None or fact.article_id is None:
            return
        if self._locked():
            self.refused.emit(self._locked())
        elif verb == "passage":
            self.add_passage(fact, fact.article_id)
        else:
            self._strip.write(verb)

    def add_passage(self, fact: Fact, article_id: int) -> None:
        """Put the sentence of a fact into the tray."""
        self._tasks.query(
            lambda _cancel: self._services.library.article(article_id),
            lambda article: passages.add_passage(
                self._tasks, self._services, article_id, sentence_around(article.text, fact.span)
            ),
        )

    def add_to(self, menu: QMenu) -> None:
        """Add an entry for each verb, where there is a fact."""
        if self._fact() is None:
            return
        for verb, words in (
            ("comment", self.tr("Comment…") + "\tC"),
            ("tag", self.tr("Tag…") + "\tT"),
            ("passage", self.tr("Put into the tray") + "\tP"),
        ):
            action = menu.addAction(words)
            action.setEnabled(not self._locked())
            action.triggered.connect(lambda _=False, v=verb: self.do(v))
        menu.addSeparator()

    def _annotate(self, comment: str, tags: Sequence[str]) -> None:
        fact = self._fact()
        if fact is None or fact.id is None or fact.article_id is None:
            return
        annotating.annotate_fact(
            self._tasks,
            self._services,
            fact.article_id,
            fact.id,
            comment=comment,
            tags=tags,
            done=lambda note: self.annotated.emit(note.id),
        )
