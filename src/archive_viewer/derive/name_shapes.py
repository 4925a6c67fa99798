"""What personal names are made of: surnames, characters of given names, and sounds of names from abroad."""

import re
from functools import cache
from typing import NamedTuple

from archive_viewer.derive.lexicon import lexicon

_HAN = re.compile("[一-鿿]+")
_UNKNOWN = -3.0
_LEADING = "近"
"""What is part of a given name only before a character of given names: 习近平, but 王近年来."""


class NameSets(NamedTuple):
    """Sets of characters and words that names are told by."""

    surnames: frozenset[str]
    rare: frozenset[str]
    compound: frozenset[str]
    not_given: frozenset[str]
    stop: frozenset[str]


@cache
def name_sets() -> NameSets:
    """The sets of the lexicon of names."""
    names = lexicon("names")
    kinds = ("surnames", "rare_surnames", "compound_surnames", "not_given", "stop_names")
    return NameSets(*(frozenset(names[kind]) for kind in kinds))


@cache
def _given() -> dict[str, float]:
    table = lexicon("given_names")["given"]
    return {char: float(odds) for odds, chars in table.items() for char in chars}


@cache
def transliterated() -> frozenset[str]:
    """Characters that write the sounds of names from abroad."""
    return frozenset(lexicon("given_names")["transliterated"])


def is_name(word: str) -> bool:
    """Is this shaped like a Chinese personal name: a surname and one or two characters that names are made of?"""
    sets = name_sets()
    if not _HAN.fullmatch(word):
        return False
    if word[:2] in sets.compound:
        return len(word) in (3, 4) and not set(word[2:]) & sets.not_given
    if not 2 <= len(word) <= 3 or word[0] not in sets.surnames or word in sets.stop or word[:2] in sets.stop:
        return False
    if word[1] in _LEADING and not (len(word) == 3 and _given().get(word[2], 0.0) > 0):
        return False
    return not set(word[1:]) & sets.not_given


def likely_given(least: float) -> frozenset[str]:
    """The characters of given names that are likelier than this."""
    return frozenset(char for char, odds in _given().items() if odds > least)


def likeness(word: str) -> float:
    """How much likelier its characters after the surname are in given names than in prose, as a natural logarithm."""
    start = 2 if word[:2] in name_sets().compound else 1
    return sum(_given().get(char, _UNKNOWN) for char in word[start:])
