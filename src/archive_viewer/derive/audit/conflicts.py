"""The same thing with different numbers: slips of the pen, and reports that contradict one another."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from archive_viewer.derive.audit.claims import compatible, counts, head, plain, rounded, same_head, unit_class
from archive_viewer.domain.fact import Fact
from archive_viewer.domain.finding import Finding, FindingKind

LEAST = 10
"""Below this, counts of the same kind differ too often by right."""

NEAR = 0.05
"""Two values that differ by less than this share of the larger are likely meant for the same."""

FARTHEST = 1.25
"""How many times as large the one of two reports of the same thing may be; beyond, they speak of different things."""

MOST_ALIKE = 24
"""Numbers of one kind that are held against one another at most, so that a table costs no more than prose."""


def conflicts(facts: Sequence[Fact], text: str) -> Iterator[Finding]:
    """Levels of the same thing in different sentences, near one another or a digit apart, that don't agree."""
    groups: dict[tuple[str, str], list[Fact]] = defaultdict(list)
    for fact in facts:
        if fact.change is None and fact.value_max is None and (fact.value or 0) >= LEAST and _names(fact, text):
            groups[unit_class(fact), head(fact.measure)[-2:]].append(fact)
    for group in groups.values():
        for one, other in combinations(group[:MOST_ALIKE], 2):
            same = compatible(one, other) and _slip(one, other)
            if same and _disagree(one, other) and _apart(one, other, text):
                values = {"one": one.text, "other": other.text, "measure": head(other.measure)}
                yield Finding(FindingKind.CONFLICT, (one, other), "audit.conflict", values)


def contradictions(ours: Iterable[Fact], theirs: Iterable[Fact]) -> Iterator[Finding]:
    """What two articles say of the same measure, period and place with different numbers."""
    there: dict[tuple[object, ...], list[Fact]] = defaultdict(list)
    for fact in theirs:
        there[_claim(fact)].append(fact)
    for fact in ours:
        if fact.period is None or fact.unit == "周年" or len(plain(fact.measure)) < 4:
            continue
        others = [other for other in there.get(_claim(fact), []) if _near(fact, other, FARTHEST)]
        if others and all(_disagree(fact, other) for other in others) and compatible(fact, others[0]):
            values = {"one": fact.text, "other": others[0].text, "measure": fact.measure or ""}
            yield Finding(FindingKind.CONFLICT, (fact, others[0]), "audit.contradiction", values)


def _disagree(one: Fact, other: Fact) -> bool:
    """Can the two not both be true? 20多 does not deny 21."""
    a, b = float(one.value or 0), float(other.value or 0)
    return a != b and not rounded(one, other) and not _allows(one, b) and not _allows(other, a)


def _allows(blurred: Fact, value: float) -> bool:
    stated = float(blurred.value or 0)
    match blurred.qualifier:
        case "over" | "at_least":
            return value >= stated
        case "under" | "at_most" | "nearly":
            return value <= stated
        case "about":
            return abs(value - stated) <= 2 * NEAR * stated
    return False


def _names(fact: Fact, text: str) -> bool:
    """Is it a count whose measure is a thing of its own, not a part (其中) nor one of a row (分别)?"""
    part = "其中" in text[max(0, fact.start - 6) : fact.start]
    return counts(fact) and bool(fact.measure) and not part and not (fact.measure or "").startswith("分别")


def _near(one: Fact, other: Fact, times: float) -> bool:
    a, b = sorted((float(one.value or 0), float(other.value or 0)))
    return a > 0 and b <= a * times


def _claim(fact: Fact) -> tuple[object, ...]:
    return plain(fact.measure), unit_class(fact), fact.period, fact.change, fact.basis


def _slip(one: Fact, other: Fact) -> bool:
    """Do both measures name the same thing, with values so near or so alike that one of them may be a slip?"""
    first, second = head(one.measure), head(other.measure)
    if not same_head(first, second):
        return False
    a, b = float(one.value or 0), float(other.value or 0)
    near = abs(a - b) <= NEAR * max(a, b)
    return near or (a >= 100 and _digits_apart(a, b) == 1)


def _digits_apart(a: float, b: float) -> int:
    """In how many places two numbers of as many digits differ; a large number where nothing but noughts agrees."""
    one, other = f"{a:.10g}", f"{b:.10g}"
    agreeing = len(one) == len(other) and any(x == y != "0" for x, y in zip(one, other, strict=True))
    return sum(x != y for x, y in zip(one, other, strict=True)) if agreeing else 99


def _apart(one: Fact, other: Fact, text: str) -> bool:
    """Not members of one list or steps of one sentence."""
    between = text[one.end : other.start]
    return any(mark in between for mark in "。！？\n")
