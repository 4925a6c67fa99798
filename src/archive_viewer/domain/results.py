"""What a search gives back."""

from dataclasses import dataclass, field
from typing import NamedTuple

from archive_viewer.domain.record import Record
from archive_viewer.domain.span import Span


class Snippet(NamedTuple):
    """Whole clauses around a match: text == article.text[start:end]."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Hit(Record):
    """An article that answers a query.

    `matches` are spans into the article's text; `title_matches` into its title. `folded` is true when some match
    differs from what was typed (Traditional for Simplified, full for half width, case). `fields` names what else
    matched: title, kicker, byline, source, notes. `partial`: only some of the words are there.
    """

    article_id: int
    title: str
    score: float
    source: str = ""
    published_at: str | None = None
    partial: bool = False
    folded: bool = False
    snippets: tuple[Snippet, ...] = ()
    matches: tuple[Span, ...] = ()
    title_matches: tuple[Span, ...] = ()
    fields: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Results(Record):
    """Hits in order, best first, complete before partial.

    `total` counts complete hits, also those beyond the limit; `took` is in seconds; `occurrences` counts the matches
    in the hits given; `years` and `sources` count all complete hits; `remarks` are message codes with parameters.
    """

    query: str
    total: int
    took: float
    hits: tuple[Hit, ...]
    occurrences: int = 0
    years: dict[str, int] = field(default_factory=dict)
    sources: dict[str, int] = field(default_factory=dict)
    remarks: tuple[tuple[str, dict[str, str]], ...] = ()
