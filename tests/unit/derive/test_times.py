"""Dates and periods of a text, as EDTF."""

import pytest

from archive_viewer.derive import derive_facts
from archive_viewer.domain.fact import Fact, FactKind


def dates(text: str, published: str | None = "2022-09-03") -> list[Fact]:
    return [f for f in derive_facts(text, published) if f.kind == FactKind.DATE]


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("2022年9月3日", "2022-09-03"),
        ("2022-09-03", "2022-09-03"),
        ("二〇二二年九月三日", "2022-09-03"),
        ("昨天", "2022-09-02"),
        ("上周五", "2022-08-26"),
        ("去年8月", "2021-08"),
        ("12月", "2021-12"),
        ("2021年底", "2021-12"),
        ("前三季度", "2022-01/2022-09"),
        ("8月25日至27日", "2022-08-25/2022-08-27"),
        ("2021年9月至2022年3月", "2021-09/2022-03"),
        ("2020—2022年", "2020/2022"),
        ("上世纪90年代", "199X"),
        ("“十四五”时期", "2021/2025"),
        ("今年以来", "2022/.."),
        ("党的十八大以来", "2012-11/.."),
        ("今年春季", "2022-21"),
        ("今明两年", "2022/2023"),
        ("明后两天", "2022-09-04/2022-09-05"),
        ("国庆假期", "2022-10-01/2022-10-07"),
        ("2016年“十一”黄金周", "2016-10-01/2016-10-07"),
        ("去年元旦假期", "2021-01-01/2021-01-03"),
        ("10年前", "2012"),
        ("两个月前", "2022-07"),
        ("3天前", "2022-08-31"),
        ("8月中旬", "2022-08-11/2022-08-20"),
        ("2月下旬", "2022-02-21/2022-02-28"),
        ("8月29号和30号", "2022-08-29/2022-08-30"),
    ],
)
def test_edtf(text: str, period: str) -> None:
    (fact,) = dates(text + "，情况良好。")
    assert (fact.text, fact.period) == (text, period)


def test_years_ago_without_a_number_are_no_year() -> None:
    assert [fact.period for fact in dates("几年前这样，20多年前那样。")] == [None, None]


def test_vague_times_are_marked() -> None:
    (fact,) = dates("近年来，情况良好。")
    assert fact.vague


def test_a_month_takes_the_year_named_before_it() -> None:
    assert [f.period for f in dates("2012年4月，调研组到达。同年6月，意见出台。")] == ["2012-04", "2012-06"]


@pytest.mark.parametrize("text", ["2月31日", "13月", "99月99日", "2022年99月"])
def test_impossible_days_are_no_days(text: str) -> None:
    assert not [f for f in dates(text) if f.period and f.period.count("-") == 2]


@pytest.mark.parametrize("published", [None, "", "soon", "2022", "2022-13-45"])
def test_an_unreadable_publication_date_is_none(published: str | None) -> None:
    assert [f.period for f in dates("2021年和昨天。", published)] == ["2021", None]


def test_a_day_called_by_number_and_names_that_are_none() -> None:
    assert [(f.text, f.period) for f in dates("总统2号宣布，地铁1号线停运，神舟11号抵达。")] == [("2号", "2022-09-02")]
