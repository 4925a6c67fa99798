"""Numbers that don't agree are found, each with the facts that say so; numbers that may both hold are let be."""

from pathlib import Path

import pytest

from archive_viewer.derive import derive_facts
from archive_viewer.derive.audit import audit, elsewhere
from archive_viewer.domain.finding import Finding, FindingKind


def findings(text: str) -> list[Finding]:
    return audit(text, derive_facts(text, "2022-09-03"))


def claims(found: list[Finding]) -> list[tuple[str, ...]]:
    return [(finding.kind.value, *(fact.text for fact in finding.facts)) for finding in found]


def test_the_sample_yields_its_three(sample: Path) -> None:
    assert claims(findings(sample.read_text(encoding="utf-8"))) == [
        ("conflict", "82个", "81个"),
        ("conflict", "508个", "808个"),
        ("magnitude", "6997万余起", "40万人次"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("全市有派出所82个。后来说到81个派出所。", [("conflict", "82个", "81个")]),
        ("全市有82个派出所。目前以20个派出所为中心。", []),
        ("一区有82个派出所，二区有81个派出所。", []),
        ("扣押了20多名维和人员。当天，21名维和人员获释。", []),
        ("2020年有82个派出所。2021年有81个派出所。", []),
        ("群众满意率达103%。", [("percentage", "103%")]),
        ("公共债务占国内生产总值的比重达110%。", []),
        ("产量同比增长130%。", []),
        ("产量同比下降130%。", [("percentage", "130%")]),
        ("共打掉团伙12个，其中涉黑团伙15个。", [("part", "12个", "15个")]),
        ("共打掉团伙12个，其中涉黑团伙5个。", []),
        ("降雨量超过200毫米，其中黄山达到360毫米。", []),
        ("城区建成学校12所，乡镇建成学校20所，共计30所。", [("sum", "12所", "20所", "30所")]),
        ("城区建成学校12所，乡镇建成学校20所，共计32所。", []),
        ("收入117210亿元，比2011年增加13335亿元，增长12.8%。", []),
        ("收入117210亿元，比2011年增加13335亿元，增长22.8%。", [("rate", "117210亿元", "13335亿元", "22.8%")]),
    ],
)
def test_what_is_odd_and_what_is_not(text: str, expected: list[tuple[str, ...]]) -> None:
    assert claims(findings(text)) == expected


def test_another_article_contradicts_only_at_the_same_time() -> None:
    ours = derive_facts("2021年，全市破获刑事案件4290起。", "2022-09-03")
    same = derive_facts("2021年，全市破获刑事案件4209起。", "2022-09-05")
    later = derive_facts("2022年，全市破获刑事案件4209起。", "2022-09-05")
    assert [f.kind for f in elsewhere(ours, same)] == [FindingKind.CONFLICT]
    assert elsewhere(ours, later) == []


def test_the_key_outlives_a_new_derivation() -> None:
    one, other = (
        findings("全市有派出所82个。后来说到81个派出所。"),
        findings("据悉，全市有派出所82个。后来说到81个派出所。"),
    )
    assert [f.key for f in one] == [f.key for f in other]
