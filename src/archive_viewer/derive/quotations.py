"""Who said what: words in quotation marks with a speaker, and indirect speech."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from archive_viewer.derive.bracketed import LONGEST_QUOTE, pairs
from archive_viewer.derive.lexicon import lexicon
from archive_viewer.derive.people import Person
from archive_viewer.derive.quantity import Spans
from archive_viewer.derive.reading import Reading

_LEAST = 6
_END = re.compile("[。！？!?\n]")
_DROP = re.compile("^(?:同时|此外|另外|今天|昨天|昨日|今日|近日|日前|当天|对此|据|随后|而|但|也|还|其中|目前)+")
_WITHIN = re.compile(
    "在.{0,24}$|(?:笑着|激动地|高兴地|接受.{0,16})$|(?:[对向](?:本报|本刊|我们)?记者|回应(?:本报)?记者)$"
    "|(?:也|还|都|进一步|同时|曾|则|并)+$"
)


@dataclass(frozen=True, slots=True)
class Quotation:
    """A stretch that somebody says; `anonymous` where the speaker has no name."""

    start: int
    end: int
    speaker: str
    anonymous: bool


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    words = "|".join(sorted(lexicon("names")["speech"], key=len, reverse=True))
    indirect = "|".join(sorted(lexicon("names")["indirect"], key=len, reverse=True))
    return (
        re.compile(f"([^，。；：！？!?,;:\n“”]{{1,40}}?)(?:{words})[，,：:]?$"),
        re.compile(f"[，,]?([^，。；：！？!?,;:\n“”]{{1,30}}?)(?:{words})(?=[，。；,：:\n]|$)"),
        re.compile(f"(?:{indirect})[，,：:]"),
    )


def find_quotations(reading: Reading, people: Sequence[Person], times: Spans) -> list[Quotation]:
    """Quotations by start: marked ones that a verb of speech introduces or follows, and indirect ones after 表示，."""
    text = reading.text
    before, after, indirect = _patterns()
    found: list[Quotation] = []
    for start, end, depth in pairs(text, "“", LONGEST_QUOTE):
        if depth or end - start < _LEAST:
            continue
        said = before.search(text, max(0, start - 48), start)
        if said is None and text[end - 2] in "，。！？,!?":
            said = after.match(text, end, end + 48)
        if said and (quotation := _quotation(text, start, end, said.start(1), said.end(1), people, times)):
            found.append(quotation)
    marked = Spans([(q.start, q.end) for q in sorted(found, key=lambda q: q.start)])
    for m in indirect.finditer(text):
        if text[m.end() : m.end() + 1] in ("“", "") or marked.cover(m.start()) is not None:
            continue
        stop = _END.search(text, m.end(), m.end() + 400)
        low = reading.clause(m.start())[0]
        if stop and stop.start() - m.end() >= _LEAST:
            said_by = _quotation(text, m.end(), stop.start(), low, m.start(), people, times)
            found += [said_by] if said_by else []
    return sorted(found, key=lambda q: (q.start, q.end))


def _quotation(
    text: str, start: int, end: int, low: int, high: int, people: Sequence[Person], times: Spans
) -> Quotation | None:
    named = [p for p in people if low <= p.start and p.end <= high]
    if named:
        return Quotation(start, end, named[-1].name, False)
    while low < high and (times.cover(low) is not None):
        low = min(high, times.cover(low) or high)
    phrase = _WITHIN.sub("", _DROP.sub("", text[low:high].strip(" 　、）)”’》"))).strip()
    anonymous = any(phrase.endswith(word) for word in lexicon("names")["anonymous"])
    if not 2 <= len(phrase) <= 20 or not (anonymous or _body_like(phrase)):
        return None
    return Quotation(start, end, phrase, anonymous)


def _body_like(phrase: str) -> bool:
    """Does the phrase end like an office, a body or a title that can speak?"""
    names = lexicon("names")
    return any(phrase.endswith(word) for word in (*names["titles"], *names["organisations"], *names["suffixes"]))
