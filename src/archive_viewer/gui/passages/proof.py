"""What the export's preview shows, read off the GUI thread: the document, its pages, the file as text, losses."""

import io
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING

from archive_viewer.domain.errors import KnownError
from archive_viewer.domain.passage import ExportDocument, ExportOptions, Loss
from archive_viewer.gui.passages.pages import Pages

if TYPE_CHECKING:
    from collections.abc import Sequence

    from archive_viewer.domain.annotation import Annotation
    from archive_viewer.domain.passage import Passage
    from archive_viewer.services.services import Services

PAGED = frozenset({"docx", "odt", "pdf", "html", "markdown"})
"""Formats that are read as pages."""
_SHOWN = 200_000


@dataclass(frozen=True, slots=True)
class Proof:
    """`pages` are what the file looks like where the format is read as pages, `text` is the file as text, None where
    it isn't text. `trouble` is why there is nothing to show.
    """

    document: ExportDocument
    pages: Pages | None = None
    text: str | None = None
    losses: tuple[Loss, ...] = ()
    hedges: tuple[tuple[int, str], ...] = ()
    trouble: KnownError | None = None


def proof(
    services: "Services",
    title: str,
    chosen: "Sequence[Passage | Annotation] | None",
    options: ExportOptions,
    format_name: str,
) -> Proof:
    """Everything the dialog shows of an export. A KnownError comes back in `trouble`."""
    document = ExportDocument(title, (), options)
    try:
        document = services.exporting.document(title, chosen, options)
        exporting, there = services.exporting, bool(document.excerpts)
        return Proof(
            document,
            Pages(exporting.pages(document, format_name)) if there and format_name in PAGED else None,
            _as_text(exporting.render(document, format_name)) if there else None,
            tuple(exporting.losses(document, format_name)),
            tuple(exporting.lost_hedges(document)),
        )
    except KnownError as trouble:
        return Proof(document, trouble=trouble)


def _as_text(data: bytes) -> str | None:
    """Text files as they are, an archive's files by name and size, None for anything else."""
    if data[:4] == b"PK\x03\x04":
        with zipfile.ZipFile(io.BytesIO(data)) as file:
            return "\n".join(f"{entry.filename}\t{entry.file_size:,} B" for entry in file.infolist())
    try:
        return data.decode("utf-8-sig")[:_SHOWN]
    except UnicodeDecodeError:
        return None
