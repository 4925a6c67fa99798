"""Web annotations against the W3C's own schemas and samples, Hypothesis annotations against its client's fixtures."""

import json
import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import lxml.html
import pytest

from archive_viewer.domain.annotation import Annotation, Color, Quote, Target
from archive_viewer.domain.errors import ImportRefusedError
from archive_viewer.domain.passage import Excerpt, ExportDocument, ExportOptions, Reference, SourceText
from archive_viewer.exporters.hypothesis import HypothesisExporter
from archive_viewer.exporters.web_annotation import WebAnnotationExporter
from archive_viewer.importers.annotations.hypothesis import read_hypothesis
from archive_viewer.importers.annotations.w3c import read_web_annotations

pytestmark = pytest.mark.testdata

TEXT = "玉溪市公安局𠮷某介绍，今年1至8月全市刑事案件同比下降30%。\n　　两次捧得“长安杯”😀。"
URI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:(?:[A-Za-z0-9._~:/?@!$&'()*+,;=-]|%[0-9A-Fa-f]{2})*(?:#[^#\s]*)?")
ADVICE = {
    "3.1-bodyKeyFound.json",
    "3.2.1-bodySingleFormat.json",
    "3.3.1-annotationCreatedImplemented.json",
    "3.3.1-singleAnnotationCreatorImplemented.json",
    "3.3.2-annotationCreatorAgentSingleNameImplemented.json",
    "3.3.2-annotationCreatorAgentTypeImplemented.json",
    "3.3.5-annotationSingleMotivationImplemented.json",
    "4.2.4-prefix.json",
    "4.2.4-suffix.json",
}
"""What the schemas advise, as far as we know the answer: nobody has an address or nickname here."""
USABLE = 30
"""How many of the W3C's correct samples say something about a text that is not elsewhere."""


@pytest.fixture(scope="module")
def w3c(testdata: Path) -> Path:
    return testdata / "annotation" / "w3c"


@pytest.fixture(scope="module")
def export() -> dict[str, Any]:
    web = Reference(
        1, 2, "题", "记者 李某", "人民网", "2022-09-03T09:15:00+08:00", "http://a.cn/新 闻.html", "", "ab" * 32
    )
    paper = Reference(2, 1, "另一篇", "", "某日报", None, None, "", "cd" * 32)
    spans = [(1, 4, "评论", ("待核", "𠮷")), (6, 8, "", ("待核",)), (30, 36, "", ()), (None, None, "整篇", ())]
    kinds = [Target.PASSAGE, Target.FACT, Target.PASSAGE, Target.ARTICLE]
    notes = tuple(_note(number, kind, *span) for number, (kind, span) in enumerate(zip(kinds, spans, strict=True), 1))
    excerpts = (
        Excerpt(TEXT, 0, len(TEXT), 1, web, annotations=notes, note="摘录的说明"),
        Excerpt(TEXT[3:9], 3, 9, 1, paper),
        Excerpt("另一篇", 0, 0, 1, paper, annotations=(_note(9, Target.ENTITY, None, None, "", ()),)),
    )
    sources = tuple(SourceText(cited, TEXT, None, "a.html") for cited in (web, paper))
    document = ExportDocument("导出", excerpts, ExportOptions(), sources=sources)
    found: dict[str, Any] = json.loads(WebAnnotationExporter().render(document))
    assert read_web_annotations(json.dumps(found).encode()).refused == ()
    assert read_hypothesis(HypothesisExporter().render(document)).refused == ()
    return found


def _note(
    number: int, kind: Target, start: int | None, end: int | None, comment: str, tags: tuple[str, ...]
) -> Annotation:
    quote = Quote("") if start is None or end is None else Quote.at(TEXT, start, end)
    return Annotation(
        id=number,
        uid=f"0b1c9a52-5a0e-4b1f-9f43-{number:012}",
        article_id=1,
        revision=2,
        target=kind,
        start=start,
        end=end,
        exact=quote.exact,
        prefix=quote.prefix,
        suffix=quote.suffix,
        comment=comment,
        tags=tags,
        color=list(Color)[number % 5],
        creator="读者",
        created_at="2026-01-01T00:00:00.000+00:00",
        modified_at="2026-01-02T00:00:00.000+00:00",
    )


def _validators(paths: list[Path], definitions: Path, demand: str) -> Iterator[tuple[str, Any]]:
    jsonschema = pytest.importorskip("jsonschema")
    referencing = pytest.importorskip("referencing")
    formats = jsonschema.FormatChecker(formats=())
    formats.checks("uri")(lambda value: not isinstance(value, str) or URI.fullmatch(value) is not None)
    formats.checks("date-time", raises=ValueError)(
        lambda value: not isinstance(value, str) or bool(_time(value).tzinfo)
    )
    draft4 = referencing.jsonschema.DRAFT4
    registry = referencing.Registry().with_resources(
        (path.name, draft4.create_resource(json.loads(path.read_text(encoding="utf-8"))))
        for path in definitions.iterdir()
    )
    for path in paths:
        schema = json.loads(path.read_text(encoding="utf-8"))
        if schema.get("assertionType") == demand:
            yield path.name, jsonschema.Draft4Validator(schema, registry=registry, format_checker=formats)


def _time(value: str) -> datetime:
    return datetime.fromisoformat(value)


def _broken(w3c: Path, export: dict[str, Any], demand: str) -> tuple[int, list[str]]:
    """How many schemas were asked, and where one was not met."""
    parts = {
        "annotation": (sorted((w3c / "annotations").rglob("*.json")), export["first"]["items"]),
        "collection": (sorted((w3c / "collections").glob("*.json")), [export]),
        "page": (
            sorted((w3c / "collections" / "pages").glob("*.json")),
            [export, export["first"] | {"@context": export["@context"]}],
        ),
    }
    asked, broken = 0, []
    for paths, instances in parts.values():
        for name, validator in _validators(paths, w3c / "definitions", demand):
            asked += 1
            broken += [f"{name}: {error.message[:200]}" for one in instances for error in validator.iter_errors(one)]
    return asked, broken


def test_exports_meet_every_demand_of_the_schemas(w3c: Path, export: dict[str, Any]) -> None:
    asked, broken = _broken(w3c, export, "must")
    assert asked == 79
    assert broken == []


def test_the_schemas_notice_what_is_wrong(w3c: Path, export: dict[str, Any]) -> None:
    spoilt = json.loads(json.dumps(export))
    spoilt["first"]["items"][0] |= {"id": "not a uri", "created": "yesterday"}
    spoilt["first"]["items"][0]["target"]["selector"][0]["start"] = -1
    names = {name.partition(":")[0] for name in _broken(w3c, spoilt, "must")[1]}
    assert names >= {"3.1-annotationIdValidated.json", "4.2-TextDataPositionSelectorValid.json"}
    assert "3.3.1-annotationCreatedValidated.json" in names


def test_an_annotation_with_everything_takes_the_advice_of_the_schemas_where_it_knows_the_answer(
    w3c: Path, export: dict[str, Any]
) -> None:
    whole = next(item for item in export["first"]["items"] if len(item.get("body", ())) == 3)
    _, broken = _broken(w3c, export | {"first": export["first"] | {"items": [whole]}}, "should")
    assert {name.partition(":")[0] for name in broken} & ADVICE == set()


def _samples(w3c: Path, kind: str) -> list[Path]:
    return sorted((w3c / "tools" / "samples" / kind).glob("*.json"))


def test_every_correct_sample_is_read_or_named_with_the_reason(w3c: Path) -> None:
    usable = 0
    for path in _samples(w3c, "correct"):
        found = read_web_annotations(path.read_bytes())
        assert found.annotations or found.refused, path.name
        assert all(
            refusal.code.startswith(("annotation_files.selector", "annotation_files.elsewhere"))
            for refusal in found.refused
        )
        usable += not found.refused
    assert usable >= USABLE


def test_every_incorrect_sample_is_refused(w3c: Path) -> None:
    for path in _samples(w3c, "incorrect"):
        assert _refused(path.read_bytes()), path.name


def test_incorrect_samples_are_refused_for_the_fault_they_are_labelled_with(w3c: Path) -> None:
    """Most of them have a second fault, a comma too many or two identifiers; without it they are no better."""
    accepted = []
    for path in _samples(w3c, "incorrect"):
        sound = re.sub(r",(\s*[}\]])", r"\1", path.read_text(encoding="utf-8"))
        sound = re.sub(r'"id": *\[[^\]]*\]', '"id": "http://example.org/1"', sound)
        if "multiple identifiers" not in sound and not _refused(sound.encode()):
            accepted.append(json.loads(sound)["label"])
    assert accepted == ["bad language"], "its property is misspelt, so it has no language at all"


def _refused(data: bytes) -> bool:
    try:
        return not read_web_annotations(data).annotations
    except ImportRefusedError:
        return True


@pytest.mark.parametrize("name", ["minimal", "wikipedia-regression-testing"])
def test_every_quote_of_hypothesis_samples_stands_in_its_page(name: str, testdata: Path) -> None:
    folder = testdata / "annotation" / "hypothesis"
    rows = json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))["rows"]
    found = read_hypothesis((folder / f"{name}.json").read_bytes())
    page = lxml.html.fromstring((folder / f"{name}.html").read_bytes().decode("utf-8")).text_content()
    assert found.refused == ()
    assert [note.uid for note in found.annotations] == [row["id"] for row in rows]
    for note in found.annotations:
        assert note.quote is not None
        assert note.quote.exact in page
