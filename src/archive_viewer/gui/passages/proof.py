"""What the export's preview shows, read off the GUI thread: document, references, rendered text, losses."""

import io
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING

from archive_viewer.domain.errors import KnownError
from archive_viewer.domain.passage import ExportDocument, ExportOptions, Loss

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
    """`numbers` are the reference's number of each excerpt, from 1, `references` the citations in that order.

    `text` is the file as text, None where it isn't text. `trouble` is why there is nothing to show.
    """

    document: ExportDocument
    numbers: tuple[int, ...] = ()
    references: tuple[str, ...] = ()
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
        ids = [e.reference.article_id for e in document.excerpts]
        order = list(dict.fromkeys(ids))
        cited = [services.exporting.citation(i, options.citation_style, document.options.accessed) for i in order]
        return Proof(
            document,
            tuple(order.index(i) + 1 for i in ids),
            tuple(cited),
            _as_text(services.exporting.render(document, format_name)) if document.excerpts else None,
            tuple(services.exporting.losses(document, format_name)),
            tuple(services.exporting.lost_hedges(document)),
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
