"""People that neither title nor verb of speech announces: 刘某, 张女士, 小王, names told by their characters alone."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from math import log

from archive_viewer.derive.lexicon import Words, lexicon
from archive_viewer.derive.name_shapes import is_name, likely_given, likeness, name_sets
from archive_viewer.derive.places import short_names

ENOUGH = 5.0
"""The evidence that a name alone must give: likeness of its characters, and what stands on either side."""

_SIDE = 1.5
_HOPELESS = -1.0
"""Characters of given names less likely than this make no name by themselves, nor two of them together."""

_RARE = 3.0
_SHORT = 2.0
_EDGE = re.compile("[\\s，。；：！？、“”‘’（）()《》【】|,;:!?@#<>\"'-]")
_FAMILIAR_AFTER = re.compile("(?=[说就的在是和与被把将也还又都却，。、；：！？\\s”]|告诉|介绍|表示|觉得|一家)")


@cache
def _words(name: str) -> Words[None]:
    return Words(dict.fromkeys(lexicon("given_names")[name]))


@cache
def _starts() -> re.Pattern[str]:
    sets = name_sets()
    likely = "".join(sorted(likely_given(_HOPELESS)))
    surname = f"(?:{'|'.join(sorted(sets.compound))}|[{''.join(sorted(sets.surnames))}])"
    return re.compile(f"{surname}(?=.?[{likely}])")


@cache
def _common() -> str:
    return "".join(sorted(name_sets().surnames - name_sets().rare))


@cache
def _withheld() -> re.Pattern[str]:
    return re.compile(f"[{_common()}]某(?:某某?|[甲乙丙丁]|(?=[^某]))")


@cache
def _addressed() -> re.Pattern[str]:
    addresses = sorted(lexicon("given_names")["addresses"], key=len, reverse=True)
    return re.compile(
        f"(?<![一-鿿])[{_common()}](?:{'|'.join(addresses)})|[{_common()}](?:先生|女士|小姐|大爷|大妈|阿姨)"
    )


@cache
def _familiar() -> re.Pattern[str]:
    return re.compile(f"(?<![一-鿿])[小老][{_common()}]{_FAMILIAR_AFTER.pattern}")


def unannounced(text: str, sure: Counter[str]) -> set[str]:
    """Add names to `sure`; returns those that are whole as they stand, whatever follows them."""
    whole = {m.group() for shape in (_withheld(), _addressed(), _familiar()) for m in shape.finditer(text)}
    whole -= name_sets().stop
    sure.update(dict.fromkeys(whole, 2))
    for name in _likely(text):
        sure[name] += 2
    return whole


def _likely(text: str) -> Iterator[str]:
    """Names whose characters and surroundings are evidence enough; each time a name comes again adds to it."""
    best: Counter[str] = Counter()
    times: Counter[str] = Counter()
    for m in _starts().finditer(text):
        found = _at(text, m.start(), len(m.group()))
        if found:
            word, evidence = found
            best[word] = max(best[word], round(evidence * 100))
            times[word] += 1
    for word, evidence in best.items():
        if evidence / 100 + log(times[word]) >= ENOUGH:
            yield word


def _at(text: str, start: int, surname: int) -> tuple[str, float] | None:
    """The likeliest name that begins at `start`, and the evidence for it."""
    if short_names().at(text, start):
        return None
    left = _left(text, start)
    found: tuple[str, float] | None = None
    for given in (2, 1):
        word = text[start : start + surname + given]
        if len(word) < surname + given or not is_name(word) or _common_word(word, surname):
            continue
        right = _right(text, start + len(word))
        evidence = likeness(word) + _SIDE * (left + right) - _doubt(word, surname, left)
        if right and (found is None or evidence > found[1] + 1):
            found = word, evidence
    return found


def _common_word(word: str, surname: int) -> bool:
    """Is the word, or what follows its surname, an everyday word or a place?"""
    given = word[surname:]
    everyday = word in _everyday() or given in _everyday()
    return everyday or word in short_names().words() or given in short_names().words()


def _doubt(word: str, surname: int, left: int) -> float:
    """What is to be made up for: surnames that are everyday words, and names of two characters within a clause."""
    return (_RARE if word[:surname] in name_sets().rare else 0.0) + (_SHORT if len(word) == 2 and left < 2 else 0.0)


@cache
def _everyday() -> frozenset[str]:
    return frozenset(lexicon("given_names")["words"])


def _left(text: str, start: int) -> int:
    if start == 0 or _EDGE.match(text[start - 1]):
        return 2
    return int(_words("left").before(text, start) is not None)


def _right(text: str, end: int) -> int:
    if end == len(text) or _EDGE.match(text[end]):
        return 2
    return int(_words("right").at(text, end) is not None)
