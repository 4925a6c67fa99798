"""Plain dictionaries out of the domain's frozen dataclasses."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from typing import Any


class Record:
    """Base of the domain's dataclasses: every one can become JSON-ready data."""

    __slots__ = ()

    def to_dict(self) -> dict[str, Any]:
        """The fields by name, with dataclasses, enums, dates and tuples turned into JSON's own types."""
        return {f.name: plain(getattr(self, f.name)) for f in fields(self)}  # type: ignore[arg-type]


def plain(value: object) -> Any:
    """JSON-ready form of `value`: records to dicts, sequences to lists, enums and dates to strings."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Record):
        return value.to_dict()
    if is_dataclass(value) and not isinstance(value, type):
        return {f.name: plain(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(k): plain(v) for k, v in value.items()}
    if isinstance(value, tuple | list | set | frozenset):
        return [plain(v) for v in value]
    return value
