"""The document that is read has the article's characters, whatever they are, wherever it has got to in setting them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor, QTextDocument
from pytestqt.qtbot import QtBot

from archive_viewer.domain.article import Article, Block, BlockRole, joined
from archive_viewer.domain.span import Span
from archive_viewer.gui.reader.article_view import ArticleView
from archive_viewer.gui.reader.document import Formats, Setting, compose, plain_text
from archive_viewer.gui.theme import Theme
from archive_viewer.util.offsets import Utf16Map

CHARACTERS = st.text(alphabet="中,:“”1a%\u00a0\u3000\t\u2028\u200b\u0301\U00020bb7\U0001f600\ufffc", max_size=20)
BODY_ROLES = st.sampled_from([role for role in BlockRole if role.in_body])


def article_of(blocks: list[Block]) -> Article:
    text, placed = joined(blocks)
    return Article(1, "题", "", "", "", "", "", "", None, None, "zh", text, placed, 1, 1, 1, "", "")


@pytest.fixture
def view(qtbot: QtBot) -> ArticleView:
    theme = Theme()
    theme.reduced_motion = True
    made = ArticleView(theme)
    made.resize(776, 600)
    qtbot.addWidget(made)
    return made


@given(st.lists(st.tuples(BODY_ROLES, CHARACTERS, st.integers(0, 4)), min_size=1, max_size=6), st.booleans())
def test_every_character_of_the_source_is_kept(
    qapp: object, blocks: list[tuple[BlockRole, str, int]], punctuation: bool
) -> None:
    article = article_of([Block(role, text, label=min(label, len(text))) for role, text, label in blocks])
    document = QTextDocument()
    setting = Setting(17, serif=True, punctuation=punctuation, dark=False, hang=68, placeholder=120)
    for _ in compose(document, article.body, Formats(Theme(), setting)):
        pass
    assert plain_text(document) == article.text


@pytest.mark.parametrize("role", [BlockRole.CREDIT, BlockRole.FOOTNOTE])
def test_credits_and_notes_are_set_smaller_muted_and_ragged(qapp: object, role: BlockRole) -> None:
    article = article_of([Block(BlockRole.PARAGRAPH, "正文。"), Block(role, "责任编辑：周行")])
    document, theme = QTextDocument(), Theme()
    formats = Formats(theme, Setting(17, serif=True, punctuation=False, dark=False, hang=0, placeholder=120))
    for _ in compose(document, article.body, formats):
        pass
    text, small = document.firstBlock(), document.lastBlock()
    assert small.begin().fragment().charFormat().foreground().color() == theme.color("text2")
    sizes = [block.begin().fragment().charFormat().font().pixelSize() for block in (text, small)]
    assert sizes[1] < sizes[0]
    assert small.blockFormat().alignment() == Qt.AlignmentFlag.AlignLeft
    assert small.blockFormat().textIndent() == 0


def test_characters_that_qt_takes_for_structure_are_shown_as_others_and_move_nothing(view: ArticleView) -> None:
    view.show_article(
        article_of([Block(BlockRole.PARAGRAPH, "甲\r乙\u2029丙\ufdd0丁"), Block(BlockRole.PARAGRAPH, "戊")])
    )
    assert len(plain_text(view.document())) == len("甲?乙?丙?丁\n戊")
    view.go_to(Span(8, 9))
    assert view.offset == 8


@given(st.lists(CHARACTERS, min_size=1, max_size=4), st.data())
def test_a_selection_is_what_the_source_has_there(qapp: object, texts: list[str], data: st.DataObject) -> None:
    article = article_of([Block(BlockRole.PARAGRAPH, text) for text in texts])
    end = data.draw(st.integers(0, len(article.text)))
    start = data.draw(st.integers(0, end))
    units = Utf16Map(article.text)
    document = QTextDocument()
    setting = Setting(17, serif=True, punctuation=True, dark=False, hang=68, placeholder=0)
    for _ in compose(document, article.body, Formats(Theme(), setting)):
        pass
    cursor = QTextCursor(document)
    cursor.setPosition(units.to_utf16(start))
    cursor.setPosition(units.to_utf16(end), QTextCursor.MoveMode.KeepAnchor)
    picked = document.toRawText().encode("utf-16-le")[2 * cursor.selectionStart() : 2 * cursor.selectionEnd()]
    assert picked.decode("utf-16-le").replace("\u2029", "\n") == article.text[start:end]


def test_a_long_text_is_set_in_slices_and_places_are_reached_when_they_are_there(
    qtbot: QtBot, view: ArticleView
) -> None:
    paragraph = "玉溪市公安机关打掉黑恶团伙88个,抓获1023人。" * 8
    article = article_of([Block(BlockRole.PARAGRAPH, paragraph) for _ in range(1500)])
    view.show()
    view.show_article(article)
    assert not view.complete
    last = Span(len(article.text) - 5, len(article.text))
    view.go_to(last)
    qtbot.waitUntil(lambda: view.complete, timeout=20_000)
    assert plain_text(view.document()) == article.text
    qtbot.waitUntil(lambda: view.offset == last.start, timeout=5_000)
    assert view.lines_in_view().line_of(last.start) >= 0


def test_the_speaker_stands_in_the_margin_and_in_a_narrow_pane_in_the_line(view: ArticleView) -> None:
    view.show()
    view.show_article(article_of([Block(BlockRole.ANSWER, "王贵元:我认为是忠诚担当。", speaker="王贵元", label=4)]))

    def left_edges() -> tuple[float, float]:
        line = view.lines_in_view().lines[0]
        return line.x(0), line.x(4)

    assert left_edges() == pytest.approx((16, 84), abs=1)
    view.resize(560, 600)
    name, words = left_edges()
    assert (name, words) == (pytest.approx(32, abs=1), pytest.approx(32 + 4 * 13, abs=12))


def test_the_speakers_name_is_painted_also_beside_a_selection(view: ArticleView) -> None:
    view.show()
    view.show_article(article_of([Block(BlockRole.ANSWER, "王贵元:我认为是忠诚担当。", speaker="王贵元", label=4)]))

    def ink_in_the_margin() -> int:
        line = view.lines_in_view().lines[0]
        picture = view.viewport().grab().toImage()
        rows = range(round(line.top), round(line.top) + view.line_pitch)
        return sum(picture.pixelColor(x, y).lightness() < 160 for x in range(16, 70) for y in rows)

    bare = ink_in_the_margin()
    assert bare > 50
    cursor = view.textCursor()
    cursor.setPosition(6)
    cursor.setPosition(9, QTextCursor.MoveMode.KeepAnchor)
    view.setTextCursor(cursor)
    assert ink_in_the_margin() == bare


def test_a_name_too_long_for_the_margin_stands_in_the_line(view: ArticleView) -> None:
    view.show()
    name = "中国社会科学院研究员:"
    view.show_article(article_of([Block(BlockRole.ANSWER, f"{name}好。", speaker=name[:-1], label=len(name))]))
    assert view.lines_in_view().lines[0].x(0) == pytest.approx(84, abs=1)


def test_larger_type_keeps_the_place_and_the_measure(view: ArticleView) -> None:
    view.resize(1400, 600)
    view.show()
    view.show_article(article_of([Block(BlockRole.PARAGRAPH, f"第{n}段" + "文字" * 90) for n in range(60)]))
    view.restore(view.article.text.index("第30段") if view.article else 0)
    before = view.position()
    view.theme.set_article_type(size=24)
    view.restyle()
    assert view.columns.width == 38 * 24
    assert view.position() == before
