"""People by name: in bylines, beside a title, before a verb of speech; and the titles they bear."""

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache

from archive_viewer.derive.lexicon import Words, lexicon

_BYLINE = re.compile(
    r"""(?:记者|通讯员|责编|责任编辑|编辑|摄影|作者|实习生)[：:\s]?[ \u3000]*
    ((?:[\u4e00-\u9fff]{2,4}|[\u4e00-\u9fff][ \u3000][\u4e00-\u9fff])(?:[、 \u3000]+[\u4e00-\u9fff]{2,4}){0,5})
    (?=[\s）)，,。、】\]|]|$|摄|报道|文)""".replace("\n    ", "")
)
_FOREIGN = re.compile("[\u4e00-\u9fff]{1,6}(?:[·•][\u4e00-\u9fff]{1,8}){1,3}")
_HEAD = re.compile(
    "(?:^|(?<=[\\s，。；：！？“”（）《》]))([\u4e00-\u9fff]{3})"
    "(?=[在是将已也还从向对被把说表与和就又曾则却都没不有的，、（(])"
)
_ADDRESSES = frozenset(("老师", "先生", "女士", "小姐", "政府", "同志", "师傅", "大爷", "大妈"))
_HAN = re.compile("[一-鿿]+")
_EDGE = re.compile("^[\\s，。；：！？、“”（）()《》【】|,;:!?]?$")


@dataclass(frozen=True, slots=True)
class Person:
    """A mention of a person; `name` is what all mentions of the same person share."""

    start: int
    end: int
    name: str


@cache
def _titles() -> Words[None]:
    return Words(dict.fromkeys(lexicon("names")["titles"]))


@cache
def _speech() -> Words[None]:
    return Words(dict.fromkeys(lexicon("names")["speech"]))


@cache
def _sets() -> tuple[frozenset[str], frozenset[str], frozenset[str], frozenset[str], frozenset[str]]:
    names = lexicon("names")
    return (
        frozenset(names["surnames"]),
        frozenset(names["rare_surnames"]),
        frozenset(names["compound_surnames"]),
        frozenset(names["not_given"]),
        frozenset(names["stop_names"]),
    )


@cache
def _title_end() -> re.Pattern[str]:
    return re.compile(f"[{''.join(sorted({t[-1] for t in lexicon('names')['titles']}))}](?=[\u4e00-\u9fff])")


@cache
def _speech_start() -> re.Pattern[str]:
    words = sorted(lexicon("names")["speech"], key=len, reverse=True)
    return re.compile(f"(?:{'|'.join(words)})")


def find_people(text: str, labels: frozenset[str] = frozenset()) -> tuple[list[Person], list[tuple[int, int]]]:
    """Mentions of people by start, none overlapping, and the spans of the titles directly before or after them.

    `labels` are speakers that the layout of the text names; those shaped like names count as people.
    """
    sure: Counter[str] = Counter()
    titles: set[tuple[int, int]] = set()
    _from_bylines(text, sure)
    _beside_titles(text, sure, titles)
    _before_speech(text, sure)
    _with_dots(text, sure)
    _repeated(text, sure)
    for label in labels:
        if is_name(label):
            sure[label] += 1
    people = _mentions(text, [name for name in sure if _plausible(name, sure)])
    starts, ends = {p.start for p in people}, {p.end for p in people}
    return people, sorted(t for t in titles if t[1] in starts or t[0] in ends)


def is_name(word: str) -> bool:
    """Is this shaped like a Chinese personal name: a surname and one or two characters that names are made of?"""
    surnames, _, compound, not_given, stop = _sets()
    if not _HAN.fullmatch(word):
        return False
    if word[:2] in compound:
        return len(word) in (3, 4) and not set(word[2:]) & not_given
    if not 2 <= len(word) <= 3 or word[0] not in surnames or word in stop or word[:2] in stop:
        return False
    return not set(word[1:]) & not_given


def _plausible(name: str, sure: Counter[str]) -> bool:
    _, rare, _, _, _ = _sets()
    if name[0] in rare and sure[name] < 2 and name[:2] not in _sets()[2]:
        return False
    return not any(other != name and other.startswith(name) for other in sure)


def _from_bylines(text: str, sure: Counter[str]) -> None:
    for m in _BYLINE.finditer(text):
        for name in re.split("[、 \u3000]+", m.group(1)):
            if is_name(name):
                sure[name] += 2


def _name_at(text: str, at: int) -> str | None:
    """The name that begins at `at`; three characters where the third can be part of one, else two."""
    for length in (4, 3, 2):
        word = text[at : at + length]
        if len(word) == length and is_name(word) and (length < 4 or word[:2] in _sets()[2]):
            return word
    return None


def _beside_titles(text: str, sure: Counter[str], titles: set[tuple[int, int]]) -> None:
    for m in _title_end().finditer(text):
        title = _titles().before(text, m.end(), max(0, m.end() - 12))
        if not title:
            continue
        start = m.end() - len(title[0])
        name = _name_at(text, m.end())
        if name and _followed(text, m.end() + len(name)):
            sure[name] += 1
            titles.add((start, m.end()))


def _followed(text: str, at: int) -> bool:
    """Does what comes after a name look like the end of one: a stop, a verb, a particle?"""
    after = text[at : at + 1]
    return bool(_EDGE.match(after)) or after in _sets()[3] or _speech().at(text, at) is not None


def _before_speech(text: str, sure: Counter[str]) -> None:
    for m in _speech_start().finditer(text):
        for length in (3, 2):
            start = m.start() - length
            word = text[max(0, start) : m.start()]
            if start < 0 or not is_name(word):
                continue
            if start == 0 or (_EDGE.match(text[start - 1]) and text[start - 1] != "、"):
                sure[word] += 1
                break


def _with_dots(text: str, sure: Counter[str]) -> None:
    """Names from abroad, which a dot parts; what leads up to them ends with a title, or at a stop."""
    for m in _FOREIGN.finditer(text):
        title = _leading_title(m.group())
        edge = title or m.start() == 0 or _EDGE.match(text[m.start() - 1])
        if edge and _foreign_end(m.group()[title:], text, m.end()):
            sure[m.group()[title:]] += 1


def _foreign_end(name: str, text: str, end: int) -> bool:
    return 3 <= len(name) <= 14 and _followed(text, end)


def _repeated(text: str, sure: Counter[str]) -> None:
    """Words of three characters shaped like names that stand at the head of clauses, twice or more, before a verb."""
    heads = Counter(m[1] for m in _HEAD.finditer(text))
    for word, times in heads.items():
        addressed = word[1:] in _ADDRESSES or word[1:] in _titles().words()
        if times >= 2 and is_name(word) and word[0] not in _sets()[1] and not addressed:
            sure[word] += times


def _leading_title(phrase: str) -> int:
    """Length of what stands before the name in 美国总统唐纳德·特朗普."""
    first = phrase.index("·") if "·" in phrase else phrase.index("•")
    for at in range(first - 1, 0, -1):
        if _titles().before(phrase, at):
            return at
    return 0


def _mentions(text: str, names: list[str]) -> list[Person]:
    if not names:
        return []
    people: list[Person] = []
    words = Words({name: name for name in names})
    firsts = re.compile("[" + "".join(re.escape(c) for c in sorted({n[0] for n in names})) + "]")
    last = 0
    for m in firsts.finditer(text):
        if m.start() < last:
            continue
        word = words.at(text, m.start())
        if not word:
            continue
        end = m.start() + len(word[0])
        if len(word[0]) == 2 and not _followed(text, end):
            continue
        people.append(Person(m.start(), end, word[0]))
        last = end
    return people
