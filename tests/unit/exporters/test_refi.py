"""REFI-QDA files hold every text, passage, tag and note, follow the schema, and come back as they went out."""

import io
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from archive_viewer.domain.annotation import Annotation, Color, Target
from archive_viewer.domain.passage import Excerpt, ExportDocument, ExportOptions, SourceText
from archive_viewer.exporters.manuscript import printable
from archive_viewer.exporters.refi.codebook import path_of
from archive_viewer.exporters.refi.qdc import QdcExporter
from archive_viewer.exporters.refi.qdpx import QdpxExporter, plain
from archive_viewer.importers.annotations.refi import read_refi
from archive_viewer.util.messages import LANGUAGES, sentence

from .conftest import OTHER, REFERENCE

TEXT = "玉溪市连续10次入选“中国最安全城市”。\n𠮷祥村的😀居民说：治安好了。\n两次捧得“长安杯”。\n"
UID = "3f2b8c1e-9d47-4a60-8b55-0c1d2e3f4a5b"
NS = {"q": "urn:QDA-XML:project:1.0"}


def annotation(number: int, words: str, **more: object) -> Annotation:
    start = TEXT.index(words)
    made = Annotation(
        id=number,
        uid=f"u{number}",
        article_id=7,
        revision=2,
        target=Target.PASSAGE,
        start=start,
        end=start + len(words),
        exact=words,
        prefix="",
        suffix="",
        comment="",
        tags=(),
        color=Color.YELLOW,
        creator="读者",
        created_at="2026-01-02T03:04:05.678+00:00",
        modified_at="2026-02-03T04:05:06.000+00:00",
    )
    return replace(made, **more)  # type: ignore[arg-type]


def passage(words: str, *annotations: Annotation, **more: object) -> Excerpt:
    start = TEXT.index(words)
    made = Excerpt(words, start, start + len(words), 1, REFERENCE, annotations=annotations)
    return replace(made, **more)  # type: ignore[arg-type]


def document(*excerpts: Excerpt, colors: tuple[tuple[str, str], ...] = (), **options: object) -> ExportDocument:
    chosen = ExportOptions(accessed="2026-07-14", **options)  # type: ignore[arg-type]
    source = SourceText(REFERENCE, TEXT, "2026-01-01T08:00:00+08:00", "平安善治.html")
    return ExportDocument("扫黑除恶数据核对", excerpts, chosen, (source,), colors)


def members(made: ExportDocument) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(QdpxExporter().render(made))) as package:
        assert {info.date_time for info in package.infolist()} <= {(1980, 1, 1, 0, 0, 0)}
        return {name: package.read(name) for name in package.namelist()}


def project(made: ExportDocument) -> etree._Element:
    return etree.fromstring(members(made)["project.qde"])


def test_each_text_lies_beside_the_project_as_it_is() -> None:
    root = project(document(passage("两次捧得")))
    (source,) = root.findall(".//q:TextSource", NS)
    assert source.get("plainTextPath") == f"internal://{source.get('guid')}.txt"
    assert members(document(passage("两次捧得")))[f"sources/{source.get('guid')}.txt"] == TEXT.encode()


def test_positions_count_code_points_and_the_end_is_exclusive() -> None:
    (selection,) = project(document(passage("居民说"))).findall(".//q:PlainTextSelection", NS)
    start, end = int(selection.get("startPosition")), int(selection.get("endPosition"))
    assert TEXT[start:end] == "居民说"
    assert (start, end) == (26, 29)
    assert selection.get("name") == "居民说"


def test_a_tag_with_a_slash_is_a_code_below_another() -> None:
    tagged = annotation(1, "10次", tags=("核实/排名", "核实/数字", "待查"))
    root = project(document(passage("连续10次入选", tagged), colors=(("核实/排名", "#123456"),)))
    top = root.findall("q:CodeBook/q:Codes/q:Code", NS)
    assert [(c.get("name"), c.get("isCodable"), c.get("color")) for c in top] == [
        ("核实", "false", None),
        ("待查", "true", "#FDEE8A"),
    ]
    below = top[0].findall("q:Code", NS)
    assert [(c.get("name"), c.get("color")) for c in below] == [("排名", "#123456"), ("数字", "#FDEE8A")]
    codings = [ref.get("targetGUID") for ref in root.findall(".//q:Coding/q:CodeRef", NS)]
    assert codings == [below[0].get("guid"), below[1].get("guid"), top[1].get("guid")]


def test_an_annotation_that_two_passages_touch_is_there_once() -> None:
    shared = annotation(1, "10次入选", comment="哪家机构？")
    made = document(passage("连续10次", shared), passage("入选“中国", shared))
    root = project(made)
    assert len(root.findall(".//q:PlainTextSelection", NS)) == 3
    assert len(root.findall(".//q:Note", NS)) == 1


def test_a_passage_that_is_an_annotation_is_no_second_selection() -> None:
    own = annotation(5, "治安好了", comment="谁说的？", uid=UID)
    made = document(passage("治安好了", own, annotation_id=5, note="引用前再问"))
    (selection,) = project(made).findall(".//q:PlainTextSelection", NS)
    assert selection.get("guid") == UID
    assert selection.findtext("q:Description", namespaces=NS) == "谁说的？\n\n引用前再问"


def test_without_comments_the_passages_remain() -> None:
    own = annotation(5, "治安好了", comment="谁说的？", tags=("待查",))
    root = project(document(passage("治安好了", own, annotation_id=5), comments=False))
    assert len(root.findall(".//q:PlainTextSelection", NS)) == 1
    for absent in ("Coding", "Note", "Code", "User"):
        assert root.findall(f".//q:{absent}", NS) == []


def test_a_source_says_where_it_was_published() -> None:
    root = project(document(passage("两次捧得"), language="en"))
    names = {v.get("guid"): v.get("name") for v in root.findall("q:Variables/q:Variable", NS)}
    values = {
        names[held.find("q:VariableRef", NS).get("targetGUID")]: held[1].text
        for held in root.findall(".//q:VariableValue", NS)
    }
    assert values["Byline"] == "人民网记者 李发兴"
    assert values["Date of publication"] == "2022-09-03"
    assert values["Address"] == REFERENCE.url
    assert values["Captured at"] == "2026-01-01T00:00:00Z"
    assert "李发兴" in root.findtext(".//q:TextSource/q:Description", namespaces=NS)


def test_the_order_of_the_sources_is_a_set() -> None:
    other = SourceText(OTHER, "另有一段", None, "")
    made = document(Excerpt("另有", 0, 2, 1, OTHER), passage("两次捧得"))
    made = replace(made, sources=(other, *made.sources))
    root = project(made)
    (ordered,) = root.findall("q:Sets/q:Set", NS)
    names = {s.get("guid"): s.get("name") for s in root.findall(".//q:TextSource", NS)}
    assert ordered.get("name") == made.title
    assert [names[m.get("targetGUID")] for m in ordered] == ["另一篇", REFERENCE.title]


def test_a_comment_on_the_whole_article_is_on_its_source() -> None:
    whole = annotation(9, "玉", target=Target.ARTICLE, start=None, end=None, comment="通稿", tags=("体裁/通讯",))
    made = document(Excerpt(REFERENCE.title, 0, 0, 1, REFERENCE, annotations=(whole,), annotation_id=9))
    assert QdpxExporter().losses(made) == []
    (found,) = read_refi(QdpxExporter().render(made)).annotations
    assert (found.quote, found.comment, found.tags) == (None, "通稿", ("体裁/通讯",))
    assert (found.creator, found.created_at) == ("读者", "2026-01-02T03:04:05.678+00:00")


def test_what_has_no_place_is_counted_as_lost() -> None:
    person = annotation(9, "玉", target=Target.ENTITY, start=None, end=None, comment="所长")
    made = document(
        Excerpt("李发兴", 0, 0, 1, REFERENCE, annotations=(person,), annotation_id=9),
        Excerpt("别处", 0, 2, 1, OTHER),
        passage("10次", annotation(1, "10次")),
    )
    lost = {loss.code: loss.count for loss in QdpxExporter().losses(made)}
    assert lost == {"refi.loss.unplaced": 2, "refi.loss.highlights": 1}
    assert [loss.code for loss in QdcExporter().losses(made)] == ["refi.loss.passages"]
    for code in (*lost, "refi.loss.passages"):
        assert all(sentence(code, {"count": "2"}, language) != code for language in LANGUAGES)


def test_a_codebook_has_the_tags_alone() -> None:
    tagged = annotation(1, "10次", tags=("核实/排名",), color=Color.BLUE)
    data = QdcExporter().render(document(passage("连续10次", tagged)))
    assert etree.fromstring(data).tag == "{urn:QDA-XML:codebook:1.0}CodeBook"
    assert "连续".encode() not in data
    assert [(tag.name, tag.color) for tag in read_refi(data).tags] == [("核实/排名", "#C8EAFC")]


def test_a_codebook_without_tags_is_a_folder() -> None:
    data = QdcExporter().render(document(passage("连续10次")))
    (code,) = etree.fromstring(data).iter("{*}Code")
    assert (code.get("name"), code.get("isCodable")) == ("扫黑除恶数据核对", "false")
    assert read_refi(data).tags == ()


@pytest.mark.parametrize(
    ("tag", "path"),
    [
        ("核实/排名", ("核实", "排名")),
        ("/核实// 排名 /", ("核实", "排名")),
        ("/", ()),
        ("", ()),
        ("a\x00b", ("a\ufffdb",)),
        ("/".join("层" * 40), (*("层" * 31), "／".join("层" * 9))),
    ],
)
def test_odd_tags_have_a_path(tag: str, path: tuple[str, ...]) -> None:
    assert path_of(tag) == path


def test_a_byte_order_mark_in_the_text_keeps_its_place() -> None:
    assert plain("\ufeff甲").decode("utf-8-sig") == "\ufeff甲"
    assert plain("甲\ud800") == "甲?".encode()


ODD = st.text(st.characters(exclude_categories=()), max_size=12)
WORDS = st.text(
    st.one_of(st.sampled_from("𠮷😀é\u0301\u3000\n。a1中/ "), st.characters(codec="utf-8", exclude_characters="\r")),
    min_size=2,
    max_size=60,
)
TIMES = st.one_of(
    st.datetimes(timezones=st.timezones()).map(lambda t: t.isoformat(timespec="milliseconds")),
    st.sampled_from(["", "2026", "2026-01-01T00:00:00", "0001-01-01T00:00:00+14:00", "昨天"]),
)


@st.composite
def documents(draw: st.DrawFn) -> ExportDocument:
    text = draw(WORDS)
    ends = st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).filter(lambda pair: pair[0] != pair[1])
    marks = []
    for number, place in enumerate(draw(st.lists(ends, max_size=4)), 1):
        marks.append(
            annotation(
                number,
                "玉",
                uid=draw(st.sampled_from([f"u{number}", f"{number:08d}-0000-4000-8000-000000000000"])),
                start=min(place),
                end=max(place),
                target=draw(st.sampled_from([Target.PASSAGE, Target.FACT])),
                comment=draw(ODD),
                tags=tuple(draw(st.lists(ODD, max_size=3))),
                color=draw(st.sampled_from(list(Color))),
                creator=draw(ODD),
                created_at=draw(TIMES),
                modified_at=draw(TIMES),
            )
        )
    places = draw(st.lists(ends, max_size=3))
    excerpts = [
        Excerpt(text[min(p) : max(p)], min(p), max(p), 1, REFERENCE, note=draw(ODD), annotations=tuple(marks))
        for p in places
    ]
    reference = replace(REFERENCE, title=draw(ODD), byline=draw(ODD), url=draw(ODD), published_at=draw(TIMES))
    source = SourceText(reference, text, draw(TIMES), draw(ODD))
    colors = tuple((tag, draw(st.sampled_from(["#12abEF", "red", ""]))) for mark in marks for tag in mark.tags)
    return ExportDocument(draw(ODD), tuple(excerpts), ExportOptions(), (source,), colors)


@given(documents())
def test_what_goes_out_comes_back(made: ExportDocument) -> None:
    data = QdpxExporter().render(made)
    assert data == QdpxExporter().render(made)
    incoming = read_refi(data)
    text = made.sources[0].text
    assert [came.text for came in incoming.texts] == [text]
    assert incoming.refused == ()
    marks = {a.uid: a for e in made.excerpts for a in e.annotations}
    bare = {(e.start, e.end) for e in made.excerpts}
    assert len(incoming.annotations) == len(marks) + len(bare)
    for found in incoming.annotations:
        assert found.quote is not None
        assert found.start is not None
        assert found.end is not None
        assert found.quote.exact == text[found.start : found.end]
    sent = sorted((a.start or 0, a.end or 0, _tags(a), printable(a.comment.strip())) for a in marks.values())
    came = sorted((a.start or 0, a.end or 0, a.tags, a.comment) for a in incoming.annotations)
    for one in sent:
        assert one in came
    assert {uid for uid in marks if "-" in uid} <= {a.uid for a in incoming.annotations}
    assert {tag for one in sent for tag in one[2]} <= {tag.name for tag in incoming.tags}


def _tags(mark: Annotation) -> tuple[str, ...]:
    return tuple(dict.fromkeys("/".join(path) for path in map(path_of, mark.tags) if path))


@pytest.fixture(scope="session")
def schema(testdata: Path) -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(testdata / "qdpx" / "Project.xsd"))


@pytest.mark.testdata
@settings(suppress_health_check=[HealthCheck.too_slow])
@given(documents())
def test_every_document_makes_a_valid_project_and_codebook(schema: etree.XMLSchema, made: ExportDocument) -> None:
    schema.assertValid(project(made))
    guids = [element.get("guid") for element in project(made).iter(etree.Element) if element.get("guid")]
    assert len(guids) == len(set(guids))
    book = QdcExporter().render(made).decode().replace("urn:QDA-XML:codebook:1.0", NS["q"])
    wrapped = etree.Element(f"{{{NS['q']}}}Project", name="")
    wrapped.append(etree.fromstring(book.encode()))
    del wrapped[0].attrib["origin"]
    schema.assertValid(wrapped)
    schema.assertValid(project(replace(made, sources=(), excerpts=())))
