"""Articles that belong together: versions of one article that wait for a decision."""

from dataclasses import dataclass

from archive_viewer.domain.record import Record


@dataclass(frozen=True, slots=True)
class Offer(Record):
    """An article that may be a revision of an older one. `likeness` is the share of words in common, from 0 to 1."""

    article_id: int
    older_id: int
    likeness: float
