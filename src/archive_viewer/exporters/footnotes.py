"""Footnotes in a Word document: the part, its styles and the marks in the text (ISO/IEC 29500-1, 17.11)."""

from xml.sax.saxutils import escape

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt
from docx.text.paragraph import Paragraph

_NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_TEXT, _MARK = "Footnote Text", "Footnote Reference"


class Footnotes:
    """Collects the footnotes of one document; `write` adds them to it once all are known."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._texts: list[str] = []
        styles = document.styles
        text = styles.add_style(_TEXT, WD_STYLE_TYPE.PARAGRAPH)
        text.base_style = styles["Normal"]
        text.font.size = Pt(9)
        text.paragraph_format.space_after = Pt(0)
        mark = styles.add_style(_MARK, WD_STYLE_TYPE.CHARACTER)
        mark.font.superscript = True
        self._text_style, self._mark_style = text.style_id, mark.style_id

    def add(self, paragraph: Paragraph, text: str) -> int:
        """Put a mark at the end of the paragraph; the footnote's number from 1."""
        self._texts.append(text)
        run = paragraph.add_run()
        run._r.style = self._mark_style
        mark = OxmlElement("w:footnoteReference")
        mark.set(qn("w:id"), str(len(self._texts)))
        run._r.append(mark)
        return len(self._texts)

    def write(self) -> None:
        """Add the part that holds the footnotes."""
        separators = (
            '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
            '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p>'
            "</w:footnote>"
        )
        notes = "".join(self._note(n, text) for n, text in enumerate(self._texts, 1))
        xml = (
            '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
            f'<w:footnotes xmlns:w="{_NAMESPACE}">{separators}{notes}</w:footnotes>'
        )
        package = self._document.part.package
        part = Part(PackURI("/word/footnotes.xml"), _TYPE, xml.encode(), package)
        self._document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
        settings = self._document.settings.element
        numbering = OxmlElement("w:footnotePr")
        for key in ("-1", "0"):
            known = OxmlElement("w:footnote")
            known.set(qn("w:id"), key)
            numbering.append(known)
        before = settings.find(qn("w:compat"))
        settings.append(numbering) if before is None else before.addprevious(numbering)

    def _note(self, number: int, text: str) -> str:
        return (
            f'<w:footnote w:id="{number}"><w:p><w:pPr><w:pStyle w:val="{self._text_style}"/></w:pPr>'
            f'<w:r><w:rPr><w:rStyle w:val="{self._mark_style}"/></w:rPr><w:footnoteRef/></w:r>'
            f'<w:r><w:t xml:space="preserve"> {escape(text)}</w:t></w:r></w:p></w:footnote>'
        )
