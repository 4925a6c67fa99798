"""What an article's outline consists of, in the order of the text."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from archive_viewer.domain.article import Article, Block, BlockRole
from archive_viewer.domain.fact import Fact, FactKind
from archive_viewer.domain.span import Span
from archive_viewer.gui.widgets.sections import sections, words_of

_OPENER = re.compile(r"^\s*((?:在|关于)[^。；;\n]{2,40}?方面)[。，,：:]")


@dataclass(frozen=True, slots=True)
class OutlineRow:
    """One entry. `kind` is kicker, title, lead, question, answer, heading, opener or point.

    `span` are the characters that a click goes to, None for kicker and title; `label` is the number of a question,
    the speaker of an answer, the ordinal of a point; `count` are the quantities up to the next entry of its level.
    """

    kind: str
    label: str
    words: str
    span: Span | None
    level: int
    count: int = 0


def outline(article: Article, facts: Sequence[Fact]) -> list[OutlineRow]:
    """The entries of an article: what stands above it, its sections, answers, run-in heads and enumerated points."""
    body = [b for b in article.body if b.start is not None and b.end is not None]
    rows: list[OutlineRow] = []
    for section in sections(article):
        span = Span(section.start, min(section.end, _block_end(body, section.start)))
        label = str(section.number) if section.kind == "question" else ""
        rows.append(OutlineRow(section.kind, label, section.title, span, 0))
    points = [f for f in facts if f.kind is FactKind.LIST_ITEM]
    rows.extend(OutlineRow("point", f.measure or "", _one_line(f.text), f.span, 2) for f in points)
    speaker = None
    for block in body:
        entry = _within_section(block, speaker)
        if entry is not None:
            rows.append(entry)
        if block.role in (BlockRole.ANSWER, BlockRole.QUESTION):
            speaker = block.speaker if block.role is BlockRole.ANSWER else None
    rows.sort(key=lambda row: (row.span.start if row.span else -1, row.level))
    head = [OutlineRow("kicker", "", article.kicker, None, 0)] if article.kicker else []
    head.append(OutlineRow("title", "", article.title, None, 0))
    return head + _counted(rows, facts, len(article.text))


def entry_at(rows: Sequence[OutlineRow], offset: int) -> int | None:
    """The entry that an offset of the text belongs to, None before the first."""
    starts = [-1 if row.span is None else row.span.start for row in rows]
    place = bisect_right(starts, offset) - 1
    return place if place >= 0 and rows[place].span is not None else None


def _within_section(block: Block, speaker: str | None) -> OutlineRow | None:
    span = Span(block.start or 0, block.end or 0)
    words = words_of(block)
    opener = _OPENER.match(words)
    if block.role is BlockRole.ANSWER and block.speaker != speaker:
        return OutlineRow("answer", block.speaker or "", opener[1] if opener else words, span, 1)
    if opener is not None and block.role in (BlockRole.ANSWER, BlockRole.PARAGRAPH):
        return OutlineRow("opener", "", opener[1], span, 1)
    return OutlineRow("point", "", words, span, 2) if block.role is BlockRole.LIST_ITEM else None


def _counted(rows: Sequence[OutlineRow], facts: Sequence[Fact], length: int) -> list[OutlineRow]:
    starts = sorted(f.start for f in facts if f.kind is FactKind.QUANTITY)
    counted = []
    for place, row in enumerate(rows):
        if row.span is None:
            counted.append(row)
            continue
        later = (r.span.start for r in rows[place + 1 :] if r.level <= row.level and r.span is not None)
        end = row.span.end if row.kind == "point" else next(later, length)
        count = bisect_right(starts, end - 1) - bisect_right(starts, row.span.start - 1)
        counted.append(OutlineRow(row.kind, row.label, row.words, row.span, row.level, count))
    return counted


def _block_end(body: Sequence[Block], start: int) -> int:
    return next((b.end for b in body if b.start == start and b.end is not None), start)


def _one_line(text: str) -> str:
    return " ".join(text.split())
