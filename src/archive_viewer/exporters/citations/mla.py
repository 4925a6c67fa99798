"""Works cited in the style of the Modern Language Association, 9th edition."""

from collections.abc import Mapping
from typing import Any

from archive_viewer.exporters.citations.fields import PAGES_ON_LINE, Fields, read
from archive_viewer.exporters.citations.western import (
    SERIALS,
    address,
    commas,
    creators,
    day_first,
    edition,
    inverted,
    natural,
    page_label,
    pages,
    quoted,
    sentences,
    series,
    site,
    volume,
    year,
)

_NAMED_AT_MOST = 2


def render(item: Mapping[str, Any]) -> str:
    """A CSL-JSON item as plain text, ending in a full stop.

    Newspapers, journals and pages on line have their own forms; anything else has that of a book. What has no date is
    printed without: this style has no word for it.
    """
    fields = read(item)
    contained = fields.type in SERIALS | PAGES_ON_LINE | {"article-journal"}
    title = quoted(fields.text("title"), ".") if contained else fields.text("title")
    seen = day_first(fields.date("accessed")) if fields.has("URL", "DOI") else ""
    accessed = f"Accessed {seen}" if seen else ""
    found = commas(*_container(fields))
    container = commas(f"{found[:1].upper()}{found[1:]}" if found.startswith("vol.") else found, address(fields))
    return sentences(_authors(fields), title, container, accessed)


def _authors(fields: Fields) -> str:
    names, editors = creators(fields)
    if len(names) > _NAMED_AT_MOST:
        listed = commas(inverted(names[0]), "et al.")
    else:
        listed = series([natural(name) if n else inverted(name) for n, name in enumerate(names)])
    return commas(listed, ("editors" if len(names) > 1 else "editor") if editors else "")


def _container(fields: Fields) -> tuple[str, ...]:
    """Where the work is to be found: what holds it, contributors, version, number, publisher, date, pages."""
    issued, shown = fields.date("issued"), page_label(pages(fields, 2))
    if fields.type in PAGES_ON_LINE:
        return site(fields), day_first(issued)
    if fields.type in SERIALS:
        return fields.text("container-title"), day_first(issued), shown
    if fields.type == "article-journal":
        issue = f"no. {fields.text('issue')}" if fields.has("issue") else ""
        article = f"article {fields.text('number')}" if fields.has("number") else ""
        return fields.text("container-title"), volume(fields, "vol."), issue, year(issued), shown or article
    translators = series([natural(name) for name in fields.names("translator")])
    translated = f"Translated by {translators}" if translators else ""
    return translated, edition(fields), volume(fields, "vol."), fields.text("publisher"), year(issued)
