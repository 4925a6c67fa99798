"""Noun phrases on either side of a number: where they begin and where they end."""

import re
from functools import cache

from archive_viewer.derive.lexicon import Words, lexicon
from archive_viewer.derive.quantity import Quantity, Spans
from archive_viewer.derive.reading import Reading

TRIM = " \u3000、,，；;:：“”\"'‘’《》()（）-…的"
RIM = re.compile("(?:(?<!参)与|(?<![涉普惠波危累以])及|[和或并且而的了、])+$")
_COMPARISON = re.compile(
    "(?:相比|在(?=[^，。；]{1,14}基础上)|与(?=.{0,12}相比)|(?<![占同环对])比(?!例|重|较|率|值|分|赛|亚|利时|基尼|特币|尔|萨|邻|如|方|武)|(?<!比)较(?![大快高好强多低小为长早重轻差少]))"
    ".{0,16}$"
)
LONGEST = 24
_RELATIVE = re.compile(
    "(?:具有|带有|配有|装有|来自|患有|从事|产自|原产于)[^，。；：！？\n的]{2,16}的(?=[\u4e00-\u9fff])"
)
OF = re.compile("(?:不等)?的(?!第)")


@cache
def words(name: str) -> Words[None]:
    return Words(dict.fromkeys(lexicon("measure_words")[name]))


@cache
def changes() -> Words[None]:
    table = lexicon("change_words")
    lists = ("up", "down", "up_when_compared", "down_when_compared")
    return Words(dict.fromkeys(word for name in lists for word in table[name] if word not in words("gains").words()))


def ended(reading: Reading, at: int) -> bool:
    """Does a word stand at `at` that no noun phrase begins with?"""
    return words("not_after").at(reading.flat, at) is not None and words("after_whole").at(reading.flat, at) is None


def acting(reading: Reading, at: int) -> bool:
    """Does a verb, or another word that no noun phrase begins with, stand at `at`?"""
    return ended(reading, at) or words("after_stops").at(reading.flat, at) is not None


def noun_at(reading: Reading, at: int, after: Quantity | None, spans: Spans) -> str:
    """The noun phrase that begins at `at`, at most up to the next number."""
    flat = reading.flat
    end = min(len(flat), at + LONGEST, after.lead if after and after.lead >= at else len(flat))
    stop, opened = at, 0
    while stop < end:
        opened += flat[stop] in "“《（("
        if flat[stop] in "”》）)" and opened:
            stop, opened = stop + 1, opened - 1
            continue
        word = words("after_stops").at(flat, stop) if not opened or flat[stop] in "\n。" else None
        if word and (stop > at + 1 or (len(word[0]) == 1 and word[0] in "，。；：！？）)\n,;:!?》”")):
            break
        if spans.cover(stop) is not None:
            break
        stop += 1
    return RIM.sub("", reading.text[at:stop].strip(TRIM))


def counted_noun(reading: Reading, at: int, after: Quantity | None, spans: Spans) -> str:
    """The noun phrase at `at`, or the noun behind a clause that stands there (2台具有自主知识产权的挖掘机)."""
    noun = noun_at(reading, at, after, spans)
    clause = None if "的" in noun else _RELATIVE.match(reading.flat, at)
    return noun_at(reading, clause.end(), after, spans) if clause else noun


def tail(phrase: str) -> str:
    phrase = phrase.strip(TRIM)
    if len(phrase) <= LONGEST:
        return phrase
    cut = phrase[-LONGEST:]
    boundary = min((i for c in "的了在共、" if 0 <= (i := cut.find(c)) < len(cut) - 4), default=-1)
    return cut[boundary + 1 :].lstrip(TRIM)


def strip_right(reading: Reading, low: int, high: int, spans: Spans) -> int:
    """Where the noun phrase ends that stands before `high`: verbs of reaching and changing and comparisons drop off."""
    flat = reading.flat
    while high > low:
        covered = spans.cover(high - 1)
        if flat[high - 1] in TRIM:
            high -= 1
        elif covered is not None:
            while high > low and spans.cover(high - 1) is not None:
                high -= 1
        elif word := _dropped(flat, high, low):
            if _whole(flat, high - len(word[0]), high):
                break
            high -= len(word[0])
        else:
            break
    comparison = _COMPARISON.search(flat, max(low, high - 20), high)
    if comparison:
        return strip_right(reading, low, comparison.start(), spans) if comparison.start() < high else high
    return high


def _dropped(flat: str, high: int, low: int) -> tuple[str, None] | None:
    """The longest word of changing or reaching that ends at `high`."""
    found = (changes().before(flat, high, low), words("trailing").before(flat, high, low))
    return max((word for word in found if word), key=lambda word: len(word[0]), default=None)


def _whole(flat: str, start: int, end: int) -> bool:
    """Is the stretch the end of a longer word that stays whole (普及, 现有, 新增)?"""
    longer = words("whole").before(flat, end)
    inside = longer is not None and len(longer[0]) > end - start
    return inside or (flat[start:end] in ("增", "增加") and flat[start - 1 : start] == "新")


def strip_left(reading: Reading, low: int, high: int, spans: Spans) -> int:
    """Where the noun phrase begins that ends at `high`: times, adverbs and conjunctions drop off."""
    flat = reading.flat
    while low < high:
        covered = spans.cover(low)
        if flat[low] in TRIM:
            low += 1
        elif covered is not None:
            low = min(covered, high)
        elif word := words("leading").at(flat, low):
            whole = words("whole").at(flat, low)
            if (whole and len(whole[0]) > len(word[0])) or low + len(word[0]) >= high:
                break
            low += len(word[0])
        else:
            break
    last = max((t for t in range(low, high) if spans.cover(t) is not None), default=None)
    return low if last is None or last + 3 > high else strip_left(reading, last + 1, high, spans)
