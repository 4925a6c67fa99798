"""What a number counts: the head noun on either side of it, in the article's own words."""

import re
from collections.abc import Sequence
from functools import cache

from archive_viewer.derive.constructions import shaped
from archive_viewer.derive.lexicon import lexicon, qualifiers
from archive_viewer.derive.noun_phrases import (
    LONGEST,
    OF,
    TRIM,
    acting,
    changes,
    counted_noun,
    ended,
    strip_left,
    strip_right,
    tail,
    words,
)
from archive_viewer.derive.quantity import Quantity, Spans
from archive_viewer.derive.reading import Reading
from archive_viewer.derive.time_expression import TimeExpression

_SCOPE = 2
_STUFF = re.compile("(?!每)[\u4e00-\u9fff]{1,8}(?=[，。、；]|在当地)")
"""What a metric unit measures out, right behind it: 30亩地, 20斤小米."""

_PEOPLE = frozenset("人名位")
_CHANGE_NOUN = re.compile(
    "(?:较快|快速|高速|中高速|稳定|平稳|强劲|持续|大幅)?(?:增长|增速|增幅|涨幅|降幅|跌幅|速度|比例|比率|份额|水平)(?:率)?|[较最]?[高低](?:水平|位)$"
)
_RATE_NOUN = re.compile("(?:以上|以下|左右)?(涨幅|增幅|增速|升幅|降幅|跌幅)")
_FOUNDING = re.compile(
    "成立|建立|诞生|诞辰|颁布|胜利|逝世|发表|建交|解放|回归|开放|实施|开通|创刊|创办|起义|签署|建[校军国党]|纪念"
)
_ONWARD = re.compile(
    "的?(?:第|(?:[上下]?[升降调]|增|减|涨|跌|提高|增加|减少|调整|扩[大展]|缩短|延长|回落|变)[至到为]|[\u4e00-\u9fff]{1,3}[至到](?=[\\d今去前明上本]))"
)
_GAP = 24
_TIME_ITSELF = frozenset({"时间", "时间里", "时间内"})
_REACHING = re.compile("[\u4e00-\u9fff]{1,4}[至到](?:了)?的?")
_MARKS = frozenset("，。；：！？）)\n,;:!?》”")


def assign_measures(reading: Reading, quantities: Sequence[Quantity], times: Sequence[TimeExpression]) -> None:
    """Set `measure` where the words around the number give one; a clause that names none keeps the last one named."""
    spans = Spans([(t.start, t.end) for t in times])
    for i, q in enumerate(quantities):
        before = quantities[i - 1] if i else None
        after = quantities[i + 1] if i + 1 < len(quantities) else None
        q.measure = _measure(reading, q, before, after, spans) or None


def _measure(reading: Reading, q: Quantity, before: Quantity | None, after: Quantity | None, spans: Spans) -> str:
    told = shaped(reading, q, spans)
    if told is None and before and _carried(reading, before, q, spans):
        told = before.measure
    if told is not None:
        return told
    following = _telling(q, _following(reading, q, after, spans) or _rate_noun(reading, q))
    preceding = _preceding(reading, q, before, spans)
    if _labelled(reading, q) and (rest := _after_noun(reading, q, after, spans)):
        return rest
    if following and _CHANGE_NOUN.match(following) and (preceding or (before and before.measure)):
        named = preceding or (before and before.measure) or ""
        return named if len(named) > _SCOPE else named + following
    of = OF.match(reading.flat, q.end)
    if words("with").before(preceding, len(preceding)) and not acting(reading, of.end() if of else q.end):
        following = following or _after_noun(reading, q, after, spans)
        preceding = "" if following else preceding
    anniversary = q.unit == "周年" and _FOUNDING.search(preceding)
    if following and not anniversary and (_counts(q) or not preceding):
        return following
    if q.family == "metric" and (stuff := _STUFF.match(reading.flat, q.end)) and not acting(reading, q.end):
        return reading.text[stuff.start() : stuff.end()]
    if preceding in words("light_nouns").words():
        topic = _topic(reading, q, before, spans)
        return topic if topic.endswith(preceding) else (topic + preceding)[-LONGEST:]
    if preceding:
        described = q.family in ("money", "metric") and of and len(preceding) <= 12
        light = described or (len(preceding) <= 2 and q.family in ("money", "metric", "percent"))
        moving = changes().at(reading.flat, q.end) or words("trailing").at(reading.flat, q.end)
        rest = _after_noun(reading, q, after, spans) if light and not moving else ""
        return preceding + rest if rest else preceding
    return _predicate(reading, q, after) or _topic(reading, q, before, spans)


def _telling(q: Quantity, following: str) -> str:
    """What follows a number, unless it is a word that says nothing of what is counted."""
    if following in words("trailing").words() or following in words("leading").words() or following in _TIME_ITSELF:
        return ""
    moving = words("going").at(following, 0) or changes().at(following, 0) if following else None
    return "" if moving and q.family == "time" else following


def _carried(reading: Reading, before: Quantity, q: Quantity, spans: Spans) -> bool:
    """Does the same thing go from the number before to this one (由2002年的9.5亿狂飙到2011年的120亿)?"""
    if before.end > q.lead or q.lead - before.end > _GAP:
        return False
    between = "".join(reading.flat[at] for at in range(before.end, q.lead) if spans.cover(at) is None)
    return _REACHING.fullmatch(between) is not None


def _rate_noun(reading: Reading, q: Quantity) -> str:
    """The noun of change right behind a share (10%以上涨幅)."""
    rate = _RATE_NOUN.match(reading.flat, q.end) if q.family == "percent" else None
    return rate.group(1) if rate else ""


def _labelled(reading: Reading, q: Quantity) -> bool:
    """Does a colon stand before the number, which parts it from a speaker or a heading, and a noun phrase behind it?"""
    return reading.flat[q.lead - 1 : q.lead] in ("：", ":") and not acting(reading, q.end)


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
    return reading.text[q.end : end].strip(TRIM)


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
    bound = qualifiers("after").at(flat, at)
    past = at + len(bound[0]) if bound else at
    of = flat[at] == "的" or (bound is not None and flat[past : past + 1] == "的")
    if _ONWARD.match(flat, at):
        return ""
    if bound and q.family == "number" and not ended(reading, past):
        return _after_noun(reading, q, after, spans)
    if not of and (q.family in ("percent", "ratio", "money", "metric", "times") or ended(reading, at)):
        return ""
    return _after_noun(reading, q, after, spans)


def _after_noun(reading: Reading, q: Quantity, after: Quantity | None, spans: Spans) -> str:
    flat = reading.flat
    at = q.end
    if bound := qualifiers("after").at(flat, at):
        at += len(bound[0])
    at += 2 * flat.startswith("不等", at)
    at += flat[at : at + 1] == "的"
    return counted_noun(reading, at, after, spans)


def _preceding(reading: Reading, q: Quantity, before: Quantity | None, spans: Spans) -> str:
    low = reading.clause(q.start)[0]
    if before and before.end > low:
        low = before.end
    high = strip_right(reading, low, q.lead, spans)
    start = strip_left(reading, low, high, spans)
    phrase = tail(reading.text[start:high])
    if phrase in _light() and start > low:
        high = strip_right(reading, low, start, spans)
        phrase = tail(reading.text[strip_left(reading, low, high, spans) : high])
    return "" if phrase in _light() else phrase


@cache
def _light() -> frozenset[str]:
    """Words that say what happens to a thing, not which thing."""
    return frozenset(lexicon("measure_words")["light"]) | frozenset(lexicon("measure_words")["leading"])


def _earlier_clause(reading: Reading, q: Quantity, sentence: int, spans: Spans) -> str:
    """The subject of the clause before, for a clause that begins with its verb (，同比增长5%)."""
    low = reading.clause(q.start)[0]
    while low > sentence + 1:
        start = max(reading.clause(low - 1)[0], sentence)
        high = strip_right(reading, start, low - 1, spans)
        if phrase := tail(reading.text[strip_left(reading, start, high, spans) : high]):
            return phrase
        low = start
    return ""
