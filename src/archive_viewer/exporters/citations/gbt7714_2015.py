"""GB/T 7714—2015: the order of a reference's parts, by the kind of work."""

from archive_viewer.exporters.citations.fields import PAGES_ON_LINE, Fields
from archive_viewer.exporters.citations.gbt7714_parts import (
    ENTRIES,
    PAPERS,
    SERIALS,
    Edition,
    accessed,
    creators,
    day,
    edition,
    joined,
    lost_page,
    mark,
    pages,
    people,
    translators,
    volume,
    year_or_access,
)

RULES = Edition(
    year=2015,
    comma=", ",
    colon=": ",
    opening="(",
    closing=")",
    years="/",
    capitals=True,
    hyphens=False,
    volume="Vol. {}",
    volume_zh="卷 {}",
    creators=("author", "composer", "illustrator", "director"),
    editors=("editor",),
    container_creators=("editor", "editorial-director", "collection-editor", "container-author"),
    marks={
        "article": "EB",
        "article-journal": "J",
        "article-magazine": "J",
        "article-newspaper": "N",
        "bill": "A",
        "book": "M",
        "chapter": "M",
        "classic": "M",
        "collection": "A",
        "dataset": "DS",
        "entry-dictionary": "M",
        "entry-encyclopedia": "M",
        "hearing": "A",
        "legal_case": "A",
        "legislation": "A",
        "map": "CM",
        "paper-conference": "C",
        "patent": "P",
        "periodical": "J",
        "personal_communication": "A",
        "post": "EB",
        "post-weblog": "EB",
        "regulation": "A",
        "report": "R",
        "software": "CP",
        "standard": "S",
        "thesis": "D",
        "treaty": "A",
        "webpage": "EB",
        "archive": "Z",
        "address": "Z",
        "": "Z",
    },
)
_ELECTRONIC = PAGES_ON_LINE | {"dataset", "software"}
_PUBLISHED = frozenset(("book", "chapter", "paper-conference", "periodical", "thesis"))


def parts(fields: Fields) -> list[str]:
    """The parts that full stops stand between."""
    doi = fields.text("DOI")
    return [creators(fields, RULES), *_body(fields), fields.text("URL"), f"DOI:{doi}" if doi else ""]


def _body(fields: Fields) -> list[str]:
    title = _title(fields)
    match fields.type:
        case "periodical":
            issues = RULES.listed(year_or_access(fields, RULES), fields.text("volume"))
            return [title, issues + RULES.bracketed(fields.text("issue")), _imprint(fields)]
        case kind if kind in SERIALS:
            return [title, _serial(fields) + _accessed(fields)]
        case "patent":
            return [title, day(fields.date("issued")) + _accessed(fields)]
        case kind if kind in PAGES_ON_LINE and not fields.has("URL", "DOI"):
            return [title, lost_page(fields, RULES)]
        case kind if kind in _ELECTRONIC:
            return [title, _imprint(fields)]
        case kind if kind in ENTRIES | {"paper-conference"} or fields.has("container-title"):
            part = joined(". ", (title, translators(fields, RULES)))
            return [joined("//", (part, _container(fields))), edition(fields), _imprint(fields)]
    return [title, translators(fields, RULES), edition(fields), _imprint(fields)]


def _title(fields: Fields) -> str:
    whole = fields.type not in ENTRIES | {"paper-conference"} and not fields.has("container-title")
    number = fields.text("number") if fields.type not in ("article", "article-journal") else ""
    details = (
        volume(fields, RULES) if whole else "",
        fields.text("volume-title") if whole else "",
        number,
        fields.text("archive_location") if fields.type in PAPERS else "",
    )
    return joined(RULES.colon, (fields.text("title"), joined("\u2003", details))) + mark(fields, RULES)


def _serial(fields: Fields) -> str:
    container = fields.text("container-title")
    if fields.type == "article-newspaper":
        return RULES.listed(container, day(fields.date("issued"))) + RULES.bracketed(pages(fields))
    issue = RULES.listed(container, year_or_access(fields, RULES), fields.text("volume"))
    issue += RULES.bracketed(fields.text("issue"))
    return joined(RULES.colon, (issue, pages(fields) or fields.text("number")))


def _container(fields: Fields) -> str:
    named = fields.text("event-title") if fields.type == "paper-conference" else ""
    if fields.has("container-title"):
        named = joined(RULES.colon, (fields.text("container-title"), volume(fields, RULES)))
    return joined(". ", (people(fields.names(*RULES.container_creators), RULES, fields.eastern), named))


def _imprint(fields: Fields) -> str:
    """Place, publisher, year and pages with the day of access; the bare dates of what only exists on line."""
    keeping = fields.has("archive", "archive-place", "publisher", "publisher-place", "page")
    if fields.type in _PUBLISHED or keeping:
        names = ("publisher-place", "publisher")
        names = names if fields.has(*names) else ("archive-place", "archive")
        place = joined(RULES.colon, map(fields.text, names))
        dated = RULES.listed(place, year_or_access(fields, RULES))
        return joined(RULES.colon, (dated, pages(fields))) + _accessed(fields)
    issued = fields.date("issued")
    if not fields.has("URL", "DOI"):
        return year_or_access(fields, RULES)
    if issued and len(issued.start) == 3:
        return RULES.bracketed(day(issued)) + _accessed(fields)
    return (year_or_access(fields, RULES) if issued else "") + _accessed(fields)


def _accessed(fields: Fields) -> str:
    return accessed(fields) if fields.has("URL", "DOI") else ""
