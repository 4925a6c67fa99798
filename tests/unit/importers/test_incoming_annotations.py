"""Annotations of other programs come in as they were meant; what can't be used is refused with a reason."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from archive_viewer.domain.annotation import Annotation, Color, Quote, Target
from archive_viewer.domain.errors import ImportRefusedError
from archive_viewer.domain.incoming import Incoming, IncomingAnnotation
from archive_viewer.domain.passage import Excerpt, ExportDocument, ExportOptions, Reference, SourceText
from archive_viewer.exporters.hypothesis import HypothesisExporter
from archive_viewer.exporters.web_annotation import WebAnnotationExporter
from archive_viewer.importers.annotations.hypothesis import read_hypothesis
from archive_viewer.importers.annotations.w3c import read_web_annotations
from archive_viewer.util.messages import LANGUAGES, sentence

READERS = (read_web_annotations, read_hypothesis)
PAGE = "http://a.cn/1.html"
QUOTE = {"type": "TextQuoteSelector", "exact": "平安善治", "prefix": "“", "suffix": "”护发展"}


def w3c(**more: Any) -> dict[str, Any]:
    return {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": "http://a.cn/notes/1",
        "type": "Annotation",
        "target": PAGE,
        **more,
    }


def came(content: object) -> Incoming:
    return read_web_annotations(json.dumps(content).encode())


def one(**more: Any) -> IncomingAnnotation:
    found = came(w3c(**more))
    assert found.refused == ()
    (only,) = found.annotations
    return only


def refused(**more: Any) -> str:
    found = came(w3c(**more))
    assert found.annotations == ()
    return found.refused[0].code.removeprefix("annotation_files.")


def selecting(*selectors: object) -> dict[str, Any]:
    return {"source": PAGE, "selector": list(selectors)}


def row(**more: Any) -> dict[str, Any]:
    target = [{"source": PAGE, "selector": [QUOTE]}]
    return {"id": "a1", "uri": PAGE, "user": "acct:mark@localhost", "text": "甲", "target": target, **more}


def hypothesis(*rows: object) -> Incoming:
    return read_hypothesis(json.dumps({"total": len(rows), "rows": rows}).encode())


@pytest.mark.parametrize("read", READERS)
@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"\xff\xfe{\x00}\x00", "not_utf8"),
        (b"\x80", "not_utf8"),
        (b"", "not_json"),
        (b"this is no JSON", "not_json"),
        (b'{"rows": [NaN]}', "not_json"),
        (b'{"total": -Infinity, "rows": []}', "not_json"),
        (b'{"rows": [' + b"1" * 5000 + b"]}", "not_json"),
        (b"[" * 100_000, "too_deep"),
        (b"[" * 500 + b"]" * 500, "too_deep"),
        (b'{"type": "Annotation", "rows": [], "x": "\\ud842"}', "broken_characters"),
        (b'{"type": "Annotation", "rows": [], "\\udfb7": 1}', "broken_characters"),
    ],
)
def test_a_file_that_is_no_sound_json_is_refused_as_a_whole(read: Any, data: bytes, code: str) -> None:
    with pytest.raises(ImportRefusedError) as caught:
        read(data)
    assert caught.value.code == f"annotation_files.{code}"


@pytest.mark.parametrize("data", [b"{}", b'"x"', b"7", b"null", b'{"type": "Squirrel"}', b'{"rows": 1}'])
def test_a_file_of_another_kind_is_refused_as_a_whole(data: bytes) -> None:
    for read in READERS:
        with pytest.raises(ImportRefusedError, match=r"annotation_files\.not_"):
            read(data)


def test_a_byte_order_mark_and_escaped_pairs_are_no_obstacle() -> None:
    escaped = json.dumps(w3c(bodyValue="𠮷")).encode()
    assert b"\\ud842\\udfb7" in escaped
    assert read_web_annotations(b"\xef\xbb\xbf" + escaped).annotations[0].comment == "𠮷"


def test_one_several_a_page_and_a_collection_are_read_alike() -> None:
    bare = {key: value for key, value in w3c().items() if key != "@context"}
    page = {"id": "http://a.cn/p", "type": "AnnotationPage", "items": [bare]}
    root = {"@context": "http://www.w3.org/ns/anno.jsonld"}
    whole = {"id": "http://a.cn/c", "type": ["BasicContainer", "AnnotationCollection"], "total": 1, "first": page}
    alone = came(w3c())
    assert len(alone.annotations) == 1
    assert came([w3c()]) == came(root | page) == came(root | whole) == alone


def test_pages_and_annotations_that_are_elsewhere_are_named() -> None:
    last = {"id": "http://a.cn/p2", "type": "AnnotationPage", "items": ["http://a.cn/n9"], "next": "http://a.cn/p3"}
    first = {"id": "http://a.cn/p1", "type": "AnnotationPage", "items": [w3c()], "next": last}
    found = came({"@context": "http://www.w3.org/ns/anno.jsonld"} | first)
    assert len(found.annotations) == 1
    assert [(x.place, x.params) for x in found.refused] == [
        ("next.items[1]", {"address": "http://a.cn/n9"}),
        ("next.next", {"address": "http://a.cn/p3"}),
    ]


def test_one_bad_annotation_leaves_the_others() -> None:
    found = came([w3c(), w3c(id="http://a.cn/2", created="yesterday"), 7, w3c(), w3c(id="http://a.cn/3")])
    assert [a.uid for a in found.annotations] == ["http://a.cn/notes/1", "http://a.cn/3"]
    assert [r.code.partition(".")[2] for r in found.refused] == ["time", "no_context", "repeated"]


def test_bodies_are_comments_and_tags() -> None:
    found = one(
        motivation="commenting",
        body=[
            "http://a.cn/essay",
            {
                "type": "TextualBody",
                "value": "<p>查 &amp; 核</p><p>再查<br>三查</p><script>x</script>",
                "format": "text/html",
            },
            {"type": "TextualBody", "value": "待核", "purpose": "tagging"},
            {
                "type": "Choice",
                "items": [{"type": "TextualBody", "value": "甲"}, {"type": "TextualBody", "value": "乙"}],
            },
            {"type": "SpecificResource", "source": "http://a.cn/city", "purpose": "tagging"},
        ],
    )
    assert found.comment == "http://a.cn/essay\n\n查 & 核\n再查\n三查\n\n甲"
    assert found.tags == ("待核", "http://a.cn/city")


def test_a_body_of_an_annotation_that_only_tags_is_a_tag() -> None:
    found = one(motivation="tagging", body={"type": "TextualBody", "value": "重要"})
    assert (found.comment, found.tags) == ("", ("重要",))


@pytest.mark.parametrize(
    ("creator", "name"),
    [
        ("http://a.cn/me", "http://a.cn/me"),
        ({"id": "http://a.cn/me", "type": "Person", "name": "李某", "nickname": "li"}, "李某"),
        ({"nickname": "li"}, "li"),
        ([{"name": ["甲", "A"]}, {"name": "乙"}], "甲, 乙"),
    ],
)
def test_the_creator_is_who_they_say_they_are(creator: object, name: str) -> None:
    assert one(creator=creator).creator == name


def test_times_come_in_utc_as_the_archive_writes_them() -> None:
    found = one(created="2026-01-01T08:00:00+08:00", modified="2026-01-02T00:00:00.123456Z")
    assert (found.created_at, found.modified_at) == ("2026-01-01T00:00:00.000+00:00", "2026-01-02T00:00:00.123+00:00")


def test_several_targets_become_several_annotations() -> None:
    found = came(w3c(target=[PAGE, {"type": "List", "items": ["http://a.cn/2", {"id": "http://a.cn/3"}]}]))
    assert [(a.uid, a.addresses) for a in found.annotations] == [
        ("http://a.cn/notes/1", (PAGE,)),
        ("http://a.cn/notes/1#2", ("http://a.cn/2",)),
        ("http://a.cn/notes/1#3", ("http://a.cn/3",)),
    ]


def test_an_article_is_known_by_its_addresses_and_checksum() -> None:
    source = {"id": f"{PAGE}#top", "canonical": "http://b.cn/1", "dc:title": "题"}
    found = one(target={"source": source})
    assert (found.addresses, found.title) == ((f"{PAGE}#top", PAGE, "http://b.cn/1"), "题")
    found = one(target=f"urn:sha256:{'AB' * 32}")
    assert (found.addresses, found.sha256) == ((), "ab" * 32)


def test_a_quote_and_a_position_come_in_together() -> None:
    found = one(target=selecting({"type": "CssSelector", "value": "p"}, {"type": "New"}, QUOTE))
    assert (found.quote, found.start) == (Quote("平安善治", "“", "”护发展"), None)
    found = one(target=selecting(QUOTE, {"type": "TextPositionSelector", "start": 6, "end": 10}))
    assert (found.quote, found.start, found.end) == (Quote("平安善治", "“", "”护发展"), 6, 10)


@pytest.mark.parametrize(
    ("selector", "expected"),
    [
        ({"type": "FragmentSelector", "value": "p5", "refinedBy": QUOTE}, (Quote("平安善治", "“", "”护发展"), None)),
        (
            {**QUOTE, "refinedBy": {"type": "TextQuoteSelector", "exact": "善"}},
            (Quote("善", "“平安", "治”护发展"), None),
        ),
        (
            {**QUOTE, "refinedBy": {"type": "TextPositionSelector", "start": 2, "end": 4}},
            (Quote("善治", "“平安", "”护发展"), None),
        ),
        (
            {
                "type": "TextPositionSelector",
                "start": 10,
                "end": 90,
                "refinedBy": {"type": "TextPositionSelector", "start": 2, "end": 4},
            },
            (None, 12),
        ),
        (
            {"type": "TextPositionSelector", "start": 10, "end": 90, "refinedBy": QUOTE},
            (Quote("平安善治", "“", "”护发展"), None),
        ),
    ],
)
def test_a_refinement_narrows_what_it_refines(selector: object, expected: tuple[Quote | None, int | None]) -> None:
    found = one(target=selecting(selector))
    assert (found.quote, found.start) == expected


@pytest.mark.parametrize(
    ("selector", "code"),
    [
        ({"type": "XPathSelector", "value": "//p"}, "selector_unknown"),
        ({"type": "SquirrelSelector"}, "selector_unknown"),
        ("http://a.cn/selector", "selector_elsewhere"),
        ({"id": "http://a.cn/selector"}, "selector_elsewhere"),
        ({"type": "FragmentSelector"}, "selector_incomplete"),
        ({"type": "TextQuoteSelector"}, "selector_incomplete"),
        ({"type": "TextQuoteSelector", "exact": ["甲", "乙"]}, "selector_incomplete"),
        ({"type": "TextQuoteSelector", "exact": ""}, "empty"),
        ({"type": "TextPositionSelector", "start": -1, "end": 3}, "selector_incomplete"),
        ({"type": "TextPositionSelector", "start": 1.5, "end": 3}, "selector_incomplete"),
        ({"type": "TextPositionSelector", "start": True, "end": 3}, "selector_incomplete"),
        ({"type": "TextPositionSelector", "start": 0, "end": 2**70}, "selector_incomplete"),
        ({"type": "TextPositionSelector", "start": 3, "end": 3}, "empty"),
        ({"type": "RangeSelector", "startSelector": QUOTE}, "selector_incomplete"),
        (
            {
                "type": "FragmentSelector",
                "value": "p5",
                "refinedBy": {"type": "TextPositionSelector", "start": 0, "end": 2},
            },
            "selector_relative",
        ),
        (7, "address"),
    ],
)
def test_a_place_that_leads_nowhere_is_refused(selector: object, code: str) -> None:
    assert refused(target=selecting(selector)) == code


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"@context": "fish"}, "no_context"),
        ({"id": "no address"}, "address"),
        ({"id": ["http://a.cn/1", "http://a.cn/2"]}, "address"),
        ({"target": None}, "missing"),
        ({"target": 9}, "value"),
        ({"target": "no address"}, "address"),
        ({"target": {"type": "SpecificResource"}}, "no_resource"),
        ({"target": {"type": "TextualBody", "value": "x"}}, "no_resource"),
        ({"target": {"source": PAGE, "value": "x"}}, "both"),
        ({"target": {"source": {"type": "Choice", "items": [PAGE]}}}, "address"),
        ({"target": {"id": PAGE, "purpose": "tagging"}}, "both"),
        ({"target": {"source": PAGE, "styleClass": 1}}, "value"),
        ({"target": {"source": PAGE, "state": {"type": "TimeState"}}}, "value"),
        ({"body": "no address"}, "address"),
        ({"body": {"id": "no address"}}, "address"),
        ({"body": {"id": PAGE, "format": 6}}, "value"),
        ({"body": {"id": PAGE, "language": 3}}, "value"),
        ({"body": {"id": PAGE, "textDirection": "squirrel"}}, "value"),
        ({"body": {"id": PAGE, "textDirection": ["ltr", "rtl"]}}, "value"),
        ({"body": {"id": PAGE, "processingLanguage": ["en", "de"]}}, "value"),
        ({"body": {"id": PAGE, "created": "now"}}, "time"),
        ({"body": {"type": "TextualBody"}}, "no_resource"),
        ({"body": {"type": "TextualBody", "value": ["a", "b"]}}, "value"),
        ({"body": {"items": [PAGE]}}, "value"),
        ({"body": {"type": ["Choice", "List"], "items": [PAGE]}}, "value"),
        ({"body": {"type": "Choice", "items": []}}, "missing"),
        ({"body": {"type": "Choice", "items": [PAGE], "purpose": "tagging"}}, "both"),
        ({"body": PAGE, "bodyValue": "x"}, "both"),
        ({"bodyValue": ["a", "b"]}, "value"),
        ({"bodyValue": 23}, "value"),
        ({"creator": 6}, "value"),
        ({"generator": 42}, "value"),
        ({"created": "yesterday"}, "time"),
        ({"created": "2015-01-28T12:00:00"}, "time"),
        ({"created": "2015-02-30T12:00:00Z"}, "time"),
        ({"modified": ["2015-01-28T12:00:00Z", "2015-01-28T12:00:01Z"]}, "time"),
        ({"rights": "no address"}, "address"),
        ({"via": "no address"}, "address"),
        ({"canonical": ["http://a.cn/1", "http://a.cn/2"]}, "address"),
    ],
)
def test_what_breaks_a_rule_of_the_model_is_refused(more: dict[str, Any], code: str) -> None:
    assert refused(**more) == code
    for language in LANGUAGES:
        assert sentence(f"annotation_files.{code}", {}, language) != f"annotation_files.{code}"


def test_hypothesis_rows_are_read_from_the_service_and_from_the_client() -> None:
    rows = [row(tags=["待核"], document={"title": ["题"]}, created="2026-01-01T00:00:00.123456+00:00")]
    found = hypothesis(*rows)
    assert found == read_hypothesis(json.dumps({"export_date": "x", "annotations": rows}).encode())
    assert found == read_hypothesis(json.dumps(rows).encode())
    (note,) = found.annotations
    assert (note.uid, note.comment, note.tags, note.title, note.creator) == ("a1", "甲", ("待核",), "题", "mark")
    assert (note.quote, note.addresses) == (Quote("平安善治", "“", "”护发展"), (PAGE,))
    assert note.created_at == "2026-01-01T00:00:00.123+00:00"


def test_a_hypothesis_position_counts_units_of_a_page_and_is_left_out() -> None:
    target = [{"source": PAGE, "selector": [{"type": "TextPositionSelector", "start": 4, "end": 8}, QUOTE]}]
    (note,) = hypothesis(row(target=target)).annotations
    assert (note.start, note.end) == (None, None)
    bare = [{"source": PAGE, "selector": [{"type": "TextPositionSelector", "start": 4, "end": 8}]}]
    assert hypothesis(row(target=bare)).refused[0].code == "annotation_files.no_quote"


def test_a_hypothesis_page_note_is_about_the_whole_article() -> None:
    (note,) = hypothesis(row(target=[{"source": PAGE}])).annotations
    assert (note.quote, note.start, note.addresses) == (None, None, (PAGE,))


def test_our_own_positions_are_believed_only_as_far_as_they_fit_the_quote() -> None:
    for start, end, expected in ((6, 10, 6), (6, 11, None), (10, 6, None), ("6", 10, None)):
        (note,) = hypothesis(row(extra={"archive_viewer": {"start": start, "end": end}})).annotations
        assert note.start == expected


def test_replies_stand_below_the_comment_they_belong_to() -> None:
    later = row(id="r2", references=["a1", "r1"], text="不是\n是", user="acct:b@x", created="2026-01-03T00:00:00Z")
    first = row(id="r1", references=["a1"], text="真的？", tags=["疑"], created="2026-01-02T00:00:00Z")
    found = hypothesis(later, first, row(), row(id="r3", references=["gone"]))
    (note,) = found.annotations
    assert note.comment == "甲\n\n> mark: 真的？\n> #疑\n\n> > b: 不是\n> > 是"
    assert [(x.place, x.code) for x in found.refused] == [("r3", "annotation_files.reply")]


@pytest.mark.parametrize(
    ("bad", "code"),
    [
        (7, "value"),
        ({"uri": PAGE}, "missing"),
        (row(text=7), "value"),
        (row(tags=[7]), "value"),
        (row(target=["x"]), "value"),
        (row(target=[{"selector": ["x"]}]), "value"),
        (row(id="a2", target=[{"selector": [{"type": "TextQuoteSelector", "exact": ""}]}]), "empty"),
        (row(), "repeated"),
    ],
)
def test_a_bad_hypothesis_row_leaves_the_others(bad: object, code: str) -> None:
    found = hypothesis(row(), bad)
    assert len(found.annotations) == 1
    assert [x.code for x in found.refused] == [f"annotation_files.{code}"]


REFERENCE = Reference(7, 2, "玉溪公安", "李发兴", "人民网", None, PAGE, "", "ab" * 32)
CHARACTERS = st.sampled_from(["𠮷", "😀", "e\u0301", "\u3000", "玉", "“", "\n", "a", "👩\u200d🚒", "\u0000", "1"])
FIRST, LAST = (datetime(year, 1, 1) for year in (1000, 9000))  # noqa: DTZ001 - the zone comes with the draw
TIMES = st.datetimes(FIRST, LAST, timezones=st.just(UTC)).map(lambda time: time.isoformat(timespec="milliseconds"))
TAGS = st.lists(st.text(min_size=1).filter(str.strip), max_size=3, unique=True).map(tuple)
UIDS = st.uuids().map(str) | st.text(min_size=1) | st.sampled_from(["http://a.cn/1", "urn:uuid:x", "a%zz:b"])


@st.composite
def documents(draw: st.DrawFn) -> ExportDocument:
    text = "".join(draw(st.lists(CHARACTERS, min_size=1, max_size=80)))
    said = []
    for number, uid in enumerate(draw(st.lists(UIDS, max_size=4, unique=True)), 1):
        start = draw(st.integers(0, len(text) - 1))
        end = draw(st.integers(start + 1, len(text)))
        placed = draw(st.booleans())
        quote = Quote.at(text, start, end) if placed else Quote("")
        said.append(
            Annotation(
                id=number,
                uid=uid,
                article_id=7,
                revision=2,
                target=Target.PASSAGE if placed else Target.ARTICLE,
                start=start if placed else None,
                end=end if placed else None,
                exact=quote.exact,
                prefix=quote.prefix,
                suffix=quote.suffix,
                comment=draw(st.text()),
                tags=draw(TAGS),
                color=draw(st.sampled_from(Color)),
                creator=draw(st.text()),
                created_at=draw(TIMES),
                modified_at=draw(TIMES),
            )
        )
    excerpt = Excerpt(text, 0, len(text), 1, REFERENCE, annotations=tuple(said))
    source = SourceText(REFERENCE, text, None, "a.html")
    return ExportDocument(draw(st.text()), (excerpt,), ExportOptions(), sources=(source,))


def expected(one: Annotation) -> IncomingAnnotation:
    return IncomingAnnotation(
        uid=one.uid,
        quote=Quote(one.exact, one.prefix, one.suffix) if one.exact else None,
        start=one.start,
        end=one.end,
        addresses=(PAGE,),
        sha256=REFERENCE.sha256,
        title=REFERENCE.title,
        comment=one.comment,
        tags=one.tags,
        color=one.color.value,
        creator=one.creator,
        created_at=one.created_at,
        modified_at=one.modified_at,
    )


@given(documents())
def test_what_goes_out_comes_back_the_same(document: ExportDocument) -> None:
    for exporter, read in ((WebAnnotationExporter(), read_web_annotations), (HypothesisExporter(), read_hypothesis)):
        found = read(exporter.render(document))
        assert found.refused == ()
        back = {note.uid: note for note in found.annotations}
        assert len(back) == len(found.annotations)
        for said in document.excerpts[0].annotations:
            assert back[said.uid] == expected(said)


KEYS = ["@context", "id", "type", "target", "body", "items", "first", "next", "source", "selector", "refinedBy"]
KEYS += ["exact", "start", "end", "value", "rows", "annotations", "references", "created", "purpose", "state", "total"]
KEYS += ["tags", "text", "uri", "user", "user_info", "document", "extra", "archive_viewer", "title", "link", "creator"]
VALUES = [w3c()["@context"], "Annotation", "AnnotationPage", "AnnotationCollection", "Choice", PAGE, "TextualBody"]
VALUES += ["TextQuoteSelector", "TextPositionSelector", "FragmentSelector", "TimeState", "text/html", "<p", "a1"]
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.sampled_from(VALUES) | st.text(),
    lambda inside: st.lists(inside, max_size=4) | st.dictionaries(st.sampled_from(KEYS), inside, max_size=6),
)


@given(st.dictionaries(st.sampled_from(KEYS), ANYTHING), ANYTHING)
@example({"target": {"source": PAGE, "selector": {"refinedBy": 7, "type": ["TextQuoteSelector", 7]}}}, None)
@example({"first": {"items": [None], "next": [1, 2]}, "type": "AnnotationCollection"}, None)
def test_nothing_that_json_can_say_is_more_than_refused(strange: dict[str, Any], other: object) -> None:
    contents = [w3c(**strange), strange, other, {"rows": [row(**strange), other]}, {"annotations": [strange, row()]}]
    for read in READERS:
        for content in contents:
            try:
                found = read(json.dumps(content).encode())
            except ImportRefusedError:
                continue
            for refusal in found.refused:
                assert sentence(refusal.code, refusal.params, "zh_CN") != refusal.code


@given(st.binary())
def test_no_bytes_are_more_than_refused(data: bytes) -> None:
    for read in READERS:
        with pytest.raises(ImportRefusedError):
            read(data + b"!")
