"""A saved page gives up its own words, in their roles, and what it says of its publication."""

from pathlib import Path

import pytest

from archive_viewer.domain.article import BlockRole, ImportedArticle
from archive_viewer.domain.errors import ImportRefusedError
from archive_viewer.domain.ports import SourceFile
from archive_viewer.importers import registry
from archive_viewer.importers.html.importer import HtmlImporter
from archive_viewer.importers.html.page import article_of

PARAGRAPH = "河岸步道今天全线贯通，市民可以从老码头一直走到湿地公园。"


def _page(root: Path, name: str) -> ImportedArticle:
    (article,) = registry.read(SourceFile(name, (root / "tests/data/html" / name).read_bytes()))
    return article


def _read(markup: str, charset: str = "utf-8") -> ImportedArticle:
    (article,) = registry.read(SourceFile("页.html", markup.encode(charset)))
    return article


def _roles(article: ImportedArticle) -> list[tuple[BlockRole, str]]:
    return [(block.role, block.text) for block in article.blocks]


def test_a_channel_page_keeps_its_words_in_their_roles(root: Path) -> None:
    article = _page(root, "channel.html")
    assert article.title == "山城试行夜间公交 首周载客两万人次"
    assert article.kicker == "末班车之后的路"
    assert article.subtitle == "——四条线路开到凌晨两点"
    assert article.source == "江畔日报"
    assert article.byline == "本报记者 王岚"
    assert article.editors == "陈露、周行"
    assert article.channel == "地方"
    assert article.published_at == "2024-03-12T09:15:00+08:00"
    assert article.url == "https://news.example.cn/n1/2024/0312/c5-301.html"
    assert article.language == "zh"
    roles = _roles(article)
    assert (BlockRole.BREADCRUMB, "江畔网>>地方>>交通") in roles
    assert (BlockRole.HEADING, "夜班护士不再拼车") in roles
    assert (BlockRole.HEADING, "四条线路怎么开") in roles
    assert (BlockRole.CAPTION, "N3路车厢里的夜归人。孙立 摄") in roles
    assert (BlockRole.TABLE, "N3 | 市二院—江北 | 10") in roles
    assert (BlockRole.LIST_ITEM, "票价与白天相同，两元一票。") in roles
    assert (BlockRole.CREDIT, "（责编：陈露、周行）") in roles
    assert article.text.endswith("（责编：陈露、周行）")
    for chrome in ("国际", "微信", "相关新闻", "延长线", "版权所有", "Copyright", "脚本", "小字号"):
        assert chrome not in article.text


def test_a_line_end_between_chinese_characters_leaves_no_gap(root: Path) -> None:
    assert "单程十一公里。现在她坐N3路" in _page(root, "channel.html").text


def test_an_old_page_of_layout_tables_and_line_breaks(root: Path) -> None:
    article = _page(root, "tables.html")
    assert article.title == "水库除险加固通过验收"
    assert article.source == "河川在线"
    assert article.published_at == "2006-11-08T16:20:35+08:00"
    assert article.text.split("\n") == [
        "青石岭水库除险加固工程昨天通过竣工验收。",
        "工程历时两年，加高大坝一米二，更换闸门三扇，总投资一千八百万元。",
        "验收组认为，工程质量合格，档案齐全，同意交付使用。",
        "（通讯员 赵和）",
    ]
    assert (BlockRole.CREDIT, "（通讯员 赵和）") in _roles(article)
    assert article.byline == "通讯员 赵和"


def test_an_interview_has_turns_and_readers_do_not_talk_in_it(root: Path) -> None:
    article = _page(root, "interview.html")
    assert [block.turn for block in article.blocks if block.role is BlockRole.QUESTION] == [1, 2, 3]
    assert "小时候天天" not in article.text
    assert article.byline == "许安"
    assert article.source == "城事周刊"


def test_an_instant_in_utc_on_a_chinese_page_is_told_in_beijing_time(root: Path) -> None:
    assert _page(root, "interview.html").published_at == "2021-05-06T09:30:00+08:00"


def test_what_a_page_declares_to_machines(root: Path) -> None:
    article = _page(root, "report.html")
    assert article.title == "Harbour reopens after storm repairs"
    assert article.byline == "Ada Field"
    assert article.source == "The Coast Courier"
    assert article.channel == "Ports"
    assert article.published_at == "2023-11-03T18:05:00+01:00"
    assert article.url == "https://www.example.org/2023/11/harbour.html"
    assert article.language == "en"
    assert (BlockRole.CAPTION, "The rebuilt pier at low tide.") in _roles(article)
    assert "island route" not in article.text
    assert "rights reserved" not in article.text


def test_teasers_of_other_articles_stay_out_though_they_outweigh_the_article(root: Path) -> None:
    article = _page(root, "teasers.html")
    assert article.text.count("\n") == 0
    assert article.source == "城南新闻"
    assert article.byline == "李禾"


def test_a_page_without_an_article_is_refused(root: Path) -> None:
    with pytest.raises(ImportRefusedError) as refused:
        _page(root, "shell.html")
    assert refused.value.code == "import.no_article"


@pytest.mark.parametrize("charset", ["gb18030", "utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("declared", ["gb2312", "utf-8", "gbk"])
def test_the_bytes_decide_the_charset(charset: str, declared: str) -> None:
    markup = f"<html><head><meta charset={declared}><title>步道贯通</title></head><body><h1>步道贯通</h1>"
    article = _read(f"{markup}<p>{PARAGRAPH}</p><p>施工方代表䶮先生说，树木一棵未砍，石料来自𠮷山。</p>", charset)
    assert article.text.startswith(PARAGRAPH)
    assert "䶮先生" in article.text
    assert "𠮷山" in article.text
    assert article.title == "步道贯通"


def test_nothing_is_shown_that_the_page_hides() -> None:
    hidden = f'<div style="display:none"><p>藏起来的一段话，{PARAGRAPH}</p></div>'
    assert "藏起来" not in _read(f"<html><body><div><p>{PARAGRAPH}</p>{hidden}</div></body></html>").text


def test_a_page_that_hides_all_is_read_all_the_same() -> None:
    assert _read(f'<html><body style="display:none"><div><p>{PARAGRAPH}</p></div></body></html>').text == PARAGRAPH


def test_a_linked_heading_between_paragraphs_stays_and_a_list_of_links_goes() -> None:
    links = "".join(f'<p><a href="/{n}">其他文章的标题之{n}号</a></p>' for n in range(4))
    article = _read(
        f'<html><body><div><p>{PARAGRAPH}</p><p><a href="/h">步道怎么走</a></p><p>{PARAGRAPH}</p>'
        f"<p>推荐专栏</p>{links}</div></body></html>"
    )
    assert article.text == f"{PARAGRAPH}\n步道怎么走\n{PARAGRAPH}"


@pytest.mark.parametrize(
    ("window", "shown"),
    [
        ("步道贯通_要闻_江畔网", "步道贯通"),
        ("步道贯通 - 江畔新闻", "步道贯通"),
        ("步道贯通|江畔|城建", "步道贯通"),
        ("2023-2024年步道规划", "2023-2024年步道规划"),
    ],
)
def test_a_window_title_loses_the_names_of_its_site(window: str, shown: str) -> None:
    assert _read(f"<html><head><title>{window}</title></head><body><p>{PARAGRAPH}</p></body></html>").title == shown


@pytest.mark.parametrize(
    ("line", "source"),
    [
        ("2020年01月02日 08:30　来源：江畔日报　作者：李禾", "江畔日报"),
        ("来源：江畔日报 2020-01-02 08:30", "江畔日报"),
        ("<span>2020-01-02 08:30</span><i>稿源：</i><a href='/'>江畔日报</a>(江畔)", "江畔日报"),
        ("<span>2020-01-02 08:30</span> <a href='/'>江畔日报</a>", "江畔日报"),
        ("发布时间：2020-01-02 08:30 信息来源：市政府办公室 浏览次数：12", "市政府办公室"),
    ],
)
def test_date_and_source_beside_the_headline(line: str, source: str) -> None:
    article = _read(
        f"<html><head><title>步道贯通</title></head><body><h1>步道贯通</h1><div>{line}</div><div><p>{PARAGRAPH}</p></div>"
    )
    assert article.source == source
    assert article.published_at == "2020-01-02T08:30:00+08:00"


@pytest.mark.parametrize(
    ("name", "data", "known"),
    [
        ("a.html", b"<p>x", True),
        ("a", b"<!doctype html><p>x", True),
        ("a", b"<div><p>x</p><p>y</p></div>", True),
        ("a.xhtml", b'<?xml version="1.0"?><html><body>x</body></html>', True),
        ("a.txt", b"<div><p>x</p><p>y</p></div>", False),
        ("a.md", b"<div>\n\n# x\n\n</div><p></p>", False),
        ("a.xml", b'<?xml version="1.0"?><feed><entry/></feed>', False),
        ("a.html", b"%PDF-1.7", False),
        ("a.mhtml", b"MIME-Version: 1.0\nContent-Type: multipart/related\n\n<html>", False),
    ],
)
def test_pages_are_told_by_their_tags(name: str, data: bytes, known: bool) -> None:
    assert HtmlImporter().recognises(SourceFile(name, data)) is known


def _published(beside: str, head: str = "") -> str | None:
    return _read(
        f"<html><head>{head}<title>步道贯通</title></head><h1>步道贯通</h1>{beside}<div><p>{PARAGRAPH}</p></div>"
    ).published_at


@pytest.mark.parametrize(
    ("beside", "head", "told"),
    [
        ("<p>2023 09/28 10:09:24</p>", "", "2023-09-28T10:09:24+08:00"),
        ("<p><span>2023</span> <span>09/28</span> <span>10:09:24</span></p>", "", "2023-09-28T10:09:24+08:00"),
        ("", '<script>var publish_time = "2023-09-28 10:09";</script>', "2023-09-28T10:09:00+08:00"),
        ("", '<script>var ct = "1695866964";</script>', "2023-09-28T10:09:24+08:00"),
        ("", '<link rel="canonical" href="https://a.example.cn/c/2023-09/28/x.htm">', "2023-09-28T00:00:00+08:00"),
        ("<p>2023-09-28</p>", '<meta name="pubdate" content="2023-09-28 10:09:00">', "2023-09-28T10:09:00+08:00"),
        ("<p>2023-09-28 10:09</p>", '<meta name="pubdate" content="2023-09-27">', "2023-09-28T10:09:00+08:00"),
        ("<p>2023-09-31</p>", "", None),
        ("", "", None),
    ],
)
def test_when_a_page_was_published(beside: str, head: str, told: str | None) -> None:
    assert _published(beside, head) == told


def test_an_article_that_a_script_would_show_is_read_before_the_words_around_it() -> None:
    hidden = f'<div class="content" style="visibility: hidden;"><p>{PARAGRAPH * 3}</p><p>{PARAGRAPH * 3}</p></div>'
    article = _read(f"<html><body>{hidden}<div><p>微信扫一扫，关注该公众号。</p></div></body></html>")
    assert article.text == f"{PARAGRAPH * 3}\n{PARAGRAPH * 3}"


def test_paragraphs_that_are_each_named_after_a_tool_are_read() -> None:
    tools = "".join(f'<div class="widget tool-{n}"><p>{PARAGRAPH}</p></div>' for n in range(4))
    assert _read(f"<html><body><div>{tools}</div></body></html>").text.split("\n") == [PARAGRAPH] * 4


def test_a_headline_set_in_two_lines_is_one() -> None:
    head = "<title>步道全线贯通 码头直达湿地</title><h1>步道全线贯通<br>码头直达湿地</h1>"
    assert _read(f"<html>{head}<p>{PARAGRAPH}</p>").title == "步道全线贯通 码头直达湿地"


@pytest.mark.parametrize(
    ("lead", "end", "byline"),
    [
        ("本报江畔3月4日电（记者 王岚）", "", "记者 王岚"),
        ("江畔日报讯（见习记者李禾、通讯员陈露）", "", "见习记者李禾、通讯员陈露"),
        ("", "（评论员 孙立）", "评论员 孙立"),
        ("他见到了（记者会后的）老郭。", "", ""),
    ],
)
def test_who_wrote_stands_in_the_text(lead: str, end: str, byline: str) -> None:
    assert _read(f"<html><div><p>{lead}{PARAGRAPH}</p><p>{PARAGRAPH}{end}</p></div>").byline == byline


def test_who_edited_stands_after_the_last_word() -> None:
    article = _read(f"<html><div><p>{PARAGRAPH}</p><p>{PARAGRAPH}（责任编辑：周行 陈露）</p></div>")
    assert article.editors == "周行 陈露"
    assert article.text.endswith("（责任编辑：周行 陈露）")


def test_a_source_in_the_line_under_its_label() -> None:
    beside = "<div><div>2023-09-28 10:09</div><div>来源：</div><div>江畔日报</div></div>"
    article = _read(f"<html><title>步道贯通</title><h1>步道贯通</h1>{beside}<div><p>{PARAGRAPH}</p></div>")
    assert article.source == "江畔日报"


def test_editors_and_papers_outside_the_body_are_kept_in_their_roles() -> None:
    article = _read(
        "<html><title>步道贯通-江畔网</title><h1>步道贯通</h1>"
        "<p>本报记者  王岚 <span>《 江畔日报 》（ 2024年03月05日 第 04 版）</span></p>"
        f"<div><p>{PARAGRAPH}</p><p>{PARAGRAPH}</p></div><div><span>【纠错】</span><span>【责任编辑:周行】</span></div></html>"
    )
    assert article.source == "江畔日报"
    assert article.byline == "本报记者 王岚"
    assert article.editors == "周行"
    assert (BlockRole.EDITORS, "【纠错】 【责任编辑:周行】") in _roles(article)
    assert article.text == f"{PARAGRAPH}\n{PARAGRAPH}"


def test_what_the_carrier_of_a_page_says_of_it() -> None:
    page = f"<html><p>{PARAGRAPH}</p></html>".encode("gb18030")
    article = article_of(SourceFile("a.html", page), charset="gbk", url="https://a.example.cn/1.html")
    assert article.url == "https://a.example.cn/1.html"
    assert article.text == PARAGRAPH
    assert article.remarks == ()
