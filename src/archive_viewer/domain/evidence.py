"""An evidence pack as it lies before whoever checks it: what it says of itself, and what is really in it."""

from collections.abc import Mapping
from dataclasses import dataclass

from archive_viewer.domain.annotation import Quote

FORMAT = "archive-viewer-evidence/1"
MANIFEST, SUMS = "manifest.json", "SHA256SUMS"


@dataclass(frozen=True, slots=True)
class PackedArticle:
    """An article that passages of the pack were taken from. `original` and `text` name files of the pack."""

    key: str
    title: str
    original: str
    original_sha256: str
    text: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where words stand: characters `start` to `end` (code points)."""

    start: int
    end: int
    quote: Quote


@dataclass(frozen=True, slots=True)
class PackedPassage:
    """A passage of the text of the article with the key `article`; a note on a whole article has no place."""

    number: int
    article: str
    place: Place | None


@dataclass(frozen=True, slots=True)
class EvidencePack:
    """`sums` are the SHA-256 that the pack lists for its files, `digests` those that its files have.

    `doubled` names files that are in it more than once; `texts` are those of the articles by their keys, as far as
    they are there.
    """

    articles: tuple[PackedArticle, ...]
    passages: tuple[PackedPassage, ...]
    sums: Mapping[str, str]
    digests: Mapping[str, str]
    doubled: tuple[str, ...]
    texts: Mapping[str, str]
