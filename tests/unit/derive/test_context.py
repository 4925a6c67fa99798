"""What the words around a number say of it: measure, period, change, basis."""

import pytest

from archive_viewer.derive import derive_facts
from archive_viewer.domain.fact import Fact, FactKind


def quantities(text: str, published: str | None = "2022-09-03T09:15:00+08:00") -> list[Fact]:
    return [f for f in derive_facts(text, published) if f.kind == FactKind.QUANTITY]


def test_the_measure_stands_on_either_side() -> None:
    after, before, rate = quantities("全市有82个派出所,打掉团伙88个,化解率95.73%。")
    assert (after.measure, before.measure, rate.measure) == ("派出所", "打掉团伙", "化解率")


def test_respectively_follows_the_numbers_before() -> None:
    facts = quantities("2021年,破获案件4290起,抓获4060人,移送起诉3744人,同比分别上升36.7%、18.8%、21.6%。")
    assert [(f.value, f.measure) for f in facts[3:]] == [(36.7, "破获案件"), (18.8, "抓获"), (21.6, "移送起诉")]
    assert {(f.change, f.basis, f.period) for f in facts[3:]} == {("up", "yoy", "2021")}


def test_respectively_follows_the_coordinated_subject() -> None:
    facts = quantities("今年1至8月,街面盗窃、故意伤害案件同比分别下降66.7%和16.7%。")
    assert [(f.measure, f.change, f.period) for f in facts] == [
        ("街面盗窃", "down", "2022-01/2022-08"),
        ("故意伤害案件", "down", "2022-01/2022-08"),
    ]


@pytest.mark.parametrize(
    ("text", "change", "basis"),
    [
        ("出口同比增长5.6%。", "up", "yoy"),
        ("价格环比下降0.2%。", "down", "mom"),
        ("相比2019年增加311人。", "up", "since"),
        ("前端设备较“十二五”时期增长4倍。", "up", "since"),
        ("比上年末减少3家。", "down", "since"),
        ("比上年增长7%。", "up", "yoy"),
        ("人数增至1890人。", None, None),
        ("时间缩短至3分钟。", None, None),
        ("新增病例22例。", None, None),
        ("占比41.5%。", None, None),
        ("涨幅为3.2%。", "up", None),
    ],
)
def test_change_and_basis(text: str, change: str | None, basis: str | None) -> None:
    (fact,) = quantities(text)
    assert (fact.change, fact.basis) == (change, basis)


def test_a_basis_does_not_govern() -> None:
    (fact,) = quantities("辅警相比2019年增加311人。")
    assert fact.period is None


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("2018年以来,打掉团伙88个。", "2018/.."),
        ("今年1至8月,化解纠纷697起。", "2022-01/2022-08"),
        ("去年,新建学校12所。", "2021"),
        ("上半年,新建学校12所。", "2022-01/2022-06"),
        ("一季度,新建学校12所。", "2022-01/2022-03"),
        ("2013年至2022年,56人获表彰。", "2013/2022"),
        ("8日,12人获表彰。", "2022-08-08"),
        ("“十三五”期间,新建学校12所。", "2016/2020"),
        ("近年来,新建学校12所。", None),
        ("目前,共有学校12所。", None),
        ("2021年3月起开展行动,截至目前,破获案件12起。", "2021-03/.."),
        ("从4月21日挂牌到6月30日,新设企业12家。", "2022-04-21/2022-06-30"),
        ("与2月23日的图片对比后,破坏范围12平方公里。", None),
        ("从去年9月份全面开工到现在,建成住房12套。", "2021-09/.."),
        ("当局2日表示,洪灾已造成12人死亡。", "2022-09-02"),
        ("当局2日表示,项目将有12个。", None),
        ("航道今天开工,建成后运力将提高1倍。", None),
        ("预计明天高温扩大,气温将达37度。", "2022-09-04"),
        ("改变了去年的下降状态,利润增长12%。", None),
        ("1至6月,退出产能占全年任务量的30%。", "2022-01/2022-06"),
        ("1至6月,经济平稳。在此期间,中央出台12个文件。", "2022-01/2022-06"),
        ("当局2日颁布声明,将工作期限延长两个月。", "2022-09-02"),
        ("自上月底冲突爆发以来,已经有29名平民死亡。", "2022-08/.."),
        ("这是2022年北京冬奥会新增的项目,共有8支队伍。", None),
        ("2021年新建学校很多。每年12所。", None),
    ],
)
def test_period(text: str, period: str | None) -> None:
    (fact,) = quantities(text)
    assert fact.period == period


def test_without_publication_date_relative_times_stay_open() -> None:
    (fact,) = quantities("去年,新建学校12所。", None)
    assert fact.period is None


def test_two_days_apart_are_two_times() -> None:
    (fact,) = quantities("视频摄于8月16号和8月30号,看了2次。")
    assert fact.period == "2022-08-30"


def test_from_and_to_have_their_own_times() -> None:
    low, high = quantities("重症占比由2月7日的9.44%降至2月14日的7.45%。", "2020-02-15")
    assert (low.period, high.period) == ("2020-02-07", "2020-02-14")
    assert high.change is None


def test_a_comparison_with_last_year_is_year_on_year_and_no_measure() -> None:
    (fact,) = quantities("进出口总值与去年同期相比增长26.7%。")
    assert (fact.change, fact.basis, fact.measure) == ("up", "yoy", "进出口总值")


def test_a_comparison_may_fill_the_clause_before() -> None:
    (fact,) = quantities("成交金额较5月15日，巨幅增加150%。")
    assert (fact.change, fact.basis, fact.period) == ("up", "since", None)


def test_a_verb_alone_keeps_the_measure_named_before() -> None:
    total, rate = quantities("2021年，全市生产总值2352.3亿元，同比增长10.7%。")
    assert (total.measure, rate.measure) == ("全市生产总值", "全市生产总值")


def test_the_place_named_in_the_clause() -> None:
    (fact,) = quantities("云南新建学校12所。")
    assert fact.place == "云南"


def test_a_toll_counts_people() -> None:
    assert [(f.value, f.unit, f.measure) for f in quantities("车祸造成2死11伤。")] == [
        (2, "人", "死亡"),
        (11, "人", "受伤"),
    ]


@pytest.mark.parametrize(
    ("text", "number", "measure"),
    [
        ("保监会：约20%保险公司服务评价较差", "20%", "保险公司服务评价较差"),
        ("全国城镇调查失业率已经连续两个月保持在5%以下。", "5%", "全国城镇调查失业率"),
        ("人口总数在四年里下降了15%，", "15%", "人口总数"),
        ("世行把增长的预期从6.5%调高到6.7%。", "6.7%", "世行把增长的预期"),
        ("债权人同意向希腊提供860亿欧元救助资金，", "860亿欧元", "救助资金"),
        ("列车载有2台具有完全自主知识产权的大型挖掘机,", "2台", "大型挖掘机"),
        ("满载287名旅客的航班起飞,", "287名", "旅客"),
        ("拥有占浙江陆域面积六分之一的绿水青山。", "六分之一", "占浙江陆域面积"),
        ("人们以110公里的时速行驶。", "110公里", "时速"),
        ("贷款利率在现有利率基础上下调了0.5个百分点。", "0.5个百分点", "贷款利率"),
        ("制造业有31个大类、179个中类。", "179个", "中类"),
        ("起飞,14个小时后抵达纽约。", "14个小时", "抵达纽约"),
        ("有8年是在监狱外度过的。", "8年", "监狱外度过"),
        ("重新犯罪率保持在千分之二左右的较低水平。", "千分之二", "重新犯罪率"),
        ("风暴可能带来10亿美元的经济损失。", "10亿美元", "经济损失"),
        ("犯罪嫌疑人陈某、郑某三人分别被抓获。", "三人", "犯罪嫌疑人陈某、郑某"),
        ("硫含量大幅度降低到不大于50毫克每千克。", "50毫克每千克", "硫含量"),
    ],
)
def test_measures_of_news(text: str, number: str, measure: str) -> None:
    assert {f.text: f.measure for f in derive_facts(text)}[number] == measure


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("截至今天下午3点，遇难人数增至617人。", "2014-08-08"),
        ("从昨天到今天，水位上涨了3米。", "2014-08-07/2014-08-08"),
    ],
)
def test_periods_of_today(text: str, period: str) -> None:
    (number,) = [f for f in derive_facts(text, "2014-08-08T19:00:00+08:00") if f.kind == "quantity"]
    assert number.period == period


@pytest.mark.parametrize(
    ("text", "measures"),
    [
        ("增速预期从原来的7.1%、7.4%和7.5%分别上调至7.4%、7.5%和7.6%。", {"增速预期"}),
        ("洪泽湖结冰厚度超过六厘米，最厚的达十厘米。", {"洪泽湖结冰厚度"}),
        ("对低保户进行100%入户复核。", {"入户复核"}),
    ],
)
def test_measures_of_lists_and_superlatives(text: str, measures: set[str]) -> None:
    assert {f.measure for f in derive_facts(text) if f.kind == "quantity"} == measures


def test_quarters_in_a_list_and_a_comparison_with_other_years() -> None:
    (rate,) = [f for f in derive_facts("今年第二、三、四季度增速为7.1%。", "2014-07-24") if f.kind == "quantity"]
    assert rate.period == "2014-04/2014-12"
    (days,) = [f for f in derive_facts("今年花期比往年推迟了10天。", "2013-01-11") if f.kind == "quantity"]
    assert days.period == "2013"
