"""Quantities labelled by hand in real articles, and how many of them derivation finds with all that belongs to them."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from archive_viewer.domain.fact import Fact

FOLDER = Path(__file__).parent.parent / "data" / "facts"
ALIKE = ("人名位口", "家个所座处", "起件宗", "项条类种")


@dataclass(slots=True)
class Tally:
    """Counts over articles: labels found, missed, facts too many; of those found, which of their parts are right."""

    found: int = 0
    missed: list[str] = field(default_factory=list)
    extra: list[str] = field(default_factory=list)
    period: int = 0
    change: int = 0
    measure: int = 0

    @property
    def f1(self) -> float:
        return 2 * self.found / max(1, 2 * self.found + len(self.missed) + len(self.extra))

    def share(self, part: str) -> float:
        return float(getattr(self, part)) / max(1, self.found)


def labels(name: str) -> list[dict[str, Any]]:
    """Entries {id, published, quantities} of one file of labels."""
    return [json.loads(line) for line in (FOLDER / name).read_text(encoding="utf-8").splitlines()]


def count(tally: Tally, expected: Iterable[dict[str, Any]], facts: Iterable[Fact]) -> None:
    """Add one article's labels and derived quantities. Optional labels may be missed and are not counted."""
    free = list(facts)
    for label in expected:
        fact = next((f for f in free if _answers(label, f)), None)
        if fact is not None:
            free.remove(fact)
        if label.get("optional"):
            free = [f for f in free if not _overlap(label, f)]
        elif fact is None:
            tally.missed.append(label["text"])
        else:
            tally.found += 1
            tally.period += label.get("period") == fact.period
            tally.change += label.get("change") == fact.change
            tally.measure += _same_measure(label.get("measure", ""), fact.measure or "")
    tally.extra += [f.text for f in free]


def _overlap(label: dict[str, Any], fact: Fact) -> bool:
    return bool(fact.start < label["end"] and label["start"] < fact.end)


def _answers(label: dict[str, Any], fact: Fact) -> bool:
    unit = label.get("unit")
    same_unit = fact.unit == unit or any(fact.unit and unit and {fact.unit, unit} <= set(group) for group in ALIKE)
    return (
        _overlap(label, fact)
        and same_unit
        and _equal(fact.value, label["value"])
        and ("value_max" not in label or _equal(fact.value_max, label["value_max"]))
    )


def _equal(one: float | None, other: float) -> bool:
    return one is not None and abs(one - other) <= 1e-6 * max(1.0, abs(other))


def _same_measure(expected: str, got: str) -> bool:
    """Do the two share half of the expected characters, or most of those found?"""
    wanted, there = ({c for c in words if c.isalnum()} for words in (expected, got))
    common = len(wanted & there)
    return not wanted or (bool(there) and (common >= len(wanted) / 2 or common >= 0.6 * len(there)))
