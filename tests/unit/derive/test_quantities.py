"""Numbers with their units: which there are, how much they are worth, how exactly, and what is none."""

import pytest

from archive_viewer.derive import derive_facts
from archive_viewer.domain.fact import Fact, FactKind


def quantities(text: str, published: str | None = "2022-09-03") -> list[Fact]:
    return [f for f in derive_facts(text, published) if f.kind == FactKind.QUANTITY]


@pytest.mark.parametrize(
    ("text", "words", "value", "unit", "qualifier"),
    [
        ("化解矛盾纠纷6997万余起。", "6997万余起", 69_970_000, "起", "over"),
        ("总投资5.625亿元。", "5.625亿元", 562_500_000, "CNY", None),
        ("约有三千六百万人受益。", "三千六百万人", 36_000_000, "人", "about"),
        ("占两成。", "两成", 20, "%", None),
        ("近百人受伤。", "近百人", 100, "人", "nearly"),
        ("数十名官兵赶到。", "数十名", 10, "名", "over"),
        ("上千户断电。", "上千户", 1000, "户", "over"),
        ("增长翻一番。", "翻一番", 2, "倍", None),
        ("是去年的3.5倍。", "3.5倍", 3.5, "倍", None),
        ("按1:2的比例配备。", "1:2", 0.5, "ratio", None),
        ("三分之一的家庭。", "三分之一", 1 / 3, "ratio", None),
        ("百分之二十五的企业。", "百分之二十五", 25, "%", None),
        ("提高0.3个百分点。", "0.3个百分点", 0.3, "pp", None),
        ("约合10亿美元。", "10亿美元", 1_000_000_000, "USD", "about"),
        ("装机100万千瓦。", "100万千瓦", 1_000_000, "千瓦", None),
        ("重五千克。", "五千克", 5, "千克", None),
        ("持续两个半小时。", "两个半小时", 2.5, "小时", None),
        ("全程一个半小时。", "一个半小时", 1.5, "小时", None),
        ("连任三届。", "三届", 3, "届", None),
        ("两个多月过去。", "两个多月", 2, "个月", "over"),
        ("票价5元3角。", "5元3角", 5.3, "CNY", None),
        ("市值超过￥300万。", "￥300万", 3_000_000, "CNY", "over"),
        ("不超过7个工作日。", "7个工作日", 7, "工作日", "at_most"),
        ("气温零下20多度。", "零下20多度", -20, "度", "over"),
        ("以39秒584夺冠。", "39秒584", 39.584, "秒", None),
        ("发生6.8级地震。", "6.8级", 6.8, "级", None),
        ("沪指收报3200点。", "3200点", 3200, "点", None),
        ("风速达到128公里每小时。", "128公里每小时", 128, "公里每小时", None),
        ("交易所休市一天。", "一天", 1, "天", None),
        ("判刑后的10年时间里。", "10年", 10, "年", None),
        ("千万元以上的大案。", "千万元", 10_000_000, "CNY", "over"),
        ("创新了近30种业务模式。", "30种", 30, "种", "nearly"),
        ("助手换了两遍。", "两遍", 2, "遍", None),
        ("能耗降低近2／3。", "2／3", 2 / 3, "ratio", "nearly"),
        ("实行了半个多世纪。", "半个多世纪", 0.5, "世纪", "over"),
        ("建成百万亩草场。", "百万亩", 1_000_000, "亩", None),
    ],
)
def test_value_unit_and_qualifier(text: str, words: str, value: float, unit: str, qualifier: str | None) -> None:
    (fact,) = quantities(text)
    assert (fact.text, fact.unit, fact.qualifier) == (words, unit, qualifier)
    assert fact.value == pytest.approx(value)


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("罚款30至50万元。", 300_000, 500_000, "CNY"),
        ("降幅在20%—30%之间。", 20, 30, "%"),
        ("每村5到10个。", 5, 10, "个"),
        ("用了三五天。", 3, 5, "天"),
        ("5万至10万元。", 50_000, 100_000, "CNY"),
    ],
)
def test_ranges(text: str, low: float, high: float, unit: str) -> None:
    (fact,) = quantities(text)
    assert (fact.value, fact.value_max, fact.unit) == (low, high, unit)


@pytest.mark.parametrize(
    "text",
    [
        "一是加强领导,二是狠抓落实。",
        "第一,提高认识。",
        "学习三个代表重要思想。",
        "共建一带一路。",
        "落实防止干预司法“三个规定”。",
        "推行“一室两队”模式。",
        "国发〔2021〕5号文件。",
        "会议上午9时30分开始。",
        "列车18:05到达。",
        "电话010-12345678。",
        "2022年9月3日,星期六。",
        "党的十八大精神。",
        "中国队2比1获胜。",
        "G20峰会和歼-20战机。",
        "参加男子500米比赛。",
        "成为第3个试点城市。",
        "见 https://example.org/2022/100个.html 。",
        "一种新模式,一个好办法。",
        "十三届全国人大二次会议。",
        "建成二期码头,进入前十名。",
        "第二个十年更好。",
        "总有一天,那是难忘的一天。",
        "318国道中断。",
        "红十字会称,他们分列二三名。",
    ],
)
def test_not_quantities(text: str) -> None:
    assert quantities(text) == []


def test_a_list_shares_the_unit_of_its_last_number() -> None:
    facts = quantities("分别高于整体水平0.9和2.7个百分点。")
    assert [(f.value, f.unit) for f in facts] == [(0.9, "pp"), (2.7, "pp")]


def test_full_width_is_read_like_half_width() -> None:
    (fact,) = quantities("增长３６．７％。")
    assert (fact.text, fact.value, fact.unit) == ("３６．７％", 36.7, "%")


def test_a_way_from_one_number_to_another_is_two_numbers_unless_all_between_are_meant() -> None:
    grown = [f for f in derive_facts("投资从23.6亿元到438亿元，猛增了16倍。") if f.unit == "CNY"]
    assert [(f.text, f.value_max) for f in grown] == [("23.6亿元", None), ("438亿元", None)]
    (spread,) = [f for f in derive_facts("票价从5元到50元不等。") if f.unit == "CNY"]
    assert (spread.value, spread.value_max) == (5, 50)
