"""No text makes derivation fail, every fact stands where it says, and odd texts cost no more than prose."""

import time
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive_viewer.derive import derive_facts

PIECES = [
    *"0123456789.,，、。；：:%％-—~至到和分别“”《》（）\n\x00 万亿千百十一两几数多余半年月日号时点个人名元成倍度级",
    *["2022年", "同比", "增长", "下降", "去年", "以来", "百分之", "分之", "翻一番", "个百分点"],
    *["局长王伟", "表示", "第一", "一是", "“十三五”"],
    *["比2019年", "玉溪市", "公安局", "1:2", "3比1", "近", "超过", "左右", "http://", "秒", "𠮷", "😀"],
]
texts = st.one_of(st.text(max_size=200), st.lists(st.sampled_from(PIECES), max_size=60).map("".join))


@given(texts, st.sampled_from([None, "2022-09-03", "x"]))
def test_every_fact_stands_where_it_says(text: str, published: str | None) -> None:
    facts = derive_facts(text, published)
    for fact in facts:
        assert 0 <= fact.start < fact.end <= len(text)
        assert fact.text == text[fact.start : fact.end]
    assert [f.start for f in facts] == sorted(f.start for f in facts)


@given(texts)
def test_quantities_do_not_overlap(text: str) -> None:
    quantities = [f for f in derive_facts(text, "2022-09-03") if f.kind == "quantity"]
    assert all(a.end <= b.start for a, b in pairwise(quantities))


def seconds(text: str) -> float:
    start = time.process_time()
    derive_facts(text, "2022-09-03")
    return time.process_time() - start


@pytest.mark.parametrize("unit", [*"1、“一百《：比近", "9,", "1.", "分别", "李说", "1:", "十五", "局长"])
def test_odd_characters_cost_what_prose_costs(unit: str, sample: Path) -> None:
    size = 100_000
    prose = sample.read_text(encoding="utf-8") * 12
    base = seconds(prose) / len(prose)
    odd = (unit * (size // len(unit) + 1))[:size]
    assert seconds(odd) / size < 8 * base


@pytest.mark.slow
@pytest.mark.parametrize("unit", ["1", "、", "分别", "“", "一"])
def test_ten_times_as_much_costs_ten_times_as_much(unit: str) -> None:
    short, long = (unit * (size // len(unit)) for size in (100_000, 1_000_000))
    assert seconds(long) < 30 * max(seconds(short), 0.01)
