"""Which facts of an article a typed filter keeps."""

from collections.abc import Callable

from archive_viewer.domain.fact import Fact
from archive_viewer.domain.fact_terms import FactTerm, fact_terms
from archive_viewer.gui.widgets.periods import period_words

Keep = Callable[[Fact], bool]


def fact_filter(typed: str) -> Keep:
    """The test of a typed filter; every term must hold. Never raises."""
    terms = fact_terms(typed)
    return lambda fact: all(_holds(term, fact) is not term.negated for term in terms)


def haystack(fact: Fact) -> str:
    """All that words are looked for in."""
    parts = (
        fact.text,
        fact.measure,
        fact.unit,
        fact.period,
        period_words(fact.period, chinese=True),
        fact.place,
        fact.speaker,
        fact.note,
    )
    return "\n".join(p for p in parts if p).casefold()


def _holds(term: FactTerm, fact: Fact) -> bool:
    wanted = term.words
    match term.field:
        case "num":
            return _within(term, fact)
        case "unit":
            return wanted == (fact.unit or "").casefold() or fact.text.casefold().endswith(wanted)
        case "measure":
            return wanted in (fact.measure or "").casefold()
        case "period":
            return wanted in "\n".join((fact.period or "", period_words(fact.period, chinese=True)))
        case "kind":
            return wanted == fact.kind.value
        case "status":
            return wanted == fact.status.value
        case _:
            return wanted in haystack(fact)


def _within(term: FactTerm, fact: Fact) -> bool:
    if fact.value is None or term.words:
        return False
    top = fact.value if fact.value_max is None else fact.value_max
    return (term.low is None or top >= term.low) and (term.high is None or fact.value <= term.high)
