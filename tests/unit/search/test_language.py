"""The query language: what people type is read the way they mean it, and nothing they type raises."""

import json
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive_viewer.domain.query import And, Near, Node, Not, Or, Within, Words
from archive_viewer.search.language import parse


def words(text: str, field: str | None = None, *, prefix: bool = False, quoted: bool = False) -> Words:
    return Words(text, field, prefix, quoted)


MEANINGS: list[tuple[str, Node | None]] = [
    ("平安善治", words("平安善治")),
    ("扫黑 除恶", And((words("扫黑"), words("除恶")))),
    ('"情指勤督舆"', words("情指勤督舆", quoted=True)),
    ("“情指勤督舆”", words("情指勤督舆", quoted=True)),
    ("「情指勤督輿」", words("情指勤督輿", quoted=True)),
    ("扫黑 OR 禁毒", Or((words("扫黑"), words("禁毒")))),
    ("扫黑 或 禁毒", Or((words("扫黑"), words("禁毒")))),
    ("或许 且慢 非常", And((words("或许"), words("且慢"), words("非常")))),
    ("扫黑 且 禁毒", And((words("扫黑"), words("禁毒")))),
    ("甲 乙 OR 丙", Or((And((words("甲"), words("乙"))), words("丙")))),
    ("甲 (乙 OR 丙)", And((words("甲"), Or((words("乙"), words("丙")))))),
    ("（甲 OR 乙） 丙", And((Or((words("甲"), words("乙"))), words("丙")))),
    ("扫黑 -交通", And((words("扫黑"), Not(words("交通"))))),
    ("NOT 交通", Not(words("交通"))),
    ("非 交通", Not(words("交通"))),
    ("NOT NOT 交通", words("交通")),
    ("-标题:交通", Not(words("交通", "title"))),
    ("title:玉溪", words("玉溪", "title")),
    ("标题：玉溪", words("玉溪", "title")),
    ("来源:人民网 记者:李发兴", And((words("人民网", "source"), words("李发兴", "byline")))),
    ("title:(甲 OR 乙)", Or((words("甲", "title"), words("乙", "title")))),
    ('speaker:"王贵元"', words("王贵元", "speaker", quoted=True)),
    ("公安*", words("公安", prefix=True)),
    ("covid＊", words("covid", prefix=True)),
    ("扫黑 NEAR/3 资产", Near(words("扫黑"), words("资产"), 3)),
    ("扫黑 NEAR 资产", Near(words("扫黑"), words("资产"), 10)),
    ("date:2022", Within("date", "2022", "2022")),
    ("日期:2022年8月", Within("date", "2022-08", "2022-08")),
    ("date:[2022-01 TO 2022-08]", Within("date", "2022-01", "2022-08")),
    ("date:[2022-08 TO ]", Within("date", "2022-08", None)),
    ("date:[TO 2022/8/1]", Within("date", None, "2022-08-01")),
    ("date:2021..2022", Within("date", "2021", "2022")),
    ("tag:核实", Within("tag", "核实", "核实")),
    ('标签:"待 核实"', Within("tag", "待 核实", "待 核实")),
    ("有:批注", Within("has", "annotation", "annotation")),
    ("in:annotations 存疑", And((Within("in", "annotations", "annotations"), words("存疑", "notes")))),
    ("范围:批注 存疑", And((Within("in", "annotations", "annotations"), words("存疑", "notes")))),
    ("5.625亿元", words("5.625亿元")),
    ("2021年A股", words("2021年A股")),
    ("12:30", words("12:30")),
    ("http://example.com/a?b=1", words("http://example.com/a?b=1")),
    ("忠诚担当。一直以来，", And((words("忠诚担当"), words("一直以来")))),
    ("？", words("？", quoted=True)),
    ("AND", words("AND")),
    ("", None),
    (" \u3000\n", None),
]


@pytest.mark.parametrize(("typed", "meaning"), MEANINGS, ids=[typed or "nothing" for typed, _ in MEANINGS])
def test_a_query_means_what_it_says(typed: str, meaning: Node | None) -> None:
    assert parse(typed).root == meaning


@pytest.mark.parametrize(("typed", "order"), [("sort:date 公安", "date"), ("排序:标题", "title"), ("公安", "")])
def test_an_order_is_no_condition(typed: str, order: str) -> None:
    assert parse(typed).sort == order


ODD = {
    '"公安': "search.unbalanced_quote",
    "(公安": "search.unbalanced_parenthesis",
    "公安)": "search.unbalanced_parenthesis",
    "公安 AND": "search.lone_operator",
    "OR 公安": "search.lone_operator",
    "公安 NEAR/5": "search.lone_operator",
    "nofield:公安": "search.unknown_field",
    "公安 tag:": "search.empty_field",
    "date:someday 公安": "search.unreadable_date",
    "date:2022-13 公安": "search.unreadable_date",
    "sort:colour 公安": "search.unknown_value",
    "has:wings 公安": "search.unknown_value",
}


@pytest.mark.parametrize(("typed", "code"), ODD.items())
def test_odd_input_is_read_sensibly_and_said_so(typed: str, code: str, root: Path) -> None:
    query = parse(typed)
    assert query.root is not None
    if code != "search.empty_field":
        assert code in [remark[0] for remark in query.remarks]
    for language in ("zh_CN", "en"):
        catalogue = json.loads((root / "resources" / "messages" / language / "search.json").read_text("utf-8"))
        assert code in catalogue


SYNTAX = st.sampled_from(
    [
        "(",
        ")",
        "（",
        '"',
        "“",
        "”",
        "「",
        "-",
        "*",
        ":",
        " ",
        " AND ",
        "OR ",
        "NOT ",
        "NEAR",
        "NEAR/3 ",
        "title:",
        "标题：",
    ]
) | st.sampled_from(
    ["date:[", "TO", "]", "2022", "tag:", "in:", "in:annotations", "公安", "a", "5.6", "\ud800", "\x00", "😀"]
)


@given(st.lists(SYNTAX, max_size=60).map("".join))
def test_no_arrangement_of_syntax_raises(typed: str) -> None:
    query = parse(typed)
    assert query.source == typed
    assert query.root is not None or not any(sign.isalnum() for sign in typed.replace("NEAR", "")) or query.remarks


@given(st.text(st.characters(exclude_categories=())))
def test_no_text_raises(typed: str) -> None:
    parse(typed)


@pytest.mark.parametrize(
    "piece", ["(", '"', "-", "NOT ", "a OR ", "title:", "a,", "中", "date:[", "a NEAR ", "“", "a-"]
)
def test_ten_thousand_characters_of_anything_are_read_at_once(piece: str) -> None:
    typed = (piece * 10_000)[:10_000]
    started = time.perf_counter()
    parse(typed)
    assert time.perf_counter() - started < 2
