"""Numbers outside what they can be: shares over a hundred, falls to below nothing, magnitudes unlike all others."""

import math
import re
from collections.abc import Iterator, Sequence
from heapq import nlargest
from statistics import median

from archive_viewer.derive.audit.claims import counts_things, plain
from archive_viewer.domain.fact import Fact
from archive_viewer.domain.finding import Finding, FindingKind

FEWEST = 8
"""Counts that a text needs before one of them can be unlike the others."""

FAR = 4.0
"""Distance from the median, in normal standard deviations of the logarithms, from which a count is unlike."""

TIMES = 100
"""How many times as large as every other count an unlike one is."""

LARGE = 1_000_000
"""An unlike count is at least this large, for a slip that makes it so writes 万 or 亿 too much."""

_SHARE = re.compile(
    "占比|比重|份额|(?:合格|满意|化解|普及|成活|及格|达标|通过|破案|治愈|死亡|入住|出勤|参保|识字|优良|查处|办结|回收)率$"
    "|占[^，。]{2,}$"
)
_DEBT = re.compile("债|国内生产总值|GDP|准备金|资本金")
_COUNTERS = frozenset(
    ("人", "名", "位", "个", "家", "所", "座", "处", "起", "件", "宗", "项", "条", "次", "人次", "户", "台", "辆")
)


def percentages(facts: Sequence[Fact]) -> Iterator[Finding]:
    """Shares of more than the whole, and falls of more than all."""
    for fact in facts:
        largest = max(float(fact.value or 0), float(fact.value_max or 0))
        if fact.unit != "%" or largest <= 100:
            continue
        if fact.change == "down":
            yield Finding(FindingKind.PERCENTAGE, (fact,), "audit.fall", {"one": fact.text})
        elif fact.change is None and _SHARE.search(plain(fact.measure)) and not _DEBT.search(plain(fact.measure)):
            named = {"one": fact.text, "measure": fact.measure or ""}
            yield Finding(FindingKind.PERCENTAGE, (fact,), "audit.share", named)


def magnitudes(facts: Sequence[Fact]) -> Iterator[Finding]:
    """A count that lies far off all the other counts of its article (Iglewicz and Hoaglin's modified z-score).

    People, households and visits can be as many as a country has; institutions, events and objects can't.
    """
    counts = [f for f in facts if f.unit in _COUNTERS and f.change is None and float(f.value or 0) >= 1]
    if len(counts) < FEWEST:
        return
    sizes = [math.log10(float(f.value or 1)) for f in counts]
    middle = median(sizes)
    spread = 1.4826 * median(abs(size - middle) for size in sizes) or 0.5
    first, second = nlargest(2, range(len(sizes)), key=sizes.__getitem__)
    fact, next_one, ahead = counts[first], counts[second], sizes[first] - sizes[second]
    if float(fact.value or 0) < LARGE or not counts_things(fact):
        return
    if (sizes[first] - middle) / spread >= FAR and ahead >= math.log10(TIMES):
        named = {"one": fact.text, "other": next_one.text, "times": f"{10**ahead:,.0f}"}
        both = tuple(sorted((fact, next_one), key=lambda f: f.start))
        yield Finding(FindingKind.MAGNITUDE, both, "audit.magnitude", named)
