"""Who and what articles name, read from a real archive."""

from archive_viewer.domain.entity import Entity
from archive_viewer.domain.fact import FactKind, FactStatus
from archive_viewer.services.services import Services


def named(sampled: Services, name: str) -> Entity:
    return next(e for e in sampled.entities.of_article(1) if e.name == name)


def test_every_mention_is_where_the_article_names_it(sampled: Services) -> None:
    text = sampled.library.article(1).text
    found = sampled.entities.of_article(1)
    assert {e.kind for e in found} == {FactKind.PERSON, FactKind.ORGANISATION, FactKind.PLACE, FactKind.WORK}
    for entity in found:
        assert {m.span.of(text).strip("《》") for m in entity.mentions} == {entity.name}
        assert list(entity.mentions) == sorted(entity.mentions, key=lambda m: m.start)
    firsts = [e.mentions[0].start for e in found]
    assert firsts == sorted(firsts)


def test_mentions_are_the_facts(sampled: Services) -> None:
    facts = sampled.facts.facts(1, kind="place")
    places = [e for e in sampled.entities.of_article(1) if e.kind is FactKind.PLACE]
    assert sorted(m.fact_id for e in places for m in e.mentions) == sorted(f.id for f in facts if f.id is not None)


def test_a_person_keeps_one_name_however_it_is_written(sampled: Services) -> None:
    sampled.importing.paste("市公安局局长李 强表示,工作要抓实。\n李强说,还要抓细。", "notes.txt")
    entities = sampled.entities.of_article(sampled.library.ids("added")[-1])
    people = [e for e in entities if e.kind is FactKind.PERSON]
    assert len({e.name for e in people}) == len(people)
    assert all(" " not in e.name for e in people)


def test_articles_that_name_it_are_counted_once_each(sampled: Services) -> None:
    place = named(sampled, "玉溪市")
    assert sampled.entities.article_counts([place.id]) == {place.id: 1}
    sampled.importing.paste("另一篇\n玉溪市召开会议。玉溪市的会议开了一天。", "other.txt")
    assert sampled.entities.article_counts([place.id]) == {place.id: 2}
    sampled.library.delete([2])
    assert sampled.entities.article_counts([place.id]) == {place.id: 1}
    assert sampled.entities.article_counts([]) == {}


def test_a_rejected_mention_is_no_mention(sampled: Services) -> None:
    person = named(sampled, "王贵元")
    sampled.facts.review(person.mentions[0].fact_id, FactStatus.REJECTED)
    assert named(sampled, "王贵元").mentions == person.mentions[1:]


def test_the_archive_lists_what_most_articles_name(sampled: Services) -> None:
    sampled.importing.paste("另一篇\n玉溪市召开会议。", "other.txt")
    first = sampled.entities.of_archive("place", limit=1)[0]
    assert (first.name, first.articles) == ("玉溪市", 2)
    everything = sampled.entities.of_archive()
    assert [e.articles for e in everything] == sorted((e.articles for e in everything), reverse=True)
    assert {e.kind for e in sampled.entities.of_archive("work")} == {FactKind.WORK}
