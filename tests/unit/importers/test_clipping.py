"""A clipping keeps every word that was chosen, in its role, however the program that it was copied from writes it."""

import pytest

from archive_viewer.domain.article import Block, BlockRole, ImportedArticle
from archive_viewer.domain.errors import ImportRefusedError
from archive_viewer.importers.clipping import clipping

WINDOWS = """Version:0.9
StartHTML:0000000105
EndHTML:0000000300
StartFragment:0000000141
EndFragment:0000000264
SourceURL:https://news.example/2022/1.html
<html><body>
<!--StartFragment--><p>这是选中的一段话，说的是社区服务站。</p><p>这是第二段。</p><!--EndFragment-->
</body></html>"""
WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p.MsoNormal {margin:0}</style>
<!--[if gte mso 9]><xml><o:p>x</o:p></xml><![endif]--></head><body><h2>工作汇报</h2>
<p class=MsoNormal>第一段<o:p></o:p></p><table><tr><td>站名</td><td>人数</td></tr><tr><td>甲站</td><td>12</td></tr>
<tr><td>乙站</td><td>15</td></tr></table><ul><li>一条</li></ul></body></html>"""


def body(article: ImportedArticle) -> list[Block]:
    return [block for block in article.blocks if block.role.in_body]


def test_the_fragment_and_its_address_are_taken_from_windows_format() -> None:
    article = clipping(WINDOWS, "", "剪贴.txt")
    assert article.text.split("\n") == ["这是选中的一段话，说的是社区服务站。", "这是第二段。"]
    assert article.url == "https://news.example/2022/1.html"


def test_headings_tables_and_lists_have_their_roles() -> None:
    article = clipping(WORD, "", "剪贴.txt")
    assert article.title == "工作汇报"
    assert [(b.role, b.text) for b in body(article)] == [
        (BlockRole.PARAGRAPH, "第一段"),
        (BlockRole.TABLE, "站名 | 人数"),
        (BlockRole.TABLE, "甲站 | 12"),
        (BlockRole.TABLE, "乙站 | 15"),
        (BlockRole.LIST_ITEM, "一条"),
    ]


def test_nothing_that_was_chosen_is_taken_for_furniture() -> None:
    article = clipping("<meta charset='utf-8'><p>相关阅读</p><p><a href='/x'>分享</a></p><p>责编：甲</p>", "", "x")
    assert {"相关阅读", "分享", "责编：甲"} <= {article.title, *(b.text for b in article.blocks)}


def test_where_the_markup_shows_nothing_the_plain_text_counts() -> None:
    article = clipping("<img src='x.png'>", "标题\n这里是正文。", "x")
    assert (article.title, article.text) == ("标题", "这里是正文。")
    with pytest.raises(ImportRefusedError):
        clipping("<img src='x.png'>", " ", "x")
