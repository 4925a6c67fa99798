"""Numbers that should add up: parts and wholes, sums, and rates of growth."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from archive_viewer.derive.audit.claims import overlapping, unit_class
from archive_viewer.domain.fact import Fact
from archive_viewer.domain.finding import Finding, FindingKind

_PART = re.compile("[，；,;]其中[^。！？\n]{0,30}$")
_EACH = re.compile("其中每|人均|平均|年龄")
_BESIDE = re.compile("^[^，。；\n]{0,12}[和与及、]$")
_TOTAL = re.compile("[，,；]?(?:一共|总共|合计|总计|共计)[^，。；]{0,6}$")
_STOP = re.compile("[。！？\n]")
_OPEN = ("over", "at_least")
_TOLERANCE = 0.01
_RATE_TOLERANCE = 1.5
"""Percentage points that rounding of level and increase may move a rate."""


def parts(facts: Sequence[Fact], text: str) -> Iterator[Finding]:
    """其中: a part that is larger than the whole named just before it."""
    before: Fact | None = None
    for whole, part in pairwise(facts):
        beside, before = before, whole
        if beside and unit_class(beside) == unit_class(whole) and _BESIDE.search(text[beside.end : whole.start]):
            continue
        if unit_class(whole) != unit_class(part) or part.unit in ("%", "pp", "倍", "ratio", None):
            continue
        if (
            whole.change
            or part.change
            or whole.qualifier in _OPEN
            or whole.value_max is not None
            or part.value_max is not None
        ):
            continue
        between = text[whole.end : part.start]
        if _EACH.search(between) or _EACH.search(whole.measure or ""):
            continue
        larger = float(part.value or 0) > float(whole.value or 0) and overlapping(whole, part)
        if larger and len(between) <= 60 and _PART.search(between) and not _STOP.search(between):
            yield Finding(FindingKind.PART, (whole, part), "audit.part", {"one": part.text, "other": whole.text})


def sums(facts: Sequence[Fact], text: str) -> Iterator[Finding]:
    """Two or three numbers of a sentence and the total that follows them, where they don't make it."""
    for n, total in enumerate(facts):
        if total.change or total.value_max is not None or total.unit in ("%", "pp", "倍", "ratio", None):
            continue
        if not _TOTAL.search(text, max(0, total.start - 12), total.start):
            continue
        members = _members(facts, n, text)
        added = sum(float(f.value or 0) for f in members)
        whole = float(total.value or 0)
        if len(members) >= 2 and all(float(f.value or 0) < whole for f in members) and added > whole * (1 + _TOLERANCE):
            named = {"one": total.text, "sum": f"{added:,.10g}"}
            yield Finding(FindingKind.SUM, (*members, total), "audit.sum", named)


def rates(facts: Sequence[Fact], text: str) -> Iterator[Finding]:
    """A level, its increase and the rate of increase in one sentence, where the three don't agree."""
    for level, increase, rate in zip(facts, facts[1:], facts[2:], strict=False):
        amounts = level.change is None and increase.change in ("up", "down") and increase.change == rate.change
        if (
            not amounts
            or rate.unit != "%"
            or level.unit != increase.unit
            or level.unit in ("%", "pp", "ratio", "倍", None)
        ):
            continue
        if (
            _STOP.search(text, level.start, rate.end)
            or level.measure != increase.measure
            or level.value_max is not None
        ):
            continue
        sign = 1 if increase.change == "up" else -1
        amount, before = float(increase.value or 0), float(level.value or 0) - sign * float(increase.value or 0)
        if before <= 0 or {level.basis, increase.basis, rate.basis} >= {"yoy", "mom"}:
            continue
        reckoned = 100 * amount / before
        if abs(reckoned - float(rate.value or 0)) > max(_RATE_TOLERANCE, 0.05 * reckoned):
            named = {"one": rate.text, "level": level.text, "other": increase.text, "reckoned": f"{reckoned:.1f}%"}
            yield Finding(FindingKind.RATE, (level, increase, rate), "audit.rate", named)


def _members(facts: Sequence[Fact], n: int, text: str) -> tuple[Fact, ...]:
    """The numbers of the total's own unit that lead up to it in its sentence, at most three."""
    members: list[Fact] = []
    for fact in reversed(facts[max(0, n - 3) : n]):
        alike = unit_class(fact) == unit_class(facts[n]) and fact.change is None and fact.value_max is None
        if not alike or _STOP.search(text, fact.start, facts[n].start):
            break
        members.insert(0, fact)
    return tuple(members)
