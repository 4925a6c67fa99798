"""Articles, their revisions and the blocks they are made of."""

from dataclasses import dataclass, field, replace
from enum import StrEnum

from archive_viewer.domain.record import Record


class BlockRole(StrEnum):
    """What a block is in the article. Body roles make up the canonical text; the others stand around it."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    CAPTION = "caption"
    QUESTION = "question"
    ANSWER = "answer"
    LIST_ITEM = "list_item"
    TABLE = "table"
    FOOTNOTE = "footnote"
    CREDIT = "credit"
    """Who wrote, edited or supplied the article, said among its own paragraphs."""

    BREADCRUMB = "breadcrumb"
    KICKER = "kicker"
    TITLE = "title"
    SUBTITLE = "subtitle"
    BYLINE = "byline"
    DATELINE = "dateline"
    EDITORS = "editors"
    LINK = "link"
    FURNITURE = "furniture"

    @property
    def in_body(self) -> bool:
        return self in BODY_ROLES


BODY_ROLES = frozenset(
    {
        BlockRole.PARAGRAPH,
        BlockRole.HEADING,
        BlockRole.CAPTION,
        BlockRole.QUESTION,
        BlockRole.ANSWER,
        BlockRole.LIST_ITEM,
        BlockRole.TABLE,
        BlockRole.FOOTNOTE,
        BlockRole.CREDIT,
    }
)


@dataclass(frozen=True, slots=True)
class Block(Record):
    """One paragraph of the source in the order of the source.

    Body blocks have `start` and `end` into the revision's text; the rest have None there and live by `text` alone.
    `speaker` names who talks in a question or an answer, also in the later paragraphs of an answer; `label` is the
    number of leading characters that print the speaker ("王贵元:" is 4), 0 where the paragraph has no label.
    `turn` numbers the questions of an interview from 1; an answer has its question's number; 0 is outside any turn.
    `page` is the page that the block begins on, from 1, in sources that have pages; 0 elsewhere.
    """

    role: BlockRole
    text: str
    start: int | None = None
    end: int | None = None
    speaker: str | None = None
    label: int = 0
    turn: int = 0
    page: int = 0


@dataclass(frozen=True, slots=True)
class ImportedArticle(Record):
    """What an importer makes of one article in a file: facts of publication, blocks, and what it noticed.

    `text` is the body blocks joined by one line feed, nothing else changed; `remarks` are message codes with
    parameters (see `archive_viewer.util.messages`) such as a lying charset. `member` names the article's place in a
    file that holds several: an address or a name inside, never used as a path; `original` has the bytes of its own
    there, b"" where the whole file is the original. `captured_at` is when a browser or a crawler kept the page.
    """

    title: str
    text: str
    blocks: tuple[Block, ...]
    kicker: str = ""
    subtitle: str = ""
    byline: str = ""
    editors: str = ""
    source: str = ""
    channel: str = ""
    published_at: str | None = None
    url: str | None = None
    language: str = ""
    charset: str = "utf-8"
    remarks: tuple[tuple[str, dict[str, str]], ...] = ()
    member: str = ""
    original: bytes = field(default=b"", repr=False)
    captured_at: str | None = None


@dataclass(frozen=True, slots=True)
class ArticleSummary(Record):
    """An article as lists show it."""

    id: int
    title: str
    source: str
    byline: str
    published_at: str | None
    added_at: str
    length: int
    revision: int
    annotation_count: int = 0


@dataclass(frozen=True, slots=True)
class Article(Record):
    """One article in one of its revisions, whole.

    `revision` counts from 1; `sha256` is that of the original bytes; `published_at` and `captured_at` are ISO 8601
    with zone.
    """

    id: int
    title: str
    kicker: str
    subtitle: str
    byline: str
    editors: str
    source: str
    channel: str
    published_at: str | None
    url: str | None
    language: str
    text: str
    blocks: tuple[Block, ...]
    revision: int
    revision_id: int
    revision_count: int
    sha256: str
    added_at: str
    file_name: str = ""
    remarks: tuple[tuple[str, dict[str, str]], ...] = ()
    captured_at: str | None = None

    @property
    def body(self) -> tuple[Block, ...]:
        return tuple(b for b in self.blocks if b.role.in_body)


def joined(blocks: list[Block]) -> tuple[str, tuple[Block, ...]]:
    """Lay the body blocks into canonical text: (text, the same blocks with start and end filled in)."""
    placed: list[Block] = []
    pieces: list[str] = []
    at = 0
    for block in blocks:
        if not block.role.in_body:
            placed.append(block)
            continue
        if pieces:
            at += 1
        pieces.append(block.text)
        placed.append(replace(block, start=at, end=at + len(block.text)))
        at += len(block.text)
    return "\n".join(pieces), tuple(placed)
