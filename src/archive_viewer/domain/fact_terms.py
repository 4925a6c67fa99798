"""What a person types to narrow facts: words anywhere, and fields such as num:>1000, unit:人, period:2021."""

import re
from dataclasses import dataclass

from archive_viewer.domain.amounts import number_range

FIELDS = ("num", "unit", "measure", "period", "kind", "status")

_TERM = re.compile(r'(-?)(?:(\w+)[:：])?("[^"]*"|“[^”]*”|\[[^\]]*\]|\S+)')
_ALIASES = {
    "数": "num",
    "数值": "num",
    "value": "num",
    "单位": "unit",
    "指标": "measure",
    "时间": "period",
    "类": "kind",
    "状态": "status",
}


@dataclass(frozen=True, slots=True)
class FactTerm:
    """One condition: `words`, case folded, in a field or anywhere ("any"), turned round where `negated`.

    Of num, `low` and `high` are the inclusive bounds in base units; both None ask for any number.
    """

    field: str
    words: str
    negated: bool = False
    low: float | None = None
    high: float | None = None


def fact_terms(typed: str) -> tuple[FactTerm, ...]:
    """The terms of a typed filter, all of which must hold. Never raises: an unknown field is plain text."""
    return tuple(_term(*match.groups()) for match in _TERM.finditer(typed))


def _term(minus: str, field: str | None, value: str) -> FactTerm:
    name = _ALIASES.get(field or "", (field or "").lower())
    bare = value.strip('"“”')
    if name == "num":
        low, high = number_range(value)
        if low is not None or high is not None or value in ("", "*"):
            return FactTerm("num", "", bool(minus), low, high)
        return FactTerm("num", bare.casefold(), bool(minus))
    if name in FIELDS:
        return FactTerm(name, bare.casefold(), bool(minus))
    return FactTerm("any", (f"{field}:{bare}" if field else bare).casefold(), bool(minus))
