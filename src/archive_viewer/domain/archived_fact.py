"""Facts as tables of the whole archive list them."""

from dataclasses import dataclass

from archive_viewer.domain.fact import Fact
from archive_viewer.domain.record import Record

ORDERS = ("article", "text", "value", "unit", "measure", "change", "period", "place", "status", "published")
"""What facts can be ordered by; article is the order of articles and places in them."""


@dataclass(frozen=True, slots=True)
class ArchivedFact(Record):
    """A fact of an article's current revision, with what names the article."""

    fact: Fact
    title: str
    source: str
    published_at: str | None
