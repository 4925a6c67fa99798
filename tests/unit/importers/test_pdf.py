"""PDF files: paragraphs put together again in reading order, with their pages; refused where nothing can be read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive_viewer.domain.article import BlockRole, ImportedArticle
from archive_viewer.domain.errors import ImportRefusedError
from archive_viewer.domain.ports import SourceFile
from archive_viewer.importers import registry
from archive_viewer.importers.pdf import document
from archive_viewer.importers.pdf.importer import PdfImporter
from archive_viewer.importers.pdf.radicals import folded
from helpers.pdf import Page, Placed, column, pdf

FIRST = "今年以来，某某市坚持以人民为中心的发展思想，全力推进城市更新，改造老旧小区一百二十个，惠及居民三十万人。"
SECOND = "据介绍，下一步将继续加大投入，GDP增长5.5%左右，完成投资12.3亿元。"


def _set(paragraphs: list[str], width: int, **place: float) -> list[Placed]:
    """Paragraphs moved in by two characters and broken where `width` characters are full, as Chinese is set."""
    lines = []
    for text in paragraphs:
        line, room = "　　", width - 2.0
        for c in text:
            need = 1.0 if c > "\u2000" else 0.5
            if need > room:
                lines.append(line)
                line, room = "", float(width)
            line, room = line + c, room - need
        lines.append(line)
    return column(lines, **place)


def _read(data: bytes) -> ImportedArticle:
    (article,) = registry.read(SourceFile("文件.pdf", data))
    return article


def _body(article: ImportedArticle) -> list[tuple[BlockRole, str]]:
    return [(block.role, block.text) for block in article.blocks if block.role.in_body]


def _refusal(data: bytes) -> ImportRefusedError:
    with pytest.raises(ImportRefusedError) as refused:
        _read(data)
    return refused.value


def test_lines_become_paragraphs_without_spaces_between_han() -> None:
    assert _read(pdf([Page(_set([FIRST, SECOND], 26))])).text == f"{FIRST}\n{SECOND}"


def test_words_of_latin_script_keep_their_spaces() -> None:
    lines = [
        "The committee met on Tuesday and agreed to publish all of",
        "its findings before the end of the year.",
        "More",
        "follows.",
    ]
    article = _read(pdf([Page(column(lines))]))
    assert article.text.split("\n")[0] == " ".join(lines[:2])
    assert article.language == "en"


@given(
    st.lists(st.text("城市更新小区居民改造加快推进", min_size=45, max_size=120), min_size=2, max_size=5),
    st.integers(20, 34),
)
def test_any_paragraphs_come_back_whatever_the_measure(texts: list[str], width: int) -> None:
    texts = [text + "。" for text in texts]
    (article,) = PdfImporter().read(SourceFile("a.pdf", pdf([Page(_set(texts, width, leading=16))])))
    assert article.text.split("\n") == texts


def test_the_head_is_read_and_each_block_knows_its_page() -> None:
    head = [(150.0, 780.0, 20.0, "城市更新见成效"), (180.0, 755.0, 10.0, "2022年09月03日09:15 来源：某某日报")]
    article = _read(pdf([Page([*head, *_set([FIRST], 26, y=720)]), Page(_set([SECOND], 26))]))
    assert (article.title, article.source) == ("城市更新见成效", "某某日报")
    assert article.published_at == "2022-09-03T09:15:00+08:00"
    assert [(b.role.value, b.page) for b in article.blocks] == [
        ("title", 1),
        ("dateline", 1),
        ("paragraph", 1),
        ("paragraph", 2),
    ]


def test_a_paragraph_runs_on_over_the_foot_and_head_of_pages() -> None:
    text = FIRST[:-1] + "，" + SECOND
    lines = _set([text], 20, y=700)
    low = [(x, 60.0 + 20 * (1 - n), size, words) for n, (x, _, size, words) in enumerate(lines[:2])]
    high = [(x, 760.0 - 20 * n, size, words) for n, (x, _, size, words) in enumerate(lines[2:])]
    edges = [[(200.0, 800.0, 9.0, f"某某日报 2022年第{n}期"), (290.0, 15.0, 9.0, f"- {n} -")] for n in (1, 2)]
    article = _read(pdf([Page([*low, *edges[0]]), Page([*high, *edges[1]])]))
    assert article.text == text
    furniture = [(b.text, b.page) for b in article.blocks if b.role is BlockRole.FURNITURE]
    assert furniture == [("某某日报 2022年第1期", 1), ("- 1 -", 1), ("某某日报 2022年第2期", 2), ("- 2 -", 2)]


def test_columns_are_read_one_after_the_other_below_what_spans_them() -> None:
    title = (100.0, 800.0, 24.0, "通栏标题横跨两栏排成一行大字")
    left, right = _set([FIRST, SECOND], 17, x=60), _set([SECOND, FIRST], 17, x=310, y=755)
    article = _read(pdf([Page([title, *right, *left])]))
    assert article.title == "通栏标题横跨两栏排成一行大字"
    assert article.text == f"{FIRST}\n{SECOND}\n{SECOND}\n{FIRST}"


def test_tables_become_rows() -> None:
    cells = [(72.0 + 150 * x, 640.0 - 20 * y, 12.0, f"{'甲乙丙'[x]}{y}") for y in range(3) for x in range(3)]
    article = _read(pdf([Page([*_set([FIRST], 26), *cells])]))
    assert [text for role, text in _body(article) if role is BlockRole.TABLE] == [
        f"甲{y} | 乙{y} | 丙{y}" for y in range(3)
    ]


def test_bullets_are_list_items_and_larger_type_is_a_heading() -> None:
    words = [*_set([FIRST], 26), (72.0, 660.0, 16.0, "一、总体要求"), *_set([SECOND], 26, y=630)]
    article = _read(pdf([Page([*words, *column(["• 加装电梯", "• 更换管线"], y=560)])]))
    assert (BlockRole.LIST_ITEM, "加装电梯") in _body(article)
    assert "一、总体要求" in [b.text for b in article.blocks if b.role in (BlockRole.HEADING, BlockRole.TITLE)]


@pytest.mark.parametrize(
    ("matrix", "along"), [("0 1 -1 0", (1, 100.0, 72.0)), ("0 -1 1 0", (-1, 500.0, 742.0))], ids=["left", "right"]
)
def test_a_page_lying_on_its_side_reads_the_same(matrix: str, along: tuple[int, float, float]) -> None:
    way, across, begin = along
    words = [
        (across + way * (760 - y), begin + way * (x - 72), size, text) for x, y, size, text in _set([FIRST, SECOND], 26)
    ]
    assert _read(pdf([Page(words, matrix=matrix)])).text == f"{FIRST}\n{SECOND}"


def test_text_outside_the_paper_and_text_drawn_twice_are_not_read_again() -> None:
    words = _set([FIRST], 26)
    beyond = [(72.0, 901.0, 12.0, "纸外的一行字")]
    assert _read(pdf([Page([*words, *words, *beyond])])).text == FIRST


def test_radicals_are_folded_to_the_characters_that_are_meant() -> None:
    assert folded("⼈⺠⽹⻅⻓⽅⽂⼾ﬁ") == "人民网见长方文戶fi"
    article = _read(pdf([Page(_set([FIRST.replace("人", "⼈").replace("民", "⺠")], 26))]))
    assert article.text == FIRST


@given(st.characters(min_codepoint=0x2E80, max_codepoint=0x2FD5))
def test_no_radical_is_left(radical: str) -> None:
    assert not "\u2f00" <= folded(radical) <= "\u2fdf"
    assert len(folded(radical)) == 1


def test_images_only_are_refused_also_under_a_scanning_programs_stamp() -> None:
    assert _refusal(pdf([Page(image=True)])).code == "import.pdf_images_only"
    stamped = [Page([(400.0, 20.0, 9.0, "扫描王")], image=True) for _ in range(3)]
    assert _refusal(pdf(stamped)).code == "import.pdf_images_only"


def test_pages_without_text_among_others_are_told() -> None:
    article = _read(pdf([Page(_set([FIRST], 26)), Page(image=True), Page(_set([SECOND], 26))]))
    assert ("import.pdf_pages_without_text", {"pages": "2"}) in article.remarks


def test_text_over_an_image_is_read() -> None:
    assert _read(pdf([Page(_set([FIRST], 26), image=True)])).text == FIRST


def test_glyphs_without_meaning_are_refused() -> None:
    assert _refusal(pdf([Page(_set([FIRST], 26))], mapped=False)).code == "import.pdf_no_letters"


def test_an_encrypted_file_is_refused() -> None:
    lock = f"/Encrypt << /Filter /Standard /V 1 /R 2 /O ({'1' * 32}) /U ({'2' * 32}) /P -4 >> /ID [<00> <00>]"
    assert _refusal(pdf([Page(_set([FIRST], 26))], trailer=lock)).code == "import.encrypted"


def test_an_empty_file_has_no_text() -> None:
    assert _refusal(pdf([Page()])).code == "import.no_text"


@pytest.mark.parametrize("data", [b"%PDF-1.7\nnothing more", b"%PDF-1.4\n" + bytes(range(256)) * 8])
def test_a_damaged_file_is_refused(data: bytes) -> None:
    assert _refusal(data).code == "import.pdf_damaged"


def test_too_many_pages_and_too_much_time_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    data = pdf([Page(_set([FIRST], 26))] * 3)
    monkeypatch.setattr(document, "MOST_PAGES", 2)
    assert _refusal(data).params == {"name": "文件.pdf", "pages": "3", "most": "2"}
    monkeypatch.setattr(document, "MOST_PAGES", 3)
    monkeypatch.setattr(document, "TIME_LIMIT", -1.0)
    assert _refusal(data).code == "import.pdf_too_slow"


def test_what_the_file_declares_counts_only_where_the_text_has_no_head() -> None:
    info = "/Title <FEFF57CE5E0266F465B0> /Author <FEFF5F204E09> /CreationDate (D:20220903091500+08'00')"
    article = _read(pdf([Page(_set([FIRST, SECOND], 26))], info=info))
    assert (article.title, article.byline) == ("城市更新", "张三")
    assert article.published_at == "2022-09-03T09:15:00+08:00"
    assert article.remarks == (("import.date_of_file", {"date": "2022-09-03"}),)
