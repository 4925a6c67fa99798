"""Pages made to break their reader end soon: imported flat, or refused with a reason, never silently short."""

import time

import pytest

from archive_viewer.domain.errors import ImportRefusedError
from archive_viewer.domain.ports import SourceFile
from archive_viewer.importers.html.importer import HtmlImporter
from archive_viewer.importers.html.parsing import MOST_ELEMENTS
from archive_viewer.util.messages import LANGUAGES, sentence

WORDS = "这一段话必须留在文章里，一个字也不能少。"
HEAD = "<!DOCTYPE html><html><head><title>标题在此</title></head><body><h1>标题在此</h1>"
BODY = f"<p>{WORDS}</p>"
SECONDS = 6.0

KEPT = {
    "unfinished tags": HEAD + "<a " * 10_000 + BODY,
    "deep blocks": HEAD + "<div>" * 100_000 + BODY + "</div>" * 100_000,
    "deep runs": HEAD + "<span>" * 100_000 + BODY,
    "deep and wide": HEAD + "<div>" * 1_500 + BODY * 20_000,
    "nested tables": HEAD + "<table><tr><td>" * 10_000 + BODY,
    "nested lists": HEAD + "<ul><li>" * 20_000 + BODY,
    "links around paragraphs": HEAD + "<a><p>" * 20_000 + BODY,
    "attributes": HEAD + "<div " + " ".join(f"a{n}=1" for n in range(100_000)) + ">" + BODY,
    "open brackets": HEAD + "<" * 500_000 + BODY,
    "open quotes": HEAD + '<p title="' * 50_000 + BODY,
    "document types": "<!DOCTYPE html [" * 50_000 + BODY,
    "a long line": HEAD + "<p>" + "一句又一句。" * 170_000 + "</p>" + BODY,
    "digits": HEAD + "<p>" + "1" * 1_000_000 + "</p>" + BODY,
    "labels": HEAD + "<p>" + "来源：" * 100_000 + "</p>" + BODY,
    "titles": "<title>" + "_甲" * 200_000 + "</title><body><h1>" + "_甲" * 200_000 + "</h1>" + BODY,
    "deep data": '<script type="application/ld+json">' + "[" * 200_000 + "</script>" + BODY,
    "embedded picture": HEAD + '<img src="data:image/png;base64,' + "A" * 5_000_000 + '">' + BODY,
    "paragraphs": HEAD + BODY * 30_000,
    "short lines": HEAD + "<p>x</p>" * 30_000 + BODY,
    "runs": HEAD + "<p>" + "<span>一句又一句，</span>" * 60_000 + "</p>" + BODY,
    "separators": HEAD + f"<p>{'(' * 118}</p>" * 3_000 + BODY,
    "rows": HEAD + "<table>" + "<tr><td>一</td><td>二</td></tr>" * 20_000 + "</table>" + BODY,
}


@pytest.mark.parametrize("name", KEPT)
def test_no_word_is_lost_and_no_time(name: str) -> None:
    started = time.process_time()
    (article,) = HtmlImporter().read(SourceFile("x.html", KEPT[name].encode()))
    assert time.process_time() - started < SECONDS
    assert WORDS in article.text


def test_a_long_table_keeps_every_row() -> None:
    (article,) = HtmlImporter().read(SourceFile("x.html", KEPT["rows"].encode()))
    assert article.text.count("一 | 二") == 20_000


@pytest.mark.parametrize("name", ["deep blocks", "nested tables"])
def test_a_page_read_flat_says_so(name: str) -> None:
    (article,) = HtmlImporter().read(SourceFile("x.html", KEPT[name].encode()))
    ((code, params),) = article.remarks
    assert code == "import.html_flat"
    assert article.title == "标题在此"
    for language in LANGUAGES:
        assert "{" not in sentence(code, params, language)


@pytest.mark.parametrize("charset", ["utf-8", "utf-16"])
def test_a_page_of_more_elements_than_are_read_is_refused_before_it_is_read(charset: str) -> None:
    page = (HEAD + "<p>" * MOST_ELEMENTS).encode(charset)
    started = time.process_time()
    with pytest.raises(ImportRefusedError) as refused:
        list(HtmlImporter().read(SourceFile("x.html", page)))
    assert time.process_time() - started < 1.0
    assert refused.value.code == "import.endless_page"
    for language in LANGUAGES:
        assert "300,000" in sentence(refused.value.code, refused.value.params, language)


def test_depth_within_bounds_is_read_as_it_stands() -> None:
    page = HEAD + "<div>" * 1_000 + BODY + "</div>" * 1_000
    (article,) = HtmlImporter().read(SourceFile("x.html", page.encode()))
    assert article.text == WORDS
    assert article.remarks == ()


def test_entities_of_the_page_are_not_expanded_and_no_file_is_read() -> None:
    laughs = '<!ENTITY a "哈"><!ENTITY b "&a;&a;&a;"><!ENTITY f SYSTEM "file:///etc/hostname">'
    page = f'<?xml version="1.0"?><!DOCTYPE html [{laughs}]><html>{BODY}<p>它说&b;&f;，没有别的话。</p></body></html>'
    (article,) = HtmlImporter().read(SourceFile("x.xhtml", page.encode()))
    assert article.text == f"{WORDS}\n它说&b;&f;，没有别的话。"


@pytest.mark.parametrize("markup", ["<!--" * 100_000 + BODY, "<script>" * 100_000 + BODY, HEAD + "字" * 1_000_000])
def test_a_page_whose_words_nobody_would_see_is_refused(markup: str) -> None:
    with pytest.raises(ImportRefusedError) as refused:
        list(HtmlImporter().read(SourceFile("x.html", markup.encode())))
    assert refused.value.code == "import.no_article"


@pytest.mark.parametrize(
    "data", [b"<html>\x00\xff\xfe<p>", b"<", b"<html", b"<p>&#x110000;&#0;&#xd800;</p>", b"<?xml?><html>"]
)
def test_scraps_are_read_or_refused(data: bytes) -> None:
    try:
        articles = list(HtmlImporter().read(SourceFile("x.html", data)))
    except ImportRefusedError as refused:
        assert refused.code == "import.no_article"
    else:
        assert all(article.text for article in articles)
