"""A real article edited a thousand ways: each character is followed, so it is known where every passage went."""

import random
from pathlib import Path

import pytest

from archive_viewer.anchoring import find_again
from archive_viewer.domain.annotation import Anchoring, Quote
from archive_viewer.domain.span import Span

TIMES = 1000
FREQUENT = "的一是在不了有和人这中大为上个国我以要他"
Followed = list[tuple[str, int]]
"""Characters with the offset that each had before, -1 for what was put in."""
Outcome = tuple[Anchoring, bool, bool, int]
"""What came of it; was the passage still whole; was it found where it went; how many of its characters were found."""


def edited(followed: Followed, chance: random.Random) -> Followed:
    """One edit as editors make them: words put in, taken out, replaced; a paragraph moved, doubled or dropped."""
    at = chance.randrange(len(followed))
    kind = chance.choice(("insert", "delete", "replace", "move", "drop", "double"))
    if kind in ("insert", "delete", "replace"):
        gone = chance.randint(1, 40) if kind != "insert" else 0
        words = [
            (c, -1)
            for c in "".join(chance.choices("的一是在不了有和人这中大为上个国我以要他", k=chance.randint(1, 12)))
        ]
        return followed[:at] + (words if kind != "delete" else []) + followed[at + gone :]
    breaks = [-1, *(n for n, (c, _) in enumerate(followed) if c == "\n"), len(followed)]
    number = chance.randrange(len(breaks) - 1)
    start, end = breaks[number] + 1, breaks[number + 1] + 1
    paragraph, rest = followed[start:end], followed[:start] + followed[end:]
    if kind == "drop":
        return rest or followed
    if kind == "double":
        return followed[:end] + [(c, -1) for c, _ in paragraph] + followed[end:]
    there = chance.choice([0, *(n + 1 for n, (c, _) in enumerate(rest) if c == "\n")])
    return rest[:there] + paragraph + rest[there:]


def place(followed: Followed, span: Span) -> Span | None:
    """Where the span's characters stand now, if all of them still stand side by side."""
    at = next((n for n, (_, was) in enumerate(followed) if was == span.start), None)
    if at is None or [was for _, was in followed[at : at + span.length]] != list(range(*span)):
        return None
    return Span(at, at + span.length)


@pytest.fixture(scope="module")
def outcomes(sample: Path) -> list[Outcome]:
    text = sample.read_text(encoding="utf-8").replace("\r\n", "\n")
    found = []
    for trial in range(TIMES):
        chance = random.Random(trial)
        start = chance.randrange(len(text) - 80)
        span = Span(start, start + chance.randint(4, 80))
        followed: Followed = [(c, n) for n, c in enumerate(text)]
        for _ in range(chance.randint(1, 12)):
            followed = edited(followed, chance)
        new = "".join(c for c, _ in followed)
        result = find_again(Quote.at(text, *span), *span, text, new)
        went = place(followed, span)
        exact = result.span is not None and result.span.of(new) == span.of(text)
        if result.outcome in (Anchoring.UNCHANGED, Anchoring.MOVED):
            assert exact, "what is not said to be altered has the very same words"
        kept = {was for _, was in followed[slice(*result.span)]} & set(range(*span)) if result.span else set()
        found.append((result.outcome, went is not None, result.span == went, len(kept)))
    return found


def test_a_passage_that_is_still_whole_is_found_where_it_went(
    outcomes: list[Outcome],
) -> None:
    whole = [right for _, is_whole, right, _ in outcomes if is_whole]
    assert len(whole) > TIMES / 2
    assert sum(whole) / len(whole) > 0.98


def test_what_is_said_to_be_altered_holds_characters_of_the_passage(
    outcomes: list[Outcome],
) -> None:
    altered = [kept for outcome, _, _, kept in outcomes if outcome is Anchoring.ALTERED]
    assert altered
    assert sum(kept > 0 for kept in altered) / len(altered) > 0.9
