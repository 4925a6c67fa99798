"""Periods in EDTF as stretches of days."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive_viewer.util.edtf import Interval, day, interval


def days(first: str | None, after: str | None) -> Interval:
    ends = [date.fromisoformat(d).toordinal() if d else None for d in (first, after)]
    return Interval(*ends)


@pytest.mark.parametrize(
    ("edtf", "expected"),
    [
        ("2018/..", days("2018-01-01", None)),
        ("2022-08-26/..", days("2022-08-26", None)),
        ("../2022", days(None, "2023-01-01")),
        ("/2022", days(None, "2023-01-01")),
        ("2022-01/2022-08", days("2022-01-01", "2022-09-01")),
        ("2013/2022", days("2013-01-01", "2023-01-01")),
        ("2021", days("2021-01-01", "2022-01-01")),
        ("2020-03", days("2020-03-01", "2020-04-01")),
        ("2020-12", days("2020-12-01", "2021-01-01")),
        ("2020-02-29", days("2020-02-29", "2020-03-01")),
        ("2022-08-26T09:15", days("2022-08-26", "2022-08-27")),
        ("2021~", days("2021-01-01", "2022-01-01")),
        ("201X", days("2010-01-01", "2020-01-01")),
        ("19XX", days("1900-01-01", "2000-01-01")),
        ("2021-21", days("2021-03-01", "2021-06-01")),
        ("2021-24", days("2021-12-01", "2022-03-01")),
        ("2022-34", days("2022-04-01", "2022-07-01")),
        ("2022-41", days("2022-07-01", "2023-01-01")),
    ],
)
def test_periods_cover_their_days(edtf: str, expected: Interval) -> None:
    assert interval(edtf) == expected


@pytest.mark.parametrize(
    "edtf", [None, "", "../..", "/", "去年", "2021-13", "2021-02-30", "2022/2021", "0000", "2020/x", "1XX", "12345"]
)
def test_what_is_no_period_has_no_days(edtf: str | None) -> None:
    assert interval(edtf) is None


@given(st.dates(date(1, 1, 1), date(9998, 12, 31)), st.integers(0, 3000))
def test_days_written_as_intervals_come_back(first: date, length: int) -> None:
    last = min(first.toordinal() + length, date(9998, 12, 31).toordinal())
    written = f"{first.isoformat()}/{date.fromordinal(last).isoformat()}"
    assert interval(written) == Interval(first.toordinal(), last + 1)
    assert day(first.isoformat() + "T23:59:00+08:00") == first.toordinal()


@given(st.dates(date(1, 1, 1), date(9998, 12, 31)))
def test_a_month_and_its_year_hold_each_of_their_days(one: date) -> None:
    for written in (f"{one.year:04}", f"{one.year:04}-{one.month:02}"):
        covered = interval(written)
        assert covered is not None
        assert covered.start is not None
        assert covered.end is not None
        assert covered.start <= one.toordinal() < covered.end
        assert (date.fromordinal(covered.end - 1) + timedelta(1)).day == 1


@given(st.text(alphabet="0123456789-/.X~T", max_size=24))
def test_nothing_that_is_written_breaks_it(written: str) -> None:
    found = interval(written)
    assert found is None or found.start is None or found.end is None or found.start < found.end
