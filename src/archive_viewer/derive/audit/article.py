"""All findings of one article, and what other articles contradict in it."""

from collections.abc import Iterable

from archive_viewer.derive.audit.claims import numbers
from archive_viewer.derive.audit.conflicts import conflicts, contradictions
from archive_viewer.derive.audit.limits import magnitudes, percentages
from archive_viewer.derive.audit.sums import parts, rates, sums
from archive_viewer.domain.fact import Fact
from archive_viewer.domain.finding import Finding


def audit(text: str, facts: Iterable[Fact]) -> list[Finding]:
    """What is odd among the numbers of one text, by place; facts that a person rejected are left out."""
    held = numbers(facts)
    found = [*conflicts(held, text), *percentages(held), *magnitudes(held)]
    found += [*parts(held, text), *sums(held, text), *rates(held, text)]
    return sorted({f.key: f for f in found}.values(), key=lambda finding: finding.facts[0].start)


def elsewhere(facts: Iterable[Fact], others: Iterable[Fact]) -> list[Finding]:
    """Where facts of other articles state the same measure, period and place with another number."""
    return list(contradictions(numbers(facts), numbers(others)))
