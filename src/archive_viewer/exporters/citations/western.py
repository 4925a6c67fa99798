"""What APA, Chicago and MLA share: English dates, names either way round, quoted titles, ranges of pages."""

import re
from collections.abc import Callable, Sequence

from archive_viewer.exporters.citations.fields import Fields, Name, When, numeric, ordinal, ranges

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
SERIALS = frozenset(("article-magazine", "article-newspaper"))
_AUTHORS = ("author", "composer", "illustrator", "director", "host")
_EDITORS = ("editor", "editorial-director", "compiler", "collection-editor")
_ENDINGS = (".", "?", "!", "。", "？", "！", "…")
_CLOSING = "”’\"'」』"
_QUOTATION = re.compile(r"[“\"]([^“”\"]*)[”\"]")
_INNER_QUOTATION = re.compile(r"‘([^‘’]*)’(?![A-Za-z])")
_PLURAL = re.compile(r"[-–,;、，]")
_HYPHEN = re.compile(r"(?<=\d)-(?=[A-Za-z]?\d)")
_SPAN = re.compile(r"(?<![\d.])(\d+)–(\d+)(?![\d.])")


def creators(fields: Fields) -> tuple[tuple[Name, ...], bool]:
    """Who made the work, and whether they are its editors."""
    authors = fields.names(*_AUTHORS)
    editors = () if authors else fields.names(*_EDITORS)
    return authors or editors, bool(editors)


def natural(name: Name) -> str:
    """The name as it is spoken: Jane R. Doe, Yolanda van der Graaf, 李发兴."""
    return name.whole or _spaced(name.given, name.dropping, name.surname, name.suffix)


def inverted(name: Name) -> str:
    """The family name first, with a comma where there is a given name: Doe, Jane R."""
    return name.whole or commas(name.surname, _spaced(name.given, name.dropping), name.suffix)


def series(names: Sequence[str], conjunction: str = "and") -> str:
    """Names in a row, a comma before the conjunction where there are three or the first is turned round."""
    if len(names) < 2:
        return "".join(names)
    comma = "," if len(names) > 2 or "," in names[0] else ""
    return f"{', '.join(names[:-1])}{comma} {conjunction} {names[-1]}"


def commas(*parts: str) -> str:
    return ", ".join(filter(None, parts))


def closed(text: str) -> str:
    """The text with a full stop, unless it is empty or ends in a mark that ends a sentence."""
    return text if not text or text.rstrip(_CLOSING).endswith(_ENDINGS) else f"{text}."


def sentences(*parts: str) -> str:
    """The parts that there are, each with its full stop."""
    return " ".join(closed(part) for part in parts if part)


def quoted(title: str, mark: str) -> str:
    """A title in quotation marks with the mark inside, and its own quotation marks changed to the inner ones."""
    if not title:
        return ""
    turned = _QUOTATION.sub(_inner, title)
    ended = mark == "." and turned.rstrip(_CLOSING).endswith(_ENDINGS)
    return f"“{turned}{'' if ended else mark}”"


def american(when: When | None) -> str:
    """September 3, 2022, or as much of it as is known."""
    return _dated(when, lambda year, month, day: commas(_spaced(month, day), year) if day else _spaced(month, year))


def year_first(when: When | None) -> str:
    """2022, September 3, or as much of it as is known."""
    return _dated(when, lambda year, month, day: commas(year, _spaced(month, day)))


def day_first(when: When | None) -> str:
    """3 Sept. 2022, or as much of it as is known; months of more than four letters are abbreviated."""
    return _dated(when, lambda year, month, day: _spaced(day, _short(month), year))


def year(when: When | None) -> str:
    """The year, or a range of them."""
    if when is None:
        return ""
    return "–".join(dict.fromkeys(str(date[0]) for date in (when.start, when.end) if date)) or when.words


def address(fields: Fields) -> str:
    """The DOI as a web address, else the web address."""
    return f"https://doi.org/{fields.text('DOI')}" if fields.has("DOI") else fields.text("URL")


def site(fields: Fields) -> str:
    """The name of the site, unless it is that of the author."""
    name = fields.text("container-title")
    return "" if name in [author.whole for author in creators(fields)[0]] else name


def edition(fields: Fields) -> str:
    """2nd ed., or the edition in its own words."""
    given = fields.text("edition")
    number = re.fullmatch(r"(\d+)(?:st|nd|rd|th)?", given, re.I)
    return f"{ordinal(int(number[1]))} ed." if number else given


def volume(fields: Fields, label: str) -> str:
    given = fields.text("volume")
    return f"{label} {given}" if numeric(given) else given


def pages(fields: Fields, kept: int = 0) -> str:
    """Pages with en dashes; of the end of a range the last `kept` digits at least, all of them for 0."""
    full = _HYPHEN.sub("–", ranges(fields.text("page"), "–"))
    return _SPAN.sub(lambda found: _shortened(found[1], found[2], kept), full) if kept else full


def page_label(shown: str) -> str:
    """p. or pp. before pages by number; nothing before words (第15版)."""
    if not re.match(r"[A-Za-z]?\d", shown):
        return shown
    return f"{'pp.' if _PLURAL.search(shown) else 'p.'} {shown}"


def _inner(quotation: re.Match[str]) -> str:
    return f"‘{_INNER_QUOTATION.sub(lambda found: f'“{found[1]}”', quotation[1])}’"


def _shortened(first: str, last: str, kept: int) -> str:
    if len(first) != len(last) or len(first) < 3 or first.endswith("00"):
        return f"{first}–{last}"
    least = 1 if kept == 1 and first[-2] == "0" else 2
    alike = next((n for n, (a, b) in enumerate(zip(first, last, strict=True)) if a != b), len(first) - 1)
    return f"{first}–{last[min(alike, len(last) - least) :]}"


def _dated(when: When | None, written: Callable[[str, str, str], str]) -> str:
    if when is None:
        return ""
    dates = []
    for date in filter(None, (when.start, when.end)):
        named = MONTHS[date[1] - 1] if len(date) > 1 and 1 <= date[1] <= len(MONTHS) else ""
        dates.append(written(str(date[0]), named, str(date[2]) if named and len(date) > 2 else ""))
    return "–".join(dates) or when.words


def _short(month: str) -> str:
    if len(month) <= 4:
        return month
    return f"{month[: 4 if month == 'September' else 3]}."


def _spaced(*parts: str) -> str:
    return " ".join(filter(None, parts))
