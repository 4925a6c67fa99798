"""Findings: numbers that don't agree with one another or with what they can be. They never change a fact."""

from dataclasses import dataclass, field
from enum import StrEnum

from archive_viewer.domain.fact import Fact
from archive_viewer.domain.record import Record


class FindingKind(StrEnum):
    CONFLICT = "conflict"
    PERCENTAGE = "percentage"
    PART = "part"
    MAGNITUDE = "magnitude"
    SUM = "sum"
    RATE = "rate"


@dataclass(frozen=True, slots=True)
class Finding(Record):
    """What is odd about `facts` (one or more, by place): `reason` is a message code, `params` what it names.

    `note`, `dismissed_by` and `dismissed_at` are set where a person has looked at it and let it stand.
    """

    kind: FindingKind
    facts: tuple[Fact, ...]
    reason: str
    params: dict[str, str] = field(default_factory=dict)
    note: str = ""
    dismissed_by: str | None = None
    dismissed_at: str | None = None

    @property
    def key(self) -> str:
        """The same for the same words, from whichever article they are seen, also after they are derived anew."""
        return "|".join([self.kind.value, *sorted(f"{f.article_id}:{f.text}" for f in self.facts)])

    @property
    def dismissed(self) -> bool:
        return self.dismissed_at is not None
