"""GB/T 7714—2025: the order of a reference's parts, by the kind of work."""

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
    year,
    year_or_access,
)

RULES = Edition(
    year=2025,
    comma="，",
    colon="：",
    opening="（",
    closing="）",
    years="—",
    capitals=False,
    hyphens=True,
    volume="v.{}",
    volume_zh="第{}卷",
    creators=("composer", "author", "illustrator", "director", "host"),
    editors=("editor", "editorial-director", "compiler", "collection-editor"),
    container_creators=("container-author", "editor", "editorial-director", "compiler", "collection-editor"),
    marks={
        "article": "PP",
        "article-journal": "J",
        "article-magazine": "J",
        "article-newspaper": "N",
        "book": "M",
        "chapter": "M",
        "classic": "M",
        "collection": "A",
        "dataset": "DS",
        "entry-dictionary": "M",
        "entry-encyclopedia": "M",
        "manuscript": "A",
        "map": "CM",
        "paper-conference": "C",
        "patent": "P",
        "periodical": "J",
        "personal_communication": "A",
        "post": "EB",
        "post-weblog": "EB",
        "report": "R",
        "software": "CP",
        "standard": "S",
        "thesis": "D",
        "webpage": "EB",
        "archive": "A",
        "address": "EB",
        "": "Z",
    },
)
_BOOKS = frozenset(("book", "classic", "map", "patent", "report"))
_PUBLISHED = ENTRIES | {"book", "classic", "map", "paper-conference", "periodical", "thesis"}
_DATED_IN_FULL = PAPERS | {"article-newspaper", "patent", "report"}


def parts(fields: Fields) -> list[str]:
    """The parts that full stops stand between."""
    first = "" if fields.type == "standard" else creators(fields, RULES)
    return [first, *_body(fields), fields.text("URL"), _identifier(fields)]


def _body(fields: Fields) -> list[str]:
    title = _title(fields)
    match fields.type:
        case kind if kind in SERIALS:
            return [title, translators(fields, RULES), _serial(fields)]
        case kind if kind in PAGES_ON_LINE:
            return [title, _dates(fields) if fields.has("URL", "DOI") else lost_page(fields, RULES)]
        case kind if kind in ENTRIES or fields.has("container-title"):
            part = joined(". ", (title, translators(fields, RULES)))
            return [joined("//", (part, _container(fields))), edition(fields), _imprint(fields)]
        case "periodical":
            return [title, fields.text("volume"), _imprint(fields)]
        case "paper-conference":
            meeting = RULES.listed(fields.text("event-title"), _date(fields))
            return [joined("//", (title, joined(RULES.colon, (meeting, pages(fields)))))]
        case "standard":
            return [joined("\u2003", (fields.text("number"), title))]
        case "article" | "dataset":
            return [title, _version(fields), _imprint(fields) + _dates(fields)]
    return _separate(fields, title)


def _separate(fields: Fields, title: str) -> list[str]:
    """A work that is no part of another."""
    kept = fields.type in PAPERS or fields.has("archive")
    if fields.type in _BOOKS or fields.has("publisher"):
        size = fields.text("dimensions") if fields.type == "map" else ""
        return [title, translators(fields, RULES), edition(fields), _imprint(fields), size]
    if kept:
        return [title, _imprint(fields)]
    if fields.has("URL", "DOI", "CSTR"):
        return [title, _version(fields), _dates(fields)]
    return [title, translators(fields, RULES), edition(fields), _imprint(fields)]


def _title(fields: Fields) -> str:
    whole = fields.type not in ENTRIES | {"paper-conference"} and not fields.has("container-title")
    part = joined("\u2003", (volume(fields, RULES), fields.text("volume-title"))) if whole else ""
    number = _number(fields) if fields.type not in ("article", "article-journal", "standard") else ""
    named = joined(RULES.colon, (fields.text("title"), part, number))
    return joined(". ", (named, fields.text("scale") if fields.type == "map" else "")) + mark(fields, RULES)


def _number(fields: Fields) -> str:
    """What the work is filed under: a report's number, a patent's application, the shelf mark of papers."""
    number = fields.text("number")
    if fields.type == "patent":
        return fields.text("call-number") or number
    kept = fields.type in PAPERS or fields.has("archive")
    return number or (fields.text("archive_location") if kept else "")


def _serial(fields: Fields) -> str:
    container = fields.text("container-title").replace(".", "")
    if fields.type == "article-newspaper":
        return RULES.listed(container, _date(fields)) + RULES.bracketed(pages(fields))
    issued = fields.date("issued")
    numbered = fields.has("volume", "issue")
    date = year(issued, RULES) if numbered else day(fields.date("available-date") or issued)
    issue = RULES.listed(container, date, fields.text("volume")) + RULES.bracketed(fields.text("issue"))
    return joined(RULES.colon, (issue, pages(fields) or fields.text("number")))


def _container(fields: Fields) -> str:
    if not fields.has("container-title"):
        return ""
    named = joined(RULES.colon, (fields.text("container-title"), volume(fields, RULES)))
    return joined(". ", (people(fields.names(*RULES.container_creators), RULES, fields.eastern), named))


def _imprint(fields: Fields) -> str:
    """Place, publisher, date and pages, as far as the kind of work has them."""
    kind = fields.type
    if kind in ("article", "dataset"):
        return fields.text("publisher")
    place = joined(RULES.colon, (fields.text("publisher-place"), fields.text("publisher")))
    whole = joined(RULES.colon, (RULES.listed(place, _date(fields)), pages(fields)))
    if kind in _PUBLISHED or fields.has("publisher"):
        return whole
    if kind in ("patent", "report"):
        return joined(RULES.colon, (_date(fields), pages(fields)))
    if kind in PAPERS or fields.has("archive"):
        keeper = joined(RULES.colon, (fields.text("archive-place"), fields.text("archive")))
        return RULES.listed(keeper, _date(fields))
    return "" if fields.has("URL", "DOI", "CSTR") else whole


def _date(fields: Fields) -> str:
    """The year, or the whole date where the kind of work is dated by the day."""
    of_a_book = fields.type == "report" and fields.has("publisher")
    in_full = fields.type in _DATED_IN_FULL or fields.has("archive")
    if fields.date("issued") and in_full and not of_a_book:
        return day(fields.date("issued"))
    return year_or_access(fields, RULES)


def _dates(fields: Fields) -> str:
    return RULES.bracketed(day(fields.date("issued"))) + accessed(fields)


def _version(fields: Fields) -> str:
    version = fields.text("version")
    return f"V{version}" if version else ""


def _identifier(fields: Fields) -> str:
    for name in ("CSTR", "DOI"):
        if fields.has(name):
            return f"{name}:{fields.text(name)}"
    return ""
