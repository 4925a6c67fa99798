"""Passages: stretches of text worth carrying away, in an order, and the references they are cited by."""

from collections.abc import Callable
from dataclasses import dataclass, field

from archive_viewer.domain.annotation import Annotation
from archive_viewer.domain.fact import Fact
from archive_viewer.domain.record import Record


@dataclass(frozen=True, slots=True)
class Passage(Record):
    """One passage in the tray or in a named collection; `paragraph` counts body blocks from 1."""

    id: int
    article_id: int
    revision: int
    start: int
    end: int
    text: str
    paragraph: int
    position: int
    article_title: str
    source: str
    byline: str
    published_at: str | None
    collection_id: int | None = None
    annotation_id: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Collection(Record):
    """A named tray."""

    id: int
    name: str
    count: int


@dataclass(frozen=True, slots=True)
class Reference(Record):
    """The facts of publication that a citation prints, of one article in one revision."""

    article_id: int
    revision: int
    title: str
    byline: str
    source: str
    published_at: str | None
    url: str | None
    added_at: str
    sha256: str
    language: str = "zh"


@dataclass(frozen=True, slots=True)
class Excerpt(Record):
    """A passage made ready for export: its words, where they stand, what was said of them, and their reference.

    `before` and `after` are the rest of the sentences that the passage was cut out of. `annotations` have their
    spans in article offsets, like `start`; those that overlap the passage are given, and `annotation_id` says which of
    them the passage itself is, if any. `facts` lie within it.
    """

    text: str
    start: int
    end: int
    paragraph: int
    reference: Reference
    before: str = ""
    after: str = ""
    note: str = ""
    annotations: tuple[Annotation, ...] = ()
    facts: tuple[Fact, ...] = ()
    annotation_id: int | None = None


@dataclass(frozen=True, slots=True)
class SourceText(Record):
    """One revision of an article as a whole, for formats that carry it along. `captured_at` and `file_name` are those
    of the file that it was imported from."""

    reference: Reference
    text: str
    captured_at: str | None
    file_name: str


@dataclass(frozen=True, slots=True)
class ExportOptions(Record):
    """What a person chose for an export. `accessed` is the citation's date of access, YYYY-MM-DD.

    `footnotes` puts citations at the foot of the page, in formats that have one, in place of numbers and a list.
    """

    citation_style: str = "gb-t-7714-2025"
    accessed: str = ""
    comments: bool = True
    facts: bool = False
    context: bool = False
    provenance: bool = False
    font: str = "serif"
    footnotes: bool = True
    language: str = "zh_CN"


def _no_original(_cited: Reference) -> bytes:
    return b""


@dataclass(frozen=True, slots=True)
class ExportDocument(Record):
    """Everything that an exporter needs: the same document gives the same bytes.

    `sources` are the texts that the excerpts were cut out of, in order of first use; `original` reads the bytes that
    one of them was imported from. `colors` has the colours, #RRGGBB, of tags that have one.
    """

    title: str
    excerpts: tuple[Excerpt, ...]
    options: ExportOptions
    sources: tuple[SourceText, ...] = ()
    colors: tuple[tuple[str, str], ...] = ()
    original: Callable[[Reference], bytes] = field(default=_no_original, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Loss(Record):
    """Something that a format can't carry: a message code with parameters, and how many times it applies."""

    code: str
    count: int
    params: tuple[tuple[str, str], ...] = ()
