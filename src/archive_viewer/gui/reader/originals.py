"""The bytes that an article was made of, read for the window. No widgets: it runs off the GUI thread."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from archive_viewer.domain.article import Article

if TYPE_CHECKING:
    from archive_viewer.services.originals import OriginalView
    from archive_viewer.services.services import Services

LONGEST_LINE = 8_000
"""Characters after which a line is folded: laying out a longer one would hold up the window."""
_REPLACED = "\ufffd"
_MOST_REPLACED = 0.02


@dataclass(frozen=True)
class Original:
    """The original of an article in one revision.

    `text` is what can be shown of it, None where it is no text; `folded` says that a line of it is folded; `intact`
    that the bytes still have the digest that they were imported with.
    """

    article: Article
    imported_at: str
    view: "OriginalView"
    data: bytes
    text: str | None
    folded: bool
    intact: bool


def read_original(services: "Services", article: Article) -> Original:
    """The original of the article in the revision that it is in. Raises NotFoundError."""
    from archive_viewer.services.originals import view_of

    data = services.library.original(article.id, article.revision)
    view = view_of(article, data)
    revisions = services.library.revisions(article.id)
    imported_at = next((r.added_at for r in revisions if r.revision == article.revision), article.added_at)
    text = view.text if view.text is not None and is_legible(view.text) else None
    shown = folded(text) if text is not None else None
    intact = hashlib.sha256(data).hexdigest() == view.sha256
    return Original(article, imported_at, view, data, shown, shown != text, intact)


def is_legible(text: str) -> bool:
    """Whether hardly anything of a text stands for bytes that are none, as the packed page in a web archive's does."""
    return text.count(_REPLACED) <= len(text) * _MOST_REPLACED


def folded(text: str) -> str:
    """The text without a line longer than LONGEST_LINE."""
    return "\n".join(piece for line in text.split("\n") for piece in _pieces(line))


def _pieces(line: str) -> Iterator[str]:
    for start in range(0, max(1, len(line)), LONGEST_LINE):
        yield line[start : start + LONGEST_LINE]
