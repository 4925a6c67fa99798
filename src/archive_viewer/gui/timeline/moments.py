"""What stands on the time line: the dated facts of an article, gathered by lane and period."""

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from archive_viewer.domain.article import Article
from archive_viewer.domain.fact import Fact, FactKind, FactStatus
from archive_viewer.gui.widgets.fact_wording import figure
from archive_viewer.gui.widgets.periods import period_words
from archive_viewer.gui.widgets.sections import sections, words_of
from archive_viewer.util.edtf import Interval, interval

DATED = (FactKind.QUANTITY, FactKind.DATE)
_LONGEST_MEASURE = 10
_LONGEST_CLAUSE = 28
_LONGEST_PREFIX = 12
_YEAR = 366
_BEFORE_CLAUSE = re.compile(r"[\s,，、:：)）」』”’》〉]*")
_CLAUSE = re.compile(r"[^，。；！？,;!?：:\n]*")
_ARROWS = {"up": "↑ ", "down": "↓ ", "flat": "→ "}


class Words(NamedTuple):
    """Names of lanes in the language of the moment; `question` and `paragraph` take {n}."""

    lead: str
    question: str
    paragraph: str
    chinese: bool


class Piece(NamedTuple):
    """What the label of a moment says of one of its facts."""

    fact: Fact
    words: str


@dataclass(frozen=True, slots=True)
class Moment:
    """All facts of one lane that hold for the same period, in the order of the text.

    `pieces` are those that the label names, `prefix` what stands before them, "" where the axis says it; `dates_only`
    says that there is no quantity among them.
    """

    lane: int
    period: str
    days: Interval
    facts: tuple[Fact, ...]
    pieces: tuple[Piece, ...]
    prefix: str
    dates_only: bool
    vague: bool

    @property
    def key(self) -> tuple[int, str]:
        return self.lane, self.period

    def holds(self, fact_id: int | None) -> bool:
        """Whether the fact is one of these."""
        return fact_id is not None and any(f.id == fact_id for f in self.facts)


@dataclass(frozen=True, slots=True)
class Lane:
    """One part of the article. `label` is short (“问 2”), `title` in the article's words."""

    label: str
    title: str
    moments: tuple[Moment, ...]


@dataclass(frozen=True, slots=True)
class Contents:
    """Lanes in the order of the text; `undated` counts time expressions that no calendar can place."""

    lanes: tuple[Lane, ...]
    undated: int

    def in_time(self) -> list[Moment]:
        """Every moment, earliest first; those without a beginning before all others."""
        found = [moment for lane in self.lanes for moment in lane.moments]
        return sorted(found, key=lambda m: (m.days.start or 0, m.days.end or 0, m.lane))


def gathered(article: Article, facts: Sequence[Fact], words: Words, keep: Callable[[Fact], bool]) -> Contents:
    """The lanes of an article that have dated facts among those kept; rejected facts are left out."""
    parts = _parts(article, words)
    starts = [start for start, *_ in parts]
    found: dict[tuple[int, str], list[Fact]] = {}
    undated = 0
    for fact in facts:
        if fact.kind not in DATED or fact.status is FactStatus.REJECTED or not keep(fact):
            continue
        if fact.period is None or interval(fact.period) is None:
            undated += fact.kind is FactKind.DATE
            continue
        found.setdefault((max(0, bisect_right(starts, fact.start) - 1), fact.period), []).append(fact)
    lanes = []
    for number, (_, label, title) in enumerate(parts):
        moments = [_moment(article, key, group, words) for key, group in found.items() if key[0] == number]
        if moments:
            moments.sort(key=lambda m: (m.days.start or 0, -(m.days.end or 10**7)))
            lanes.append(Lane(label, title, tuple(moments)))
    return Contents(tuple(lanes), undated)


def _parts(article: Article, words: Words) -> list[tuple[int, str, str]]:
    """(start, label, title) of the lanes: questions and heads, or paragraphs where there are neither."""
    found = sections(article)
    if len(found) > 1:
        labels = {"lead": words.lead, "question": words.question}
        return [(s.start, labels.get(s.kind, s.title).format(n=s.number), _title(s.kind, s.title)) for s in found]
    body = [b for b in article.body if b.start is not None]
    return [(b.start or 0, words.paragraph.format(n=n), words_of(b)) for n, b in enumerate(body, start=1)]


def _title(kind: str, title: str) -> str:
    return "" if kind == "heading" else " ".join(title.split())


def _moment(article: Article, key: tuple[int, str], group: list[Fact], words: Words) -> Moment:
    lane, period = key
    days = interval(period)
    assert days is not None  # noqa: S101 - only such periods were gathered
    group.sort(key=lambda f: f.start)
    quantities = [f for f in group if f.kind is FactKind.QUANTITY]
    if quantities:
        pieces = [Piece(f, _amount(f, words.chinese)) for f in quantities]
    else:
        pieces = [Piece(f, _what_happened(article.text, f)) for f in group]
    return Moment(
        lane=lane,
        period=period,
        days=days,
        facts=tuple(group),
        pieces=tuple(pieces),
        prefix=_prefix(days, period, group, words),
        dates_only=not quantities,
        vague=any(f.vague for f in group),
    )


def _prefix(days: Interval, period: str, group: Sequence[Fact], words: Words) -> str:
    """The period in the text's own words, where it is longer than a year or open."""
    if days.start is not None and days.end is not None and days.end - days.start <= _YEAR:
        return ""
    own = (f.text for f in group if f.kind is FactKind.DATE and len(f.text) <= _LONGEST_PREFIX)
    said = next(own, "") or period_words(period, chinese=words.chinese)
    return f"{said}：" if words.chinese else f"{said}: "


def _amount(fact: Fact, chinese: bool) -> str:
    """打掉黑恶团伙 88 个. A long measure loses its beginning, for the head noun stands at its end."""
    shown = figure(fact, chinese=chinese)
    measure = fact.measure or ""
    if len(measure) > _LONGEST_MEASURE:
        measure = "…" + measure[1 - _LONGEST_MEASURE :]
    number = f"{shown.before}{shown.number}"
    gap = "" if shown.unit.startswith("%") or not number else " "
    return f"{measure} {_ARROWS.get(fact.change or '', '')}{number}{gap}{shown.unit}".strip()


def _what_happened(text: str, fact: Fact) -> str:
    """The clause that goes on from a date, or the date's own words where nothing follows."""
    opened = _BEFORE_CLAUSE.match(text, fact.end)
    clause = _CLAUSE.match(text, opened.end() if opened is not None else fact.end)
    said = clause[0].strip() if clause is not None else ""
    if "\n" in text[fact.end : fact.end + 2] or not said:
        return fact.text
    return said if len(said) <= _LONGEST_CLAUSE else said[: _LONGEST_CLAUSE - 1] + "…"
