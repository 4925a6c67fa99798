"""The parts of an article that its views group by: lead, questions, headings."""

from bisect import bisect_right
from dataclasses import dataclass

from archive_viewer.domain.article import Article, Block, BlockRole


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the text, [start, end) in code points. `kind` is lead, question or heading; `number` counts questions.

    `title` is in the article's words, without the speaker's label; the lead has its first words.
    """

    kind: str
    number: int
    title: str
    start: int
    end: int


def words_of(block: Block) -> str:
    """The block's text without the label that prints its speaker."""
    return block.text[block.label :].strip()


def sections(article: Article) -> list[Section]:
    """The sections in order, without gaps; an article with neither questions nor headings is one lead."""
    body = [b for b in article.body if b.start is not None]
    if not body:
        return []
    opening: list[tuple[str, int, str, int]] = []
    asked = 0
    for block in body:
        start = block.start or 0
        if block.role is BlockRole.QUESTION and block.turn != asked:
            asked = block.turn
            opening.append(("question", block.turn, words_of(block), start))
        elif block.role is BlockRole.HEADING:
            opening.append(("heading", 0, words_of(block), start))
    first = body[0]
    if not opening or opening[0][3] > 0:
        opening.insert(0, ("lead", 0, words_of(first), 0))
    ends = [start for *_, start in opening[1:]] + [len(article.text)]
    return [Section(*head, end) for head, end in zip(opening, ends, strict=True)]


def section_at(parts: list[Section], offset: int) -> int:
    """Index of the section that holds a code point offset."""
    return max(0, bisect_right([s.start for s in parts], offset) - 1)
