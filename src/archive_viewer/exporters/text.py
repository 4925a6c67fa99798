"""Plain text: passages, references by number, remarks under their passage."""

from archive_viewer.domain.passage import ExportDocument, Loss
from archive_viewer.exporters.manuscript import (
    FACT_COLUMNS,
    Manuscript,
    Section,
    losses_of_writing,
    manuscript,
)


class TextExporter:
    """UTF-8 without a mark, "\\n" at line ends."""

    name, suffix, family = "text", ".txt", "writing"
    label_zh, label_en = "纯文本", "Plain text"

    def losses(self, document: ExportDocument) -> list[Loss]:
        return losses_of_writing(document, colors=False)

    def render(self, document: ExportDocument) -> bytes:
        laid = manuscript(document)
        parts = [f"{laid.title}\n{laid.subtitle}", *("\n".join(_section(laid, section)) for section in laid.sections)]
        if laid.facts:
            head = [laid.word(f"column.{name}") for name in FACT_COLUMNS]
            rows = ["\t".join(" ".join(cell.split()) for cell in row) for row in (head, *laid.facts)]
            parts.append("\n".join([laid.word("facts"), *rows]))
        if laid.references:
            listed = [f"[{n}] {text}" for n, text in enumerate(laid.references, 1)]
            parts.append("\n".join([laid.word("references"), *listed]))
        return ("\n\n".join(parts) + "\n").encode()


def _section(laid: Manuscript, section: Section) -> list[str]:
    lines = ["".join(piece.text for piece in pieces) for pieces in section.paragraphs]
    lines[-1] += f" [{section.citation}]"
    if section.before:
        lines.insert(0, f"（{section.before}）")
    if section.after:
        lines.append(f"（{section.after}）")
    lines += section.note.split("\n") if section.note else []
    for remark in section.remarks:
        tags = " ".join(f"#{tag}" for tag in remark.tags)
        lines.append(laid.word("lead", n=str(remark.number)) + " ".join(x for x in (remark.comment, tags) if x))
    return [*lines, section.provenance] if section.provenance else lines
