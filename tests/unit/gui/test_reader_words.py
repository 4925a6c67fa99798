"""What the reader makes of a place in the text, of original bytes, and of the facts of publication."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive_viewer.domain.article import Article, Block, BlockRole
from archive_viewer.gui.reader.reading import sentence_at
from archive_viewer.gui.reader.scroll_map import plain_hint
from archive_viewer.gui.reader.wording import moment, trail

ARTICLE = Article(1, "", "", "", "", "", "人民网", "时政", None, None, "zh", "", (), 1, 1, 1, "", "")


@pytest.mark.parametrize(
    ("text", "offset", "sentence"),
    [
        ("第一句。第二句!第三句", 5, "第二句!"),
        ("他说:“好。”然后走了。", 4, "他说:“好。”"),
        ("标题\n正文。", 0, "标题"),
        ("One here. Two there.", 12, "Two there."),
        ("At 5.625 it stood.", 6, "At 5.625 it stood."),
        ("", 0, ""),
    ],
)
def test_the_sentence_around_a_place(text: str, offset: int, sentence: str) -> None:
    assert sentence_at(text, offset).of(text) == sentence


@given(st.text(alphabet="中。!”“\n a.", max_size=40), st.integers(0, 40))
def test_a_sentence_stays_within_the_text_and_within_its_paragraph(text: str, offset: int) -> None:
    span = sentence_at(text, offset)
    assert 0 <= span.start <= span.end <= len(text)
    assert "\n" not in span.of(text)


def test_the_breadcrumb_is_the_pages_own_else_source_and_channel() -> None:
    crumb = Block(BlockRole.BREADCRUMB, "人民网>>云南频道>>时政")
    assert trail(replace(ARTICLE, blocks=(crumb,))) == ("人民网", "云南频道", "时政")
    assert trail(ARTICLE) == ("人民网", "时政")


def test_the_moment_of_publication_speaks_the_language_of_the_window() -> None:
    assert moment("2022-09-03T09:15:00+08:00", chinese=True) == "2022年09月03日 09:15"
    assert moment("2022-09-03T09:15:00+08:00", chinese=False) == "3 Sep 2022 09:15"
    assert moment("2022-09-03", chinese=True) == "2022年09月03日"
    assert moment("autumn", chinese=False) == "autumn"
    assert moment(None, chinese=True) == ""


def test_a_comment_in_a_tool_tip_is_not_taken_for_markup() -> None:
    assert plain_hint("<b>x</b>\ny") == "<p>&lt;b&gt;x&lt;/b&gt;<br>y</p>"
