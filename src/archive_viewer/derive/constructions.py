"""Constructions that say what a number measures: a pace, a dimension, a share, a deadline, something that lasts."""

import re

from archive_viewer.derive.lexicon import qualifiers
from archive_viewer.derive.noun_phrases import LONGEST, OF, TRIM, acting, counted_noun, noun_at, words
from archive_viewer.derive.quantity import Quantity, Spans
from archive_viewer.derive.reading import Reading

_PACE = re.compile("(?:以上|左右)?的(?:速度|速率|步伐|频率)(?=[\u4e00-\u9fff]{2})")
_DIMENSION = re.compile("(?:(?<![\u4e00-\u9fff])|(?<=和))([长宽高深厚])[约近达]?$")
_DIMENSIONS_END = re.compile("(?:[、，和]{1,2}[长宽高深厚][^，。、的]{1,8}){0,2}的(?=[\u4e00-\u9fff]{2})")
_SHARE = re.compile(r"占[^，。；、\d的]{1,10}$")
_AT = re.compile("的(时速|均速|高度|深度|价格|单价|利率|频率)")
_WITHIN = re.compile("(?:之内|以内|内)(?=[\u4e00-\u9fff“])")
_SPENT = re.compile("的?时间[，,]?(?=[\u4e00-\u9fff])")
_SPENDING = re.compile("用了?$|花了?$|费了?$|历时$")
_AFTERWARDS = re.compile("(?:以|之)?后[，,]?(?=[\u4e00-\u9fff]{2})")
_SPENT_SO = re.compile("是(?:在)?([^，。；：！？\n的]{3,14})的(?=[，。；！？\n]|$)")
_LOADED = re.compile("(?:[满搭装运承]载|载有|载着)[了着]?$")
_DONE = 12
_BEGUN = frozenset({"入伍", "入党", "从军", "从警", "从医", "从教", "任职"})
"""What people have been since it began, whatever they did in that time."""

_TOLL = {"死": "死亡", "伤": "受伤"}


def shaped(reading: Reading, q: Quantity, spans: Spans) -> str | None:
    """The measure of a number whose construction says where it stands; None for all others."""
    if q.family == "toll":
        return _TOLL.get(reading.flat[q.end : q.end + 1], "")
    return (
        _paced(reading, q, spans)
        or _dimensioned(reading, q, spans)
        or _share(reading, q)
        or _deadline(reading, q)
        or _lasting(reading, q)
        or _loaded(reading, q, spans)
        or _possessed(reading, q, spans)
        or None
    )


def _paced(reading: Reading, q: Quantity, spans: Spans) -> str:
    """What goes on at a pace (以每年10万亩的速度推进造林)."""
    at = _AT.match(reading.flat, q.end) if "以" in reading.flat[max(0, q.lead - 3) : q.lead] else None
    if at:
        return at.group(1)
    pace = _PACE.match(reading.flat, q.end)
    return noun_at(reading, pace.end(), None, spans) if pace else ""


def _dimensioned(reading: Reading, q: Quantity, spans: Spans) -> str:
    """The thing that is so long, wide or high (长90公里、宽20公里的防护林), with the dimension."""
    dimension = _DIMENSION.search(reading.flat, max(0, q.lead - 2), q.lead)
    of = _DIMENSIONS_END.match(reading.flat, q.end) if dimension and q.family == "metric" else None
    noun = noun_at(reading, of.end(), None, spans) if of else ""
    return noun + dimension.group(1) if noun and dimension else ""


def _share(reading: Reading, q: Quantity) -> str:
    """What a share is a share of, where the words before say so (占工业比重82%的制造业)."""
    if q.family not in ("percent", "ratio") or not OF.match(reading.flat, q.end):
        return ""
    share = _SHARE.search(reading.flat, reading.clause(q.start)[0], q.lead)
    return reading.text[share.start() : share.end()] if share else ""


def _deadline(reading: Reading, q: Quantity) -> str:
    """What is done within a time, in it or after it (在48小时内拿出草案, 用3年时间，推进改造, 14小时后抵达纽约)."""
    if q.family != "time":
        return ""
    spent = _SPENT.match(reading.flat, q.end) if _SPENDING.search(reading.flat, max(0, q.lead - 2), q.lead) else None
    if spent:
        end = min(reading.clause(spent.end())[1], spent.end() + _DONE)
        return reading.text[spent.end() : end].strip(TRIM)
    if so := _SPENT_SO.match(reading.flat, q.end):
        return reading.text[so.start(1) : so.end(1)]
    opening = reading.clause(q.start)[0] == q.lead
    within = _WITHIN.match(reading.flat, q.end) or (_AFTERWARDS.match(reading.flat, q.end) if opening else None)
    if within is None:
        return ""
    done = reading.text[within.end() : min(reading.clause(q.end)[1], q.end + 2 * LONGEST)].strip(TRIM)
    return done[-_DONE:].lstrip(TRIM) if len(done) > 1 else ""


def _possessed(reading: Reading, q: Quantity, spans: Spans) -> str:
    """The thing that an amount describes: 国家的5万元扶贫贷款, 运行于800公里以下的航线, 移民、600亿欧元的分手费."""
    if q.family not in ("money", "metric"):
        return ""
    flat, before = reading.flat, reading.flat[q.lead - 1 : q.lead]
    bound = qualifiers("after").at(flat, q.end)
    at = q.end + (len(bound[0]) if bound else 0)
    described = OF.match(flat, at)
    if before == "的" and not described and not bound and not acting(reading, q.end):
        return noun_at(reading, at, None, spans)
    if described and (before == "、" or (before == "于" and bound)):
        return noun_at(reading, described.end(), None, spans)
    return ""


def _lasting(reading: Reading, q: Quantity) -> str:
    """What has gone on for a time that describes something else (怀孕40多天的李成环, 等待了八天的母亲)."""
    if q.family != "time":
        return ""
    at = q.lead - (reading.flat[q.lead - 1 : q.lead] == "了")
    found = words("lasting").before(reading.flat, at)
    return found[0] if found and (OF.match(reading.flat, q.end) or found[0] in _BEGUN) else ""


def _loaded(reading: Reading, q: Quantity, spans: Spans) -> str:
    """What something carries, where its own name follows (满载287名旅客的航班)."""
    if q.family != "counter" or not _LOADED.search(reading.flat, max(0, q.lead - 3), q.lead):
        return ""
    return counted_noun(reading, q.end, None, spans).split("的")[0]
