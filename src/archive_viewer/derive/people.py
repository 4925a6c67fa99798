"""People by name: in bylines, beside a title, before a verb of speech; and the titles they bear."""

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache

from archive_viewer.derive.lexicon import Words, lexicon
from archive_viewer.derive.name_shapes import is_name, name_sets, transliterated
from archive_viewer.derive.places import short_names
from archive_viewer.derive.unannounced import unannounced

_BYLINE = re.compile(
    r"""(?:记者|通讯员|责编|责任编辑|编辑|摄影|作者|实习生)[：:\s]?[ \u3000]*
    ((?:[\u4e00-\u9fff]{2,4}|[\u4e00-\u9fff][ \u3000][\u4e00-\u9fff])(?:[、 \u3000]+[\u4e00-\u9fff]{2,4}){0,5})
    (?=[\s）)，,。、】\]|]|$|摄|报道|文)""".replace("\n    ", "")
)
_DOTS = "·•・‧"
_HEAD = re.compile(
    "(?:^|(?<=[\\s，。；：！？“”（）《》]))([\u4e00-\u9fff]{3})"
    "(?=[在是将已也还从向对被把说表与和就又曾则却都没不有的，、（(])"
)
_ADDRESSES = frozenset(("老师", "先生", "女士", "小姐", "政府", "同志", "师傅", "大爷", "大妈"))
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
    _from_abroad(text, sure)
    _repeated(text, sure)
    whole = unannounced(text, sure)
    for label in labels:
        if is_name(label):
            sure[label] += 1
    people = _mentions(text, [name for name in sure if _plausible(name, sure)], whole)
    starts, ends = {p.start for p in people}, {p.end for p in people}
    return people, sorted(t for t in titles if t[1] in starts or t[0] in ends)


def _plausible(name: str, sure: Counter[str]) -> bool:
    if name[0] in name_sets().rare and sure[name] < 2 and name[:2] not in name_sets().compound:
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
        if len(word) == length and is_name(word) and (length < 4 or word[:2] in name_sets().compound):
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
    return bool(_EDGE.match(after)) or after in name_sets().not_given or _speech().at(text, at) is not None


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


@cache
def _foreign() -> re.Pattern[str]:
    sounds = f"[{''.join(sorted(transliterated()))}]{{1,8}}"
    return re.compile(f"{sounds}(?:(?:[{_DOTS}]|(?<=[一-鿿])[-－—](?=[一-鿿])){sounds}){{1,3}}")


def _with_dots(text: str, sure: Counter[str]) -> None:
    """Names from abroad, which a dot parts; the last part alone names the same person."""
    for m in _foreign().finditer(text):
        name = m.group()
        name = name[_leading_title(name) :]
        if 3 <= len(name) <= 16 and _bounded(text, m):
            sure[name] += 1


@cache
def _sounds() -> re.Pattern[str]:
    return re.compile(f"[{''.join(sorted(transliterated()))}]{{2,7}}")


def _from_abroad(text: str, sure: Counter[str]) -> None:
    """Runs of characters that write sounds: after a title, before a verb of speech, the last part of a longer name."""
    last = {re.split(f"[{_DOTS}-]", name)[-1] for name in sure}
    for m in _sounds().finditer(text):
        name = m.group()
        if name in short_names().words() or not _followed(text, m.end()):
            continue
        titled = _titles().before(text, m.start(), max(0, m.start() - 8)) is not None
        edge = m.start() == 0 or bool(_EDGE.match(text[m.start() - 1]))
        speaks = edge and len(name) > 2 and _speech().at(text, m.end()) is not None
        if titled or speaks or (len(name) > 2 and name in last):
            sure[name] += 1


def _bounded(text: str, m: re.Match[str]) -> bool:
    """A hyphen parts other things too: such a name must end where names do."""
    return bool(re.search(f"[{_DOTS}]", m.group())) or _followed(text, m.end())


def _repeated(text: str, sure: Counter[str]) -> None:
    """Words of three characters shaped like names that stand at the head of clauses, twice or more, before a verb."""
    heads = Counter(m[1] for m in _HEAD.finditer(text))
    for word, times in heads.items():
        addressed = word[1:] in _ADDRESSES or word[1:] in _titles().words()
        if times >= 2 and is_name(word) and word[0] not in name_sets().rare and not addressed:
            sure[word] += times


def _leading_title(phrase: str) -> int:
    """Length of what stands before the name in 总统唐纳德·特朗普, as far as its characters write sounds too."""
    first = re.search(f"[{_DOTS}]|[-－—]", phrase)
    for at in range(first.start() - 1 if first else 0, 0, -1):
        if _titles().before(phrase, at):
            return at
    return 0


def _mentions(text: str, names: list[str], whole: set[str]) -> list[Person]:
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
        if len(word[0]) == 2 and word[0] not in whole and not _followed(text, end):
            continue
        people.append(Person(m.start(), end, word[0]))
        last = end
    return people
