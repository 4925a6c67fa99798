"""Markdown: passages as quotations, references by number, nothing in a passage read as markup."""

import re

from archive_viewer.domain.passage import ExportDocument, Loss
from archive_viewer.exporters.manuscript import (
    FACT_COLUMNS,
    Manuscript,
    Section,
    losses_of_writing,
    manuscript,
)

_INLINE = re.compile(r"([\\`*_\[\]<>&~|$])")
_LINE_START = re.compile(r"^(\s*)([#+\-=:]|\d{1,9}(?=[.)](?:\s|$)))")
_LEADING = re.compile(r"^\s+")
_ADDRESS = re.compile(r"https?://[^\s<>]+[^\s<>.,;]")


class MarkdownExporter:
    """CommonMark with tables."""

    name, suffix, family = "markdown", ".md", "writing"
    label_zh, label_en = "Markdown", "Markdown"

    def losses(self, document: ExportDocument) -> list[Loss]:
        return losses_of_writing(document, colors=False)

    def render(self, document: ExportDocument) -> bytes:
        laid = manuscript(document)
        parts = [f"# {escaped(laid.title)}", escaped(laid.subtitle)]
        parts += [part for section in laid.sections for part in _section(laid, section)]
        if laid.facts:
            parts += [f"## {laid.word('facts')}", _table(laid)]
        if laid.references:
            parts += [f"## {laid.word('references')}"]
            parts += [f"\\[{n}\\] {reference_line(text)}" for n, text in enumerate(laid.references, 1)]
        return ("\n\n".join(parts) + "\n").encode()


def escaped(text: str) -> str:
    """One line of text such that Markdown prints it as it is; blanks at its beginning become character references."""
    safe = _INLINE.sub(r"\\\1", text)
    safe = _LINE_START.sub(lambda m: f"{m[1]}\\{m[2]}" if not m[2].isdigit() else f"{m[1]}{m[2]}\\", safe)
    return _LEADING.sub(lambda m: "".join(f"&#{ord(c)};" for c in m[0]), safe)


def quoted(text: str) -> str:
    """Lines of text as a block quotation, a paragraph a line."""
    return "\n>\n".join(f"> {escaped(line)}" if line.strip() else ">" for line in text.split("\n"))


def reference_line(text: str) -> str:
    """A reference with its web address as a link."""
    parts, at = [], 0
    for address in _ADDRESS.finditer(text):
        parts += [escaped(text[at : address.start()]), f"<{address.group()}>"]
        at = address.end()
    return "".join([*parts, escaped(text[at:]) if at < len(text) else ""])


def _section(laid: Manuscript, section: Section) -> list[str]:
    lines = []
    for pieces in section.paragraphs:
        marked = "".join(piece.text + "".join(f"\x00{n}\x00" for n in piece.notes) for piece in pieces)
        lines.append(re.sub(r"\x00(\d+)\x00", lambda m: f"<sup>{laid.word('remark')} {m[1]}</sup>", escaped(marked)))
    lines[-1] += f" \\[{section.citation}\\]"
    parts = []
    if section.before:
        parts.append(f"*{escaped(section.before)}*")
    parts.append("\n>\n".join(f"> {line}" if line.strip() else ">" for line in lines))
    if section.after:
        parts.append(f"*{escaped(section.after)}*")
    if section.note:
        parts.append("\n".join(escaped(line) for line in section.note.split("\n")))
    for remark in section.remarks:
        said = " ".join(escaped(line) for line in remark.comment.split("\n") if line.strip())
        tags = " ".join(f"\\#{escaped(tag)}" for tag in remark.tags)
        parts.append(f"- {laid.word('lead', n=str(remark.number))}{' '.join(x for x in (said, tags) if x)}")
    if section.provenance:
        parts.append(escaped(section.provenance))
    return parts


def _table(laid: Manuscript) -> str:
    head = [laid.word(f"column.{name}") for name in FACT_COLUMNS]
    rows = [head, ["---"] * len(head), *([escaped(" ".join(cell.split())) for cell in row] for row in laid.facts)]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)
