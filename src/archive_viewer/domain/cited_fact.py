"""A fact made ready to be carried away: what it claims, the sentence that says it, and the reference to cite."""

from dataclasses import dataclass

from archive_viewer.domain.fact import Fact
from archive_viewer.domain.passage import Reference
from archive_viewer.domain.record import Record


@dataclass(frozen=True, slots=True)
class CitedFact(Record):
    """`sentence` is the whole sentence around the fact, `paragraph` its number among body blocks, from 1."""

    fact: Fact
    sentence: str
    paragraph: int
    reference: Reference
