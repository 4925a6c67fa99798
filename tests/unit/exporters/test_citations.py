"""References as GB/T 7714 prints them."""

import json
import re
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest

from archive_viewer.domain.errors import ExportError
from archive_viewer.domain.passage import Reference
from archive_viewer.exporters.citations.authors import authors, inverted
from archive_viewer.exporters.citations.registry import cite, numbered, styles

from .conftest import OTHER, REFERENCE, excerpt


def test_news_on_line() -> None:
    assert cite(REFERENCE, "gb-t-7714-2025", "2026-07-14") == (
        "李发兴. 玉溪公安：“平安善治”护发展[EB/OL]. （2022-09-03）[2026-07-14]. "
        "http://yn.people.com.cn/GB/zt/403795/405754/index.html."
    )
    assert cite(REFERENCE, "gb-t-7714-2015", "2026-07-14") == (
        "李发兴. 玉溪公安：“平安善治”护发展[EB/OL]. (2022-09-03)[2026-07-14]. "
        "http://yn.people.com.cn/GB/zt/403795/405754/index.html."
    )


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"byline": ""}, "题名[EB/OL]. （2022-09-03）[2026-07-14]. http://a.cn/."),
        ({"published_at": None}, "张三. 题名[EB/OL]. [2026-07-14]. http://a.cn/."),
        ({"url": None}, "张三. 题名[EB/OL]. 某网，2022-09-03[2026-07-14]."),
        ({"source": "人民日报", "url": None}, "张三. 题名[N]. 人民日报，2022-09-03."),
        (
            {"source": "人民日报", "url": "http://paper.people.com.cn/x"},
            "张三. 题名[N/OL]. 人民日报，2022-09-03. http://paper.people.com.cn/x.",
        ),
        (
            {"byline": "记者 甲某、乙某、丙某、丁某"},
            "甲某，乙某，丙某，等. 题名[EB/OL]. （2022-09-03）[2026-07-14]. http://a.cn/.",
        ),
        (
            {"byline": "By Jane R. Doe and John Roe"},
            "Doe J R，Roe J. 题名[EB/OL]. （2022-09-03）[2026-07-14]. http://a.cn/.",
        ),
    ],
)
def test_missing_pieces_are_left_out_with_their_punctuation(changed: dict[str, str | None], expected: str) -> None:
    whole = replace(REFERENCE, title="题名", byline="张三", source="某网", url="http://a.cn/")
    assert cite(replace(whole, **changed), "gb-t-7714-2025", "2026-07-14") == expected  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("人民网记者 李发兴", ("李发兴",)),
        ("本报记者 张三 李四", ("张三", "李四")),
        ("新华社记者张三、李四 通讯员王五", ("张三", "李四", "王五")),
        ("文/陈晨 图/林木", ("陈晨",)),
        ("作者：欧阳觅剑", ("欧阳觅剑",)),
        ("本报首席记者 张三（发自北京）", ("张三",)),
        ("阿卜杜拉·买买提", ("阿卜杜拉·买买提",)),
        ("新华社", ("新华社",)),
        ("", ()),
    ],
)
def test_bylines_give_names(byline: str, names: tuple[str, ...]) -> None:
    assert authors(byline) == names


def test_latin_names_are_inverted_without_stops() -> None:
    assert inverted("Jane R. Doe") == "Doe J R"
    assert inverted("李发兴") == "李发兴"


def test_references_are_numbered_in_order_of_first_use() -> None:
    numbering = numbered([excerpt("甲"), excerpt("乙", OTHER), excerpt("丙")])
    assert numbering.numbers == (1, 2, 1)
    assert numbering.references == (REFERENCE, OTHER)


def test_an_unknown_style_is_refused() -> None:
    assert styles()[0].name == "gb-t-7714-2025"
    with pytest.raises(ExportError):
        cite(REFERENCE, "no-such", "")


@pytest.mark.testdata
@pytest.mark.parametrize("edition", [2015, 2025])
def test_web_items_agree_with_the_standards_own(edition: int, testdata: Path) -> None:
    """Chinese web pages with an author, as the standard's own style renders them."""
    data = testdata / "citation"
    page = (data / f"gb-t-7714-{edition}" / "index.md").read_text(encoding="utf-8")
    printed = {unescape(re.sub(r"<[^>]+>", "", line)) for line in re.findall(r'right-inline">(.*?)</div>', page)}
    checked = 0
    for item in json.loads((data / "gbt7714-data.json").read_text(encoding="utf-8")):
        if item["type"] != "webpage" or item["language"] != "zh-CN" or "author" not in item:
            continue
        dates = {
            key: "-".join(f"{int(n):02d}" for n in item[key]["date-parts"][0])
            for key in ("issued", "accessed")
            if key in item
        }
        cited = Reference(
            1, 1, item["title"], item["author"][0]["literal"], "", dates.get("issued"), item["URL"], "", ""
        )
        assert cite(cited, f"gb-t-7714-{edition}", dates["accessed"]) in printed
        checked += 1
    assert checked >= 5
