"""The facts of all articles as one list: the same as asking article by article, and never slow by its shape."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archive_viewer.domain.archived_fact import ORDERS
from archive_viewer.domain.fact_terms import fact_terms
from archive_viewer.gui.facts.filtering import fact_filter
from archive_viewer.services.services import Services
from archive_viewer.storage import fact_list

TERMS = st.sampled_from(
    ["num:>1000", "num:2..90", "unit:人", "unit:%", "measure:犯罪", "period:2021", "status:derived", "抓获", "num:"]
)


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("descending", [False, True])
def test_every_order_lists_every_fact_once(sampled: Services, order: str, descending: bool) -> None:
    everything = {f.id for f in sampled.facts.facts(kind="quantity")}
    listed = sampled.facts.listed("", "quantity", order, descending)
    assert set(listed) == everything
    assert len(listed) == len(everything)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=40)
@given(st.lists(st.tuples(st.booleans(), TERMS), max_size=3))
def test_it_keeps_what_the_facts_view_keeps(sampled: Services, terms: list[tuple[bool, str]]) -> None:
    typed = " ".join(f"-{term}" if minus else term for minus, term in terms)
    keep = fact_filter(typed)
    kept = [f.id for f in sampled.facts.facts(kind="quantity") if keep(f)]
    assert sampled.facts.listed(typed, "quantity") == kept


def test_a_page_comes_in_the_order_asked_with_names_and_without_what_is_gone(sampled: Services) -> None:
    ids = sampled.facts.listed("", "quantity", "value", True)
    page = sampled.facts.page([*ids[:3], 10**9])
    assert [row.fact.id for row in page] == ids[:3]
    assert {row.title for row in page} == {"玉溪公安:“平安善治”护发展"}


def test_the_articles_of_facts_are_looked_up_by_key(sampled: Services) -> None:
    seen: list[str] = []
    with sampled.database.reading() as session:
        session.conn.set_trace_callback(seen.append)
        fact_list.ids(session, fact_terms("num:>10"), "quantity", "value", descending=True)
        session.conn.set_trace_callback(None)
        plan = " ".join(row[3] for row in session.conn.execute(f"EXPLAIN QUERY PLAN {seen[-1]}"))
    assert "SCAN a" not in plan
    assert "SCAN r" not in plan
