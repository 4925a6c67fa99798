"""PDF: passages as printed pages, with references as a list or at the foot of the page."""

from dataclasses import asdict
from typing import Any

from archive_viewer.domain.annotation import HIGHLIGHTS
from archive_viewer.domain.passage import ExportDocument, Loss
from archive_viewer.exporters.manuscript import (
    FACT_COLUMNS,
    Manuscript,
    Piece,
    Section,
    losses_of_writing,
    manuscript,
)
from archive_viewer.exporters.typesetting import pdf


class PdfExporter:
    """Tagged PDF whose text can be copied and searched."""

    name, suffix, family = "pdf", ".pdf", "writing"
    label_zh, label_en = "PDF", "PDF"

    def losses(self, document: ExportDocument) -> list[Loss]:
        return losses_of_writing(document, colors=True)

    def render(self, document: ExportDocument) -> bytes:
        return pages(document, colors=True, footnotes=document.options.footnotes)


def pages(document: ExportDocument, *, colors: bool, footnotes: bool) -> bytes:
    """The document as a PDF, in the way a writing format prints it that has colours or not, footnotes or a list."""
    laid = manuscript(document)
    sections = [_section(laid, section, colors=colors) for section in laid.sections]
    seen: dict[int, int] = {}
    for number, (section, data) in enumerate(zip(laid.sections, sections, strict=True), 1):
        first = seen.setdefault(section.citation, number)
        if first != number:
            data["reference"] = laid.word("ibid", number=str(first))
    return pdf("passages.typ", _document(laid, document, sections) | {"footnotes": footnotes})


def lit_pieces(pieces: tuple[Piece, ...], *, colors: bool) -> list[dict[str, Any]]:
    """Pieces of a paragraph as the templates take them."""
    return [
        {
            "text": piece.text,
            "color": f"#{HIGHLIGHTS[piece.color]}" if piece.color and colors else None,
            "notes": piece.notes,
        }
        for piece in pieces
    ]


def _document(laid: Manuscript, document: ExportDocument, sections: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "title": laid.title,
        "subtitle": laid.subtitle,
        "language": laid.language,
        "face": "sans" if document.options.font == "sans" else "serif",
        "sections": sections,
        "references": laid.references,
        "facts": laid.facts,
        "columns": [laid.word(f"column.{name}") for name in FACT_COLUMNS],
        "words": {word: laid.word(word) for word in ("remark", "facts", "references")},
    }


def _section(laid: Manuscript, section: Section, *, colors: bool) -> dict[str, Any]:
    return asdict(section) | {
        "paragraphs": [lit_pieces(pieces, colors=colors) for pieces in section.paragraphs],
        "reference": laid.footnotes[section.citation - 1],
    }
