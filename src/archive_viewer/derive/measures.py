"""What a number counts: the head noun on either side of it, in the article's own words."""

import re
from collections.abc import Sequence
from functools import cache

from archive_viewer.derive.lexicon import Words, lexicon, qualifiers
from archive_viewer.derive.quantity import Quantity, Spans
from archive_viewer.derive.reading import Reading
from archive_viewer.derive.times import TimeExpression

LONGEST = 24
_SCOPE = 2
_STUFF = re.compile("(?!每)[\u4e00-\u9fff]{1,8}(?=[，。、；]|在当地)")
"""What a metric unit measures out, right behind it: 30亩地, 20斤小米."""

_OF = re.compile("(?:不等)?的(?!第)")
_PEOPLE = frozenset("人名位")
_CHANGE_NOUN = re.compile("(?:增长|增速|增幅|涨幅|降幅|跌幅|速度|比例|比率|份额|水平)(?:率)?")
_PACE = re.compile("(?:以上|左右)?的(?:速度|速率|步伐|频率)(?=[\u4e00-\u9fff]{2})")
_DIMENSION = re.compile("(?:(?<![\u4e00-\u9fff])|(?<=和))([长宽高深厚])[约近达]?$")
_DIMENSIONS_END = re.compile("(?:[、，和]{1,2}[长宽高深厚][^，。、的]{1,8}){0,2}的(?=[\u4e00-\u9fff]{2})")
_RATE_NOUN = re.compile("(?:以上|以下|左右)?(涨幅|增幅|增速|升幅|降幅|跌幅)")
_FOUNDING = re.compile(
    "成立|建立|诞生|诞辰|颁布|胜利|逝世|发表|建交|解放|回归|开放|实施|开通|创刊|创办|起义|签署|建[校军国党]|纪念"
)
_ONWARD = re.compile("的?(?:第|(?:[上下]?[升降调]|增|减|涨|跌|提高|增加|减少|调整|扩[大展]|缩短|延长|回落|变)[至到为])")
_MARKS = frozenset("，。；：！？）)\n,;:!?》”")
_TRIM = " \u3000、,，；;:：“”\"'‘’《》()（）-…的"
_RIM = re.compile("(?:(?<!参)与|(?<![涉普惠波危累以])及|[和或并且而的了、])+$")
_COMPARISON = re.compile(
    "(?:相比|与(?=.{0,12}相比)|(?<![占同环对])比(?!例|重|较|率|值|分|赛|亚|利时|基尼|特币|尔|萨|邻|如|方|武)|(?<!比)较(?![大快高好强多低小为长早重轻差少]))"
    ".{0,16}$"
)


@cache
def _words(name: str) -> Words[None]:
    return Words(dict.fromkeys(lexicon("measure_words")[name]))


@cache
def _changes() -> Words[None]:
    table = lexicon("change_words")
    lists = ("up", "down", "up_when_compared", "down_when_compared")
    return Words(dict.fromkeys(word for name in lists for word in table[name] if word not in _words("gains").words()))


def assign_measures(reading: Reading, quantities: Sequence[Quantity], times: Sequence[TimeExpression]) -> None:
    """Set `measure` where the words around the number give one; a clause that names none keeps the last one named."""
    spans = Spans([(t.start, t.end) for t in times])
    for i, q in enumerate(quantities):
        before = quantities[i - 1] if i else None
        after = quantities[i + 1] if i + 1 < len(quantities) else None
        q.measure = _measure(reading, q, before, after, spans) or None


_TOLL = {"死": "死亡", "伤": "受伤"}


def _measure(reading: Reading, q: Quantity, before: Quantity | None, after: Quantity | None, spans: Spans) -> str:
    shaped = _shaped(reading, q, spans)
    if shaped is not None:
        return shaped
    following = _following(reading, q, after, spans) or _rate_noun(reading, q)
    preceding = _preceding(reading, q, before, spans)
    if following in _words("trailing").words() or following in _words("leading").words():
        following = ""
    if following and q.family == "time" and _words("going").at(following, 0):
        following = ""
    if _labelled(reading, q) and (rest := _after_noun(reading, q, after, spans)):
        return rest
    if following and _CHANGE_NOUN.match(following) and (preceding or (before and before.measure)):
        named = preceding or (before and before.measure) or ""
        return named if len(named) > _SCOPE else named + following
    if _words("with").before(preceding, len(preceding)) and not _acting(reading, q.end):
        following = following or _after_noun(reading, q, after, spans)
        if following:
            return following
    anniversary = q.unit == "周年" and _FOUNDING.search(preceding)
    if following and not anniversary and (_counts(q) or not preceding):
        return following
    if q.family == "metric" and (stuff := _STUFF.match(reading.flat, q.end)) and not _acting(reading, q.end):
        return reading.text[stuff.start() : stuff.end()]
    if preceding in _words("light_nouns").words():
        topic = _topic(reading, q, before, spans)
        return topic if topic.endswith(preceding) else (topic + preceding)[-LONGEST:]
    if preceding:
        described = q.family in ("money", "metric") and _OF.match(reading.flat, q.end) and len(preceding) <= 12
        light = described or (len(preceding) <= 2 and q.family in ("money", "metric", "percent"))
        moving = _changes().at(reading.flat, q.end) or _words("trailing").at(reading.flat, q.end)
        rest = _after_noun(reading, q, after, spans) if light and not moving else ""
        return preceding + rest if rest else preceding
    return _predicate(reading, q, after) or _topic(reading, q, before, spans)


def _shaped(reading: Reading, q: Quantity, spans: Spans) -> str | None:
    """The measure of a number whose construction says where it stands; None for all others."""
    if q.family == "toll":
        return _TOLL.get(reading.flat[q.end : q.end + 1], "")
    return _paced(reading, q, spans) or _dimensioned(reading, q, spans) or None


def _paced(reading: Reading, q: Quantity, spans: Spans) -> str:
    """What goes on at a pace (以每年10万亩的速度推进造林)."""
    pace = _PACE.match(reading.flat, q.end)
    return _noun_at(reading, pace.end(), None, spans) if pace else ""


def _dimensioned(reading: Reading, q: Quantity, spans: Spans) -> str:
    """The thing that is so long, wide or high (长90公里、宽20公里的防护林), with the dimension."""
    dimension = _DIMENSION.search(reading.flat, max(0, q.lead - 2), q.lead)
    of = _DIMENSIONS_END.match(reading.flat, q.end) if dimension and q.family == "metric" else None
    noun = _noun_at(reading, of.end(), None, spans) if of else ""
    return noun + dimension.group(1) if noun and dimension else ""


def _rate_noun(reading: Reading, q: Quantity) -> str:
    """The noun of change right behind a share (10%以上涨幅)."""
    rate = _RATE_NOUN.match(reading.flat, q.end) if q.family == "percent" else None
    return rate.group(1) if rate else ""


def _labelled(reading: Reading, q: Quantity) -> bool:
    """Does a colon stand before the number, which parts it from a speaker or a heading, and a noun phrase behind it?"""
    return reading.flat[q.lead - 1 : q.lead] in ("：", ":") and not _acting(reading, q.end)


def _topic(reading: Reading, q: Quantity, before: Quantity | None, spans: Spans) -> str:
    """What the sentence has been about up to the clause of `q`: the last measure named, else the clause before."""
    sentence = reading.sentence(q.start)[0]
    if before and before.start >= sentence and before.measure:
        return before.measure
    return _earlier_clause(reading, q, sentence, spans)


def _predicate(reading: Reading, q: Quantity, after: Quantity | None) -> str:
    """What people that nothing else describes are said to do (65人在这里驻扎)."""
    if q.unit not in _PEOPLE:
        return ""
    end = min(reading.clause(q.end)[1], q.end + 12, after.lead if after and after.lead >= q.end else len(reading.flat))
    return reading.text[q.end : end].strip(_TRIM)


def _counts(q: Quantity) -> bool:
    counting = ("counter", "arabic", "time", "ratio", "percent", "number")
    return q.family in counting and q.change is None and not q.level


def _following(reading: Reading, q: Quantity, after: Quantity | None, spans: Spans) -> str:
    """The noun phrase after the number, empty where something else follows."""
    flat = reading.flat
    at = q.end
    if after and after.start == q.end and _counts(q):
        return _following(reading, after, None, spans)
    if flat[at : at + 1] in ("、", "，", ",", ""):
        return ""
    if flat[at] in "多余" and flat[at + 1 : at + 2] == "的":
        at += 1
    of = flat[at] == "的"
    if _ONWARD.match(flat, at):
        return ""
    if not of and (q.family in ("percent", "ratio", "money", "metric", "times") or _ended(reading, at)):
        return ""
    return _after_noun(reading, q, after, spans)


def _ended(reading: Reading, at: int) -> bool:
    """Does a word stand at `at` that no noun phrase begins with?"""
    return _words("not_after").at(reading.flat, at) is not None and _words("after_whole").at(reading.flat, at) is None


def _acting(reading: Reading, at: int) -> bool:
    """Does a verb, or another word that no noun phrase begins with, stand at `at`?"""
    return _ended(reading, at) or _words("after_stops").at(reading.flat, at) is not None


def _after_noun(reading: Reading, q: Quantity, after: Quantity | None, spans: Spans) -> str:
    flat = reading.flat
    at = q.end
    if bound := qualifiers("after").at(flat, at):
        at += len(bound[0])
    at += 2 * flat.startswith("不等", at)
    at += flat[at : at + 1] == "的"
    return _noun_at(reading, at, after, spans)


def _noun_at(reading: Reading, at: int, after: Quantity | None, spans: Spans) -> str:
    """The noun phrase that begins at `at`, at most up to the next number."""
    flat = reading.flat
    end = min(len(flat), at + LONGEST, after.lead if after and after.lead >= at else len(flat))
    stop, opened = at, 0
    while stop < end:
        opened += flat[stop] in "“《（("
        if flat[stop] in "”》）)" and opened:
            stop, opened = stop + 1, opened - 1
            continue
        word = _words("after_stops").at(flat, stop) if not opened or flat[stop] in "\n。" else None
        if word and (stop > at + 1 or (len(word[0]) == 1 and word[0] in "，。；：！？）)\n,;:!?》”")):
            break
        if spans.cover(stop) is not None:
            break
        stop += 1
    return _RIM.sub("", reading.text[at:stop].strip(_TRIM))


def _preceding(reading: Reading, q: Quantity, before: Quantity | None, spans: Spans) -> str:
    low = reading.clause(q.start)[0]
    if before and before.end > low:
        low = before.end
    high = strip_right(reading, low, q.lead, spans)
    start = strip_left(reading, low, high, spans)
    phrase = _tail(reading.text[start:high])
    if phrase in _light() and start > low:
        high = strip_right(reading, low, start, spans)
        phrase = _tail(reading.text[strip_left(reading, low, high, spans) : high])
    return "" if phrase in _light() else phrase


@cache
def _light() -> frozenset[str]:
    """Words that say what happens to a thing, not which thing."""
    return frozenset(lexicon("measure_words")["light"]) | frozenset(lexicon("measure_words")["leading"])


def _tail(phrase: str) -> str:
    phrase = phrase.strip(_TRIM)
    if len(phrase) <= LONGEST:
        return phrase
    cut = phrase[-LONGEST:]
    boundary = min((i for c in "的了在共、" if 0 <= (i := cut.find(c)) < len(cut) - 4), default=-1)
    return cut[boundary + 1 :].lstrip(_TRIM)


def strip_right(reading: Reading, low: int, high: int, spans: Spans) -> int:
    """Where the noun phrase ends that stands before `high`: verbs of reaching and changing and comparisons drop off."""
    flat = reading.flat
    while high > low:
        covered = spans.cover(high - 1)
        if flat[high - 1] in _TRIM:
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
    found = (_changes().before(flat, high, low), _words("trailing").before(flat, high, low))
    return max((word for word in found if word), key=lambda word: len(word[0]), default=None)


def _whole(flat: str, start: int, end: int) -> bool:
    """Is the stretch the end of a longer word that stays whole (普及, 现有, 新增)?"""
    longer = _words("whole").before(flat, end)
    inside = longer is not None and len(longer[0]) > end - start
    return inside or (flat[start:end] in ("增", "增加") and flat[start - 1 : start] == "新")


def strip_left(reading: Reading, low: int, high: int, spans: Spans) -> int:
    """Where the noun phrase begins that ends at `high`: times, adverbs and conjunctions drop off."""
    flat = reading.flat
    while low < high:
        covered = spans.cover(low)
        if flat[low] in _TRIM:
            low += 1
        elif covered is not None:
            low = min(covered, high)
        elif word := _words("leading").at(flat, low):
            if _words("whole").at(flat, low) or low + len(word[0]) >= high:
                break
            low += len(word[0])
        else:
            break
    last = max((t for t in range(low, high) if spans.cover(t) is not None), default=None)
    return low if last is None or last + 3 > high else strip_left(reading, last + 1, high, spans)


def _earlier_clause(reading: Reading, q: Quantity, sentence: int, spans: Spans) -> str:
    """The subject of the clause before, for a clause that begins with its verb (，同比增长5%)."""
    low = reading.clause(q.start)[0]
    while low > sentence + 1:
        start = max(reading.clause(low - 1)[0], sentence)
        high = strip_right(reading, start, low - 1, spans)
        if phrase := _tail(reading.text[strip_left(reading, start, high, spans) : high]):
            return phrase
        low = start
    return ""
