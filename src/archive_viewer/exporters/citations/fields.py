"""A CSL-JSON item as it is read for printing: texts without markup, names in their parts, dates as numbers."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

_MARKUP = re.compile(r"</?(?:i|b|sc|sub|sup|span)(?:\s[^<>]*)?>")
_LINE_BREAK = re.compile(r"\s*[\r\n]+\s*")
_NOTED = re.compile(r"\s*([A-Za-z_-]+):\s*(\S.*?)\s*")
_DATE = re.compile(r"(-?\d{1,4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")
_EASTERN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\U00020000-\U0003ffff]")
_EASTERN_LANGUAGES = ("zh", "ja", "ko")
_NUMBER = re.compile(r"[A-Za-z]*\d+[A-Za-z]*(?:\s*[-–—&,]\s*[A-Za-z]*\d+[A-Za-z]*)*")
_DOI_ADDRESS = re.compile(r"(?:https?://(?:dx\.)?doi\.org/|doi:\s*)", re.I)
_PAGES = re.compile(r"(?<![\d.])(\d+)\s*[-–—]\s*(\d+)(?![\d.])")

_DATES = ("issued", "accessed", "available-date", "event-date", "original-date", "submitted")
_NAMES = (
    "author",
    "collection-editor",
    "compiler",
    "composer",
    "container-author",
    "director",
    "editor",
    "editorial-director",
    "host",
    "illustrator",
    "recipient",
    "translator",
)
_TEXTS = (
    "archive",
    "archive-place",
    "archive_location",
    "call-number",
    "container-title",
    "CSTR",
    "dimensions",
    "DOI",
    "edition",
    "event-place",
    "event-title",
    "genre",
    "issue",
    "language",
    "medium",
    "number",
    "page",
    "publisher",
    "publisher-place",
    "scale",
    "status",
    "title",
    "type",
    "URL",
    "version",
    "volume",
    "volume-title",
)
PAGES_ON_LINE = frozenset(("post", "post-weblog", "webpage"))
_SPELT = {name.casefold(): name for name in (*_TEXTS, *_NAMES, *_DATES)}
_NOTE_WINS = ("type", *_DATES)


@dataclass(frozen=True, slots=True)
class Name:
    """A name in its parts, or `literal` where it is not to be taken apart. `dropping` is a particle after the given."""

    family: str = ""
    given: str = ""
    particle: str = ""
    dropping: str = ""
    suffix: str = ""
    literal: str = ""

    @property
    def whole(self) -> str:
        """The name where it has one form only: what is literal, a name of one word, a name in Chinese characters."""
        if self.literal or not self.given:
            return self.literal or self.surname
        return f"{self.family}{self.given}" if eastern(self.family) and eastern(self.given) else ""

    @property
    def surname(self) -> str:
        """The family name with the particle that belongs to it (van der Graaf, d’Aubigné)."""
        gap = "" if self.particle.endswith(("'", "’", "-")) else " "
        return f"{self.particle}{gap}{self.family}".strip()


@dataclass(frozen=True, slots=True)
class When:
    """A date of year, year and month, or all three; `end` where it is a range. `words` stand where numbers don't."""

    start: tuple[int, ...] = ()
    end: tuple[int, ...] = ()
    circa: bool = False
    words: str = ""


@dataclass(frozen=True, slots=True)
class Fields:
    """What an item says, by the names of CSL; whatever it doesn't say is empty."""

    texts: Mapping[str, str]
    people: Mapping[str, tuple[Name, ...]]
    dates: Mapping[str, When]

    @property
    def type(self) -> str:
        return self.text("type")

    @property
    def eastern(self) -> bool:
        """Whether the work is in Chinese, Japanese or Korean; by its title where no language is given."""
        language = self.text("language").casefold()
        return language.startswith(_EASTERN_LANGUAGES) if language else eastern(self.text("title"))

    def text(self, name: str) -> str:
        return self.texts.get(name, "")

    def names(self, *roles: str) -> tuple[Name, ...]:
        """The people of the first of these roles that has any."""
        return next((self.people[role] for role in roles if self.people.get(role)), ())

    def date(self, name: str) -> When | None:
        return self.dates.get(name)

    def has(self, *names: str) -> bool:
        """Whether any of these texts is given."""
        return any(self.text(name) for name in names)


def read(item: Mapping[str, Any]) -> Fields:
    """The item's fields, with those that its note holds as lines of `variable: value`, a custom of reference managers.

    A note's type and dates go before the item's own, since they are noted for being more than the program could store;
    other fields count only where the item has none. What can't be understood is left out.
    """
    noted = _noted(str(item.get("note") or ""))
    texts = {name: _plain(item[name]) for name in _TEXTS if isinstance(item.get(name), str | int | float)}
    people = {name: tuple(_names(item[name])) for name in _NAMES if isinstance(item.get(name), list)}
    dates = {name: when for name in _DATES if (when := _when(item.get(name)))}
    for name, values in noted.items():
        if name in _DATES:
            dates |= {name: when} if (when := _written(values[-1])) else {}
        elif name in _NAMES:
            people[name] = people.get(name) or tuple(_noted_name(value) for value in values)
        elif name in _NOTE_WINS or not texts.get(name):
            texts[name] = _plain(values[-1])
    if "DOI" in texts:
        texts["DOI"] = _DOI_ADDRESS.sub("", texts["DOI"])
    return Fields(texts, people, dates)


def eastern(text: str) -> bool:
    """Whether there are Chinese, Japanese or Korean characters in the text."""
    return bool(_EASTERN.search(text))


def numeric(text: str) -> bool:
    """Whether the text is a number that a label goes with (2, 12a, 3-4), rather than words of its own (第1册)."""
    return bool(_NUMBER.fullmatch(text))


def ordinal(number: int) -> str:
    """The number with its English ending (2 → 2nd)."""
    last = "th" if number // 10 % 10 == 1 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{last}"


def ranges(page: str, dash: str = "-") -> str:
    """Pages with their ranges written out in full (502–4 → 502-504)."""

    def full(found: re.Match[str]) -> str:
        first, last = found.groups()
        return f"{first}{dash}{first[: max(0, len(first) - len(last))]}{last}"

    return _PAGES.sub(full, page).replace("–", dash)


def _plain(value: object) -> str:
    return _LINE_BREAK.sub(" ", _MARKUP.sub("", str(value))).strip()


def _noted(note: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for line in note.splitlines():
        match = _NOTED.fullmatch(line)
        if match and (name := _SPELT.get(match[1].casefold())):
            found.setdefault(name, []).append(match[2])
    return found


def _noted_name(value: str) -> Name:
    family, parted, given = value.partition("||")
    return Name(family=family.strip(), given=given.strip()) if parted else Name(literal=value.strip())


def _names(found: Iterable[object]) -> Iterable[Name]:
    for entry in found:
        if not isinstance(entry, Mapping):
            continue
        keys = ("family", "given", "non-dropping-particle", "dropping-particle", "suffix", "literal")
        name = Name(*(_plain(entry.get(key) or "") for key in keys))
        if name.literal or name.family or name.given:
            yield name if name.literal or name.family else Name(literal=name.given)


def _when(value: object) -> When | None:
    if isinstance(value, str):
        return _written(value)
    if not isinstance(value, Mapping):
        return None
    dates = value.get("date-parts")
    parts = [_numbers(part) for part in dates if isinstance(part, list)] if isinstance(dates, list) else []
    if parts and parts[0]:
        return When(parts[0], parts[1] if len(parts) > 1 else (), circa=bool(value.get("circa")))
    words = value.get("raw") or value.get("literal")
    return (_written(str(words)) or When(words=_plain(words))) if words else None


def _numbers(parts: Iterable[object]) -> tuple[int, ...]:
    numbers: list[int] = []
    for part in parts:
        if not re.fullmatch(r"-?\d+", str(part)) or not int(str(part)):
            break
        numbers.append(int(str(part)))
    return tuple(numbers[:3])


def _written(words: str) -> When | None:
    start, _, end = words.partition("/")
    first, last = _DATE.match(start.strip()), _DATE.match(end.strip())
    if not first:
        return None
    return When(_numbers(filter(None, first.groups())), _numbers(filter(None, last.groups())) if last else ())
