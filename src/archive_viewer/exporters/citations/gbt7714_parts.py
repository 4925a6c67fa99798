"""What both editions of GB/T 7714 print alike but for their punctuation: names, titles, dates, marks."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from archive_viewer.exporters.citations.fields import (
    PAGES_ON_LINE,
    Fields,
    Name,
    When,
    eastern,
    numeric,
    ordinal,
    ranges,
)

NAMED_AT_MOST = 3
SERIALS = frozenset(("article-journal", "article-magazine", "article-newspaper"))
ENTRIES = frozenset(("chapter", "entry-dictionary", "entry-encyclopedia"))
PAPERS = frozenset(("collection", "manuscript", "personal_communication"))
_UNVOLUMED = SERIALS | {"article", "periodical"}
_ORDINAL = re.compile(r"(\d+)(?:st|nd|rd|th)?", re.I)


@dataclass(frozen=True, slots=True)
class Edition:
    """How an edition of the standard punctuates, and what it asks for.

    `capitals` prints Latin family names in capitals, `hyphens` keeps them between initials. `volume` and `volume_zh`
    are what stands around the number of a volume. `creators` and `container_creators` are the roles that are named
    before a title, the first that is filled in.
    """

    year: int
    comma: str
    colon: str
    opening: str
    closing: str
    years: str
    capitals: bool
    hyphens: bool
    volume: str
    volume_zh: str
    creators: tuple[str, ...]
    editors: tuple[str, ...]
    container_creators: tuple[str, ...]
    marks: Mapping[str, str]

    def bracketed(self, text: str) -> str:
        return f"{self.opening}{text}{self.closing}" if text else ""

    def listed(self, *parts: str) -> str:
        return joined(self.comma, parts)


def joined(delimiter: str, parts: Iterable[str]) -> str:
    """The parts that there are, with the delimiter between them; a full stop is not doubled."""
    whole = ""
    for part in filter(None, parts):
        between = delimiter[1:] if whole.endswith(".") and delimiter.startswith(".") else delimiter
        whole = f"{whole}{between}{part}" if whole else part
    return whole


def creators(fields: Fields, rules: Edition) -> str:
    """Who made the work; its editors only where it is not part of another."""
    editors = () if fields.has("container-title") else rules.editors
    return people(fields.names(*rules.creators, *editors), rules, fields.eastern)


def people(names: tuple[Name, ...], rules: Edition, in_chinese: bool) -> str:
    """Three names at most, family names first."""
    shown = [_person(name, rules) for name in names[:NAMED_AT_MOST]]
    if len(names) > NAMED_AT_MOST:
        shown.append("等" if in_chinese else "et al.")
    return rules.listed(*shown)


def translators(fields: Fields, rules: Edition) -> str:
    named = people(fields.names("translator"), rules, fields.eastern)
    return rules.listed(named, "译" if fields.eastern else "trans.") if named else ""


def mark(fields: Fields, rules: Edition) -> str:
    """The letters for the kind of work, and for its medium where that is not paper."""
    kind = rules.marks.get(fields.type) or (rules.marks["archive"] if fields.has("archive") else "")
    kind = kind or rules.marks["address" if fields.has("URL", "DOI", "CSTR") else ""]
    on_line = "OL" if fields.has("URL", "DOI") or fields.type in PAGES_ON_LINE else ""
    return f"[{joined('/', (kind, fields.text('medium') or on_line))}]"


def volume(fields: Fields, rules: Edition) -> str:
    """The volume of a work in several; those of serials are printed elsewhere."""
    given = fields.text("volume")
    if fields.type in _UNVOLUMED or not numeric(given):
        return "" if fields.type in _UNVOLUMED else given
    return (rules.volume_zh if fields.eastern else rules.volume).format(given)


def edition(fields: Fields) -> str:
    given = fields.text("edition")
    number = _ORDINAL.fullmatch(given)
    if not number:
        return given
    return f"{number[1]} 版" if fields.eastern else f"{ordinal(int(number[1]))} ed."


def pages(fields: Fields) -> str:
    return ranges(fields.text("page"))


def day(when: When | None) -> str:
    """A date as numbers, as exact as it is known; a range with a slash, after which what is alike is left out."""
    if when is None:
        return ""
    start = _numbers(when.start) or when.words
    alike = 0
    while when.end and alike < min(len(when.start), len(when.end) - 1) and when.start[alike] == when.end[alike]:
        alike += 1
    return joined("/", (start, _numbers(when.end, alike)))


def year(when: When | None, rules: Edition) -> str:
    """A year or a range of them."""
    if when is None:
        return ""
    years = [str(date[0]) for date in (when.start, when.end) if date]
    return rules.years.join(dict.fromkeys(years)) or when.words


def accessed(fields: Fields) -> str:
    """The day of access in brackets."""
    looked_up = day(fields.date("accessed"))
    return f"[{looked_up}]" if looked_up else ""


def year_or_access(fields: Fields, rules: Edition) -> str:
    """The year of publication, in brackets where it is an estimate; the year of access is one too."""
    issued = fields.date("issued")
    if issued:
        return f"[{year(issued, rules)}]" if issued.circa else year(issued, rules)
    seen = year(fields.date("accessed"), rules)
    return f"[{seen}]" if seen else ""


def lost_page(fields: Fields, rules: Edition) -> str:
    """The imprint of a page on line whose address is not known: its site, its day, the day of access."""
    return rules.listed(fields.text("container-title"), day(fields.date("issued"))) + accessed(fields)


def initials(given: str, hyphens: bool) -> str:
    """The first letters without stops (Peyton Z. → P Z); particles in small letters stay whole."""
    shown = []
    for word in re.split(r"[\s.]+", given.replace(".-", "-")):
        letters = [part[0].upper() for part in word.split("-") if part]
        shown.append(word if word[:1].islower() else ("-" if hyphens else " ").join(letters))
    return joined(" ", shown)


def _numbers(date: tuple[int, ...], start: int = 0) -> str:
    return "-".join(f"{number:02d}" for number in date[start:])


def _person(name: Name, rules: Edition) -> str:
    if name.whole:
        family_alone = rules.capitals and not name.literal and not eastern(name.whole)
        return name.whole.upper() if family_alone else name.whole
    family = name.surname.upper() if rules.capitals else name.surname
    return joined(" ", (family, initials(name.given, rules.hyphens), name.dropping, name.suffix.rstrip(".")))
