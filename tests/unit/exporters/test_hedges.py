"""A quotation that drops a negation or a hedge of its clause is noticed."""

import pytest

from archive_viewer.exporters.hedges import lost_hedge


@pytest.mark.parametrize(
    ("before", "text", "after", "word"),
    [
        ("会议指出，并未", "发现违规行为", "。", "并未"),
        ("该市投资约", "9.3亿元", "。", "约"),
        ("全年立案近", "4000起", "，", "近"),
        ("公司拟", "收购某厂", "。", "拟"),
        ("全年", "立案4000起", "左右。", "左右"),
        ("他说，可能", "会在年内完成", "。", "可能"),
        ("The firm did not ", "break the law", ".", "not"),
    ],
)
def test_a_lost_hedge_is_named(before: str, text: str, after: str, word: str) -> None:
    assert lost_hedge(before, text, after) == word


@pytest.mark.parametrize(
    ("before", "text", "after"),
    [
        ("", "整句都在。", ""),
        ("没有变化，", "全年立案4000起", "。"),
        ("产量不断", "提高", "。"),
        ("近年来", "发展很快", "。"),
        ("大力节约", "用水", "。"),
        ("不", "不发展", "。"),
        ("全年立案", "4000起。", "没有遗漏。"),
    ],
)
def test_nothing_is_said_where_nothing_was_lost(before: str, text: str, after: str) -> None:
    assert lost_hedge(before, text, after) is None
