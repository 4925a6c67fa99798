"""Which numbers of a text no fact covers."""

from hypothesis import given
from hypothesis import strategies as st

from archive_viewer.derive.coverage import uncovered
from archive_viewer.domain.fact import Fact, FactKind
from archive_viewer.services.deriving import derive_facts


def test_numbers_of_facts_are_covered_and_others_are_listed() -> None:
    text = "2021年抓获4060人，电话0877-2031234转8，型号T3，共1,023件。"
    left = [span.of(text) for span in uncovered(text, derive_facts(text, "2022-09-03"))]
    assert left == ["8"] or left == []
    assert [span.of(text) for span in uncovered(text, ())] == ["2021", "4060", "8", "1,023"]


def test_a_turn_covers_nothing() -> None:
    text = "甲：共有35人。"
    assert [s.of(text) for s in uncovered(text, [Fact(FactKind.TURN, 0, len(text), text)])] == ["35"]


@given(st.text(alphabet="0123456789.,，人在的 A-", max_size=60))
def test_spans_are_in_order_hold_digits_and_lie_outside_facts(text: str) -> None:
    facts = derive_facts(text, "2022-09-03")
    spans = uncovered(text, facts)
    assert spans == sorted(spans)
    for span in spans:
        assert any(c.isdigit() for c in span.of(text))
        assert not any(f.start < span.end and f.end > span.start for f in facts if f.kind is FactKind.QUANTITY)
