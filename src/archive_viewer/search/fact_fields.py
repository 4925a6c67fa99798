"""num:, unit:, measure: and period: of a query, read as what one fact of an article must meet."""

import json
import re
from functools import cache

from archive_viewer.domain.amounts import number_range
from archive_viewer.domain.query import Claim
from archive_viewer.util.edtf import interval
from archive_viewer.util.paths import resource

FIELDS = frozenset({"num", "unit", "measure", "period"})
_UNIT = re.compile(r"(?P<amount>[\[>=<≥≤\s]*[-\d.,，百千万亿]+)(?P<unit>[^\d\s\]]+)\]?")
_YEAR = re.compile(r"(\d{4})年?(?:(\d{1,2})月?)?")


def claim(field: str, value: str) -> Claim | None:
    """What the field asks of a fact; None where the value can't be read."""
    match field:
        case "num":
            return _number(value)
        case "unit":
            return Claim(unit=unit_name(value))
        case "measure":
            return Claim(measure=value)
        case _:
            period = _period(value)
            return None if period is None else Claim(period=period)


def unit_name(written: str) -> str:
    """The unit as facts have it: CNY for 元, pp for 个百分点, others as they are written."""
    return _units().get(written, written.upper() if written.isascii() and len(written) == 3 else written)


@cache
def _units() -> dict[str, str]:
    table = json.loads(resource("lexicons", "units.json").read_text(encoding="utf-8"))
    named = {"人民币": "CNY", **table["money"], **table["symbols"]}
    named.update({word: name for word, (name, _factor) in table["percent"].items()})
    return named


def _number(value: str) -> Claim | None:
    with_unit = _UNIT.fullmatch(value)
    low, high = number_range(with_unit["amount"] if with_unit else value)
    if low is None and high is None:
        return None
    return Claim(low=low, high=high, unit=unit_name(with_unit["unit"]) if with_unit else None)


def _period(value: str) -> str | None:
    written = re.sub(r"\s+TO\s+|\.\.(?=\d)", "/", value.strip("[] "), flags=re.IGNORECASE)
    if plain := _YEAR.fullmatch(written):
        written = plain[1] + (f"-{int(plain[2]):02}" if plain[2] else "")
    return written if interval(written) else None
