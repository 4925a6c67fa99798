"""Words and units that the grammars stand on, read once from resources/lexicons."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any, Generic, TypeVar

from archive_viewer.util.paths import resource

T = TypeVar("T")


@cache
def lexicon(name: str) -> Any:
    """The parsed file resources/lexicons/`name`.json."""
    return json.loads(resource("lexicons", f"{name}.json").read_text(encoding="utf-8"))


class Words(Generic[T]):
    """Longest match of a fixed set of words at a place in a text, or ending at one."""

    def __init__(self, words: dict[str, T]) -> None:
        self._words = words
        self._by_first: dict[str, list[int]] = {}
        self._by_last: dict[str, list[int]] = {}
        for word in words:
            self._by_first.setdefault(word[0], []).append(len(word))
            self._by_last.setdefault(word[-1], []).append(len(word))
        for table in (self._by_first, self._by_last):
            for key, lengths in table.items():
                table[key] = sorted(set(lengths), reverse=True)

    def words(self) -> Iterable[str]:
        return self._words

    def at(self, text: str, start: int) -> tuple[str, T] | None:
        """The longest word that begins at `start`, with what it stands for."""
        for length in self._by_first.get(text[start : start + 1], ()):
            word = text[start : start + length]
            if word in self._words:
                return word, self._words[word]
        return None

    def before(self, text: str, end: int, start: int = 0) -> tuple[str, T] | None:
        """The longest word that ends at `end` and begins no earlier than `start`."""
        for length in self._by_last.get(text[end - 1 : end] if end else "", ()):
            if end - length >= start and text[end - length : end] in self._words:
                word = text[end - length : end]
                return word, self._words[word]
        return None


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as facts name it; `family` is money, percent, times, metric, time, counter or arabic."""

    name: str
    factor: float
    family: str


def _units() -> Iterable[tuple[str, Unit]]:
    table = lexicon("units")
    for family in ("metric", "time", "counters"):
        for word in table[family]:
            name = word if word in ("个", "个月") else word.removeprefix("个")
            yield word, Unit(name, 1, family.removesuffix("s"))
    for word in table["arabic_only"]:
        yield word, Unit(word, 1, "arabic")
    for word, code in table["money"].items():
        yield word, Unit(code, 1, "money")
    for word, (code, factor) in table["scaled"].items():
        yield word, Unit(code, factor, "money")
    for word, (name, factor) in table["percent"].items():
        yield word, Unit(name, factor, "percent")
    for word, name in table["times"].items():
        yield word, Unit(name, 1, "times")


@cache
def units() -> Words[Unit]:
    return Words(dict(_units()))


@cache
def symbols() -> Words[str]:
    return Words(dict(lexicon("units")["symbols"]))


@cache
def qualifiers(side: str) -> Words[str]:
    """Approximations `before` or `after` a number, each with its qualifier."""
    return Words({word: name for name, words in lexicon("quantity_words")[side].items() for word in words})


@cache
def never() -> Words[None]:
    """Set phrases whose numerals count nothing."""
    return Words(dict.fromkeys(lexicon("quantity_words")["never"]))


@cache
def listed(name: str) -> Words[None]:
    """One list of quantity_words.json."""
    return Words(dict.fromkeys(lexicon("quantity_words")[name]))


@cache
def set_nouns() -> Words[None]:
    """What makes 两个…, 四个… the name of a set of slogans instead of a count."""
    return Words(dict.fromkeys(lexicon("quantity_words")["set_nouns"]))


@cache
def refused() -> dict[str, frozenset[str]]:
    """By unit, the characters after it that make it part of another word (成 in 成为)."""
    return {unit: frozenset(chars) for unit, chars in lexicon("quantity_words")["refused_next"].items()}
