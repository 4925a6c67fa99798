"""Searching: the query as the window reads and rewrites it, the search itself, ways out of an empty result."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from archive_viewer.domain.results import Among, Completion, Facets, Results
from archive_viewer.domain.span import Span
from archive_viewer.gui.tasks.runner import Cancel, Tasks

if TYPE_CHECKING:
    from archive_viewer.services.services import Services

LIMIT = 100
TOKEN = re.compile(r'-?[^\s:"\[]*[::](?:"[^"]*"|\[[^\]]*\]|\S*)|-?"[^"]*"?|\S+')
CONDITION = re.compile(r'-?([^\s:"\[]+)[::](.+)')
OPERATORS = frozenset({"AND", "OR", "NOT"})


@dataclass(frozen=True)
class Suggestion:
    """Another way to ask, that has results. `kind` is homophone, spelling, undated, anyword, word or notes."""

    query: str
    kind: str
    total: int
    occurrences: int


def tokens(query: str) -> list[str]:
    """The query's words and conditions as typed; quoted phrases and ranges stay whole."""
    return TOKEN.findall(query)


def is_condition(token: str) -> bool:
    """Whether a token narrows (date:2018) rather than naming words to find."""
    return CONDITION.fullmatch(token) is not None


def words_of(query: str) -> list[str]:
    """The words to find, without conditions, operators and exclusions."""
    return [t for t in tokens(query) if not is_condition(t) and t not in OPERATORS and not t.startswith("-")]


def condition(field: str, value: str) -> str:
    """A condition as one types it, quoted where the value has spaces."""
    return f'{field}:"{value}"' if re.search(r"[\s:()\[\]]", value) else f"{field}:{value}"


def toggled(query: str, token: str) -> str:
    """The query with the condition added, or taken out where it stood; another value of its field gives way."""
    kept = tokens(query)
    field = token.split(":", 1)[0]
    if token in kept:
        return " ".join(t for t in kept if t != token)
    return " ".join([*(t for t in kept if not t.startswith(f"{field}:")), token])


def search(tasks: Tasks, services: "Services", query: str, among: Among, done: Callable[[Results], None]) -> Cancel:
    """Search articles, places, annotations or facts; a newer search cancels this one."""

    def work(cancel: Cancel) -> Results:
        return services.searching.search(query, limit=LIMIT, cancelled=cancel, among=among)

    return tasks.query(work, done, replaces="search")


def facets(tasks: Tasks, services: "Services", query: str, done: Callable[[Facets], None]) -> None:
    """What all articles that answer have in common."""
    tasks.query(lambda cancel: services.searching.facets(query, cancelled=cancel), done, replaces="facets")


def complete(tasks: Tasks, services: "Services", typed: str, done: Callable[[tuple[Completion, ...]], None]) -> None:
    """How what is typed may go on."""
    tasks.query(lambda _cancel: services.completing.complete(typed), done, replaces="complete")


def remember(tasks: Tasks, services: "Services", query: str) -> None:
    """Note a query among those that were asked."""
    if query and services.writable:
        tasks.mutate(lambda: services.completing.remember(query), lambda _result: None)


def forget(tasks: Tasks, services: "Services", done: Callable[[], None]) -> None:
    """Forget the queries that were asked."""
    tasks.mutate(services.completing.forget, lambda _result: done())


def matches(
    tasks: Tasks, services: "Services", query: str, article_id: int, done: Callable[[tuple[Span, ...]], None]
) -> None:
    """Where the query's words stand in one article."""
    tasks.query(lambda _cancel: services.searching.matches(query, article_id), done, replaces="matches")


def suggest(tasks: Tasks, services: "Services", query: str, done: Callable[[list[Suggestion]], None]) -> None:
    """Ways to ask that do have results, tried one by one off the GUI thread."""

    def work(cancel: Cancel) -> list[Suggestion]:
        meant = services.searching.meant(query, cancelled=cancel)
        found = [Suggestion(each.query, each.kind, each.total, 0) for each in meant]
        for text in () if meant else services.completing.sounding(query):
            total = services.searching.search(text, limit=1, cancelled=cancel).total
            if total:
                found.append(Suggestion(text, "homophone", total, 0))
        for text, kind in wider(query):
            results = services.searching.search(text, limit=LIMIT, cancelled=cancel)
            complete = [h for h in results.hits if not h.partial]
            if results.total:
                found.append(Suggestion(text, kind, results.total, sum(len(h.matches) for h in complete)))
        return found

    tasks.query(work, done, replaces="suggest")


def wider(query: str) -> list[tuple[str, str]]:
    """Wider forms of a query with what was widened: without conditions, any of the words, each word alone, in notes."""
    words = words_of(query)
    forms: list[tuple[str, str]] = []
    if not words:
        return forms
    bare = " ".join(words)
    if bare != query.strip():
        forms.append((bare, "undated"))
    pieces = words if len(words) > 1 else _halves(words[0])
    if len(pieces) > 1:
        forms.append((" OR ".join(pieces), "anyword"))
        forms += [(piece, "word") for piece in pieces[:4]]
    forms.append((f"in:annotations {bare}", "notes"))
    return forms


def _halves(word: str) -> list[str]:
    """A long run cut in two: 扫黑除厄 may be 扫黑 and 除厄."""
    plain = word.strip('"')
    if len(plain) < 4 or " " in plain:
        return [plain]
    middle = len(plain) // 2
    return [plain[:middle], plain[middle:]]
