"""Search among places, annotations and facts; what the hits have in common; spellings that were meant."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from archive_viewer import Archive
from archive_viewer.search.folding import fold

OTHER = """昆明开展扫黑除恶专项斗争
2021-05-06 来源：云南日报

在云南省昆明市，警方今年抓获犯罪嫌疑人120人。李明说，扫黑除恶要常态化。
（视频编辑：金月展 文字编辑：冯思谣）
"""


@pytest.fixture(scope="module")
def archive(sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    folder = tmp_path_factory.mktemp("items")
    (folder / "other.txt").write_text(OTHER, encoding="utf-8")
    with Archive.open(folder / "archive", create=True) as archive:
        archive.import_paths([sample, folder / "other.txt"])
        first = next(a for a in archive.articles() if "玉溪" in a.title)
        start = archive.article(first.id).text.index("82个派出所")
        archive.annotate(first.id, start, start + 6, comment="下文说81个，待核", tags=["核实"])
        yield archive


def test_every_place_is_a_hit_with_what_stands_around_it(archive: Archive) -> None:
    articles = archive.search("扫黑除恶", limit=10)
    places = archive.search("扫黑除恶", among="places")
    assert len(places.hits) == sum(len(hit.matches) for hit in articles.hits)
    for hit in places.hits:
        text = archive.article(hit.article_id).text
        (span,) = hit.matches
        (around,) = hit.snippets
        assert text[span.start : span.end] == "扫黑除恶"
        assert around.text == text[around.start : around.end]
        assert "\n" not in around.text


@pytest.mark.parametrize("order", ["left", "right"])
def test_places_sort_by_what_stands_beside_them(archive: Archive, order: str) -> None:
    hits = archive.search(f"公安 sort:{order}", among="places").hits
    beside = []
    for hit in hits:
        around, span = hit.snippets[0], hit.matches[0]
        before, after = around.text[: span.start - around.start], around.text[span.end - around.start :]
        beside.append(before[::-1] if order == "left" else after)
    assert beside == sorted(beside, key=fold)
    assert len(beside) > 10


def test_more_places_than_are_listed_are_said_to_be(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("archive_viewer.services.found_items.MOST_PLACES", 5)
    results = archive.search("公安", among="places")
    assert len(results.hits) == 5
    assert ("search.first_places", {"count": "5"}) in results.remarks


def test_what_is_not_there_to_search_is_refused(archive: Archive) -> None:
    with pytest.raises(ValueError, match="pictures"):
        archive.search("公安", among="pictures")


def test_an_annotation_is_found_by_comment_tag_or_quote(archive: Archive) -> None:
    for typed in ("待核", "核实", "派出所", "tag:核实", "派出所 待核"):
        (hit,) = archive.search(typed, among="annotations").hits
        assert hit.kind == "annotation"
        assert hit.title == "下文说81个，待核"
    assert not archive.search("派出所 昆明", among="annotations").hits


def test_a_fact_is_found_by_its_words_and_leads_to_its_clause(archive: Archive) -> None:
    results = archive.search("抓获 犯罪嫌疑人", among="facts")
    stated = {archive.article(h.article_id).text[h.matches[0].start : h.matches[0].end] for h in results.hits}
    assert {"1023人", "120人"} <= stated
    assert results.total == len(results.hits)
    (one,) = archive.search("抓获 num:[1000 TO 1100]", among="facts").hits
    assert "1023人" in one.title


@pytest.mark.parametrize("typed", ["金月展", "文字编辑", "byline:冯思谣"])
def test_whoever_edited_an_article_is_found(archive: Archive, typed: str) -> None:
    (hit,) = archive.search(typed).hits
    assert hit.title == "昆明开展扫黑除恶专项斗争"
    assert hit.fields == ("byline",)


def test_what_the_hits_have_in_common(archive: Archive) -> None:
    both, one = archive.facets("扫黑除恶"), archive.facets("昆明")
    assert dict(both.people)["王贵元"] == 1
    assert dict(both.tags) == {"核实": 1}
    assert both.annotated == 1
    assert one.annotated == 0
    assert "王贵元" not in dict(one.people)


@pytest.mark.parametrize(
    ("typed", "total"), [("person:王贵元", 1), ("人物:王贵元", 1), ("place:昆明市", 1), ("扫黑 -person:王贵元", 1)]
)
def test_names_narrow(archive: Archive, typed: str, total: int) -> None:
    assert archive.search(typed).total == total


@pytest.mark.parametrize(
    ("typed", "meant", "kind"),
    [
        ("扫黑除厄", "扫黑除恶", "homophone"),
        ("王归元", "王贵元", "homophone"),
        ("犯罪疑嫌人", "犯罪嫌疑人", "spelling"),
        ("犯罪嫌人", "犯罪嫌疑人", "spelling"),
        ("昆明 扫黑厨恶", "昆明 扫黑除恶", "homophone"),
    ],
)
def test_a_spelling_that_was_meant(archive: Archive, typed: str, meant: str, kind: str) -> None:
    found = archive.meant(typed)
    assert (meant, kind) in {(m.query, m.kind) for m in found}
    assert all(archive.search(m.query).total == m.total > 0 for m in found)


def test_nothing_is_meant_where_the_words_are_there(archive: Archive) -> None:
    assert archive.meant("扫黑除恶") == ()


@pytest.mark.parametrize(
    ("typed", "completed"),
    [
        ("yuxi", "玉溪"),
        ("wangguiyuan", "王贵元"),
        ("昆", "昆明市"),
        ("扫黑 wgy", "扫黑 王贵元"),
        ("yxga", "玉溪公安"),
        ("source:云", "source:云南日报"),
        ("来源:yunnan", "来源:云南日报"),
        ("tag:", "tag:核实"),
        ("date:20", "date:2021"),
        ("tit", "title:"),
        ("标", "标题:"),
        ("扫黑 sort:d", "扫黑 sort:date"),
        ("扫黑 排序:最", "扫黑 排序:最新"),
    ],
)
def test_a_query_is_completed(archive: Archive, typed: str, completed: str) -> None:
    assert completed in {c.query for c in archive.services.completing.complete(typed)}


def test_the_shorter_of_two_names_alike_comes_first(archive: Archive) -> None:
    names = [c.text for c in archive.services.completing.complete("yuxi")]
    assert names.index("玉溪") < names.index("玉溪市公安机关")


def test_what_was_asked_comes_back_until_it_is_forgotten(archive: Archive) -> None:
    completing = archive.services.completing
    for query in ("扫黑 禁毒", "平安", "扫黑 禁毒"):
        completing.remember(query)
    assert [c.query for c in completing.complete("")] == ["扫黑 禁毒", "平安"]
    assert "扫黑 禁毒" in {c.query for c in completing.complete("扫")}
    completing.forget()
    assert completing.complete("") == ()
