"""People, organisations, places, works, quotations, turns and listed points."""

from pathlib import Path

import pytest

from archive_viewer.derive import RULES_VERSION, derive_facts
from archive_viewer.domain.article import Block, BlockRole
from archive_viewer.domain.fact import Fact, FactKind


def of(kind: FactKind, text: str) -> list[Fact]:
    return [f for f in derive_facts(text, "2022-09-03") if f.kind == kind]


def test_a_person_beside_a_title_and_everywhere_else() -> None:
    text = "玉溪市公安局党委副书记王贵元在专访中介绍情况。王贵元说,成效明显。"
    assert [(f.text, f.measure) for f in of(FactKind.PERSON, text)] == [("王贵元", "王贵元")] * 2
    assert [f.text for f in of(FactKind.TITLE, text)] == ["党委副书记"]
    assert [f.text for f in of(FactKind.ORGANISATION, text)] == ["玉溪市公安局"]


def test_editors_are_people() -> None:
    assert [f.text for f in of(FactKind.PERSON, "(责编:木胜玉、朱红霞)")] == ["木胜玉", "朱红霞"]


def test_words_that_look_like_names_are_none() -> None:
    assert of(FactKind.PERSON, "高度重视,安全第一。方面军总指挥部表示,经济平稳。教育部门介绍。") == []


def test_places_have_codes_where_the_name_means_one() -> None:
    found = {f.text: f.place for f in of(FactKind.PLACE, "云南省玉溪市江川区和鼓楼区。")}
    assert found == {"云南省": "530000", "玉溪市": "530400", "江川区": "530403", "鼓楼区": None}


def test_a_district_belongs_to_the_city_before_it() -> None:
    found = [f.place for f in of(FactKind.PLACE, "江苏省南京市鼓楼区。")]
    assert found == ["320000", "320100", "320106"]


def test_works_nest() -> None:
    works = [f.text for f in of(FactKind.WORK, "印发《关于落实《纲要》的通知》。")]
    assert works == ["《关于落实《纲要》的通知》", "《纲要》"]


def test_direct_and_indirect_speech_have_speakers() -> None:
    text = "王贵元表示:“我们将继续努力,做好工作。”有关负责人介绍,全部工程将于明年完成。"
    assert [(f.text, f.speaker, f.vague) for f in of(FactKind.QUOTATION, "局长王贵元出席。" + text)] == [
        ("“我们将继续努力,做好工作。”", "王贵元", False),
        ("全部工程将于明年完成", "有关负责人", True),
    ]


def test_a_catchword_is_no_quotation() -> None:
    assert of(FactKind.QUOTATION, "深化“放管服”改革,推进“一网通办”。") == []


INTERVIEW = "主持人：您怎么看？\n李明：很好。\n还有一点。\n主持人：为什么？\n李明：因为努力。\n(责编:王伟)"


def test_turns_by_labels() -> None:
    turns = of(FactKind.TURN, INTERVIEW)
    assert [(t.measure, t.speaker, t.text) for t in turns] == [
        ("question", "主持人", "主持人：您怎么看？"),
        ("answer", "李明", "李明：很好。\n还有一点。"),
        ("question", "主持人", "主持人：为什么？"),
        ("answer", "李明", "李明：因为努力。"),
    ]


def test_turns_by_blocks() -> None:
    blocks = [
        Block(BlockRole.QUESTION, "问甲", 0, 2, "记者", 0, 1),
        Block(BlockRole.ANSWER, "答乙", 3, 5, "李明", 0, 1),
        Block(BlockRole.ANSWER, "再答", 6, 8, "李明", 0, 1),
    ]
    turns = [f for f in derive_facts("问甲\n答乙\n再答", None, blocks) if f.kind == FactKind.TURN]
    assert [(t.measure, t.speaker) for t in turns] == [("question", "记者"), ("answer", "李明")]
    assert turns[1].text == "答乙\n再答"


def test_labels_that_do_not_come_back_make_no_turns() -> None:
    assert of(FactKind.TURN, "时间：九点\n地点：礼堂\n议题：预算\n备注：无") == []


def test_listed_points() -> None:
    items = of(FactKind.LIST_ITEM, "措施如下：一是筑牢基石。持续推动。\n二是强化保障；三是加强队伍。")
    assert [(i.value, i.text) for i in items] == [(1, "一是筑牢基石"), (2, "二是强化保障"), (3, "三是加强队伍")]


def test_the_sample_article(sample: Path) -> None:
    facts = derive_facts(sample.read_text(encoding="utf-8"), "2022-09-03T09:15:00+08:00")
    kinds = {f.kind for f in facts}
    assert kinds >= set(FactKind) - {FactKind.LIST_ITEM} and {f.derived_by for f in facts} == {RULES_VERSION}
    assert {f.speaker for f in facts if f.kind == FactKind.TURN} == {"人民网", "王贵元"}
    assert [f.start for f in facts] == sorted(f.start for f in facts)


def people(text: str) -> list[str]:
    return [f.text for f in derive_facts(text) if f.kind == "person"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("刘某报案称，王某某骗走她的存款。", ["刘某", "王某某"]),
        ("饰品店老板娘王女士回忆，当时没有人。", ["王女士"]),
        ("大一早，小张就出门了。", ["小张"]),
        ("柯文芳在哪里？林志芳和他一起吗？", ["柯文芳", "林志芳"]),
        ("德国总理默克尔与总统普京的会面。", ["默克尔", "普京"]),
        ("导演布拉德·伯德执导，默文・金致辞。", ["布拉德·伯德", "默文・金"]),
        ("玉溪成为试点，经济社会发展繁荣。", []),
        ("利润增长，明星云集，卫星升空。", []),
    ],
)
def test_people_that_nothing_announces(text: str, names: list[str]) -> None:
    assert people(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("石家庄市公安局桥西分局接到报案。", ["石家庄市公安局桥西分局"]),
        ("美国财政部宣布，俄外交部回应。", ["美国财政部", "俄外交部"]),
        ("记者从益海嘉里集团有限公司获悉", ["益海嘉里集团有限公司"]),
        ("淘宝网和招商银行签约，该公司否认。", ["淘宝网", "招商银行"]),
        ("改革强警方面成效明显。", []),
    ],
)
def test_firms_bodies_and_their_parts(text: str, names: list[str]) -> None:
    assert [f.text for f in derive_facts(text) if f.kind == "organisation"] == names
