"""Findings made ready to be shown: the reason in words, and each number with the sentence around it."""

from collections.abc import Sequence
from dataclasses import dataclass

from archive_viewer.domain.article import Article
from archive_viewer.domain.fact import Fact
from archive_viewer.domain.finding import Finding
from archive_viewer.util.messages import sentence

BEFORE, AFTER = 18, 22
_ENDS = "。！？；\n"


@dataclass(frozen=True, slots=True)
class Quote:
    """One number as its article says it; `title` names the article where it is another one."""

    fact: Fact
    before: str
    after: str
    title: str = ""

    @property
    def words(self) -> str:
        return f"{self.before}{self.fact.text}{self.after}"


@dataclass(frozen=True, slots=True)
class ReadFinding:
    """A finding with its words."""

    finding: Finding
    reason: str
    quotes: tuple[Quote, ...]


def read(finding: Finding, articles: dict[int, Article], shown: int, language: str) -> ReadFinding:
    """Put a finding into words; `articles` by id has every article that it names, `shown` is the one beside it."""
    quotes = tuple(_quote(fact, articles[fact.article_id or shown], shown) for fact in finding.facts)
    return ReadFinding(finding, sentence(finding.reason, finding.params, language), quotes)


def named(findings: Sequence[Finding]) -> set[int]:
    """The articles that findings speak of."""
    return {fact.article_id for finding in findings for fact in finding.facts if fact.article_id is not None}


def _quote(fact: Fact, article: Article, shown: int) -> Quote:
    text = article.text
    before, after = text[max(0, fact.start - BEFORE) : fact.start], text[fact.end : fact.end + AFTER]
    cut = max(before.rfind(mark) for mark in _ENDS) + 1
    stop = min((at for mark in _ENDS if (at := after.find(mark)) >= 0), default=len(after))
    lead = "" if cut else "…"
    return Quote(fact, lead + before[cut:], after[:stop], "" if article.id == shown else article.title)
