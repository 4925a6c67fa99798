"""What a search gives back."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from archive_viewer.domain.record import Record
from archive_viewer.domain.span import Span


class Among(StrEnum):
    """What is searched: whole articles, each place of a match by itself, annotations, or facts."""

    ARTICLES = "articles"
    PLACES = "places"
    ANNOTATIONS = "annotations"
    FACTS = "facts"

    @property
    def in_texts(self) -> bool:
        """Whether the hits are places in the texts themselves."""
        return self in (Among.ARTICLES, Among.PLACES)


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

    `kind` says what was found: the article, one place in it, an annotation or a fact; `item_id` is the id of the
    latter two.
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
    kind: str = "article"
    item_id: int | None = None


@dataclass(frozen=True, slots=True)
class Results(Record):
    """Hits in order, best first, complete before partial.

    `total` counts complete hits, also those beyond the limit; `took` is in seconds; `occurrences` counts the matches
    in the hits given; `years` and `sources` count all complete hits; `remarks` are message codes with parameters.
    `among` says what was searched.
    """

    query: str
    total: int
    took: float
    hits: tuple[Hit, ...]
    occurrences: int = 0
    years: dict[str, int] = field(default_factory=dict)
    sources: dict[str, int] = field(default_factory=dict)
    remarks: tuple[tuple[str, dict[str, str]], ...] = ()
    among: Among = Among.ARTICLES


@dataclass(frozen=True, slots=True)
class Completion(Record):
    """How a query may go on. `kind` says what `text` is: field, recent, saved, words, source, person, organisation,
    place, tag, year or value; `query` is the whole query with it; `articles` counts what is known of it, else 0.
    """

    kind: str
    text: str
    query: str
    articles: int = 0


@dataclass(frozen=True, slots=True)
class Meant(Record):
    """Another spelling of a query that has hits. `kind` is homophone or spelling."""

    query: str
    kind: str
    total: int


@dataclass(frozen=True, slots=True)
class Facets(Record):
    """What all articles that answer a query have in common, each name with the number of articles, the most first.

    `annotated` counts the articles with annotations.
    """

    people: tuple[tuple[str, int], ...] = ()
    organisations: tuple[tuple[str, int], ...] = ()
    places: tuple[tuple[str, int], ...] = ()
    tags: tuple[tuple[str, int], ...] = ()
    annotated: int = 0
