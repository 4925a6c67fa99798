"""OpenDocument texts: a package that is in order, words that come back as they went in, nothing of a choice lost."""

import io
import re
import zipfile
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from archive_viewer.domain.annotation import HIGHLIGHTS, Color
from archive_viewer.domain.passage import ExportDocument, ExportOptions
from archive_viewer.exporters.manuscript import printable
from archive_viewer.exporters.odt import OdtExporter
from archive_viewer.exporters.odt_text import NAMESPACES, add_linked, add_text, qualified

from .conftest import REFERENCE, annotation, excerpt

TEXT = st.text(st.sampled_from(" \t\n　\u00a0字a𠮷😀\x00\x0b<&\ud800\u2028“”") | st.characters(), max_size=60)
ASIDE = ("office:annotation", "text:note")


def parts(data: bytes) -> dict[str, etree._Element]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: etree.fromstring(package.read(name)) for name in package.namelist() if name != "mimetype"}


def content(document: ExportDocument) -> etree._Element:
    return parts(OdtExporter().render(document))["content.xml"]


def numbered(document: ExportDocument) -> ExportDocument:
    return replace(document, options=replace(document.options, footnotes=False))


def found(part: etree._Element, path: str) -> list[etree._Element]:
    return part.findall(path, NAMESPACES)


def words(paragraph: etree._Element) -> str:
    """The text of a paragraph as a reader of the format sees it: white space collapsed, then the elements for it."""
    shown = "".join(_runs(paragraph))
    collapsed = re.sub("[ \t\r\n]+", " ", shown).strip(" ")
    return collapsed.replace("\ue000", " ").replace("\ue001", "\t").replace("\ue002", "\n")


def _runs(element: etree._Element) -> list[str]:
    runs = [element.text or ""]
    for child in element:
        if child.tag == qualified("text:s"):
            runs.append("\ue000" * int(child.get(qualified("text:c"), "1")))
        elif child.tag == qualified("text:tab"):
            runs.append("\ue001")
        elif child.tag == qualified("text:line-break"):
            runs.append("\ue002")
        elif child.tag not in {qualified(name) for name in ASIDE}:
            runs += _runs(child)
        runs.append(child.tail or "")
    return runs


def styled(part: etree._Element, *styles: str) -> list[str]:
    """Words of the paragraphs in these styles."""
    paragraphs = part.iter(qualified("text:p"))
    return [words(p) for p in paragraphs if p.get(qualified("text:style-name")) in styles]


def test_the_package_says_what_it_is_in_its_first_bytes(document: ExportDocument) -> None:
    data = OdtExporter().render(document)
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        first, *rest = package.infolist()
        assert (first.filename, first.compress_type, first.extra) == ("mimetype", zipfile.ZIP_STORED, b"")
        assert {member.date_time for member in (first, *rest)} == {(1980, 1, 1, 0, 0, 0)}
        manifest = etree.fromstring(package.read("META-INF/manifest.xml"))
        listed = {value for entry in manifest for name, value in entry.items() if name.endswith("full-path")}
        assert listed - {"/"} == {m.filename for m in rest} - {"META-INF/manifest.xml"}
    assert data[30:77] == b"mimetypeapplication/vnd.oasis.opendocument.text"
    assert OdtExporter().render(document) == data


def test_passages_are_indented_quotations_among_what_belongs_to_them(document: ExportDocument) -> None:
    part = content(numbered(document))
    assert styled(part, "Title", "Subtitle") == ["扫黑除恶数据核对", "3 段摘录 · 2026-07-14"]
    assert styled(part, "Quotation", "FirstQuotation") == [
        "玉溪市连续10次入选“中国最安全城市”",
        "两次捧得“长安杯”[1]",
        "另有一段[2]",
        "同一出处[1]",
    ]
    assert styled(part, "FirstContext", "Context")[:2] == ["此前…", "…，成为品牌。"]
    assert "SHA-256" in styled(part, "Context")[1]
    assert styled(part, "Note") == ["待查"]
    styling = parts(OdtExporter().render(document))["styles.xml"]
    quotation = found(styling, ".//style:style[@style:name='Quotation']/style:paragraph-properties")[0]
    assert quotation.get(qualified("fo:text-indent")) == "22pt"


def test_highlights_keep_their_colours(document: ExportDocument) -> None:
    rendered = parts(OdtExporter().render(document))
    lit = found(rendered["content.xml"], ".//text:span[@text:style-name='Highlight_20_yellow']")
    assert [words(span) for span in lit] == ["连续", "10次"]
    for color in Color:
        path = f".//style:style[@style:name='Highlight_20_{color.value}']/style:text-properties"
        looks = found(rendered["styles.xml"], path)[0]
        assert looks.get(qualified("fo:background-color")) == f"#{HIGHLIGHTS[color].lower()}"


def test_comments_are_the_formats_own_and_span_what_they_are_about(document: ExportDocument) -> None:
    part = content(document)
    comments = found(part, ".//office:annotation")
    assert [[words(p) for p in found(comment, "text:p")] for comment in comments] == [
        ["哪家机构？", "#待核"],
        ["重叠", "#待核"],
    ]
    assert [comment.findtext("dc:creator", "", NAMESPACES) for comment in comments] == ["读者", "读者"]
    assert comments[0].findtext("dc:date", "", NAMESPACES) == "2026-02-01T08:00:00Z"
    ends = [end.get(qualified("office:name")) for end in found(part, ".//office:annotation-end")]
    assert sorted(ends) == ["remark-1", "remark-2"] == [c.get(qualified("office:name")) for c in comments]


def test_a_comment_on_no_words_stands_at_the_end_of_the_passage() -> None:
    bare = replace(annotation(1, 0, 0, "题外话"), modified_at="")
    part = content(ExportDocument("", (excerpt("一段", annotations=(bare,)), excerpt("")), ExportOptions()))
    assert len(found(part, ".//office:annotation")) == 1
    assert found(part, ".//office:annotation-end") == []
    assert found(part, ".//office:annotation/dc:date") == []


def test_references_are_a_numbered_list_that_marks_lead_to(document: ExportDocument) -> None:
    part = content(numbered(document))
    entries = found(part, ".//text:list/text:list-item/text:p")
    assert [words(entry)[:3] for entry in entries] == ["李发兴", "另一篇"]
    marks = {bookmark.get(qualified("text:name")) for bookmark in found(part, ".//text:bookmark")}
    targets = [link.get(qualified("xlink:href")) for link in found(part, ".//text:a")]
    assert targets == ["#ref-1", "#ref-2", "#ref-1", "http://yn.people.com.cn/GB/zt/403795/405754/index.html"]
    assert {target[1:] for target in targets if target.startswith("#")} == marks


def test_facts_are_a_table(document: ExportDocument) -> None:
    rows = found(content(document), ".//table:table//table:table-row")
    assert [words(p) for p in rows[1].iter(qualified("text:p"))] == ["1", "10次", "10", "次", "入选", "", "待核"]
    assert found(content(replace(document, options=ExportOptions())), ".//table:table") == []


@pytest.mark.parametrize(("font", "asian"), [("serif", "宋体"), ("sans", "黑体"), ("?", "宋体")])
def test_chinese_is_said_to_be_chinese_in_the_font_that_was_chosen(
    document: ExportDocument, font: str, asian: str
) -> None:
    chosen = replace(document, options=replace(document.options, font=font))
    styling = parts(OdtExporter().render(chosen))["styles.xml"]
    looks = found(styling, ".//style:default-style[@style:family='paragraph']/style:text-properties")[0]
    assert looks.get(qualified("style:font-name-asian")) == asian
    assert looks.get(qualified("style:language-asian")) == "zh"
    declared = {face.get(qualified("style:name")) for face in found(styling, ".//style:font-face")}
    assert asian in declared


def test_every_style_that_is_used_is_there(document: ExportDocument) -> None:
    used: set[str] = set()
    for one in (document, numbered(document)):
        rendered = parts(OdtExporter().render(one))
        both = (rendered["content.xml"], rendered["styles.xml"])
        there = {made.get(qualified("style:name")) for part in both for made in part.iter()}
        names = ("text:style-name", "text:visited-style-name", "table:style-name", "style:parent-style-name")
        used = {e.get(qualified(name)) for part in both for e in part.iter() for name in names} - {None}
        assert used <= there


def test_what_is_lost_is_what_word_loses(document: ExportDocument) -> None:
    assert [(loss.code, loss.count) for loss in OdtExporter().losses(document)] == [("export.loss.overlaps", 1)]


def test_addresses_become_links_that_any_program_can_follow() -> None:
    paragraph = etree.Element(qualified("text:p"))
    add_linked(paragraph, "见 https://a.cn/{x}?q=50%&r=字. 又  见")
    assert words(paragraph) == "见 https://a.cn/{x}?q=50%&r=字. 又  见"
    assert found(paragraph, "text:a")[0].get(qualified("xlink:href")) == "https://a.cn/%7Bx%7D?q=50%25&r=字"


@pytest.mark.parametrize(
    ("address", "target"),
    [
        ("https://a.cn:80/x[1]#y#z", "https://a.cn:80/x%5B1%5D#y%23z"),
        ("https://a.cn#", "https://a.cn#"),
        ("https://someone@a.cn/", None),
        ("https://[x/", None),
    ],
)
def test_an_address_whose_host_is_none_is_no_link(address: str, target: str | None) -> None:
    paragraph = etree.Element(qualified("text:p"))
    add_linked(paragraph, f"见 {address}")
    assert words(paragraph) == f"见 {address}"
    assert [link.get(qualified("xlink:href")) for link in found(paragraph, "text:a")] == ([target] if target else [])


@given(st.lists(TEXT, max_size=4))
def test_running_text_comes_back_as_it_went_in(pieces: list[str]) -> None:
    paragraph = etree.Element(qualified("text:p"))
    for piece in pieces:
        add_text(paragraph, printable(piece))
    expected = printable("".join(pieces))
    again = etree.fromstring(etree.tostring(paragraph, encoding="UTF-8"))
    if not set("\ue000\ue001\ue002") & set(expected):
        assert words(again) == expected


@settings(max_examples=60, deadline=None)
@given(TEXT, TEXT, TEXT, st.integers(0, 60), st.integers(0, 60))
def test_a_document_gives_back_all_its_words(text: str, title: str, comment: str, start: int, end: int) -> None:
    note = replace(annotation(1, 100 + start, 100 + end, comment), creator=title, tags=(comment,))
    one = excerpt(text, replace(REFERENCE, title=title), note=comment, annotations=(note,))
    part = content(ExportDocument(title, (one,), ExportOptions()))
    if not set("\ue000\ue001\ue002") & set(text):
        assert "\n".join(styled(part, "FirstQuotation", "Quotation")) == printable(text)
    assert len(found(part, ".//office:annotation")) == 1
