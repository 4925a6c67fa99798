"""References in the style of the American Psychological Association, 7th edition."""

import re
from collections.abc import Mapping
from typing import Any

from archive_viewer.exporters.citations.fields import PAGES_ON_LINE, Fields, Name, read
from archive_viewer.exporters.citations.western import (
    SERIALS,
    address,
    american,
    closed,
    commas,
    creators,
    edition,
    pages,
    sentences,
    series,
    site,
    volume,
    year,
    year_first,
)

_NAMED_AT_MOST = 20
_NAMED_BEFORE_GAP = 19


def render(item: Mapping[str, Any]) -> str:
    """A CSL-JSON item as plain text: newspapers, journals, pages on line; anything else in the form of a book.

    A reference that ends in a web address has no full stop.
    """
    fields = read(item)
    title = _title(fields)
    authors = _authors(fields)
    first, second = (authors, title) if authors else (title, "")
    known = sentences(first, f"({_date(fields)})", second, _source(fields))
    return " ".join(part for part in (known, _access(fields)) if part)


def _authors(fields: Fields) -> str:
    names, editors = creators(fields)
    shown = [_initialled(name) for name in names]
    if len(shown) > _NAMED_AT_MOST:
        listed = f"{', '.join(shown[:_NAMED_BEFORE_GAP])}, . . . {shown[-1]}"
    else:
        listed = f"{', '.join(shown[:-1])}, & {shown[-1]}" if len(shown) > 1 else "".join(shown)
    role = f" ({'Eds.' if len(names) > 1 else 'Ed.'})" if editors else ""
    return f"{listed}{role}"


def _date(fields: Fields) -> str:
    issued = fields.date("issued")
    by_the_day = fields.type in SERIALS | PAGES_ON_LINE
    return (year_first(issued) if by_the_day else year(issued)) or "n.d."


def _title(fields: Fields) -> str:
    """The title, of a book with what tells its edition."""
    title = fields.text("title")
    if _serial(fields):
        return title
    translators = series([_initials_first(name) for name in fields.names("translator")], "&")
    parts = f"{translators}, Trans." if translators else "", commas(edition(fields), volume(fields, "Vol."))
    details = "; ".join(part for part in parts if part)
    return f"{title} ({details})" if details else title


def _source(fields: Fields) -> str:
    if fields.type in PAGES_ON_LINE:
        return site(fields)
    if not _serial(fields):
        return fields.text("publisher")
    container, shown = fields.text("container-title"), pages(fields)
    if fields.type in SERIALS:
        return commas(container, shown)
    issue = f"({fields.text('issue')})" if fields.has("issue") else ""
    number = f"Article {fields.text('number')}" if fields.has("number") else ""
    return commas(container, f"{fields.text('volume')}{issue}", shown or number)


def _access(fields: Fields) -> str:
    """The web address; the day of access before it where the work has no date."""
    at, seen = address(fields), american(fields.date("accessed"))
    return f"Retrieved {seen}, from {at}" if at and seen and not fields.date("issued") else at


def _serial(fields: Fields) -> bool:
    return fields.type in SERIALS | PAGES_ON_LINE | {"article-journal"}


def _initialled(name: Name) -> str:
    given = " ".join(part for part in (_initials(name.given), name.dropping) if part)
    return name.whole or commas(name.surname, given, name.suffix)


def _initials_first(name: Name) -> str:
    parts = (_initials(name.given), name.dropping, name.surname, name.suffix)
    return name.whole or " ".join(part for part in parts if part)


def _initials(given: str) -> str:
    """First letters with stops (Jung-Ran → J.-R.); particles in small letters stay whole."""
    shown = []
    for word in filter(None, re.split(r"[\s.]+", given.replace(".-", "-"))):
        letters = [closed(part[0].upper()) for part in word.split("-") if part]
        shown.append(word if word[0].islower() else "-".join(letters))
    return " ".join(shown)
