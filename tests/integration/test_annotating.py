"""What a person writes into an archive is kept, found, undone and done again."""

from pathlib import Path

import pytest

from archive_viewer.bootstrap import open_services
from archive_viewer.domain.annotation import Quote
from archive_viewer.domain.changes import Changes, Touched
from archive_viewer.domain.errors import KnownError, NotFoundError
from archive_viewer.domain.fact import FactStatus
from archive_viewer.services.services import Services


def place(services: Services, words: str) -> tuple[int, int]:
    text = services.library.article(1).text
    return text.index(words), text.index(words) + len(words)


def test_both_selectors_are_kept(sampled: Services) -> None:
    start, end = place(sampled, "打掉黑恶团伙88个")
    note = sampled.annotating.annotate(1, start, end, comment="**核对**", tags=["数字", " 核实 ", "数字"])
    text = sampled.library.article(1).text
    assert (note.start, note.end) == (start, end)
    assert note.prefix == text[start - 32 : start]
    assert note.suffix == text[end : end + 32]
    assert note.tags == ("数字", "核实")
    assert sampled.annotating.annotations(query="核对") == [note]
    assert sampled.annotating.annotations(tag="数字") == [note]


def test_comments_and_tags_are_found_by_searching(sampled: Services) -> None:
    start, end = place(sampled, "5.625亿元")
    sampled.annotating.annotate(1, start, end, comment="此处存疑待查", tags=["资产口径"])
    for query in ("存疑待", "产口", "tag:资产口径", "has:annotation"):
        assert [h.article_id for h in sampled.searching.search(query).hits] == [1], query


def test_facts_and_whole_articles_can_be_annotated(sampled: Services) -> None:
    fact = sampled.facts.facts(article_id=1, kind="quantity", limit=1)[0]
    of_fact = sampled.annotating.annotate(1, fact_id=fact.id, comment="口径?")
    assert of_fact.target == "fact"
    assert (of_fact.start, of_fact.end, of_fact.exact) == (fact.start, fact.end, fact.text)
    of_article = sampled.annotating.annotate(1, comment="通篇自述")
    assert of_article.target == "article"
    assert of_article.start is None


@pytest.mark.parametrize(("start", "end"), [(5, 5), (9, 3), (-1, 4), (0, 10**9)])
def test_a_span_outside_the_text_is_refused(sampled: Services, start: int, end: int) -> None:
    with pytest.raises(KnownError):
        sampled.annotating.annotate(1, start, end)
    assert sampled.annotating.annotations() == []


def test_a_quote_is_found_by_its_words_and_its_surroundings(sampled: Services) -> None:
    with pytest.raises(NotFoundError):
        sampled.annotating.quote(1, Quote("文中没有的话"))
    with pytest.raises(KnownError) as caught:
        sampled.annotating.quote(1, Quote("玉溪市"))
    assert caught.value.code == "quote.ambiguous"
    span = sampled.annotating.quote(1, Quote("一门通办", prefix="公安窗口“", suffix="”。目前"))
    assert span.of(sampled.library.article(1).text) == "一门通办"


def test_everything_is_undone_in_order_also_after_a_restart(sampled: Services) -> None:
    start, end = place(sampled, "居全省第一")
    note = sampled.annotating.annotate(1, start, end, tags=["排名"])
    sampled.annotating.change(note.id, comment="谁排的?", tags=["排名", "存疑"], color="green")
    sampled.annotating.delete([note.id])
    folder = sampled.folder
    sampled.close()
    again = open_services(folder, jobs=1)
    try:
        assert again.undo.undo() == "undo.delete_annotations"
        (back,) = again.annotating.annotations()
        assert (back.comment, back.tags, back.color) == ("谁排的?", ("排名", "存疑"), "green")
        again.undo.undo()
        (back,) = again.annotating.annotations()
        assert (back.comment, back.tags, back.color) == ("", ("排名",), "yellow")
        again.undo.undo()
        assert again.annotating.annotations() == []
        assert [again.undo.redo() for _ in range(4)] == [
            "undo.tag",
            "undo.change_annotation",
            "undo.delete_annotations",
            None,
        ]
        assert again.annotating.annotations() == []
    finally:
        again.close()


def test_a_new_action_ends_redo(sampled: Services) -> None:
    sampled.annotating.annotate(1, 0, 5)
    sampled.undo.undo()
    sampled.annotating.annotate(1, 6, 9)
    assert sampled.undo.state().redo is None
    assert sampled.undo.redo() is None


def test_a_review_says_who_and_when_and_can_be_taken_back(sampled: Services) -> None:
    fact = next(f for f in sampled.facts.facts(article_id=1) if f.value == 69970000)
    corrected = sampled.facts.review(fact.id or 0, FactStatus.CORRECTED, note="疑为6997起", value=6997)
    assert (corrected.value, corrected.status, corrected.note) == (6997, "corrected", "疑为6997起")
    assert corrected.reviewed_by
    assert corrected.reviewed_at
    sampled.undo.undo()
    (back,) = sampled.facts.facts(article_id=1, minimum=69970000, maximum=69970000)
    assert back == fact


def test_changes_tell_what_was_touched(sampled: Services) -> None:
    heard: list[Changes] = []
    stop = sampled.changes.subscribe(heard.append)
    sampled.annotating.annotate(1, 0, 5, tags=["甲"])
    stop()
    sampled.annotating.annotate(1, 0, 5)
    (change,) = heard
    assert change.article_ids == {1}
    assert Touched.ANNOTATIONS in change.touched
    assert Touched.TAGS in change.touched


def test_passages_keep_an_order_and_collections_keep_trays(sampled: Services) -> None:
    words = ("打掉黑恶团伙88个", "居全省第一", "5.625亿元")
    keys = [sampled.passages.add(1, *place(sampled, w)).id for w in words]
    sampled.passages.reorder([keys[2], keys[0], keys[1]])
    assert [p.text for p in sampled.passages.tray()] == [words[2], words[0], words[1]]
    kept = sampled.passages.save_as("核对")
    sampled.passages.remove(keys)
    assert sampled.passages.tray() == []
    sampled.passages.load(kept.id)
    assert [p.text for p in sampled.passages.tray()] == [words[2], words[0], words[1]]
    sampled.passages.delete_collection(kept.id)
    assert sampled.passages.collections() == []
    sampled.undo.undo()
    assert [(c.name, c.count) for c in sampled.passages.collections()] == [("核对", 3)]


def test_exports_are_the_same_each_time_and_replace_whole(sampled: Services, tmp_path: Path) -> None:
    sampled.passages.add(1, *place(sampled, "打掉黑恶团伙88个"))
    for kind in sampled.exporting.formats():
        document = sampled.exporting.document("摘录")
        target = tmp_path / f"out{kind.suffix}"
        target.write_bytes(b"old")
        sampled.exporting.save(target, document, kind.name)
        assert target.read_bytes() == sampled.exporting.render(document, kind.name)
        assert sampled.exporting.render(document, kind.name) == sampled.exporting.render(document, kind.name)
    assert not [p for p in tmp_path.iterdir() if p.name.startswith(".")]


def test_an_export_that_fails_leaves_the_old_file(sampled: Services, tmp_path: Path) -> None:
    sampled.passages.add(1, 0, 9)
    document = sampled.exporting.document("摘录")
    with pytest.raises(KnownError):
        sampled.exporting.save(tmp_path / "无此文件夹" / "a.md", document)
    with pytest.raises(KnownError):
        sampled.exporting.save(tmp_path / "a.unknown", document)


def test_a_citation_follows_the_standard(sampled: Services) -> None:
    cited = sampled.exporting.citation(1, accessed="2026-07-14")
    assert cited.startswith("李发兴. ")
    assert "[EB/OL]" in cited
    assert "（2022-09-03）[2026-07-14]" in cited
