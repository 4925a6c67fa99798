"""Of Recognizers-Text's cases that concern written Chinese prose, 95 in 100 come out right, suite by suite."""

from collections.abc import Callable
from itertools import chain
from pathlib import Path

import pytest

from conformance.out_of_scope import OUT_OF_SCOPE
from conformance.suites import Case, cases, date_is_right, number_is_right, quantity_is_right

SUITES: dict[str, Callable[[Case], bool]] = {
    "Number-NumberModel": number_is_right,
    "Number-PercentModel": quantity_is_right,
    "NumberWithUnit-CurrencyModel": quantity_is_right,
    "NumberWithUnit-DimensionModel": quantity_is_right,
    "NumberWithUnit-TemperatureModel": quantity_is_right,
    "NumberWithUnit-AgeModel": quantity_is_right,
    "DateTime-DateParser": date_is_right,
    "DateTime-DateExtractor": date_is_right,
    "DateTime-DatePeriodParser": date_is_right,
    "DateTime-DatePeriodExtractor": date_is_right,
}
LEAST = 0.95
APART = frozenset(chain.from_iterable(OUT_OF_SCOPE.values()))

pytestmark = pytest.mark.testdata


@pytest.mark.parametrize("suite", SUITES)
def test_the_cases_of_prose_come_out_right(suite: str, testdata: Path) -> None:
    asked = [case for case in cases(testdata / "specs", suite) if case.text not in APART]
    wrong = [f"{case.text}: {case.words}" for case in asked if not SUITES[suite](case)]
    assert 1 - len(wrong) / len(asked) >= LEAST, wrong


def test_every_case_set_apart_is_one_of_the_suites(testdata: Path) -> None:
    known = {case.text for suite in SUITES for case in cases(testdata / "specs", suite)}
    assert known >= APART
