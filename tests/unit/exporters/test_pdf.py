"""Pages: the words can be copied as they stand, nothing in them is read as markup, several are set at once."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdfium2 import PdfDocument

from archive_viewer.domain.passage import ExportDocument, ExportOptions
from archive_viewer.exporters.pdf import PdfExporter

from .conftest import REFERENCE, excerpt

HAN = st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), min_size=1, max_size=40)


def words(data: bytes) -> str:
    document = PdfDocument(data)
    found = "".join(document[n].get_textpage().get_text_range() for n in range(len(document)))
    document.close()
    return found.replace("\r\n", "").replace("\n", "")


def test_words_numbers_and_reference_can_be_copied(document: ExportDocument) -> None:
    found = words(PdfExporter().render(document))
    for wanted in ("玉溪市连续10次", "入选“中国最安全城市”", "哪家机构？", "李发兴", "ab" * 32):
        assert wanted in found


@settings(max_examples=25)
@given(HAN)
def test_no_character_is_copied_as_another(text: str) -> None:
    plain = ExportDocument("甲", (excerpt(text),), ExportOptions(accessed="2026-07-14"))
    assert text in words(PdfExporter().render(plain))


@pytest.mark.parametrize("text", ["#let x = 1", "*粗* _斜_ `码` $x$", '#include "page.typ"', "= 标题", "\\#[x]<y>@z"])
def test_markup_is_printed_as_it_is(text: str) -> None:
    made = ExportDocument(text, (excerpt(text, note=text),), ExportOptions(accessed="2026-07-14"))
    assert "".join(text.split()) in "".join(words(PdfExporter().render(made)).split())


def test_citations_stand_at_the_foot_or_in_a_list(document: ExportDocument) -> None:
    listed = replace(document, options=replace(document.options, footnotes=False))
    at_foot, in_list = words(PdfExporter().render(document)), words(PdfExporter().render(listed))
    assert "参考文献" in in_list
    assert "[1]" in in_list
    assert "参考文献" not in at_foot
    assert "同[1]" in at_foot


def test_several_are_set_at_once(document: ExportDocument) -> None:
    with ThreadPoolExecutor(4) as pool:
        made = list(pool.map(lambda _: PdfExporter().render(document), range(12)))
    assert len(set(made)) == 1


def test_a_long_document_is_set_in_time_that_grows_with_it() -> None:
    passages = tuple(excerpt(f"第{n}段。" + "文" * 200, replace(REFERENCE, article_id=n)) for n in range(300))
    made = PdfExporter().render(ExportDocument("长", passages, ExportOptions(accessed="2026-07-14")))
    assert len(PdfDocument(made)) > 30
