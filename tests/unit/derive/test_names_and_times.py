"""Names with surnames that are rare or first, and times that are part of a name or say again what is there."""

import pytest

from archive_viewer import derive_facts


def people(text: str) -> list[str]:
    return [fact.text for fact in derive_facts(text, "2019-01-01") if fact.kind == "person"]


@pytest.mark.parametrize("name", ["习近平", "傅莹", "洪学智", "萧红", "阎维文", "赖清德"])
def test_a_name_after_a_title_is_a_person(name: str) -> None:
    assert people(f"国家主席{name}今天会见了来宾。") == [name]


def test_what_follows_a_surname_in_time_is_no_name() -> None:
    assert people("代表小王近年来表示，王近日也说明了情况。") == []


@pytest.mark.parametrize(
    ("text", "number", "period"),
    [
        ("2月14日，财政部预拨2020年第二批补助资金80亿元。", "80亿元", "2020-02-14"),
        ("从2008年至今的这五年，黑龙江造林1700多万亩。", "1700多万亩", "2008/.."),
        ("2019年12月份，受今年气温偏高的影响，当月CPI同比上涨2.5%。", "2.5%", "2019-12"),
        ("从2018全年看，价格总水平上涨了2.6%。", "2.6%", "2018"),
        ("肉价创下2008年以来新高，新房房价同比涨幅达到20%。", "20%", None),
    ],
)
def test_the_time_that_governs(text: str, number: str, period: str | None) -> None:
    found = {fact.text: fact.period for fact in derive_facts(text, "2020-02-15") if fact.kind == "quantity"}
    assert found[number] == period


@pytest.mark.parametrize(
    ("text", "number", "measure"),
    [
        ("黑龙江以平均每年10万亩的速度推进造林。", "10万亩", "推进造林"),
        ("长90公里、宽20公里的防护林，挡住风沙。", "20公里", "防护林宽"),
        ("工业生产者出厂价格指数PPI，同比止跌回升，增幅0.4%。", "0.4%", "工业生产者出厂价格指数PPI"),
        ("中国政府提供总价值1亿元人民币共约800吨防护救治物资，分两批运抵。", "800吨", "防护救治物资"),
    ],
)
def test_what_is_counted(text: str, number: str, measure: str) -> None:
    found = {fact.text: fact.measure for fact in derive_facts(text, "2019-04-16") if fact.kind == "quantity"}
    assert found[number] == measure
