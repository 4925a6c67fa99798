"""Exporting passages: documents, previews, citations, and files that are written whole or not at all."""

import os
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from archive_viewer.domain.annotation import HIGHLIGHTS, Annotation, Color
from archive_viewer.domain.errors import ExportError
from archive_viewer.domain.passage import ExportDocument, ExportOptions, Loss, Passage, Reference
from archive_viewer.domain.ports import Exporter
from archive_viewer.domain.span import Span
from archive_viewer.exporters.hedges import lost_hedge
from archive_viewer.services.excerpts import excerpts, reference, sentence_around
from archive_viewer.services.files import write_whole
from archive_viewer.storage import annotations, articles, passages
from archive_viewer.storage.database import Database
from archive_viewer.util.clock import today

if TYPE_CHECKING:
    from archive_viewer.exporters.clipboard import Clipping

FOOTNOTED = frozenset({"docx", "odt", "pdf"})
"""Formats that have a foot of the page to put citations at."""


@dataclass(frozen=True, slots=True)
class ExportFormat:
    """A format as people choose it; `family` groups it in the dialog."""

    name: str
    suffix: str
    family: str
    label_zh: str
    label_en: str


class Exporting:
    """Carries passages out of an archive."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def formats(self) -> list[ExportFormat]:
        """Every format there is an exporter for."""
        return [ExportFormat(e.name, e.suffix, e.family, e.label_zh, e.label_en) for e in _exporters()]

    def styles(self) -> list[tuple[str, str, str]]:
        """(name, Chinese label, English label) of every citation style."""
        from archive_viewer.exporters.citations.registry import styles

        return [(s.name, s.label_zh, s.label_en) for s in styles()]

    def document(
        self,
        title: str,
        chosen: Sequence[Passage | Annotation] | None = None,
        options: ExportOptions | None = None,
    ) -> ExportDocument:
        """What will be exported: these passages and annotations, or the tray."""
        if chosen is None:
            with self._database.reading() as session:
                chosen = passages.passages(session, None)
        settled = options or ExportOptions()
        if not settled.accessed:
            settled = replace(settled, accessed=today())
        made, sources = excerpts(self._database, chosen)
        with self._database.reading() as session:
            described = annotations.described_tags(session)
        colors = tuple((tag.name, f"#{HIGHLIGHTS[Color(tag.color)]}") for tag in described.values() if tag.color)
        return ExportDocument(title, made, settled, sources, colors, self._original)

    def losses(self, document: ExportDocument, format: str) -> list[Loss]:  # noqa: A002 - the word of the interface
        """What the format can't carry of this document."""
        return _exporter(format).losses(document)

    def lost_hedges(self, document: ExportDocument) -> list[tuple[int, str]]:
        """(number of the excerpt from 0, the word) where a quotation lost a negation or hedge of its clause."""
        found = ((n, lost_hedge(e.before, e.text, e.after)) for n, e in enumerate(document.excerpts))
        return [(n, word) for n, word in found if word is not None]

    def format_of(self, path: str | os.PathLike[str], format: str | None = None) -> str:  # noqa: A002
        """The format's name, after the file's name unless given. Raises ExportError."""
        return format or _by_suffix(Path(path))

    def render(self, document: ExportDocument, format: str) -> bytes:  # noqa: A002
        """The file's bytes; the same document gives the same bytes."""
        return _exporter(format).render(document)

    def pages(self, document: ExportDocument, format: str) -> bytes:  # noqa: A002
        """The document as a PDF that shows what a writing format prints: the file itself where that is PDF."""
        from archive_viewer.exporters.pdf import pages

        colors = not any(loss.code == "export.loss.colors" for loss in self.losses(document, format))
        return pages(document, colors=colors, footnotes=document.options.footnotes and format in FOOTNOTED)

    def save(self, path: str | os.PathLike[str], document: ExportDocument, format: str | None = None) -> Path:  # noqa: A002
        """Write the file whole, replacing what was there; the format follows the file name unless given.

        Raises ExportError with the reason; the old file then stays as it was.
        """
        target = Path(path).expanduser().absolute()
        name = self.format_of(target, format)
        if not document.excerpts:
            raise ExportError("export.nothing")
        write_whole(target, self.render(document, name))
        return target

    def save_bytes(self, path: str | os.PathLike[str], data: bytes) -> Path:
        """Write a picture, an original or the like whole, replacing what was there. Raises ExportError."""
        target = Path(path).expanduser().absolute()
        write_whole(target, data)
        return target

    def citation(self, article_id: int, style: str = "gb-t-7714-2025", accessed: str = "") -> str:
        """An article's reference in a style."""
        from archive_viewer.exporters.citations.registry import cite

        with self._database.reading() as session:
            article = articles.article(session, article_id)
        return cite(reference(article), style, accessed or today())

    def clipboard(
        self,
        article_id: int,
        start: int,
        end: int,
        style: str = "gb-t-7714-2025",
        language: str = "zh_CN",
        revision: int | None = None,
    ) -> "Clipping":
        """A passage, of the current revision unless one is given, with its citation as rich text, Markdown and text."""
        from archive_viewer.exporters.citations.registry import cite
        from archive_viewer.exporters.clipboard import clipping

        with self._database.reading() as session:
            article = articles.article(session, article_id, revision)
        span, text = Span(start, end), article.text
        around = sentence_around(text, span)
        hedge = lost_hedge(text[around.start : start], span.of(text), text[end : around.end])
        return clipping(span.of(text), cite(reference(article), style, today()), language, hedge or "")

    def _original(self, cited: Reference) -> bytes:
        with self._database.reading() as session:
            return articles.original(session, cited.article_id, cited.revision)


def _exporters() -> Sequence[Exporter]:
    from archive_viewer.exporters.registry import exporters

    return exporters()


def _exporter(name: str) -> Exporter:
    for exporter in _exporters():
        if exporter.name == name:
            return exporter
    raise ExportError("export.format", format=name, known=", ".join(e.name for e in _exporters()))


def _by_suffix(path: Path) -> str:
    for exporter in sorted(_exporters(), key=lambda each: -len(each.suffix)):
        if path.name.lower().endswith(exporter.suffix):
            return exporter.name
    raise ExportError("export.suffix", path=path.name, known=", ".join(e.suffix for e in _exporters()))
