"""A stretch of text that names a time."""

from dataclasses import dataclass


@dataclass(slots=True)
class TimeExpression:
    """A stretch of text that names a time.

    `role`: governs (a claim can hold for it), basis (a comparison stands on it), blocks (a clause with it holds for
    no resolvable time: 目前, 每年, 近年来), silent (part of a name). `shown` says whether it becomes a date fact.
    """

    start: int
    end: int
    period: str | None
    vague: bool = False
    role: str = "governs"
    shown: bool = True
