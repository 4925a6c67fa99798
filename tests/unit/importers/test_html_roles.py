"""Credits, notes and the numbers of parts that stand in an article keep their words and have their roles."""

import pytest

from archive_viewer.domain.article import Block, BlockRole, ImportedArticle
from archive_viewer.domain.ports import SourceFile
from archive_viewer.importers import registry


def _made(body: str) -> ImportedArticle:
    prose = "<p>全市今年共建成社区服务站八个，服务居民五万人次，比上年有明显增加。</p>"
    page = (
        f"<!doctype html><title>社区服务站建成</title><h1>社区服务站建成</h1><div class='article'>{prose}{body}</div>"
    )
    (article,) = registry.read(SourceFile("页.html", page.encode()))
    return article


def _body(article: ImportedArticle) -> list[Block]:
    return [block for block in article.blocks if block.role.in_body]


def test_who_supplied_and_edited_an_article_stands_in_it_a_line_each() -> None:
    article = _made("<div class='src'><span>本文来源：江畔日报</span> <span>责任编辑：NF058</span></div>")
    assert article.text.split("\n")[1:] == ["本文来源：江畔日报", "责任编辑：NF058"]
    assert [b.role for b in _body(article)[1:]] == [BlockRole.CREDIT] * 2
    assert (article.source, article.editors) == ("江畔日报", "NF058")


def test_offices_and_names_without_colons_are_credits() -> None:
    article = _made("<p>江畔日报记者 陆一夫</p><p>编辑 刘晓阳 校对 李铭</p>")
    assert [(b.role, b.text) for b in _body(article)[1:]] == [
        (BlockRole.CREDIT, "江畔日报记者 陆一夫"),
        (BlockRole.CREDIT, "编辑 刘晓阳 校对 李铭"),
    ]


def test_a_short_last_sentence_before_links_is_kept() -> None:
    article = _made("<p>他上车离开了现场。</p><p><a href='/1'>此前报道：居民称便的服务站</a></p>")
    assert article.text.endswith("他上车离开了现场。")


def test_bare_numbers_that_count_an_articles_parts_are_headings() -> None:
    part = "<p>第{n}部分的文字在这里，说的是服务站的来由，以及居民怎样使用它。</p>"
    article = _made("".join(f"<p>{n}</p>{part.format(n=n)}" for n in (1, 2, 3)))
    assert [b.text for b in _body(article) if b.role is BlockRole.HEADING] == ["1", "2", "3"]


def test_footnotes_have_their_role() -> None:
    named = _made("<ol class='footnotes'><li id='fn1'>见市统计年鉴2021年卷，第八页。</li></ol>")
    said = _made("<p>各站人数见年鉴[1]，经费见公报[2]。</p><p>注释：</p><p>[1] 市统计年鉴。</p><p>[2] 财政公报。</p>")
    assert [b.role for b in _body(named)][-1] is BlockRole.FOOTNOTE
    assert [b.role for b in _body(said)][-2:] == [BlockRole.FOOTNOTE] * 2


@pytest.mark.parametrize(
    "notes",
    [
        "<aside role='doc-footnote'><p>见市统计年鉴2021年卷，第八页。</p></aside>",
        "<section role='doc-endnotes'><ol><li id='x'>见市统计年鉴2021年卷，第八页。</li></ol></section>",
        "<ol><li id='fn1'>见市统计年鉴2021年卷，第八页。</li></ol>",
        "<div id='ftn1'><p>见市统计年鉴2021年卷，第八页。</p></div>",
        "<ul class='reflist'><li id='cite_note-1'>见市统计年鉴2021年卷，第八页。</li></ul>",
        "<p>参考文献</p><ol><li>见市统计年鉴2021年卷，第八页。</li></ol>",
        "<p>各站人数见年鉴①，经费见公报。</p><p>① 见市统计年鉴2021年卷，第八页。</p>",
        "<p>注：见市统计年鉴2021年卷，第八页。</p><p>责任编辑：周行</p>",
    ],
)
def test_notes_are_known_by_their_elements_their_heading_or_their_marks(notes: str) -> None:
    article = _made(f"<p>全市今年又建成社区服务站八个，服务居民五万人次，比上年有增加。</p>{notes}")
    noted = [block.text for block in _body(article) if block.role is BlockRole.FOOTNOTE]
    assert len(noted) == 1
    assert noted[0].endswith("见市统计年鉴2021年卷，第八页。")


def test_a_numbered_line_that_nothing_refers_to_is_no_note() -> None:
    article = _made("<p>① 服务站为老人提供助餐，每天接待三百人。</p><p>② 服务站还提供助浴，每天接待一百人。</p>")
    assert all(block.role is not BlockRole.FOOTNOTE for block in article.blocks)
