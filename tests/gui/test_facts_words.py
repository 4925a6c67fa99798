"""How facts read in two languages, and what a typed filter keeps."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive_viewer.domain.amounts import amount_of, number_range
from archive_viewer.domain.fact import Fact, FactKind, FactStatus
from archive_viewer.gui.facts.filtering import fact_filter
from archive_viewer.gui.facts.row_widgets import read_values
from archive_viewer.gui.widgets.fact_wording import change_words, details, figure, grouped, spoken
from archive_viewer.gui.widgets.moments import day_words, moment_words
from archive_viewer.gui.widgets.periods import period_words


def quantity(text: str, value: float, unit: str | None = None, **more: object) -> Fact:
    return Fact(FactKind.QUANTITY, 0, len(text), text, value=value, unit=unit, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("edtf", "chinese", "english"),
    [
        ("2021", "2021 年", "2021"),
        ("2018/..", "2018 年起至今", "since 2018"),
        ("../2020", "截至 2020 年", "until 2020"),
        ("2022-01/2022-08", "2022 年 1—8 月", "Jan–Aug 2022"),
        ("2013/2022", "2013—2022 年", "2013–2022"),
        ("2021-11/2022-02", "2021 年 11 月 至 2022 年 2 月", "Nov 2021 – Feb 2022"),
        ("2022-08-26", "2022 年 8 月 26 日", "26 Aug 2022"),
        ("2022-08-01/2022-08-26", "2022 年 8 月 1—26 日", "1–26 Aug 2022"),
        ("2022-33", "2022 年一季度", "Q1 2022"),
        ("2022-40", "2022 年上半年", "H1 2022"),
        ("2022-21", "2022 年春季", "spring 2022"),
        ("201X", "2010 年代", "2010s"),
        ("19XX", "20 世纪", "1900s"),
        ("2020~", "约 2020 年", "about 2020"),
        ("2022-08-26T09:15:00+08:00", "2022 年 8 月 26 日", "26 Aug 2022"),
        ("not a date", "not a date", "not a date"),
        (None, "", ""),
    ],
)
def test_periods_in_words(edtf: str | None, chinese: str, english: str) -> None:
    assert period_words(edtf, chinese=True) == chinese
    assert period_words(edtf, chinese=False) == english


def test_a_vague_period_says_so() -> None:
    assert period_words("../2022", chinese=True, vague=True) == "截至 2022 年（约略）"
    assert period_words("../2022", chinese=False, vague=True) == "until 2022 (vague)"


@given(st.text(alphabet="0123456789-/.X~?T 年", max_size=24))
def test_any_period_has_words(edtf: str) -> None:
    assert bool(period_words(edtf, chinese=True)) == bool(edtf)
    assert bool(period_words(edtf, chinese=False)) == bool(edtf)


@pytest.mark.parametrize(
    ("fact", "before", "number", "unit"),
    [
        (quantity("88个", 88, "个"), "", "88", "个"),
        (quantity("1023人", 1023, "人"), "", "1\u2009023", "人"),
        (quantity("5.625亿元", 562500000, "CNY"), "", "5.625", "亿元"),
        (quantity("70余项", 70, "项"), "", "70", "余项"),
        (quantity("近100名", 100, "名", qualifier="nearly"), "近", "100", "名"),
        (quantity("两次", 2, "次"), "", "2", "次"),
        (quantity("三千六百万元", 36000000, "CNY"), "", "3\u2009600", "万元"),
        (quantity("30至50万元", 300000, "CNY", value_max=500000), "", "30–50", "万元"),
        (quantity("20%—30%", 20, "%", value_max=30), "", "20–30", "%"),
        (quantity("1:2", 0.5, "ratio"), "", "1:2", ""),
        (quantity("三分之一", 0.333, "ratio"), "", "三分之一", ""),
        (quantity("1245起", 12000, "起", status=FactStatus.CORRECTED), "", "1.2", "万起"),
    ],
)
def test_a_figure_reads_as_the_text_writes_it(fact: Fact, before: str, number: str, unit: str) -> None:
    assert figure(fact, chinese=True) == (before, number, unit)


def test_figures_are_grouped_by_the_language() -> None:
    assert grouped("14232", chinese=True) == "14\u2009232"
    assert grouped("14232.5", chinese=False) == "14,232.5"
    assert grouped("999", chinese=False) == "999"


def test_a_change_is_named_with_its_basis() -> None:
    fact = quantity("36.7%", 36.7, "%", measure="破获各类刑事案件", change="up", basis="yoy", period="2021")
    assert change_words(fact, chinese=True) == "同比上升"
    assert change_words(fact, chinese=False) == "up year on year"
    assert details(fact, chinese=True) == ["同比上升", "2021 年"]
    assert spoken(fact, "待核", chinese=True) == "破获各类刑事案件，36.7 %，同比上升，2021 年，待核"


FACTS = [
    quantity("1023人", 1023, "人", measure="抓获犯罪嫌疑人", period="2018/.."),
    quantity("88个", 88, "个", measure="打掉黑恶团伙", period="2018/.."),
    quantity("5.625亿元", 562500000, "CNY", measure="查封资产", period="2021"),
    Fact(FactKind.DATE, 0, 5, "2021年", period="2021"),
]


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("", ["1023人", "88个", "5.625亿元", "2021年"]),
        ("抓获", ["1023人"]),
        ("抓获 num:>1000", ["1023人"]),
        ("num:>1023", ["5.625亿元"]),
        ("num:>=1023", ["1023人", "5.625亿元"]),
        ("num:[50 TO 2000]", ["1023人", "88个"]),
        ("num:50..2000", ["1023人", "88个"]),
        ("num:5.625亿", ["5.625亿元"]),
        ("unit:个", ["88个"]),
        ("-unit:人 num:*", ["88个", "5.625亿元"]),
        ("period:2021", ["5.625亿元", "2021年"]),
        ("2018 年起", ["1023人", "88个"]),
        ("kind:date", ["2021年"]),
        ("“查封资产”", ["5.625亿元"]),
        ("unknown:field", []),
    ],
)
def test_what_a_filter_keeps(typed: str, kept: list[str]) -> None:
    keep = fact_filter(typed)
    assert [fact.text for fact in FACTS if keep(fact)] == kept


@given(st.text(max_size=40))
def test_no_filter_raises(typed: str) -> None:
    keep = fact_filter(typed)
    assert all(keep(fact) in (True, False) for fact in FACTS)


@given(st.integers(0, 10**9), st.integers(0, 10**9))
def test_a_range_holds_what_lies_in_it(one: int, other: int) -> None:
    low, high = sorted((one, other))
    assert number_range(f"[{low} TO {high}]") == (low, high)
    keep = fact_filter(f"num:{low}..{high}")
    assert keep(quantity("x", low))
    assert keep(quantity("x", high))
    assert not keep(quantity("x", high + 1))


@pytest.mark.parametrize(
    ("typed", "values"),
    [
        ("1245", (1245, None)),
        ("5.625亿", (562500000, None)),
        ("30–50", (30, 50)),
        ("1,023", (1023, None)),
        ("", (None, None)),
        ("many", None),
        ("30–", None),
    ],
)
def test_values_typed_into_a_correction(typed: str, values: tuple[float, float] | None) -> None:
    assert read_values(typed) == values


def test_an_amount_is_a_number_with_its_scale() -> None:
    assert amount_of("40万") == 400000
    assert amount_of("") is None
    assert amount_of("1.2.3") is None


def test_a_change_since_an_earlier_period() -> None:
    fact = quantity("311人", 311, "人", change="up", basis="since")
    assert change_words(fact, chinese=True) == "较前上升"
    assert change_words(fact, chinese=False) == "up on an earlier period"


def test_moments_and_days() -> None:
    assert day_words("2022-09-03T09:15:00+08:00", chinese=True) == "2022-09-03"
    assert day_words("2022-09-03T09:15:00+08:00", chinese=False) == "3 Sep 2022"
    assert day_words(None, chinese=True) == ""
    assert moment_words("never", chinese=True) == "never"
    assert "2001" in moment_words("2001-02-03T04:05:00Z", chinese=False)
