"""Every format carries the words unchanged, runs nothing, and gives the same bytes for the same document."""

import csv
import io
import json
import re
import zipfile
from dataclasses import replace
from html.parser import HTMLParser

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from archive_viewer.domain.passage import ExportDocument, ExportOptions
from archive_viewer.domain.ports import Exporter
from archive_viewer.exporters.clipboard import clipping
from archive_viewer.exporters.csv import COLUMNS, inert
from archive_viewer.exporters.markdown import escaped
from archive_viewer.exporters.registry import exporters
from archive_viewer.util.messages import LANGUAGES, sentence

from .conftest import REFERENCE, excerpt, sources

HOSTILE = "<script>alert(1)</script> [x](javascript:1) *a* _b_ `c` &lt; \x00\x0b # | =1+1\n\t- 1. ]]> {{7*7}}"


def named(name: str) -> Exporter:
    return next(exporter for exporter in exporters() if exporter.name == name)


@pytest.mark.parametrize("exporter", exporters(), ids=lambda e: e.name)
def test_the_same_document_gives_the_same_bytes(exporter: Exporter, document: ExportDocument) -> None:
    assert exporter.render(document) == exporter.render(document)


@pytest.mark.parametrize("exporter", exporters(), ids=lambda e: e.name)
@pytest.mark.parametrize("language", LANGUAGES)
def test_hostile_words_and_an_empty_document_are_rendered(exporter: Exporter, language: str) -> None:
    options = ExportOptions(language=language, facts=True, context=True, provenance=True)
    assert exporter.render(ExportDocument(HOSTILE, (), options))
    one = excerpt(HOSTILE, before=HOSTILE, after=HOSTILE, note=HOSTILE)
    assert exporter.render(ExportDocument(HOSTILE, (one,), options, sources(REFERENCE)))
    assert exporter.label_zh
    assert exporter.label_en


@pytest.mark.parametrize("exporter", exporters(), ids=lambda e: e.name)
def test_what_is_lost_has_a_sentence(exporter: Exporter, document: ExportDocument) -> None:
    for loss in exporter.losses(document):
        for language in LANGUAGES:
            assert sentence(loss.code, {"count": str(loss.count)}, language) != loss.code
        assert loss.count > 0


def test_names_and_suffixes_are_unique() -> None:
    assert {e.name for e in exporters()} >= {"markdown", "html", "docx", "csv", "text", "csl-json"}
    assert len({e.suffix for e in exporters()}) == len(exporters())


LINE = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cn", "Co", "Zl", "Zp"]), max_size=40)


@given(LINE)
def test_markdown_prints_a_line_as_it_is(line: str) -> None:
    tokens = MarkdownIt("commonmark").enable("table").parse(f"甲\n\n{escaped(line)}\n\n乙")
    assert {token.type for token in tokens} <= {"paragraph_open", "inline", "paragraph_close"}
    shown = ["".join(child.content for child in token.children or ()) for token in tokens if token.type == "inline"]
    assert all(child.type in ("text", "text_special") for t in tokens for child in t.children or ())
    assert [words.rstrip() for words in shown if words.strip()] == [
        "甲",
        *([line.rstrip()] if line.strip() else []),
        "乙",
    ]


def test_markdown_has_passages_remarks_and_references(document: ExportDocument) -> None:
    text = named("markdown").render(document).decode()
    assert text.startswith("# 扫黑除恶数据核对\n")
    assert "> 玉溪市连续10次<sup>批注 1</sup>入选“中国最安全城市”\n>\n> 两次捧得" in text
    assert text.index("\\[1\\]") < text.index("\\[2\\]")
    assert text.count("（2022-09-03）") == 1
    assert "- 批注 1：哪家机构？ \\#待核" in text
    assert "| 1 | 10次 | 10 | 次 | 入选 |" in text
    assert "abab" in text


def test_options_leave_out_what_was_not_asked_for(document: ExportDocument) -> None:
    bare = replace(document, options=ExportOptions(comments=False))
    text = named("markdown").render(bare).decode()
    for absent in ("批注", "此前", "成为品牌", "事实表", "abab"):
        assert absent not in text


class Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def test_html_loads_and_runs_nothing(document: ExportDocument) -> None:
    hostile = replace(document, title=HOSTILE, excerpts=(*document.excerpts, excerpt(HOSTILE)))
    page = named("html").render(hostile).decode()
    tags = Tags()
    tags.feed(page)
    assert not {"script", "img", "iframe", "link", "object", "base"} & {tag for tag, _ in tags.found}
    policy = next(a["content"] for t, a in tags.found if t == "meta" and a.get("http-equiv"))
    assert policy is not None
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert all(re.match(r"https?://|#ref-\d+$", a["href"] or "") for t, a in tags.found if t == "a")
    assert all(not name.startswith("on") for _, attributes in tags.found for name in attributes)
    assert '<mark class="yellow">连续</mark>' in page


@pytest.mark.parametrize("cell", ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", " =1", "\t=1", "＝1", "|x"])
def test_csv_neutralises_formulas(cell: str) -> None:
    assert inert(cell).startswith("'")


@pytest.mark.parametrize("cell", ["-3.5", "+12%", "1,234.5", "-1e5", "5.625亿元", "玉溪-公安", "2022-09-03"])
def test_csv_leaves_numbers_and_words_alone(cell: str) -> None:
    assert inert(cell) == cell


def test_csv_has_a_row_a_passage(document: ExportDocument) -> None:
    data = named("csv").render(document)
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert tuple(rows[0]) == COLUMNS
    assert [row["number"] for row in rows] == ["1", "2", "1"]
    assert rows[0]["text"] == document.excerpts[0].text
    assert rows[0]["comment"] == "待查\n哪家机构？\n重叠"
    assert rows[0]["tags"] == "待核"


def test_csl_json_has_an_item_a_reference(document: ExportDocument) -> None:
    items = json.loads(named("csl-json").render(document))
    assert [item["type"] for item in items] == ["webpage", "article-newspaper"]
    assert items[0]["author"] == [{"literal": "李发兴"}]
    assert items[0]["issued"] == {"date-parts": [[2022, 9, 3]]}


def test_word_has_comments_footnotes_and_fixed_times(document: ExportDocument) -> None:
    data = named("docx").render(document)
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert {info.date_time for info in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        footnotes = package.read("word/footnotes.xml").decode()
        assert "footnotes.xml" in package.read("word/_rels/document.xml.rels").decode()
        assert "footnotes+xml" in package.read("[Content_Types].xml").decode()
        body = package.read("word/document.xml").decode()
    assert footnotes.count("（2022-09-03）") == 1
    assert "同[1]。" in footnotes
    assert body.count("w:footnoteReference ") == 3
    opened = docx.Document(io.BytesIO(data))
    assert "玉溪市连续10次入选“中国最安全城市”" in [p.text for p in opened.paragraphs]
    assert [comment.text for comment in opened.comments] == ["哪家机构？\n#待核", "重叠\n#待核"]
    assert {comment.author for comment in opened.comments} == {"读者"}
    assert 'w:fill="FDEE8A"' in body
    assert opened.tables[0].rows[1].cells[1].text == "10次"


def test_a_clipping_says_the_same_three_times() -> None:
    found = clipping("一*二*<b>", "某人. 题名[EB/OL]. https://a.cn/x.", "zh_CN")
    assert found.text == "“一*二*<b>”\n某人. 题名[EB/OL]. https://a.cn/x.\n"
    assert found.markdown == "> 一\\*二\\*\\<b\\>\n\n某人. 题名\\[EB/OL\\]. <https://a.cn/x>.\n"
    assert (
        found.html
        == '<blockquote lang="zh-CN"><p>一*二*&lt;b&gt;</p></blockquote><p>某人. 题名[EB/OL]. https://a.cn/x.</p>'
    )
