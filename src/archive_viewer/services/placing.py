"""Where an imported article belongs: it is there already, it revises an article, it may revise one, it is a copy."""

import re
from dataclasses import dataclass
from datetime import date

from archive_viewer.domain.addresses import is_front, same_place
from archive_viewer.domain.article import ImportedArticle
from archive_viewer.domain.likeness import KIN, are_copies, likeness
from archive_viewer.storage import articles, copies
from archive_viewer.storage.copies import Relative
from archive_viewer.storage.database import Session

_UNSAID = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Place:
    """`same` has the article whose words these are, `revises` the one they are a new revision of; at most one is set.

    `offers` are articles that they may be a revision of, `copies` those with nearly the same words.
    """

    same: int | None = None
    revises: int | None = None
    offers: tuple[Relative, ...] = ()
    copies: tuple[Relative, ...] = ()


def place(
    session: Session, imported: ImportedArticle, sketch: bytes, file_name: str, *, fragment: bool = False
) -> Place:
    """Find the article's place among those that are there. A `fragment` of a page revises nothing by itself.

    The same page or file with the same headline, or with much of the same text, is a revision; so is whatever a
    browser or a crawler kept from the same address. What only claims an address that another article has, or has
    another's headline and text from elsewhere, is offered: a person decides.
    """
    key = same_place(imported.url) if imported.url else ""
    here = [*copies.at_address(session, key)] if key else []
    there = [r for r in copies.in_file(session, file_name) if r.article_id not in {h.article_id for h in here}]
    alike = copies.alike(session, sketch, KIN)
    for relative in [*here, *there]:
        kept = imported.captured_at is not None and relative in here
        if kept or _same_headline(imported, relative) or likeness(sketch, relative.sketch) >= KIN:
            if articles.text(session, relative.article_id) == imported.text:
                return Place(same=relative.article_id)
            if fragment:
                return Place(offers=(relative,), copies=_copies(imported, alike, None))
            return Place(revises=relative.article_id, copies=_copies(imported, alike, relative.article_id))
    claimed = [] if not key or is_front(imported.url or "") else here[:1]
    versions = [r for r in alike if _same_headline(imported, r) and _same_origin(imported, r)]
    return Place(offers=(*claimed, *versions[:1]), copies=_copies(imported, alike, None))


def _copies(imported: ImportedArticle, alike: list[Relative], article_id: int | None) -> tuple[Relative, ...]:
    return tuple(
        relative
        for relative in alike
        if relative.article_id != article_id and are_copies(relative.likeness, _days_apart(imported, relative))
    )


def _same_headline(imported: ImportedArticle, relative: Relative) -> bool:
    one, other = (_UNSAID.sub("", title).casefold() for title in (imported.title, relative.title))
    return bool(one) and one == other


def _same_origin(imported: ImportedArticle, relative: Relative) -> bool:
    """Whether nothing speaks against one publisher's one article: another source, another day."""
    sources = {imported.source, relative.source} - {""}
    return len(sources) <= 1 and _days_apart(imported, relative) in (0, None)


def _days_apart(imported: ImportedArticle, relative: Relative) -> int | None:
    if not imported.published_at or not relative.published_at:
        return None
    one, other = (date.fromisoformat(when[:10]) for when in (imported.published_at, relative.published_at))
    return abs((one - other).days)
