"""Word documents come in with their structure, whatever their words are wrapped in, and hostile ones are refused."""

import io
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime

import docx
import pytest
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from archive_viewer.domain import allowance
from archive_viewer.domain.article import BlockRole, ImportedArticle
from archive_viewer.domain.errors import ImportRefusedError
from archive_viewer.domain.ports import SourceFile
from archive_viewer.importers import registry


def _bytes(document: Document) -> bytes:
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def _read(data: bytes) -> ImportedArticle:
    (article,) = registry.read(SourceFile("文件.docx", data))
    return article


def _edited(data: bytes, change: Callable[[str, bytes], bytes], extra: dict[str, bytes] | None = None) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
        for name, content in (extra or {}).items():
            new.writestr(name, content)
    return target.getvalue()


def _body(xml: str) -> Document:
    document = docx.Document()
    document.add_paragraph("第一段是正文，写得够长，有头有尾。")
    document.element.body.insert(1, parse_xml(xml.replace("<w:p>", f"<w:p {nsdecls('w')}>", 1)))
    return document


def test_headings_lists_and_tables_keep_their_roles() -> None:
    document = docx.Document()
    document.add_heading("城市更新报告", 0)
    document.add_heading("一、概况", 1)
    document.add_paragraph("全市改造老旧小区120个。")
    document.add_paragraph("加装电梯", style="List Bullet")
    table = document.add_table(2, 2)
    for n, text in enumerate(("项目", "数量", "电梯", "35部")):
        table.cell(n // 2, n % 2).text = text
    article = _read(_bytes(document))
    assert article.title == "城市更新报告"
    assert [(b.role, b.text) for b in article.blocks] == [
        (BlockRole.TITLE, "城市更新报告"),
        (BlockRole.HEADING, "一、概况"),
        (BlockRole.PARAGRAPH, "全市改造老旧小区120个。"),
        (BlockRole.LIST_ITEM, "加装电梯"),
        (BlockRole.TABLE, "项目 | 数量"),
        (BlockRole.TABLE, "电梯 | 35部"),
    ]
    assert article.language == "zh"


def test_the_head_of_a_news_page_is_read_from_the_first_paragraphs() -> None:
    document = docx.Document()
    for line in (
        "新时代的基层治理",
        "某市推进社区建设",
        "2022年09月03日09:15 | 来源：某某日报",
        "记者 张三",
        "本报讯，某市今年新建社区中心12处，服务居民30万人。",
        "（责编：李四、王五）",
    ):
        document.add_paragraph(line)
    document.core_properties.title = "别的标题"
    document.core_properties.author = "赵六"
    article = _read(_bytes(document))
    assert (article.kicker, article.title) == ("新时代的基层治理", "某市推进社区建设")
    assert article.published_at == "2022-09-03T09:15:00+08:00"
    assert (article.source, article.byline, article.editors) == ("某某日报", "记者 张三", "李四、王五")
    assert article.text == "本报讯，某市今年新建社区中心12处，服务居民30万人。"


def test_what_the_file_declares_counts_only_where_the_text_has_no_head() -> None:
    document = docx.Document()
    document.add_paragraph("今年以来，全市新增就业3.2万人，同比增长5%。")
    document.core_properties.title = "就业形势"
    document.core_properties.author = "赵六"
    document.core_properties.created = datetime(2023, 5, 6, 7, 8, 9, tzinfo=UTC)
    article = _read(_bytes(document))
    assert (article.title, article.byline) == ("就业形势", "赵六")
    assert article.published_at == "2023-05-06T07:08:09+00:00"
    assert article.remarks == (("import.date_of_file", {"date": "2023-05-06"}),)


@pytest.mark.parametrize(
    ("title", "author"), [("Microsoft Word - 文档1", "Administrator"), ("稿件.doc", "微软用户"), ("", "python-docx")]
)
def test_the_traces_of_programs_are_no_title_and_no_byline(title: str, author: str) -> None:
    document = docx.Document()
    document.add_paragraph("今年以来，全市新增就业3.2万人，同比增长5%。")
    document.core_properties.title, document.core_properties.author = title, author
    article = _read(_bytes(document))
    assert (article.title, article.byline) == ("今年以来", "")


@pytest.mark.parametrize(
    ("xml", "words"),
    [
        (
            "<w:p><w:ins><w:r><w:t>新加的</w:t></w:r></w:ins><w:del><w:r><w:delText>旧</w:delText></w:r></w:del></w:p>",
            "新加的",
        ),
        ("<w:p><w:hyperlink><w:r><w:t>链接的字</w:t></w:r></w:hyperlink></w:p>", "链接的字"),
        ("<w:p><w:sdt><w:sdtContent><w:r><w:t>控件里的字</w:t></w:r></w:sdtContent></w:sdt></w:p>", "控件里的字"),
        ("<w:p><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:t>域的结果</w:t></w:r></w:p>", "域的结果"),
        ("<w:p><w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t></w:r></w:p>", "甲\n乙"),
        (
            "<w:p><w:r><w:t>外面</w:t><w:pict><w:txbxContent><w:p><w:r><w:t>框里</w:t></w:r></w:p></w:txbxContent></w:pict></w:r></w:p>",
            "外面\n框里",
        ),
    ],
)
def test_no_words_are_lost_and_none_come_back(xml: str, words: str) -> None:
    article = _read(_bytes(_body(xml)))
    assert words in f"{article.title}\n{article.text}"
    assert "旧" not in article.text


def _noted(kind: str, references: str, notes: str, section: str = "") -> ImportedArticle:
    document = _body(f"<w:p><w:r><w:t>据统计</w:t>{references}</w:r></w:p>")
    part = f"<w:{kind} {nsdecls('w')}>{notes}</w:{kind}>"
    link = (
        f'<Relationship Id="n1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}"'
        f' Target="{kind}.xml"/></Relationships>'
    )

    def linked(name: str, data: bytes) -> bytes:
        if name == "word/document.xml":
            return data.replace(b"<w:pgSz", section.encode() + b"<w:pgSz", 1)
        return data.replace(b"</Relationships>", link.encode()) if name == "word/_rels/document.xml.rels" else data

    return _read(_edited(_bytes(document), linked, {f"word/{kind}.xml": part.encode()}))


def _note(kind: str, number: int, text: str) -> str:
    return f"<w:{kind} w:id='{number}'><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:{kind}>"


def test_footnotes_stand_behind_the_text_under_their_marks() -> None:
    article = _noted("footnotes", "<w:footnoteReference w:id='2'/>", _note("footnote", 2, "见年鉴。"))
    assert "据统计[1]" in article.text
    assert article.text.endswith("[1] 见年鉴。")
    assert [b.role for b in article.blocks if b.text == "[1] 见年鉴。"] == [BlockRole.FOOTNOTE]


def test_endnotes_have_the_numerals_that_word_gives_them() -> None:
    references = "".join(f"<w:endnoteReference w:id='{n}'/>" for n in (2, 3, 4, 5))
    notes = "".join(_note("endnote", n, f"第{n}条。") for n in (2, 3, 4, 5))
    article = _noted("endnotes", references, notes)
    assert "据统计[i][ii][iii][iv]" in article.text
    assert article.text.endswith("[iv] 第5条。")


@pytest.mark.parametrize(
    ("style", "marks"), [("decimalEnclosedCircleChinese", "①②"), ("upperLetter", "[A][B]"), ("chicago", "*†")]
)
def test_notes_are_marked_as_the_section_says(style: str, marks: str) -> None:
    section = f"<w:footnotePr><w:numFmt w:val='{style}'/></w:footnotePr>"
    references = "<w:footnoteReference w:id='2'/><w:footnoteReference w:id='3'/>"
    notes = _note("footnote", 2, "甲。") + _note("footnote", 3, "乙。")
    assert f"据统计{marks}" in _noted("footnotes", references, notes, section).text


def test_a_writers_own_mark_is_not_numbered() -> None:
    references = "<w:footnoteReference w:customMarkFollows='1' w:id='2'/><w:t>※</w:t><w:footnoteReference w:id='3'/>"
    notes = _note("footnote", 2, "※ 本文初稿。") + _note("footnote", 3, "见年鉴。")
    article = _noted("footnotes", references, notes)
    assert "据统计※[1]" in article.text
    assert article.text.endswith("※ 本文初稿。\n[1] 见年鉴。")


def test_headers_and_footers_are_furniture() -> None:
    document = docx.Document()
    document.add_paragraph("今年以来，全市新增就业3.2万人，同比增长5%。")
    document.sections[0].header.paragraphs[0].text = "内部资料"
    article = _read(_bytes(document))
    assert "内部资料" not in article.text
    assert (BlockRole.FURNITURE, "内部资料") in [(b.role, b.text) for b in article.blocks]


def _refusal(data: bytes) -> str:
    with pytest.raises(ImportRefusedError) as refused:
        list(registry.read(SourceFile("坏.docx", data)))
    return refused.value.code


def _plain() -> bytes:
    document = docx.Document()
    document.add_paragraph("正文在此。")
    return _bytes(document)


def test_entities_are_refused() -> None:
    laughs = b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'

    def laughing(name: str, data: bytes) -> bytes:
        return data.replace(b"<w:document", laughs + b"<w:document", 1) if name == "word/document.xml" else data

    assert _refusal(_edited(_plain(), laughing)) == "import.entities"


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    def swollen(name: str, data: bytes) -> bytes:
        return data + b" " * 40_000_000 if name == "word/document.xml" else data

    assert _refusal(_edited(_plain(), swollen)) == "import.ratio"


def test_too_many_members_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(allowance, "MOST_MEMBERS", 3)
    assert _refusal(_plain()) == "import.members"


def test_a_document_in_a_zip_is_read() -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as package:
        package.writestr("稿件/一.docx", _plain())
    (article,) = registry.read(SourceFile("包.zip", target.getvalue()))
    assert isinstance(article, ImportedArticle)
    assert article.text == "正文在此。"


def test_deep_nesting_is_refused() -> None:
    inner = "<w:p><w:r><w:t>深</w:t></w:r></w:p>"
    for _ in range(150):
        inner = f"<w:tbl><w:tr><w:tc>{inner}</w:tc></w:tr></w:tbl>"

    def nested(name: str, data: bytes) -> bytes:
        return data.replace(b"<w:sectPr", inner.encode() + b"<w:sectPr", 1) if name == "word/document.xml" else data

    assert _refusal(_edited(_plain(), nested)) in ("import.too_deep", "import.package_damaged")


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
def test_a_document_cut_short_is_refused(share: float) -> None:
    whole = _plain()
    assert _refusal(whole[: int(len(whole) * share)]) in ("import.package_damaged", "import.binary")


def test_an_empty_document_is_refused() -> None:
    assert _refusal(_bytes(docx.Document())) == "import.no_text"
