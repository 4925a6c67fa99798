"""Citations at the foot of the page or in a list, as was chosen, and the same in every format that has pages."""

import io
import zipfile
from dataclasses import replace

import docx
from docx.oxml.ns import qn
from lxml import etree

from archive_viewer.domain.passage import ExportDocument, ExportOptions
from archive_viewer.exporters.docx import DocxExporter
from archive_viewer.exporters.odt import OdtExporter
from archive_viewer.exporters.odt_text import NAMESPACES, qualified

from .conftest import annotation, excerpt

FOOTNOTES = [
    "李发兴. 玉溪公安：“平安善治”护发展[EB/OL]. （2022-09-03）[2026-07-14]."
    " http://yn.people.com.cn/GB/zt/403795/405754/index.html.",
    "另一篇[N]. 某日报，2020-02-29.",
    "同[1]。",
]


def chosen(document: ExportDocument, *, footnotes: bool) -> ExportDocument:
    return replace(document, options=replace(document.options, footnotes=footnotes))


def in_word(document: ExportDocument) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(DocxExporter().render(document))) as package:
        if "word/footnotes.xml" not in package.namelist():
            return []
        notes = etree.fromstring(package.read("word/footnotes.xml"))
    texts = ["".join(t.text or "" for t in note.iter(qn("w:t"))).strip() for note in notes]
    return [text for text in texts if text]


def in_opendocument(document: ExportDocument) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(OdtExporter().render(document))) as package:
        content = etree.fromstring(package.read("content.xml"))
    for blank in content.iter(qualified("text:s")):
        blank.text = " "
    return ["".join(body.itertext()) for body in content.findall(".//text:note/text:note-body", NAMESPACES)]


def paragraphs(document: ExportDocument) -> list[str]:
    return [p.text for p in docx.Document(io.BytesIO(DocxExporter().render(document))).paragraphs]


def test_a_reference_is_in_full_at_its_first_footnote_and_by_that_number_later(document: ExportDocument) -> None:
    footed = chosen(document, footnotes=True)
    assert in_word(footed) == in_opendocument(footed) == FOOTNOTES
    assert "参考文献" not in paragraphs(footed)


def test_without_footnotes_word_has_numbers_and_a_list(document: ExportDocument) -> None:
    listed = chosen(document, footnotes=False)
    assert in_word(listed) == in_opendocument(listed) == []
    said = paragraphs(listed)
    assert "两次捧得“长安杯”[1]" in said
    assert said[said.index("参考文献") + 1 :] == [f"[1]\t{FOOTNOTES[0]}", f"[2]\t{FOOTNOTES[1]}"]


def test_word_is_told_that_the_characters_are_simplified_chinese(document: ExportDocument) -> None:
    opened = docx.Document(io.BytesIO(DocxExporter().render(document)))
    language = opened.styles["Normal"].element.rPr.find(qn("w:lang"))
    assert language.get(qn("w:eastAsia")) == "zh-CN"


def test_word_takes_a_long_title_and_tags_that_no_document_can_hold() -> None:
    tagged = replace(annotation(1, 100, 102, ""), tags=("甲\x00",))
    document = ExportDocument("字" * 300, (excerpt("一段", annotations=(tagged,)),), ExportOptions())
    opened = docx.Document(io.BytesIO(DocxExporter().render(document)))
    assert opened.paragraphs[0].text == "字" * 300
    assert [comment.text for comment in opened.comments] == ["#甲\ufffd"]
