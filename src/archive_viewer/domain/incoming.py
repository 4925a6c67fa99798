"""Annotations from elsewhere, as a file of another program has them, before they are placed in articles."""

import hashlib
from dataclasses import dataclass, field

from archive_viewer.domain.annotation import Quote
from archive_viewer.domain.record import Record


@dataclass(frozen=True, slots=True)
class IncomingText(Record):
    """A text that came along with annotations. `key` is what they call it by; `data` are the bytes of its file.

    What is known of its publication is as in an article; times are ISO 8601 or "".
    """

    key: str
    title: str
    text: str
    file_name: str
    data: bytes = b""
    byline: str = ""
    source: str = ""
    published_at: str = ""
    captured_at: str = ""
    url: str = ""

    @property
    def sha256(self) -> str:
        """Of the file's bytes, in hexadecimal digits."""
        return hashlib.sha256(self.data).hexdigest()


@dataclass(frozen=True, slots=True)
class IncomingAnnotation(Record):
    """An annotation that some article is to get.

    The article is the one with `sha256` of its original, or at one of `addresses`, or titled `title`, or `text_key` of
    a text that came along. `start` and `end` count code points, of a text that may be laid out otherwise than ours:
    where `quote` is given it decides. With neither, the whole article is meant. Times are ISO 8601 or "".
    """

    uid: str
    quote: Quote | None = None
    start: int | None = None
    end: int | None = None
    addresses: tuple[str, ...] = ()
    sha256: str = ""
    title: str = ""
    text_key: str = ""
    comment: str = ""
    tags: tuple[str, ...] = ()
    color: str = ""
    creator: str = ""
    created_at: str = ""
    modified_at: str = ""


@dataclass(frozen=True, slots=True)
class Refused(Record):
    """Something in a file that can't become an annotation: where it stands, and why, as a message code."""

    place: str
    code: str
    params: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class IncomingTag(Record):
    """A tag with its colour, #RRGGBB or "", and what it stands for. A "/" parts it from the tag above it."""

    name: str
    color: str = ""
    description: str = ""


@dataclass(frozen=True, slots=True)
class Incoming(Record):
    """Everything that one file has."""

    annotations: tuple[IncomingAnnotation, ...]
    refused: tuple[Refused, ...] = ()
    texts: tuple[IncomingText, ...] = ()
    tags: tuple[IncomingTag, ...] = ()
