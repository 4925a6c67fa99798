"""A small document with everything in it that an export can carry."""

import pytest

from archive_viewer.domain.annotation import Annotation, Color, Target
from archive_viewer.domain.fact import Fact, FactKind
from archive_viewer.domain.passage import Excerpt, ExportDocument, ExportOptions, Reference, SourceText

REFERENCE = Reference(
    article_id=7,
    revision=2,
    title="玉溪公安:“平安善治”护发展",
    byline="人民网记者 李发兴",
    source="人民网-云南频道",
    published_at="2022-09-03T09:15:00+08:00",
    url="http://yn.people.com.cn/GB/zt/403795/405754/index.html",
    added_at="2026-01-01T00:00:00.000+00:00",
    sha256="ab" * 32,
)
OTHER = Reference(
    article_id=8,
    revision=1,
    title="另一篇",
    byline="",
    source="某日报",
    published_at="2020-02-29T00:00:00+08:00",
    url=None,
    added_at="2026-01-01T00:00:00.000+00:00",
    sha256="cd" * 32,
)


def annotation(number: int, start: int, end: int, comment: str, color: Color = Color.YELLOW) -> Annotation:
    return Annotation(
        id=number,
        uid=f"u{number}",
        article_id=7,
        revision=2,
        target=Target.PASSAGE,
        start=start,
        end=end,
        exact="",
        prefix="",
        suffix="",
        comment=comment,
        tags=("待核",),
        color=color,
        creator="读者",
        created_at=f"2026-01-0{number}T00:00:00.000+00:00",
        modified_at=f"2026-02-0{number}T08:00:00.000+00:00",
    )


def excerpt(text: str, reference: Reference = REFERENCE, **more: object) -> Excerpt:
    return Excerpt(text, 100, 100 + len(text), 3, reference, **more)  # type: ignore[arg-type]


def sources(*cited: Reference) -> tuple[SourceText, ...]:
    """Texts that are long enough for the excerpts."""
    return tuple(SourceText(each, "文" * 1000, None, "article.html") for each in cited)


@pytest.fixture
def document() -> ExportDocument:
    first = excerpt(
        "玉溪市连续10次入选“中国最安全城市”\n两次捧得“长安杯”",
        before="此前",
        after="，成为品牌。",
        note="待查",
        annotations=(annotation(1, 103, 108, "哪家机构？"), annotation(2, 105, 125, "重叠", Color.PURPLE)),
        facts=(Fact(FactKind.QUANTITY, 105, 108, "10次", 10, unit="次", measure="入选"),),
    )
    options = ExportOptions(accessed="2026-07-14", facts=True, context=True, provenance=True)
    excerpts = (first, excerpt("另有一段", OTHER), excerpt("同一出处"))
    return ExportDocument("扫黑除恶数据核对", excerpts, options, sources(REFERENCE, OTHER))
