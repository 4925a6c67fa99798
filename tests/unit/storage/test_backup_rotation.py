"""Seven days and four weeks of daily copies are kept."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from archive_viewer.services.backups import DAILY, expired


def names(days: list[int]) -> list[str]:
    start = date(2026, 1, 1)
    return [f"{DAILY}{(start + timedelta(days=d)):%Y%m%d}T080000.db" for d in days]


def test_a_long_run_of_days_shrinks_to_a_week_and_a_month() -> None:
    copies = names(list(range(60)))
    left = set(copies) - set(expired(copies))
    assert set(copies[-7:]) <= left
    assert 9 <= len(left) <= 11


@given(st.lists(st.integers(0, 400), unique=True, max_size=80))
def test_the_newest_are_never_dropped_and_dropping_is_final(days: list[int]) -> None:
    copies = names(sorted(days))
    gone = expired(copies)
    assert not set(gone) & set(copies[-7:])
    assert expired([c for c in copies if c not in gone]) == []
