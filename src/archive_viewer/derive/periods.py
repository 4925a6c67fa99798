"""The time that a number holds for: the nearest governing expression of its clause, else of its sentence."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from archive_viewer.derive.quantity import Quantity
from archive_viewer.derive.reading import Reading
from archive_viewer.derive.time_expression import TimeExpression
from archive_viewer.derive.time_patterns import REPORTED

_DAY = len("2018-03-05")
_DAILY = re.compile("每(?:[天日月周]|小时)|[日月年]均")
_SO_FAR = re.compile("(?:截[至止]|到)(?:目前|现在|今)|[至迄]今")
_STANDING = re.compile("已(?:经)?(?:造成|导致|致|超|达|有|累计|确认|升至|增至)|现已")
"""What had come about by the day that something was reported."""

_AHEAD = re.compile("(?<![即，。；：、,\\n])将|预计|有望")
_SAME_DAY = ("当日", "当天")
_FROM = ("从", "由")
_AT = ("于", "在", "自", "从")


def assign_periods(reading: Reading, quantities: Sequence[Quantity], times: Sequence[TimeExpression]) -> None:
    """Set `period` of each quantity; a basis of comparison never governs, 目前 and 近年来 govern without a date."""
    starts = [t.start for t in times]
    for q in quantities:
        low, high = reading.clause(q.start)
        i = bisect_left(starts, q.start)
        if (
            i
            and q.family != "times"
            and times[i - 1].role == "basis"
            and reading.flat[times[i - 1].end : q.lead] in ("", "的")
        ):
            q.period = times[i - 1].period
            continue
        if i and reading.flat[times[i - 1].end : q.lead] in ("(", "（") and times[i - 1].period:
            q.period = times[i - 1].period
            continue
        governing = _nearest(reading.flat, times, i, low, q)
        if governing and q.level and reading.flat[governing.start - 1 : governing.start] in _FROM:
            i = bisect_left(starts, governing.start)
            governing = None
        if governing is None:
            governing = _following(reading, times, i, high)
        if governing is None:
            governing = _nearest(reading.flat, times, i, reading.sentence(q.start)[0], q, own=low)
        if governing is None and q.family == "counter":
            governing = _day_after(reading, times, i, high)
        if governing is not None and governing.role == "governs":
            q.period = governing.period


def _nearest(
    flat: str, times: Sequence[TimeExpression], i: int, low: int, q: Quantity, own: int = 0
) -> TimeExpression | None:
    """The nearest governing expression before the i-th, from `low` on; the clause of `q` begins at `own`.

    截至目前 closes a stretch of time that the sentence opened (2016年12月起开展行动，截至目前破获231起).
    """
    so_far = None
    for t in reversed(times[max(0, i - 12) : i]):
        if t.start < low:
            break
        if so_far and not (t.period or "").endswith("/.."):
            continue
        if t.start < own and (_only_reported(flat, t, q) or _passing(flat, t, q, own)):
            continue
        if t.role == "blocks" and _SO_FAR.match(flat, t.start):
            so_far = t
        elif t.role == "governs" or (t.role == "blocks" and not _DAILY.match(flat, t.start)):
            return t
    return so_far


def _only_reported(flat: str, t: TimeExpression, q: Quantity) -> bool:
    """Is a day named because something was said then, of which `q` speaks without a word that it stood so?"""
    reported = t.period and len(t.period) == _DAY and REPORTED.match(flat, t.end)
    return bool(reported) and not _STANDING.search(flat, t.end, q.start)


def _passing(flat: str, t: TimeExpression, q: Quantity, own: int) -> bool:
    """Is a time of an earlier clause that of a thing there (改变了去年的状态), or a day, where `q` is still to come?"""
    if flat[t.start - 1 : t.start] == "了":
        return True
    to_come = _AHEAD.search(flat, max(0, t.start - 8), own) or flat[t.start] in "明后"
    return bool(t.period and len(t.period) == _DAY and not to_come and _AHEAD.search(flat, own, q.start))


def _day_after(reading: Reading, times: Sequence[TimeExpression], i: int, high: int) -> TimeExpression | None:
    """The day that a clause names behind a count, where nothing before it says when (四条新线今天开通)."""
    for t in times[i : i + 1]:
        again = reading.flat[t.start : t.end] in _SAME_DAY and t.start < reading.sentence(high - 1)[1]
        if (t.start < high or again) and t.role == "governs" and t.period is not None and len(t.period) == _DAY:
            return t
    return None


def _following(reading: Reading, times: Sequence[TimeExpression], i: int, high: int) -> TimeExpression | None:
    for t in times[i : i + 2]:
        if t.start < high and t.role == "governs" and reading.flat[t.start - 1 : t.start] in _AT:
            return t
    return None
