"""OpenDocument texts: passages with highlights, comments as the format's own, references in footnotes or in a list."""

from datetime import UTC, datetime

from archive_viewer.domain.passage import ExportDocument, Loss
from archive_viewer.exporters.manuscript import (
    FACT_COLUMNS,
    Manuscript,
    Piece,
    Remark,
    Section,
    losses_of_writing,
    manuscript,
)
from archive_viewer.exporters.odt_parts import COLUMN_WIDTHS, add_fonts, metadata, packed, styles
from archive_viewer.exporters.odt_text import Element, add, add_link, add_linked, add_text, root, serialised

_FIRST = {"Quotation": {}, "Context": {"fo:keep-with-next": "always"}}
"""Styles of a section's first paragraph, which stands apart from what is before it."""
_BORDER = {"fo:border": "0.5pt solid #c4cad1", "fo:padding": "0.1cm"}


class OdtExporter:
    """ODF 1.3. Highlights are background colours, so all five are kept as they are."""

    name, suffix, family = "odt", ".odt", "writing"
    label_zh, label_en = "OpenDocument", "OpenDocument"

    def losses(self, document: ExportDocument) -> list[Loss]:
        return losses_of_writing(document, colors=True)

    def render(self, document: ExportDocument) -> bytes:
        laid, options = manuscript(document), document.options
        content = _content(laid, options.font, footnotes=options.footnotes)
        return packed(content, styles(laid.language, options.font), metadata(laid.title, laid.language))


def _content(laid: Manuscript, font: str, *, footnotes: bool) -> bytes:
    part = root("office:document-content")
    add_fonts(part, font)
    _add_styles(part)
    text = add(add(part, "office:body"), "office:text")
    _add_paragraph(text, "Title", laid.title)
    _add_paragraph(text, "Subtitle", laid.subtitle)
    cite = _Footnotes(laid) if footnotes else _Numbers()
    for section in laid.sections:
        _add_section(text, section, cite)
    if laid.facts:
        _add_facts(text, laid)
    if laid.references and not footnotes:
        _add_references(text, laid)
    return serialised(part)


class _Numbers:
    """Citations as raised numbers that lead to the list of references."""

    def mark(self, paragraph: Element, number: int) -> None:
        """Put the mark at the paragraph's end."""
        add_link(add(paragraph, "text:span", {"text:style-name": "Citation"}), f"#ref-{number}", f"[{number}]")


class _Footnotes:
    """Citations as footnotes: in full where a reference comes first, then by that footnote's number."""

    def __init__(self, laid: Manuscript) -> None:
        self._laid, self._first, self._count = laid, dict[int, int](), 0

    def mark(self, paragraph: Element, number: int) -> None:
        """Put the footnote at the paragraph's end."""
        self._count += 1
        first = self._first.setdefault(number, self._count)
        note = add(paragraph, "text:note", {"text:id": f"ftn{self._count}", "text:note-class": "footnote"})
        add(note, "text:note-citation", text=str(self._count))
        said = add(add(note, "text:note-body"), "text:p", {"text:style-name": "Footnote"})
        if first == self._count:
            add_linked(said, self._laid.footnotes[number - 1])
        else:
            add_text(said, self._laid.word("ibid", number=str(first)))


def _add_styles(part: Element) -> None:
    automatic = add(part, "office:automatic-styles")
    for above, more in _FIRST.items():
        named = {"style:name": f"First{above}", "style:family": "paragraph", "style:parent-style-name": above}
        made = add(automatic, "style:style", named)
        add(made, "style:paragraph-properties", {"fo:margin-top": "0.5cm"} | more)
    table = add(automatic, "style:style", {"style:name": "Facts", "style:family": "table"})
    width = {"style:width": f"{sum(COLUMN_WIDTHS):.1f}cm", "table:align": "left", "table:border-model": "collapsing"}
    add(table, "style:table-properties", width)
    for number, centimetres in enumerate(COLUMN_WIDTHS, 1):
        column = add(automatic, "style:style", {"style:name": f"Facts.{number}", "style:family": "table-column"})
        add(column, "style:table-column-properties", {"style:column-width": f"{centimetres}cm"})
    cell = add(automatic, "style:style", {"style:name": "Facts.Cell", "style:family": "table-cell"})
    add(cell, "style:table-cell-properties", _BORDER)


def _add_paragraph(parent: Element, style: str, words: str = "") -> Element:
    return add(parent, "text:p", {"text:style-name": style}, words)


def _add_section(text: Element, section: Section, cite: _Numbers | _Footnotes) -> None:
    if section.before:
        _add_paragraph(text, "FirstContext", section.before)
    pieces = [piece for paragraph in section.paragraphs for piece in paragraph]
    opening, closing = _ranges(pieces, section.remarks)
    at = 0
    paragraph = text
    for number, run in enumerate(section.paragraphs):
        paragraph = _add_paragraph(text, "Quotation" if number or section.before else "FirstQuotation")
        for piece in run:
            for remark in opening.get(at, ()):
                _add_comment(paragraph, remark, ranged=True)
            _add_piece(paragraph, piece)
            for remark in closing.get(at, ()):
                add(paragraph, "office:annotation-end", {"office:name": f"remark-{remark.number}"})
            at += 1
    for remark in section.remarks:
        if not any(remark.number in piece.under for piece in pieces):
            _add_comment(paragraph, remark, ranged=False)
    cite.mark(paragraph, section.citation)
    if section.after:
        _add_paragraph(text, "Context", section.after)
    for line in section.note.split("\n") if section.note else []:
        _add_paragraph(text, "Note", line)
    if section.provenance:
        _add_paragraph(text, "Context", section.provenance)


def _ranges(
    pieces: list[Piece], remarks: tuple[Remark, ...]
) -> tuple[dict[int, list[Remark]], dict[int, list[Remark]]]:
    """Remarks by the first and by the last of the pieces that they are about."""
    opening: dict[int, list[Remark]] = {}
    closing: dict[int, list[Remark]] = {}
    for remark in remarks:
        about = [n for n, piece in enumerate(pieces) if remark.number in piece.under]
        if about:
            opening.setdefault(about[0], []).append(remark)
            closing.setdefault(about[-1], []).append(remark)
    return opening, closing


def _add_piece(paragraph: Element, piece: Piece) -> None:
    if piece.color:
        add(paragraph, "text:span", {"text:style-name": f"Highlight_20_{piece.color.value}"}, piece.text)
    else:
        add_text(paragraph, piece.text)


def _add_comment(paragraph: Element, remark: Remark, *, ranged: bool) -> None:
    comment = add(paragraph, "office:annotation", {"office:name": f"remark-{remark.number}"} if ranged else {})
    if remark.creator:
        add(comment, "dc:creator").text = remark.creator
    moment = _moment(remark.modified_at)
    if moment:
        add(comment, "dc:date").text = moment
    if remark.creator:
        add(comment, "meta:creator-initials").text = remark.creator[:2]
    tags = " ".join(f"#{tag}" for tag in remark.tags)
    for line in "\n".join(part for part in (remark.comment, tags) if part).split("\n"):
        add(comment, "text:p", text=line)


def _moment(written: str) -> str:
    """The time in UTC, to the second; "" where there is none."""
    try:
        found = datetime.fromisoformat(written)
    except ValueError:
        return ""
    zoned = found if found.tzinfo else found.replace(tzinfo=UTC)
    return f"{zoned.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"


def _add_facts(text: Element, laid: Manuscript) -> None:
    add(text, "text:h", {"text:style-name": "Heading_20_1", "text:outline-level": "1"}, laid.word("facts"))
    table = add(text, "table:table", {"table:name": "Facts", "table:style-name": "Facts"})
    for number in range(1, len(FACT_COLUMNS) + 1):
        add(table, "table:table-column", {"table:style-name": f"Facts.{number}"})
    heads = add(add(table, "table:table-header-rows"), "table:table-row")
    for column in FACT_COLUMNS:
        _add_cell(heads, "Table_20_Heading", laid.word(f"column.{column}"))
    for row in laid.facts:
        made = add(table, "table:table-row")
        for words in row:
            _add_cell(made, "Table_20_Contents", words)


def _add_cell(row: Element, style: str, words: str) -> None:
    cell = add(row, "table:table-cell", {"table:style-name": "Facts.Cell", "office:value-type": "string"})
    _add_paragraph(cell, style, words)


def _add_references(text: Element, laid: Manuscript) -> None:
    add(text, "text:h", {"text:style-name": "Heading_20_1", "text:outline-level": "1"}, laid.word("references"))
    listed = add(text, "text:list", {"text:style-name": "References"})
    for number, reference in enumerate(laid.references, 1):
        entry = _add_paragraph(add(listed, "text:list-item"), "Reference")
        add(entry, "text:bookmark", {"text:name": f"ref-{number}"})
        add_linked(entry, reference)
