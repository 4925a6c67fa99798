"""How the facts of an article fall into groups: by question, section, entity or kind."""

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from archive_viewer.domain.article import Article
from archive_viewer.domain.fact import Fact, FactKind
from archive_viewer.gui.outline.rows import outline
from archive_viewer.gui.widgets.sections import section_at, sections

if TYPE_CHECKING:
    from archive_viewer.gui.facts.model import Words

GROUPINGS = ("question", "section", "entity", "kind", "none")
NAMED = (FactKind.PERSON, FactKind.ORGANISATION, FactKind.PLACE, FactKind.WORK)
_ABOUT = (FactKind.PERSON, FactKind.ORGANISATION, FactKind.PLACE)
_SECTIONS = ("lead", "question", "heading", "opener")
_SENTENCE_END = re.compile(r"[。！？；\n]")


class Groups(NamedTuple):
    """`key_of` puts a fact into a group, "" for none; `title` is a group's label and what stands after it.

    `order` lists the keys in the order of the groups; without it they come as the text brings them.
    """

    key_of: Callable[[Fact], str]
    title: Callable[[str], tuple[str, str]]
    order: Sequence[str] = ()


def groups(name: str, article: Article | None, facts: Sequence[Fact], words: "Words") -> Groups:
    """The grouping of this name for the facts of an article."""
    if article is not None:
        if name == "question":
            return _by_question(article, words)
        if name == "section":
            return _by_section(article, facts, words)
        if name == "entity":
            return _by_entity(article, facts, words)
    if name == "kind":
        kinds = [kind.value for kind in words.kinds]
        return Groups(lambda fact: fact.kind.value, lambda key: (words.kinds[FactKind(key)], ""), kinds)
    return Groups(lambda _fact: "", lambda _key: ("", ""))


def _by_question(article: Article, words: "Words") -> Groups:
    found = sections(article)
    if len(found) < 2:
        return Groups(lambda _fact: "", lambda _key: ("", ""))

    def title(key: str) -> tuple[str, str]:
        section = found[int(key)]
        if section.kind == "question":
            return words.question.format(n=section.number), section.title
        if section.kind == "heading":
            return section.title, ""
        return words.lead, section.title

    return Groups(lambda fact: str(section_at(found, fact.start)), title)


def _by_section(article: Article, facts: Sequence[Fact], words: "Words") -> Groups:
    """Questions, headings, and what answers and paragraphs announce: 在深化公安“放管服”方面."""
    rows = [
        (row.span.start, row) for row in outline(article, facts) if row.span is not None and _opens(row.kind, row.words)
    ]
    starts = [start for start, _ in rows]

    def key_of(fact: Fact) -> str:
        place = bisect_right(starts, fact.start) - 1
        return str(place) if place >= 0 else ""

    def title(key: str) -> tuple[str, str]:
        row = rows[int(key)][1]
        if row.kind == "question":
            return words.question.format(n=row.label), row.words
        return (words.lead, row.words) if row.kind == "lead" else (row.words, "")

    return Groups(key_of, title)


def _opens(kind: str, words: str) -> bool:
    return kind in _SECTIONS or (kind == "answer" and words.endswith("方面"))


def _by_entity(article: Article, facts: Sequence[Fact], words: "Words") -> Groups:
    """The person, organisation or place last named before a fact in its sentence, else the first one after it."""
    named = sorted((f for f in facts if f.kind in _ABOUT), key=lambda f: f.start)
    starts = [f.start for f in named]
    ends = [0, *(m.end() for m in _SENTENCE_END.finditer(article.text)), len(article.text) + 1]

    def key_of(fact: Fact) -> str:
        if fact.kind in NAMED:
            return _name(fact)
        place = bisect_right(ends, fact.start)
        low, high = ends[place - 1], ends[min(place, len(ends) - 1)]
        before = bisect_right(starts, fact.start) - 1
        if before >= 0 and named[before].start >= low:
            return _name(named[before])
        if before + 1 < len(named) and named[before + 1].start < high:
            return _name(named[before + 1])
        return fact.place or words.other

    return Groups(key_of, lambda key: (key, ""))


def _name(fact: Fact) -> str:
    return (fact.measure if fact.kind is FactKind.PERSON else None) or fact.text.strip("《》")
