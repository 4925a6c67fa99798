"""Files are read by evidence, and refused with a reason."""

import pytest

from archive_viewer.domain.article import BlockRole
from archive_viewer.domain.errors import ImportRefusedError
from archive_viewer.domain.ports import SourceFile
from archive_viewer.importers import registry
from archive_viewer.util.messages import LANGUAGES, sentence


@pytest.mark.parametrize(
    ("data", "code", "kind"),
    [
        (b"", "import.empty", None),
        (b" \r\n\t", "import.empty", None),
        (b"\xef\xbb\xbf", "import.empty", None),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3", "import.pdf_damaged", None),
        (b"PK\x03\x04\x14\x00\x06\x00word/document.xml", "import.package_damaged", None),
        (b"PK\x03\x04\x14\x00\x06\x00a.txt", "import.zip_damaged", None),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "import.binary", "PNG"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "import.binary", "JPEG"),
        (b"<!DOCTYPE html><html><body>x</body></html>", "import.no_article", None),
        (b"<!---->" * 500 + b"<html>", "import.no_article", None),
        (bytes(range(256)) * 20, "import.unreadable", None),
        ("　\n \n".encode(), "import.no_text", None),
    ],
)
def test_what_is_no_text_is_refused_with_its_reason(data: bytes, code: str, kind: str | None) -> None:
    with pytest.raises(ImportRefusedError) as refused:
        list(registry.read(SourceFile("甲.txt", data)))
    assert refused.value.code == code
    assert refused.value.params.get("kind") == kind
    for language in LANGUAGES:
        said = sentence(code, refused.value.params, language)
        assert said != code
        assert "{" not in said


def test_a_file_too_large_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registry, "LARGEST", 10)
    with pytest.raises(ImportRefusedError) as refused:
        list(registry.read(SourceFile("a.txt", b"12345678901")))
    assert refused.value.code == "import.too_large"


def test_markdown_headings_become_title_and_headings() -> None:
    text = "---\nauthor: 张三\n---\n# 标题 #\n\n正文有 **重点**。\n\n## 小节\n\n"
    text += "- 其一\n2. 其二\n\n---\n\n落款\n====\n\n尾段。"
    (article,) = registry.read(SourceFile("a.md", text.encode()))
    assert article.title == "标题"
    assert article.byline == "张三"
    assert article.text == "正文有 **重点**。\n小节\n其一\n其二\n落款\n尾段。"
    assert [b.role for b in article.blocks if b.role.in_body] == [
        BlockRole.PARAGRAPH,
        BlockRole.HEADING,
        BlockRole.LIST_ITEM,
        BlockRole.LIST_ITEM,
        BlockRole.HEADING,
        BlockRole.PARAGRAPH,
    ]


def test_markdown_without_a_heading_takes_its_title_from_the_first_clause() -> None:
    (article,) = registry.read(SourceFile("a.md", "第一句话在这里，然后是别的。\n".encode()))
    assert article.title == "第一句话在这里"
    assert article.text == "第一句话在这里，然后是别的。"


def test_suffixes_cover_text_and_markdown() -> None:
    assert {".txt", ".md"} <= registry.suffixes()


@pytest.mark.parametrize(
    ("name", "text", "kind"),
    [
        ("a.svg", "<svg xmlns='http://www.w3.org/2000/svg'><title>x</title><text>图上的字在这里。</text></svg>", "SVG"),
        ("data", '{"title": "标题", "text": "这里有一句话。"}', "JSON"),
        ("a.json", "[1, 2", "JSON"),
        ("site.css", "p { color: red }", "CSS"),
        ("app.js", "function f() { return 1; }", "JavaScript"),
    ],
)
def test_texts_that_are_no_articles_are_refused_by_their_kind(name: str, text: str, kind: str) -> None:
    with pytest.raises(ImportRefusedError) as refused:
        list(registry.read(SourceFile(name, text.encode())))
    assert (refused.value.code, refused.value.params["kind"]) == ("import.not_prose", kind)


@pytest.mark.parametrize("name", ["a.txt", "笔记", "a.log", "a.md"])
def test_prose_comes_in_whatever_it_is_called(name: str) -> None:
    (article,) = registry.read(SourceFile(name, "标题\n\n[这里]有一句话，是正文。".encode()))
    assert "正文" in article.text
