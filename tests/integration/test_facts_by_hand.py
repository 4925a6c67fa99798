"""Facts that a person adds, and corrections of where a fact stands."""

import pytest

from archive_viewer.domain.errors import KnownError
from archive_viewer.domain.fact import FactKind, FactStatus
from archive_viewer.services.services import Services


def place(sampled: Services, words: str) -> tuple[int, int]:
    start = sampled.library.article(1).text.index(words)
    return start, start + len(words)


def test_what_the_rules_read_fills_the_fact_in(sampled: Services) -> None:
    start, end = place(sampled, "抓获犯罪嫌疑人4060人")
    fact = sampled.facts.add(1, start, end)
    assert (fact.kind, fact.value, fact.unit, fact.period) == (FactKind.QUANTITY, 4060, "人", "2021")
    assert (fact.status, fact.derived_by, fact.text) == (FactStatus.CONFIRMED, "hand", "抓获犯罪嫌疑人4060人")
    assert fact.reviewed_by


def test_a_fact_that_is_there_is_confirmed_instead(sampled: Services) -> None:
    before = len(sampled.facts.facts(1))
    start, end = place(sampled, "1245起")
    assert sampled.facts.add(1, start, end).status is FactStatus.CONFIRMED
    assert sampled.facts.add(1, start, end, value=1246).status is FactStatus.CORRECTED
    assert len(sampled.facts.facts(1)) == before


def test_words_that_say_no_number_are_added_too_and_undone(sampled: Services) -> None:
    before = sampled.facts.facts(1)
    start, end = place(sampled, "忠诚担当")
    fact = sampled.facts.add(1, start, end, "quantity", value=3, unit="项", measure="品质")
    assert (fact.value, fact.unit, fact.measure) == (3, "项", "品质")
    sampled.undo.undo()
    assert sampled.facts.facts(1) == before


def test_a_fact_by_hand_outlives_new_rules(sampled: Services) -> None:
    fact = sampled.facts.add(1, *place(sampled, "忠诚担当"), value=3)
    sampled.rederiving.run([1])
    assert fact in sampled.facts.facts(1)


def test_where_a_fact_stands_can_be_corrected(sampled: Services) -> None:
    start, end = place(sampled, "破获各类刑事案件1245起")
    fact = next(f for f in sampled.facts.facts(1) if f.text == "1245起")
    assert fact.id is not None
    moved = sampled.facts.review(fact.id, "corrected", start=start, end=end)
    assert (moved.text, moved.start, moved.end) == ("破获各类刑事案件1245起", start, end)


@pytest.mark.parametrize("span", [(5, 5), (-1, 3), (0, 10**9)])
def test_a_place_outside_the_text_is_refused(sampled: Services, span: tuple[int, int]) -> None:
    with pytest.raises(KnownError):
        sampled.facts.add(1, *span)
