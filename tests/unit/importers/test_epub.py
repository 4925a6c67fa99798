"""Books come in as one article, chapters under their headings; locked and hostile ones are refused."""

import io
import zipfile

import pytest

from archive_viewer.domain.article import BlockRole, ImportedArticle
from archive_viewer.domain.errors import ImportRefusedError
from archive_viewer.domain.ports import SourceFile
from archive_viewer.importers import registry

CONTAINER = (
    '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="OEBPS/a.opf" media-type="application/oebps-package+xml"/></rootfiles></container>'
)
METADATA = (
    "<dc:title>城市笔记</dc:title><dc:creator>张三</dc:creator><dc:creator>李四</dc:creator>"
    "<dc:publisher>某某出版社</dc:publisher><dc:date>2021-05-06</dc:date><dc:source>https://example.org/b</dc:source>"
)
FIRST = "<h1>第一章 街道</h1><p>街道很长，走了一个上午。</p><ul><li>树</li></ul>"
SECOND = "<h1>第二章 河流</h1><p>河流很宽，船来船往。</p>"
SECOND += "<table><tr><td>年</td><td>长度</td></tr><tr><td>2020</td><td>12公里</td></tr></table>"


def _book(chapters: list[str], metadata: str = METADATA, **extra: str) -> bytes:
    items = "".join(
        f'<item id="c{n}" href="text/c%20{n}.xhtml" media-type="application/xhtml+xml"/>' for n in range(len(chapters))
    )
    spine = "".join(f'<itemref idref="c{n}"/>' for n in reversed(range(len(chapters))))
    nav = '<item id="nav" href="nav.xhtml" properties="nav" media-type="application/xhtml+xml"/>'
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf" version="3.0">'
        f'<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">{metadata}</metadata>'
        f'<manifest>{nav}{items}</manifest><spine><itemref idref="nav"/>{spine}</spine></package>'
    )
    parts = {"mimetype": "application/epub+zip", "META-INF/container.xml": CONTAINER, "OEBPS/a.opf": package}
    parts["OEBPS/nav.xhtml"] = "<html><body><nav><ol><li>目录</li></ol></nav></body></html>"
    for n, chapter in enumerate(chapters):
        if chapter:
            page = (
                f'<html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head><body>{chapter}</body></html>'
            )
            parts[f"OEBPS/text/c {n}.xhtml"] = f'<?xml version="1.0" encoding="utf-8"?>{page}'
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in {**parts, **extra}.items():
            packed.writestr(name, content, zipfile.ZIP_STORED if name == "mimetype" else None)
    return target.getvalue()


def _read(data: bytes) -> ImportedArticle:
    (article,) = registry.read(SourceFile("书.epub", data))
    assert isinstance(article, ImportedArticle)
    return article


def _refusal(data: bytes) -> str:
    with pytest.raises(ImportRefusedError) as refused:
        list(registry.read(SourceFile("书.epub", data)))
    return refused.value.code


@pytest.mark.parametrize(
    "note",
    [
        '<aside epub:type="footnote" id="n1"><p>见县志。</p></aside>',
        '<section epub:type="endnotes"><ol><li>见县志。</li></ol></section>',
        '<aside role="doc-footnote">见县志。</aside>',
        '<div class="footnote"><p>见县志。</p></div>',
    ],
)
def test_notes_of_a_book_have_their_role(note: str) -> None:
    article = _read(_book([f"<p>街道很长，走了一个上午。<a epub:type='noteref' href='#n1'>1</a></p>{note}"]))
    assert [b.role for b in article.blocks if b.text == "见县志。"] == [BlockRole.FOOTNOTE]


def test_a_book_is_one_article_in_the_order_of_its_spine() -> None:
    article = _read(_book([SECOND, FIRST]))
    assert [(b.role, b.text) for b in article.blocks] == [
        (BlockRole.HEADING, "第一章 街道"),
        (BlockRole.PARAGRAPH, "街道很长，走了一个上午。"),
        (BlockRole.LIST_ITEM, "树"),
        (BlockRole.HEADING, "第二章 河流"),
        (BlockRole.PARAGRAPH, "河流很宽，船来船往。"),
        (BlockRole.TABLE, "年 | 长度"),
        (BlockRole.TABLE, "2020 | 12公里"),
    ]


def test_the_package_says_what_the_book_is() -> None:
    article = _read(_book([FIRST]))
    assert (article.title, article.byline, article.source) == ("城市笔记", "张三、李四", "某某出版社")
    assert (article.published_at, article.url) == ("2021-05-06T00:00:00+08:00", "https://example.org/b")
    assert article.language == "zh"


def test_a_printed_title_is_the_title_block_and_its_head_goes_before_the_package() -> None:
    head = "<h1>城市笔记</h1><p>2022年09月03日09:15 来源：某某日报</p>"
    article = _read(_book([head + "<p>街道很长，走了一个上午。</p>"]))
    assert article.text == "街道很长，走了一个上午。"
    assert article.blocks[0].role is BlockRole.TITLE
    assert (article.source, article.byline) == ("某某日报", "张三、李四")
    assert article.published_at == "2022-09-03T09:15:00+08:00"


def test_elements_closed_in_their_own_tag_swallow_nothing() -> None:
    body = "<a id='n'/><p/><p>街道很长，<b/>走了一个上午。</p>"
    page = f"<html><head><title/><script src='a.js'/></head><body>{body}</body></html>"
    assert _read(_book([""], **{"OEBPS/text/c 0.xhtml": page})).text == "街道很长，走了一个上午。"


def test_a_missing_chapter_is_told() -> None:
    article = _read(_book([FIRST, ""]))
    assert ("import.epub_missing", {"count": "1"}) in article.remarks


def _encrypted(algorithm: str) -> str:
    return (
        '<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container" xmlns:e="http://www.w3.org/2001/04/xmlenc#">'
        f'<e:EncryptedData><e:EncryptionMethod Algorithm="{algorithm}"/></e:EncryptedData></encryption>'
    )


def test_locked_books_are_refused_and_disguised_fonts_are_no_lock() -> None:
    aes = {"META-INF/encryption.xml": _encrypted("http://www.w3.org/2001/04/xmlenc#aes128-cbc")}
    fonts = {"META-INF/encryption.xml": _encrypted("http://www.idpf.org/2008/embedding")}
    assert _refusal(_book([FIRST], **aes)) == "import.epub_drm"
    assert _refusal(_book([FIRST], **{"META-INF/rights.xml": "<rights/>"})) == "import.epub_drm"
    assert "街道很长" in _read(_book([FIRST], **fonts)).text


def test_entities_in_the_package_are_refused_and_in_chapters_never_unfold() -> None:
    laughs = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>'
    assert _refusal(_book([FIRST], **{"META-INF/container.xml": laughs + CONTAINER})) == "import.entities"
    page = f"{laughs}<html><body><p>前文在此，有始有终。&b;</p></body></html>"
    assert "haha" not in _read(_book([""], **{"OEBPS/text/c 0.xhtml": page})).text


def test_names_that_lead_outside_lead_nowhere() -> None:
    outside = CONTAINER.replace("OEBPS/a.opf", "../../etc/passwd")
    assert _refusal(_book([FIRST], **{"META-INF/container.xml": outside})) == "import.package_damaged"


@pytest.mark.parametrize("share", [0.2, 0.6, 0.95])
def test_a_book_cut_short_is_refused(share: float) -> None:
    whole = _book([FIRST, SECOND])
    assert _refusal(whole[: int(len(whole) * share)]) == "import.package_damaged"


def test_a_chapter_that_is_a_bomb_is_refused() -> None:
    assert _refusal(_book([FIRST + "<p>长</p>" * 3_000_000])) == "import.ratio"


def test_a_book_without_words_is_refused() -> None:
    assert _refusal(_book(["<img src='a.png'/>"])) == "import.no_text"
