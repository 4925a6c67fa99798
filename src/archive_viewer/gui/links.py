"""Links into an archive: `12`, `12#5-10`, and archive-viewer:// with either behind it."""

import re
from dataclasses import dataclass

from archive_viewer.domain.span import Span

_LINK = re.compile(
    r"(?:archive-viewer:/{0,2})?(?:open/|article/)?(\d{1,12})/?(?:[#?](?:char=)?(\d{1,12})[-,](\d{1,12}))?"
)


@dataclass(frozen=True)
class Destination:
    """An article, and the passage in it if one is named."""

    article_id: int
    span: Span | None = None


def link_to(article_id: int, span: Span) -> str:
    """The link that opens the window at a passage."""
    return f"archive-viewer://{article_id}#{span.start}-{span.end}"


def destination(link: str) -> Destination | None:
    """Where a link or an argument of `open` leads; None where it is no such link."""
    match = _LINK.fullmatch(link.strip())
    if match is None:
        return None
    if match[2] is None:
        return Destination(int(match[1]))
    start, end = int(match[2]), int(match[3])
    return Destination(int(match[1]), Span(min(start, end), max(start, end)))
