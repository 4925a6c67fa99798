"""Series: which numbers are of one measure, and what follows from rates."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive_viewer.derive.series import disagreeing, scope, series_of, stem
from archive_viewer.domain.fact import Fact, FactKind, FactStatus
from archive_viewer.domain.series import Measure
from archive_viewer.util.edtf import interval, sooner

CASES = Measure("破获案件", "起")


def number(value: float, period: str | None, measure: str = "破获案件", **fields: object) -> Fact:
    plain = {"unit": "起", "value": value, "period": period, "measure": measure, "id": int(value)}
    return Fact(FactKind.QUANTITY, 0, 1, "1", **{**plain, **fields})  # type: ignore[arg-type]


def rate(value: float, period: str, change: str = "up", basis: str = "yoy") -> Fact:
    return number(value, period, unit="%", change=change, basis=basis)


@pytest.mark.parametrize(
    ("measure", "kept"),
    [
        ("玉溪市破获各类刑事案件", "破获各类刑事案件"),
        ("全国的“两抢”案件", "两抢案件"),
        ("我国进出口总值", "进出口总值"),
        ("国内生产总值", "国内生产总值"),
        ("中国人民银行降息", "中国人民银行降息"),
        ("世界杯参赛队", "世界杯参赛队"),
        ("全市", "全市"),
        ("", ""),
    ],
)
def test_a_measure_is_named_without_its_place(measure: str, kept: str) -> None:
    assert stem(measure) == kept


@given(st.text(alphabet="全国我省玉溪市的累计案件“”（）", max_size=30))
def test_naming_is_stable_and_never_empties_words(measure: str) -> None:
    once = stem(measure)
    assert stem(once) == once
    assert bool(once) == bool("".join(c for c in measure if c not in "“”（）"))


def test_where_a_number_holds_is_its_place_or_that_of_its_measure() -> None:
    assert scope(number(1, "2021", place="红塔区")) == "红塔区"
    assert scope(number(1, "2021", "玉溪市破获案件")) == "玉溪市"
    assert scope(number(1, "2021", "全国破获案件")) == "中国"
    assert scope(number(1, "2021", "全市破获案件")) is None


def test_a_rate_gives_the_level_of_the_year_before() -> None:
    found = series_of(CASES, [number(4290, "2021"), rate(36.7, "2021")])
    assert [(v.period, v.value, v.computed) for v in found.levels] == [("2020", 3138, True), ("2021", 4290, False)]
    assert [f.value for f in found.levels[0].facts] == [4290, 36.7]
    assert found.rates == ()


def test_a_rate_gives_the_level_of_its_own_period_from_the_year_before() -> None:
    found = series_of(CASES, [number(200, "2020"), rate(10, "2021", "down")])
    assert [(v.period, v.value, v.computed) for v in found.levels] == [("2020", 200, False), ("2021", 180, True)]


def test_a_stated_level_is_never_computed_over() -> None:
    found = series_of(CASES, [number(3000, "2020"), number(4290, "2021"), rate(36.7, "2021")])
    assert [v.value for v in found.levels] == [3000, 4290]
    assert found.rates == ()


def test_rates_without_a_level_remain() -> None:
    lone = rate(16.3, "2022-01/2022-08")
    found = series_of(CASES, [number(4290, "2021"), lone])
    assert found.rates == (lone,)


def test_a_month_on_month_rate_goes_one_month_back() -> None:
    found = series_of(CASES, [number(110, "2021-01"), rate(10, "2021-01", basis="mom")])
    assert [(v.period, v.value) for v in found.levels] == [("2020-12", 100), ("2021-01", 110)]


def test_articles_that_say_the_same_share_a_level_and_rejected_facts_have_none() -> None:
    twice = [number(7, "2021", id=1), number(7, "2021", id=2), number(8, "2021", status=FactStatus.REJECTED)]
    (level,) = series_of(CASES, twice).levels
    assert [f.id for f in level.facts] == [1, 2]


def test_levels_of_one_period_disagree_unless_their_places_differ() -> None:
    two = series_of(CASES, [number(7, "2021"), number(8, "2021")]).levels
    assert disagreeing(two)
    apart = series_of(CASES, [number(7, "2021", place="甲县"), number(8, "2021", place="乙县")]).levels
    assert not disagreeing(apart)


@given(st.integers(1, 10**12), st.floats(0.1, 90), st.sampled_from(["up", "down"]))
def test_computing_back_and_forth_agrees_to_four_digits(value: int, percent: float, change: str) -> None:
    back = series_of(CASES, [number(value, "2021"), rate(percent, "2021", change)]).levels
    earlier = next(v for v in back if v.computed)
    forth = series_of(CASES, [number(earlier.value, "2020"), rate(percent, "2021", change)]).levels
    assert next(v for v in forth if v.computed).value == pytest.approx(value, rel=2e-3)


@given(st.integers(1000, 2100), st.integers(1, 12))
def test_a_month_and_the_one_before_it_touch(year: int, month: int) -> None:
    here = f"{year:04}-{month:02}"
    before = interval(sooner(here))
    after = interval(here)
    assert before is not None
    assert after is not None
    assert before.end == after.start


def test_periods_that_have_none_before_them() -> None:
    assert sooner("2021-03-05") is None
    assert sooner("2018/..", months=12) is None
    assert sooner("2022-01/2022-08", months=12) == "2021-01/2021-08"
    assert sooner("2021-33") == "2020-36"
    assert sooner("2021-41") == "2021-40"
    assert sooner("2021-24") is None
