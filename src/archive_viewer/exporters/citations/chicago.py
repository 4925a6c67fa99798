"""References in the Chicago style, 17th edition: entries of a bibliography, and notes."""

from collections.abc import Mapping
from typing import Any

from archive_viewer.exporters.citations.fields import PAGES_ON_LINE, Fields, read
from archive_viewer.exporters.citations.western import (
    SERIALS,
    address,
    american,
    closed,
    commas,
    creators,
    edition,
    inverted,
    natural,
    pages,
    quoted,
    sentences,
    series,
    site,
    volume,
    year,
)

_LISTED_AT_MOST = 10
_LISTED_BEFORE_OTHERS = 7
_NOTED_AT_MOST = 3
_NO_DATE = "n.d."


def render(item: Mapping[str, Any]) -> str:
    """A CSL-JSON item as an entry of a bibliography in plain text, ending in a full stop.

    Newspapers, journals and pages on line have their own forms; anything else has that of a book.
    """
    fields = read(item)
    authors = _authors(fields)
    if fields.type == "article-journal":
        return sentences(authors, quoted(fields.text("title"), "."), _issue(fields), address(fields))
    if fields.type in SERIALS | PAGES_ON_LINE:
        dated = commas(_container(fields), _day(fields))
        return sentences(authors, quoted(fields.text("title"), "."), dated, _access(fields), address(fields))
    translators = _translators(fields)
    translated = f"Translated by {translators}" if translators else ""
    details = (translated, edition(fields), volume(fields, "Vol."))
    return sentences(authors, fields.text("title"), *details, _imprint(fields), address(fields))


def note(item: Mapping[str, Any]) -> str:
    """A CSL-JSON item as a footnote: names as they are spoken, commas between the parts."""
    fields = read(item)
    authors = _noted_authors(fields)
    if fields.type in SERIALS | PAGES_ON_LINE | {"article-journal"}:
        if fields.type == "article-journal":
            rest = commas(_issue(fields), address(fields))
        else:
            access = _access(fields)
            seen = access[:1].lower() + access[1:]
            rest = commas(_container(fields), _day(fields), seen, address(fields))
        named = commas(authors, quoted(fields.text("title"), "," if rest else "."))
        return closed(f"{named} {rest}".strip())
    translators = _translators(fields)
    named = commas(authors, fields.text("title"), f"trans. {translators}" if translators else "", edition(fields))
    where = commas(f"{commas(named, volume(fields, 'vol.'))} ({_imprint(fields)})", pages(fields, 1), address(fields))
    return closed(where)


def _authors(fields: Fields) -> str:
    names, editors = creators(fields)
    shown = [natural(name) if n else inverted(name) for n, name in enumerate(names)]
    some = commas(*shown[:_LISTED_BEFORE_OTHERS], "et al.")
    listed = some if len(shown) > _LISTED_AT_MOST else series(shown)
    return commas(listed, _role(len(names)) if editors else "")


def _noted_authors(fields: Fields) -> str:
    names, editors = creators(fields)
    shown = [natural(name) for name in names]
    listed = f"{shown[0]} et al." if len(shown) > _NOTED_AT_MOST else series(shown)
    return commas(listed, _role(len(names)) if editors else "")


def _role(count: int) -> str:
    return "eds." if count > 1 else "ed."


def _translators(fields: Fields) -> str:
    return series([natural(name) for name in fields.names("translator")])


def _container(fields: Fields) -> str:
    return site(fields) if fields.type in PAGES_ON_LINE else fields.text("container-title")


def _day(fields: Fields) -> str:
    """The day of publication; the day of access does where that is not known."""
    return american(fields.date("issued")) or ("" if _access(fields) else _NO_DATE)


def _access(fields: Fields) -> str:
    """The day of access, of what is on line and has no date."""
    seen = american(fields.date("accessed"))
    return f"Accessed {seen}" if seen and not fields.date("issued") else ""


def _issue(fields: Fields) -> str:
    """The journal with its volume, its number, the year and the pages."""
    issue = f"no. {fields.text('issue')}" if fields.has("issue") else ""
    journal = commas(" ".join(filter(None, map(fields.text, ("container-title", "volume")))), issue)
    date = year(fields.date("issued")) or _NO_DATE
    dated = f"{journal} ({date})" if fields.has("volume", "issue") else commas(journal, date)
    shown = pages(fields, 1) or fields.text("number")
    return f"{dated}: {shown}" if shown else dated


def _imprint(fields: Fields) -> str:
    publisher = ": ".join(filter(None, map(fields.text, ("publisher-place", "publisher"))))
    return commas(publisher, year(fields.date("issued")) or _NO_DATE)
