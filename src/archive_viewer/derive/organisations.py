"""Organisations: those known by name, and those that begin with a place and end with a kind of body."""

import re
from collections.abc import Sequence
from functools import cache

from archive_viewer.derive.lexicon import Words, lexicon
from archive_viewer.derive.places import Place

_INSIDE = re.compile("[\u4e00-\u9fff（）()]+")
_PART = re.compile(
    "部门|部队|部分|小学生|中学生|大学生|学院路|大学城|银行业|银行卡|银行间|集团军|医院里|委员会议|海关区|医院门|白宫群"
)
_STOP = re.compile("[各某多一两几任的了在和与及对向从到被把将是等说为以由令使让召开举办去年今年日月]")
_LONGEST = 18


@cache
def _known() -> Words[None]:
    return Words(dict.fromkeys(lexicon("names")["organisations"]))


@cache
def _suffixes() -> Words[None]:
    return Words(dict.fromkeys(lexicon("names")["suffixes"]))


@cache
def _starts() -> re.Pattern[str]:
    return re.compile(f"[{''.join(sorted({w[0] for w in _known().words()}))}]")


@cache
def _national() -> re.Pattern[str]:
    return re.compile("|".join(lexicon("names")["national"]))


def find_organisations(text: str, places: Sequence[Place]) -> list[tuple[int, int]]:
    """Spans of organisations by start, none overlapping; the longer one stays."""
    found = []
    for m in _starts().finditer(text):
        word = _known().at(text, m.start())
        if word and not _PART.match(text, m.start() + len(word[0]) - 1):
            found.append((m.start(), m.start() + len(word[0])))
    heads = [(p.start, p.end) for p in places] + [m.span() for m in _national().finditer(text)]
    for start, end in heads:
        if stop := _body(text, end):
            found.append((start, stop))
    kept: list[tuple[int, int]] = []
    for start, end in sorted(found, key=lambda s: (s[0], -s[1])):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return kept


def _body(text: str, at: int) -> int | None:
    """End of the body whose name goes on after the place that ends at `at`, None where none does."""
    run = _INSIDE.match(text, at, at + _LONGEST)
    if not run:
        return None
    stop = _STOP.search(text, at, run.end())
    limit = stop.start() if stop else run.end()
    best = None
    for i in range(at, limit):
        word = _suffixes().at(text, i)
        if word and _PART.match(text, i + len(word[0]) - 2):
            continue
        if word and i + len(word[0]) <= limit and (i > at or len(word[0]) > 2):
            best = i + len(word[0])
            if text[best : best + 1] not in tuple("党交刑公分第派支大"):
                break
    return best
