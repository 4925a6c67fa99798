"""Annotations that leave the archive come back on the same characters; none lands on other words."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from archive_viewer.bootstrap import open_services
from archive_viewer.domain.annotation import Anchoring
from archive_viewer.domain.errors import ImportRefusedError
from archive_viewer.domain.passage import ExportOptions
from archive_viewer.services.services import Services

ODD = """𠮷野家开业

第一段：店主说😀，“好极了”。
\u3000\u3000第二段有全角空格，e\u0301 是组合字符。
第三段：𠮷、𠮷、𠮷，好极了，好极了。
"""
ANNOTATED = (("😀，“好极了”", "第一处", ["核实/排名"], "orange"), ("e\u0301 是组合", "", [], "blue"))
FILES = {"w3c": "a.jsonld", "hypothesis": "a.json", "qdpx": "a.qdpx"}


@pytest.fixture
def odd(services: Services, write: Callable[[str, str], Path], tmp_path: Path) -> Services:
    """An archive with one article of odd characters and CR LF line ends, annotated."""
    path = tmp_path / "odd.txt"
    path.write_bytes(ODD.replace("\n", "\r\n").encode())
    assert services.importing.run([path]).added == [1]
    text = services.library.article(1).text
    for quote, comment, tags, color in ANNOTATED:
        start = text.index(quote)
        services.annotating.annotate(1, start, start + len(quote), comment=comment, tags=tags, color=color)
    third = text.rindex("好极了")
    services.annotating.annotate(1, third, third + 3, comment="第三个“好极了”", tags=["核实/次序"])
    services.indexing.drain()
    return services


def exported(services: Services, folder: Path, format_name: str) -> Path:
    document = services.exporting.document(
        "批注", services.annotating.annotations(), ExportOptions(accessed="2026-07-14")
    )
    return services.exporting.save(folder / FILES[format_name], document, format_name)


def shown(services: Services, format_name: str) -> list[tuple[object, ...]]:
    """What every format carries of annotations; REFI-QDA has no colour of its own for a selection."""
    notes = services.annotating.annotations()
    return [
        (n.uid, n.exact, n.start, n.end, n.comment, n.tags, format_name == "qdpx" or n.color, n.created_at)
        for n in notes
    ]


@pytest.mark.parametrize("format_name", FILES)
def test_annotations_come_back_on_the_same_characters(odd: Services, tmp_path: Path, format_name: str) -> None:
    file, before = exported(odd, tmp_path, format_name), shown(odd, format_name)
    odd.annotating.delete([n.id for n in odd.annotating.annotations()])
    received = odd.receiving.run(file)
    assert (received.added, received.unplaced) == (3, ())
    assert shown(odd, format_name) == before
    assert odd.receiving.run(file).known == 3
    assert len(odd.annotating.annotations()) == 3


@pytest.mark.parametrize("format_name", FILES)
def test_another_archive_gives_the_same_file(odd: Services, tmp_path: Path, format_name: str) -> None:
    file = exported(odd, tmp_path, format_name)
    other = open_services(tmp_path / "other", create=True, jobs=1)
    try:
        if format_name != "qdpx":
            other.importing.run([tmp_path / "odd.txt"])
        assert other.receiving.run(file).added == 3
        (tmp_path / "again").mkdir()
        assert shown(other, format_name) == shown(odd, format_name)
        again = exported(other, tmp_path / "again", format_name)
        if format_name != "qdpx":
            assert again.read_bytes() == file.read_bytes()
    finally:
        other.close()


def test_all_that_was_received_is_undone_at_once(odd: Services, tmp_path: Path) -> None:
    file = exported(odd, tmp_path, "w3c")
    odd.annotating.delete([n.id for n in odd.annotating.annotations()])
    odd.receiving.run(file)
    odd.undo.undo()
    assert odd.annotating.annotations() == []


def _annotation(exact: str, **more: object) -> dict[str, object]:
    selector = {"type": "TextQuoteSelector", "exact": exact, **more}
    return {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": f"http://example.org/{exact}",
        "type": "Annotation",
        "body": {"type": "TextualBody", "value": "看", "purpose": "commenting"},
        "target": {"source": "http://example.org/unknown", "selector": selector},
    }


def received_from(services: Services, folder: Path, *annotations: dict[str, object]):  # type: ignore[no-untyped-def]
    path = folder / "in.jsonld"
    path.write_text(json.dumps(list(annotations), ensure_ascii=False), encoding="utf-8")
    return services.receiving.run(path)


def test_words_that_only_one_article_has_find_it(sampled: Services, tmp_path: Path) -> None:
    received = received_from(sampled, tmp_path, _annotation("查封、冻结涉黑涉恶资产5.625亿元"))
    assert received.added == 1
    note = sampled.annotating.annotations()[0]
    assert sampled.library.article(1).text[note.start : note.end] == "查封、冻结涉黑涉恶资产5.625亿元"


def test_words_in_several_places_go_where_their_surroundings_are(sampled: Services, tmp_path: Path) -> None:
    text = sampled.library.article(1).text
    at = text.rindex("玉溪市")
    received = received_from(
        sampled, tmp_path, _annotation("玉溪市", prefix=text[at - 12 : at], suffix=text[at + 3 : at + 12])
    )
    assert received.added == 1
    assert sampled.annotating.annotations()[0].start == at


def test_words_that_can_not_be_placed_are_listed_with_the_reason(sampled: Services, tmp_path: Path) -> None:
    received = received_from(sampled, tmp_path, _annotation("玉溪市"), _annotation("文中没有的话"))
    assert received.added == 0
    assert {r.code for r in received.unplaced} == {"annotations.no_article"}
    assert "文中没有的话" in {r.place for r in received.unplaced}


def test_words_that_were_altered_are_placed_and_marked(sampled: Services, tmp_path: Path) -> None:
    article = sampled.library.article(1)
    was = "查封、冻结涉黑涉恶资产5.635亿元"
    annotation = _annotation(was, prefix="破获各类刑事案件1245起,", suffix=",居全省第一")
    annotation["target"] = {"source": article.url, "selector": annotation["target"]["selector"]}  # type: ignore[index]
    received = received_from(sampled, tmp_path, annotation)
    assert (received.added, received.altered) == (1, 1)
    note = sampled.annotating.annotations()[0]
    assert note.anchoring is Anchoring.ALTERED
    assert (note.was, note.exact) == (was, was.replace("5.635", "5.625"))
    sampled.annotating.settle([note.id])
    assert sampled.annotating.annotations()[0].anchoring is Anchoring.UNCHANGED


@pytest.mark.parametrize("data", [b"", b"plain words", b"{", b"\xff\xfe", b"PK\x03\x04 torn", b"<x/>", b"[" * 100_000])
def test_what_is_no_file_of_annotations_is_refused(sampled: Services, tmp_path: Path, data: bytes) -> None:
    (tmp_path / "x.json").write_bytes(data)
    with pytest.raises(ImportRefusedError):
        sampled.receiving.run(tmp_path / "x.json")
    assert sampled.annotating.annotations() == []


def test_the_project_of_another_program_comes_with_its_texts(services: Services, testdata: Path) -> None:
    received = services.receiving.run(testdata / "qdpx" / "oltas_teszt.qdpx")
    notes = services.annotating.annotations()
    assert received.articles == 2
    assert received.added == len(notes) > 100
    for note in notes:
        if note.start is not None:
            text = services.library.article(note.article_id).text
            assert text[note.start : note.end] == note.exact
    assert services.receiving.run(testdata / "qdpx" / "oltas_teszt.qdpx").added == 0


def test_a_project_of_ours_brings_the_facts_of_publication_back(sampled: Services, tmp_path: Path) -> None:
    text = sampled.library.article(1).text
    start = text.index("长安杯")
    sampled.annotating.annotate(1, start, start + 3, tags=["奖项"])
    file = exported(sampled, tmp_path, "qdpx")
    other = open_services(tmp_path / "other", create=True, jobs=1)
    try:
        other.receiving.run(file)
        before, after = sampled.library.article(1), other.library.article(1)
        for name in ("title", "byline", "source", "url", "text"):
            assert getattr(after, name) == getattr(before, name)
        assert after.published_at is not None
        assert after.published_at[:10] == "2022-09-03"
        assert other.exporting.citation(1, accessed="2026-07-14") == sampled.exporting.citation(
            1, accessed="2026-07-14"
        )
        assert [n.exact for n in other.annotating.annotations()] == ["长安杯"]
    finally:
        other.close()
