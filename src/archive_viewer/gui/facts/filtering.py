"""Which facts a typed filter keeps: words anywhere, and fields such as num:>1000, unit:人, period:2021."""

import re
from collections.abc import Callable

from archive_viewer.domain.amounts import number_range
from archive_viewer.domain.fact import Fact
from archive_viewer.gui.widgets.periods import period_words

Keep = Callable[[Fact], bool]

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


def fact_filter(typed: str) -> Keep:
    """The test of a typed filter; every term must hold, a leading minus turns one round. Never raises.

    A field that isn't known is looked for as plain text.
    """
    terms = [_term(*match.groups()) for match in _TERM.finditer(typed)]
    return lambda fact: all(keep(fact) for keep in terms)


def _term(minus: str, field: str | None, value: str) -> Keep:
    name = _ALIASES.get(field or "", (field or "").lower())
    bare = value.strip('"“”')
    keep = _field(name, bare) if field else _anywhere(bare)
    if keep is None:
        keep = _anywhere(f"{field}:{bare}")
    return (lambda fact: not keep(fact)) if minus else keep


def _anywhere(word: str) -> Keep:
    wanted = word.casefold()
    return lambda fact: wanted in haystack(fact)


def haystack(fact: Fact) -> str:
    """All that words are looked for in."""
    parts = (
        fact.text,
        fact.measure,
        fact.unit,
        fact.period,
        period_words(fact.period, chinese=True),
        fact.place,
        fact.speaker,
        fact.note,
    )
    return "\n".join(p for p in parts if p).casefold()


def _field(name: str, value: str) -> Keep | None:
    wanted = value.casefold()
    match name:
        case "num":
            return _number(value)
        case "unit":
            return lambda fact: wanted == (fact.unit or "").casefold() or fact.text.casefold().endswith(wanted)
        case "measure":
            return lambda fact: wanted in (fact.measure or "").casefold()
        case "period":
            return lambda fact: wanted in _periods(fact)
        case "kind":
            return lambda fact: wanted == fact.kind.value
        case "status":
            return lambda fact: wanted == fact.status.value
        case _:
            return None


def _periods(fact: Fact) -> str:
    return "\n".join((fact.period or "", period_words(fact.period, chinese=True)))


def _number(value: str) -> Keep:
    low, high = number_range(value)
    if low is None and high is None:
        return lambda fact: fact.value is not None and value in ("", "*")

    def keep(fact: Fact) -> bool:
        if fact.value is None:
            return False
        top = fact.value if fact.value_max is None else fact.value_max
        return (low is None or top >= low) and (high is None or fact.value <= high)

    return keep
