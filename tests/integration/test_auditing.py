"""Findings of an archive: listed, let stand with a note, brought back, and never a change to a fact."""

import pytest

from archive_viewer.domain.errors import NotFoundError
from archive_viewer.services.services import Services


def test_a_finding_is_let_stand_and_comes_back_by_undo(sampled: Services) -> None:
    before = sampled.facts.facts(1)
    first, *others = sampled.auditing.findings(1)
    sampled.auditing.dismiss(1, first.key, "两处所指不同")
    assert sampled.auditing.findings(1) == others
    kept = next(f for f in sampled.auditing.findings(1, dismissed=True) if f.key == first.key)
    assert (kept.dismissed, kept.note) == (True, "两处所指不同")
    sampled.undo.undo()
    assert sampled.auditing.findings(1) == [first, *others]
    sampled.undo.redo()
    sampled.auditing.restore(1, first.key)
    assert sampled.auditing.findings(1) == [first, *others]
    assert sampled.facts.facts(1) == before


def test_a_rejected_fact_raises_no_finding(sampled: Services) -> None:
    magnitude = sampled.auditing.findings(1)[-1]
    odd = next(f for f in magnitude.facts if f.text.startswith("6997"))
    assert odd.id is not None
    sampled.facts.review(odd.id, "rejected")
    assert magnitude.key not in {f.key for f in sampled.auditing.findings(1)}


def test_two_articles_that_contradict_one_another_are_told_once(sampled: Services) -> None:
    sampled.importing.paste("甲报\n2021年，全市破获盗窃案件4290起。", "a.txt")
    sampled.importing.paste("乙报\n2021年，全市破获盗窃案件4209起。", "b.txt")
    ours, theirs = sorted(sampled.library.ids("added"))[-2:]
    for number in (ours, theirs):
        (finding,) = sampled.auditing.findings(number)
        assert {fact.article_id for fact in finding.facts} == {ours, theirs}
    assert sum(f.reason == "audit.contradiction" for f in sampled.auditing.of_archive()) == 1
    sampled.auditing.dismiss(ours, sampled.auditing.findings(ours)[0].key)
    assert sampled.auditing.findings(theirs) == []


def test_a_finding_that_is_not_there_cannot_be_dismissed(sampled: Services) -> None:
    with pytest.raises(NotFoundError):
        sampled.auditing.dismiss(1, "conflict|x")
