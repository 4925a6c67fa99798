"""Annotations leave as W3C Web Annotations and as Hypothesis JSON, each once, at their places and with nothing lost."""

import json
import uuid
from dataclasses import replace
from typing import Any

import pytest

from archive_viewer.domain.annotation import Annotation, Color, Target
from archive_viewer.domain.fact import Fact, FactKind
from archive_viewer.domain.passage import Excerpt, ExportDocument, ExportOptions, SourceText
from archive_viewer.domain.ports import Exporter
from archive_viewer.exporters.hypothesis import HypothesisExporter
from archive_viewer.exporters.web_annotation import WebAnnotationExporter, source_of, utc
from archive_viewer.util.messages import LANGUAGES, sentence

from .conftest import OTHER, REFERENCE, annotation, excerpt

UID = "0b1c9a52-5a0e-4b1f-9f43-1f2f3c4d5e6f"
TEXT = "　　𠮷野家在玉溪市开业，😀连续10次入选。\n两次捧得“长安杯”。"
BOTH: tuple[Exporter, ...] = (WebAnnotationExporter(), HypothesisExporter())


def collection(document: ExportDocument) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(WebAnnotationExporter().render(document))
    return found


def items(document: ExportDocument) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = collection(document)["first"]["items"]
    return found


def rows(document: ExportDocument) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(HypothesisExporter().render(document))["annotations"]
    return found


def holding(*excerpts: Excerpt, **options: Any) -> ExportDocument:
    sources = tuple(SourceText(cited, TEXT, None, "a.html") for cited in dict.fromkeys(e.reference for e in excerpts))
    return ExportDocument("摘录", excerpts, ExportOptions(**options), sources=sources)


def passage(words: str, *said: Annotation, **more: Any) -> Excerpt:
    start = TEXT.index(words)
    return Excerpt(words, start, start + len(words), 1, REFERENCE, annotations=said, **more)


def remark(words: str, **more: Any) -> Annotation:
    start = TEXT.index(words)
    return replace(annotation(1, start, start + len(words), "哪家机构？"), **{"uid": UID, **more})


def whole(**more: Any) -> Annotation:
    return replace(remark("玉溪市"), target=Target.ARTICLE, start=None, end=None, **more)


@pytest.mark.parametrize("exporter", BOTH, ids=lambda e: e.name)
def test_the_same_document_gives_the_same_bytes_and_an_empty_one_is_rendered(
    exporter: Exporter, document: ExportDocument
) -> None:
    assert exporter.render(document) == exporter.render(document)
    assert json.loads(exporter.render(replace(document, excerpts=())))


@pytest.mark.parametrize("exporter", BOTH, ids=lambda e: e.name)
def test_halves_of_characters_and_controls_leave_a_file_that_can_be_read(exporter: Exporter) -> None:
    hostile = "\ud842<b>\x00\x0b ]]> &lt; \udfb7"
    cited = replace(REFERENCE, title=hostile, url=f"http://a.cn/{hostile}", byline=hostile)
    said = replace(remark("玉溪市"), uid=hostile, comment=hostile, tags=(hostile,), creator=hostile, exact=hostile)
    bare = replace(cited, url=None, sha256="")
    document = holding(replace(passage("玉溪市", said), reference=cited), Excerpt(hostile, 0, len(hostile), 1, bare))
    assert json.loads(exporter.render(replace(document, title=hostile)))


def test_each_annotation_stands_once_in_order_of_first_use() -> None:
    first, second = remark("连续10次", uid="u1", id=1), remark("玉溪市", uid="u2", id=2)
    document = holding(passage("玉溪市开业，😀连续10次", second, first, annotation_id=1), passage("玉溪市", second))
    assert [row["id"] for row in rows(document)] == ["u1", "u2"]
    assert collection(document)["total"] == 2


def test_a_collection_holds_its_only_page() -> None:
    found = collection(holding(passage("玉溪市", remark("玉溪市"))))
    assert found["type"] == "AnnotationCollection"
    assert found["label"] == "摘录"
    assert found["first"]["type"] == "AnnotationPage"
    assert found["first"]["partOf"]["id"] == found["id"]
    assert found["first"]["id"] == found["last"]


def test_an_annotation_says_who_when_what_and_where() -> None:
    (item,) = items(holding(passage("连续10次", remark("连续10次"))))
    assert item["id"] == f"urn:uuid:{UID}"
    assert item["motivation"] == "commenting"
    assert item["creator"] == {"type": "Person", "name": "读者"}
    assert (item["created"], item["modified"]) == ("2026-01-01T00:00:00.000Z", "2026-02-01T08:00:00.000Z")
    assert item["body"] == [
        {"type": "TextualBody", "purpose": "commenting", "format": "text/markdown", "value": "哪家机构？"},
        {"type": "TextualBody", "purpose": "tagging", "format": "text/plain", "value": "待核"},
    ]
    target = item["target"]
    assert target["source"] == REFERENCE.url
    assert target["av:article"]["dc:title"] == REFERENCE.title
    assert target["av:article"]["av:sha256"] == REFERENCE.sha256
    assert target["av:article"]["av:revision"] == 2


def test_w3c_positions_count_code_points_and_hypothesis_positions_utf16_units() -> None:
    document = holding(passage("连续10次", remark("连续10次")))
    points, quote = items(document)[0]["target"]["selector"]
    assert TEXT[points["start"] : points["end"]] == "连续10次" == quote["exact"]
    assert quote["prefix"] == TEXT[: points["start"]]
    units, same = rows(document)[0]["target"][0]["selector"]
    encoded = TEXT.encode("utf-16-le")
    assert encoded[units["start"] * 2 : units["end"] * 2].decode("utf-16-le") == "连续10次"
    assert units["start"] == points["start"] + 2
    assert same == quote


def test_hypothesis_has_no_position_where_the_text_is_not_at_hand() -> None:
    document = replace(holding(passage("连续10次", remark("连续10次", exact="连续10次"))), sources=())
    assert [s["type"] for s in rows(document)[0]["target"][0]["selector"]] == ["TextQuoteSelector"]


def test_a_note_on_the_whole_article_has_no_selector() -> None:
    document = holding(Excerpt(REFERENCE.title, 0, 0, 1, REFERENCE, annotations=(whole(),)))
    assert [set(row["target"][0]) for row in rows(document)] == [{"source"}]
    (item,) = items(document)
    assert "selector" not in item["target"]
    assert item["target"]["source"] == REFERENCE.url


def test_an_orphan_keeps_its_quote_alone() -> None:
    lost = remark("玉溪市", start=None, end=None, exact="昆明市", prefix="在")
    (item,) = items(holding(Excerpt("昆明市", 0, 0, 1, REFERENCE, annotations=(lost,))))
    assert item["target"]["selector"] == [{"type": "TextQuoteSelector", "exact": "昆明市", "prefix": "在"}]


def test_a_passage_that_is_no_annotation_is_a_bookmark_with_an_address_of_its_own() -> None:
    document = holding(passage("长安杯", note="待查"))
    (item,) = items(document)
    assert uuid.UUID(item["id"].removeprefix("urn:uuid:")).version == 5
    assert items(document)[0]["id"] == item["id"]
    assert items(holding(passage("长安杯")))[0]["id"] == item["id"]
    assert items(holding(passage("长安杯")))[0]["motivation"] == "bookmarking"
    assert item["body"][0]["value"] == "待查"
    assert "stylesheet" not in item


def test_an_excerpt_that_is_an_annotation_is_no_bookmark_besides_unless_it_has_a_note() -> None:
    assert len(items(holding(passage("玉溪市", remark("玉溪市"), annotation_id=1)))) == 1
    assert len(items(holding(passage("玉溪市", remark("玉溪市"), annotation_id=1, note="待查")))) == 2


def test_notes_on_the_same_passage_are_all_kept() -> None:
    (item,) = items(holding(*(passage("玉溪市", note=note) for note in ("甲", "乙", "甲"))))
    assert item["body"][0]["value"] == "甲\n\n乙"


@pytest.mark.parametrize(
    ("change", "motivation"),
    [({"comment": ""}, "tagging"), ({"comment": "", "tags": ()}, "highlighting"), ({"tags": ()}, "commenting")],
)
def test_the_motivation_follows_what_was_said(change: dict[str, Any], motivation: str) -> None:
    assert items(holding(passage("玉溪市", remark("玉溪市", **change))))[0]["motivation"] == motivation


def test_a_colour_is_a_style_that_a_browser_understands() -> None:
    (item,) = items(holding(passage("玉溪市", remark("玉溪市", color=Color.PURPLE))))
    assert item["target"]["styleClass"] == "purple"
    assert item["stylesheet"]["value"] == ".purple { background-color: #D5BCF1 }"


def test_what_is_about_a_fact_or_an_entity_says_so() -> None:
    fact = Fact(FactKind.QUANTITY, 0, 3, "10次", 10, id=4)
    about = remark("10次", target=Target.FACT, fact_id=4)
    target = items(holding(passage("连续10次", about, facts=(fact,))))[1]["target"]
    assert (target["av:target"], target["av:about"]) == ("fact", "10次")
    body = whole(exact="玉溪市公安局", entity_id=9)
    named = replace(body, target=Target.ENTITY)
    target = items(holding(Excerpt("题", 0, 0, 1, REFERENCE, annotations=(named,))))[0]["target"]
    assert (target["av:target"], target["av:about"]) == ("entity", "玉溪市公安局")
    assert "selector" not in target


def test_without_comments_only_the_passages_go_out() -> None:
    document = holding(passage("玉溪市", remark("玉溪市")), comments=False)
    assert [item["motivation"] for item in items(document)] == ["bookmarking"]
    assert "哪家机构" not in HypothesisExporter().render(document).decode()


def test_an_article_without_an_address_goes_by_its_checksum() -> None:
    assert source_of(OTHER) == f"urn:sha256:{OTHER.sha256}"
    assert source_of(replace(REFERENCE, url="见报纸第3版")) == f"urn:sha256:{REFERENCE.sha256}"


@pytest.mark.parametrize(
    ("url", "source"),
    [
        ("http://a.cn/新闻 1.html", "http://a.cn/%E6%96%B0%E9%97%BB%201.html"),
        ("http://a.cn/%E6%96%B0?q=100%&x=[1]#a#b", "http://a.cn/%E6%96%B0?q=100%25&x=%5B1%5D#a%23b"),
    ],
)
def test_addresses_are_uris_and_kept_as_they_were_besides(url: str, source: str) -> None:
    target = items(holding(replace(passage("玉溪市"), reference=replace(REFERENCE, url=url))))[0]["target"]
    assert target["source"] == source
    assert target["av:article"]["av:address"] == url


@pytest.mark.parametrize(
    ("time", "expected"),
    [
        ("2026-01-01T08:00:00+08:00", "2026-01-01T00:00:00.000Z"),
        ("2026-01-01T00:00:00.123456+00:00", "2026-01-01T00:00:00.123456Z"),
        ("2026-01-01T00:00:00", ""),
        ("0001-01-01T00:00:00+08:00", ""),
        ("昨天", ""),
    ],
)
def test_times_are_in_utc(time: str, expected: str) -> None:
    assert utc(time) == expected


def test_hypothesis_gets_what_its_client_reads() -> None:
    found = json.loads(HypothesisExporter().render(holding(passage("玉溪市", remark("玉溪市")), accessed="2026-07-14")))
    assert found["export_date"] == "2026-07-14T00:00:00.000Z"
    (row,) = found["annotations"]
    assert (row["id"], row["text"], row["tags"]) == (UID, "哪家机构？", ["待核"])
    assert row["uri"] == row["target"][0]["source"] == REFERENCE.url
    assert row["document"] == {"title": [REFERENCE.title]}
    assert row["user"] == "acct:%E8%AF%BB%E8%80%85@localhost"
    assert row["user_info"] == {"display_name": "读者"}
    assert row["permissions"]["read"] == [row["user"]]


def test_what_is_lost_is_told(document: ExportDocument) -> None:
    assert [(loss.code, loss.count) for loss in WebAnnotationExporter().losses(document)] == [("export.loss.facts", 1)]
    lost = HypothesisExporter().losses(document)
    assert [(x.code, x.count) for x in lost] == [("export.loss.hypothesis_colors", 1), ("export.loss.facts", 1)]
    for loss in lost:
        assert all(sentence(loss.code, {"count": "1"}, language) != loss.code for language in LANGUAGES)


def test_a_quote_that_was_not_stored_is_taken_from_what_the_excerpt_shows(document: ExportDocument) -> None:
    found = {item.get("av:uid"): item for item in items(document)}
    quote = found["u1"]["target"]["selector"][1]
    assert (quote["exact"], quote["prefix"]) == ("连续10次"[:5], "此前玉溪市")


def test_an_excerpt_of_other_words_than_the_text_has_is_not_quoted_from_the_text() -> None:
    moved = replace(excerpt("另有一段"), start=0, end=4)
    quote = items(holding(moved))[0]["target"]["selector"][1]
    assert quote["exact"] == "另有一段"
