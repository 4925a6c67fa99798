"""Who and what articles name, read from a real archive."""

import pytest

from archive_viewer.domain.entity import Entity
from archive_viewer.domain.errors import KnownError, NotFoundError
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


def pasted(sampled: Services, text: str, name: str) -> int:
    sampled.importing.paste(text, name)
    return max(sampled.library.ids("added"))


def place(sampled: Services, article_id: int, name: str) -> Entity:
    return next(e for e in sampled.entities.of_article(article_id) if e.kind is FactKind.PLACE and e.name == name)


def test_two_names_become_one_and_come_apart_by_undo(sampled: Services) -> None:
    city, short = place(sampled, 1, "玉溪市"), place(sampled, 1, "玉溪")
    before = sampled.entities.of_article(1)
    sampled.entities.merge([short.id], city.id)
    merged = place(sampled, 1, "玉溪市")
    assert len(merged.mentions) == len(city.mentions) + len(short.mentions)
    assert set(merged.names) == {"玉溪市", "玉溪"}
    assert sampled.entities.standing_for([short.id]) == {short.id: city.id}
    sampled.undo.undo()
    assert sampled.entities.of_article(1) == before
    sampled.undo.redo()
    assert place(sampled, 1, "玉溪市") == merged


def test_a_merge_holds_for_articles_that_come_later_and_after_deriving_anew(sampled: Services) -> None:
    city, short = place(sampled, 1, "玉溪市"), place(sampled, 1, "玉溪")
    sampled.entities.merge([short.id], city.id)
    later = pasted(sampled, "短讯\n玉溪下雨。", "rain.txt")
    assert place(sampled, later, "玉溪市").names == ("玉溪",)
    sampled.rederiving.run([1])
    assert set(place(sampled, 1, "玉溪市").names) == {"玉溪市", "玉溪"}
    assert sampled.entities.article_counts([city.id, short.id]) == {city.id: 2}


def test_merging_what_was_merged_into_takes_all_names_along(sampled: Services) -> None:
    city, short, whole = (place(sampled, 1, name) for name in ("玉溪市", "玉溪", "云南"))
    sampled.entities.merge([short.id], city.id)
    sampled.entities.merge([city.id], whole.id)
    assert set(place(sampled, 1, "云南").names) >= {"玉溪市", "玉溪", "云南"}
    assert {n.name for n in sampled.entities.names(whole.id)} == {"玉溪市", "玉溪"}
    taken = next(n for n in sampled.entities.names(whole.id) if n.name == "玉溪")
    sampled.entities.take_out(taken.id)
    assert place(sampled, 1, "玉溪").names == ("玉溪",)


def test_kinds_are_not_mixed(sampled: Services) -> None:
    city, work = place(sampled, 1, "玉溪市"), next(e for e in sampled.entities.of_article(1) if e.kind is FactKind.WORK)
    with pytest.raises(KnownError, match=r"entity\.other_kind"):
        sampled.entities.merge([work.id], city.id)
    with pytest.raises(NotFoundError):
        sampled.entities.merge([10**6], city.id)
    assert sampled.entities.names(city.id) == []


def test_in_one_article_a_name_is_another_one(sampled: Services) -> None:
    other = pasted(sampled, "另一篇\n玉溪市召开会议。玉溪市很大。", "other.txt")
    city = place(sampled, 1, "玉溪市")
    meant = sampled.entities.split(city.id, other, "玉溪市（虚构）")
    assert [m.start for m in place(sampled, other, "玉溪市（虚构）").mentions]
    assert place(sampled, 1, "玉溪市").mentions == city.mentions
    assert sampled.entities.article_counts([city.id, meant]) == {city.id: 1, meant: 1}
    sampled.rederiving.run([other])
    assert place(sampled, other, "玉溪市（虚构）").id == meant
    sampled.undo.undo()
    assert place(sampled, other, "玉溪市").id == city.id


def test_splitting_needs_a_name_that_tells_apart(sampled: Services) -> None:
    city = place(sampled, 1, "玉溪市")
    for name, code in (("玉溪市", "entity.same_name"), ("  ", "entity.no_name")):
        with pytest.raises(KnownError, match=code.replace(".", r"\.")):
            sampled.entities.split(city.id, 1, name)


def test_a_new_name_is_shown_found_and_taken_back(sampled: Services) -> None:
    city = place(sampled, 1, "玉溪市")
    sampled.entities.rename(city.id, "玉溪（云南）")
    assert place(sampled, 1, "玉溪（云南）").id == city.id
    assert city.id in {e.id for e in sampled.entities.of_archive(words="云南）")}
    assert city.id in {e.id for e in sampled.entities.of_archive(words="玉溪市")}
    sampled.entities.rename(city.id, "")
    assert place(sampled, 1, "玉溪市").id == city.id


def test_a_comment_on_a_merged_name_stays(sampled: Services) -> None:
    city, short = place(sampled, 1, "玉溪市"), place(sampled, 1, "玉溪")
    note = sampled.annotating.annotate(1, entity_id=short.id, comment="简称")
    sampled.entities.merge([short.id], city.id)
    (kept,) = [n for n in sampled.annotating.annotations(1) if n.id == note.id]
    assert (kept.comment, sampled.entities.standing_for([kept.entity_id or 0])) == ("简称", {short.id: city.id})
