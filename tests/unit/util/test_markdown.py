"""Comments' Markdown becomes text with styles, and nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive_viewer.domain.span import Span
from archive_viewer.gui.widgets.card_delegate import lit_spans, plain_words, wide_marks
from archive_viewer.gui.widgets.note_form import tags_of
from archive_viewer.util.markdown import lines


@pytest.mark.parametrize(
    ("markdown", "text", "styles"),
    [
        ("plain", "plain", []),
        ("a **bold** word", "a bold word", [("bold", "bold")]),
        ("*slanted* and _too_", "slanted and too", [("italic", "slanted"), ("italic", "too")]),
        ("`1 * 2 * 3`", "1 * 2 * 3", [("code", "1 * 2 * 3")]),
        ("see [the list](https://example.org)", "see the list", [("link", "the list")]),
        ("**bold *both***", "bold both", [("bold", "bold both"), ("italic", "both")]),
        (r"2 \* 3 \* 4", "2 * 3 * 4", []),
        ("2 * 3 * 4", "2 * 3 * 4", []),
        ("snake_case_name", "snake_case_name", []),
        ("<script>x</script>", "<script>x</script>", []),
    ],
)
def test_inline_marks(markdown: str, text: str, styles: list[tuple[str, str]]) -> None:
    (line,) = lines(markdown)
    assert line.text == text
    assert [(run.style, line.text[run.start : run.start + run.length]) for run in line.runs] == styles


def test_blocks() -> None:
    laid = lines("# Head\n\ntext\n> quoted\n- one\n2. two")
    assert [(line.kind, line.text) for line in laid] == [
        ("head", "Head"),
        ("text", "text"),
        ("quote", "quoted"),
        ("item", "• one"),
        ("item", "2. two"),
    ]


@given(st.text(alphabet="ab *_`[]()\\>#-\n<&字", max_size=60))
def test_every_run_lies_in_its_line(markdown: str) -> None:
    for line in lines(markdown):
        assert all(run.start >= 0 and run.start + run.length <= len(line.text) for run in line.runs)


def test_words_of_a_search_that_can_be_lit() -> None:
    assert plain_words('扫黑 "平安 善治" title:玉溪 -广告 OR 公安*') == ("扫黑", "平安 善治", "公安")
    assert lit_spans("公安局公安", ("公安",)) == [Span(0, 2), Span(3, 5)]


@given(st.text(alphabet="公安,:;?!”“a1 ", max_size=40))
def test_marks_are_drawn_wide_without_changing_the_count(text: str) -> None:
    assert len(wide_marks(text)) == len(text)


def test_marks_beside_han_are_drawn_wide() -> None:
    assert wide_marks("近年来,玉溪:好?") == "近年来，玉溪：好？"
    assert wide_marks("a, b: 1,023") == "a, b: 1,023"


def test_tags_as_typed() -> None:
    assert tags_of("核对，排名、#核对 verify") == ("核对", "排名", "verify")
    assert tags_of(" , ") == ()
