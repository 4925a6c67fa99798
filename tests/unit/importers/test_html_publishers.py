"""What publishers print around an article, each in its own way, is read into its fields."""

from dataclasses import dataclass

import pytest

from archive_viewer.domain.article import BlockRole, ImportedArticle
from archive_viewer.domain.ports import SourceFile
from archive_viewer.importers import registry

TITLE = "江畔市建成八个社区服务站 服务居民五万人次"
PROSE = (
    "江畔市9月2日举行新闻发布会，介绍全市社区服务站建设情况，今年以来共建成八个。",
    "服务站为老人提供助餐、助浴、助医服务，每天接待居民三百多人次，比去年增加一成。",
    "下一步，江畔市将把服务站延伸到乡镇，让更多老人在家门口享受服务。",
)
BODY = "".join(f"<p>　　{paragraph}</p>" for paragraph in PROSE)
MENU = "<div class='nav'><a href='/'>首页</a><a href='/a'>时政</a><a href='/b'>社会</a><a href='/c'>国际</a></div>"
TEASERS = "".join(f"<li><a href='/{n}'>其他文章的标题之{n}号在这里</a></li>" for n in range(5))


@dataclass(frozen=True)
class Page:
    """A page as a publisher lays it out, and what it says of its publication."""

    markup: str
    source: str
    byline: str = ""
    editors: str = ""
    kicker: str = ""
    subtitle: str = ""
    title: str = TITLE
    at: str = "2022-09-03T09:15:00+08:00"
    head: str = ""
    site: str = ""
    closing: tuple[str, ...] = ()


PAGES = {
    "channel portal": Page(
        f'<div class="rm_txt"><h4 class="pre">老有所养的江畔答卷</h4><h1>{TITLE}</h1>'
        '<h4 class="sub">——民政局长谈养老</h4>'
        '<div class="author">江畔网记者 李禾</div><div class="channel">'
        '<div>2022年09月03日09:15 | 来源：<a href="/">江畔网</a>'
        f'</div><div>小字号</div></div><div class="rm_txt_con">{BODY}<div class="edit">(责编：陈露、周行)</div>'
        "</div></div>",
        "江畔网",
        "江畔网记者 李禾",
        "陈露、周行",
        "老有所养的江畔答卷",
        "——民政局长谈养老",
        closing=("(责编：陈露、周行)",),
    ),
    "padded names": Page(
        f'<h1>{TITLE}</h1><p class="author">本报记者&nbsp;&nbsp;李&nbsp;&nbsp;禾</p>'
        "<div>2022年09月03日09:15&nbsp;&nbsp;来源："
        f'<a href="/">江畔网－江畔日报</a></div><div class="text_con">{BODY}</div>',
        "江畔网－江畔日报",
        "本报记者 李禾",
    ),
    "agency with a date in pieces": Page(
        '<div class="header-time"><span><em>2022</em></span><span><em>09</em>/<em>03</em></span>'
        "<span>09:15:00</span></div>"
        f'<div class="source">来源：江畔社</div><h1>{TITLE}</h1><div>字体：<span>小</span><span>中</span>'
        "<span>大</span></div>"
        f'<div id="detail">{BODY}<div id="articleEdit"><span><a href="#">【纠错】</a></span>'
        "<span> 【责任编辑:周行】 </span></div></div>",
        "江畔社",
        editors="周行",
        closing=("【责任编辑:周行】",),
    ),
    "editors among tools": Page(
        f'<h1>{TITLE}</h1><div><span>2022-09-03 09:15</span><span>来源：<a href="/">江畔网-《江畔日报》</a>'
        "</span></div>"
        f'<div class="u-mainText">{BODY}<div class="m-zbTool"><span>[ 责编：周行 ]</span></div></div>',
        "江畔网-《江畔日报》",
        editors="周行",
        closing=("[ 责编：周行 ]",),
    ),
    "ministry": Page(
        f'<h1>{TITLE}</h1><div class="pages-date">2022-09-03 09:15 <span>来源： 民政部网站</span>'
        "<div>字号：<span>默认</span> "
        f'<span>大</span> | <span>打印</span></div></div><div id="UCAP-CONTENT">{BODY}</div>'
        "<div>责任编辑：陆茜</div>",
        "民政部网站",
        editors="陆茜",
    ),
    "town hall": Page(
        f'<div class="tit">{TITLE}</div><div><span>信息来源：江畔市民政局</span>'
        "<span>发布日期：2022-09-03 09:15</span>"
        f'<span>浏览次数：128</span><span>【字体：大 中 小】</span></div><div id="zoom">{BODY}</div>'
        "<div>【打印本页】 【关闭窗口】</div>",
        "江畔市民政局",
    ),
    "decree with its dates in a table": Page(
        "<table><tr><td>发文机关：</td><td>江畔市政府</td><td>成文日期：</td><td>2022年09月01日</td></tr><tr>"
        "<td>发文字号：</td>"
        f"<td>江发〔2022〕10号</td><td>发布日期：</td><td>2022年09月03日</td></tr></table><h1>{TITLE}</h1>"
        f'<div id="zoom">{BODY}<p>江畔市人民政府</p><p>2022年9月1日</p></div>',
        "江畔政府网",
        at="2022-09-03T00:00:00+08:00",
        site="_江畔政府网",
        closing=("江畔市人民政府", "2022年9月1日"),
    ),
    "business paper": Page(
        f'<h1>{TITLE}</h1><div>2022年09月03日 09:15<span>来源于 <a href="/">江畔财经</a></span></div>'
        f'<div id="the_content"><div class="text">{BODY}</div>'
        '<p>责任编辑：<a href="/1">陈露</a> | 版面编辑：周行</p></div>',
        "江畔财经",
        editors="陈露、周行",
    ),
    "stock portal": Page(
        f'<div class="title">{TITLE}</div><div><div>2022年09月03日 09:15</div><div>作者：王岚</div>'
        "<div>来源：江畔时报网</div></div>"
        f'<div id="ContentBody">{BODY}<p>（文章来源：江畔时报网）</p></div>',
        "江畔时报网",
        "王岚",
        closing=("（文章来源：江畔时报网）",),
    ),
    "reporter and editor before the date": Page(
        f"<h1>{TITLE}</h1><div><span><em>江畔晚报</em></span> <span>记者：<em>王岚</em>"
        "</span> <span>编辑：<em>周行</em></span></div>"
        f'<div>2022-09-03 09:15</div><div class="content">{BODY}<p>编辑 周行</p><p>校对 刘威</p></div>',
        "江畔晚报",
        "王岚",
        "周行",
        closing=("编辑 周行", "校对 刘威"),
    ),
    "writer that only an element names": Page(
        f'<h1>{TITLE}</h1><p><span class="author"><a href="/u">王岚</a></span>'
        '<span class="date">2022/09/03 09:15</span>'
        f'<span>来源：江畔新闻</span><span>浏览 1.2w</span></p><div class="article-content">{BODY}</div>',
        "江畔新闻",
        "王岚",
    ),
    "link back to the site": Page(
        f'<h1>{TITLE}</h1><div><span>2022-09-03 09:15</span><span>来源: <a href="/">江畔发布</a></span></div>'
        f'<article class="article">{BODY[:-4]} <a href="/">返回江畔，查看更多</a></p><p>责任编辑：<span></span>'
        "</p></article>",
        "江畔发布",
    ),
    "outlet in a script": Page(
        f"<h1>{TITLE}</h1><div><span>2022</span></div><div>09/03</div><div>09:15</div>"
        f"<div class='content'>{BODY}</div>",
        "江畔日报",
        head='<script>window.DATA = {"article_id":"1","pubtime":"2022-09-03 09:15:00","media":"江畔日报"}</script>',
    ),
    "old title and source in the text": Page(
        f'<h1>{TITLE}</h1><div><span>2022年09月03日 09:15</span><span>江畔日报</span></div><div id="article">'
        f"<p>　　原标题：{TITLE}</p>"
        f'{BODY}<p>　　来源：江畔日报</p><p class="article-editor">责任编辑：周行 </p></div>',
        "江畔日报",
        editors="周行",
        closing=("来源：江畔日报", "责任编辑：周行"),
    ),
    "Hong Kong": Page(
        f'<article><h1>{TITLE}</h1><div>撰文：<a href="/w">王嵐</a></div>'
        "<div>出版：<time>2022-09-03 09:15</time>更新："
        f'<time>2022-09-03 11:00</time></div><div class="content">{BODY}</div></article>',
        "江畔01",
        "王嵐",
        head='<meta property="og:site_name" content="江畔01">',
    ),
    "broadcaster in Hong Kong": Page(
        f'<h2 class="itemTitle">{TITLE}</h2><div>2022-09-03 HKT 09:15</div><div class="itemFullText">{BODY}</div>',
        "RCHK",
        site=" - RCHK",
    ),
    "Taiwan, place and name run together": Page(
        f'<h1>{TITLE}</h1><div>2022/9/3 09:15（9/3 10:20 更新）</div><div class="paragraph">'
        f"<p>（中央社記者王嵐江畔市3日電）{BODY[5:]}"
        "<p>此次共服務居民五萬人次。（編輯：周行）1110903</p></div>",
        "江畔新聞網",
        "中央社記者王嵐",
        "周行",
        site=" | 社會 | 江畔新聞網",
    ),
    "Taiwan, desk under the picture": Page(
        f'<h1>{TITLE}</h1><time>2022年09月03日 09:15</time><div class="story">'
        "<p>▲老人在服務站吃午餐。（圖／記者陳露攝）</p>"
        f"<p>記者王嵐／江畔報導</p>{BODY}</div>",
        "江畔新聞雲",
        "記者王嵐",
        head='<meta property="og:site_name" content="江畔新聞雲">',
    ),
    "translated": Page(
        f"<article><h1>{TITLE}</h1><div><address>ADA FIELD, 王岚</address>"
        '<time datetime="2022-09-03 09:15:00">2022年9月3日</time>'
        f'</div><section class="article-body">{BODY}<p>翻译：江畔时报中文网</p></section></article>',
        "江畔时报中文网",
        "ADA FIELD, 王岚",
        head='<meta property="og:site_name" content="江畔时报中文网"><meta name="author" content="ADA FIELD, 王岚">',
        closing=("翻译：江畔时报中文网",),
    ),
}


def _read(page: Page) -> ImportedArticle:
    markup = (
        f"<!doctype html><html><head><title>{page.title}{page.site}</title>{page.head}</head>"
        f"<body>{MENU}{page.markup}"
        f"<div class='list'><h3>相关新闻</h3><ul>{TEASERS}</ul></div></body></html>"
    )
    (article,) = registry.read(SourceFile("页.html", markup.encode()))
    return article


@pytest.mark.parametrize("name", PAGES)
def test_what_a_publisher_prints_around_an_article(name: str) -> None:
    page, article = PAGES[name], _read(PAGES[name])
    assert (article.title, article.published_at, article.source) == (page.title, page.at, page.source)
    assert (article.byline, article.editors) == (page.byline, page.editors)
    assert (article.kicker, article.subtitle) == (page.kicker, page.subtitle)


@pytest.mark.parametrize("name", PAGES)
def test_the_text_is_the_prose_and_the_credits_among_it(name: str) -> None:
    page, article = PAGES[name], _read(PAGES[name])
    body = [block for block in article.blocks if block.role.in_body]
    last = next(n for n, block in reversed(list(enumerate(body))) if block.text.endswith(PROSE[2]))
    assert [block.text for block in body if block.text.endswith(PROSE)] == [
        block.text for block in body[last - 2 : last + 1]
    ]
    assert tuple(block.text for block in body[last + 1 :] if "五萬" not in block.text) == page.closing
    assert "其他文章" not in article.text


@pytest.mark.parametrize(
    ("line", "roles"),
    [
        ("【文/江畔网专栏作者 王岚】", {BlockRole.CREDIT}),
        ("江畔新闻记者 王岚 李禾", {BlockRole.CREDIT}),
        ("2022年9月1日", {BlockRole.PARAGRAPH, BlockRole.HEADING}),
        ("2022-09-01 10:00 来源：别处", {BlockRole.DATELINE}),
    ],
)
def test_what_stands_before_the_prose_in_a_paragraph_of_its_own(line: str, roles: set[BlockRole]) -> None:
    article = _read(Page(f"<h1>{TITLE}</h1><div>2022-09-03 09:15</div><div class='text'><p>{line}</p>{BODY}</div>", ""))
    assert next(block.role for block in article.blocks if block.text == line) in roles
    assert article.published_at == "2022-09-03T09:15:00+08:00"


def test_a_source_in_brackets_takes_no_paragraph_with_it() -> None:
    article = _read(
        Page(f"<h1>{TITLE}</h1><div>2022-09-03 09:15</div><div><p>{PROSE[0]}（来源：江畔日报）</p></div>", "")
    )
    assert article.text == f"{PROSE[0]}（来源：江畔日报）"
    assert article.source == "江畔日报"


def test_scripts_that_list_a_sites_channels_name_no_outlet() -> None:
    channels = '<script>var names = {"game":"江畔游戏","media":"江畔传媒"};</script>'
    page = Page(f"<h1>{TITLE}</h1><div>2022-09-03 09:15</div><div>{BODY}</div>", "", head=channels, site="_江畔网")
    assert _read(page).source == "江畔网"


@pytest.mark.parametrize(
    ("line", "source", "byline", "editors"),
    [
        ("来源:江畔日报 编辑:周行 作者:王岚 时间:2022-09-03 09:15 点击:123", "江畔日报", "王岚", "周行"),
        ("发布日期：2022-09-03 09:15来源：江畔日报作者：王岚", "江畔日报", "王岚", ""),
        ("信息来源:江畔市民政局发布时间:2022-09-03 09:15", "江畔市民政局", "", ""),
        ("字号：T|T 2022年09月03日09:15 我来说两句(0人参与) 来源：江畔日报 作者：王岚", "江畔日报", "王岚", ""),
        ("时间：2022-09-03 09:15 来源：江畔市发改委 访问量：<span>12</span>", "江畔市发改委", "", ""),
        ("分享到： 2022-09-03 09:15 来源：江畔日报 我要评论", "江畔日报", "", ""),
        ("【 2022-09-03 09:15 】【来源：江畔日报】【字号 <a>大</a> <a>中</a> <a>小</a>】", "江畔日报", "", ""),
        ("2022-09-03 09:15　　　　江畔日报　　　　王岚", "江畔日报", "", ""),
        ("2022-09-03 09:15 | 王岚 | 江畔日报", "江畔日报", "", ""),
        ("来源：江畔日报，未经授权不得转载 2022-09-03 09:15", "江畔日报", "", ""),
        ("来源：“江畔发布”微信公众号 2022-09-03 09:15", "“江畔发布”微信公众号", "", ""),
    ],
)
def test_fields_that_run_into_one_another(line: str, source: str, byline: str, editors: str) -> None:
    article = _read(Page(f"<h1>{TITLE}</h1><div>{line}</div><div class='text'>{BODY}</div>", "", site="_江畔在线"))
    assert (article.source, article.byline, article.editors) == (source, byline, editors)
    assert article.published_at == "2022-09-03T09:15:00+08:00"
    assert article.text == "\n".join(PROSE)
