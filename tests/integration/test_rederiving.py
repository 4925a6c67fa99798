"""Facts derived anew: the rules' part is brought up to date, a person's part stays to the letter."""

from pathlib import Path

from archive_viewer import Archive
from archive_viewer.derive import RULES_VERSION
from archive_viewer.domain.fact import Fact, FactStatus
from archive_viewer.services.services import Services


def age(services: Services, sql: str = "") -> None:
    """Let the facts look as if an earlier version had derived them."""
    with services.database.writing() as session:
        for statement in ("UPDATE revisions SET rules = 'rules/0'", *filter(str.strip, sql.split(";"))):
            session.conn.execute(statement)


def quantities(services: Services) -> list[Fact]:
    return services.facts.facts(1, kind="quantity")


def test_what_was_imported_is_up_to_date(sampled: Services) -> None:
    assert sampled.rederiving.outdated() == []
    assert {f.derived_by for f in quantities(sampled)} == {RULES_VERSION}


def test_the_same_facts_keep_their_ids(sampled: Services) -> None:
    before, entities = sampled.facts.facts(1), sampled.entities.of_article(1)
    age(sampled)
    assert sampled.rederiving.outdated() == [1]
    done = sampled.rederiving.run()
    assert (done.articles, done.facts, done.failed) == (1, 0, ())
    assert sampled.facts.facts(1) == before
    assert sampled.entities.of_article(1) == entities
    assert sampled.rederiving.outdated() == []


def test_what_older_rules_got_wrong_is_replaced(sampled: Services) -> None:
    right = quantities(sampled)
    first, second, third = (f.id for f in right[:3])
    age(
        sampled,
        f"""UPDATE facts SET measure = '错' WHERE id = {first}; DELETE FROM facts WHERE id = {second};
        UPDATE facts SET "end" = "end" + 1 WHERE id = {third};""",
    )
    assert sampled.rederiving.run().facts == 4
    plain = [(f.start, f.end, f.value, f.measure) for f in quantities(sampled)]
    assert plain == [(f.start, f.end, f.value, f.measure) for f in right]


def test_a_persons_decisions_stay_to_the_letter(sampled: Services) -> None:
    confirmed, corrected, rejected = quantities(sampled)[:3]
    for fact, status in ((confirmed, "confirmed"), (corrected, "corrected"), (rejected, "rejected")):
        assert fact.id is not None
        fields = {"value": 77, "measure": "改过的"} if status == "corrected" else {}
        sampled.facts.review(fact.id, status, "看过", **fields)
    decided = [f for f in sampled.facts.facts(1) if f.status is not FactStatus.DERIVED]
    age(sampled)
    sampled.rederiving.run()
    assert [f for f in sampled.facts.facts(1) if f.status is not FactStatus.DERIVED] == decided
    spans = [f.span for f in quantities(sampled)]
    assert len(spans) == len(set(spans))


def test_a_fact_with_an_annotation_stays_though_the_rules_give_it_up(sampled: Services) -> None:
    fact = quantities(sampled)[0]
    assert fact.id is not None
    note = sampled.annotating.annotate(1, fact_id=fact.id, comment="要查")
    age(sampled, f'UPDATE facts SET "end" = "end" + 1 WHERE id = {fact.id};')
    sampled.rederiving.run()
    assert fact.id in {f.id for f in quantities(sampled)}
    assert next(n for n in sampled.annotating.annotations(1) if n.id == note.id).fact_id == fact.id


def test_stopped_half_way_it_goes_on_where_it_was(tmp_path: Path) -> None:
    for n in range(120):
        (tmp_path / f"{n}.txt").write_text(f"第{n}号通报\n\n共查处案件{n + 1}起。", encoding="utf-8")
    with Archive.open(tmp_path / "archive", create=True) as archive:
        archive.import_paths(sorted(tmp_path.glob("*.txt")))
        services = archive.services
        age(services)
        seen: list[int] = []
        stopped = services.rederiving.run(progress=lambda done, _of: seen.append(done), cancelled=lambda: bool(seen))
        left = services.rederiving.outdated()
        assert stopped.cancelled
        assert 0 < len(left) < 120
        assert services.rederiving.run().articles == len(left)
        assert services.rederiving.outdated() == []
