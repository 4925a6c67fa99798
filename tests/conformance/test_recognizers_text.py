"""Quantities as Recognizers-Text expects them in Chinese: the share of its cases that come out with the right value.

The floors are what the grammar reaches; they only go up. Out of scope are cases that this program reads otherwise on
purpose: a number without a unit is no fact, 对折 and 八成八 as discounts, digits that spaces tear apart.
"""

import json
from pathlib import Path
from typing import Any

import pytest

from archive_viewer import derive_facts

FLOORS = {
    "Number-PercentModel": 0.70,
    "NumberWithUnit-CurrencyModel": 0.90,
    "NumberWithUnit-DimensionModel": 0.80,
    "NumberWithUnit-TemperatureModel": 0.75,
    "NumberWithUnit-AgeModel": 0.80,
}

pytestmark = pytest.mark.testdata


def expected(result: dict[str, Any]) -> float | None:
    value = (result.get("Resolution") or {}).get("value")
    try:
        return float(str(value).rstrip("%"))
    except ValueError:
        return None


def found(case: dict[str, Any], result: dict[str, Any]) -> bool:
    value, start, end = expected(result) or 0.0, result["Start"], result["End"] + 1
    facts = (f for f in derive_facts(case["Input"]) if f.kind == "quantity" and f.value is not None)
    near = (f.value for f in facts if f.start < end and start < f.end)
    return any(abs(got - value) <= 1e-6 * abs(value) for got in near if got is not None)


@pytest.mark.parametrize("model", FLOORS)
def test_quantities_have_the_expected_value(model: str, testdata: Path) -> None:
    cases = json.loads((testdata / "specs" / f"{model}.json").read_text(encoding="utf-8-sig"))
    asked = [(c, r) for c in cases for r in c["Results"] if expected(r) is not None]
    right = sum(found(case, result) for case, result in asked)
    assert right / len(asked) >= FLOORS[model], f"{right} of {len(asked)}"
