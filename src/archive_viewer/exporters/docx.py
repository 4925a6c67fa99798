"""Word documents: passages with highlights, comments as Word's own, references in footnotes or in a list."""

import io
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import BaseStyle
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from archive_viewer.domain.annotation import HIGHLIGHTS
from archive_viewer.domain.passage import ExportDocument, Loss
from archive_viewer.exporters.footnotes import Footnotes
from archive_viewer.exporters.manuscript import (
    FACT_COLUMNS,
    Manuscript,
    Piece,
    Remark,
    Section,
    losses_of_writing,
    manuscript,
)

_FONTS = {"serif": ("Times New Roman", "宋体"), "sans": ("Arial", "黑体")}
_HEADINGS = ("Arial", "黑体")
_EPOCH = datetime(1980, 1, 1, tzinfo=UTC)
_LONGEST_PROPERTY = 255
_GREY = RGBColor(0x5F, 0x69, 0x75)

Cite = Callable[[Paragraph, int], None]
"""Puts the mark of a citation, by its reference's number, at the end of a paragraph."""


class DocxExporter:
    """Office Open XML. Highlights are shading, so all five colours are kept as they are."""

    name, suffix, family = "docx", ".docx", "writing"
    label_zh, label_en = "Word", "Word"

    def losses(self, document: ExportDocument) -> list[Loss]:
        return losses_of_writing(document, colors=True)

    def render(self, document: ExportDocument) -> bytes:
        laid = manuscript(document)
        file = docx.Document()
        _prepare(file, laid, document.options.font)
        file.add_heading(laid.title, 0).alignment = WD_ALIGN_PARAGRAPH.CENTER
        _aside(file, laid.subtitle).alignment = WD_ALIGN_PARAGRAPH.CENTER
        footnotes = Footnotes(file) if document.options.footnotes else None
        cite = _raised_number if footnotes is None else _footnoting(laid, footnotes)
        for section in laid.sections:
            _add_section(file, section, cite)
        if laid.facts:
            _add_facts(file, laid)
        if footnotes is not None:
            footnotes.write()
        elif laid.references:
            _add_references(file, laid)
        return _packed(file)


def _prepare(file: Document, laid: Manuscript, font: str) -> None:
    latin, east_asian = _FONTS.get(font, _FONTS["serif"])
    normal = file.styles["Normal"]
    _set_fonts(normal, latin, east_asian)
    normal.font.size = Pt(11)
    _set_language(file)
    normal.paragraph_format.line_spacing = 1.5
    for name in ("Title", "Heading 1"):
        _set_fonts(file.styles[name], *_HEADINGS)
        file.styles[name].font.color.rgb = RGBColor(0x1A, 0x1E, 0x24)
    for section in file.sections:
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin = section.right_margin = Cm(2.8)
        section.top_margin = section.bottom_margin = Cm(2.5)
    about = file.core_properties
    about.title, about.author, about.comments, about.last_modified_by = laid.title[:_LONGEST_PROPERTY], "", "", ""
    about.created = about.modified = _EPOCH
    about.language = "zh-CN" if laid.language == "zh_CN" else "en"


def _set_fonts(style: BaseStyle, latin: str, east_asian: str) -> None:
    properties = style.element.get_or_add_rPr()
    fonts = properties.find(qn("w:rFonts"))
    if fonts is not None:
        properties.remove(fonts)
    fonts = OxmlElement("w:rFonts")
    for slot, font in (("ascii", latin), ("hAnsi", latin), ("cs", latin), ("eastAsia", east_asian)):
        fonts.set(qn(f"w:{slot}"), font)
    properties.insert(0, fonts)


def _set_language(file: Document) -> None:
    """Say that Chinese characters are Simplified Chinese, so that its glyphs and punctuation are chosen for them."""
    properties = file.styles["Normal"].element.get_or_add_rPr()
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "en-US")
    language.set(qn("w:eastAsia"), "zh-CN")
    properties.append(language)


def _raised_number(paragraph: Paragraph, number: int) -> None:
    """Mark a citation by its number in the list of references."""
    paragraph.add_run(f"[{number}]").font.superscript = True


def _footnoting(laid: Manuscript, footnotes: Footnotes) -> Cite:
    """Marks citations by footnotes: in full where a reference comes first, then by that footnote's number."""
    cited: dict[int, int] = {}

    def mark(paragraph: Paragraph, number: int) -> None:
        first = cited.get(number)
        said = laid.footnotes[number - 1] if first is None else laid.word("ibid", number=str(first))
        cited.setdefault(number, footnotes.add(paragraph, said))

    return mark


def _add_section(file: Document, section: Section, cite: Cite) -> None:
    if section.before:
        _aside(file, section.before)
    runs: list[tuple[Piece, Run]] = []
    paragraph = file.add_paragraph()
    for n, pieces in enumerate(section.paragraphs):
        paragraph = file.add_paragraph() if n else paragraph
        paragraph.paragraph_format.first_line_indent = Pt(22)
        for piece in pieces:
            runs.append((piece, _add_piece(paragraph, piece)))
    cite(paragraph, section.citation)
    if section.after:
        _aside(file, section.after)
    for line in section.note.split("\n") if section.note else []:
        file.add_paragraph(line)
    for remark in section.remarks:
        about = [run for piece, run in runs if remark.number in piece.under] or paragraph.runs
        _add_comment(file, remark, about)
    if section.provenance:
        _aside(file, section.provenance)


def _add_piece(paragraph: Paragraph, piece: Piece) -> Run:
    run = paragraph.add_run(piece.text)
    if piece.color:
        shading = OxmlElement("w:shd")
        for name, value in (("val", "clear"), ("color", "auto"), ("fill", HIGHLIGHTS[piece.color])):
            shading.set(qn(f"w:{name}"), value)
        run._r.get_or_add_rPr().append(shading)
    return run


def _add_comment(file: Document, remark: Remark, runs: list[Run]) -> None:
    tags = " ".join(f"#{tag}" for tag in remark.tags)
    text = "\n".join(part for part in (remark.comment, tags) if part)
    comment = file.add_comment(runs, text=text, author=remark.creator, initials=remark.creator[:2])
    comment._comment_elm.set(qn("w:date"), f"{remark.modified_at[:19] or _EPOCH.isoformat()[:19]}Z")


def _aside(file: Document, text: str) -> Paragraph:
    paragraph = file.add_paragraph()
    run = paragraph.add_run(text)
    run.font.size = Pt(9)
    run.font.color.rgb = _GREY
    return paragraph


def _add_facts(file: Document, laid: Manuscript) -> None:
    file.add_heading(laid.word("facts"), 1)
    table = file.add_table(rows=1, cols=len(FACT_COLUMNS), style="Table Grid")
    for cell, name in zip(table.rows[0].cells, FACT_COLUMNS, strict=True):
        cell.paragraphs[0].add_run(laid.word(f"column.{name}")).bold = True
    for row in laid.facts:
        for cell, words in zip(table.add_row().cells, row, strict=True):
            cell.text = words


def _add_references(file: Document, laid: Manuscript) -> None:
    file.add_heading(laid.word("references"), 1)
    for number, reference in enumerate(laid.references, 1):
        paragraph = file.add_paragraph(f"[{number}]\t{reference}")
        layout = paragraph.paragraph_format
        layout.left_indent, layout.first_line_indent, layout.space_after = Cm(1), Cm(-1), Pt(3)


def _packed(file: Document) -> bytes:
    """The package with every member's time at the zip format's beginning and the members in a fixed order."""
    draft = io.BytesIO()
    file.save(draft)
    out = io.BytesIO()
    with zipfile.ZipFile(draft) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in sorted(source.namelist(), key=lambda n: (n != "[Content_Types].xml", n)):
            member = zipfile.ZipInfo(name)
            member.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(member, source.read(name))
    return out.getvalue()
