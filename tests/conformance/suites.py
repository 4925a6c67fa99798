"""Recognizers-Text's Chinese cases (microsoft/Recognizers-Text, MIT) and when a derived fact answers one."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from archive_viewer import derive_facts
from archive_viewer.derive.numerals import Number
from archive_viewer.derive.quantities import numeral_at
from archive_viewer.derive.reading import Reading
from archive_viewer.derive.shapes import fraction_at
from archive_viewer.domain.fact import Fact, FactKind
from archive_viewer.util.edtf import Interval, interval

_TODAY = "2016-11-07T00:00:00"


class Case(NamedTuple):
    """One expected result of a suite: a stretch of `text` and what it resolves to."""

    text: str
    start: int
    end: int
    today: str
    resolution: dict[str, Any]

    @property
    def words(self) -> str:
        return self.text[self.start : self.end]


def cases(folder: Path, suite: str) -> Iterator[Case]:
    for entry in json.loads((folder / f"{suite}.json").read_text(encoding="utf-8-sig")):
        today = (entry.get("Context") or {}).get("ReferenceDateTime", _TODAY)
        for result in entry["Results"]:
            end = result["End"] + 1 if "End" in result else result["Start"] + result["Length"]
            resolution = result.get("Resolution") or result.get("Value") or {}
            yield Case(entry["Input"], result["Start"], end, today, resolution)


def number_is_right(case: Case) -> bool:
    got = _read(Reading(case.text).flat, case.start)
    return got is not None and _equal(got, float(case.resolution["value"]))


def quantity_is_right(case: Case) -> bool:
    """Has a quantity over these words the expected value? A ratio stands for the percentage that it is."""
    written = str(case.resolution.get("value"))
    try:
        value = float(written.rstrip("%"))
    except ValueError:
        return False
    for fact in _over(case, FactKind.QUANTITY):
        scale = 100 if fact.unit == "ratio" and written.endswith("%") else 1
        if any(got is not None and _equal(got * scale, value) for got in (fact.value, fact.value_max)):
            return True
    return False


def date_is_right(case: Case) -> bool:
    """Does a date over these words hold for the expected days? Suites without a resolution ask for the words only."""
    found = _over(case, FactKind.DATE)
    wanted = list(_expected(case.resolution))
    if not wanted:
        return any(fact.end - fact.start >= len(case.words.strip()) - 1 for fact in found)
    return any(interval(fact.period) in wanted for fact in found)


def _expected(resolution: dict[str, Any]) -> Iterator[Interval]:
    for name in ("PastResolution", "FutureResolution"):
        days = resolution.get(name) or {}
        if "date" in days:
            start = date.fromisoformat(days["date"]).toordinal()
            yield Interval(start, start + 1)
        elif "startDate" in days and "endDate" in days:
            start, end = (date.fromisoformat(days[side]).toordinal() for side in ("startDate", "endDate"))
            yield Interval(start, end)
            yield Interval(start, end + 1)


def _over(case: Case, kind: FactKind) -> list[Fact]:
    facts = derive_facts(case.text, case.today)
    return [f for f in facts if f.kind is kind and f.start < case.end and case.start < f.end]


def _read(flat: str, at: int) -> Number | None:
    """What the numeral that begins at `at` is worth; these suites count numbers alone, with no unit and no claim."""
    if flat[at : at + 1] in ("负", "-"):
        value = _read(flat, at + 1)
        return None if value is None else -value
    if part := fraction_at(flat, at):
        return part.value
    numeral = numeral_at(flat, at)
    return None if numeral is None or (numeral.bare and not numeral.value) else numeral.value


def _equal(one: float, other: float) -> bool:
    return abs(one - other) <= 1e-6 * max(1e-9, abs(other))
