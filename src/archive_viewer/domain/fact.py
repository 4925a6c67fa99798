"""Facts: claims that a text makes, each pinned to the characters that make it."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from archive_viewer.domain.record import Record
from archive_viewer.domain.span import Span


class FactKind(StrEnum):
    QUANTITY = "quantity"
    DATE = "date"
    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    TITLE = "title"
    WORK = "work"
    QUOTATION = "quotation"
    TURN = "turn"
    LIST_ITEM = "list_item"


class FactStatus(StrEnum):
    DERIVED = "derived"
    CONFIRMED = "confirmed"
    CORRECTED = "corrected"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class FactFilter:
    """Conditions that facts must all meet; None is no condition.

    `minimum` and `maximum` are inclusive and in base units; `measure` is a part of the measure's words.
    """

    article_id: int | None = None
    kind: str | None = None
    unit: str | None = None
    minimum: float | None = None
    maximum: float | None = None
    period: str | None = None
    measure: str | None = None
    status: str | None = None


@dataclass(frozen=True, slots=True)
class Fact(Record):
    """One derived fact; see the table of fields in the interface description.

    `value` is in base units (5.625亿元 is 562500000 CNY), percent stays in percent; `value_max` only for ranges.
    `period` is EDTF (ISO 8601-2), `basis` one of yoy, mom, since. `vague` marks periods such as 近年来.
    `speaker` is who says it, for turns and quotations; `label` of a turn is "question" or "answer" in `measure`.
    """

    kind: FactKind
    start: int
    end: int
    text: str
    value: float | int | None = None
    value_max: float | int | None = None
    unit: str | None = None
    qualifier: str | None = None
    measure: str | None = None
    change: str | None = None
    basis: str | None = None
    period: str | None = None
    place: str | None = None
    speaker: str | None = None
    vague: bool = False
    status: FactStatus = FactStatus.DERIVED
    derived_by: str = ""
    id: int | None = None
    article_id: int | None = None
    revision: int | None = None
    reviewed_by: str | None = None
    reviewed_at: str | None = None
    note: str | None = None

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)

    def to_dict(self) -> dict[str, Any]:
        """Fields by name; `id`, `article_id` and `revision` are left out of facts that are not stored."""
        data = Record.to_dict(self)
        if self.id is None:
            for name in ("id", "article_id", "revision"):
                del data[name]
        return data
