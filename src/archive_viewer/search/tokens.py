"""Tokens: what the index knows of a text, and which of them a typed run asks for."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from operator import add
from typing import NamedTuple

_IDEOGRAPHS = (
    "\u3005-\u3007\u3021-\u3029\u3031-\u3096\u309d-\u30fa\u30fc-\u312f\u31a0-\u31bf\u31f0-\u31ff"
    "\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff"
)
"""Scripts written without spaces: Han, kana, bopomofo, hangul."""

HAN = f"[{_IDEOGRAPHS}]"
WORD = f"[^\\W_{_IDEOGRAPHS}]"
"""A letter or digit of a script that puts spaces between words."""

_HAN_RUN = re.compile(f"{HAN}+")
_WORD_RUN = re.compile(f"{WORD}+")
_WORD_CHARACTER = re.compile(WORD)
_DECIMAL = re.compile(rf"(?<!{WORD})(?<!{WORD}\.)[0-9]+(?:\.[0-9]+)+(?!{WORD})(?!\.{WORD})")


def is_word(character: str) -> bool:
    """Whether the character is a letter or digit of a script with spaces between words."""
    return _WORD_CHARACTER.match(character) is not None


def tokens(folded: str) -> Counter[str]:
    """How often each token stands in a folded text: characters and pairs of Han runs, words, and decimals whole.

    A decimal such as 5.625 counts whole and in its parts.
    """
    counts: Counter[str] = Counter()
    for run in _HAN_RUN.findall(folded):
        counts.update(run)
        counts.update(map(add, run, islice(run, 1, None)))
    counts.update(_WORD_RUN.findall(folded))
    if "." in folded:
        counts.update(_DECIMAL.findall(folded))
    return counts


class Asked(NamedTuple):
    """The tokens that a text must have to contain a run.

    `exact`: whoever has the tokens contains the run. `prefix` is a word that may go on, or "".
    """

    tokens: tuple[str, ...]
    exact: bool
    prefix: str = ""


_MOST = 48


def asked(folded: str, prefix: bool = False) -> Asked:
    """The tokens that a folded run or phrase asks for; `prefix`: its last word may go on."""
    needed = list(dict.fromkeys(_needed(folded)))
    open_word = ""
    if prefix and folded and is_word(folded[-1]):
        last = list(_WORD_RUN.finditer(folded))[-1]
        open_word = last.group()
        needed = list(dict.fromkeys(_needed(folded[: last.start()])))
    whole = open_word if open_word and not needed else needed[0] if len(needed) == 1 and not open_word else ""
    exact = whole == folded and bool(folded)
    if len(needed) > _MOST:
        step = len(needed) / _MOST
        needed = [needed[int(i * step)] for i in range(_MOST)]
    return Asked(tuple(needed), exact, open_word)


def _needed(folded: str) -> Iterator[str]:
    for run in _HAN_RUN.findall(folded):
        if len(run) == 1:
            yield run
        yield from map(add, run, islice(run, 1, None))
    decimals = [] if folded[:1] == "." or folded[-1:] == "." else list(_DECIMAL.finditer(folded))
    for decimal in decimals:
        yield decimal.group()
    for word in _WORD_RUN.finditer(folded):
        if not any(d.start() <= word.start() < d.end() for d in decimals):
            yield word.group()


def weighed(folded: str) -> tuple[str, ...]:
    """The tokens by which a text is ranked for a run: pairs where there are pairs, words, lone characters."""
    return tuple(dict.fromkeys(_needed(folded)))


def characters(folded: str) -> tuple[str, ...]:
    """The different characters of a text's Han runs."""
    return tuple(dict.fromkeys("".join(_HAN_RUN.findall(folded))))


def edges(folded: str) -> tuple[str, str]:
    """Look-behind and look-ahead patterns that make a run's outer words whole words, and outer decimals whole."""
    before = after = ""
    if folded and is_word(folded[0]):
        before = f"(?<!{WORD})"
    if folded and is_word(folded[-1]):
        after = f"(?!{WORD})"
    decimals = list(_DECIMAL.finditer(folded))
    if decimals and decimals[0].start() == 0:
        before += rf"(?<!{WORD}\.)"
    if decimals and decimals[-1].end() == len(folded):
        after += rf"(?!\.{WORD})"
    return before, after
